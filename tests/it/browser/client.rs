//! A web client that normalises nothing: it sends a path exactly as it is given.
//!
//! In: `host:port` and a path. Out: the head of the response and its body, whole or piece by piece.

use std::io::{self, BufRead as _, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// How long to wait for a silent server. Only a failing test waits that long.
pub(crate) const SILENCE: Duration = Duration::from_mins(1);

/// A response whose body has not been read yet.
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The header fields, as `name: value`.
    pub(crate) fields: Vec<String>,
    pub(crate) content: Box<dyn Read + Send>,
}

impl Answer {
    /// Returns the value of a header field.
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let fields = self.fields.iter().filter_map(|field| field.split_once(": "));
        fields.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

/// Requests a path.
pub(crate) fn ask(address: &str, path: &str) -> io::Result<Answer> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(SILENCE))?;
    stream.write_all(
        format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes(),
    )?;
    let mut reader = BufReader::new(stream);
    let mut head =
        reader.by_ref().lines().take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty()));
    let status = head.next().transpose()?.unwrap_or_default();
    let status = status
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .ok_or(io::ErrorKind::InvalidData)?;
    let fields: Vec<String> = head.collect::<io::Result<_>>()?;
    let mut answer = Answer { status, fields, content: Box::new(io::empty()) };
    let is_chunked =
        answer.field("transfer-encoding").is_some_and(|encoding| encoding == "chunked");
    answer.content =
        if is_chunked { Box::new(Chunks { reader, left: 0 }) } else { Box::new(reader) };
    Ok(answer)
}

/// Requests a path and waits for the whole response: returns the status and the bytes.
pub(crate) fn get(address: &str, path: &str) -> io::Result<(u16, Vec<u8>)> {
    let mut answer = ask(address, path)?;
    let mut bytes = Vec::new();
    answer.content.read_to_end(&mut bytes)?;
    Ok((answer.status, bytes))
}

/// The body of a chunked response, piece by piece.
struct Chunks<R> {
    reader: BufReader<R>,
    left: usize,
}

impl<R: Read> Read for Chunks<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.left == 0 {
            let mut size = String::new();
            if self.reader.read_line(&mut size)? == 0 {
                return Ok(0);
            }
            // Each chunk is followed by a line break that is not part of its bytes.
            if !size.trim().is_empty() {
                self.left = usize::from_str_radix(size.trim(), 16).map_err(io::Error::other)?;
                if self.left == 0 {
                    return Ok(0);
                }
            }
        }
        let most = buffer.len().min(self.left);
        let length = self.reader.read(&mut buffer[..most])?;
        self.left -= length;
        Ok(length)
    }
}
