//! What every operation can do, whatever its parameters.
//!
//! Thin on purpose: each method is one call into the runtime.

/// Makes a `struct ListRuns { request: Request }` an operation, from a table: the method
/// and the path, its own server, the security that it asks for, parameters that are sent unless set.
#[allow(unused_macros, reason = "used by the generated operations")]
macro_rules! operation {
    ($operation:ident -> $response:ty {
        $method:ident $path:literal,
        $(server $server:literal,)?
        $(security $([$($scheme:ident $($named:literal)*),*])+,)?
        $(header $header:literal = $default:literal,)*
        $(query $query:literal = $value:literal,)*
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
                Self { request }
            }

            /// Makes the call. `.await` on the operation does the same.
            ///
            /// # Errors
            /// Each kind of failure is a variant of the error.
            pub async fn send(self) -> Result<$response, $crate::runtime::http::Error> {
                self.send_with_response()
                    .await
                    .map($crate::runtime::http::Response::into_body)
            }

            /// Makes the call and returns the status and the headers, too.
            ///
            /// # Errors
            /// Each kind of failure is a variant of the error.
            pub async fn send_with_response(
                self,
            ) -> Result<
                $crate::runtime::http::Response<$response>,
                $crate::runtime::http::Error,
            > {
                self.request.send().await
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
            type IntoFuture = ::std::pin::Pin<
                ::std::boxed::Box<
                    dyn ::std::future::Future<Output = Self::Output>
                        + ::std::marker::Send,
                >,
            >;

            fn into_future(self) -> Self::IntoFuture {
                ::std::boxed::Box::pin(self.send())
            }
        }
    };
}

/// `paged! { ListRuns -> ListRunsResponse { "after" } }` for an operation whose answer is a
/// [`Page`](super::Page) and whose query parameter `after` takes its cursor.
#[allow(unused_macros, reason = "used by the generated operations that list")]
macro_rules! paged {
    ($operation:ident -> $response:path { $cursor:literal }) => {
        impl $operation {
            /// The list page by page, each fetched when it is polled for.
            pub fn pages(self) -> $crate::runtime::http::Pages<$response> {
                $crate::runtime::http::Pages::new(self.request, $cursor)
            }

            /// The list item by item, from all pages.
            pub fn items(self) -> $crate::runtime::http::Items<$response> {
                $crate::runtime::http::Items::new(self.request, $cursor)
            }
        }
    };
}
