//! Story: one report reaches a desk in every format there is, and is the same report.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use copydesk::article::Article;
use copydesk::read::{Options, articles};
use copydesk::span::Lines;
use copydesk::text::{Text, paragraphs};
use copydesk::wording::{builtin, check};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TITLE: &str = "Cracks shut the bridge at Alder Creek";

const PARAGRAPHS: [&str; 3] = [
    "The county shut the old bridge at Alder Creek on Monday after inspectors found cracks in two of its girders.",
    "“We could not wait for the spring,” said Mara Holt, the county’s engineer. A detour of nine miles is signed.",
    "Repairs are expected to cost $2.4 million & take until May.",
];

#[test]
fn one_report_is_the_same_in_every_format() {
    for (name, nth, facts) in [
        (
            "story.html",
            0,
            "The Alder Post, Jo Lindqvist, 2026-03-02T06:10:00Z, en-US",
        ),
        (
            "story.nitf.xml",
            0,
            "Meridian Wire, Jo Lindqvist, 2026-03-02T06:10:00Z, en-US",
        ),
        (
            "story.newsml.xml",
            0,
            "Meridian Wire, Jo Lindqvist, 2026-03-02T06:10:00Z, en-US",
        ),
        (
            "rss.xml",
            0,
            "The Alder Post, Jo Lindqvist, 2026-03-02T06:10:00Z, en-us",
        ),
        (
            "atom.xml",
            0,
            "The Alder Post, Jo Lindqvist, 2026-03-02T06:10:00Z, en",
        ),
        (
            "feed.json",
            0,
            "The Alder Post, Jo Lindqvist, 2026-03-02T06:10:00Z, -",
        ),
        (
            "wordpress.xml",
            0,
            "The Alder Post, Jo Lindqvist, 2026-03-02T06:10:00Z, en-US",
        ),
        (
            "ninjs.json",
            0,
            "Meridian Wire, Jo Lindqvist, 2026-03-02T06:10:00Z, en-US",
        ),
        (
            "ninjs2.json",
            0,
            "Meridian Wire, Jo Lindqvist, 2026-03-02T06:10:00Z, en-US",
        ),
        (
            "item.json",
            0,
            "Meridian Wire, Jo Lindqvist, 2026-03-02T06:10:00Z, en",
        ),
        (
            "story.csv",
            0,
            "The Alder Post, Jo Lindqvist, 2026-03-02T06:10:00Z, -",
        ),
    ] {
        let article = &sample(name)[nth];
        assert_eq!(article.body, PARAGRAPHS.join("\n\n"), "{name}");
        assert_eq!(article.headline(), TITLE, "{name}");
        assert_eq!(about(article), facts, "{name}");
        exact(article, name);
    }
}

#[test]
fn a_document_is_the_same_report_too() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("story.docx");
    fs::write(&path, document(TITLE, &PARAGRAPHS)).expect("written");
    let [article] = &read(&path)[..] else {
        panic!("one article");
    };
    assert_eq!(article.body, PARAGRAPHS.join("\n\n"));
    assert_eq!(article.headline(), TITLE);
    assert_eq!(
        about(article),
        "-, Jo Lindqvist, 2026-03-02T06:10:00Z, en-US"
    );
    exact(article, "story.docx");
}

