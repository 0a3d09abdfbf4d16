//! The hashes in `files.json`: XXH3 with 128 bits, in hexadecimal.
//!
//! In: bytes. Out: what tells a change from no change. Nobody can state the hash of a file that
//! they do not have; that somebody could make two files with one hash gives them nothing, since
//! both would be theirs.

use std::fs::File;
use std::io::{self, Read as _};

use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

pub(super) fn hash(bytes: &[u8]) -> String {
    hexadecimal(xxh3_128(bytes))
}

/// The same of a file that may be too large to be held in memory.
pub(super) fn hash_file(mut file: File) -> io::Result<String> {
    let mut hasher = Xxh3Default::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let length = file.read(&mut buffer)?;
        if length == 0 {
            return Ok(hexadecimal(hasher.digest128()));
        }
        hasher.update(&buffer[..length]);
    }
}

fn hexadecimal(hash: u128) -> String {
    format!("{hash:032x}")
}
