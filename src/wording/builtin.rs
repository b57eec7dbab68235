//! The lexicon that ships: the contents page of seeds/lexicon.

use std::sync::OnceLock;

use super::lexicon::Lexicon;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../seeds/lexicon/", $name)))),*]
    };
}

/// The files of the lexicon, each by name and text, in the order reports list categories.
pub const fn builtin_files() -> [(&'static str, &'static str); 9] {
    files![
        "label.toml",
        "sensational.toml",
        "euphemism.toml",
        "fear.toml",
        "absolute.toml",
        "stance.toml",
        "attribution-verb.toml",
        "forecast.toml",
        "mind-reading.toml",
    ]
}

/// The lexicon that ships, parsed on first use.
pub fn builtin() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        for (name, text) in builtin_files() {
            lexicon
                .add(text, name)
                .expect("tests hold every shipped file to the format");
        }
        lexicon
    })
}
