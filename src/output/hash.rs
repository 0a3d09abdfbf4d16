//! The hashes in `files.json`: XXH3 with 128 bits, in hexadecimal.
//!
//! In: bytes. Out: a hash that shows whether they have changed. A stronger hash is not needed:
//! nobody can name the hash of a file that they do not have, and somebody who made two files with
//! the same hash would own both.

use std::fs::File;
use std::io::{self, Read as _};

use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

pub(super) fn hash(bytes: &[u8]) -> String {
    hexadecimal(xxh3_128(bytes))
}

/// Returns the hash of a file that may be too large for memory.
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
