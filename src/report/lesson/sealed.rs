//! Sealed: answers that nobody reads by accident. It is no lock: who wants to can open it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// `text` so that neither the page's source nor a search in it shows what it says.
pub(super) fn sealed(text: &str, key: &str) -> String {
    let mixed = text.bytes().zip(key.bytes().cycle());
    let mixed: Vec<u8> = mixed.map(|(byte, key)| byte ^ key).collect();
    STANDARD.encode(mixed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_opens_it() {
        let text = "a “loaded” word";
        let bytes = STANDARD.decode(sealed(text, "key")).expect("base64");
        assert_eq!(
            STANDARD.decode(sealed(&String::from_utf8_lossy(&bytes), "")),
            Ok(vec![])
        );
        let open: Vec<u8> = bytes
            .iter()
            .zip(b"key".iter().cycle())
            .map(|(byte, key)| byte ^ key)
            .collect();
        assert_eq!(String::from_utf8(open).expect("text"), text);
    }
}
