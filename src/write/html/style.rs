//! The style of a page and the policy that lets in nothing else.

use sha2::{Digest, Sha256};

use super::chart;
use crate::domain::Lang;

const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The style; only the words beside page numbers are of a language.
pub(super) fn style(lang: Lang) -> String {
    let numbers = lang.pick(r#""第 " counter(page) " 页，共 " counter(pages) " 页""#, r#""Page " counter(page) " of " counter(pages)"#);
    format!("\n{}{}@page {{ @bottom-center {{ content: {numbers}; }} }}\n", include_str!("page.css"), chart::STYLE)
}

/// The content-security policy of a page with this style.
pub(super) fn policy(style: &str) -> String {
    format!("default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'", base64(&Sha256::digest(style)))
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| bits << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let sign = (bits >> (18 - 6 * at)) & 63;
            text.push(if at <= three.len() { char::from(BASE64[sign as usize]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of RFC 4648, section 10.
    #[test]
    fn base64_gives_the_published_values() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    /// The hash of nothing, as FIPS 180-4 gives it.
    #[test]
    fn the_policy_lets_in_this_style_and_nothing_else() {
        let expected =
            "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; base-uri 'none'; form-action 'none'";
        assert_eq!(policy(""), expected);
    }

    #[test]
    fn the_style_can_stand_in_xml_and_asks_for_nothing() {
        for lang in [Lang::Zh, Lang::En] {
            let style = style(lang);
            for forbidden in ["<", "&", "url(", "@import", "@font-face"] {
                assert!(!style.contains(forbidden), "{forbidden}");
            }
        }
    }
}
