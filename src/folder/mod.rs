//! Folders by handle: a symbolic link in them cannot lead polybook elsewhere.
//!
//! In: a folder, and names or paths in it. Out: files and folders. `handle` opens what is directly
//! in a folder, `way` follows a path from folder to folder.

mod handle;
mod way;

pub use handle::{Folder, is_same, open_file};
pub use way::Way;
