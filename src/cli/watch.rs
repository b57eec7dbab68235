//! `copydesk watch`: new articles of a folder as they land.

mod desk;
mod landing;

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use copydesk::report::counted;
use notify::{Event, RecursiveMode, Watcher};

use super::args::WatchArgs;
use super::config::Config;
use super::outcome::Outcome;
use super::quiet::{complain, tell};

use desk::Desk;
use landing::Landing;

/// How often files that may be whole by then are looked at.
const STEP: Duration = Duration::from_millis(50);

pub(crate) fn run(args: &WatchArgs, config: &Config) -> anyhow::Result<Outcome> {
    let (send, events) = channel();
    // Watched first and read after, so that nothing lands between the two.
    let mut watcher = notify::recommended_watcher(move |event| {
        // The watch ends with its listener.
        let _ = send.send(event);
    })?;
    for folder in &args.folders {
        match folder.metadata() {
            Ok(there) if !there.is_dir() => bail!("{}: it is no folder", folder.display()),
            there => there.with_context(|| folder.display().to_string())?,
        };
        let watched = watcher.watch(folder, RecursiveMode::Recursive);
        watched.with_context(|| folder.display().to_string())?;
    }
    let mut desk = Desk::open(args, config)?;
    tell(format_args!(
        "copydesk: watching; {} there",
        counted(desk.len(), "article")
    ));
    let mut landing = Landing::new(Duration::from_millis(args.settle));
    let mut last = Instant::now();
    loop {
        match events.recv_timeout(STEP) {
            Ok(event) => land(&mut landing, event),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(desk.outcome()),
        }
        let whole = landing.whole(Instant::now());
        if !whole.is_empty() {
            desk.take(&whole)?;
        }
        if !(whole.is_empty() && landing.is_empty()) {
            last = Instant::now();
        }
        if args.until_idle.is_some_and(|idle| last.elapsed() >= idle) {
            return Ok(desk.outcome());
        }
    }
}

fn land(landing: &mut Landing, event: notify::Result<Event>) {
    match event {
        Ok(event) if event.kind.is_create() || event.kind.is_modify() => {
            for path in event.paths {
                landing.touch(path, Instant::now());
            }
        }
        Ok(_) => {}
        Err(error) => complain(format_args!("{error}")),
    }
}
