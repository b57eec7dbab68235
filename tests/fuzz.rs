//! Story: strangers send anything at all, for as long as they like.
//!
//! Replays each corpus in `fuzz/corpus`, then tries input made from it for `FUZZ_SECONDS` (2) a target, or
//! `FUZZ_RUNS` times. Finds less than `cargo fuzz`, which looks where the code goes, but on any machine and
//! every time; `FUZZ_CORPORA` names a folder of corpora that it has gathered, to start from those too, and
//! `FUZZ_SEED` is a number of which other input comes.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

#[path = "../fuzz/targets.rs"]
mod targets;

#[test]
fn readers() {
    check("readers");
}

#[test]
fn text() {
    check("text");
}

#[test]
fn align() {
    check("align");
}

#[test]
fn wording() {
    check("wording");
}

#[test]
fn lexicon() {
    check("lexicon");
}

#[test]
fn lists() {
    check("lists");
}

#[test]
fn records() {
    check("records");
}

#[test]
fn page() {
    check("page");
}

#[test]
fn lint() {
    check("lint");
}

#[test]
fn marks() {
    check("marks");
}

/// Replays the corpus of a target and tries new input; what breaks it is printed to be kept.
fn check(name: &str) {
    let (_, target) = targets::TARGETS
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a target");
    let corpus = corpus(name);
    assert!(!corpus.is_empty(), "no corpus for {name}");
    for input in &corpus {
        run(*target, input);
    }
    let end = End::wanted();
    let mut pick = Pick::of(number("FUZZ_SEED").unwrap_or(1));
    let mut tried = 0_u64;
    while !end.is_reached(tried) {
        run(*target, &mutated(&corpus, &mut pick));
        tried += 1;
    }
    println!("{name}: {} kept, {tried} tried", corpus.len());
}

/// When enough was tried.
enum End {
    Runs(u64),
    At(Instant),
}

impl End {
    fn wanted() -> Self {
        match number("FUZZ_RUNS") {
            Some(runs) => Self::Runs(runs),
            None => {
                Self::At(Instant::now() + Duration::from_secs(number("FUZZ_SECONDS").unwrap_or(2)))
            }
        }
    }

    fn is_reached(&self, tried: u64) -> bool {
        match self {
            Self::Runs(runs) => tried >= *runs,
            Self::At(time) => Instant::now() >= *time,
        }
    }
}

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().expect("a number"))
}

fn run(target: targets::Target, input: &[u8]) {
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(input))) {
        eprintln!("broken by {:?}", input.escape_ascii().to_string());
        std::panic::resume_unwind(panic);
    }
}

fn corpus(name: &str) -> Vec<Vec<u8>> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let gathered = std::env::var_os("FUZZ_CORPORA").map(PathBuf::from);
    let mut paths: Vec<_> = [own]
        .into_iter()
        .chain(gathered)
        .flat_map(|folder| files(&folder.join(name)))
        .collect();
    paths.sort();
    let read = paths.iter().map(fs::read);
    read.collect::<Result<_, _>>().expect("readable files")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a corpus");
    entries
        .map(|entry| entry.expect("an entry").path())
        .collect()
}

/// An input of the corpus with a few things gone wrong.
fn mutated(corpus: &[Vec<u8>], pick: &mut Pick) -> Vec<u8> {
    let mut input = corpus[pick.below(corpus.len())].clone();
    for _ in 0..1 + pick.below(6) {
        let (from, to) = stretch(input.len(), pick);
        match pick.below(6) {
            0 => input.truncate(from),
            1 => drop(input.drain(from..to)),
            2 => {
                let again = input[from..to].repeat(1 + pick.below(8));
                input.splice(from..from, again);
            }
            3 => {
                let other = &corpus[pick.below(corpus.len())];
                let (start, end) = stretch(other.len(), pick);
                input.splice(from..to, other[start..end].iter().copied());
            }
            4 => {
                let scrap = SCRAPS[pick.below(SCRAPS.len())];
                input.splice(from..from, scrap.bytes());
            }
            _ => {
                if let Some(byte) = input.get_mut(from) {
                    *byte = pick.below(256) as u8;
                }
            }
        }
        input.truncate(1 << 14);
    }
    input
}

/// A short range of something that is `len` long.
fn stretch(len: usize, pick: &mut Pick) -> (usize, usize) {
    let from = pick.below(len + 1);
    (from, len.min(from + pick.below(40)))
}

/// What means something to one reader or another.
const SCRAPS: [&str; 40] = [
    "\0",
    "\n",
    "\r\n",
    "\n\n",
    "\u{2028}",
    "\u{feff}",
    "\u{202e}",
    "\u{301}",
    "\u{1f600}",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "。",
    "न",
    "\u{200d}",
    "<p>",
    "</p>",
    "<script>",
    "</script>",
    "<!--",
    "]]>",
    "&amp;",
    "&#x10ffff;",
    "{",
    "}",
    "[",
    "]",
    "\\u",
    "\\ud800",
    "---\n",
    "```\n",
    "[[entry]]\n",
    "forms = [\"* *\"]\n",
    "\t",
    "1e999",
];

/// A small generator of numbers (xorshift, Marsaglia 2003), the same on every run.
struct Pick(u64);

impl Pick {
    fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).max(1))
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}
