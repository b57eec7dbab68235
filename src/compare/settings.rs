//! Settings of the bridge, with the reasons for their defaults.

/// How tellings are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The chance, 0 to 1, from which two sentences count as telling the same fact.
    pub min_confidence: f64,
    /// How the rows of an event's table are sorted; none leaves them in the order of articles.
    pub sort: Option<Sort>,
    /// Whether the articles may be of different events.
    pub events: Events,
}

/// Whether articles may be of different events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Events {
    /// They may: those that tell too little in common are strangers, and what they seem to share is not told.
    #[default]
    Sought,
    /// They are all known to be of one event: any two with one sure fact in common are compared.
    One,
}

impl Default for Settings {
    fn default() -> Self {
        // Where one pair in seven is wrong in the worst judged story, one in five of one taken as one event
        // (docs/retellings.md).
        Self {
            min_confidence: 0.65,
            sort: None,
            events: Events::Sought,
        }
    }
}

/// A column to sort by, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: Column,
    /// Which way.
    pub order: Order,
}

/// A column of an event's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The id.
    Article,
    /// Load in the writer's own voice.
    Load,
    /// Load of the headline.
    TitleLoad,
    /// Speakers quoted.
    Sources,
    /// Share copied.
    Copied,
    /// Sentences told here alone.
    Only,
}

/// Which way rows run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The least first.
    Ascending,
    /// The most first.
    Descending,
}

/// The columns by the names that users give them.
pub const COLUMNS: [(&str, Column); 6] = [
    ("article", Column::Article),
    ("load", Column::Load),
    ("headline", Column::TitleLoad),
    ("sources", Column::Sources),
    ("copied", Column::Copied),
    ("only", Column::Only),
];

impl std::str::FromStr for Sort {
    type Err = String;

    /// Reads `load`, `load:asc` or `load:desc`; figures run from the most to the least unless told otherwise.
    fn from_str(text: &str) -> Result<Self, String> {
        let (name, way) = text.split_once(':').unwrap_or((text, ""));
        let column = COLUMNS.iter().find(|(column, _)| *column == name);
        let (_, by) = *column.ok_or_else(|| {
            let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
            format!("no column \"{name}\"; there are {}", names.join(", "))
        })?;
        let order = match (way, by) {
            ("asc", _) | ("", Column::Article) => Order::Ascending,
            ("desc" | "", _) => Order::Descending,
            _ => return Err(format!("\"{way}\" is neither asc nor desc")),
        };
        Ok(Self { by, order })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_sorted_either_way() {
        let order = |text: &str| text.parse::<Sort>().map(|sort| sort.order);
        assert_eq!(order("load"), Ok(Order::Descending));
        assert_eq!(order("load:asc"), Ok(Order::Ascending));
        assert_eq!(order("article"), Ok(Order::Ascending));
        assert!(order("weight").is_err_and(|error| error.contains("headline")));
        assert!(order("load:up").is_err());
    }

    #[test]
    fn every_column_goes_by_its_name() {
        for (name, column) in COLUMNS {
            let sort: Result<Sort, String> = format!("{name}:desc").parse();
            assert_eq!(
                sort.map(|sort| (sort.by, sort.order)),
                Ok((column, Order::Descending))
            );
        }
    }
}
