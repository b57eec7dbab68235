//! A look at 64 bytes at a time: where runs of letters and digits begin and end.

use wide::i8x16;

/// Bytes looked at together, one bit each.
const BLOCK: usize = 64;

/// ASCII letters, digits and underscores in a row, with characters beyond ASCII, and with marks that
/// stand between two of these and may tie them into one word: "don't", "3.5", "déjà".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Its first byte.
    pub(super) start: usize,
    /// The byte behind its last.
    pub(super) end: usize,
    /// Whether a glance tells what it is.
    pub(super) look: Look,
}

/// What a glance tells of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// ASCII letters and digits alone: one word.
    Plain,
    /// Other characters are among them; it must be walked.
    Mixed,
}

/// The runs of some bytes, in order.
pub(super) struct Runs<'a> {
    bytes: &'a [u8],
    /// Where the block looked at last begins.
    begin: usize,
    /// Those of its bytes that stand in runs.
    inside: u64,
    /// Of these, those still to be told.
    ahead: u64,
    /// Those of its bytes that make a run mixed.
    mixed: u64,
}

impl<'a> Runs<'a> {
    /// The runs of `bytes`.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let mut runs = Self {
            bytes,
            begin: 0,
            inside: 0,
            ahead: 0,
            mixed: 0,
        };
        runs.look(0);
        runs
    }

    /// Goes on at byte `at`; a run that it stands in begins there.
    pub(super) fn skip_to(&mut self, at: usize) {
        if at - at % BLOCK != self.begin {
            self.look(at - at % BLOCK);
        }
        self.ahead = self.inside & u64::MAX << (at % BLOCK);
    }

    /// The run that reaches the end of its block, to its end.
    #[inline(never)]
    fn run_on(&mut self, start: usize, mut mixed: bool) -> Run {
        let mut end = self.begin + BLOCK;
        while end == self.begin + BLOCK && end < self.bytes.len() {
            self.look(end);
            let length = (!self.ahead).trailing_zeros();
            let run = !(u64::MAX.checked_shl(length).unwrap_or(0));
            mixed |= self.mixed & run != 0;
            self.ahead &= !run;
            end += length as usize;
        }
        run(start, end, mixed)
    }

    /// Looks at the block that begins at `begin`; what lies past the end is gaps.
    fn look(&mut self, begin: usize) {
        self.begin = begin;
        let rest = self.bytes.get(begin..).unwrap_or_default();
        let seen = match rest.first_chunk() {
            Some(block) => classify(block),
            None => {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                classify(&block)
            }
        };
        let before = begin > 0 && is_firm(self.bytes[begin - 1]);
        let behind = rest.get(BLOCK).is_some_and(|byte| is_firm(*byte));
        let follows = seen.firm << 1 | u64::from(before);
        let precedes = seen.firm >> 1 | u64::from(behind) << (BLOCK - 1);
        let tying = seen.mark & follows & precedes;
        self.inside = seen.firm | tying;
        self.ahead = self.inside;
        self.mixed = seen.odd | tying;
    }
}

impl Iterator for Runs<'_> {
    type Item = Run;

    #[inline(always)]
    fn next(&mut self) -> Option<Run> {
        while self.ahead == 0 {
            let next = self.begin + BLOCK;
            if next >= self.bytes.len() {
                return None;
            }
            self.look(next);
        }
        let start = self.begin + self.ahead.trailing_zeros() as usize;
        // Adding its first bit carries through the run, to the byte behind it.
        let behind = self
            .ahead
            .wrapping_add(self.ahead & self.ahead.wrapping_neg());
        let mixed = self.mixed & self.ahead & !behind != 0;
        self.ahead &= behind;
        if behind == 0 {
            return Some(self.run_on(start, mixed));
        }
        Some(run(
            start,
            self.begin + behind.trailing_zeros() as usize,
            mixed,
        ))
    }
}

#[inline(always)]
fn run(start: usize, end: usize, mixed: bool) -> Run {
    let look = if mixed { Look::Mixed } else { Look::Plain };
    Run { start, end, look }
}

