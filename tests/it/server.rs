//! A server that does as it is told and remembers what it was asked, word for word.
//!
//! The example `server` is this one, too.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The head of a request as it came, one per connection.
#[derive(Clone, Debug)]
pub struct Recorded {
    head: String,
    body: Vec<u8>,
}

impl Recorded {
    /// The first line, without its end.
    pub fn line(&self) -> &str {
        self.head.split("\r\n").next().unwrap()
    }

    /// Path and query as they came.
    pub fn target(&self) -> &str {
        self.line().split(' ').nth(1).unwrap()
    }

    /// The segments of the path, decoded.
    pub fn segments(&self) -> Vec<String> {
        let path = self.target().split('?').next().unwrap();
        path.trim_start_matches('/').split('/').map(decoded).collect()
    }

    /// The query as it came, without its `?`; empty if there is none.
    pub fn query_string(&self) -> &str {
        self.target().split_once('?').map_or("", |(_, query)| query)
    }

    /// The value of a query parameter, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        let mut pairs =
            self.query_string().split('&').filter_map(|it| it.split_once('='));
        pairs.find(|(other, _)| decoded(other) == name).map(|(_, value)| decoded(value))
    }

    /// The names of the headers in lower case, sorted.
    pub fn header_names(&self) -> Vec<String> {
        let mut names: Vec<_> =
            self.headers().map(|(name, _)| name.to_lowercase()).collect();
        names.sort_unstable();
        names
    }

    /// The body.
    #[allow(dead_code, reason = "not every user of this file looks at it")]
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// All values of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        self.headers().filter(|(other, _)| same(other)).map(|(_, value)| value).collect()
    }

    fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        let lines = self.head.trim_end().split("\r\n").skip(1);
        lines.map(|line| line.split_once(": ").unwrap())
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// What the server does with a connection after it read the request; then it closes it.
#[derive(Clone, Debug, Default)]
pub struct Answer(Vec<Step>);

#[derive(Clone, Debug)]
enum Step {
    Send(Vec<u8>),
    Wait(Duration),
}

impl Answer {
    /// A JSON body with its length.
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Self::text(status, &[], &body.to_string())
    }

    /// The body of an error as the document has it.
    pub fn error(
        status: u16,
        headers: &[&str],
        code: Option<&str>,
        message: &str,
    ) -> Self {
        let r#type = if status < 500 { "invalid_request_error" } else { "server_error" };
        let error = serde_json::json!({
            "error": { "message": message, "type": r#type, "param": null, "code": code }
        });
        Self::text(status, headers, &error.to_string())
    }

    /// A body that is said to be JSON, with its length.
    pub fn text(status: u16, headers: &[&str], body: &str) -> Self {
        let length = format!("Content-Length: {}", body.len());
        let own = ["Content-Type: application/json", length.as_str()];
        Self::head(status, &[headers, &own].concat()).then(body)
    }

    /// A head alone, for bodies of an unusual kind.
    pub fn head(status: u16, headers: &[&str]) -> Self {
        let mut head = format!("HTTP/1.1 {status} Whatever\r\nConnection: close\r\n");
        for header in headers {
            head.push_str(header);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        Self::default().then(&head)
    }

    /// A connection that stays open without an answer.
    pub fn silent() -> Self {
        Self::default().wait(Duration::from_secs(3600))
    }

    /// Goes on with this text.
    pub fn then(self, text: &str) -> Self {
        self.then_bytes(text.as_bytes())
    }

    /// Goes on with these bytes.
    pub fn then_bytes(mut self, bytes: &[u8]) -> Self {
        self.0.push(Step::Send(bytes.to_owned()));
        self
    }

    /// Goes on after this time.
    pub fn wait(mut self, time: Duration) -> Self {
        self.0.push(Step::Wait(time));
        self
    }
}

/// Listens until it is dropped.
pub struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Recorded>>>,
    task: JoinHandle<()>,
}

impl Server {
    /// Gives these answers in turn, then status 418.
    pub async fn start(script: impl IntoIterator<Item = Answer>) -> Self {
        let mut script = script.into_iter().collect::<Vec<_>>().into_iter();
        let over = Answer::error(418, &[], None, "the script is over");
        Self::answering(move |_| script.next().unwrap_or_else(|| over.clone())).await
    }

    /// Gives the same answer always.
    pub async fn always(answer: Answer) -> Self {
        Self::answering(move |_| answer.clone()).await
    }

    /// Decides on each answer when it sees the request.
    pub async fn answering(
        respond: impl FnMut(&Recorded) -> Answer + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Self::serve(listener, respond)
    }

    /// Answers on a listener that is open already.
    pub fn serve(
        listener: TcpListener,
        respond: impl FnMut(&Recorded) -> Answer + Send + 'static,
    ) -> Self {
        let address = listener.local_addr().unwrap();
        let requests = Arc::<Mutex<Vec<Recorded>>>::default();
        let log = Arc::clone(&requests);
        let respond = Arc::new(Mutex::new(respond));
        let task = tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let (log, respond) = (Arc::clone(&log), Arc::clone(&respond));
                tokio::spawn(async move {
                    let decide = |request: Recorded| {
                        let answer = respond.lock().unwrap()(&request);
                        log.lock().unwrap().push(request);
                        answer
                    };
                    // The client may hang up at any time.
                    let _ = converse(stream, decide).await;
                });
            }
        });
        Self { address, requests, task }
    }

    /// The base URL, with a path.
    pub fn url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Recorded> {
        self.requests.lock().unwrap().clone()
    }

    /// How many requests there were so far.
    pub fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }

    /// The last request.
    pub fn last(&self) -> Recorded {
        self.requests.lock().unwrap().last().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// The next chunk of a body (RFC 9112, section 7.1); nothing at its end.
async fn chunk(stream: &mut TcpStream) -> std::io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    while !line.ends_with(b"\r\n") {
        line.push(stream.read_u8().await?);
    }
    let length = std::str::from_utf8(&line).unwrap().trim();
    let length = usize::from_str_radix(length, 16).unwrap();
    let mut chunk = vec![0; length + 2];
    stream.read_exact(&mut chunk).await?;
    chunk.truncate(length);
    Ok(Some(chunk).filter(|it| !it.is_empty()))
}

async fn converse(
    mut stream: TcpStream,
    decide: impl FnOnce(Recorded) -> Answer,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let mut seen = Recorded { head: String::from_utf8(head).unwrap(), body: Vec::new() };
    let length = seen.header("content-length").first().map(|it| it.parse().unwrap());
    if let Some(length) = length {
        seen.body = vec![0; length];
        stream.read_exact(&mut seen.body).await?;
    } else if !seen.header("transfer-encoding").is_empty() {
        while let Some(chunk) = chunk(&mut stream).await? {
            seen.body.extend(chunk);
        }
    }
    let answer = decide(seen);
    for step in answer.0 {
        match step {
            Step::Send(bytes) => stream.write_all(&bytes).await?,
            Step::Wait(time) => tokio::time::sleep(time).await,
        }
    }
    stream.shutdown().await
}
