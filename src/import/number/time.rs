//! Times: numbers that a format shows as hours, minutes and seconds. What is stored is a part of a day.

/// What a format shows first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimePart {
    Hours,
    Minutes,
    Seconds,
}

/// How a format shows a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeShape {
    pub first: TimePart,
    /// "[h]:mm" counts on past a day: such are durations, where "hh:mm" may be a time of day.
    pub elapsed: bool,
    /// Two digits for the first part.
    wide: bool,
    minutes: bool,
    seconds: bool,
    /// "h:mm AM/PM" is a time of day.
    clock: bool,
}

/// How a format shows a time; `None` where it shows a number or a date.
#[must_use]
pub fn time_shape(format: &str) -> Option<TimeShape> {
    let mut parts: Vec<(char, usize)> = Vec::new();
    let (mut elapsed, mut clock) = (false, false);
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        let sign = sign.to_ascii_lowercase();
        match sign {
            '"' => while signs.next().is_some_and(|inside| inside != '"') {},
            '\\' | '_' | '*' => {
                signs.next();
            }
            '[' => {
                let inside: String = signs.by_ref().take_while(|inside| *inside != ']').collect();
                let inside = inside.to_ascii_lowercase();
                let first = inside.chars().next().filter(|first| "hms".contains(*first));
                if let Some(first) = first.filter(|first| inside.chars().all(|c| c == *first)) {
                    elapsed |= parts.is_empty();
                    parts.push((first, inside.len()));
                }
            }
            ';' => break,
            'h' | 'm' | 's' => match parts.last_mut() {
                Some((last, count)) if *last == sign => *count += 1,
                _ => parts.push((sign, 1)),
            },
            // "AM/PM": the M is no month.
            'a' | 'p' if !parts.is_empty() => {
                clock = true;
                signs.next();
            }
            '0' | '#' | '?' if parts.is_empty() => return None,
            'd' | 'y' | 'g' | 'e' | 'n' => return None,
            _ => {}
        }
    }
    let has = |part: char| parts.iter().any(|(sign, _)| *sign == part);
    let (first, count) = parts.first().copied()?;
    // "mm" alone is a month.
    if !elapsed && !has('h') && !has('s') {
        return None;
    }
    let first = match first {
        'h' => TimePart::Hours,
        'm' => TimePart::Minutes,
        _ => TimePart::Seconds,
    };
    Some(TimeShape { first, elapsed, wide: count > 1, minutes: has('m'), seconds: has('s'), clock })
}

impl TimeShape {
    /// What a time shown so is measured in, where nothing else is said: "[h]:mm" in hours, "mm:ss" and
    /// "h:mm:ss" in minutes.
    #[must_use]
    pub fn measure(self) -> &'static str {
        match self.first {
            TimePart::Hours if self.seconds && !self.elapsed => "minutter",
            TimePart::Hours => "timer",
            TimePart::Minutes => "minutter",
            TimePart::Seconds => "sekunder",
        }
    }

    /// Whether it is surely a duration: it counts past a day, or has no hours.
    #[must_use]
    pub fn is_duration(self, days: f64) -> bool {
        let short = self.first != TimePart::Hours && days.abs() < 1.0;
        !self.clock && (self.elapsed || short)
    }

    /// Writes a time as people see it.
    pub fn write(self, days: f64, text: &mut String) {
        use std::fmt::Write as _;
        const DAY: u64 = 86_400;
        const SECONDS: f64 = 86_400.0;
        // No cell shows longer times; a number beyond them is not shown as one.
        if !days.is_finite() || days.abs() > 1e9 {
            text.push_str(&days.to_string());
            return;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 1e14")]
        let all = (days.abs() * SECONDS).round() as u64;
        let shown = if self.elapsed { all } else { all % DAY };
        // What is not shown is cut off, not rounded.
        let (hours, minutes, seconds) = match self.first {
            TimePart::Hours => (shown / 3_600, shown / 60 % 60, shown % 60),
            TimePart::Minutes if self.elapsed => (0, shown / 60, shown % 60),
            TimePart::Minutes => (0, shown / 60 % 60, shown % 60),
            TimePart::Seconds if self.elapsed => (0, 0, shown),
            TimePart::Seconds => (0, 0, shown % 60),
        };
        let parts = [
            (self.first == TimePart::Hours, hours),
            (self.minutes, minutes),
            (self.seconds, seconds),
        ];
        if days < 0.0 && all > 0 {
            text.push('-');
        }
        let mut begun = false;
        for (_, number) in parts.into_iter().filter(|(is_shown, _)| *is_shown) {
            if begun {
                text.push(':');
            }
            let width = if begun || self.wide { 2 } else { 1 };
            // Writing to a string has no way to fail.
            let _ = write!(text, "{number:0width$}");
            begun = true;
        }
    }
}

