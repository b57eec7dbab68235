//! Story: an editor points copydesk at whatever lies about, and gets articles and plain words.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use copydesk::article::{Article, Title};
use copydesk::read::{FieldNames, Format, Options, articles, unique_ids};
use tempfile::TempDir;

#[test]
fn a_folder_of_everything_is_read_and_what_is_broken_is_named() {
    let desk = Desk::new();
    desk.file("a.txt", "Bridge shut\n\nThe county shut the bridge.");
    desk.file("empty.txt", "");
    desk.file("blank.md", " \r\n\t\n");
    desk.file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    desk.file("damaged.txt", b"It caf\xc3\xa9 na\xc3\xafve \xff end");
    desk.file(
        "wire.jsonl",
        "{\"text\": \"One.\"}\n{\"text\": \"Two.\"\n\n[7]\n{\"id\": 5, \"body\": \"Five.\"}",
    );
    desk.file("notes.docx", "not for us");
    desk.check(
        &["."],
        "
        a.txt = Bridge shut
        blank.md: no text
        damaged.txt: not valid UTF-8 at byte 16; repair it, or convert the file to UTF-8
        empty.txt: no text
        notes.docx: not a Word document: no ZIP archive, or one that is cut short
        picture.txt: not text: it looks like a PNG image
        wire.jsonl:1 =
        wire.jsonl:2:15: not valid JSON: it ends in the middle of a value
        wire.jsonl:4:1: invalid type: sequence, expected an article, an object in braces
        5 =
    ",
    );
}

#[test]
fn a_line_of_200_megabytes_is_named_and_never_held() {
    let desk = Desk::new();
    desk.long_line("long.txt", b"");
    desk.long_line("wire.jsonl", b"\n{\"id\": \"next\", \"text\": \"News.\"}\n");
    let limit = "over the limit of 67108864 bytes for one article";
    desk.check(
        &["."],
        &format!(
            "
        long.txt: 209715200 bytes, {limit}
        wire.jsonl:1: 209715200 bytes, {limit}
        next =
    "
        ),
    );
}

#[test]
fn the_limit_itself_is_allowed() {
    let desk = Desk::new();
    desk.file("a.txt", "12345678");
    desk.file("b.txt", "123456789");
    desk.file("c.jsonl", "{\"text\":1}\n");
    let options = Options {
        max_article_bytes: 8,
        ..Options::default()
    };
    desk.check_with(
        &["."],
        &options,
        "
        a.txt =
        b.txt: 9 bytes, over the limit of 8 bytes for one article
        c.jsonl:1: 10 bytes, over the limit of 8 bytes for one article
    ",
    );
}

#[cfg(unix)]
#[test]
fn links_and_pipes_do_not_stop_the_run() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.file("in/a.txt", "The bridge.");
    desk.file("folder.txt/b.txt", "The road.");
    symlink("nowhere", desk.path("gone.txt")).expect("a link");
    symlink(desk.path("in"), desk.path("in/loop")).expect("a link");
    symlink("a.txt", desk.path("in/same.txt")).expect("a link");
    let made = std::process::Command::new("mkfifo")
        .arg(desk.path("pipe.txt"))
        .status();
    assert!(made.expect("mkfifo runs").success());
    let socket = std::os::unix::net::UnixListener::bind(desk.path("socket")).expect("a socket");
    let up = "not a file; to read what comes out of it, pipe it in and name `-`";
    desk.check(
        &["."],
        &format!(
            "
        folder.txt/b.txt =
        gone.txt: a link to something that does not exist
        in/a.txt =
        in/loop: a link back to DESK/in, a folder it lies in; not followed
        pipe.txt: a named pipe, {up}
        socket: a socket, {up}
    "
        ),
    );
    desk.check(
        &["pipe.txt"],
        &format!(
            "
        pipe.txt: a named pipe, {up}
    "
        ),
    );
    drop(socket);
}

#[test]
fn hidden_and_ignored_files_are_passed_over() {
    let desk = Desk::new();
    desk.file(".hidden.txt", "No.");
    desk.file(".gitignore", "draft-*\n");
    desk.file(".ignore", "old/\n");
    desk.file("b/.copydeskignore", "*.md\n");
    for name in [
        "draft-1.txt",
        "old/a.txt",
        "b/a.md",
        "b/a.txt",
        "b.txt",
        "b-a.txt",
    ] {
        desk.file(name, "News.");
    }
    desk.check(
        &["."],
        "
        b/a.txt =
        b-a.txt =
        b.txt =
    ",
    );
    desk.check(
        &["draft-1.txt", "b/a.md"],
        "
        a.md =
        draft-1.txt =
    ",
    );
}

