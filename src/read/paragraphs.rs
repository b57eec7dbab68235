//! Paragraphs of a Word document: what a reader sees of `document.xml`, changes accepted.

use super::error::Problem;
use super::xml::{Step, Xml};

/// What a document says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Paragraphs {
    /// The first paragraph, if its style says that it is the title.
    pub(super) title: Option<String>,
    /// All others, a blank line between them.
    pub(super) body: String,
}

/// Elements whose words are not part of the text: what was deleted or moved away, old copies of shapes.
const HIDDEN: [&str; 5] = ["del", "moveFrom", "Fallback", "delText", "instrText"];

/// Reads `xml`, at most `limit` bytes of it.
pub(super) fn paragraphs(xml: &[u8], limit: u64) -> Result<Paragraphs, Problem> {
    let mut reader = Reader::default();
    let mut xml = Xml::new(xml, limit);
    loop {
        match xml.step()? {
            Step::Open(element) if HIDDEN.contains(&element.local()) => {
                xml.rest_of(element)?;
            }
            Step::Open(element) => match element.local() {
                "tab" => reader.line.push('\t'),
                "br" | "cr" => reader.line.push('\n'),
                "noBreakHyphen" => reader.line.push('\u{2011}'),
                "pStyle" => reader.style = element.attribute("w:val").map(str::to_owned),
                _ => {}
            },
            Step::Text(text) if xml.open().last().is_some_and(|name| name == "w:t") => {
                reader.line.push_str(&text);
            }
            Step::Text(_) => {}
            Step::Close(name) => reader.close(&name),
            Step::End => return Ok(reader.found),
        }
    }
}

#[derive(Default)]
struct Reader {
    found: Paragraphs,
    line: String,
    style: Option<String>,
}

impl Reader {
    fn close(&mut self, name: &str) {
        if name == "w:p" {
            self.end_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        let line = std::mem::take(&mut self.line);
        let style = self.style.take();
        let line = line.trim();
        if line.is_empty() {
            return;
        }
        let found = &mut self.found;
        if found.body.is_empty() && found.title.is_none() && style.is_some_and(is_title) {
            found.title = Some(line.to_owned());
            return;
        }
        if !found.body.is_empty() {
            found.body.push_str("\n\n");
        }
        found.body.push_str(line);
    }
}

fn is_title(style: String) -> bool {
    ["title", "heading1"].contains(&style.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_what_is_deleted_is_gone() {
        let xml = r#"<w:document xmlns:w="w"><w:body>
            <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Bridge shut</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:del><w:r><w:delText>city</w:delText></w:r></w:del>
            <w:ins><w:r><w:t>county</w:t></w:r></w:ins><w:r><w:br/><w:t>shut it.</w:t></w:r></w:p><w:p/>
            <w:p><w:r><w:tab/><w:t>It &amp; all.</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>
            </w:body></w:document>"#;
        let found = paragraphs(xml.as_bytes(), 1 << 20).expect("paragraphs");
        assert_eq!(found.title.as_deref(), Some("Bridge shut"));
        assert_eq!(found.body, "The county\nshut it.\n\nIt & all.");
    }
}
