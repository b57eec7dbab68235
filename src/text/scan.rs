//! A look at 64 bytes at a time: where runs of letters and digits begin and end.

use wide::i8x16;

/// Bytes looked at together, one bit each.
const BLOCK: usize = 64;

/// Finds the edges of runs in bytes, moving mostly forward.
pub(super) struct Scan<'a> {
    bytes: &'a [u8],
    /// Where the block looked at last begins.
    begin: usize,
    /// Its ASCII letters, digits and underscores.
    word: u64,
    /// Its bytes beyond ASCII.
    high: u64,
}

impl<'a> Scan<'a> {
    /// A scan of `bytes`.
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        let mut scan = Self {
            bytes,
            begin: 0,
            word: 0,
            high: 0,
        };
        scan.look(0);
        scan
    }

    /// The first byte at or behind `at` that is a letter, a digit, an underscore or beyond ASCII.
    #[inline(always)]
    pub(super) fn next_start(&mut self, mut at: usize) -> Option<usize> {
        loop {
            self.turn_to(at);
            let ahead = (self.word | self.high) >> (at % BLOCK);
            if ahead != 0 {
                return Some(at + ahead.trailing_zeros() as usize);
            }
            at = self.begin + BLOCK;
            if at >= self.bytes.len() {
                return None;
            }
        }
    }

    /// The first byte at or behind `at` that is no ASCII letter, digit or underscore.
    #[inline(always)]
    pub(super) fn end_of_run(&mut self, mut at: usize) -> usize {
        loop {
            self.turn_to(at);
            let ahead = !self.word >> (at % BLOCK);
            if ahead != 0 {
                return at + ahead.trailing_zeros() as usize;
            }
            at = self.begin + BLOCK;
        }
    }

    #[inline(always)]
    fn turn_to(&mut self, at: usize) {
        if at - at % BLOCK != self.begin {
            self.look(at - at % BLOCK);
        }
    }

    /// Looks at the block that begins at `begin`; what lies past the end is gaps.
    fn look(&mut self, begin: usize) {
        self.begin = begin;
        let rest = self.bytes.get(begin..).unwrap_or_default();
        (self.word, self.high) = match rest.first_chunk() {
            Some(block) => classify(block),
            None => {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                classify(&block)
            }
        };
    }
}

/// One bit a byte: ASCII letters, digits and underscores; bytes beyond ASCII.
#[inline(always)]
fn classify(block: &[u8; BLOCK]) -> (u64, u64) {
    let sixteens = block.as_chunks::<16>().0.iter().enumerate();
    sixteens.fold((0, 0), |(word, high), (nth, sixteen)| {
        let (w, h) = classify_sixteen(i8x16::new(sixteen.map(|byte| byte as i8)));
        (word | w << (16 * nth), high | h << (16 * nth))
    })
}

/// The same for sixteen bytes; those beyond ASCII are negative, and no letter.
#[inline(always)]
fn classify_sixteen(bytes: i8x16) -> (u64, u64) {
    let within = |bytes: i8x16, first: u8, last: u8| {
        bytes.simd_gt(i8x16::splat(first as i8 - 1)) & bytes.simd_lt(i8x16::splat(last as i8 + 1))
    };
    let letter = within(bytes | i8x16::splat(0x20), b'a', b'z');
    let digit = within(bytes, b'0', b'9');
    let joiner = bytes.simd_eq(i8x16::splat(b'_' as i8));
    let word = letter | digit | joiner;
    (u64::from(word.to_bitmask()), u64::from(bytes.to_bitmask()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_across_blocks() {
        for gap in 0..200 {
            let bytes = [vec![b' '; gap], vec![b'a'; 100], vec![b' '; 3]].concat();
            let mut scan = Scan::of(&bytes);
            assert_eq!(scan.next_start(0), Some(gap));
            assert_eq!(scan.end_of_run(gap), gap + 100);
            assert_eq!(scan.next_start(gap + 100), None);
        }
    }

    #[test]
    fn each_byte_is_what_it_is() {
        for byte in 0..=255_u8 {
            let word = byte.is_ascii_alphanumeric() || byte == b'_';
            let expected = (u64::from(word) << 7, u64::from(byte >= 128) << 7);
            let mut block = [b' '; BLOCK];
            block[7] = byte;
            assert_eq!(classify(&block), expected, "{byte}");
        }
    }
}
