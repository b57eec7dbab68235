//! Story: someone sends a file that has no end when it is opened: it is named, and nothing falls over.

use std::fs;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use copydesk::read::{Options, articles};
use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A limit small enough to be passed quickly.
const LIMIT: u64 = 1 << 20;

/// Text that is over the limit when it is one article.
const OVER: usize = (LIMIT as usize) + 2;

#[test]
fn compressed_nothing_without_end_is_refused() {
    check(
        "a.txt.gz",
        &gzip(OVER),
        "1048577 bytes, over the limit of 1048576 bytes",
    );
    check(
        "a.jsonl.gz",
        &gzip(1 << 25),
        "unpacks to more than 400 times its size",
    );
    check(
        "a.csv.gz",
        &gzip(1 << 25),
        "over the limit of 1048576 bytes",
    );
    check(
        "twice.txt.gz",
        &pack(&gzip(100)),
        "not text: it looks like gzip-compressed data",
    );
    let cut = &gzip(1000)[..12];
    check("cut.txt.gz", cut, "damaged gzip data: it is cut short");
    check(
        "bad.txt.zst",
        b"\x28\xb5\x2f\xfd\xff\xff\xff\xff\xff\xff\xff\xff\xff",
        "damaged zstd data",
    );
}

#[test]
fn how_much_may_be_unpacked_is_for_the_user_to_say() {
    // Spaces without end pack to a thousandth.
    let bomb = gzip(24 << 20);
    let ratio = (24 << 20) / bomb.len() as u64;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.jsonl.gz");
    fs::write(&path, &bomb).expect("written");
    let told = |max_unpacked| {
        let options = Options {
            max_unpacked,
            ..Options::default()
        };
        let mut read = articles(std::slice::from_ref(&path), &options);
        read.next()
            .map(|article| article.map_or_else(|error| error.to_string(), |_| String::new()))
    };
    let refusal = format!("unpacks to more than {} times its size", ratio / 2);
    assert!(told(ratio / 2).is_some_and(|told| told.contains(&refusal)));
    assert!(told(ratio * 2).is_none_or(|told| !told.contains("unpacks")));
}

#[test]
fn a_document_that_unpacks_without_end_is_refused() {
    let spaces = vec![b' '; OVER];
    let bomb = archive("word/document.xml", &spaces);
    assert!(bomb.len() < 10_000);
    check(
        "a.docx",
        &bomb,
        "1048577 bytes, over the limit of 1048576 bytes",
    );
    check(
        "b.docx",
        &archive("mimetype", b"x"),
        "no `word/document.xml` in the archive",
    );
    check("c.docx", &bomb[..bomb.len() / 2], "not a Word document");
    let deep = format!("{}x", "<w:p>".repeat(300));
    check(
        "d.docx",
        &archive("word/document.xml", deep.as_bytes()),
        "257 levels of nesting",
    );
    let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\">]><w:document>&a;</w:document>";
    check(
        "e.docx",
        &archive("word/document.xml", laughs.as_bytes()),
        "entities of its own",
    );
}

#[test]
fn xml_that_grows_or_nests_without_end_is_refused() {
    let lol: String = (1..10)
        .map(|level| {
            format!(
                "<!ENTITY l{level} \"{}\">",
                format!("&l{};", level - 1).repeat(10)
            )
        })
        .collect();
    let laughs = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"lol\">{lol}]><rss><channel><item><description>&l9;</description></item></channel></rss>"
    );
    check(
        "laughs.xml",
        laughs.as_bytes(),
        "XML that declares entities of its own",
    );
    check(
        "deep.xml",
        "<rss>".repeat(300).as_bytes(),
        ":1: 257 levels of nesting, over the limit of 256",
    );
    let items = format!(
        "<rss><channel>\n<item>{}</item></channel></rss>",
        "<a/>".repeat(OVER / 4)
    );
    check("items.xml", items.as_bytes(), ":2: ");
    let text = format!("<nitf>{}</nitf>", " ".repeat(OVER + (1 << 19)));
    check(
        "text.xml",
        text.as_bytes(),
        "over the limit of 1048576 bytes",
    );
    let attribute = format!("<nitf a=\"{}\"/>", " ".repeat(OVER + (1 << 19)));
    check(
        "attribute.xml",
        attribute.as_bytes(),
        "over the limit of 1048576 bytes",
    );
    check(
        "cut.xml",
        b"<rss><channel>\n<item><title>x",
        ":2: not valid XML: the file ends inside `title`",
    );
    check(
        "pom.xml",
        b"<?xml version='1.0'?><project/>",
        "XML with the root element `project`",
    );
    check("empty.xml", b"<?xml version='1.0'?>", "no text");
    let html = format!(
        "<rss><channel><item><description><![CDATA[{}]]></description></item></channel></rss>",
        "<div>".repeat(300)
    );
    check(
        "html.xml",
        html.as_bytes(),
        "levels of nesting, over the limit of 256",
    );
}

