//! What is written for a date: one reader for each way that sources have. All of them read ASCII alone.

use super::Stamp;

/// A date, its parts not yet held to the calendar.
pub(super) fn read(written: &str) -> Option<Stamp> {
    iso(written)
        .or_else(|| compact(written))
        .or_else(|| dotted(written))
        .or_else(|| slashed(written))
        .or_else(|| by_month(written))
        .or_else(|| since_1970(written))
}

/// "2026-03-02T06:10:00Z", also with slashes in the day or a blank before the time.
fn iso(written: &str) -> Option<Stamp> {
    let (day, time) = written.split_at_checked(10)?;
    let mark = ['-', '/']
        .into_iter()
        .find(|mark| day[4..].starts_with(*mark));
    let mut parts = day.split(mark?);
    let stamp = Stamp {
        year: number(parts.next()?, 4)?,
        month: number(parts.next()?, 2)?,
        day: number(parts.next()?, 2)?,
        clock: None,
        ahead: None,
    };
    match time.strip_prefix(['T', 't', ' ']) {
        Some(time) => timed(stamp, time),
        None => time.is_empty().then_some(stamp),
    }
}

/// ISO 8601 without its marks, as agencies have it: "20260302T061000Z".
fn compact(written: &str) -> Option<Stamp> {
    let (day, time) = written.split_at_checked(8)?;
    let part = |from: usize, to: usize| number(day.get(from..to)?, to - from);
    let stamp = Stamp {
        year: part(0, 4)?,
        month: part(4, 6)?,
        day: part(6, 8)?,
        clock: None,
        ahead: None,
    };
    let Some(time) = time.strip_prefix('T') else {
        return time.is_empty().then_some(stamp);
    };
    let digits = time.bytes().take_while(u8::is_ascii_digit).count();
    let (clock, zone) = time.split_at(digits);
    let part = |from: usize| number(clock.get(from..from + 2)?, 2);
    let (minute, second) = match digits {
        2 => (0, 0),
        4 => (part(2)?, 0),
        6 => (part(2)?, part(4)?),
        _ => return None,
    };
    Some(Stamp {
        clock: Some((part(0)?, minute, second)),
        ahead: ahead(zone)?,
        ..stamp
    })
}

/// "13.03.2026", the day first as everywhere that has dots.
fn dotted(written: &str) -> Option<Stamp> {
    let ([day, month], year, time) = in_three(written, '.')?;
    on(year, month, day, time)
}

/// "13/03/2026" or "3/13/2026", where no month has so many days, or both numbers are one.
fn slashed(written: &str) -> Option<Stamp> {
    let ([one, other], year, time) = in_three(written, '/')?;
    match (one > 12, other > 12) {
        (true, _) => on(year, other, one, time),
        (_, true) => on(year, one, other, time),
        _ if one == other => on(year, one, other, time),
        _ => None,
    }
}

/// Two numbers and a year with a mark between them, and the time behind.
fn in_three(written: &str, mark: char) -> Option<([u32; 2], u32, &str)> {
    let (day, time) = written.split_once(' ').unwrap_or((written, ""));
    let mut parts = day.split(mark);
    let (one, other, year) = (parts.next()?, parts.next()?, parts.next()?);
    let numbers = [short_number(one)?, short_number(other)?];
    let is_over = parts.next().is_none();
    Some((numbers, year_of(year)?, time)).filter(|_| is_over)
}

/// A day, and its time if there is one.
fn on(year: u32, month: u32, day: u32, time: &str) -> Option<Stamp> {
    let stamp = Stamp {
        year,
        month,
        day,
        clock: None,
        ahead: None,
    };
    match time {
        "" => Some(stamp),
        time => timed(stamp, time),
    }
}

/// "Mon, 02 Mar 2026 06:10:00 GMT" as mails have it, and "March 2, 2026".
fn by_month(written: &str) -> Option<Stamp> {
    let parts: Vec<&str> = written
        .split([' ', ','])
        .filter(|part| !part.is_empty())
        .collect();
    let parts = match parts.first() {
        Some(first) if is_weekday(first) => &parts[1..],
        _ => &parts[..],
    };
    let (day, month, year, time) = match parts {
        [day, name, year, time @ ..] if month(name).is_some() => (day, month(name)?, year, time),
        [name, day, year, time @ ..] => (day, month(name)?, year, time),
        _ => return None,
    };
    on(year_of(year)?, month, nth(day)?, &time.join(" "))
}

/// "12" or "12th".
fn nth(day: &str) -> Option<u32> {
    let endings = ["st", "nd", "rd", "th"];
    let number = endings.iter().find_map(|ending| day.strip_suffix(ending));
    short_number(number.unwrap_or(day))
}

