//! Actions: plain words in place, where the entry knows them, or word that a finding is settled.

use std::collections::HashMap;

use copydesk::lint::sidecar_line;
use copydesk::span::Span;
use copydesk::wording::{Finding, plain_for};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Command, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::json;

use super::diagnostic::diagnostic;
use super::document::Document;

/// The command that writes a line into the sidecar: URI, line.
pub(super) const SETTLE: &str = "copydesk.settle";
/// The command that adds words to what is allowed: URI, words.
pub(super) const ALLOW: &str = "copydesk.allow";

/// What can be done about the findings that touch `span`.
pub(super) fn actions(document: &Document, uri: &Uri, span: Span) -> Vec<CodeActionOrCommand> {
    let found = document.findings_at(span);
    found
        .flat_map(|found| for_finding(document, uri, found))
        .collect()
}

fn for_finding(document: &Document, uri: &Uri, found: &Finding) -> Vec<CodeActionOrCommand> {
    let entry = document.lexicon().entry(found.entry);
    let name = document.lexicon().name_of(entry);
    let words = found.span.of(&document.body);
    let plain = plain_for(found, entry, &document.body).into_iter();
    let mut actions: Vec<CodeAction> = plain
        .enumerate()
        .map(|(nth, plain)| {
            let told = format!("Write “{}”", plain.words);
            CodeAction {
                is_preferred: Some(nth == 0),
                ..edit(document, uri, found, told, plain.span, plain.text)
            }
        })
        .collect();
    actions.push(settling(document, uri, found, &name));
    let allowed = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = format!("Never mark “{allowed}”");
    actions.push(command(document, found, told, ALLOW, json!([uri, allowed])));
    actions
        .into_iter()
        .map(CodeActionOrCommand::CodeAction)
        .collect()
}

/// A remark behind the paragraph, or a line in the sidecar of a text that has no comments.
fn settling(document: &Document, uri: &Uri, found: &Finding, name: &str) -> CodeAction {
    if document.has_comments() {
        let mut around = document.paragraphs.iter().rev();
        let end = around
            .find(|part| part.overlaps(found.span))
            .map_or(found.span.end, |part| part.end);
        let remark = format!(" <!-- copydesk: ignore {name} -->");
        let told = format!("Settle {name} in this paragraph");
        return edit(document, uri, found, told, Span::new(end, end), remark);
    }
    let sentence = document
        .text
        .sentence_at(found.span.start)
        .unwrap_or(found.span);
    let line = sidecar_line(name, sentence.of(&document.body));
    let told = format!("Settle {name} in this sentence");
    command(document, found, told, SETTLE, json!([uri, line]))
}

fn edit(
    document: &Document,
    uri: &Uri,
    found: &Finding,
    title: String,
    span: Span,
    new: String,
) -> CodeAction {
    let edit = TextEdit::new(document.range(span), new);
    // The protocol wants a hash map; it holds one entry, so its order is no matter.
    #[allow(clippy::mutable_key_type, reason = "the key is not changed")]
    let changes = HashMap::from([(uri.clone(), vec![edit])]);
    CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic(document, found)]),
        edit: Some(WorkspaceEdit::new(changes)),
        ..CodeAction::default()
    }
}

fn command(
    document: &Document,
    found: &Finding,
    title: String,
    name: &str,
    words: serde_json::Value,
) -> CodeAction {
    let words = words.as_array().cloned();
    CodeAction {
        command: Some(Command::new(title.clone(), name.to_owned(), words)),
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic(document, found)]),
        ..CodeAction::default()
    }
}
