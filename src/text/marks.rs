//! Marks: the few bytes of a text that are worth a look, found 64 at a time.

use wide::i8x16;

/// Bytes looked at together, one bit each.
const BLOCK: usize = 64;

/// The bytes of a text that are worth a look, in order.
pub(super) struct Marks<'a, Worth> {
    bytes: &'a [u8],
    /// Which of sixteen bytes are worth a look: their highest bits.
    worth: Worth,
    /// Where the block begins that was looked at last.
    begin: usize,
    /// Its marks that were not told yet.
    ahead: u64,
}

impl<'a, Worth: Fn(i8x16) -> i8x16> Marks<'a, Worth> {
    /// The marks of `body` from byte `start` on.
    pub(super) fn of(body: &'a str, start: usize, worth: Worth) -> Self {
        let mut marks = Self {
            bytes: body.as_bytes(),
            worth,
            begin: start,
            ahead: 0,
        };
        marks.look();
        marks
    }

    /// The next mark before byte `end`; marks behind it are kept for a later call.
    #[inline]
    pub(super) fn next_before(&mut self, end: usize) -> Option<usize> {
        while self.ahead == 0 {
            let next = self.begin + BLOCK;
            if next >= end.min(self.bytes.len()) {
                return None;
            }
            self.begin = next;
            self.look();
        }
        let at = self.begin + self.ahead.trailing_zeros() as usize;
        if at >= end {
            return None;
        }
        self.ahead &= self.ahead - 1;
        Some(at)
    }

    /// Passes over what stands before byte `start`.
    #[inline]
    pub(super) fn skip_to(&mut self, start: usize) {
        while self.next_before(start).is_some() {}
    }

    #[inline]
    fn look(&mut self) {
        let rest = self.bytes.get(self.begin..).unwrap_or_default();
        self.ahead = match rest.first_chunk() {
            Some(block) => self.classify(block),
            None => {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                self.classify(&block)
            }
        };
    }

    #[inline]
    fn classify(&self, block: &[u8; BLOCK]) -> u64 {
        let sixteens = block.as_chunks::<16>().0.iter().enumerate();
        sixteens.fold(0, |marks, (nth, sixteen)| {
            let worth = (self.worth)(bytemuck::cast(*sixteen));
            marks | u64::from(worth.to_bitmask()) << (16 * nth)
        })
    }
}

/// The bytes of `all` that equal one of `wanted`, and those of every character beyond ASCII.
#[inline]
pub(super) fn any_of<const N: usize>(all: i8x16, wanted: [u8; N]) -> i8x16 {
    wanted.into_iter().fold(all, |found, byte| {
        found | all.simd_eq(i8x16::splat(byte as i8))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_order_and_kept_until_asked_for() {
        let body = format!("a.{} b!{}é", "x".repeat(100), "y".repeat(70));
        let mut marks = Marks::of(&body, 0, |all| any_of(all, *b".!"));
        assert_eq!(marks.next_before(1), None);
        assert_eq!(marks.next_before(90), Some(1));
        assert_eq!(marks.next_before(90), None);
        assert_eq!(marks.next_before(body.len()), Some(104));
        marks.skip_to(body.len() - 1);
        assert_eq!(marks.next_before(body.len()), Some(body.len() - 1));
        assert_eq!(marks.next_before(body.len()), None);
    }
}
