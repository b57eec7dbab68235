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
    let bytes = form.as_bytes();
    let (whole, rest) = bytes.as_chunks::<16>();
    let state = whole.iter().fold(bytes.len() as u64, |state, sixteen| {
        fold(state, halves(sixteen))
    });
    if rest.is_empty() && !bytes.is_empty() {
        return state;
    }
    fold(state, halves(&filled_up(rest)))
}

/// The hash of the lower case of the ASCII word at `start..end` of `bytes`, without writing it down.
#[inline(always)]
pub(super) fn hash_ascii(bytes: &[u8], start: usize, end: usize) -> u64 {
    let len = end - start;
    match bytes[start..].first_chunk() {
        Some(sixteen) if len <= 16 => fold(len as u64, first(halves(sixteen), len).map(lower)),
        _ => hash_long_ascii(bytes, start, end),
    }
}

/// The same where the word is long, or stands at the end of the text.
#[inline(never)]
fn hash_long_ascii(bytes: &[u8], start: usize, end: usize) -> u64 {
    let (whole, rest) = bytes[start..end].as_chunks::<16>();
    let state = whole.iter().fold((end - start) as u64, |state, sixteen| {
        fold(state, halves(sixteen).map(lower))
    });
    if rest.is_empty() && end > start {
        return state;
    }
    fold(state, halves(&filled_up(rest)).map(lower))
}

#[inline]
fn fold(state: u64, [left, right]: [u64; 2]) -> u64 {
    let product =
        u128::from(left ^ LEFT ^ state.rotate_left(32)) * u128::from(right ^ RIGHT ^ state);
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

/// The first `count` of sixteen bytes, zeros for the rest.
#[inline]
fn first([left, right]: [u64; 2], count: usize) -> [u64; 2] {
    let [l, r] = FIRST[count];
    [left & l, right & r]
}

static FIRST: [[u64; 2]; 17] = {
    let mut masks = [[0; 2]; 17];
    let mut count = 0;
    while count <= 16 {
        let both = if count == 16 {
            u128::MAX
        } else {
            (1 << (8 * count)) - 1
        };
        masks[count] = [both as u64, (both >> 64) as u64];
        count += 1;
    }
    masks
};

/// Eight ASCII bytes in lower case.
#[inline]
fn lower(word: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // Adding makes the top bit of a byte say: at least 'A'; past 'Z'.
    let from_a = word + EACH * (0x80 - b'A' as u64);
    let past_z = word + EACH * (0x80 - b'Z' as u64 - 1);
    word | ((from_a ^ past_z) & (EACH * 0x80)) >> 2
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
    fn an_ascii_word_hashes_as_its_lower_case_wherever_it_stands() {
        let letters = "AbC.d_E'9zZ@[`{-".repeat(4);
        for start in 0..letters.len() {
            for end in start + 1..=letters.len() {
                let form = letters[start..end].to_ascii_lowercase();
                assert_eq!(
                    hash_ascii(letters.as_bytes(), start, end),
                    hash(&form),
                    "{form}"
                );
            }
        }
    }
}
