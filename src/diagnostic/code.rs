//! The stable names of diagnostics.
//!
//! In: nothing. Out: [`Code`], which a rule or stage declares beside the function that reports it.
//! [`crate::codes`] lists all of them.

/// The identity of a kind of diagnostic, with its properties. Its words are under its name in the
/// message table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    name: &'static str,
    severity: Severity,
    is_fixed: bool,
}

/// How important a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Information; shown only on request.
    Info,
    /// The site is built anyway.
    Warning,
    /// The site is not built.
    Error,
}

impl Code {
    /// Defines a code that is an error unless `[check]` changes it.
    pub const fn error(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, is_fixed: false }
    }

    /// Defines a code that is a warning unless `[check]` changes it.
    pub const fn warning(name: &'static str) -> Self {
        Self { name, severity: Severity::Warning, is_fixed: false }
    }

    /// Defines a code that is shown only if `[check]` changes it.
    pub const fn info(name: &'static str) -> Self {
        Self { name, severity: Severity::Info, is_fixed: false }
    }

    /// Makes a code whose severity `[check]` cannot change, because the page would be unsafe or
    /// could not be made at all.
    #[must_use]
    pub const fn fixed(self) -> Self {
        Self { is_fixed: true, ..self }
    }

    /// The name in `[check]`, in reports and in the message table.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The severity unless `[check]` changes it.
    pub const fn default_severity(self) -> Severity {
        self.severity
    }

    /// Whether `[check]` cannot change its severity.
    pub const fn is_fixed(self) -> bool {
        self.is_fixed
    }
}

impl Severity {
    /// The word in `[check]` and in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
