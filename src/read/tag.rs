//! Tags: how many attributes one carries, and where it ends.

/// The attributes of a tag, the bytes to behind its `>`, and how that is written.
pub(super) struct Extent {
    pub(super) attributes: usize,
    pub(super) len: usize,
    pub(super) end: End,
}

/// How a tag ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum End {
    /// With `>`, or not at all.
    Open,
    /// With `/>`, which closes elements of SVG and MathML.
    Closed,
}

/// Where in a tag one is, as the HTML standard's tokenizer has it.
#[derive(Clone, Copy)]
enum State {
    TagName,
    Gap,
    Name,
    AfterName,
    BeforeValue,
    Value,
    Quoted(u8),
}

/// How far the tag reaches whose name `tag` begins with; to the end of the page if it never closes.
pub(super) fn extent(tag: &str) -> Extent {
    let mut state = State::TagName;
    let mut attributes = 0;
    for (at, byte) in tag.bytes().enumerate() {
        if byte == b'>' && !matches!(state, State::Quoted(_)) {
            let slash = tag[..at].ends_with('/') && matches!(state, State::Gap);
            return Extent {
                attributes,
                len: at + 1,
                end: if slash { End::Closed } else { End::Open },
            };
        }
        let next = after(state, byte);
        let begins = !matches!(state, State::Name) && matches!(next, State::Name);
        attributes += usize::from(begins);
        state = next;
    }
    Extent {
        attributes,
        len: tag.len(),
        end: End::Open,
    }
}

fn after(state: State, byte: u8) -> State {
    let space = byte.is_ascii_whitespace();
    match (state, byte) {
        (State::Quoted(quote), _) if byte == quote => State::Gap,
        (State::Quoted(_), _) => state,
        (State::BeforeValue, b'"' | b'\'') => State::Quoted(byte),
        (State::BeforeValue, _) if space => state,
        (State::BeforeValue, _) => State::Value,
        (State::Value, _) => {
            if space {
                State::Gap
            } else {
                state
            }
        }
        (State::TagName, _) => {
            if space || byte == b'/' {
                State::Gap
            } else {
                state
            }
        }
        (_, b'/') => State::Gap,
        (State::Gap, _) => {
            if space {
                state
            } else {
                State::Name
            }
        }
        (State::Name | State::AfterName, b'=') => State::BeforeValue,
        (State::Name | State::AfterName, _) if space => State::AfterName,
        (State::Name | State::AfterName, _) => State::Name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_to_the_end_of_the_tag() {
        for (tag, attributes, rest) in [
            ("a>b", 0, "b"),
            ("br/>", 0, ""),
            ("a href=x class = 'y > z' checked>t", 3, "t"),
            ("a b c  d>", 3, ""),
            ("a b==\"c d>\"", 2, "\""),
            ("a/b/c='\"'d>", 3, ""),
            ("a b=\"never closed>", 1, ""),
        ] {
            let extent = extent(tag);
            assert_eq!(
                (extent.attributes, &tag[extent.len..]),
                (attributes, rest),
                "{tag}"
            );
        }
    }

    #[test]
    fn a_slash_closes_unless_it_is_part_of_a_value() {
        for (tag, end) in [
            ("path/>", End::Closed),
            ("path d='x' />", End::Closed),
            ("path d=x/>", End::Open),
            ("path / >", End::Open),
            ("path>", End::Open),
        ] {
            assert_eq!(extent(tag).end, end, "{tag}");
        }
    }
}
