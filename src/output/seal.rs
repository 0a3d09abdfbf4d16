//! The seal: how polybook recognises a file that it wrote itself on this machine.
//!
//! In: a file and its bytes. Out: a mark in its modification time, or whether that mark is there.
//!
//! The author of a pull request chooses the bytes of a file, but not the time at which a checkout
//! writes it. The seal is a number computed from the bytes, stored as the fraction of the second.
//! Git's archives carry whole seconds, which are never a seal. On a file system without such
//! fractions no file is ever recognised, and all are treated as foreign.

use std::fs::File;
use std::io;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use xxhash_rust::xxh3::xxh3_64;

/// The finest resolution of all common file systems: NTFS counts in units of 100 nanoseconds.
const STEP_IN_NANOSECONDS: u32 = 100;

/// A seal is never a whole number of microseconds. On a file system that keeps only these, chance
/// matches would be far too common.
const STEPS_IN_A_MICROSECOND: u64 = 10;

/// Seals a file with these bytes, if its file system can store the seal.
pub(super) fn seal(file: &File, bytes: &[u8]) {
    let modified = file.metadata().and_then(|metadata| metadata.modified());
    if let Some(age) = modified.ok().and_then(|modified| modified.duration_since(UNIX_EPOCH).ok()) {
        let _ = file.set_modified(UNIX_EPOCH + Duration::new(age.as_secs(), fraction(bytes)));
    }
}

/// Whether this modification time is the seal of these bytes.
pub(super) fn is_sealed(modified: io::Result<SystemTime>, bytes: &[u8]) -> bool {
    let age = modified.ok().and_then(|modified| modified.duration_since(UNIX_EPOCH).ok());
    age.is_some_and(|age| age.subsec_nanos() == fraction(bytes))
}

fn fraction(bytes: &[u8]) -> u32 {
    let steps = xxh3_64(bytes) % u64::from(1_000_000_000 / STEP_IN_NANOSECONDS);
    let steps = if steps.is_multiple_of(STEPS_IN_A_MICROSECOND) { steps + 1 } else { steps };
    u32::try_from(steps).unwrap_or(1) * STEP_IN_NANOSECONDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_recognised_by_its_seal_until_it_is_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("files.json");
        fs_err::write(&path, "mine").unwrap();
        let modified = || fs_err::metadata(&path).unwrap().modified();
        assert!(!is_sealed(modified(), b"mine"));
        seal(&File::options().write(true).open(&path).unwrap(), b"mine");
        assert!(is_sealed(modified(), b"mine") && !is_sealed(modified(), b"other"));
        fs_err::write(&path, "mine").unwrap();
        assert!(!is_sealed(modified(), b"mine"));
    }

    #[test]
    fn whole_seconds_and_microseconds_are_never_a_seal() {
        for number in 0..10_000_u32 {
            assert!(!fraction(&number.to_le_bytes()).is_multiple_of(1_000));
        }
    }
}
