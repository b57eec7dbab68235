//! Dates: as a reader likes them.

use serde::Serialize;

use crate::moment::Stamp;

/// When an article was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::report) struct Date {
    /// "2 Mar 2026, 16:10 UTC"; the source's own words where they are no date.
    pub(in crate::report) text: String,
    /// "2 Mar"; the same.
    pub(in crate::report) short: String,
    /// "2 Mar, 16:10"; the same.
    pub(in crate::report) close: String,
    /// As HTML's `time` takes it, where it is a date.
    pub(in crate::report) iso: Option<String>,
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Reads a date as its source says it.
pub(in crate::report) fn date(source: &str) -> Date {
    let said = || source.to_owned();
    Stamp::read(source).map_or_else(
        || Date {
            text: said(),
            short: said(),
            close: said(),
            iso: None,
        },
        |stamp| shown(&stamp),
    )
}

fn shown(stamp: &Stamp) -> Date {
    let name = MONTHS[stamp.month as usize - 1];
    let short = format!("{} {name}", stamp.day);
    let clock = stamp.clock.map_or(String::new(), |(hour, minute, _)| {
        format!(", {hour:02}:{minute:02}")
    });
    Date {
        text: format!("{short} {}{clock}{}", stamp.year, zone(stamp)),
        close: format!("{short}{clock}"),
        short,
        iso: Some(stamp.to_string()),
    }
}

fn zone(stamp: &Stamp) -> String {
    match stamp.ahead {
        None => String::new(),
        Some(0) => " UTC".to_owned(),
        Some(ahead) => {
            let sign = if ahead < 0 { '−' } else { '+' };
            let ahead = ahead.abs();
            format!(" UTC{sign}{}:{:02}", ahead / 60, ahead % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        check("2026-03-02T16:10:00Z", "2 Mar 2026, 16:10 UTC");
        check("2026-03-02T18:10:00+02:00", "2 Mar 2026, 18:10 UTC+2:00");
        check("Mon, 02 Mar 2026 18:10 EST", "2 Mar 2026, 18:10 UTC−5:00");
        check("1970-01-01", "1 Jan 1970");
        check("last Tuesday", "last Tuesday");
        check("2026-13-01", "2026-13-01");
        check("", "");
    }

    #[track_caller]
    fn check(source: &str, text: &str) {
        assert_eq!(date(source).text, text);
    }
}
