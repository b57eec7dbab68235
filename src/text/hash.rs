//! The hash of a word: fast on short words, specified, the same on every machine.
//!
//! The spec, with test vectors, is in `docs/sketches.md`.

const LEFT: u64 = 0xA076_1D64_78BD_642F;
const RIGHT: u64 = 0xE703_7ED1_A0B4_28DB;

/// The 64-bit hash of a compared form.
///
/// Its UTF-8 bytes are taken 16 at a time, the last ones filled up with zeros, each 16 as two
/// little-endian words, folded into the state by a 64 by 64 bit product; the length enters first.
pub fn hash(form: &str) -> u64 {
    hash_bytes(form.as_bytes())
}

/// The same for the form that stands at `start..end` of `bytes`; at once if [`PADDING`] bytes follow it.
#[inline(always)]
pub(super) fn hash_within(bytes: &[u8], start: usize, end: usize) -> u64 {
    let len = end - start;
    match (bytes[start..].first_chunk(), SHORT.get(len)) {
        (Some(sixteen), Some(short)) => {
            let [left, right] = halves(sixteen);
            let (left, right) = (left & short.keep[0], right & short.keep[1]);
            multiply(left ^ short.salt[0], right ^ short.salt[1])
        }
        _ => hash_bytes(&bytes[start..end]),
    }
}

/// What a form of one piece is folded with.
struct Short {
    /// The bytes that are the form's own.
    keep: [u64; 2],
    /// What `fold` adds for its length.
    salt: [u64; 2],
}

static SHORT: [Short; PADDING + 1] = {
    let mut lengths = [const { short(0) }; PADDING + 1];
    let mut len = 1;
    while len <= PADDING {
        lengths[len] = short(len as u64);
        len += 1;
    }
    lengths
};

const fn short(len: u64) -> Short {
    let keep = match len {
        0 => 0,
        _ => u128::MAX >> (128 - 8 * len),
    };
    Short {
        keep: [keep as u64, (keep >> 64) as u64],
        salt: [LEFT ^ len.rotate_left(32), RIGHT ^ len],
    }
}

/// Bytes taken at a time.
pub(super) const PADDING: usize = 16;

#[inline(never)]
fn hash_bytes(bytes: &[u8]) -> u64 {
    let (whole, rest) = bytes.as_chunks::<PADDING>();
    let state = whole.iter().fold(bytes.len() as u64, |state, sixteen| {
        fold(state, halves(sixteen))
    });
    if rest.is_empty() && !bytes.is_empty() {
        return state;
    }
    fold(state, halves(&filled_up(rest)))
}

#[inline]
fn fold(state: u64, [left, right]: [u64; 2]) -> u64 {
    multiply(left ^ LEFT ^ state.rotate_left(32), right ^ RIGHT ^ state)
}

/// Both halves of the product.
#[inline]
fn multiply(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    product as u64 ^ (product >> 64) as u64
}

#[inline]
fn halves(sixteen: &[u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(*sixteen);
    [both as u64, (both >> 64) as u64]
}

fn filled_up(rest: &[u8]) -> [u8; 16] {
    let mut filled = [0; 16];
    filled[..rest.len()].copy_from_slice(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_same_for_ever() {
        let vectors = [
            ("", 0x1FF5_C292_3A78_8D2C),
            ("a", 0x182F_ABA9_C00F_9A6A),
            ("county", 0x68AC_8254_9893_E7AD),
            ("don't", 0xC353_3C31_CBB3_1214),
            ("élan", 0xBFEC_D81D_08E2_F78A),
            ("responsibilities", 0x9907_13A0_63F9_D3F8),
            ("counterrevolutionaries", 0x1938_5B32_74D5_D973),
        ];
        for (form, expected) in vectors {
            assert_eq!(hash(form), expected, "{form}");
        }
    }

    #[test]
    fn a_form_hashes_alike_wherever_it_stands() {
        let letters = "abc.d_e'9zz@[`{-".repeat(4);
        for start in 0..letters.len() {
            for end in start + 1..=letters.len() {
                let form = &letters[start..end];
                assert_eq!(
                    hash_within(letters.as_bytes(), start, end),
                    hash(form),
                    "{form}"
                );
            }
        }
    }
}
