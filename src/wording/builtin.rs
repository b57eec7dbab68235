//! The lexicon that ships: the contents page of seeds/lexicon.

use std::sync::OnceLock;

use super::lexicon::Lexicon;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../seeds/lexicon/", $name)))),*]
    };
}

/// A file that ships: its name and its text.
pub type ShippedFile = (&'static str, &'static str);

/// The files of the lexicon, in the order reports list categories.
pub const fn builtin_files() -> &'static [ShippedFile] {
    files![
        "loaded-emotive.toml",
        "label.toml",
        "sensational.toml",
        "euphemism.toml",
        "fear.toml",
        "absolute.toml",
        "vague-attribution.toml",
        "hedge.toml",
        "stance.toml",
        "attribution-verb.toml",
        "presupposition.toml",
        "forecast.toml",
        "mind-reading.toml",
    ]
}

/// The table of these files, made by `cargo run --example lexicon_table`.
static TABLE: &[u8] = include_bytes!("../../seeds/lexicon.table");

/// The lexicon that ships, indexed ahead of time; its entries are read as they are asked for.
pub fn builtin() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        Lexicon::from_table(TABLE, builtin_files())
            .expect("a test holds the table equal to the files")
    })
}
