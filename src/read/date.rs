//! Dates: those of feeds and agencies in ISO 8601, which sorts; any other stays as it is written.

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

const ZONES: [(&str, &str); 12] = [
    ("z", "Z"),
    ("gmt", "Z"),
    ("ut", "Z"),
    ("utc", "Z"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cst", "-06:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
];

/// `Mon, 02 Mar 2026 06:10:00 GMT` and `20260302T061000Z` as `2026-03-02T06:10:00Z`.
pub(super) fn iso(written: &str) -> String {
    let written = written.trim();
    of_mail(written)
        .or_else(|| of_agency(written))
        .unwrap_or_else(|| written.to_owned())
}

/// RFC 2822, as RSS has it; the day of the week and the seconds may be missing.
fn of_mail(written: &str) -> Option<String> {
    let behind_weekday = written.split_once(',').map_or(written, |(_, rest)| rest);
    let mut parts = behind_weekday.split_whitespace();
    let day: u32 = parts.next()?.parse().ok()?;
    let name = parts.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|month| *month == name)? + 1;
    let year: u32 = parts.next()?.parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let date = format!("{year:04}-{month:02}-{day:02}");
    let Some(time) = parts.next() else {
        return Some(date);
    };
    let time = match time.len() {
        5 => format!("{time}:00"),
        8 => time.to_owned(),
        _ => return None,
    };
    let zone = parts.next().map_or(Some(String::new()), zone)?;
    Some(format!("{date}T{time}{zone}"))
}

fn zone(written: &str) -> Option<String> {
    let lower = written.to_ascii_lowercase();
    if let Some((_, zone)) = ZONES.iter().find(|(name, _)| *name == lower) {
        return Some((*zone).to_owned());
    }
    let (hours, minutes) = offset(written)?;
    Some(format!("{hours}:{minutes}"))
}

/// `+0100` in its two parts.
fn offset(written: &str) -> Option<(&str, &str)> {
    let digits = written.strip_prefix(['+', '-'])?;
    let whole = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    whole.then(|| written.split_at(3))
}

/// ISO 8601 without its marks, as NITF has it.
fn of_agency(written: &str) -> Option<String> {
    let digits = |from: usize, to: usize| {
        let part = written.get(from..to)?;
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(part)
    };
    let (year, month, day) = (digits(0, 4)?, digits(4, 6)?, digits(6, 8)?);
    let date = format!("{year}-{month}-{day}");
    if written.len() == 8 {
        return Some(date);
    }
    if written.as_bytes()[8] != b'T' {
        return None;
    }
    let (hour, minute, second) = (digits(9, 11)?, digits(11, 13)?, digits(13, 15)?);
    let zone = match written.get(15..)? {
        "" => String::new(),
        written => zone(written)?,
    };
    Some(format!("{date}T{hour}:{minute}:{second}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_feeds_and_agencies_sort() {
        for (written, expected) in [
            ("Mon, 02 Mar 2026 06:10:00 GMT", "2026-03-02T06:10:00Z"),
            ("2 March 26 06:10 +0100", "2026-03-02T06:10:00+01:00"),
            ("Mon, 02 Mar 2026 06:10:00 PDT", "2026-03-02T06:10:00-07:00"),
            ("02 Mar 2026", "2026-03-02"),
            ("20260302T061000Z", "2026-03-02T06:10:00Z"),
            ("20260302T061000-0500", "2026-03-02T06:10:00-05:00"),
            ("20260302", "2026-03-02"),
            ("2026-03-02T06:10:00Z", "2026-03-02T06:10:00Z"),
            (" 2026-03-02 06:10:00 ", "2026-03-02 06:10:00"),
            ("last Monday", "last Monday"),
            ("Mon, 02 Mär 2026", "Mon, 02 Mär 2026"),
            ("20260302é", "20260302é"),
        ] {
            assert_eq!(iso(written), expected, "{written}");
        }
    }
}
