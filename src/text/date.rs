//! Days: parsed from TOML, formatted for machines and for readers.
//!
//! In: `2026-11-22`. Out: a [`Date`], and its long form in a language and calendar, or the parts of
//! that form.

use std::fmt;

use icu_calendar::Date as IcuDate;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_datetime::parts;
use icu_locale::Locale;
use writeable::{Part, PartsWrite, Writeable};

use crate::language::LanguageTag;

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Returns the day with these numbers; `None` if it does not exist.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        // Years count from 1.
        (year > 0).then_some(())?;
        IcuDate::try_new_iso(i32::from(year), month, day).ok()?;
        Some(Self { year, month, day })
    }

    /// Parses `2026-11-22`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        // `u16::from_str` accepts a plus sign, which a date does not have.
        let is_number = |part: &str, length| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Returns the day that was probably meant by one whose parts are in another order, separated
    /// by other characters, or without zeros: `22-11-2026`, `22/11/2026`, `2026-1-5`. The day comes
    /// before the month, unless only the other order exists. Years of the Buddhist era are
    /// converted.
    pub fn rearranged(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text
            .split(['-', '/', '.', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}'])
            .map(str::trim)
            .collect();
        let is_number = |part: &&str| {
            matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let [first, middle, last] = parts.as_slice() else { return None };
        if !parts.iter().all(is_number) || middle.len() == 4 {
            return None;
        }
        let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
        if year.len() != 4 || day.len() == 4 {
            return None;
        }
        let year: u16 = year.parse().ok()?;
        let year = if year > 2400 { year - 543 } else { year };
        let (month, day): (u8, u8) = (middle.parse().ok()?, day.parse().ok()?);
        Self::new(year, month, day).or_else(|| Self::new(year, day, month))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The calendars that `book.toml` can name. By default Thai would count years in the Buddhist era.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Calendar {
    /// The calendar of the civil year.
    #[default]
    Gregorian,
    /// The Thai solar calendar: the same days, years counted from 543 BC.
    Buddhist,
}

impl Calendar {
    /// The names in `book.toml`.
    pub const NAMES: [&'static str; 2] = ["gregorian", "buddhist"];

    /// The name in browsers (Unicode Locale Identifier, key `ca`).
    pub fn unicode_name(self) -> &'static str {
        match self {
            Self::Gregorian => "gregory",
            Self::Buddhist => "buddhist",
        }
    }

    /// Returns the calendar with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "gregorian" => Some(Self::Gregorian),
            "buddhist" => Some(Self::Buddhist),
            _ => None,
        }
    }
}

/// Formats days in one language.
#[derive(Debug)]
pub struct DateFormat {
    formatter: Option<DateTimeFormatter<YMD>>,
}

impl DateFormat {
    /// Returns the long format (`22 november 2026`) of this language and calendar, in the digits of
    /// all other numbers of a page.
    pub fn of(language: &LanguageTag, calendar: Calendar) -> Self {
        let calendar = match calendar {
            Calendar::Gregorian => "gregory",
            Calendar::Buddhist => "buddhist",
        };
        let locale: Locale = format!("{}-u-ca-{calendar}-nu-latn", language.as_str())
            .parse()
            .unwrap_or(Locale::UNKNOWN);
        Self { formatter: DateTimeFormatter::try_new(locale.into(), YMD::long()).ok() }
    }

    /// Formats a day.
    pub fn format(&self, date: Date) -> String {
        let day = IcuDate::try_new_iso(i32::from(date.year), date.month, date.day).ok();
        match (&self.formatter, day) {
            (Some(formatter), Some(day)) => formatter.format(&day).to_string(),
            _ => date.to_string(),
        }
    }

    /// Returns the parts of a day as they are in [`DateFormat::format`], for a form of one's own.
    /// A part that the language does not write, such as an era, is left out.
    pub fn parts(&self, date: Date) -> DateParts {
        let mut parts = DateParts::default();
        let day = IcuDate::try_new_iso(i32::from(date.year), date.month, date.day).ok();
        if let (Some(formatter), Some(day)) = (&self.formatter, day) {
            // Collecting strings cannot fail.
            let _ = formatter.format(&day).write_to_parts(&mut parts);
        }
        parts
    }
}

/// The day, month and year of a date in the words and digits of a language.
#[derive(Debug, Default)]
pub struct DateParts {
    /// `22`
    pub day: String,
    /// `November`, in the form that it has beside a day
    pub month: String,
    /// `2026`
    pub year: String,
    part: Option<Part>,
}

impl fmt::Write for DateParts {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        match self.part {
            Some(parts::DAY) => self.day.push_str(text),
            Some(parts::MONTH) => self.month.push_str(text),
            Some(parts::YEAR) => self.year.push_str(text),
            _ => {}
        }
        Ok(())
    }
}