/// Whether a byte is part of a run whatever stands beside it.
fn is_firm(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

/// What the bytes of a block are, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Seen {
    /// ASCII letters, digits and underscores, and bytes beyond ASCII.
    firm: u64,
    /// Of these, those that are neither letter nor digit of ASCII.
    odd: u64,
    /// Marks that may tie a word together.
    mark: u64,
}

#[inline(always)]
fn classify(block: &[u8; BLOCK]) -> Seen {
    let sixteens = block.as_chunks::<16>().0.iter().enumerate();
    sixteens.fold(Seen::default(), |seen, (nth, sixteen)| {
        let [firm, odd, mark] = classify_sixteen(bytemuck::cast(*sixteen));
        Seen {
            firm: seen.firm | firm << (16 * nth),
            odd: seen.odd | odd << (16 * nth),
            mark: seen.mark | mark << (16 * nth),
        }
    })
}

/// The same for sixteen bytes; those beyond ASCII are negative, and neither letter nor mark.
#[inline(always)]
fn classify_sixteen(bytes: i8x16) -> [u64; 3] {
    let within = |bytes: i8x16, first: u8, last: u8| {
        bytes.simd_gt(i8x16::splat(first as i8 - 1)) & bytes.simd_lt(i8x16::splat(last as i8 + 1))
    };
    let is = |bytes: i8x16, one: u8| bytes.simd_eq(i8x16::splat(one as i8));
    let plain = within(bytes | i8x16::splat(0x20), b'a', b'z') | within(bytes, b'0', b'9');
    // Of these only the top bits are looked at, and that of bytes beyond ASCII is set.
    let odd = bytes | is(bytes, b'_');
    // The comma and the full stop differ in one bit, so do the colon and the semicolon.
    let comma_or_stop = is(bytes | i8x16::splat(2), b'.');
    let colons = is(bytes | i8x16::splat(1), b';');
    let mark = comma_or_stop | colons | is(bytes, b'\'');
    [plain | odd, odd, mark].map(|bytes| u64::from(bytes.to_bitmask()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_across_blocks() {
        for gap in 0..200 {
            let bytes = [vec![b' '; gap], vec![b'a'; 100], vec![b' '; 3]].concat();
            let runs: Vec<_> = Runs::of(&bytes).collect();
            assert_eq!(runs, [run(gap, gap + 100, false)]);
        }
        for len in [63, 64, 128, 129] {
            let runs: Vec<_> = Runs::of(&[b'a'; 129][..len]).collect();
            assert_eq!(runs, [run(0, len, false)]);
        }
    }

    #[test]
    fn a_mark_ties_only_what_stands_on_both_its_sides() {
        for gap in 0..140 {
            let bytes = [vec![b' '; gap], b"don't. 'So, it.".to_vec()].concat();
            let words: Vec<_> = Runs::of(&bytes)
                .map(|run| (&bytes[run.start..run.end], run.look))
                .collect();
            let expected = [
                (&b"don't"[..], Look::Mixed),
                (b"So", Look::Plain),
                (b"it", Look::Plain),
            ];
            assert_eq!(words, expected, "{gap}");
        }
    }

    #[test]
    fn a_run_can_be_taken_up_in_its_midst() {
        let bytes = "ab.cd ".repeat(30).into_bytes();
        let mut runs = Runs::of(&bytes);
        for (at, mixed) in [(0, true), (2, true), (3, false)] {
            runs.skip_to(at);
            assert_eq!(runs.next(), Some(run(at, 5, mixed)));
        }
        runs.skip_to(123);
        assert_eq!(runs.count(), 10);
    }

    #[test]
    fn each_byte_is_what_it_is() {
        for byte in 0..=255_u8 {
            let bit = |is: bool| u64::from(is) << 7;
            let odd = byte == b'_' || !byte.is_ascii();
            let expected = Seen {
                firm: bit(byte.is_ascii_alphanumeric() || odd),
                odd: bit(odd),
                mark: bit(b".':,;".contains(&byte)),
            };
            let mut block = [b' '; BLOCK];
            block[7] = byte;
            assert_eq!(classify(&block), expected, "{byte}");
        }
    }
}
