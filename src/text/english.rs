//! English: whether a text reads as English, by its commonest words.

use std::sync::LazyLock;

use crate::span::Span;

use super::known::Known;
use super::token::Tokens;

/// Words of the shortest text that is judged: a list of names in a sentence proves nothing.
const FEWEST: usize = 40;
/// Share of these words from which on a text is English. English articles have 0.14 and more of them, lists of names
/// 0.06; other languages have 0.02 at most.
const LEAST: f64 = 0.04;

/// Common words of English that are rare in other languages written in the same letters.
const COMMON: [&str; 29] = [
    "about", "and", "been", "but", "from", "has", "have", "his", "it", "its", "more", "not", "of",
    "our", "she", "than", "that", "the", "their", "there", "they", "this", "to", "were", "when",
    "which", "with", "would", "you",
];
/// The same by their hashes.
static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::of(&[(&COMMON, 1)]));

/// Whether the tokens that are the article's own read as English; none if they are too few to tell, unless most are in
/// letters that English does not have.
pub(super) fn is_english(tokens: &Tokens, is_own: impl Fn(Span) -> bool) -> Option<bool> {
    let known = &*KNOWN;
    let own = (0..tokens.len()).filter(|i| is_own(tokens.span(*i)));
    let enough = LEAST * tokens.len() as f64;
    let (mut all, mut common, mut foreign) = (0, 0, 0);
    for i in own.filter(|i| tokens.form(*i).starts_with(char::is_alphabetic)) {
        all += 1;
        foreign += usize::from(is_in_another_script(tokens.form(i)));
        common += known.bits(tokens.hashes()[i]) as usize;
        if all >= FEWEST && common as f64 >= enough {
            return Some(true);
        }
    }
    if all >= FEWEST_FOREIGN && foreign * 2 > all {
        return Some(false);
    }
    (all >= FEWEST).then_some(common as f64 >= LEAST * all as f64)
}

/// Words of the shortest text that is judged by its letters.
const FEWEST_FOREIGN: usize = 5;

/// Whether a word begins with a letter that is not Latin.
fn is_in_another_script(form: &str) -> bool {
    form.starts_with(|first: char| first > LAST_LATIN && first.is_alphabetic())
}

/// The end of the blocks of Latin letters that European languages use.
const LAST_LATIN: char = '\u{24F}';

#[cfg(test)]
mod tests {
    use crate::text::Text;

    #[test]
    fn a_text_is_english_by_its_commonest_words() {
        for (body, expected) in [
            (
                "The city has closed the old bridge over the river since engineers found cracks in two of its beams. \
                 The work is to take eight weeks, said the mayor, who would not say why a report that they had in \
                 autumn was not heeded. Some eleven thousand drivers a day must now go round by the mill.",
                Some(true),
            ),
            (
                "Die Stadt hat am Montag die alte Brücke über den Fluss gesperrt, nachdem Ingenieure Risse in zwei \
                 Trägern gefunden hatten. Der Bürgermeister sagte, die Arbeiten würden mindestens acht Wochen dauern. \
                 Rund elftausend Fahrzeuge am Tag müssen nun einen Umweg nehmen. Die Opposition sprach von einem \
                 Skandal.",
                Some(false),
            ),
            (
                "La ville a fermé lundi le vieux pont sur la rivière après que des ingénieurs ont trouvé des fissures \
                 dans deux poutres. Le maire a dit que les travaux dureraient au moins huit semaines. Environ onze \
                 mille véhicules par jour doivent faire un détour. L'opposition a parlé d'un scandale.",
                Some(false),
            ),
            (
                "La ciudad cerró el lunes el viejo puente sobre el río después de que los ingenieros hallaran grietas \
                 en dos vigas. El alcalde dijo que las obras durarían al menos ocho semanas. Unos once mil vehículos \
                 al día tienen que dar un rodeo. La oposición habló de un escándalo.",
                Some(false),
            ),
            ("Die Stadt hat am Montag die Brücke gesperrt.", None),
            ("", None),
        ] {
            assert_eq!(Text::of(body).is_english(), expected, "{body}");
        }
    }

    #[test]
    fn lines_of_furniture_without_end_are_passed_over_in_one_walk() {
        let begun = std::time::Instant::now();
        let text = Text::of(&"Tweet\nxx yy\n".repeat(60_000));
        assert_eq!(text.boilerplate.len(), 60_000);
        assert_eq!(text.is_english(), Some(false));
        assert!(begun.elapsed().as_secs() < 30);
    }

    #[test]
    fn another_script_is_not_english() {
        let body = "شہر نے پیر کو دریا پر پرانا پل بند کر دیا۔ ";
        assert_eq!(Text::of(&body.repeat(8)).is_english(), Some(false));
        assert_eq!(Text::of(body).is_english(), Some(false));
        assert_eq!(Text::of("Мост закрыт").is_english(), None);
        assert_eq!(Text::of("The bridge at Нижний was shut").is_english(), None);
    }
}
