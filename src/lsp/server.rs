//! The server: messages in, answers and diagnostics out.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::sync::mpsc::Receiver;

use anyhow::Context;
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Exit, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    CodeActionRequest, ExecuteCommand, HoverRequest, Initialize, Request as _, Shutdown,
};
use lsp_types::{
    CodeActionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, ExecuteCommandParams, HoverParams, PublishDiagnosticsParams, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::action::{ALLOW, SETTLE, actions};
use super::diagnostic::{diagnostics, hover};
use super::document::{Document, Settings, sidecar_path};
use super::greeting::greeting;
use super::uri::path;
use super::vocabulary::allow;
use super::wire::{self, Code, Incoming, Refusal, incoming};

/// Says which settings hold for a file.
type SettingsOf<'s> = &'s dyn Fn(&Path) -> anyhow::Result<Settings>;

/// How an editor left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Farewell {
    /// As the protocol has it, or by closing the wire.
    Due,
    /// It said `exit` before `shutdown`.
    Abrupt,
}

/// Serves one editor over standard input and output, until it says goodbye.
pub(crate) fn serve(settings: SettingsOf) -> anyhow::Result<Farewell> {
    let mut server = Server {
        queue: incoming(),
        stage: Stage::Waiting,
        settings,
        open: BTreeMap::new(),
        changed: vec![],
    };
    server.listen()
}

/// How far a conversation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing is answered before `initialize`.
    Waiting,
    Serving,
    /// After `shutdown`.
    Ending,
}

struct Server<'s> {
    queue: Receiver<Incoming>,
    stage: Stage,
    settings: SettingsOf<'s>,
    open: BTreeMap<String, Document>,
    /// Texts that were typed in since they were last looked at.
    changed: Vec<Uri>,
}

