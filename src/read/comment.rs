//! Comments: what a page says to copydesk, carried through the picking out of its article.
//!
//! Such a comment is swapped for one character of a private-use plane, which stays where it stands among the words,
//! and swapped out again. A page without any is left untouched.

use crate::article::Comment;

const OPENING: &str = "<!--";
const CLOSING: &str = "-->";

/// The first character of the plane, and how many there are.
const FIRST: u32 = 0xF_0000;
const MOST: usize = 0xFFFD;

/// The page with a mark for each comment to copydesk, and what these say.
///
/// A page that uses such characters itself, or has too many comments, keeps its text and loses them.
pub(super) fn marked(page: String) -> (String, Vec<String>) {
    if !page.contains("copydesk:") || page.chars().any(|char| nth_of(char).is_some()) {
        return (page, vec![]);
    }
    let (mut marked, mut comments) = (String::with_capacity(page.len()), vec![]);
    let mut rest = page.as_str();
    while let Some((before, behind)) = rest.split_once(OPENING) {
        marked.push_str(before);
        let (inner, after) = behind.split_once(CLOSING).unwrap_or((behind, ""));
        match mark(comments.len()).filter(|_| inner.trim().starts_with("copydesk:")) {
            Some(mark) => {
                marked.push(mark);
                comments.push(inner.trim().to_owned());
            }
            None => marked.extend([OPENING, inner, CLOSING]),
        }
        rest = after;
    }
    marked.push_str(rest);
    (marked, comments)
}

/// The body without its marks, and the comments that stood in it.
pub(super) fn unmarked(body: String, comments: &[String]) -> (String, Vec<Comment>) {
    if comments.is_empty() {
        return (body, vec![]);
    }
    let (mut clean, mut found) = (String::with_capacity(body.len()), vec![]);
    for line in body.split_inclusive('\n') {
        let words = line.trim().chars().any(|char| nth_of(char).is_none());
        // A line that a mark had to itself goes, and so does the break behind it.
        let is_break = line.trim().is_empty() && (clean.is_empty() || clean.ends_with("\n\n"));
        let kept = (words || line.trim().is_empty()) && !is_break;
        for char in line.chars() {
            match nth_of(char).and_then(|nth| comments.get(nth)) {
                Some(text) => found.push(Comment {
                    at: clean.len(),
                    text: text.clone(),
                }),
                None if kept => clean.push(char),
                None => {}
            }
        }
    }
    clean.truncate(clean.trim_end().len());
    for comment in &mut found {
        comment.at = comment.at.min(clean.len());
    }
    (clean, found)
}

fn mark(nth: usize) -> Option<char> {
    (nth < MOST).then(|| char::from_u32(FIRST + nth as u32))?
}

fn nth_of(char: char) -> Option<usize> {
    let nth = (char as u32).checked_sub(FIRST)? as usize;
    (nth < MOST).then_some(nth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_come_back_at_their_places_and_leave_no_trace() {
        let page =
            "<p>One<!-- copydesk: off --> two.</p><!-- note --><!--copydesk: on--><p>Three.</p>";
        let (page, comments) = marked(page.to_owned());
        assert_eq!(comments, ["copydesk: off", "copydesk: on"]);
        assert!(page.contains("<!-- note -->") && !page.contains("copydesk"));
        let marks: String = page
            .chars()
            .filter(|char| nth_of(*char).is_some())
            .collect();
        let (first, second) = marks.split_at(4);
        let body = format!("One{first} two.\n\n{second}\n\nThree.");
        let (body, found) = unmarked(body, &comments);
        assert_eq!(body, "One two.\n\nThree.");
        let places: Vec<usize> = found.iter().map(|comment| comment.at).collect();
        assert_eq!(places, [3, 10]);
    }

    #[test]
    fn a_page_that_has_none_or_such_characters_itself_is_left_alone() {
        for page in ["<p>One.</p>", "<p>\u{F0000}</p><!-- copydesk: off -->"] {
            assert_eq!(marked(page.to_owned()), (page.to_owned(), vec![]));
        }
        assert_eq!(
            unmarked("One.".to_owned(), &[]),
            ("One.".to_owned(), vec![])
        );
    }
}
