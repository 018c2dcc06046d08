//! The names of what stands beside a project file: journal, lock, earlier versions.

use std::path::{Path, PathBuf};

use super::file::real;

/// File systems take names of 255 bytes; longer ones of ours are cut and told apart by a checksum.
const LONGEST: usize = 180;

/// The path beside this file whose name has this ending added: "styring.tavle" + ".journal". Of a
/// link it is beside the file it leads to, so that all who open it meet there.
#[must_use]
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let path = &real(path);
    let name = path.file_name().unwrap_or(path.as_os_str());
    if name.len() <= LONGEST {
        let mut name = name.to_owned();
        name.push(ending);
        return path.with_file_name(name);
    }
    let shown = name.to_string_lossy();
    let sum = crc32fast::hash(name.as_encoded_bytes());
    let cut = (0..=LONGEST).rev().find(|at| shown.is_char_boundary(*at)).unwrap_or_default();
    let begin = shown.get(..cut).unwrap_or_default();
    path.with_file_name(format!("{begin}-{sum:08x}{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_and_told_apart() {
        let path = Path::new("mappe").join("Måltavle æøå.tavle");
        assert_eq!(beside(&path, ".lock"), Path::new("mappe").join("Måltavle æøå.tavle.lock"));
        let long = |end: &str| PathBuf::from(format!("{}{end}.tavle", "å".repeat(124)));
        let (first, second) = (beside(&long("a"), ".journal"), beside(&long("b"), ".journal"));
        assert_ne!(first, second);
        assert!(first.as_os_str().len() < 255 && first.to_string_lossy().ends_with(".journal"));
    }
}