#[test]
fn all_items_of_a_file_are_read_each_by_its_line() {
    let paths = |name: &str| -> Vec<String> {
        let read = sample(name);
        let ends = read.iter().map(|article| {
            article
                .path
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned()
        });
        ends.collect()
    };
    assert_eq!(paths("rss.xml"), ["rss.xml:9", "rss.xml:22"]);
    assert_eq!(
        paths("wordpress.xml"),
        ["wordpress.xml:12", "wordpress.xml:38"]
    );
    assert_eq!(
        paths("story.newsml.xml"),
        ["story.newsml.xml:5", "story.newsml.xml:33"]
    );
    assert_eq!(paths("story.csv"), ["story.csv:2", "story.csv:8"]);
    assert_eq!(paths("story.nitf.xml"), ["story.nitf.xml"]);
    let second = &sample("rss.xml")[1];
    assert_eq!(second.body, "The ferry ran again on Monday.");
    assert_eq!(second.headline(), "Ferry runs again & again");
    assert_eq!(
        second.published.as_deref(),
        Some("2026-03-03T09:00:00-05:00")
    );
    assert_eq!(sample("rss.xml")[0].id, "post-4711");
    assert_eq!(
        sample("rss.xml")[0].url.as_deref(),
        Some("https://post.example/2026/bridge")
    );
    assert_eq!(
        sample("atom.xml")[0].url.as_deref(),
        Some("https://post.example/2026/bridge")
    );
}

#[test]
fn a_draft_in_markdown_is_read_without_its_code_and_told_by_its_own_lines() {
    let path = Path::new("tests/formats/story.md");
    let [article] = &read(path)[..] else {
        panic!("one article");
    };
    assert_eq!(article.body, fs::read_to_string(path).expect("the draft"));
    assert_eq!(
        about(article),
        "The Alder Post, Jo Lindqvist, 2026-03-02, -"
    );
    let text = Text::within(&article.legible(), article.start, article.title_span());
    let found = check(&article.body, &text, None, builtin()).findings;
    let lines = Lines::of(&article.body);
    let places: Vec<_> = found
        .iter()
        .map(|finding| {
            (
                lines.position(finding.span.start),
                finding.span.of(&article.body),
            )
        })
        .map(|(at, words)| (at.line, at.column, words.to_owned()))
        .filter(|(_, _, words)| words.contains("chaos"))
        .collect();
    assert_eq!(places, [(25, 14, "utter chaos".to_owned())]);
    let words = text.tokens.len();
    assert_eq!(words, 7 + 20 + 20 + 5);
}

#[test]
fn packed_and_misnamed_files_are_read_as_what_they_are() {
    let folder = TempDir::new().expect("a folder");
    let story = fs::read("tests/formats/story.nitf.xml").expect("a sample");
    for (name, bytes) in [
        ("story.xml.gz", gzip(&story)),
        ("story.xml.zst", zstd(&story)),
        ("story.txt", story.clone()),
        ("story.json", story.clone()),
        ("story", gzip(&story)),
        ("memo.txt", document(TITLE, &PARAGRAPHS)),
        (
            "rows.csv",
            fs::read("tests/formats/ninjs.json").expect("a sample"),
        ),
        ("wide.xml", wide(&story)),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        assert_eq!(read(&path)[0].body, PARAGRAPHS.join("\n\n"), "{name}");
    }
}

#[test]
fn a_folder_of_all_formats_is_read_in_one_run() {
    let read = read(Path::new("tests/formats"));
    assert_eq!(read.len(), 17);
    assert!(read.iter().all(|article| !article.body.trim().is_empty()));
}

/// The articles of a sample.
fn sample(name: &str) -> Vec<Article> {
    read(&Path::new("tests/formats").join(name))
}

fn read(path: &Path) -> Vec<Article> {
    let options = Options::default();
    let read = articles(&[PathBuf::from(path)], &options);
    read.collect::<Result<_, _>>().expect("no errors")
}

/// Outlet, byline, date and language.
fn about(article: &Article) -> String {
    let facts = [
        &article.outlet,
        &article.byline,
        &article.published,
        &article.language,
    ];
    facts.map(|fact| fact.as_deref().unwrap_or("-")).join(", ")
}

