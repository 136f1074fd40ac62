//! Statuses of responses (`OpenAPI` 3.0.3, section 4.7.16.3).

/// A status as the standard spells it: `404`, `4XX` or `default`.
pub(super) fn spelled(key: &str) -> Option<String> {
    let key = key.trim();
    if key.eq_ignore_ascii_case("default") {
        return Some("default".to_owned());
    }
    let status = key.to_ascii_uppercase();
    let bytes = status.as_bytes();
    let fits = bytes.len() == 3
        && (b'1'..=b'5').contains(&bytes[0])
        && (bytes[1..].iter().all(u8::is_ascii_digit) || bytes[1..] == *b"XX");
    fits.then_some(status)
}

/// The words of its name: `Ok`, `Created` (RFC 9110, section 15.3).
pub(super) fn words(status: &str) -> String {
    let words = match status {
        "200" => "Ok",
        "201" => "Created",
        "202" => "Accepted",
        "203" => "Non Authoritative",
        "204" => "No Content",
        "205" => "Reset Content",
        "206" => "Partial Content",
        "207" => "Multi Status",
        "208" => "Already Reported",
        "226" => "Im Used",
        "default" => "Default",
        range if range.ends_with("XX") => "Success",
        other => return format!("Status {other}"),
    };
    words.to_owned()
}
