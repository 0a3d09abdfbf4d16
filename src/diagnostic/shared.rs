//! Codes that several stages report.
//!
//! In: nothing. Out: [`Code`]s.

use super::Code;

/// A character that no page can contain.
pub const CONTROL_CHARACTER: Code = Code::warning("control-character");

/// A text longer than its limit.
pub const TOO_LONG: Code = Code::error("too-long");

/// A list longer than its limit.
pub const TOO_MANY: Code = Code::error("too-many").fixed();

/// A picture or file that does not exist.
pub const MISSING_FILE: Code = Code::error("missing-file");

/// An SVG file that does more than show a picture.
pub const UNSAFE_SVG: Code = Code::error("unsafe-svg").fixed();

/// A file that has no effect under its name.
pub const UNREAD_FILE: Code = Code::warning("unread-file");

/// Every code of this file.
pub const CODES: &[Code] =
    &[CONTROL_CHARACTER, TOO_LONG, TOO_MANY, MISSING_FILE, UNSAFE_SVG, UNREAD_FILE];
