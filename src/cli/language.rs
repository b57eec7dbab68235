//! Language: which articles the English lexicon says nothing of.

use copydesk::article::Article;
use copydesk::wording::Wording;

use super::quiet::tell;

/// Articles that are named before the rest is only counted.
const NAMED: usize = 3;

/// Tells which articles are in another language than the lexicon.
pub(crate) fn tell_foreign(articles: &[Article], wording: &[Wording]) {
    let all = articles.iter().zip(wording);
    let foreign: Vec<&str> = all
        .filter(|(_, wording)| wording.is_foreign())
        .map(|(article, _)| article.path.as_str())
        .collect();
    for path in foreign.iter().take(NAMED) {
        tell(format_args!(
            "copydesk: {path}: not English; the lexicon does not apply, and its load says nothing"
        ));
    }
    if foreign.len() > NAMED {
        let more = foreign.len() - NAMED;
        tell(format_args!("copydesk: {more} more are not English"));
    }
}
