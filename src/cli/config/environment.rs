//! The environment: `COPYDESK_` and the name of a flag; several values with commas between.

use anyhow::bail;

use super::key::Key;
use super::value::{Origin, Value};

/// The values that variables give, as `variable` reads them. An empty variable gives none.
pub(super) fn values(
    keys: &[Key],
    variable: impl Fn(&str) -> Option<String>,
) -> anyhow::Result<Vec<Value>> {
    let mut values = vec![];
    for key in keys {
        let name = key.variable();
        let Some(text) = variable(&name).filter(|text| !text.is_empty()) else {
            continue;
        };
        let given: Vec<String> = match key.is_list() {
            true => text.split(',').map(|part| part.trim().to_owned()).collect(),
            false => vec![text],
        };
        if let Some(told) = key.refuses(&given) {
            bail!("{name}: {told}");
        }
        values.push(Value {
            key: key.full(),
            flag: key.name.clone(),
            given,
            origin: Origin::Environment(name),
        });
    }
    Ok(values)
}
