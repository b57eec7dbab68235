//! Moments: when an article was published, as far as its date tells.

mod stamp;
mod written;

pub use stamp::Stamp;

/// When something was published, in Universal Time; of a day alone, all of that day.
///
/// The order is that of the first second each may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    first: i64,
    last: i64,
}

const MINUTE: i64 = 60;
const DAY: i64 = 24 * 60 * MINUTE;

impl Moment {
    /// Reads a date as [`Stamp::read`] does; none where it is no date, or may be one of several.
    pub fn of(written: &str) -> Option<Self> {
        Stamp::read(written).map(Self::from)
    }

    /// Whether it surely lies before the other: a day does not lie before its own noon.
    pub fn is_before(self, other: Self) -> bool {
        self.last < other.first
    }

    /// Minutes from 1 January 1970, 0:00 UTC, to its first second; negative before that.
    pub fn minutes(self) -> i64 {
        self.first.div_euclid(MINUTE)
    }
}

impl From<Stamp> for Moment {
    /// A clock without a zone is taken as Universal Time.
    fn from(stamp: Stamp) -> Self {
        let day = DAY * days(stamp.year, stamp.month, stamp.day);
        let Some((hour, minute, second)) = stamp.clock else {
            return Self {
                first: day,
                last: day + DAY - 1,
            };
        };
        let ahead = MINUTE * i64::from(stamp.ahead.unwrap_or_default());
        let at = MINUTE * i64::from(60 * hour + minute) + i64::from(second);
        Self {
            first: day + at - ahead,
            last: day + at - ahead,
        }
    }
}

/// What dates are put in order by: the moment, however it is written; what tells no moment stands last, by its words, and
/// what says nothing behind that.
pub fn rank(published: Option<&str>) -> impl Ord + Copy {
    let moment = published.and_then(Moment::of);
    let says = published.filter(|said| moment.is_none() && !said.is_empty());
    (moment.is_none(), moment, says.is_none(), says)
}

/// Days since 1 January 1970 of a Gregorian date (Hinnant, "chrono-compatible low-level date algorithms", 2013).
fn days(year: u32, month: u32, day: u32) -> i64 {
    let [year, month, day] = [year, month, day].map(i64::from);
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
    fn moments_are_told_in_universal_time() {
        check("1970-01-01", 0);
        check("2026-03-02T16:10:00Z", 29_541_130);
        check("2026-03-02T18:10:59+02:00", 29_541_130);
        check("Mon, 02 Mar 2026 11:10 EST", 29_541_130);
        check("1969-12-31T23:59:30Z", -1);
    }

    #[track_caller]
    fn check(written: &str, minutes: i64) {
        assert_eq!(Moment::of(written).map(Moment::minutes), Some(minutes));
    }

    #[test]
    fn a_moment_is_before_another_only_where_it_surely_is() {
        let before = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|date| Moment::of(date).expect("a date"));
            assert!(!other.is_before(one));
            one.is_before(other)
        };
        assert!(before("2026-03-12T23:00:00Z", "2026-03-12T23:30:00-05:00"));
        assert!(before("12 March 2026", "13.3.2026"));
        assert!(before("Thu, 12 Mar 2026 08:00:00 +0000", "2026-03-13"));
        assert!(!before("2026-03-12", "2026-03-12T08:00:00Z"));
        assert!(!before("2026-03-12T07:10:00+01:00", "2026-03-12T06:10:00Z"));
    }

    #[test]
    fn equal_moments_are_equal_however_they_are_written() {
        for (one, other) in [
            ("March 12, 2026", "12.3.2026"),
            ("2026-03-12T09:00:00+01:00", "2026-03-12T08:00:00Z"),
        ] {
            assert!(rank(Some(one)).cmp(&rank(Some(other))).is_eq(), "{one}");
        }
    }

    #[test]
    fn dates_are_in_order_of_their_moments_and_what_is_none_behind_them() {
        let mut dates = [
            Some("yesterday"),
            None,
            Some("12 March 2026"),
            Some("2026-03-02"),
            Some(""),
        ];
        dates.sort_by(|a, b| rank(*a).cmp(&rank(*b)));
        let expected = [
            Some("2026-03-02"),
            Some("12 March 2026"),
            Some("yesterday"),
            None,
            Some(""),
        ];
        assert_eq!(dates, expected);
    }
}
