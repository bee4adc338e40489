//! Invented unified social credit codes.

/// The code of GB 32100-2015: `91`, region, a subject that starts with `MA0XHY`, and the check character.
pub(crate) fn credit_code(region: &str, number: usize) -> String {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let body = format!("91{region}MA0XHY{number:03}");
    let mut weight = 1;
    let mut sum = 0;
    for symbol in body.chars() {
        sum += ALPHABET.find(symbol).unwrap_or(0) * weight;
        weight = weight * 3 % 31;
    }
    let check = (31 - sum % 31) % 31;
    format!("{body}{}", &ALPHABET[check..=check])
}
