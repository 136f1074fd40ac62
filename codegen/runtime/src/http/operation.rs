//! What every operation can do, whatever its parameters.
//!
//! Thin on purpose: each method is one call into the runtime.

/// Makes a `struct ListRuns { request: Request }` an operation, from a table: the method
/// and the path, its own server, the security that it asks for, parameters that are sent
/// unless set, and what the bodies of errors are. The word before the type says how the body
/// of a success is read: it is a method of [`Request`](super::Request).
#[allow(unused_macros, reason = "used by the generated operations")]
macro_rules! operation {
    ($operation:ident -> $read:ident $response:ty {
        $method:ident $path:literal,
        $(server $server:literal,)?
        $(security $([$($scheme:ident $($named:literal)*),*])+,)?
        $(header $header:literal = $default:literal,)*
        $(query $query:literal = $value:literal,)*
        $(error $status:literal => $body:literal,)*
    }) => {
        impl $operation {
            fn prepare(client: &$crate::runtime::http::Client) -> Self {
                let method = $crate::runtime::http::Method::$method;
                #[allow(unused_mut, reason = "depends on the table")]
                let mut request =
                    $crate::runtime::http::Request::new(client, method, $path);
                $(request.server($server);)?
                $(request.security(const {
                    &[$(&[$($crate::runtime::http::Scheme::$scheme($($named),*)),*]),+]
                });)?
                $(request.header_default($header, $default);)*
                $(request.query_default($query, $value);)*
                request.errors(&[$(($status, $body)),*]);
                Self { request }
            }

            /// Makes the call. `.await` on the operation does the same.
            ///
            /// # Errors
            /// Each kind of failure is a variant of the error.
            pub fn send(self) -> $crate::runtime::http::Sending<$response> {
                $crate::runtime::http::body_alone(self.send_with_response())
            }

            /// Makes the call and returns the status and the headers, too.
            ///
            /// # Errors
            /// Each kind of failure is a variant of the error.
            pub fn send_with_response(
                self,
            ) -> $crate::runtime::http::Sending<$crate::runtime::http::Response<$response>>
            {
                self.request.$read()
            }

            /// The time for this call with its retries, instead of the client's.
            pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
                self.request.timeout(timeout);
                self
            }

            /// Sends another header, or another value for one that is sent anyway.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.request.extra_header(name, value);
                self
            }

            /// The most retries of this call, instead of the client's.
            pub fn max_retries(mut self, retries: u32) -> Self {
                self.request.max_retries(retries);
                self
            }
        }

        impl ::std::future::IntoFuture for $operation {
            type Output = Result<$response, $crate::runtime::http::Error>;
            type IntoFuture = $crate::runtime::http::Sending<$response>;

            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };
}

/// `streamed! { CreateRun { "text/event-stream" => events RunEvent } }` for an operation that
/// a caller may ask for a stream instead.
#[allow(unused_macros, reason = "used by the generated operations that stream")]
macro_rules! streamed {
    ($operation:ident { $media:literal => $read:ident $response:ty }) => {
        impl $operation {
            /// Makes the call and asks for a stream.
            ///
            /// # Errors
            /// Each kind of failure is a variant of the error.
            pub fn stream(mut self) -> $crate::runtime::http::Sending<$response> {
                self.request.header_default("Accept", $media);
                $crate::runtime::http::body_alone(self.request.$read())
            }
        }
    };
}