#[test]
fn rows_and_values_without_end_are_refused() {
    let row = format!("text\n\"{}", " a".repeat(OVER));
    check("a.csv", row.as_bytes(), "a.csv:2: ");
    check(
        "b.csv",
        b"x,y\n1,2\n",
        "b.csv:2: no text: none of the fields",
    );
    check("c.csv", b"title,text\nonly a title\n", "c.csv:2: no text");
    let spaces = " ".repeat(OVER);
    check("d.json", spaces.as_bytes(), "no text");
    check(
        "d.jsonl",
        spaces.as_bytes(),
        "over the limit of 1048576 bytes",
    );
    check("d.md", spaces.as_bytes(), "over the limit of 1048576 bytes");
    let deep = format!("{{\"body_text\": \"x\", \"a\": {}", "[".repeat(100_000));
    check("e.json", deep.as_bytes(), "e.json");
}

#[test]
fn markdown_nested_without_end_is_read_in_no_time() {
    for unit in [
        "> ", "* ", "[", "![", "*a _b ", "`", "<a ", "[^a]: ", "| a ",
    ] {
        let text = format!("The county shut the bridge.\n\n{}", unit.repeat(30_000));
        let read = read("a.md", text.as_bytes());
        assert!(read.is_ok(), "{unit}");
    }
}

#[test]
fn what_never_comes_is_looked_for_once() {
    let begun = Instant::now();
    let feed = |text: &str| {
        format!("<rss><channel><item><description>{text}</description></item></channel></rss>")
    };
    for (name, text) in [
        (
            "a.html",
            format!(
                "<p>The bridge is shut.</p><svg>{}",
                "<style>".repeat(100_000)
            ),
        ),
        ("a.xml", feed(&"[caption ]\n".repeat(90_000))),
        (
            "b.xml",
            feed(&format!("{}[/caption]", "[/caption ]\n".repeat(80_000))),
        ),
        ("c.xml", feed(&"[caption \n".repeat(90_000))),
        (
            "a.json",
            format!("{{{}\"text\":\"a\"}}", "\"items\":[],".repeat(90_000)),
        ),
    ] {
        let _ = read(name, text.as_bytes());
        assert!(begun.elapsed() < Duration::from_secs(60), "{name}");
    }
}

/// Reads one file, alone in a folder.
fn read(name: &str, bytes: &[u8]) -> Result<usize, String> {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("written");
    let options = Options {
        max_article_bytes: LIMIT,
        ..Options::default()
    };
    let read: Result<Vec<_>, _> = articles(&[folder.path().to_owned()], &options).collect();
    read.map(|articles| articles.len())
        .map_err(|error| error.to_string())
}

/// Reading names the file and says `expected`.
#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &str) {
    let told = read(name, bytes).expect_err("an error");
    assert!(told.contains(name) && told.contains(expected), "{told}");
}

/// So many spaces, compressed as far as it goes.
fn gzip(spaces: usize) -> Vec<u8> {
    pack(&vec![b' '; spaces])
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).expect("packed");
    packer.finish().expect("packed")
}

fn archive(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default())
        .expect("a file");
    zip.write_all(bytes).expect("written");
    zip.finish().expect("an archive").into_inner()
}
