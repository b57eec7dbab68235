//! Complaints: what can't be read is told on standard error, of each file so much as anyone would read.

use copydesk::report::{Failure, counted};

use super::limits;
use super::quiet::complain;

/// Records of one file told one by one; a file that is none of its kind has thousands, and the output has them all.
const NAMED: usize = 20;

/// What was told of the file that is being read.
#[derive(Default)]
pub(crate) struct Complaints {
    file: String,
    told: usize,
}

impl Complaints {
    /// Tells a failure, unless enough was told of its file.
    pub(crate) fn tell(&mut self, failure: &Failure) {
        let file = file_of(&failure.path);
        if file != self.file {
            self.close();
            self.file = file.to_owned();
        }
        self.told += 1;
        if self.told <= NAMED {
            limits::tell(failure);
        }
    }

    /// Tells how many were left out of the file that is done.
    pub(crate) fn close(&mut self) {
        if self.told > NAMED {
            let more = counted(self.told - NAMED, "more record");
            complain(format_args!(
                "{}: {more} can't be read; the output names them all",
                self.file
            ));
        }
        self.told = 0;
    }
}

/// The file of a record, which is named with its line, and perhaps a column.
fn file_of(mut path: &str) -> &str {
    while let Some((file, number)) = path.rsplit_once(':')
        && number.parse::<usize>().is_ok()
    {
        path = file;
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_one_file_are_counted_together() {
        assert_eq!(file_of("a.jsonl:12"), "a.jsonl");
        assert_eq!(file_of("a.jsonl:12:8"), "a.jsonl");
        assert_eq!(file_of("C:odd"), "C:odd");
        let mut complaints = Complaints::default();
        for (path, told) in [("a:1", 1), ("a:2", 2), ("b:1", 1), ("a:3", 1)] {
            complaints.tell(&Failure {
                path: path.to_owned(),
                message: "no record".to_owned(),
            });
            assert_eq!(complaints.told, told, "{path}");
        }
    }
}
