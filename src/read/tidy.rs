//! Tidying: extracted text with its white space in order.

/// The text with no spaces at the ends of lines and one blank line between paragraphs.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if blank > 0 { "\n\n" } else { "\n" });
        }
        tidy.push_str(line);
        blank = 0;
    }
    tidy
}
