//! The stable names of diagnostics.
//!
//! In: nothing. Out: [`Code`], which a rule or stage declares beside the function that reports it.
//! [`crate::codes`] lists all of them.

/// What sort of diagnostic it is, with everything that is true of the sort but its words, which
/// stand under its name in the message table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    name: &'static str,
    severity: Severity,
    is_fixed: bool,
}

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; shown only when asked for.
    Info,
    /// The site is built all the same.
    Warning,
    /// The site is not built.
    Error,
}

impl Code {
    /// A code that is an error unless `[check]` says otherwise.
    pub const fn error(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, is_fixed: false }
    }

    /// A code that is a warning unless `[check]` says otherwise.
    pub const fn warning(name: &'static str) -> Self {
        Self { name, severity: Severity::Warning, is_fixed: false }
    }

    /// A code that is shown only where `[check]` asks for it.
    pub const fn info(name: &'static str) -> Self {
        Self { name, severity: Severity::Info, is_fixed: false }
    }

    /// The same, but `[check]` may not change it, because the page would be unsafe or could not be
    /// made at all.
    #[must_use]
    pub const fn fixed(self) -> Self {
        Self { is_fixed: true, ..self }
    }

    /// The name in `[check]`, in reports and in the message table.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The severity where `[check]` says nothing.
    pub const fn default_severity(self) -> Severity {
        self.severity
    }

    /// Whether `[check]` may not change its severity.
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
