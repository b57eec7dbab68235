//! Names: what an article is called on the page.

use crate::article::Article;

/// Characters of a headline that stand in for an outlet.
const CLIP: usize = 42;

/// Who speaks: the outlet; where none is named, the headline's beginning, else the id.
pub(super) fn label(article: &Article) -> String {
    match &article.outlet {
        Some(outlet) if !outlet.trim().is_empty() => outlet.trim().to_owned(),
        _ if !article.headline().trim().is_empty() => clipped(article.headline().trim(), CLIP),
        _ => article.id.clone(),
    }
}

/// The headline, else the id.
pub(super) fn headline(article: &Article) -> String {
    let headline = article.headline().trim();
    if headline.is_empty() {
        article.id.clone()
    } else {
        headline.to_owned()
    }
}

/// At most `most` characters, cut at a word where there is one.
pub(super) fn clipped(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most - 1).collect();
    let end = cut.rfind(' ').filter(|end| *end > 0).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':']))
}

/// The article's anchor on the page.
pub(super) fn anchor(nth: usize) -> String {
    format!("a{}", nth + 1)
}

/// The anchor of a match.
pub(super) fn match_anchor(nth: usize) -> String {
    format!("m{}", nth + 1)
}

/// "1 article", "2 articles"; thousands apart.
pub(super) fn counted(count: usize, thing: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{} {thing}{s}", grouped(count))
}

/// "12,345".
pub(super) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// "a, b and c".
pub(super) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_headlines_are_cut_at_a_word() {
        assert_eq!(clipped("Short enough", 12), "Short enough");
        assert_eq!(
            clipped("Council votes, again, to sell", 21),
            "Council votes…"
        );
        assert_eq!(clipped("Unbreakable", 5), "Unbr…");
    }

    #[test]
    fn counts_read_well() {
        assert_eq!(counted(1, "word"), "1 word");
        assert_eq!(counted(1_234_567, "word"), "1,234,567 words");
        assert_eq!(listed(&["a".into(), "b".into(), "c".into()]), "a, b and c");
    }
}