/// Seconds since 1970 in nine digits or ten, or milliseconds in twelve or thirteen: from March 1973 on, and eight digits
/// are a day.
fn since_1970(written: &str) -> Option<Stamp> {
    let seconds = match written.len() {
        9 | 10 => written,
        12 | 13 => &written[..written.len() - 3],
        _ => return None,
    };
    let is_whole = written.bytes().all(|byte| byte.is_ascii_digit());
    let seconds: u64 = seconds.parse().ok().filter(|_| is_whole)?;
    let (days, of_day) = (seconds / 86_400, (seconds % 86_400) as u32);
    let (year, month, day) = civil(days);
    Some(Stamp {
        year,
        month,
        day,
        clock: Some((of_day / 3600, of_day / 60 % 60, of_day % 60)),
        ahead: Some(0),
    })
}

/// The Gregorian date so many days after 1 January 1970 (Hinnant, "chrono-compatible low-level date algorithms", 2013).
fn civil(days: u64) -> (u32, u32, u32) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + u64::from(month <= 2);
    (year as u32, month as u32, day as u32)
}

/// A day with its time: "06:10:00.125 +0100", "6:10 AM EST"; an hour alone where a half of the day or a zone follows.
fn timed(day: Stamp, time: &str) -> Option<Stamp> {
    let is_clock = |byte: u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b',');
    let end = time.bytes().take_while(|byte| is_clock(*byte)).count();
    let (clock, behind) = time.split_at(end);
    let (half, zone) = half(behind.trim_start());
    let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    let mut parts = clock.split(':');
    let hour = of_day(short_number(parts.next()?)?, half)?;
    let part = |part: Option<&str>| part.map_or(Some(0), |part| number(part, 2));
    let (minute, second) = (part(parts.next())?, part(parts.next())?);
    let is_over = parts.next().is_none() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let is_told = clock.contains(':') || (clock.len() == end && !behind.is_empty());
    Some(Stamp {
        clock: Some((is_over && is_told).then_some((hour, minute, second))?),
        ahead: ahead(zone.trim())?,
        ..day
    })
}

/// Hours to add for the half of the day that is told, if one is, and what stands behind it.
fn half(behind: &str) -> (Option<u32>, &str) {
    let told = behind.split_at_checked(2);
    match told.map(|(half, zone)| (half.to_ascii_lowercase(), zone)) {
        Some((half, zone)) if half == "am" => (Some(0), zone),
        Some((half, zone)) if half == "pm" => (Some(12), zone),
        _ => (None, behind),
    }
}

/// The hour from midnight of an hour in its half of the day.
fn of_day(hour: u32, half: Option<u32>) -> Option<u32> {
    match half {
        None => Some(hour),
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + half),
    }
}

/// Minutes ahead of Universal Time; none inside for no zone, none at all for what is none.
fn ahead(zone: &str) -> Option<Option<i32>> {
    let lower = zone.to_ascii_lowercase();
    if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == lower) {
        return Some(Some(hours * 60));
    }
    let sign = match zone.bytes().next() {
        None => return Some(None),
        Some(b'+') => 1,
        Some(b'-') => -1,
        Some(_) => return None,
    };
    let digits = zone[1..].replacen(':', "", 1);
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = match minutes {
        "" => 0,
        minutes => number(minutes, 2).filter(|minutes| *minutes < 60)?,
    };
    let minutes = 60 * number(hours, 2)? + minutes;
    Some(Some(sign * i32::try_from(minutes).ok()?))
}

/// Zones by name, and how many hours they are ahead.
const ZONES: [(&str, i32); 19] = [
    ("z", 0),
    ("gmt", 0),
    ("ut", 0),
    ("utc", 0),
    ("wet", 0),
    ("bst", 1),
    ("west", 1),
    ("cet", 1),
    ("cest", 2),
    ("eet", 2),
    ("eest", 3),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A month from 1 by its name, or by the first three letters of it and more.
fn month(name: &str) -> Option<u32> {
    let nth = MONTHS.iter().position(|month| is_short_for(name, month))?;
    Some(nth as u32 + 1)
}

fn is_weekday(name: &str) -> bool {
    DAYS.iter().any(|day| is_short_for(name, day))
}

fn is_short_for(name: &str, whole: &str) -> bool {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    name.len() >= 3 && whole.starts_with(&name)
}

/// A year; one of two digits lies within the hundred years from 1970.
fn year_of(written: &str) -> Option<u32> {
    match written.len() {
        2 => number(written, 2).map(|year| year + if year < 70 { 2000 } else { 1900 }),
        _ => number(written, 4),
    }
}

/// A number of one digit or two.
fn short_number(written: &str) -> Option<u32> {
    number(written, 1).or_else(|| number(written, 2))
}

/// A number of so many digits and nothing else.
fn number(written: &str, digits: usize) -> Option<u32> {
    let is_number = written.len() == digits && written.bytes().all(|byte| byte.is_ascii_digit());
    written.parse().ok().filter(|_| is_number)
}
