//! Swaps: plain words, reviewed, that may take the place of what an entry marks.

use crate::span::Span;
use crate::text::Tokens;

use super::context::{Finding, Setting};
use super::entry::Entry;
use super::parts::{Part, Parts};
use super::words::Words;

/// Words that an entry marks, and the plain ones that may stand for them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Swap {
    /// The words as a text has them, in any case.
    pub words: String,
    /// What may take their place, best first; a bar parts several.
    pub plain: String,
}

/// A plain wording of a finding, ready to be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain {
    /// What it takes the place of: the finding, and an article before it that has to change.
    pub span: Span,
    /// What is put there.
    pub text: String,
    /// The plain words without that article.
    pub words: String,
}

/// The plain wordings of a finding in `body`, best first; none of what someone else said, for that is not the
/// writer's to change.
pub fn plain_for(finding: &Finding, entry: &Entry, body: &str) -> Vec<Plain> {
    let is_said = matches!(finding.setting, Setting::Quoted | Setting::Scare);
    if is_said || entry.swaps.is_empty() {
        return vec![];
    }
    let text = finding.span.of(body);
    let found = hashes(text);
    let swap = entry.swaps.iter().find(|swap| hashes(&swap.words) == found);
    let each = swap.into_iter().flat_map(|swap| swap.plain.split('|'));
    each.map(|plain| put(plain.trim(), finding.span, body))
        .collect()
}

/// Whether `words` stand in what a form matches, from a word of the form's own to another.
pub(super) fn holds(form: &Parts, words: &str) -> bool {
    let words = hashes(words);
    let parts = &form.parts;
    let begins = |nth: usize| match &parts[nth] {
        Part::Any(_) => false,
        Part::OneOf(runs, _) => {
            let ends = |run: &Vec<u64>| {
                (0..run.len()).any(|at| goes_through(&run[at..], &parts[nth + 1..], &words))
            };
            runs.iter().any(ends)
        }
    };
    !words.is_empty() && (0..parts.len()).any(begins)
}

/// Whether `words` are the words of `run`, or these and what the parts behind it match.
fn goes_through(run: &[u64], behind: &[Part], words: &[u64]) -> bool {
    let same = run.iter().zip(words).all(|(one, other)| one == other);
    same && (words.len() <= run.len() || goes_on(behind, &words[run.len()..]))
}

fn goes_on(parts: &[Part], words: &[u64]) -> bool {
    match parts.split_first() {
        None => false,
        Some((Part::Any(count), behind)) => {
            let mut counts = count.clone();
            counts.any(|count| count < words.len() && goes_on(behind, &words[count..]))
        }
        Some((part @ Part::OneOf(runs, _), behind)) => {
            runs.iter().any(|run| goes_through(run, behind, words))
                || part.may_be_nothing() && goes_on(behind, words)
        }
    }
}

fn hashes(text: &str) -> Vec<u64> {
    Words::hashes_of(&Tokens::of(text, 0))
}

/// `plain` in the place of `span`, dressed as what stands there, with the article it asks for.
fn put(plain: &str, span: Span, body: &str) -> Plain {
    let words = dressed(plain, span.of(body));
    match article_before(span, body) {
        Some((article, of)) if !article.eq_ignore_ascii_case(article_of(plain)) => {
            let right = dressed(article_of(plain), article);
            let between = Span::new(of.end, span.start).of(body);
            Plain {
                span: Span::new(of.start, span.end),
                text: format!("{right}{between}{words}"),
                words,
            }
        }
        _ => Plain {
            span,
            text: words.clone(),
            words,
        },
    }
}

/// `plain` with the capitals and the possessive ending that `text` has.
fn dressed(plain: &str, text: &str) -> String {
    let letters = || text.chars().filter(|char| char.is_alphabetic());
    let mut words = plain.to_owned();
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        words = plain.to_uppercase();
    } else if text.starts_with(char::is_uppercase) {
        let mut chars = plain.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        words = first.chain(chars).collect();
    }
    let owns = ["'s", "’s"].into_iter().find(|end| text.ends_with(end));
    words + owns.unwrap_or_default()
}

/// The word "a" or "an" right before a span, and where it stands.
fn article_before(span: Span, body: &str) -> Option<(&str, Span)> {
    let before = &body[..span.start];
    let words = before.trim_end_matches([' ', '\u{a0}', '\n']);
    let begin = words.rfind(|char: char| !char.is_alphanumeric() && char != '\'' && char != '’');
    let begin = begin.map_or(0, |at| {
        at + words[at..].chars().next().map_or(0, char::len_utf8)
    });
    let word = &words[begin..];
    let is_article = word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an");
    (is_article && words.len() < before.len()).then_some((word, Span::new(begin, words.len())))
}

