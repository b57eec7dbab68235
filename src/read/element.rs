//! Elements: a piece of XML in memory, asked for children, attributes and words.

/// An element with all it holds.
#[derive(Debug, Default, Clone, PartialEq)]
pub(super) struct Element {
    /// Its name, prefix and all.
    pub(super) name: String,
    /// Names and values, in order.
    pub(super) attributes: Vec<(String, String)>,
    /// What is in it, in order.
    pub(super) children: Vec<Node>,
}

/// A part of an element.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// Elements of news formats and what HTML calls them; none for those left out.
const AS_HTML: [(&str, Option<&str>); 10] = [
    ("block", Some("div")),
    ("hl1", Some("h1")),
    ("hl2", Some("h2")),
    ("media", None),
    ("media-caption", None),
    ("note", None),
    ("object", None),
    ("script", None),
    ("style", None),
    ("head", None),
];

/// HTML elements that have no end.
const EMPTY: [&str; 6] = ["br", "hr", "img", "input", "meta", "link"];

impl Element {
    /// An element of this name with nothing in it.
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Adds characters behind all that is in it.
    pub(super) fn add_text(&mut self, text: String) {
        match self.children.last_mut() {
            Some(Node::Text(last)) => last.push_str(&text),
            _ => self.children.push(Node::Text(text)),
        }
    }

    /// Its name without a prefix.
    pub(super) fn local(&self) -> &str {
        local(&self.name)
    }

    /// The elements in it, in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element in it of this name, prefix and all.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    /// The first element at any depth of this name, without regard to prefixes.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|child| {
            if child.local() == name {
                return Some(child);
            }
            child.find(name)
        })
    }

    /// What an attribute holds; none for a blank one.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// All its characters, as they stand.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text
    }

    /// Its words on one line; none for an element without any.
    pub(super) fn words(&self) -> Option<String> {
        let text = self.text();
        let words: Vec<_> = text.split_whitespace().collect();
        (!words.is_empty()).then(|| words.join(" "))
    }

    fn gather(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => element.gather(text),
            }
        }
    }

    /// What is in it, as HTML that reads the same.
    pub(super) fn html(&self) -> String {
        let mut html = String::new();
        self.write_html(&mut html);
        html
    }

    fn write_html(&self, html: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(words) => html.push_str(&escaped(words)),
                Node::Element(element) => element.write_tag(html),
            }
        }
    }

    fn write_tag(&self, html: &mut String) {
        let known = AS_HTML.iter().find(|(name, _)| *name == self.local());
        let Some(name) = known.map_or(Some(self.local()), |(_, name)| *name) else {
            return;
        };
        html.extend(["<", name, ">"]);
        if !EMPTY.contains(&name) {
            self.write_html(html);
            html.extend(["</", name, ">"]);
        }
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;")
}
