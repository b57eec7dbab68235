//! Landing: files that are being written, until they are left alone.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Files that were touched lately.
pub(super) struct Landing {
    settle: Duration,
    touched: BTreeMap<PathBuf, Instant>,
}

impl Landing {
    /// A file is whole once nothing has touched it for `settle`.
    pub(super) fn new(settle: Duration) -> Self {
        Self {
            settle,
            touched: BTreeMap::new(),
        }
    }

    /// Notes that a file was made or written to.
    pub(super) fn touch(&mut self, path: PathBuf, now: Instant) {
        self.touched.insert(path, now);
    }

    /// Whether no file is on its way.
    pub(super) fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// The files that are whole by now, by path; each is told once.
    pub(super) fn whole(&mut self, now: Instant) -> Vec<PathBuf> {
        let settle = self.settle;
        let (whole, rest) = std::mem::take(&mut self.touched)
            .into_iter()
            .partition::<BTreeMap<_, _>, _>(|(_, touched)| now.duration_since(*touched) >= settle);
        self.touched = rest;
        whole.into_keys().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_waited_for_until_it_is_left_alone() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut landing = Landing::new(Duration::from_millis(100));
        landing.touch("a".into(), at(0));
        landing.touch("a".into(), at(90));
        assert!(landing.whole(at(120)).is_empty());
        assert_eq!(landing.whole(at(190)), [PathBuf::from("a")]);
        assert!(landing.is_empty() && landing.whole(at(500)).is_empty());
    }
}