/// The article that goes before `words`, by how these begin to sound.
fn article_of(words: &str) -> &'static str {
    const VOWELS: [&str; 4] = ["hour", "honest", "honour", "heir"];
    const CONSONANTS: [&str; 8] = ["one", "once", "eu", "uni", "use", "usu", "usa", "uk"];
    const VOWELS_AFTER_ALL: [&str; 2] = ["unin", "unim"];
    let words = words.to_lowercase();
    let begins = |with: &[&str]| with.iter().any(|with| words.starts_with(with));
    let sounds_consonant = begins(&CONSONANTS) && !begins(&VOWELS_AFTER_ALL);
    let is_vowel = words.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_consonant;
    if is_vowel || begins(&VOWELS) {
        "an"
    } else {
        "a"
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;
    use crate::wording::pattern::Pattern;
    use crate::wording::{Lexicon, check};

    #[test]
    fn a_key_is_something_that_a_form_matches() {
        for (form, words, expected) in [
            ("(slam|slams|slammed) the", "slammed", true),
            ("(slam|slams) the", "Slams the", true),
            ("so called (very|so)? bad", "bad", true),
            ("so called (very|so)? bad", "so-called bad", true),
            ("so called (very|so)? bad", "called very bad", true),
            ("hit * hard", "hit him hard", true),
            ("hit ** hard", "hit hard", true),
            ("hit * hard", "him", false),
            ("hit * hard", "hit him", false),
            ("(slam|slams)", "slamming", false),
            ("slam", "slam it", false),
            ("slam", "", false),
            ("# dead", "300 dead", false),
        ] {
            let pattern = Pattern::parse(form).expect("a form");
            assert_eq!(holds(&pattern.parts(), words), expected, "{form}: {words}");
        }
    }

    #[test]
    fn a_swap_reads_as_if_it_had_been_written_so() {
        for (before, after) in [
            ("Lee slammed it.", "Lee criticised it."),
            (
                "It ends. Slammed by all, it ended.",
                "It ends. Criticised by all, it ended.",
            ),
            ("PLAN SLAMMED", "PLAN CRITICISED"),
            ("A hulking bill.", "An enormous bill."),
            ("It is an iconic hall.", "It is a well-known hall."),
            ("It is a hulking\nhall.", "It is an enormous\nhall."),
            ("The regime’s end.", "The government’s end."),
            ("Plan A hulking bill", "Plan An enormous bill"),
            (
                "“An iconic hall,” said Lee Solheim on Monday.",
                "“An iconic hall,” said Lee Solheim on Monday.",
            ),
            ("It was slamming down.", "It was slamming down."),
        ] {
            assert_eq!(swapped(before), after);
        }
    }

    #[test]
    fn an_article_goes_by_sound() {
        for (words, expected) in [
            ("hourly rate", "an"),
            ("house", "a"),
            ("one-off", "a"),
            ("unit", "a"),
            ("unimportant", "an"),
            ("European", "a"),
            ("unusual", "an"),
            ("useful", "a"),
            ("Order", "an"),
        ] {
            assert_eq!(article_of(words), expected, "{words}");
        }
    }

    const LEXICON: &str = "
[category]
id = 'own'\nclass = 'framing'\nname = 'Own'\nwhat = 'w'\nwhy = 'y'\ninstead = 'i'
[[entry]]
id = 'a'\nforms = ['(slam|slamming|slammed)', '(an|a) hulking', 'iconic', 'regime']\nweight = 3\nexplain = 'e'\ninstead = 'i'
swaps = { slammed = 'criticised|attacked', hulking = 'enormous', iconic = 'well-known', regime = 'government' }
";

    /// A text with the first finding swapped that has a swap.
    fn swapped(text: &str) -> String {
        let lexicon = Lexicon::parse(LEXICON, "own.toml").expect("a lexicon");
        let found = check(text, &Text::of(text), None, &lexicon).findings;
        let plain = found
            .iter()
            .flat_map(|found| plain_for(found, lexicon.entry(found.entry), text))
            .next();
        plain.map_or(text.to_owned(), |plain| {
            let (before, after) = (&text[..plain.span.start], &text[plain.span.end..]);
            format!("{before}{}{after}", plain.text)
        })
    }
}
