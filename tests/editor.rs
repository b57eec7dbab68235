//! Story: a writer types in an editor and sees what loads the scales, why, and what to write instead.
#![cfg(feature = "lsp")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const CHAOS: &str = "😀 The council descended into utter chaos.\n\nThe mayor slammed it.\n";

#[test]
fn findings_appear_as_they_are_typed_in_utf_16_columns() {
    let mut editor = Editor::new(&[]);
    let found = editor.open("a.md", CHAOS);
    assert_eq!(codes(&found), ["fear/chaos", "loaded-emotive/slam"]);
    let chaos = &found[0]["range"];
    assert_eq!(chaos["start"], json!({ "line": 0, "character": 30 }));
    assert_eq!(chaos["end"], json!({ "line": 0, "character": 41 }));
    let found = editor.edit("a.md", [0, 30, 0, 41], "disorder");
    assert_eq!(codes(&found), ["loaded-emotive/slam"]);
    let found = editor.edit("a.md", [2, 10, 2, 17], "criticised");
    assert_eq!(codes(&found), [] as [&str; 0]);
}

#[test]
fn a_finding_has_its_reason_and_actions() {
    let mut editor = Editor::new(&[]);
    editor.open("a.md", CHAOS);
    let hover = editor.ask(
        "textDocument/hover",
        json!({ "textDocument": editor.id("a.md"), "position": at(2, 12) }),
    );
    let told = hover["contents"]["value"].as_str().expect("a text");
    assert!(
        told.starts_with("**loaded-emotive/slam**, own, weight") && told.contains("Plainer:"),
        "{told}"
    );
    let actions = editor.actions("a.md", 2, 12);
    let titles: Vec<&str> = actions
        .iter()
        .filter_map(|action| action["title"].as_str())
        .collect();
    assert!(titles.contains(&"Write “criticised”"), "{titles:?}");
    assert!(
        titles.contains(&"Settle loaded-emotive/slam in this paragraph"),
        "{titles:?}"
    );
    let settle = actions.iter().find(|action| {
        action["title"]
            .as_str()
            .is_some_and(|title| title.starts_with("Settle"))
    });
    let edits = settle.expect("an action")["edit"]["changes"]
        .as_object()
        .expect("changes");
    let edit = &edits.values().next().expect("a text")[0];
    assert_eq!(
        edit["newText"],
        " <!-- copydesk: ignore loaded-emotive/slam -->"
    );
    let line = edit["range"]["start"]["line"].as_u64().expect("a line");
    let column = edit["range"]["start"]["character"]
        .as_u64()
        .expect("a column");
    let found = editor.edit(
        "a.md",
        [line, column, line, column],
        " <!-- copydesk: ignore loaded-emotive/slam -->",
    );
    assert_eq!(codes(&found), ["fear/chaos"]);
}

#[test]
fn only_plain_words_that_are_known_to_fit_are_offered() {
    let mut editor = Editor::new(&[]);
    for (text, column, titles) in [
        ("She is slamming the bill.", 8, vec!["Write “criticising”"]),
        (
            "Slammed by all, the bill fell.",
            3,
            vec!["Write “Criticised”"],
        ),
        ("He said: “She slammed the bill.”", 16, vec![]),
        ("The council descended into utter chaos.", 30, vec![]),
    ] {
        editor.open("a.md", text);
        let actions = editor.actions("a.md", 0, column);
        let writes = actions.iter().filter(|action| {
            let title = action["title"].as_str();
            title.is_some_and(|title| title.starts_with("Write"))
        });
        let told: Vec<_> = writes.map(|action| action["title"].clone()).collect();
        assert_eq!(told, titles, "{text}");
    }
}

