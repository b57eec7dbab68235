//! Diagnostics and hovers: what a finding says, in short and in full.

use copydesk::report::setting_name;
use copydesk::span::Span;
use copydesk::wording::{Finding, Severity};
use lsp_types::{
    Diagnostic, DiagnosticSeverity, Hover, HoverContents, MarkupContent, MarkupKind, NumberOrString,
};

use super::document::Document;

/// What an editor shows of each finding.
pub(super) fn diagnostics(document: &Document) -> Vec<Diagnostic> {
    let findings = document.findings.iter();
    findings.map(|found| diagnostic(document, found)).collect()
}

/// What it shows of one.
pub(super) fn diagnostic(document: &Document, found: &Finding) -> Diagnostic {
    let entry = document.lexicon().entry(found.entry);
    Diagnostic {
        range: document.range(found.span),
        severity: Some(match found.severity {
            Severity::Note => DiagnosticSeverity::INFORMATION,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Error => DiagnosticSeverity::ERROR,
        }),
        code: Some(NumberOrString::String(document.lexicon().name_of(entry))),
        source: Some("copydesk".to_owned()),
        message: format!("{} Plainer: {}", entry.explain, entry.instead),
        ..Diagnostic::default()
    }
}

/// All there is to know of the finding at a byte; none where there is none.
pub(super) fn hover(document: &Document, byte: usize) -> Option<Hover> {
    let found = document.findings_at(Span::new(byte, byte)).next()?;
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: reasons(document, found),
        }),
        range: Some(document.range(found.span)),
    })
}

fn reasons(document: &Document, found: &Finding) -> String {
    let lexicon = document.lexicon();
    let entry = lexicon.entry(found.entry);
    let category = lexicon.category_of(entry);
    let evidence: Vec<String> = found
        .evidence
        .iter()
        .map(|piece| format!("- {} × {:.2}", piece.what, piece.factor))
        .collect();
    format!(
        "**{}**, {}, weight {:.1}\n\n{}\n\nPlainer: {}\n\n_{}:_ {} {}\n\n{}",
        lexicon.name_of(entry),
        setting_name(found.setting),
        found.weight,
        entry.explain,
        entry.instead,
        category.name,
        category.what,
        category.why,
        evidence.join("\n")
    )
}
