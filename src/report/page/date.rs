//! Dates: ISO 8601 as a reader likes it.

use serde::Serialize;

/// When an article was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::report) struct Date {
    /// As the source says it.
    pub(in crate::report) source: String,
    /// "2 Mar 2026, 16:10 UTC"; the source's own words where they are no ISO date.
    pub(in crate::report) text: String,
    /// "2 Mar"; the same.
    pub(in crate::report) short: String,
    /// "2 Mar, 16:10"; the same.
    pub(in crate::report) close: String,
    /// Whether `source` is a date that HTML's `time` takes.
    pub(in crate::report) iso: bool,
    /// Minutes since 1 January 1970, UTC, where that can be told.
    pub(in crate::report) minutes: Option<i64>,
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Reads a date as its source says it.
pub(in crate::report) fn date(source: &str) -> Date {
    read(source).unwrap_or_else(|| Date {
        source: source.to_owned(),
        text: source.to_owned(),
        short: source.to_owned(),
        close: source.to_owned(),
        iso: false,
        minutes: None,
    })
}

fn read(source: &str) -> Option<Date> {
    let (day, time) = source.split_at_checked(10)?;
    let mut parts = day.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    let name = MONTHS.get(usize::try_from(month - 1).ok()?)?;
    let clock = clock(time);
    let zone = zone(time);
    let hours = clock.map_or(String::new(), |(hour, minute)| {
        format!(", {hour:02}:{minute:02}{}", zone.label())
    });
    let (hour, minute) = clock.unwrap_or((0, 0));
    Some(Date {
        source: source.to_owned(),
        text: format!("{date} {name} {year}{hours}"),
        short: format!("{date} {name}"),
        close: format!(
            "{date} {name}{}",
            clock.map_or(String::new(), |(hour, minute)| format!(
                ", {hour:02}:{minute:02}"
            ))
        ),
        iso: time.is_empty() || clock.is_some(),
        minutes: Some(days(year, month, date) * 1440 + hour * 60 + minute - zone.minutes()),
    })
}

/// Hour and minute of "T16:10:00Z".
fn clock(time: &str) -> Option<(i64, i64)> {
    let time = time.strip_prefix(['T', ' '])?;
    Some((time.get(0..2)?.parse().ok()?, time.get(3..5)?.parse().ok()?))
}

/// What stands behind the clock.
enum Zone {
    Utc,
    Ahead(i64),
    Unknown,
}

impl Zone {
    fn label(&self) -> String {
        match self {
            Self::Utc | Self::Ahead(0) => " UTC".to_owned(),
            Self::Ahead(minutes) => {
                let sign = if *minutes < 0 { '−' } else { '+' };
                let minutes = minutes.abs();
                format!(" UTC{sign}{}:{:02}", minutes / 60, minutes % 60)
            }
            Self::Unknown => String::new(),
        }
    }

    fn minutes(&self) -> i64 {
        match self {
            Self::Ahead(minutes) => *minutes,
            Self::Utc | Self::Unknown => 0,
        }
    }
}

fn zone(time: &str) -> Zone {
    if time.ends_with(['Z', 'z']) {
        return Zone::Utc;
    }
    let read = || {
        let sign = time.rfind(['+', '-'])?;
        let (hours, minutes) = time[sign + 1..].split_once(':')?;
        let ahead = hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
        Some(if time[sign..].starts_with('-') {
            -ahead
        } else {
            ahead
        })
    };
    read().map_or(Zone::Unknown, Zone::Ahead)
}

/// Days since 1 January 1970 of a Gregorian date (Hinnant, "chrono-compatible low-level date algorithms", 2013).
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        check(
            "2026-03-02T16:10:00Z",
            "2 Mar 2026, 16:10 UTC",
            Some(29_541_130),
        );
        check(
            "2026-03-02T18:10:00+02:00",
            "2 Mar 2026, 18:10 UTC+2:00",
            Some(29_541_130),
        );
        check("1970-01-01", "1 Jan 1970", Some(0));
        check("last Tuesday", "last Tuesday", None);
        check("2026-13-01", "2026-13-01", None);
        check("", "", None);
    }

    #[track_caller]
    fn check(source: &str, text: &str, minutes: Option<i64>) {
        let read = date(source);
        assert_eq!((read.text.as_str(), read.minutes), (text, minutes));
    }
}