#[test]
fn plain_text_is_settled_in_a_file_beside_it() {
    let mut editor = Editor::new(&[]);
    editor.open("a.txt", CHAOS);
    let found = editor.execute(
        "a.txt",
        2,
        12,
        "Settle loaded-emotive/slam in this sentence",
    );
    assert_eq!(codes(&found), ["fear/chaos"]);
    let beside =
        fs::read_to_string(editor.folder.path().join("a.txt.copydesk")).expect("a sidecar");
    assert_eq!(beside, "loaded-emotive/slam The mayor slammed it.\n");
}

#[test]
fn words_can_be_allowed_for_the_house() {
    let mut editor = Editor::new(&[(
        "copydesk.toml",
        "[wording]\nignore = [\"loaded-emotive\"] # ours\n",
    )]);
    assert_eq!(codes(&editor.open("a.md", CHAOS)), ["fear/chaos"]);
    let found = editor.execute("a.md", 0, 32, "Never mark “utter chaos”");
    assert_eq!(codes(&found), [] as [&str; 0]);
    let settings =
        fs::read_to_string(editor.folder.path().join("copydesk.toml")).expect("settings");
    assert_eq!(
        settings,
        "[wording]\nignore = [\"loaded-emotive\"] # ours\nallow = [\"utter chaos\"]\n"
    );
}

#[test]
fn broken_settings_are_told_and_the_rest_goes_on() {
    let mut editor = Editor::new(&[("copydesk.toml", "[wordng]\n")]);
    let id = json!({ "uri": editor.id("a.md")["uri"], "languageId": "markdown", "version": 1, "text": CHAOS });
    editor.note("textDocument/didOpen", json!({ "textDocument": id }));
    let told = editor.next("window/showMessage");
    assert!(
        told["message"]
            .as_str()
            .is_some_and(|told| told.contains("copydesk.toml:1:")),
        "{told}"
    );
    assert_eq!(editor.found().len(), 2);
}

#[test]
fn whoever_types_faster_than_it_reads_is_looked_at_less_than_once_a_letter() {
    let mut editor = Editor::new(&[]);
    editor.open("a.md", &long_article());
    let letters = 100;
    let burst: Vec<Value> = (0..letters)
        .map(|_| editor.typed("a.md", [0, 3, 0, 3], "x"))
        .collect();
    editor.send_all(&burst);
    let mut looks = 1;
    while editor.next("textDocument/publishDiagnostics")["version"] != editor.version {
        looks += 1;
    }
    assert!(looks < letters / 2, "{looks} for {letters}");
}

#[test]
fn a_text_typed_in_while_settings_break_is_looked_at_as_it_is() {
    let mut editor = Editor::new(&[]);
    editor.open("a.md", &long_article());
    fs::write(editor.folder.path().join("copydesk.toml"), "[wordng]").expect("written");
    let typed = [
        editor.typed("a.md", [0, 3, 0, 3], "x"),
        editor.typed("a.md", [0, 0, 999, 0], "😀"),
        editor.message(
            "textDocument/didSave",
            json!({ "textDocument": editor.id("a.md") }),
        ),
    ];
    editor.send_all(&typed);
    editor.next("window/showMessage");
    assert_eq!(codes(&editor.found()), [] as [&str; 0]);
}

#[test]
fn a_long_article_is_looked_at_between_two_keystrokes() {
    let mut editor = Editor::new(&[]);
    let article = long_article();
    editor.open("a.md", &article);
    let mut slowest = vec![];
    for _ in 0..10 {
        let start = Instant::now();
        let found = editor.edit("a.md", [0, 3, 0, 3], "x");
        slowest.push(start.elapsed());
        assert_eq!(found.len(), 2);
    }
    slowest.sort();
    println!(
        "median of a keystroke in {} words: {:?}",
        article.split_whitespace().count(),
        slowest[5]
    );
    // Optimised, as users run it, it is a twentieth of this.
    assert!(slowest[5] < Duration::from_millis(400), "{slowest:?}");
}