impl PartsWrite for DateParts {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self::SubPartsWrite) -> fmt::Result,
    ) -> fmt::Result {
        // Inside a day, month or year are parts of its number.
        let outer = self.part;
        self.part = outer.or(Some(part));
        let result = write(self);
        self.part = outer;
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thai_years_follow_the_calendar_that_was_asked_for() {
        let thai = LanguageTag::parse("th").unwrap();
        let date = Date::parse("2026-03-09").unwrap();
        assert_eq!(DateFormat::of(&thai, Calendar::Buddhist).format(date), "9 มีนาคม 2569");
        assert_eq!(DateFormat::of(&thai, Calendar::Gregorian).format(date), "9 มีนาคม ค.ศ. 2026");
        let dutch = LanguageTag::parse("nl").unwrap();
        assert_eq!(DateFormat::of(&dutch, Calendar::Gregorian).format(date), "9 maart 2026");
    }

    #[test]
    fn dates_are_in_the_words_and_order_of_each_language_and_in_digits_from_0_to_9() {
        let date = Date::parse("2026-03-09").unwrap();
        let formatted = |language: &str| {
            let tag = LanguageTag::parse(language).unwrap();
            DateFormat::of(&tag, Calendar::Gregorian).format(date)
        };
        assert_eq!(formatted("de"), "9. März 2026");
        assert_eq!(formatted("fr"), "9 mars 2026");
        assert_eq!(formatted("es"), "9 de marzo de 2026");
        assert_eq!(formatted("id"), "9 Maret 2026");
        assert_eq!(formatted("ja"), "2026年3月9日");
        assert_eq!(formatted("ar"), "9 مارس 2026");
        assert_eq!(formatted("fa"), "9 مارس 2026");
    }

    #[test]
    fn the_parts_of_a_date_are_in_the_words_of_its_language() {
        let date = Date::parse("2026-11-22").unwrap();
        let parts = |language, calendar| {
            let tag = LanguageTag::parse(language).unwrap();
            let parts = DateFormat::of(&tag, calendar).parts(date);
            [parts.day, parts.month, parts.year]
        };
        assert_eq!(parts("vi", Calendar::Gregorian), ["22", "tháng 11", "2026"]);
        assert_eq!(parts("th", Calendar::Buddhist), ["22", "พฤศจิกายน", "2569"]);
        // In Russian, the month beside a day has a form of its own.
        assert_eq!(parts("ru", Calendar::Gregorian), ["22", "ноября", "2026"]);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(Date::parse("2026-02-30"), None);
        assert_eq!(Date::parse("26-2-3"), None);
    }

    #[test]
    fn a_day_is_made_of_digits_alone() {
        let wrong = [
            "2026-+1-+1",
            "+026-01-01",
            "2026-01-+1",
            "2026-+1-01",
            "-026-01-01",
            "2026-01- 1",
            "2026-01-01 ",
            "٢٠٢٦-01-01",
        ];
        assert_eq!(wrong.map(Date::parse), [None; 8]);
    }
}