impl Server<'_> {
    fn listen(&mut self) -> anyhow::Result<Farewell> {
        while let Some(message) = self.next()? {
            match message {
                Incoming::Note { method, .. } if method == Exit::METHOD => {
                    return Ok(match self.stage {
                        Stage::Ending => Farewell::Due,
                        _ => Farewell::Abrupt,
                    });
                }
                Incoming::Note { method, params } if self.stage == Stage::Serving => {
                    if let Err(error) = self.note(&method, params) {
                        eprintln!("copydesk: {error:#}");
                    }
                }
                Incoming::Ask { id, method, params } => {
                    self.look()?;
                    let answer = self.answer(&method, params);
                    self.reply(&id, answer)?;
                }
                Incoming::Slip(id, refusal) => self.reply(&id, Err(refusal))?,
                Incoming::End(told) => {
                    self.reply(&Value::Null, Err(Code::NoJson.refusal(&told)))?;
                    anyhow::bail!("standard input: {told}");
                }
                Incoming::Note { .. } | Incoming::Answer => {}
            }
        }
        Ok(Farewell::Due)
    }

    /// The next message; whoever types faster than this reads is looked at once, not once a letter.
    fn next(&mut self) -> anyhow::Result<Option<Incoming>> {
        if let Ok(message) = self.queue.try_recv() {
            return Ok(Some(message));
        }
        self.look()?;
        Ok(self.queue.recv().ok())
    }

    fn note(&mut self, method: &str, params: Value) -> anyhow::Result<()> {
        match method {
            DidOpenTextDocument::METHOD => self.opened(serde_json::from_value(params)?),
            DidChangeTextDocument::METHOD => self.typed(serde_json::from_value(params)?),
            DidCloseTextDocument::METHOD => self.closed(serde_json::from_value(params)?),
            // What was saved may be settings or a sidecar, of any text.
            DidSaveTextDocument::METHOD | DidChangeWatchedFiles::METHOD => self.resettle(),
            _ => Ok(()),
        }
    }

    fn opened(&mut self, opened: DidOpenTextDocumentParams) -> anyhow::Result<()> {
        let item = opened.text_document;
        let path = path(&item.uri);
        let settings = match self.settings_of(&path)? {
            Some(settings) => settings,
            None => Settings::shipped(&path),
        };
        let document = Document::open(path, &item.language_id, item.version, item.text, settings);
        document
            .unread
            .iter()
            .try_for_each(|told| self.show(told))?;
        self.open.insert(item.uri.to_string(), document);
        self.publish(&item.uri)
    }

    /// The settings of a file; none, and word to the editor, where they can't be read.
    fn settings_of(&self, path: &Path) -> anyhow::Result<Option<Settings>> {
        match (self.settings)(path) {
            Ok(settings) => Ok(Some(settings)),
            Err(error) => {
                self.show(&format!("{error:#}"))?;
                Ok(None)
            }
        }
    }

    /// Has the editor show an error.
    fn show(&self, error: &str) -> anyhow::Result<()> {
        let params = json!({ "type": 1, "message": format!("copydesk: {error}") });
        self.send("window/showMessage", params)
    }

    fn typed(&mut self, typed: DidChangeTextDocumentParams) -> anyhow::Result<()> {
        let id = typed.text_document;
        if let Some(document) = self.open.get_mut(id.uri.as_str()) {
            document.change(typed.content_changes, id.version);
            if !self.changed.contains(&id.uri) {
                self.changed.push(id.uri);
            }
        }
        Ok(())
    }

    /// Looks at what was typed.
    fn look(&mut self) -> anyhow::Result<()> {
        for uri in std::mem::take(&mut self.changed) {
            if let Some(document) = self.open.get_mut(uri.as_str()) {
                document.check();
                self.publish(&uri)?;
            }
        }
        Ok(())
    }

    fn closed(&mut self, closed: DidCloseTextDocumentParams) -> anyhow::Result<()> {
        let uri = closed.text_document.uri;
        self.open.remove(uri.as_str());
        let params = PublishDiagnosticsParams::new(uri, vec![], None);
        self.send(PublishDiagnostics::METHOD, params)
    }

    /// Asks for the settings of every open text again.
    fn resettle(&mut self) -> anyhow::Result<()> {
        let open: Vec<String> = self.open.keys().cloned().collect();
        for uri in open {
            let settings = self.settings_of(&self.open[&uri].path)?;
            if let Some(document) = self.open.get_mut(&uri) {
                document.settle(settings);
                let unread = document.unread.clone();
                unread.iter().try_for_each(|told| self.show(told))?;
            }
            self.publish(&uri.parse()?)?;
        }
        Ok(())
    }

    fn publish(&self, uri: &Uri) -> anyhow::Result<()> {
        let Some(document) = self.open.get(uri.as_str()) else {
            return Ok(());
        };
        let (found, version) = (diagnostics(document), Some(document.version));
        let params = PublishDiagnosticsParams::new(uri.clone(), found, version);
        self.send(PublishDiagnostics::METHOD, params)
    }

    fn answer(&mut self, method: &str, params: Value) -> Result<Value, Refusal> {
        match (self.stage, method) {
            (Stage::Waiting, Initialize::METHOD) => {
                self.stage = Stage::Serving;
                Ok(greeting())
            }
            (Stage::Waiting, _) => Err(Code::NotInitialized.refusal("`initialize` comes first")),
            (Stage::Serving, Shutdown::METHOD) => {
                self.stage = Stage::Ending;
                Ok(Value::Null)
            }
            (Stage::Serving, HoverRequest::METHOD) => Ok(self.hover(&read(params)?)),
            (Stage::Serving, CodeActionRequest::METHOD) => Ok(self.actions(&read(params)?)),
            (Stage::Serving, ExecuteCommand::METHOD) => self.execute(&read(params)?),
            (Stage::Serving, Initialize::METHOD) => {
                Err(Code::NoRequest.refusal("`initialize` comes once"))
            }
            (Stage::Serving, _) => Err(Code::NoMethod.refusal(method)),
            (Stage::Ending, _) => Err(Code::NoRequest.refusal("nothing comes after `shutdown`")),
        }
    }

    fn hover(&self, asked: &HoverParams) -> Value {
        let at = &asked.text_document_position_params;
        let document = self.open.get(at.text_document.uri.as_str());
        let found = document
            .and_then(|document| hover(document, document.rows.byte(&document.body, at.position)));
        json!(found)
    }

    fn actions(&self, asked: &CodeActionParams) -> Value {
        let uri = &asked.text_document.uri;
        let document = self.open.get(uri.as_str());
        let found = document.map(|document| {
            let span = document.rows.span(&document.body, asked.range);
            actions(document, uri, span)
        });
        json!(found.unwrap_or_default())
    }

    fn execute(&mut self, asked: &ExecuteCommandParams) -> Result<Value, Refusal> {
        let bad = |told: String| Code::BadParams.refusal(told);
        let [Value::String(uri), Value::String(words)] = asked.arguments.as_slice() else {
            return Err(bad(format!("{} takes a URI and a text", asked.command)));
        };
        let document = self.open.get(uri);
        let document = document.ok_or_else(|| bad("no such text is open".to_owned()))?;
        let done = match asked.command.as_str() {
            SETTLE => append(&sidecar_path(&document.path), words),
            ALLOW => allow(&document.settings.file, words),
            other => return Err(bad(format!("no command `{other}`"))),
        };
        let settled = done.and_then(|()| self.resettle());
        settled.map_err(|error| Code::Failed.refusal(format!("{error:#}")))?;
        Ok(Value::Null)
    }

    fn reply(&self, id: &Value, answer: Result<Value, Refusal>) -> anyhow::Result<()> {
        let message = match answer {
            Ok(result) => json!({ "id": id, "result": result }),
            Err(Refusal { code, message }) => {
                json!({ "id": id, "error": { "code": code as i32, "message": message } })
            }
        };
        wire::send(message).context("standard output")
    }

    fn send(&self, method: &str, params: impl serde::Serialize) -> anyhow::Result<()> {
        let message = json!({ "method": method, "params": params });
        wire::send(message).context("standard output")
    }
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, Refusal> {
    serde_json::from_value(params).map_err(|error| Code::BadParams.refusal(error))
}

/// Adds a line to a file, which is made if it is not there.
fn append(path: &Path, line: &str) -> anyhow::Result<()> {
    let named = || path.display().to_string();
    let file = OpenOptions::new().create(true).append(true).open(path);
    let mut file = file.with_context(named)?;
    writeln!(file, "{line}").with_context(named)
}
