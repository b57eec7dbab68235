//! Overrides: wishes for some paths, `[[override]]` with `paths` and settings of `[wording]`.

use toml::Spanned;
use toml::de::DeValue;

use copydesk::lint::{Override, Wishes};

use super::file::{Slip, given, strings};
use super::key::{self, Key};

/// The settings of wording that can be overridden for some paths.
const SETTINGS: [&str; 7] = [
    "allow",
    "off",
    "select",
    "ignore",
    "severity",
    "weigh",
    "min-weight",
];

/// Reads one override.
pub(super) fn read_override(item: &Spanned<DeValue>, keys: &[Key]) -> Result<Override, Slip> {
    let DeValue::Table(table) = item.get_ref() else {
        return Err((
            item.span(),
            "overrides are written as [[override]]".to_owned(),
        ));
    };
    let Some(paths) = table.get("paths") else {
        return Err((item.span(), "an override names its `paths`".to_owned()));
    };
    let place = paths.span();
    let paths = strings(paths, "paths")?;
    let mut wishes = Wishes::default();
    for (name, value) in table.iter().filter(|(name, _)| name.get_ref() != "paths") {
        let key = overridable(keys, name.get_ref()).map_err(|told| (name.span(), told))?;
        let given = given(key, value)?;
        if let Some(told) = key.refuses(&given) {
            return Err((value.span(), told));
        }
        wish(&mut wishes, &key.name, given);
    }
    let paths = paths.into_iter().map(Spanned::into_inner).collect();
    Override::new(paths, wishes).map_err(|error| (place, error.to_string()))
}

fn overridable<'k>(keys: &'k [Key], name: &str) -> Result<&'k Key, String> {
    let key = key::find(keys, "wording", name)?;
    if SETTINGS.contains(&name) {
        return Ok(key);
    }
    let settings = SETTINGS.join(", ");
    Err(format!(
        "`{name}` can't be overridden; there are {settings}"
    ))
}

/// `given` has been taken by the flag's own parser.
fn wish(wishes: &mut Wishes, name: &str, given: Vec<String>) {
    let named = || given.iter().filter_map(|text| text.split_once('='));
    match name {
        "allow" => wishes.allow = given,
        "off" => wishes.off = given,
        "select" => wishes.select = given,
        "ignore" => wishes.ignore = given,
        "severity" => {
            let read = named().filter_map(|(name, grade)| {
                Some((name.trim().to_owned(), grade.trim().parse().ok()?))
            });
            wishes.severity = read.collect();
        }
        "weigh" => {
            let read = named().filter_map(|(name, weight)| {
                Some((name.trim().to_owned(), weight.trim().parse().ok()?))
            });
            wishes.weigh = read.collect();
        }
        _ => wishes.min_weight = given.first().and_then(|weight| weight.parse().ok()),
    }
}