#[test]
fn a_named_file_is_read_whatever_its_ending() {
    let desk = Desk::new();
    desk.file("lines", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}");
    desk.file(
        "list",
        "{\"status\": \"ok\", \"articles\": [{\"content\": \"One.\"}]}",
    );
    desk.file(
        "page.php",
        "<!DOCTYPE html><title>Shut</title><p>The county shut the bridge on Monday.</p>",
    );
    desk.file("story.news", "Bridge shut\nThe county shut it.");
    desk.file(
        "really-lines.json",
        "{\"text\": \"One.\"}\n{\"text\": \"Two.\n{\"text\": \"3.\"}",
    );
    let names = [
        "lines",
        "list",
        "page.php",
        "story.news",
        "really-lines.json",
        "gone.txt",
    ];
    desk.check(
        &names,
        "
        gone.txt: no such file or folder
        lines:1 =
        lines:2 =
        list:1 =
        page.php = Shut
        really-lines.json:1 =
        really-lines.json:2:14: not valid JSON: it ends in the middle of a value
        really-lines.json:3 =
        story.news = Bridge shut
    ",
    );
    let options = Options {
        format: Some(Format::Text),
        ..Options::default()
    };
    desk.check_with(
        &["list"],
        &options,
        "
        list =
    ",
    );
}

#[test]
fn one_file_by_two_ways_is_one_article_in_any_order() {
    let desk = Desk::new();
    desk.file("in/a.txt", "The bridge.");
    desk.file("in/b.txt", "The road.");
    let expected = "
        a.txt =
        b.txt =
    ";
    desk.check(&["in", "in/b.txt", "./in/a.txt", "in"], expected);
    desk.check(&["in/b.txt", "in"], expected);
}

#[test]
fn names_that_clash_become_paths() {
    let desk = Desk::new();
    desk.file("x/a.txt", "The bridge.");
    desk.file("y/a.txt", "The road.");
    desk.file("y/b.json", "[{\"text\": \"1\"}, {\"text\": \"2\"}]");
    let first = desk.read(&["x", "y"], &Options::default());
    let second = desk.read(&["y", "x"], &Options::default());
    assert_eq!(first, second);
    desk.check(
        &["y", "x"],
        "
        DESK/x/a.txt =
        DESK/y/a.txt =
        DESK/y/b.json:1 =
        DESK/y/b.json:1#2 =
    ",
    );
}

#[test]
fn the_body_is_the_file_untouched() {
    let desk = Desk::new();
    let body = "---\r\ntitle: Shut\r\n---\r\nThe “bridge”.\r\n";
    desk.file("a.md", format!("\u{feff}{body}"));
    desk.file(
        "b.jsonl",
        "{\"text\": \" A\\r\\nB \\ud83d\\ude00\\u0000 \"}",
    );
    let [a, b] = &desk.articles()[..] else {
        panic!("two articles");
    };
    assert_eq!(a.body, body);
    assert_eq!(&a.body[a.start..], "The “bridge”.\r\n");
    assert_eq!(a.title, Some(Title::Apart("Shut".into())));
    assert_eq!(b.body, " A\r\nB \u{1f600}\0 ");
}

#[test]
fn every_encoding_gives_the_same_article() {
    let desk = Desk::new();
    let text = "Café closes\n\nThe café’s owner, naïve or not, closed it on Monday.\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let old = text
        .replace('é', "\u{1}")
        .replace('’', "\u{2}")
        .replace('ï', "\u{3}");
    let old = old.bytes().map(|byte| match byte {
        1 => 0xe9,
        2 => 0x92,
        3 => 0xef,
        byte => byte,
    });
    desk.file("a.txt", text);
    desk.file("b.txt", wide);
    desk.file("c.txt", marked);
    desk.file("d.txt", old.collect::<Vec<u8>>());
    let bodies: Vec<_> = desk
        .articles()
        .into_iter()
        .map(|article| article.body)
        .collect();
    assert_eq!(bodies, [text; 4]);
}

