//! SQLite: the rows of a query, an article each; the database is only read.

use std::path::Path;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, OpenFlags};

use super::disk::OnDisk;
use super::error::Problem;
use super::guard::guarded;
use super::record::{Content, Cut, Place};
use super::row::Row;

/// Rows that may wait to be read.
const AHEAD: usize = 8;

/// The rows that `query` gives, each with its number from 1 for a line; none asks for the table
/// `articles`, or the only one there is.
///
/// A value longer than `limit` is an error and ends the rows.
pub(super) fn rows(
    database: OnDisk,
    query: Option<String>,
    limit: u64,
) -> impl Iterator<Item = Cut> + Send + use<> {
    // A statement borrows its connection, so both stay on a thread of their own.
    let (send, receive) = sync_channel(AHEAD);
    thread::spawn(move || {
        let told = match guarded(|| run(database.path(), query, limit, &send)) {
            Some(Ok(())) => return,
            Some(Err(error)) => error.to_string(),
            None => "it is damaged".to_owned(),
        };
        // Nobody listens any more where the reader has gone.
        let _ = send.send(Err(Problem::Table(told)));
    });
    receive.into_iter().enumerate().map(|(nth, row)| {
        let place = Place {
            line: nth + 1,
            column: 1,
        };
        Cut::content(place, row.map(Content::Row))
    })
}

type Rows = SyncSender<Result<Row, Problem>>;

fn run(path: &Path, query: Option<String>, limit: u64, send: &Rows) -> Result<(), Error> {
    let database = open(path, limit)?;
    let query = match query {
        Some(query) => query,
        None => format!(
            "SELECT * FROM \"{}\"",
            table(&database)?.replace('"', "\"\"")
        ),
    };
    let mut statement = database.prepare(&query)?;
    if !statement.readonly() {
        return Err(Error::InvalidQuery);
    }
    let names: Vec<String> = statement
        .column_names()
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let mut rows = statement.query([])?;
    while let Some(found) = rows.next()? {
        let mut row = Row::new();
        for (nth, name) in names.iter().enumerate() {
            let value = written(found.get_ref(nth)?);
            row.extend(value.map(|value| (name.clone(), value)));
        }
        if send.send(Ok(row)).is_err() {
            break;
        }
    }
    Ok(())
}

/// The database, which nothing in the query can change or lead out of.
fn open(path: &Path, limit: u64) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let database = Connection::open_with_flags(path, flags)?;
    let longest = i32::try_from(limit).unwrap_or(i32::MAX);
    database.set_limit(Limit::SQLITE_LIMIT_LENGTH, longest)?;
    database.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    database.pragma_update(None, "query_only", true)?;
    database.pragma_update(None, "trusted_schema", false)?;
    Ok(database)
}

/// The table to read where none is named.
fn table(database: &Connection) -> Result<String, Error> {
    let names = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') \
                 AND name NOT LIKE 'sqlite_%' ORDER BY name <> 'articles', name LIMIT 2";
    let mut statement = database.prepare(names)?;
    let names: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    match &names[..] {
        [only] => Ok(only.clone()),
        [first, _] if first == "articles" => Ok(first.clone()),
        _ => Err(Error::InvalidColumnName(
            "several tables or none; say which with sqlite:FILE?query=SELECT …".into(),
        )),
    }
}

/// A value as text; none for nothing and for bytes that are no text.
fn written(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8(text.to_vec()).ok(),
    }
}
