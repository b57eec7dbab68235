//! The wire: messages of the editor's protocol, each a header with its length and JSON behind it.

use std::io::{self, BufRead, Read, Write};
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Value, json};

/// Bytes of the longest message that is read; of a longer one the bytes are passed over.
const MOST: u64 = 128 << 20;

/// Bytes of the longest line of a header.
const LONGEST_LINE: u64 = 4096;

/// What an editor sent.
#[derive(Debug, PartialEq)]
pub(super) enum Incoming {
    /// A request, which is to be answered.
    Ask {
        id: Value,
        method: String,
        params: Value,
    },
    /// A notification.
    Note { method: String, params: Value },
    /// An answer to a request of ours.
    Answer,
    /// What is no message, and whose it would be; the next may be one.
    Slip(Value, Refusal),
    /// What is no header, so that nothing behind it can be read.
    End(String),
}

/// Why something was not done.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    pub(super) code: Code,
    pub(super) message: String,
}

/// The codes of JSON-RPC and of the editor's protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    NoJson = -32700,
    NoRequest = -32600,
    NoMethod = -32601,
    BadParams = -32602,
    NotInitialized = -32002,
    Failed = -32803,
}

impl Code {
    pub(super) fn refusal(self, message: impl ToString) -> Refusal {
        Refusal {
            code: self,
            message: message.to_string(),
        }
    }
}

/// The messages of standard input, read as they come.
pub(super) fn incoming() -> Receiver<Incoming> {
    let (send, queue) = channel();
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        // The queue ends with its listener, or with the editor.
        while let Some(message) = read(&mut input) {
            let is_last = matches!(message, Incoming::End(_));
            if send.send(message).is_err() || is_last {
                break;
            }
        }
    });
    queue
}

/// Sends one message.
pub(super) fn send(mut message: Value) -> io::Result<()> {
    message["jsonrpc"] = json!("2.0");
    let text = message.to_string();
    let mut out = io::stdout().lock();
    write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    out.flush()
}

/// The next message; none at the end.
fn read(input: &mut impl BufRead) -> Option<Incoming> {
    let length = match header(input) {
        Ok(length) => length?,
        Err(told) => return Some(Incoming::End(told)),
    };
    let mut body = vec![];
    let mut rest = input.take(length);
    let read = match length > MOST {
        true => io::copy(&mut rest, &mut io::sink()),
        false => rest.read_to_end(&mut body).map(|count| count as u64),
    };
    match read {
        Ok(count) if count < length => None,
        Err(error) => Some(Incoming::End(error.to_string())),
        Ok(_) if length > MOST => {
            let told = format!("{length} bytes, over the limit of {MOST} bytes for a message");
            Some(Incoming::Slip(Value::Null, Code::NoRequest.refusal(told)))
        }
        Ok(_) => Some(message(&body)),
    }
}

/// The length that a header names; none at the end of the input.
fn header(input: &mut impl BufRead) -> Result<Option<u64>, String> {
    let mut length = None;
    loop {
        let mut line = vec![];
        let mut bounded = input.take(LONGEST_LINE);
        let count = bounded.read_until(b'\n', &mut line);
        if count.map_err(|error| error.to_string())? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let Some(line) = line.strip_suffix('\n') else {
            return Err("a line of a header without end".to_owned());
        };
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            return length
                .map(Some)
                .ok_or("a header without Content-Length".to_owned());
        }
        let no_header = || format!("no line of a header: {line}");
        let (name, value) = line.split_once(':').ok_or_else(no_header)?;
        if name.eq_ignore_ascii_case("Content-Length") {
            let value = value.trim();
            length = Some(value.parse().map_err(|_| format!("no length: {value}"))?);
        }
    }
}

fn message(body: &[u8]) -> Incoming {
    let slip = |id: Value, refusal| Incoming::Slip(id, refusal);
    let mut read: Value = match serde_json::from_slice(body) {
        Ok(read) => read,
        Err(error) => return slip(Value::Null, Code::NoJson.refusal(error)),
    };
    let Some(fields) = read.as_object_mut() else {
        return slip(Value::Null, Code::NoRequest.refusal("no object"));
    };
    let (id, params) = (fields.remove("id"), fields.remove("params"));
    let params = params.unwrap_or_default();
    match (fields.remove("method"), id) {
        (Some(Value::String(method)), None) => Incoming::Note { method, params },
        (Some(Value::String(method)), Some(id)) if id.is_i64() || id.is_string() => {
            Incoming::Ask { id, method, params }
        }
        (None, Some(_)) if fields.contains_key("result") || fields.contains_key("error") => {
            Incoming::Answer
        }
        (Some(Value::String(_)), Some(id)) => {
            let told = "an id is a whole number or a text";
            let id = Some(id).filter(Value::is_number).unwrap_or_default();
            slip(id, Code::NoRequest.refusal(told))
        }
        _ => slip(Value::Null, Code::NoRequest.refusal("no `method`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_is_told_and_the_next_is_read() {
        let note = |method: &str| format!("note {method}");
        for (sent, expected) in [
            ("{\"method\":\"a\"}", note("a")),
            ("{\"id\":1,\"method\":\"a\"}", "ask 1".to_owned()),
            (
                "{\"id\":1000000000000,\"method\":\"a\"}",
                "ask 1000000000000".to_owned(),
            ),
            ("{\"id\":1,\"result\":null}", "answer".to_owned()),
            ("{\"method\":", "-32700 null".to_owned()),
            ("{\"method\":\"\\ud83d\"}", "-32700 null".to_owned()),
            (&"[".repeat(10_000), "-32700 null".to_owned()),
            ("[]", "-32600 null".to_owned()),
            ("{}", "-32600 null".to_owned()),
            ("{\"id\":1.5,\"method\":\"a\"}", "-32600 1.5".to_owned()),
            ("{\"id\":null,\"method\":\"a\"}", "-32600 null".to_owned()),
        ] {
            let end = "{\"method\":\"z\"}";
            let wire = format!("{}{}", framed(sent), framed(end));
            assert_eq!(all(wire.as_bytes()), [expected, note("z")], "{sent}");
        }
    }

    #[test]
    fn what_is_no_header_ends_the_wire_and_an_endless_length_holds_no_memory() {
        let long = "A".repeat(9_000);
        for (wire, expected) in [
            ("", vec![]),
            ("Hello\r\n\r\n", vec!["end: no line of a header: Hello"]),
            (
                "A: b\r\n\r\n{}",
                vec!["end: a header without Content-Length"],
            ),
            ("Content-Length: -5\r\n\r\n", vec!["end: no length: -5"]),
            (&long, vec!["end: a line of a header without end"]),
            ("Content-Length: 9000000000\r\n\r\n{}", vec![]),
        ] {
            assert_eq!(all(wire.as_bytes()), expected, "{wire}");
        }
        let length = MOST + 1;
        let mut over = format!("Content-Length: {length}\r\n\r\n")
            .as_bytes()
            .to_vec();
        over.resize(over.len() + length as usize, b' ');
        assert_eq!(all(&over), ["-32600 null"]);
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    fn all(mut wire: &[u8]) -> Vec<String> {
        let mut told = vec![];
        while let Some(message) = read(&mut wire) {
            told.push(match message {
                Incoming::Ask { id, .. } => format!("ask {id}"),
                Incoming::Note { method, .. } => format!("note {method}"),
                Incoming::Answer => "answer".to_owned(),
                Incoming::Slip(id, refusal) => format!("{} {id}", refusal.code as i32),
                Incoming::End(why) => {
                    told.push(format!("end: {why}"));
                    break;
                }
            });
        }
        told
    }
}
