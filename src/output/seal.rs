//! How polybook knows a file that it wrote itself, on this machine.
//!
//! In: a file and what it says. Out: a mark in its time of modification, or whether the mark is
//! there.
//!
//! Whoever sends a pull request chooses what a file says, and not when a checkout writes it. So a
//! number made from the bytes stands in the fraction of the second. Archives made by Git carry
//! whole seconds, which are never a seal. Where a file system keeps no such fractions, no file is
//! ever known, and the rights of what is not known are those of a stranger's.

use std::fs::File;
use std::io;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use xxhash_rust::xxh3::xxh3_64;

/// The finest step that every usual file system keeps: NTFS counts in hundreds of nanoseconds.
const STEP_IN_NANOSECONDS: u32 = 100;

/// A seal is never a whole number of microseconds: where only these are kept, chance would meet one
/// far too often.
const STEPS_IN_A_MICROSECOND: u64 = 10;

/// Marks a file that says this as polybook's own, if its file system can.
pub(super) fn seal(file: &File, bytes: &[u8]) {
    let modified = file.metadata().and_then(|metadata| metadata.modified());
    if let Some(age) = modified.ok().and_then(|modified| modified.duration_since(UNIX_EPOCH).ok()) {
        let _ = file.set_modified(UNIX_EPOCH + Duration::new(age.as_secs(), fraction(bytes)));
    }
}

/// Whether polybook marked a file that says this and was modified then.
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
    fn a_file_is_known_by_its_seal_until_somebody_writes_it() {
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
    fn whole_seconds_and_microseconds_are_no_seal() {
        for number in 0..10_000_u32 {
            assert!(!fraction(&number.to_le_bytes()).is_multiple_of(1_000));
        }
    }
}