#[test]
fn lines_in_utf16_are_read_too() {
    let desk = Desk::new();
    let lines = "\u{feff}{\"text\": \"Één.\"}\n{\"text\": \"Twee.\"}\n";
    desk.file(
        "a.jsonl",
        lines
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>(),
    );
    desk.file("b.jsonl", lines);
    desk.check(
        &["."],
        "
        a.jsonl:1 =
        a.jsonl:2 =
        b.jsonl:1 =
        b.jsonl:2 =
    ",
    );
}

#[test]
fn a_page_is_read_in_the_charset_it_names() {
    let desk = Desk::new();
    let mut page = b"<html><head><meta charset=windows-1251></head><body><p>".to_vec();
    page.extend(b"\xcc\xee\xf1\xf2 ".repeat(40));
    desk.file("a.html", page);
    assert!(desk.articles()[0].body.starts_with("Мост Мост"));
}

#[test]
fn fields_may_go_by_other_names() {
    let desk = Desk::new();
    desk.file(
        "a.jsonl",
        "{\"headline\": \"Shut\", \"story\": \"The bridge.\", \"text\": \"No.\"}",
    );
    desk.file("b.txt", "---\nheadline: Open\n---\nThe road.");
    let fields = FieldNames {
        text: vec!["story".into()],
        title: vec!["headline".into()],
        ..FieldNames::default()
    };
    let options = Options {
        fields,
        ..Options::default()
    };
    desk.check_with(
        &["."],
        &options,
        "
        a.jsonl:1 = Shut
        b.txt = Open
    ",
    );
}

#[test]
fn broken_front_matter_is_named_by_its_line() {
    let desk = Desk::new();
    desk.file("a.md", "---\nid: a\nid: b\n---\nThe bridge.");
    desk.file(
        "b.md",
        "---\nA rule, and prose: not fields.\n---\nThe bridge.",
    );
    let [error, article] = &desk.read(&["."], &Options::default())[..] else {
        panic!("one error, one article");
    };
    assert!(
        error.starts_with("a.md:2:1: front matter is not valid YAML: duplicate"),
        "{error}"
    );
    assert_eq!(article, "b.md =");
}

/// A folder to read, gone when the test is over.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        Self(TempDir::new().expect("a temporary folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, content).expect("a file");
    }

    /// 200 MiB without a line end, then `end`.
    fn long_line(&self, name: &str, end: &[u8]) {
        let mut file = fs::File::create(self.path(name)).expect("a file");
        let chunk = vec![b'{'; 1 << 20];
        for _ in 0..200 {
            file.write_all(&chunk).expect("room on the disk");
        }
        file.write_all(end).expect("room on the disk");
    }

    fn articles(&self) -> Vec<Article> {
        let options = Options::default();
        let read = articles(&[self.0.path().to_owned()], &options);
        read.collect::<Result<_, _>>().expect("no errors")
    }

    /// One line for each article (`id = headline`) and each error, in the order they came.
    fn read(&self, inputs: &[&str], options: &Options) -> Vec<String> {
        let inputs: Vec<PathBuf> = inputs
            .iter()
            .map(|input| match *input {
                "." => self.0.path().to_owned(),
                input => self.path(input),
            })
            .collect();
        let read: Vec<_> = articles(&inputs, options).collect();
        let mut named: Vec<Article> = read.iter().flatten().cloned().collect();
        unique_ids(&mut named);
        let mut named = named.into_iter();
        let lines = read.iter().map(|read| match read {
            Ok(_) => named.next().map_or_else(String::new, |article| {
                format!("{} = {}", article.id, article.headline())
                    .trim_end()
                    .to_owned()
            }),
            Err(error) => {
                error
                    .to_string()
                    .replacen(&format!("{}/", self.0.path().display()), "", 1)
            }
        });
        let desk = self.0.path().display().to_string();
        lines.map(|line| line.replace(&desk, "DESK")).collect()
    }

    #[track_caller]
    fn check(&self, inputs: &[&str], expected: &str) {
        self.check_with(inputs, &Options::default(), expected);
    }

    #[track_caller]
    fn check_with(&self, inputs: &[&str], options: &Options, expected: &str) {
        let expected: Vec<&str> = expected
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        assert_eq!(self.read(inputs, options), expected);
    }
}
