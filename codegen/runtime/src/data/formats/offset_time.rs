//! `time`: a time of day, mostly with an offset from UTC.

use super::super::Format;

/// A time of day with the offset from UTC that it is given in, if it says one.
///
/// RFC 3339 demands an offset (`17:32:28+01:00`), and many servers send none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OffsetTime<T> {
    /// The time of day.
    pub time: T,
    /// How many minutes it is ahead of UTC.
    pub offset: Option<i16>,
}

impl<T> From<T> for OffsetTime<T> {
    fn from(time: T) -> Self {
        Self { time, offset: None }
    }
}

impl<T: Format> Format for OffsetTime<T> {
    const NAME: &'static str = T::NAME;
    type Error = String;

    fn read(text: &str) -> Result<Self, String> {
        let (time, offset) = match text.find(['Z', 'z', '+', '-']) {
            Some(end) => (&text[..end], Some(minutes(&text[end..])?)),
            None => (text, None),
        };
        let time = T::read(time).map_err(|error| error.to_string())?;
        Ok(Self { time, offset })
    }

    fn write(&self) -> String {
        let time = self.time.write();
        match self.offset {
            None => time,
            Some(0) => time + "Z",
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                format!("{time}{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// The minutes of an offset: `Z` or `+01:00`.
fn minutes(offset: &str) -> Result<i16, String> {
    let wrong = || format!("{offset:?} is not an offset from UTC");
    if offset.eq_ignore_ascii_case("z") {
        return Ok(0);
    }
    let (hours, minutes) = offset[1..].split_once(':').ok_or_else(wrong)?;
    let hours = two_digits(hours, 24).ok_or_else(wrong)?;
    let minutes = two_digits(minutes, 60).ok_or_else(wrong)?;
    let minutes = hours * 60 + minutes;
    Ok(if offset.starts_with('-') { -minutes } else { minutes })
}

/// A number of two digits, if it is less than the limit.
fn two_digits(text: &str, limit: i16) -> Option<i16> {
    let plain = text.len() == 2 && text.bytes().all(|it| it.is_ascii_digit());
    text.parse().ok().filter(|number| plain && *number < limit)
}
