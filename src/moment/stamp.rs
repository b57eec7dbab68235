//! Stamps: a date and its clock, as a source writes them.

use std::fmt;

use super::written;

/// A day of the Gregorian calendar, and the time of that day where it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// From 0 to 9999.
    pub year: u32,
    /// From 1.
    pub month: u32,
    /// From 1.
    pub day: u32,
    /// Hour, minute and second.
    pub clock: Option<(u32, u32, u32)>,
    /// Minutes by which the clock is ahead of Universal Time; none where nobody says.
    pub ahead: Option<i32>,
}

impl Stamp {
    /// Reads a date as ISO 8601 writes it (with its marks or without), as mails and feeds do (RFC 5322), as people do
    /// ("12th March 2026", "March 12, 2026 8:00 AM", "12.3.2026", "13/3/2026"), or as seconds or milliseconds since 1970.
    ///
    /// None for anything else: "02/03/2026" may be one of two days, and there is no 30 February. BST is British Summer Time.
    pub fn read(written: &str) -> Option<Self> {
        let written = Some(written.trim()).filter(|written| written.is_ascii());
        written::read(written?).filter(|stamp| stamp.is_one())
    }

    fn is_one(&self) -> bool {
        let is_each = |years: u32| self.year.is_multiple_of(years);
        let leaps = is_each(4) && (!is_each(100) || is_each(400));
        let days = match self.month {
            2 => 28 + u32::from(leaps),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        let is_time = |(hour, minute, second)| hour < 24 && minute < 60 && second <= 60;
        (1..=days).contains(&self.day)
            && self.year < 10_000
            && self.clock.is_none_or(is_time)
            && self.ahead.is_none_or(|ahead| ahead.abs() < 24 * 60)
    }
}

impl fmt::Display for Stamp {
    /// ISO 8601, as "2026-03-02T06:10:00+01:00".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        let Some((hour, minute, second)) = self.clock else {
            return Ok(());
        };
        write!(f, "T{hour:02}:{minute:02}:{second:02}")?;
        match self.ahead {
            None => Ok(()),
            Some(0) => write!(f, "Z"),
            Some(ahead) => {
                let sign = if ahead < 0 { '-' } else { '+' };
                let ahead = ahead.abs();
                write!(f, "{sign}{:02}:{:02}", ahead / 60, ahead % 60)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_written_is_a_date_that_is_read_back_or_none(
            written in prop_oneof!["\\PC{0,24}", "[0-9+:./ ,TZtéMar-]{0,28}", "[0-9]{4}-[0-9]{2}-[0-9]{2}T?[0-9:+-]{0,14}"],
        ) {
            if let Some(stamp) = Stamp::read(&written) {
                prop_assert_eq!(Stamp::read(&stamp.to_string()), Some(stamp));
            }
        }
    }

    #[test]
    fn dates_are_read_as_sources_write_them() {
        for (written, expected) in [
            ("Mon, 02 Mar 2026 06:10:00 GMT", "2026-03-02T06:10:00Z"),
            ("2 March 26 06:10 +0100", "2026-03-02T06:10:00+01:00"),
            ("Mon, 02 Mar 2026 06:10:00 PDT", "2026-03-02T06:10:00-07:00"),
            ("02 Mar 2026", "2026-03-02"),
            ("12 March 2026", "2026-03-12"),
            ("March 12, 2026", "2026-03-12"),
            ("Sept. 9, 2026", "2026-09-09"),
            ("Thursday, 12 March 2026", "2026-03-12"),
            ("13.03.2026", "2026-03-13"),
            ("1.12.14", "2014-12-01"),
            ("20260302T061000Z", "2026-03-02T06:10:00Z"),
            ("20260302T061000-0500", "2026-03-02T06:10:00-05:00"),
            ("20260302", "2026-03-02"),
            ("2026-03-02T06:10:00.125Z", "2026-03-02T06:10:00Z"),
            ("2026-03-02T06:10", "2026-03-02T06:10:00"),
            (" 2026-03-02 06:10:00 UTC ", "2026-03-02T06:10:00Z"),
            ("2026-03-02T06:10:00+05:30", "2026-03-02T06:10:00+05:30"),
            ("2026-03-02T06:10:00-08", "2026-03-02T06:10:00-08:00"),
            ("2026/03/02", "2026-03-02"),
            ("2024-02-29", "2024-02-29"),
            ("1772431800", "2026-03-02T06:10:00Z"),
            ("1772431800123", "2026-03-02T06:10:00Z"),
            ("946684800", "2000-01-01T00:00:00Z"),
            ("946684800123", "2000-01-01T00:00:00Z"),
            ("2026-03-12T08Z", "2026-03-12T08:00:00Z"),
            ("20260312T0800Z", "2026-03-12T08:00:00Z"),
            ("20260312T08Z", "2026-03-12T08:00:00Z"),
            ("2026-03-12T08:00:00,5Z", "2026-03-12T08:00:00Z"),
            ("13/03/2026", "2026-03-13"),
            ("3/13/2026 8:05 PM", "2026-03-13T20:05:00"),
            ("3/3/2026", "2026-03-03"),
            ("12th March 2026", "2026-03-12"),
            ("March 1st, 2026", "2026-03-01"),
            ("12 March 2026 8:00 AM", "2026-03-12T08:00:00"),
            ("12 March 2026 12:30 am GMT", "2026-03-12T00:30:00Z"),
            ("March 12, 2026, 8PM EST", "2026-03-12T20:00:00-05:00"),
            ("12 Mar 2026 08:00:00 CET", "2026-03-12T08:00:00+01:00"),
            ("2026-07-12 08:00 BST", "2026-07-12T08:00:00+01:00"),
        ] {
            let read = Stamp::read(written).map(|stamp| stamp.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_or_may_be_several_is_none() {
        for written in [
            "",
            "yesterday",
            "last Monday",
            "02/03/2026",
            "2026-13-45",
            "2026-02-29",
            "30.2.2026",
            "2026-03-02T24:10:00Z",
            "2026-03-02T06:10:00+9223372036854775807:00",
            "2026-03-02T06:10:00+25:00",
            "02 Mar 2026 hello",
            "2026-03-02 or so",
            "Mon, 02 Mär 2026",
            ">me\u{fffd}plung",
            "20260302é",
            "2026-03-02Té",
            "99999999999999999999",
            "12 March 2026 8",
            "2026-03-12T08",
            "12 March 2026 13:00 PM",
            "2026-03-12T08.5",
            "31/13/2026",
            "20260312T080Z",
            "1",
        ] {
            assert_eq!(Stamp::read(written), None, "{written}");
        }
    }
}
