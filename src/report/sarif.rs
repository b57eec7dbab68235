//! SARIF 2.1.0: notices as code hosts and review tools read them.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::wording::Entry;

use super::model::{Failure, Report};
use super::names::severity_name;
use super::notice::{Notice, notices};
use super::records::rounded;
use super::site::{Site, Spot};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one run: the rules that were met, each with its help, and a result for each notice.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let notices = notices(report);
    let rules = rules(report, &notices);
    let places: BTreeMap<&str, usize> = rules
        .iter()
        .enumerate()
        .map(|(nth, (id, _))| (id.as_str(), nth))
        .collect();
    let results: Vec<Value> = notices
        .iter()
        .map(|notice| result(notice, places[notice.rule.as_str()]))
        .collect();
    let driver = json!({
        "name": "copydesk",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.values().collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation(&report.failures)],
        "results": results,
        "properties": { "lexicon": report.lexicon.fingerprint() },
    });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// The rules of these notices, by id.
fn rules(report: &Report, notices: &[Notice]) -> BTreeMap<String, Value> {
    let mut rules = BTreeMap::new();
    for notice in notices {
        rules
            .entry(notice.rule.clone())
            .or_insert_with(|| match notice.entry {
                Some(entry) => entry_rule(report, report.lexicon.entry(entry), &notice.rule),
                None => reuse_rule(&notice.rule),
            });
    }
    rules
}

fn entry_rule(report: &Report, entry: &Entry, name: &str) -> Value {
    let category = report.lexicon.category_of(entry);
    let example = entry
        .fires
        .first()
        .map(|sentence| format!("\n\nFor example: {sentence}"))
        .unwrap_or_default();
    let help = format!(
        "{}\n\nPlainer: {}\n\n{}: {} {} {}{example}",
        entry.explain, entry.instead, category.name, category.what, category.why, category.instead
    );
    json!({
        "id": name,
        "shortDescription": { "text": entry.explain },
        "fullDescription": { "text": format!("{} {}", category.what, category.why) },
        "help": { "text": help },
        "properties": { "category": category.id, "weight": entry.weight, "tags": ["wording"] },
    })
}

fn reuse_rule(id: &str) -> Value {
    let what = match id.starts_with("edit/") {
        true => "A difference in shared text that changes its load or its facts.",
        false => "Text that another article has too.",
    };
    json!({
        "id": id,
        "shortDescription": { "text": what },
        "help": { "text": format!("{what} See `copydesk compare` for the passages and what was changed in them.") },
        "properties": { "tags": ["reuse"] },
    })
}

fn result(notice: &Notice, rule: usize) -> Value {
    let (identity, nth) = notice.identity;
    let mut result = json!({
        "ruleId": notice.rule,
        "ruleIndex": rule,
        "level": severity_name(notice.severity),
        "message": { "text": notice.message },
        "locations": [location(&notice.site, notice.spot, Some(&notice.words))],
        "partialFingerprints": { "copydesk/v1": format!("{identity:016x}:{nth}") },
    });
    if let Some((setting, weight)) = notice.weight {
        let weight = rounded(weight);
        result["properties"] = json!({ "setting": setting, "weight": weight });
    }
    if let Some(of) = &notice.other {
        let mut other = location(&of.site, of.spot, None);
        other["message"] = json!({ "text": of.is });
        result["relatedLocations"] = json!([other]);
    }
    result
}

fn location(site: &Site, spot: Option<Spot>, words: Option<&str>) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(&site.file) } });
    match (spot, site.record) {
        (Some(spot), _) => {
            place["region"] = json!({
                "startLine": spot.line,
                "startColumn": spot.column,
                "endLine": spot.end_line,
                "endColumn": spot.end_column,
                "charOffset": spot.offset,
                "charLength": spot.length,
            });
            if let Some(words) = words {
                place["region"]["snippet"] = json!({ "text": words });
            }
        }
        (None, Some(line)) => place["region"] = json!({ "startLine": line }),
        (None, None) => {}
    }
    json!({ "physicalLocation": place })
}

fn invocation(failures: &[Failure]) -> Value {
    let told: Vec<Value> = failures
        .iter()
        .map(|failure| json!({ "level": "error", "message": { "text": format!("{}: {}", failure.path, failure.message) } }))
        .collect();
    json!({ "executionSuccessful": failures.is_empty(), "toolExecutionNotifications": told })
}

/// A path as a reference: what a URI gives another meaning is written as percent and hexadecimal digits.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    // A first part with a colon would be read as a scheme.
    let head = path.split('/').next().unwrap_or_default().contains(':');
    if head {
        uri.push_str("./");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/@!$&'()*+,;=:".contains(&byte) {
            uri.push(byte as char);
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_a_reference() {
        assert_eq!(uri("drafts/a b#1.md"), "drafts/a%20b%231.md");
        assert_eq!(uri("10:30.txt"), "./10:30.txt");
        assert_eq!(uri("é.txt"), "%C3%A9.txt");
    }
}
