//! The server: messages in, answers and diagnostics out.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidChangeWatchedFiles, DidCloseTextDocument, DidOpenTextDocument,
    DidSaveTextDocument, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{CodeActionRequest, ExecuteCommand, HoverRequest, Request as _};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability,
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    ExecuteCommandOptions, ExecuteCommandParams, HoverParams, HoverProviderCapability,
    PublishDiagnosticsParams, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, Uri,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::action::{ALLOW, SETTLE, actions};
use super::diagnostic::{diagnostics, hover};
use super::document::{Document, Settings, sidecar_path};
use super::uri::path;
use super::vocabulary::allow;

/// Says which settings hold for a file.
type SettingsOf<'s> = &'s dyn Fn(&Path) -> anyhow::Result<Settings>;

/// Serves one editor over standard input and output, until it says goodbye.
pub(crate) fn serve(settings: SettingsOf) -> anyhow::Result<()> {
    let (editor, threads) = Connection::stdio();
    let connection = queued(editor);
    let (id, _) = match connection.initialize_start() {
        Ok(asked) => asked,
        // An editor that leaves before it has said anything is no fault.
        Err(error) if error.channel_is_disconnected() => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    connection.initialize_finish(id, greeting())?;
    let mut server = Server {
        connection: &connection,
        settings,
        open: BTreeMap::new(),
        changed: vec![],
    };
    server.listen()?;
    drop(connection);
    threads.join().context("standard output")
}

/// The same editor, its messages read as they come: the line to it holds none, so that a queue would always seem empty.
fn queued(editor: Connection) -> Connection {
    let (incoming, queue) = Connection::memory();
    std::thread::spawn(move || {
        let mut messages = editor.receiver.into_iter();
        // The queue ends with its listener, or with the editor.
        messages.try_for_each(|message| incoming.sender.send(message))
    });
    Connection {
        sender: editor.sender,
        receiver: queue.receiver,
    }
}

fn greeting() -> Value {
    let capabilities = ServerCapabilities {
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(true.into()),
                ..TextDocumentSyncOptions::default()
            },
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![SETTLE.to_owned(), ALLOW.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
        ..ServerCapabilities::default()
    };
    serde_json::json!({
        "capabilities": capabilities,
        "serverInfo": { "name": "copydesk", "version": env!("CARGO_PKG_VERSION") },
    })
}

struct Server<'s> {
    connection: &'s Connection,
    settings: SettingsOf<'s>,
    open: BTreeMap<String, Document>,
    /// Texts that were typed in since they were last looked at.
    changed: Vec<Uri>,
}

impl Server<'_> {
    fn listen(&mut self) -> anyhow::Result<()> {
        while let Ok(message) = self.connection.receiver.recv() {
            match message {
                Message::Request(request) => {
                    self.look()?;
                    if self.connection.handle_shutdown(&request)? {
                        return Ok(());
                    }
                    self.answer(request)?;
                }
                Message::Notification(notification) => {
                    if let Err(error) = self.note(notification) {
                        eprintln!("copydesk: {error:#}");
                    }
                }
                Message::Response(_) => {}
            }
            // Whoever types faster than this reads is looked at once, not once a letter.
            if self.connection.receiver.is_empty() {
                self.look()?;
            }
        }
        Ok(())
    }

    fn note(&mut self, note: Notification) -> anyhow::Result<()> {
        match note.method.as_str() {
            DidOpenTextDocument::METHOD => self.opened(read(note.params)?),
            DidChangeTextDocument::METHOD => self.typed(read(note.params)?),
            DidCloseTextDocument::METHOD => self.closed(read(note.params)?),
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
        let params = serde_json::json!({ "type": 1, "message": format!("copydesk: {error}") });
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

    fn answer(&mut self, request: Request) -> anyhow::Result<()> {
        let Request { id, method, params } = request;
        let result = match method.as_str() {
            HoverRequest::METHOD => read(params).map(|asked| self.hover(&asked)),
            CodeActionRequest::METHOD => read(params).map(|asked| self.actions(&asked)),
            ExecuteCommand::METHOD => read(params).and_then(|asked| self.execute(&asked)),
            _ => return self.refuse(id, ErrorCode::MethodNotFound, method),
        };
        match result {
            Ok(result) => self.reply(Response::new_ok(id, result)),
            Err(error) => self.refuse(id, ErrorCode::RequestFailed, format!("{error:#}")),
        }
    }

    fn hover(&self, asked: &HoverParams) -> Value {
        let at = &asked.text_document_position_params;
        let document = self.open.get(at.text_document.uri.as_str());
        let found = document
            .and_then(|document| hover(document, document.rows.byte(&document.body, at.position)));
        serde_json::json!(found)
    }

    fn actions(&self, asked: &CodeActionParams) -> Value {
        let uri = &asked.text_document.uri;
        let document = self.open.get(uri.as_str());
        let found = document.map(|document| {
            let span = document.rows.span(&document.body, asked.range);
            actions(document, uri, span)
        });
        serde_json::json!(found.unwrap_or_default())
    }

    fn execute(&mut self, asked: &ExecuteCommandParams) -> anyhow::Result<Value> {
        let [uri, words] = asked.arguments.as_slice() else {
            anyhow::bail!("{} takes a URI and a text", asked.command);
        };
        let uri = uri.as_str().unwrap_or_default();
        let words = words.as_str().unwrap_or_default();
        let document = self.open.get(uri).context("no such text is open")?;
        match asked.command.as_str() {
            SETTLE => append(&sidecar_path(&document.path), words)?,
            ALLOW => allow(&document.settings.file, words)?,
            other => anyhow::bail!("no command `{other}`"),
        }
        self.resettle()?;
        Ok(Value::Null)
    }

    fn refuse(&self, id: RequestId, code: ErrorCode, message: String) -> anyhow::Result<()> {
        self.reply(Response::new_err(id, code as i32, message))
    }

    fn reply(&self, response: Response) -> anyhow::Result<()> {
        Ok(self.connection.sender.send(response.into())?)
    }

    fn send(&self, method: &str, params: impl serde::Serialize) -> anyhow::Result<()> {
        let note = Notification::new(method.to_owned(), params);
        Ok(self.connection.sender.send(note.into())?)
    }
}

fn read<T: DeserializeOwned>(params: Value) -> anyhow::Result<T> {
    Ok(serde_json::from_value(params)?)
}

/// Adds a line to a file, which is made if it is not there.
fn append(path: &Path, line: &str) -> anyhow::Result<()> {
    let named = || path.display().to_string();
    let file = OpenOptions::new().create(true).append(true).open(path);
    let mut file = file.with_context(named)?;
    writeln!(file, "{line}").with_context(named)
}
