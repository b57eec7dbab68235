//! Units: bytes of a body as UTF-16 code units, which a browser counts in.

/// Turns bytes of one body into UTF-16 code units.
pub(in crate::report) struct Units<'a> {
    body: &'a str,
    /// Units before each [`STRIDE`]th byte, or before the next character boundary behind it.
    checkpoints: Vec<(usize, usize)>,
}

/// Bytes between two checkpoints.
const STRIDE: usize = 512;

impl<'a> Units<'a> {
    /// Reads `body` once.
    pub(in crate::report) fn of(body: &'a str) -> Self {
        let mut checkpoints = vec![(0, 0)];
        let (mut units, mut next) = (0, STRIDE);
        for (byte, char) in body.char_indices() {
            if byte >= next {
                checkpoints.push((byte, units));
                next = byte + STRIDE;
            }
            units += char.len_utf16();
        }
        Self { body, checkpoints }
    }

    /// Units before `byte`, which is on a character boundary.
    pub(in crate::report) fn at(&self, byte: usize) -> usize {
        let nearest = self
            .checkpoints
            .partition_point(|(start, _)| *start <= byte)
            - 1;
        let (start, units) = self.checkpoints[nearest];
        units
            + self.body[start..byte]
                .chars()
                .map(char::len_utf16)
                .sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_far_byte_counts_as_encoding_says() {
        let body = "aé😀".repeat(300);
        let units = Units::of(&body);
        for (byte, _) in body.char_indices() {
            assert_eq!(units.at(byte), body[..byte].encode_utf16().count());
        }
    }
}
