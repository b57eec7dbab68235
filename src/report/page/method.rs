//! Method: how it was looked for, with what, and what could not be read.

use serde::Serialize;

use crate::reuse::Banding;
use crate::wording::Setting;

use super::super::model::Report;
use super::super::plural::grouped;

/// What ran, and how.
#[derive(Debug, Serialize)]
pub(super) struct Method {
    version: &'static str,
    lexicon: String,
    entries: String,
    reuse: Option<ReuseMethod>,
    settings: Vec<Share>,
    failures: Vec<Failure>,
}

#[derive(Debug, Serialize)]
struct ReuseMethod {
    shingle_words: usize,
    sketch_values: usize,
    threshold: String,
    recall: String,
    containment: String,
    min_words: usize,
    set_aside: usize,
}

/// The share of a weight that counts in a setting.
#[derive(Debug, Serialize)]
struct Share {
    setting: &'static str,
    percent: usize,
}

#[derive(Debug, Serialize)]
struct Failure {
    path: String,
    message: String,
}

/// What ran, and how.
pub(super) fn method(report: &Report) -> Method {
    Method {
        version: env!("CARGO_PKG_VERSION"),
        lexicon: report.lexicon.fingerprint(),
        entries: grouped(report.lexicon.len()),
        reuse: reuse(report),
        settings: shares(),
        failures: failures(report),
    }
}

fn reuse(report: &Report) -> Option<ReuseMethod> {
    let reuse = report.reuse.as_ref()?;
    let settings = &reuse.settings;
    let banding = Banding::choose(settings.sketch_values, settings.threshold, settings.recall);
    let percent = |share: f64| format!("{} %", (share * 1000.0).round() / 10.0);
    Some(ReuseMethod {
        shingle_words: settings.shingle_words,
        sketch_values: settings.sketch_values,
        threshold: percent(settings.threshold),
        recall: percent(banding.chance(settings.threshold)),
        containment: percent(settings.containment),
        min_words: settings.min_words,
        set_aside: reuse.found.set_aside,
    })
}

fn shares() -> Vec<Share> {
    const SETTINGS: [Setting; 7] = [
        Setting::Own,
        Setting::Scare,
        Setting::Title,
        Setting::Attributed,
        Setting::Negated,
        Setting::Quoted,
        Setting::Boilerplate,
    ];
    SETTINGS
        .iter()
        .map(|setting| Share {
            setting: super::super::names::setting_name(*setting),
            percent: (setting.share() * 100.0).round() as usize,
        })
        .collect()
}

fn failures(report: &Report) -> Vec<Failure> {
    report
        .failures
        .iter()
        .map(|failure| Failure {
            path: failure.path.clone(),
            message: failure.message.clone(),
        })
        .collect()
}
