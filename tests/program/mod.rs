//! The program at hand, as several stories run it.

#![allow(dead_code, reason = "each story uses its part")]

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in the project's folder.
pub(crate) fn copydesk(args: &[&str]) -> Output {
    copydesk_in(Path::new("."), args, &[])
}

/// Runs the program in a folder, with these variables set.
pub(crate) fn copydesk_in(folder: &Path, args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command
        .args(args)
        .current_dir(folder)
        .envs(env.iter().copied());
    command.output().expect("the program runs")
}

/// Runs a line in a folder, with the program at hand as `copydesk`.
pub(crate) fn bash(folder: &Path, line: &str, env: &[(&str, &str)]) -> Output {
    let own = Path::new(env!("CARGO_BIN_EXE_copydesk")).parent();
    let own = own.expect("a folder").display();
    let path = format!("{own}:{}", std::env::var("PATH").unwrap_or_default());
    let mut command = Command::new("bash");
    command
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", path)
        .envs(env.iter().copied());
    command.output().expect("a shell")
}

/// What a run wrote that read everything.
#[track_caller]
pub(crate) fn written(output: Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}
