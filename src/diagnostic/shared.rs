//! Codes that several stages report.

use super::Code;

/// A character that no page may hold.
pub const CONTROL_CHARACTER: Code = Code::warning("control-character");

/// A text that is longer than it may be.
pub const TOO_LONG: Code = Code::error("too-long");

/// A list that is longer than it may be.
pub const TOO_MANY: Code = Code::error("too-many").fixed();

/// A picture or file that is not there.
pub const MISSING_FILE: Code = Code::error("missing-file");

/// An SVG file that would do more than show a picture.
pub const UNSAFE_SVG: Code = Code::error("unsafe-svg").fixed();

/// Every code of this file.
pub const CODES: &[Code] = &[CONTROL_CHARACTER, TOO_LONG, TOO_MANY, MISSING_FILE, UNSAFE_SVG];