/// The paragraphs of the article are cut out of its body by their spans, each by code points too.
fn exact(article: &Article, name: &str) {
    let spans = paragraphs(&article.body, article.start);
    let lines = Lines::of(&article.body);
    let characters: Vec<char> = article.body.chars().collect();
    assert_eq!(spans.len(), PARAGRAPHS.len(), "{name}");
    for (span, expected) in spans.iter().zip(PARAGRAPHS) {
        let (start, end) = (
            lines.position(span.start).offset,
            lines.position(span.end).offset,
        );
        assert_eq!(span.of(&article.body), expected, "{name}");
        assert_eq!(
            characters[start..end].iter().collect::<String>(),
            expected,
            "{name}"
        );
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn wide(utf8: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(utf8.to_vec()).expect("UTF-8");
    let text = text.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"");
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// A Word document with a title, each paragraph in two runs, a deletion and an insertion.
fn document(title: &str, paragraphs: &[&str]) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;");
    let run = |text: &str| {
        format!(
            "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escaped(text)
        )
    };
    let mut body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>{}</w:p>",
        run(title)
    );
    for paragraph in paragraphs {
        let (first, second) = paragraph.split_at(10);
        let gone = "<w:del><w:r><w:delText>not this</w:delText></w:r></w:del>";
        body += &format!(
            "<w:p>{}{gone}<w:ins>{}</w:ins></w:p><w:p/>",
            run(first),
            run(second)
        );
    }
    let text = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    let core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:creator>Jo Lindqvist</dc:creator>\
        <dcterms:created>2026-03-02T06:10:00Z</dcterms:created><dc:language>en-US</dc:language></cp:coreProperties>";
    archive(&[
        ("word/document.xml", text.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ])
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("a file");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("an archive").into_inner()
}

#[cfg(feature = "parquet")]
mod tables {
    use std::fs::File;
    use std::sync::Arc;

    use copydesk::read::ReadError;
    use parquet::basic::{Compression, ZstdLevel};
    use parquet::data_type::{ByteArray, ByteArrayType};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;

    use super::*;

    #[test]
    fn a_parquet_table_is_read_row_by_row() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("news.parquet");
        let body = PARAGRAPHS.join("\n\n");
        write(
            &path,
            &[
                ("Headline", [TITLE, "Ferry runs again"]),
                ("text", [&body, "The ferry ran."]),
            ],
        );
        let found = read(&path);
        assert_eq!(found[0].body, body);
        assert_eq!(found[0].headline(), TITLE);
        assert_eq!(found[1].path, format!("{}:2", path.display()));
        exact(&found[0], "news.parquet");
        let packed = folder.path().join("news.parquet.gz");
        fs::write(&packed, gzip(&fs::read(&path).expect("the table"))).expect("written");
        assert_eq!(read(&packed)[1].body, "The ferry ran.");
    }

    #[test]
    fn a_table_without_text_or_cut_short_is_named() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("a.parquet");
        write(&path, &[("label", ["x", "y"])]);
        assert!(told(&path).contains("a.parquet: no text: none of the fields"));
        write(&path, &[("text", ["x", "y"])]);
        let bytes = fs::read(&path).expect("the table");
        fs::write(&path, &bytes[..bytes.len() - 6]).expect("written");
        assert!(told(&path).contains("a.parquet: not a readable table"));
    }

    #[test]
    fn a_table_with_any_byte_gone_wrong_is_read_or_named() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("a.parquet");
        write(&path, &[("text", ["The ferry ran.", "It stopped."])]);
        let whole = fs::read(&path).expect("the table");
        let mut said = vec![];
        for (at, byte) in (0..whole.len()).flat_map(|at| [(at, 1), (at, 0xff)]) {
            let mut bytes = whole.clone();
            bytes[at] ^= byte;
            fs::write(&path, &bytes).expect("written");
            let read: Vec<_> = articles(std::slice::from_ref(&path), &Options::default()).collect();
            said.extend(read.into_iter().filter_map(Result::err));
        }
        assert!(
            said.iter()
                .all(|error| error.to_string().contains("a.parquet"))
        );
        let is_damaged = |error: &ReadError| error.to_string().contains("it is damaged");
        assert!(
            said.iter().any(is_damaged),
            "the library panics at one of them"
        );
    }

    fn write(path: &Path, columns: &[(&str, [&str; 2])]) {
        let fields = columns
            .iter()
            .map(|(name, _)| format!("REQUIRED BYTE_ARRAY {name} (UTF8);"));
        let schema = format!("message news {{ {} }}", fields.collect::<String>());
        let schema = Arc::new(parse_message_type(&schema).expect("a schema"));
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .build();
        let file = File::create(path).expect("a file");
        let mut writer =
            SerializedFileWriter::new(file, schema, Arc::new(properties)).expect("a writer");
        let mut group = writer.next_row_group().expect("a group");
        for (_, values) in columns {
            let mut column = group.next_column().expect("a column").expect("one more");
            let values = values.map(ByteArray::from);
            column
                .typed::<ByteArrayType>()
                .write_batch(&values, None, None)
                .expect("written");
            column.close().expect("closed");
        }
        group.close().expect("closed");
        writer.close().expect("closed");
    }
}

