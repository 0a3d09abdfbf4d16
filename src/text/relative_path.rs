//! The relative path from one file to another.
//!
//! In: two paths from the same root. Out: the second one as a link in the first.

/// Returns the relative path from one file to another, both given from the same root.
pub fn between(from: &str, to: &str) -> String {
    let from_folders: Vec<&str> = from.split('/').collect();
    let from_folders = &from_folders[..from_folders.len() - 1];
    let to_parts: Vec<&str> = to.split('/').collect();
    let shared = from_folders
        .iter()
        .zip(&to_parts[..to_parts.len() - 1])
        .take_while(|(left, right)| left == right)
        .count();
    let mut path = String::with_capacity(to.len() + 6);
    for _ in shared..from_folders.len() {
        path.push_str("../");
    }
    path.push_str(&to_parts[shared..].join("/"));
    path
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn the_way_goes_up_to_the_shared_folder_and_down_again() {
        assert_eq!(between("vi/a/x.html", "vi/b/index.html"), "../b/index.html");
        assert_eq!(between("vi/a/x.html", "vi/a/y.html"), "y.html");
        assert_eq!(between("index.html", "vi/index.html"), "vi/index.html");
        assert_eq!(between("vi/a/x.html", "media/a/p.svg"), "../../media/a/p.svg");
        assert_eq!(between("vi/a/x.html", "vi/a/x.html"), "x.html");
    }
}
