//! A server that does as it is told and remembers what it was asked.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A request as it came, one per connection.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    /// What followed the head, chunks joined.
    pub body: Vec<u8>,
}

impl Recorded {
    /// All values of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        self.headers.iter().filter(|(n, _)| same(n)).map(|(_, v)| v.as_str()).collect()
    }

    /// The value of a query parameter, decoded.
    pub fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.target.split_once('?')?;
        let value = query.split('&').find_map(|pair| {
            pair.split_once('=').filter(|(other, _)| *other == name).map(|(_, v)| v)
        })?;
        let decoded = percent_encoding::percent_decode_str(value).decode_utf8();
        Some(decoded.unwrap().into_owned())
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    fn parse(head: &str) -> Self {
        let mut lines = head.trim_end().split("\r\n");
        let line = lines.next().unwrap();
        let [method, target, "HTTP/1.1"] = line.split(' ').collect::<Vec<_>>()[..]
        else {
            panic!("not a request line: {line:?}");
        };
        let header = |line: &str| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_owned(), value.trim_matches([' ', '\t']).to_owned())
        };
        Self {
            method: method.to_owned(),
            target: target.to_owned(),
            headers: lines.map(header).collect(),
            body: Vec::new(),
        }
    }
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
    pub fn json(status: u16, body: &str) -> Self {
        Self::with_headers(status, &["Content-Type: application/json"], body)
    }

    /// A body with its length.
    pub fn with_headers(status: u16, headers: &[&str], body: &str) -> Self {
        let length = format!("Content-Length: {}", body.len());
        Self::head(status, &[headers, &[length.as_str()]].concat()).then(body)
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

    /// Nothing but a closed connection.
    pub fn broken() -> Self {
        Self::default()
    }

    /// A connection that stays open without an answer.
    pub fn silent() -> Self {
        Self::default().wait(Duration::from_secs(3600))
    }

    pub fn then(mut self, text: &str) -> Self {
        self.0.push(Step::Send(text.as_bytes().to_vec()));
        self
    }

    pub fn chunk(self, text: &str) -> Self {
        let chunk = format!("{:x}\r\n{text}\r\n", text.len());
        self.then(&chunk)
    }

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
        let over = Answer::json(418, "\"the script is over\"");
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
        Self::serve(TcpListener::bind("127.0.0.1:0").await.unwrap(), respond)
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

async fn converse(
    mut stream: TcpStream,
    decide: impl FnOnce(Recorded) -> Answer,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let mut request = Recorded::parse(std::str::from_utf8(&head).unwrap());
    request.body = body(&mut stream, &request).await?;
    let answer = decide(request);
    for step in answer.0 {
        match step {
            Step::Send(bytes) => stream.write_all(&bytes).await?,
            Step::Wait(time) => tokio::time::sleep(time).await,
        }
    }
    stream.shutdown().await
}

/// Reads a body: of the length that the head names, or in chunks.
async fn body(stream: &mut TcpStream, head: &Recorded) -> std::io::Result<Vec<u8>> {
    let mut body = Vec::new();
    if head.header("transfer-encoding") != ["chunked"] {
        let length = head.header("content-length").first().map(|it| it.parse().unwrap());
        body.resize(length.unwrap_or_default(), 0);
        stream.read_exact(&mut body).await?;
        return Ok(body);
    }
    loop {
        let mut line = Vec::new();
        while !line.ends_with(b"\r\n") {
            line.push(stream.read_u8().await?);
        }
        let size = std::str::from_utf8(&line).unwrap().trim_end();
        let size = usize::from_str_radix(size, 16).unwrap();
        let mut chunk = vec![0; size + 2];
        stream.read_exact(&mut chunk).await?;
        if size == 0 {
            return Ok(body);
        }
        body.extend_from_slice(&chunk[..size]);
    }
}
