//! Tags: how many attributes one carries, and where it ends.

/// The attributes of a tag, and the bytes to behind its `>`.
pub(super) struct Extent {
    pub(super) attributes: usize,
    pub(super) len: usize,
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
            let len = at + 1;
            return Extent { attributes, len };
        }
        let next = after(state, byte);
        let begins = !matches!(state, State::Name) && matches!(next, State::Name);
        attributes += usize::from(begins);
        state = next;
    }
    let len = tag.len();
    Extent { attributes, len }
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
}
