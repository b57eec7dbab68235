//! Names: what reports call the things of the wings.

use crate::reuse::{Class, Evidence, Relation, Sensitivity};
use crate::wording::{Level, Setting, Severity};

/// A relation as reports name it.
pub fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::Duplicate => "duplicate",
        Relation::Revision => "revision",
        Relation::NearDuplicate => "near-duplicate",
        Relation::Contains => "contains",
        Relation::Contained => "contained",
        Relation::SharesPassages => "shares-passages",
        Relation::Nothing => "none",
    }
}

/// A class of passage as reports name it.
pub fn class_name(class: Class) -> &'static str {
    match class {
        Class::Verbatim => "verbatim",
        Class::Edited => "edited",
        Class::Rewritten => "rewritten",
        Class::Quotation => "quotation",
        Class::Boilerplate => "boilerplate",
        Class::Template => "template",
    }
}

/// Classes as reports name them.
pub(super) fn class_names(classes: &[Class]) -> Vec<String> {
    let names = classes.iter().map(|class| class_name(*class).to_owned());
    names.collect()
}

/// A sensitivity as flags and reports name it.
pub fn sensitivity_name(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Exact => "exact",
        Sensitivity::Edited => "edited",
        Sensitivity::Rewritten => "rewritten",
    }
}

/// What a direction is told by, as reports name it.
pub fn evidence_name(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Dates => "dates",
        Evidence::Home => "home",
        Evidence::Credit => "credit",
        Evidence::Cuts => "cuts",
        Evidence::Family => "family",
        Evidence::None => "none",
    }
}

/// A setting as reports name it.
pub fn setting_name(setting: Setting) -> &'static str {
    match setting {
        Setting::Own => "own",
        Setting::Quoted => "quoted",
        Setting::Scare => "scare",
        Setting::Attributed => "attributed",
        Setting::Negated => "negated",
        Setting::Title => "title",
        Setting::Boilerplate => "boilerplate",
    }
}

/// A level as reports name it.
pub fn level_name(level: Level) -> &'static str {
    match level {
        Level::Plain => "plain",
        Level::Coloured => "coloured",
        Level::Loaded => "loaded",
        Level::HeavilyLoaded => "heavily-loaded",
    }
}

/// A severity as flags and reports name it.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
