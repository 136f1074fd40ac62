//! Bearer tokens that expire.

use std::error::Error;
use std::pin::Pin;

/// A bearer token to come, or why there is none.
pub type TokenFuture<'a> = Pin<
    Box<dyn Future<Output = Result<String, Box<dyn Error + Send + Sync>>> + Send + 'a>,
>;

/// Knows the bearer token of the moment.
///
/// It is asked before each attempt, so it should keep a token for as long as it is good.
/// The time that it takes counts as that of the attempt. A closure that gives a future is
/// a provider, too.
pub trait TokenProvider: Send + Sync + 'static {
    /// The token to send now, without the word `Bearer`.
    fn token(&self) -> TokenFuture<'_>;
}

impl<F, T> TokenProvider for F
where
    F: Fn() -> T + Send + Sync + 'static,
    T: Future<Output = Result<String, Box<dyn Error + Send + Sync>>> + Send + 'static,
{
    fn token(&self) -> TokenFuture<'_> {
        Box::pin(self())
    }
}
