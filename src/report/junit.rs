//! JUnit: a suite an article, a case a notice, as build servers show test results.

use std::io::{self, Write};

use crate::wording::Severity;

use super::model::Report;
use super::names::severity_name;
use super::notice::{Notice, notices};
use super::xml::escaped;

/// Writes a suite for each article; warnings and errors fail, notes pass with their message, an article without
/// any passes, and what could not be read is an error.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let notices = notices(report);
    let failed = notices.iter().filter(|notice| fails(notice)).count();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let suites = suites(report, &notices);
    let cases: usize = suites.iter().map(|suite| tests(suite)).sum();
    let unread = report.failures.len();
    writeln!(
        out,
        "<testsuites name=\"copydesk\" tests=\"{}\" failures=\"{failed}\" errors=\"{unread}\">",
        cases + unread
    )?;
    for (article, own) in report.articles.iter().zip(suites) {
        write_suite(&article.id, own, tried(report), out)?;
    }
    for failure in &report.failures {
        let (path, message) = (escaped(&failure.path), escaped(&failure.message));
        writeln!(
            out,
            "  <testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"1\">\n    <testcase classname=\"{path}\" name=\"reading\"><error message=\"{message}\"/></testcase>\n  </testsuite>"
        )?;
    }
    writeln!(out, "</testsuites>")
}

/// The notices of each article.
fn suites<'n>(report: &Report, mut notices: &'n [Notice]) -> Vec<&'n [Notice]> {
    let own = |nth| {
        let end = notices.partition_point(|notice| notice.article <= nth);
        let (own, rest) = notices.split_at(end);
        notices = rest;
        own
    };
    (0..report.articles.len()).map(own).collect()
}

/// How many cases stand for the notices of an article.
fn tests(notices: &[Notice]) -> usize {
    notices.len().max(1)
}

/// What an article without notices passed.
fn tried(report: &Report) -> &'static str {
    match (&report.wording, &report.reuse) {
        (Some(_), Some(_)) => "wording and reuse",
        (None, Some(_)) => "reuse",
        _ => "wording",
    }
}

fn write_suite(id: &str, notices: &[Notice], tried: &str, out: &mut dyn Write) -> io::Result<()> {
    let id = escaped(id);
    let failed = notices.iter().filter(|notice| fails(notice)).count();
    let tests = tests(notices);
    writeln!(
        out,
        "  <testsuite name=\"{id}\" tests=\"{tests}\" failures=\"{failed}\" errors=\"0\">"
    )?;
    if notices.is_empty() {
        writeln!(out, "    <testcase classname=\"{id}\" name=\"{tried}\"/>")?;
    }
    for notice in notices {
        writeln!(out, "    {}", case(&id, notice))?;
    }
    writeln!(out, "  </testsuite>")
}

fn case(id: &str, notice: &Notice) -> String {
    let line = notice.spot.map_or(notice.site.line(), |spot| spot.line);
    let column = notice.spot.map_or(1, |spot| spot.column);
    let name = escaped(&format!("{}:{line}:{column}", notice.rule));
    let message = escaped(&notice.message);
    let told = if fails(notice) {
        let kind = severity_name(notice.severity);
        format!("<failure type=\"{kind}\" message=\"{message}\"/>")
    } else {
        format!("<system-out>{message}</system-out>")
    };
    format!("<testcase classname=\"{id}\" name=\"{name}\">{told}</testcase>")
}

fn fails(notice: &Notice) -> bool {
    notice.severity > Severity::Note
}
