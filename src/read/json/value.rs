//! Values: one value of JSON cut out of a file, by brackets and quotes alone.

use memchr::memmem;

use crate::read::error::Problem;

/// A value being read: its bytes as far as they are kept, and what is open in it.
#[derive(Default)]
pub(super) struct Value {
    bytes: Vec<u8>,
    size: u64,
    last: u8,
    depth: usize,
    quote: Quote,
    /// Whether it says it is a JSON Feed, in as many of its bytes as have been looked at.
    is_feed: bool,
    looked_at: usize,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Quote {
    #[default]
    Outside,
    Inside,
    Escape,
}

/// Why the reading of a value stopped.
pub(super) enum Scan {
    /// The bytes at hand are used up.
    More,
    /// Before a `[` that may open the list of articles.
    AtList,
    /// Behind the value.
    Over,
}

impl Value {
    pub(super) fn is_whole(&self) -> bool {
        self.last != 0 && self.depth == 0 && self.quote == Quote::Outside
    }

    /// Takes of `chunk` what belongs to the value; how much that was, and why no more.
    pub(super) fn scan(&mut self, chunk: &[u8], limit: u64) -> (usize, Scan) {
        for (used, byte) in chunk.iter().enumerate() {
            let scan = if self.ends_before(*byte) {
                Scan::Over
            } else if *byte == b'[' && self.depth == 1 && self.quote == Quote::Outside {
                Scan::AtList
            } else {
                self.note(*byte);
                continue;
            };
            self.keep(&chunk[..used], limit);
            return (used, scan);
        }
        self.keep(chunk, limit);
        (chunk.len(), Scan::More)
    }

    pub(super) fn push(&mut self, bytes: &[u8], limit: u64) {
        bytes.iter().for_each(|byte| self.note(*byte));
        self.keep(bytes, limit);
    }

    /// Whether the value is over when `byte` comes: it is closed, or a number or word has ended.
    fn ends_before(&self, byte: u8) -> bool {
        let delimits = || byte.is_ascii_whitespace() || b",[]{}\"".contains(&byte);
        self.is_whole() && (matches!(self.last, b'}' | b']' | b'"') || delimits())
    }

    /// Follows what `byte` opens and closes.
    fn note(&mut self, byte: u8) {
        self.last = byte;
        self.quote = match (self.quote, byte) {
            (Quote::Inside, b'\\') => Quote::Escape,
            (Quote::Outside, b'"') | (Quote::Escape, _) => Quote::Inside,
            (Quote::Inside, b'"') => Quote::Outside,
            (quote, _) => quote,
        };
        if self.quote == Quote::Outside {
            match byte {
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn keep(&mut self, bytes: &[u8], limit: u64) {
        self.size += bytes.len() as u64;
        if self.size <= limit {
            self.bytes.extend_from_slice(bytes);
        } else {
            self.bytes = Vec::new();
        }
    }

    /// Whether the key `key` of an outermost object has just been read, with its colon.
    pub(super) fn awaits(&self, key: &str) -> bool {
        let before = |mark: &[u8], bytes: &[u8]| {
            let kept = bytes.trim_ascii_end().strip_suffix(mark)?;
            Some(kept.len())
        };
        self.depth == 1
            && self.quote == Quote::Outside
            && before(b":", &self.bytes)
                .and_then(|end| before(format!("\"{key}\"").as_bytes(), &self.bytes[..end]))
                .is_some_and(|end| !self.bytes[..end].ends_with(b"\\"))
    }

    /// Whether the entries of a JSON Feed come next.
    pub(super) fn awaits_entries(&mut self) -> bool {
        self.awaits("items") && self.says_feed()
    }

    /// Whether it has said that it is a JSON Feed; looks only at what came since it was asked last.
    fn says_feed(&mut self) -> bool {
        const MARK: &[u8] = b"jsonfeed.org/version";
        let new = self.looked_at.saturating_sub(MARK.len());
        self.is_feed |= memmem::find(&self.bytes[new..], MARK).is_some();
        self.looked_at = self.bytes.len();
        self.is_feed
    }

    /// What the feed calls itself, as far as it has been read.
    pub(super) fn title(&self) -> Option<String> {
        let closed = [&self.bytes, &b"null}"[..]].concat();
        let feed: serde_json::Value = serde_json::from_slice(&closed).ok()?;
        feed["title"].as_str().map(str::to_owned)
    }

    pub(super) fn outcome(self, whole: bool, limit: u64) -> Result<Vec<u8>, Problem> {
        if self.size > limit {
            let size = self.size;
            return Err(Problem::TooLarge { size, limit });
        }
        if !whole {
            return Err(Problem::CutShort);
        }
        Ok(self.bytes)
    }
}