/// How many of a measure of time make a day; `None` for what does not measure time.
#[must_use]
pub fn in_a_day(measure: &str) -> Option<f64> {
    Some(match measure {
        "timer" => 24.0,
        "minutter" => 1_440.0,
        "sekunder" => 86_400.0,
        "dager" | "døgn" => 1.0,
        _ => return None,
    })
}

/// A time in a measure of which so many make a day, without the noise of binary fractions: times are
/// stored to the second.
#[must_use]
pub fn time_in(days: f64, in_a_day: f64) -> f64 {
    let seconds = days * 86_400.0;
    let whole = seconds.round();
    let seconds = if (seconds - whole).abs() < 1e-3 { whole } else { seconds };
    let value = seconds / (86_400.0 / in_a_day);
    // Ten decimals tell seconds apart in any measure.
    let rounded = (value * 1e10).round() / 1e10;
    if rounded.is_finite() { rounded } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(format: &str, days: f64) -> String {
        let mut text = String::new();
        time_shape(format).expect("a time").write(days, &mut text);
        text
    }

    #[test]
    fn formats_that_show_times() {
        for (format, measure, sure) in [
            ("h:mm", "timer", false),
            ("hh:mm;@", "timer", false),
            ("[$-F400]h:mm:ss AM/PM", "minutter", false),
            ("h:mm:ss", "minutter", false),
            ("[h]:mm", "timer", true),
            ("[HH]:MM:SS", "timer", true),
            ("mm:ss", "minutter", true),
            ("mm:ss.0", "minutter", true),
            ("[mm]:ss", "minutter", true),
            ("[m]", "minutter", true),
            ("[ss]", "sekunder", true),
            ("h\" t \"mm\" min\"", "timer", false),
        ] {
            let shape = time_shape(format).expect(format);
            assert_eq!((shape.measure(), shape.is_duration(0.1)), (measure, sure), "{format}");
        }
        for other in [
            "",
            "General",
            "0.00",
            "#,##0",
            "0%",
            "dd.mm.yyyy",
            "mmm",
            "mmm yy",
            "d/m",
            "@",
            "yyyy-mm-dd hh:mm",
            "0.0\" timer\"",
            "[Red]0",
            "0.0 \\h",
            "Standard",
            "0.00E+00",
        ] {
            assert_eq!(time_shape(other), None, "{other}");
        }
    }

    #[test]
    fn times_are_shown_as_people_see_them() {
        let minute = 1.0 / 1_440.0;
        assert_eq!(shown("[h]:mm", 1.5), "36:00");
        assert_eq!(shown("h:mm", 1.5), "12:00");
        assert_eq!(shown("hh:mm:ss", 8.5 * minute), "00:08:30");
        assert_eq!(shown("mm:ss", 8.5 * minute), "08:30");
        assert_eq!(shown("[m]", 90.0 * minute), "90");
        assert_eq!(shown("[h]:mm", -0.25), "-6:00");
        assert_eq!(shown("[h]:mm", 1e300), "1e300".parse::<f64>().expect("a number").to_string());
    }

    #[test]
    fn times_are_measured() {
        let minute = 1.0 / 1_440.0;
        assert_eq!(time_in(8.5 * minute, 1_440.0), 8.5);
        assert_eq!(time_in(1.5, 24.0), 36.0);
        assert_eq!(time_in(0.1 / 24.0 * 7.0, 24.0), 0.7);
    }
}
