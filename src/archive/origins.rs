//! Origins: which file each line of an input is from, and what it is called.

/// Where the lines of an input are from.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    names: Vec<String>,
    runs: Vec<Run>,
    lines: u32,
}

/// Lines that stand one behind the other in one file.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// The first of them in the input, from 1.
    from: u32,
    name: u32,
    /// The same in its file; none where the file is one article.
    line: Option<u32>,
    /// How many articles before it are from the same line.
    before: u32,
}

impl Origins {
    /// Those of a file of this name that is read as it lies.
    pub fn of(name: &str) -> Self {
        let mut origins = Self::default();
        origins.push(name, Some(1));
        origins
    }

    /// Says where the next line is from: from line `line` of the file `name`, or from all of it.
    pub fn push(&mut self, name: &str, line: Option<u32>) {
        self.lines += 1;
        if self.names.last().is_none_or(|last| last != name) {
            self.names.push(name.to_owned());
        }
        let here = Run {
            from: self.lines,
            name: self.names.len() as u32 - 1,
            line,
            before: 0,
        };
        match self.runs.last() {
            Some(last) if last.name == here.name && last.line_of(here.from - 1) == line => {
                let before = last.before + 1;
                self.runs.push(Run { before, ..here });
            }
            Some(last) if last.before == 0 && last.goes_on_with(&here) => {}
            _ => self.runs.push(here),
        }
    }

    /// What a line of the input, from 1, is called: its file and line there.
    pub(super) fn place(&self, line: u32) -> String {
        let begun = self.runs.partition_point(|run| run.from <= line);
        let Some(run) = self.runs[..begun].last() else {
            return format!(":{line}");
        };
        let mut place = self.names[run.name as usize].clone();
        if let Some(line) = run.line_of(line) {
            place.push_str(&format!(":{line}"));
        }
        if run.before > 0 {
            place.push_str(&format!("#{}", run.before + 1));
        }
        place
    }

    /// The names of the files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }
}

impl Run {
    /// The line in the file of a line of the input.
    fn line_of(&self, line: u32) -> Option<u32> {
        self.line.map(|first| first + (line - self.from))
    }

    fn goes_on_with(&self, next: &Self) -> bool {
        self.name == next.name && next.line.is_some() && self.line_of(next.from) == next.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_called_by_the_files_they_are_from() {
        let mut origins = Origins::default();
        for (name, line) in [
            ("a.jsonl.gz", Some(1)),
            ("a.jsonl.gz", Some(2)),
            ("a.jsonl.gz", Some(5)),
            ("b.txt", None),
            ("c.json", Some(1)),
            ("c.json", Some(1)),
            ("c.json", Some(1)),
            ("c.json", Some(2)),
        ] {
            origins.push(name, line);
        }
        let places: Vec<String> = (1..=8).map(|line| origins.place(line)).collect();
        let expected = [
            "a.jsonl.gz:1",
            "a.jsonl.gz:2",
            "a.jsonl.gz:5",
            "b.txt",
            "c.json:1",
            "c.json:1#2",
            "c.json:1#3",
            "c.json:2",
        ];
        assert_eq!(places, expected);
        assert_eq!(Origins::of("d.jsonl").place(7), "d.jsonl:7");
    }
}