#[test]
fn what_is_no_message_is_answered_and_the_server_goes_on() {
    let begin = r#"{"id":1,"method":"initialize","params":{"capabilities":{}}}"#;
    let hover = r#"{"id":2,"method":"textDocument/hover","params":[1]}"#;
    let (shutdown, exit) = (r#"{"id":9,"method":"shutdown"}"#, r#"{"method":"exit"}"#);
    for (sent, code, answers) in [
        (vec![begin, shutdown, exit], 0, vec!["1", "9"]),
        (vec![begin, exit], 1, vec!["1"]),
        (vec![exit], 1, vec![]),
        (vec![], 0, vec![]),
        (
            vec![hover, begin, shutdown, exit],
            0,
            vec!["2 -32002", "1", "9"],
        ),
        (
            vec![begin, hover, shutdown, exit],
            0,
            vec!["1", "2 -32602", "9"],
        ),
        (
            vec![begin, begin, shutdown, hover, exit],
            0,
            vec!["1", "1 -32600", "9", "2 -32600"],
        ),
        (
            vec![
                begin,
                "{\"method\":",
                r#"{"id":1.5,"method":"a"}"#,
                r#"{"id":3,"method":"a"}"#,
                shutdown,
                exit,
            ],
            0,
            vec!["1", "null -32700", "1.5 -32600", "3 -32601", "9"],
        ),
    ] {
        let wire: String = sent.iter().map(|body| framed(body)).collect();
        assert_eq!(
            talk(wire.as_bytes()),
            (Some(code), texts(&answers)),
            "{sent:?}"
        );
    }
    let broken = b"Content-Length: 3\r\n\r\n\"\xFF\"".to_vec();
    let rest = framed(shutdown) + &framed(exit);
    let bad = [framed(begin).into_bytes(), broken, rest.into_bytes()].concat();
    assert_eq!(talk(&bad), (Some(0), texts(&["1", "null -32700", "9"])));
    let garbage = format!("Content-Length: -5\r\n\r\n{}", framed(begin));
    assert_eq!(talk(garbage.as_bytes()), (Some(2), texts(&["null -32700"])));
    let endless = format!("Content-Length: 900000000000\r\n\r\n{}", framed(begin));
    assert_eq!(talk(endless.as_bytes()), (Some(0), vec![]));
}

fn framed(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// The exit code of a server that is sent this, and of each answer its id and its error's code, if it is one.
fn talk(wire: &[u8]) -> (Option<i32>, Vec<String>) {
    let mut server = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    server
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut server = server.spawn().expect("run");
    // A server that has ended reads no more.
    let _ = server.stdin.take().expect("an input").write_all(wire);
    let output = server.wait_with_output().expect("ended");
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    let answers = told.split("Content-Length: ").skip(1).map(|answer| {
        let (_, body) = answer.split_once("\r\n\r\n").expect("a header");
        let body: Value = serde_json::from_str(body).expect("JSON");
        format!("{} {}", body["id"], body["error"]["code"]).replace(" null", "")
    });
    (output.status.code(), answers.collect())
}

fn long_article() -> String {
    let paragraph = "The council met on Monday and heard from nine residents about the bridge, which was shut in March. ";
    (paragraph.repeat(5) + "\n\n").repeat(23) + CHAOS
}

/// The server, with a scripted editor before it.
struct Editor {
    folder: tempfile::TempDir,
    server: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    asked: u64,
    version: u64,
}

impl Editor {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("written");
        }
        let mut server = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server runs");
        let input = server.stdin.take().expect("piped");
        let output = BufReader::new(server.stdout.take().expect("piped"));
        let mut editor = Self {
            folder,
            server,
            input,
            output,
            asked: 0,
            version: 1,
        };
        let greeting = editor.ask("initialize", json!({ "capabilities": {} }));
        assert_eq!(greeting["serverInfo"]["name"], "copydesk");
        editor.note("initialized", json!({}));
        editor
    }

    fn id(&self, name: &str) -> Value {
        json!({ "uri": format!("file://{}", self.folder.path().join(name).display()) })
    }

    fn open(&mut self, name: &str, text: &str) -> Vec<Value> {
        let uri = &self.id(name)["uri"];
        let item = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.note("textDocument/didOpen", json!({ "textDocument": item }));
        self.found()
    }

    fn edit(&mut self, name: &str, range: [u64; 4], text: &str) -> Vec<Value> {
        let typed = self.typed(name, range, text);
        self.send_all(&[typed]);
        self.found()
    }

    /// The message that something was typed.
    fn typed(&mut self, name: &str, range: [u64; 4], text: &str) -> Value {
        self.version += 1;
        let id = json!({ "uri": self.id(name)["uri"], "version": self.version });
        let range = json!({ "start": at(range[0], range[1]), "end": at(range[2], range[3]) });
        let changes = json!([{ "range": range, "text": text }]);
        self.message(
            "textDocument/didChange",
            json!({ "textDocument": id, "contentChanges": changes }),
        )
    }

    fn actions(&mut self, name: &str, line: u64, column: u64) -> Vec<Value> {
        let place = at(line, column);
        let range = json!({ "start": place, "end": place });
        let params = json!({ "textDocument": self.id(name), "range": range, "context": { "diagnostics": [] } });
        let actions = self.ask("textDocument/codeAction", params);
        actions.as_array().expect("actions").clone()
    }

    fn execute(&mut self, name: &str, line: u64, column: u64, title: &str) -> Vec<Value> {
        let actions = self.actions(name, line, column);
        let action = actions.iter().find(|action| action["title"] == title);
        let command = &action.unwrap_or_else(|| panic!("{title} in {actions:?}"))["command"];
        let params = json!({ "command": command["command"], "arguments": command["arguments"] });
        self.send(json!({ "jsonrpc": "2.0", "id": 999, "method": "workspace/executeCommand", "params": params }));
        self.found()
    }

    /// What the server finds next.
    fn found(&mut self) -> Vec<Value> {
        let told = self.next("textDocument/publishDiagnostics");
        told["diagnostics"].as_array().expect("diagnostics").clone()
    }

    fn next(&mut self, method: &str) -> Value {
        loop {
            let message = self.read();
            if message["method"] == method {
                return message["params"].clone();
            }
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        loop {
            let message = self.read();
            if message["id"] == id {
                assert!(message.get("error").is_none(), "{message}");
                return message["result"].clone();
            }
        }
    }

    fn note(&mut self, method: &str, params: Value) {
        let message = self.message(method, params);
        self.send(message);
    }

    fn message(&self, method: &str, params: Value) -> Value {
        json!({ "jsonrpc": "2.0", "method": method, "params": params })
    }

    fn send(&mut self, message: Value) {
        self.send_all(&[message]);
    }

    /// Sends messages in one go.
    fn send_all(&mut self, messages: &[Value]) {
        let wire = messages.iter().map(|message| {
            let text = message.to_string();
            format!("Content-Length: {}\r\n\r\n{text}", text.len())
        });
        let wire: String = wire.collect();
        self.input.write_all(wire.as_bytes()).expect("sent");
        self.input.flush().expect("sent");
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).expect("a header");
            assert!(!line.is_empty(), "the server is gone");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().expect("a length"),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut text = vec![0; length];
        self.output.read_exact(&mut text).expect("a message");
        serde_json::from_slice(&text).expect("JSON")
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _ = self.server.kill();
            return;
        }
        self.ask("shutdown", Value::Null);
        self.note("exit", Value::Null);
        assert!(self.server.wait().expect("it ends").success());
    }
}

fn at(line: u64, character: u64) -> Value {
    json!({ "line": line, "character": character })
}

fn codes(found: &[Value]) -> Vec<&str> {
    found
        .iter()
        .filter_map(|found| found["code"].as_str())
        .collect()
}