#[cfg(feature = "sqlite")]
mod databases {
    use super::*;

    #[test]
    fn a_query_gives_articles_and_changes_nothing() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("news.db");
        let body = PARAGRAPHS.join("\n\n");
        let database = rusqlite::Connection::open(&path).expect("a database");
        database
            .execute_batch("CREATE TABLE articles (id INTEGER, title TEXT, body TEXT)")
            .expect("made");
        let insert = "INSERT INTO articles VALUES (?1, ?2, ?3)";
        database.execute(insert, (7, TITLE, &body)).expect("filled");
        database
            .execute(insert, (8, "Ferry runs again", "The ferry ran."))
            .expect("filled");
        drop(database);
        let found = read(&path);
        assert_eq!(
            (found.len(), found[0].id.as_str(), found[0].headline()),
            (2, "7", TITLE)
        );
        exact(&found[0], "news.db");
        let asked = |query: &str| PathBuf::from(format!("sqlite:{}?query={query}", path.display()));
        let found = read(&asked("SELECT body AS text FROM articles WHERE id = 8"));
        assert_eq!(
            (found.len(), found[0].id.as_str(), found[0].body.as_str()),
            (1, "news.db:1", "The ferry ran.")
        );
        for query in [
            "DELETE FROM articles",
            "SELECT nothing FROM articles",
            "ATTACH 'other.db' AS other",
        ] {
            let said = told(&asked(query));
            assert!(
                said.contains("news.db") && said.contains("not a readable table"),
                "{said}"
            );
        }
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'x' AS text FROM n";
        let options = Options::default();
        assert_eq!(articles(&[asked(endless)], &options).take(100).count(), 100);
        let wide = "SELECT printf('%.*c', 70000000, 'x') AS text";
        assert!(told(&asked(wide)).contains("too big"));
        assert_eq!(read(&path).len(), 2);
    }

    #[test]
    fn a_database_with_a_name_that_is_no_text_is_named() {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("news.db");
        let database = rusqlite::Connection::open(&path).expect("a database");
        database
            .execute_batch("CREATE TABLE articles (heading TEXT, text TEXT); INSERT INTO articles VALUES ('a', 'b')")
            .expect("made");
        drop(database);
        let mut bytes = fs::read(&path).expect("the database");
        let name = bytes.windows(7).position(|word| word == b"heading");
        bytes[name.expect("the column's name")] = 0xff;
        fs::write(&path, bytes).expect("written");
        let said = told(&path);
        assert!(
            said.contains("news.db") && said.contains("not a readable table: it is damaged"),
            "{said}"
        );
    }
}

/// What is wrong with a file.
#[cfg(any(feature = "parquet", feature = "sqlite"))]
#[track_caller]
fn told(path: &Path) -> String {
    let options = Options::default();
    let read = articles(&[path.to_owned()], &options);
    let outcome: Result<Vec<_>, _> = read.collect();
    outcome.expect_err("an error").to_string()
}
