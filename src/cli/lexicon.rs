//! `copydesk lexicon`: lexicons of one's own, checked, listed, counted and begun.

use std::path::PathBuf;

use anyhow::bail;

use copydesk::report::counted;
use copydesk::wording::{EntryId, Promise, broken_promises, builtin, nearest};

use super::args::{LexiconArgs, LexiconCommand, LexiconCommandArgs};
use super::config::Config;
use super::gather::{add_file, lexicon};
use super::outcome::Outcome;
use super::output::emit_text;
use super::quiet::{complain, in_words};

pub(crate) fn run(args: &LexiconCommandArgs, config: &Config) -> anyhow::Result<Outcome> {
    match &args.what {
        LexiconCommand::Check { files } => check(files),
        LexiconCommand::List { category, lexicon } => list(category.as_deref(), lexicon, config),
        LexiconCommand::Stats { lexicon } => stats(lexicon, config),
        LexiconCommand::New => new(),
    }
}

/// Reads each file by itself, so that its examples speak for it alone.
fn check(files: &[PathBuf]) -> anyhow::Result<Outcome> {
    let mut lines = vec![];
    let (mut kept, mut read) = (true, true);
    for file in files {
        // What a file says of entries that ship is right only beside these.
        let mut lexicon = builtin().clone();
        if let Err(error) = add_file(&mut lexicon, file, None) {
            complain(format_args!("{}", in_words(&error)));
            read = false;
            continue;
        }
        let own: Vec<EntryId> = lexicon.ids().filter(|id| lexicon.is_own(*id)).collect();
        let broken = broken_promises(&lexicon, own.iter().copied());
        kept &= broken.is_empty();
        for broken in &broken {
            let name = lexicon.name_of(lexicon.entry(broken.entry));
            let what = match broken.promise {
                Promise::Fires => "does not fire on",
                Promise::Silent => "is not silent on",
            };
            lines.push(format!(
                "{}: {name} {what}: {}",
                file.display(),
                broken.sentence
            ));
        }
        lines.push(format!(
            "{}: {}, {}",
            file.display(),
            counted(own.len(), "entry"),
            counted(broken.len(), "broken promise")
        ));
    }
    emit_text(None, |out| {
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))
    })?;
    Ok(match (read, kept) {
        (false, _) => Outcome::Unread,
        (true, false) => Outcome::Crossed,
        (true, true) => Outcome::Done,
    })
}

fn list(category: Option<&str>, args: &LexiconArgs, config: &Config) -> anyhow::Result<Outcome> {
    let lexicon = lexicon(args, config)?;
    let known = || {
        lexicon
            .categories
            .iter()
            .map(|category| category.id.as_str())
    };
    if let Some(category) = category.filter(|name| known().all(|known| known != *name)) {
        let meant = nearest(category, known());
        let guess = meant.map_or(String::new(), |meant| format!("; did you mean `{meant}`?"));
        bail!("there is no category `{category}`{guess}");
    }
    emit_text(None, |out| {
        for (id, entry) in lexicon.entries() {
            let wanted = category.is_none_or(|category| lexicon.category_of(entry).id == category);
            if wanted && lexicon.is_on(id) {
                let first = entry.forms.first().map_or("", |form| form.as_str());
                writeln!(
                    out,
                    "{}\t{}\t{first}",
                    lexicon.name_of(entry),
                    lexicon.weight(id)
                )?;
            }
        }
        Ok(())
    })?;
    Ok(Outcome::Done)
}

fn stats(args: &LexiconArgs, config: &Config) -> anyhow::Result<Outcome> {
    let lexicon = lexicon(args, config)?;
    emit_text(None, |out| {
        writeln!(out, "category\tentries\tforms\tby weight, 1 to 5")?;
        for (nth, category) in lexicon.categories.iter().enumerate() {
            let entries: Vec<_> = lexicon
                .entries()
                .map(|(_, entry)| entry)
                .filter(|entry| entry.category == nth)
                .collect();
            let forms = entries.iter().flat_map(|entry| &entry.forms);
            let forms: usize = forms.map(|form| form.variants()).sum();
            let of_weight = |weight: u8| {
                let alike = entries.iter().filter(|entry| entry.weight == weight);
                alike.count().to_string()
            };
            let weights: Vec<_> = (1..=5).map(of_weight).collect();
            let (id, count) = (&category.id, entries.len());
            writeln!(out, "{id}\t{count}\t{forms}\t{}", weights.join(" "))?;
        }
        Ok(())
    })?;
    Ok(Outcome::Done)
}

fn new() -> anyhow::Result<Outcome> {
    emit_text(None, |out| out.write_all(TEMPLATE.as_bytes()))?;
    Ok(Outcome::Done)
}

const TEMPLATE: &str = r#"# A lexicon of your own. Check it with: copydesk lexicon check FILE

# Words that are never marked, in the grammar of forms.
allow = ["critical minerals"]
# Categories or entries of the lexicon that ships, left out.
off = []

# Another weight for an entry, or what multiplies the weights of a category; 0 to 5.
[weights]
# "fear/chaos" = 1
# "hedge" = 0.5

# A category that ships is added to; an entry of the same id is replaced.
[category]
id      = "house-style"
class   = "framing"              # or "epistemological"
name    = "House style"
what    = "Words that this house does not use."
why     = "The house agreed on plainer ones."
instead = "See the style guide."

[[entry]]
id      = "game-plan"
# (a|b) one of several, (a)? or nothing, * any word, ** up to three, # a number, ^ at the start of a sentence
forms   = ["game (plan|plans)"]
unless  = ["the team ** game (plan|plans)"]
weight  = 2                      # 1 slight, 2 coloured, 3 loaded, 4 heavily loaded, 5 an insult
explain = "Makes a contest of a decision."
instead = "plan"
# Words as they stand in a text, and what may take their place as it is; editors offer it, best first: "plan|scheme".
swaps   = { "game plan" = "plan", "game plans" = "plans" }
fires   = ["The council has a game plan for the harbour."]
silent  = ["The team kept to its game plan."]
"#;
