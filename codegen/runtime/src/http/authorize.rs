//! Saying who calls.

use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};

use super::credential::Scheme;
use super::headers::{add_cookies, has_cookie};
use super::query;
use super::secret::{Secret, Secrets};
use super::{Error, Request};

/// Puts on a request what its operation asks for, so far as the client has it. A header, a
/// query parameter or a cookie that is there already, set by the caller or part of an address,
/// stays as it is.
///
/// Gives what no message may show.
pub(super) async fn authorize(
    request: &Request,
    sent: &mut reqwest::Request,
) -> Result<Secrets, Error> {
    let credentials = &request.client().settings().credentials;
    let mut used = Vec::new();
    for scheme in credentials.choose(request.alternatives()) {
        let provided = match credentials.provider(scheme) {
            Some(provider) => {
                if request.sets_header(&AUTHORIZATION) {
                    continue;
                }
                let token = provider.token().await;
                let secret = token.and_then(|it| Ok(Secret::bearer(&it)?));
                let failed = |source| Error::Token { call: request.call(), source };
                Some(secret.map_err(failed)?)
            }
            None => None,
        };
        if let Some(secret) = provided.as_ref().or_else(|| credentials.get(scheme)) {
            put(request, sent, scheme, secret.text());
            used.push(secret.hidden().to_owned());
        }
    }
    Ok(Secrets::of(sent.headers()).and(used))
}

/// Puts a credential where its scheme wants it.
fn put(request: &Request, sent: &mut reqwest::Request, scheme: Scheme, text: &str) {
    let (name, text) = match scheme {
        Scheme::Bearer | Scheme::BearerOf(_) | Scheme::Basic | Scheme::Authorization => {
            (AUTHORIZATION, text.to_owned())
        }
        Scheme::Header(name, _) => match HeaderName::try_from(name) {
            Ok(name) => (name, text.to_owned()),
            Err(_) => return,
        },
        Scheme::Query(name, _) => {
            if sent.url().query_pairs().any(|(other, _)| other == name) {
                return;
            }
            let mut all = sent.url().query().unwrap_or_default().to_owned();
            query::push(&mut all, name, text);
            sent.url_mut().set_query(Some(&all));
            return;
        }
        Scheme::Cookie(name, _) => {
            if has_cookie(sent.headers(), name) {
                return;
            }
            let cookie = format!("{name}={text}");
            return add_cookies(sent.headers_mut(), &cookie);
        }
    };
    if request.sets_header(&name) {
        return;
    }
    if let Ok(mut value) = HeaderValue::try_from(text) {
        value.set_sensitive(true);
        sent.headers_mut().insert(name, value);
    }
}
