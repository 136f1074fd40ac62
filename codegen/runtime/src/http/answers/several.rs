//! Successes that may be one of several things.

use bytes::Bytes;

use super::super::super::data::DecodeFailure;
use super::super::headers::{content_type, essence};
use super::super::send::send;
use super::super::{Request, Response, Sending};

/// A success that is one of several things, by its status and its media type.
pub trait Several: Sized + 'static {
    /// Reads the body that comes with a status and a media type.
    ///
    /// # Errors
    /// The body is not what the document promises.
    fn read(
        status: &str,
        media: Option<&str>,
        body: &Bytes,
    ) -> Result<Self, DecodeFailure>;
}

/// Which of several a success is: the one with the status and the media type, else the one
/// with the status, or with a range of it, else with the media type.
pub fn choose(
    rows: &[(&str, &str)],
    status: &str,
    media: Option<&str>,
) -> Option<usize> {
    let media = media.map(essence).unwrap_or_default();
    let has_status = |row: &str| row == status;
    let in_range = |row: &str| {
        row == "default"
            || row.as_bytes()[0] == status.as_bytes()[0] && row.ends_with("XX")
    };
    let has_media = |row: &str| !media.is_empty() && essence(row) == media;
    let find = |fits: &dyn Fn(&(&str, &str)) -> bool| rows.iter().position(fits);
    find(&|row| has_status(row.0) && has_media(row.1))
        .or_else(|| find(&|row| has_status(row.0)))
        .or_else(|| find(&|row| in_range(row.0) && has_media(row.1)))
        .or_else(|| find(&|row| in_range(row.0)))
        .or_else(|| find(&|row| has_media(row.1)))
}

/// Makes an enum a [`Several`], from a table of statuses and media types. What is none of
/// them is its variant `Other`.
#[allow(unused_macros, reason = "used by the generated operations")]
macro_rules! several {
    ($name:ident {
        $($status:literal $media:literal => $variant:ident $($read:ident)?,)+
    }) => {
        impl $crate::runtime::http::Several for $name {
            fn read(
                status: &str,
                media: Option<&str>,
                body: &::bytes::Bytes,
            ) -> Result<Self, $crate::runtime::data::DecodeFailure> {
                let rows = [$(($status, $media)),+];
                let chosen = $crate::runtime::http::choose(&rows, status, media);
                let names = [$(stringify!($variant)),+];
                let chosen = chosen.map(|row| names[row]).unwrap_or_default();
                $(if chosen == stringify!($variant) {
                    return several!(@ $variant body $($read)?);
                })+
                Ok(Self::Other(body.clone()))
            }
        }
    };
    (@ $variant:ident $body:ident) => { Ok(Self::$variant) };
    (@ $variant:ident $body:ident json) => {
        $crate::runtime::data::decode($body).map(Self::$variant)
    };
    (@ $variant:ident $body:ident text) => {
        Ok(Self::$variant(String::from_utf8_lossy($body).into_owned()))
    };
    (@ $variant:ident $body:ident bytes) => { Ok(Self::$variant($body.clone())) };
}

impl Request {
    /// Makes the call and reads what the success is.
    ///
    /// # Errors
    /// As [`json`](Self::json).
    pub fn several<T: Several>(self) -> Sending<Response<T>> {
        Box::pin(async move {
            let received = send(&self).await?;
            let media = content_type(&received.headers);
            let body = T::read(received.status.as_str(), media, &received.body);
            received.decoded(body)
        })
    }
}
