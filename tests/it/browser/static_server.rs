//! A plain web server, such as that of GitHub Pages: serves the files of a folder under a path.
//!
//! In: a folder and the path under which it is mounted. Out: HTTP/1.1 on a free port until it is
//! dropped; for missing files, `404.html`.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

pub(crate) struct StaticServer {
    /// As `host:port`.
    address: String,
    mount: String,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl StaticServer {
    /// Serves a folder under a path that begins and ends with a slash.
    pub(crate) fn start(folder: &Path, mount: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
        let address = listener.local_addr().expect("it has an address").to_string();
        let is_over = Arc::new(AtomicBool::new(false));
        let (folder, prefix, over) = (folder.to_owned(), mount.to_owned(), Arc::clone(&is_over));
        let thread = thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                let (folder, prefix) = (folder.clone(), prefix.clone());
                // A browser opens connections that it may never use; none of them may block
                // another.
                thread::spawn(move || respond(&stream, &folder, &prefix));
            }
        });
        Self { address, mount: mount.to_owned(), is_over, thread: Some(thread) }
    }

    /// As `host:port`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Returns the address of a path below the mount.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.mount)
    }
}

impl Drop for StaticServer {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        if TcpStream::connect(&self.address).is_ok() {
            let _ = self.thread.take().map(JoinHandle::join);
        }
    }
}

/// Answers one request per connection: simple, and fast enough on one machine.
fn respond(stream: &TcpStream, folder: &Path, mount: &str) -> io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else { return Ok(()) };
    lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
    let address = request.split(' ').nth(1).unwrap_or_default();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let file =
        path.strip_prefix(mount).map(|path| file_of(folder, path)).filter(|file| file.is_file());
    let (status, file) = match file {
        Some(file) => ("200 OK", file),
        None => ("404 Not Found", folder.join("404.html")),
    };
    let bytes = fs_err::read(&file)?;
    let kind = match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("xml") => "application/xml",
        _ => "application/octet-stream",
    };
    let length = bytes.len();
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
        Connection: close\r\n\r\n"
    )?;
    stream.write_all(&bytes)
}

fn file_of(folder: &Path, path: &str) -> PathBuf {
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let path = path.split('/').filter(|part| *part != "..").collect::<Vec<_>>().join("/");
    if path.is_empty() || path.ends_with('/') {
        folder.join(path).join("index.html")
    } else {
        folder.join(path)
    }
}
