//! Story: the machine fails under an unattended run: no half report, no litter, an exit code that tells.

#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

#[test]
fn a_full_disk_leaves_the_old_report() {
    let desk = Desk::new(40);
    let report = desk.path("report.json");
    fs::write(&report, "old").expect("written");
    // A limit on the size of files fails as a full disk does, in the middle of a file.
    let output = desk.shell("trap '' XFSZ; ulimit -f 8; exec \"$COPYDESK\" report articles --format json -o report.json");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(text(&output.stderr).contains("report.json"), "{output:?}");
    assert_eq!(fs::read_to_string(&report).expect("read"), "old");
    desk.is_clean();
}

#[test]
fn a_full_standard_output_is_an_error() {
    let desk = Desk::new(2);
    let output = desk.shell("exec \"$COPYDESK\" wording articles --format json > /dev/full");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(!output.stderr.is_empty());
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    let desk = Desk::new(60);
    for command in [
        "reuse articles --format jsonl",
        "wording articles",
        "reuse articles.jsonl --no-passages",
    ] {
        let output = desk.shell(&format!("\"$COPYDESK\" {command} | head -c 1 > /dev/null"));
        assert!(
            !text(&output.stderr).contains("panicked"),
            "{command}: {output:?}"
        );
        assert!(
            !text(&output.stderr).contains("roken pipe"),
            "{command}: {output:?}"
        );
    }
}

#[test]
fn a_folder_nobody_may_write_to_is_an_error_before_anything_is_lost() {
    let desk = Desk::new(2);
    let closed = desk.path("closed");
    fs::create_dir(&closed).expect("a folder");
    fs::write(closed.join("report.json"), "old").expect("written");
    desk.shell("chmod 555 closed");
    let status = desk.as_nobody(&[
        "wording",
        "articles",
        "--format",
        "json",
        "-o",
        "closed/report.json",
    ]);
    assert_eq!(status.code(), Some(2));
    assert_eq!(
        fs::read_to_string(closed.join("report.json")).expect("read"),
        "old"
    );
}

#[test]
fn a_file_nobody_may_read_is_named_and_the_rest_is_reported() {
    let desk = Desk::new(3);
    desk.shell("chmod 000 articles/001.txt");
    let output = desk
        .nobody(&["wording", "articles", "--format", "json"])
        .output()
        .expect("run");
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(text(&output.stderr).contains("001.txt"));
    assert!(text(&output.stdout).contains("002.txt"));
}

#[test]
fn a_stop_at_any_moment_leaves_nothing_half_written() {
    let desk = Desk::new(60);
    for (signal, milliseconds) in ["INT", "TERM"]
        .iter()
        .cycle()
        .zip([0, 3, 10, 25, 50, 90, 140, 200, 300, 450])
    {
        let mut run = desk
            .command(&["report", "articles", "-o", "page.html"])
            .stderr(Stdio::null())
            .spawn()
            .expect("run");
        sleep(Duration::from_millis(milliseconds));
        desk.shell(&format!("kill -{signal} {}", run.id()));
        let status = run.wait().expect("ended");
        assert!(
            is_stopped(status) || status.success(),
            "{status:?} after {milliseconds} ms"
        );
        let page = desk.path("page.html");
        if page.exists() {
            assert!(
                fs::read_to_string(&page)
                    .expect("read")
                    .trim_end()
                    .ends_with("</html>")
            );
            fs::remove_file(page).expect("removed");
        }
        desk.is_clean();
    }
}

/// By the signal itself, before the program listens to it, or with the exit code that shells expect.
fn is_stopped(status: ExitStatus) -> bool {
    status.signal().is_some() || status.code() == Some(130)
}

#[test]
fn what_was_killed_is_cleaned_up_by_the_next_run() {
    let desk = Desk::new(3);
    let [half, own] = [".copydesk-half-aB3dE6.tmp", ".copydesk-baseline.json"].map(|name| {
        let path = desk.path(name);
        let file = fs::File::create(&path).expect("made");
        let hour = Duration::from_secs(3600);
        file.set_modified(std::time::SystemTime::now() - hour)
            .expect("dated");
        path
    });
    assert!(
        desk.command(&["wording", "articles", "-o", "wording.txt"])
            .status()
            .expect("run")
            .success()
    );
    assert!(!half.exists() && own.exists());
}

#[test]
fn a_report_is_as_readable_as_any_file_of_its_user_and_as_the_one_before_it() {
    let desk = Desk::new(2);
    let output = desk.shell(
        "umask 027; for name in new old; do touch $name.csv; chmod 604 old.csv 2> /dev/null; rm -f new.csv; \
         \"$COPYDESK\" wording articles -o $name.csv; stat -c %a $name.csv; done",
    );
    assert_eq!(text(&output.stdout), "640\n604\n", "{output:?}");
}

#[test]
fn what_is_no_file_is_written_to_and_stays_what_it_is() {
    let desk = Desk::new(2);
    // Made here, never the system's own: to put a file in the place of that would break the machine.
    desk.shell(
        "mkfifo pipe; ln -s pipe link; mknod null c 1 3 && echo > null && ln -s null nothing",
    );
    for name in ["pipe", "link"] {
        let output = desk.shell(&format!(
            "timeout 20 cat pipe > got & \"$COPYDESK\" wording articles --format json -o {name} && wait && cat got"
        ));
        assert!(output.status.success(), "{name}: {output:?}");
        serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("a whole report");
    }
    // Only root may make a device, and not everywhere.
    let devices = if desk.path("nothing").exists() {
        &["null", "nothing"][..]
    } else {
        &[]
    };
    for name in devices {
        let output = desk.shell(&format!(
            "\"$COPYDESK\" wording articles --format json -o {name} && test -c null"
        ));
        assert!(output.status.success(), "{name}: {output:?}");
    }
    assert!(desk.shell("test -p pipe && test -L link").status.success());
    desk.is_clean();
}

#[test]
fn a_file_that_goes_or_grows_while_it_is_read_harms_no_other() {
    let desk = Desk::new(80);
    let run = desk
        .command(&["reuse", "articles", "articles.jsonl", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("run");
    let mut growing = fs::File::options()
        .append(true)
        .open(desk.path("articles.jsonl"))
        .expect("opened");
    for nth in 0..80 {
        let _ = fs::remove_file(desk.path(&format!("articles/{nth:03}.txt")));
        writeln!(growing, "{{\"text\":\"The ferry ran late on day {nth}.\"}}").expect("grown");
    }
    let output = run.wait_with_output().expect("ended");
    assert!(matches!(output.status.code(), Some(0 | 2)), "{output:?}");
    serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("a whole report");
}

#[test]
fn few_file_handles_are_enough() {
    let desk = Desk::new(60);
    let output =
        desk.shell("ulimit -n 20; exec \"$COPYDESK\" reuse articles --format json -o out.json");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn loops_pipes_and_devices_in_a_folder_hang_nothing() {
    let desk = Desk::new(2);
    desk.shell("ln -s .. articles/loop; ln -s nowhere articles/gone.txt; mkfifo articles/pipe.txt; ln -s /dev/zero articles/zero.txt");
    let output = desk.shell("timeout 20 \"$COPYDESK\" wording articles --format json");
    assert!(matches!(output.status.code(), Some(0 | 2)), "{output:?}");
    assert!(text(&output.stdout).contains("001.txt"));
}

#[test]
fn a_large_archive_stays_within_its_memory() {
    let desk = Desk::new(0);
    let line =
        |nth: usize| serde_json::json!({ "id": nth, "text": story(nth).repeat(4) }).to_string();
    let lines: Vec<String> = (0..5_000).map(line).collect();
    fs::write(desk.path("large.jsonl"), lines.join("\n")).expect("written");
    let run = "reuse large.jsonl --no-passages --memory 1 -o out.jsonl";
    // Address space, of which threads and the allocator take far more than they use.
    let output = desk.shell(&format!("ulimit -v 400000; exec \"$COPYDESK\" {run}"));
    assert!(output.status.success(), "{output:?}");
    #[cfg(target_os = "linux")]
    {
        let most = desk.peak(&run.split(' ').collect::<Vec<_>>());
        assert!(most < (1 + 80) << 10, "{most} KB");
    }
}

#[test]
fn a_full_disk_under_what_an_archive_puts_aside_is_an_error_that_says_where() {
    let desk = Desk::new(0);
    let line = |nth: usize| serde_json::json!({ "id": nth, "text": story(nth) }).to_string();
    let lines: Vec<String> = (0..9_000).map(line).collect();
    fs::write(desk.path("large.jsonl"), lines.join("\n")).expect("written");
    fs::create_dir(desk.path("aside")).expect("a folder");
    for (limit, folder) in [("ulimit -f 64", "aside"), ("true", "nowhere")] {
        let output = desk.shell(&format!(
            "trap '' XFSZ; {limit}; TMPDIR=$PWD/{folder} \"$COPYDESK\" reuse large.jsonl --no-passages --memory 1"
        ));
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert!(text(&output.stderr).contains(folder), "{output:?}");
    }
    let left = fs::read_dir(desk.path("aside")).expect("a folder");
    assert_eq!(left.count(), 0);
}

#[test]
fn memory_that_runs_out_or_a_kill_leaves_the_old_report_or_the_whole_new_one() {
    let desk = Desk::new(8);
    let whole = |page: &str| page.trim_end().ends_with("</html>");
    let mut endings = [0; 2];
    let caps = (2..14).map(|step| format!("ulimit -v {}; exec", step * 35_000));
    let kills = (1..5).map(|step| format!("exec timeout -s KILL 0.{step}"));
    for under in caps.chain(kills) {
        fs::write(desk.path("page.html"), "old").expect("written");
        let run = format!("ulimit -c 0; {under} \"$COPYDESK\" report articles -o page.html");
        let output = desk.shell(&run);
        let page = fs::read_to_string(desk.path("page.html")).expect("a page");
        let done = output.status.success();
        assert!(
            if done {
                whole(&page)
            } else {
                page == "old" || whole(&page)
            },
            "{under}: {output:?}"
        );
        endings[usize::from(done)] += 1;
    }
    assert!(endings.iter().all(|times| *times > 0), "{endings:?}");
}

/// A folder with articles, and the program.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(articles: usize) -> Self {
        let desk = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        fs::create_dir(desk.path("articles")).expect("a folder");
        let mut lines = String::new();
        for nth in 0..articles {
            fs::write(desk.path(&format!("articles/{nth:03}.txt")), story(nth)).expect("written");
            lines += &format!("{}\n", serde_json::json!({ "id": nth, "text": story(nth) }));
        }
        fs::write(desk.path("articles.jsonl"), lines).expect("written");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .args(args)
            .current_dir(self.folder.path())
            .stdout(Stdio::null());
        command
    }

    fn shell(&self, script: &str) -> Output {
        let mut shell = Command::new("bash");
        shell
            .args(["-c", script])
            .current_dir(self.folder.path())
            .env("COPYDESK", program());
        shell.output().expect("a shell")
    }

    /// The most memory that a run on two threads held, in KB.
    #[cfg(target_os = "linux")]
    fn peak(&self, args: &[&str]) -> usize {
        let mut run = self.command(args);
        run.env("RAYON_NUM_THREADS", "2");
        let (mut run, mut most) = (run.spawn().expect("run"), 0);
        while run.try_wait().expect("a state").is_none() {
            let told = fs::read_to_string(format!("/proc/{}/status", run.id())).unwrap_or_default();
            let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            let held = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
            most = most.max(held.unwrap_or(0));
            sleep(Duration::from_millis(2));
        }
        most
    }

    fn as_nobody(&self, args: &[&str]) -> ExitStatus {
        self.nobody(args).status().expect("run")
    }

    /// The program as a user with no rights; root may write and read everywhere.
    fn nobody(&self, args: &[&str]) -> Command {
        let is_root = text(&self.shell("id -u").stdout).trim() == "0";
        if !is_root {
            let mut command = self.command(args);
            command.stdout(Stdio::piped());
            return command;
        }
        fs::copy(program(), self.path("copydesk")).expect("copied");
        self.shell("chmod 755 . copydesk");
        let mut command = Command::new(self.path("copydesk"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .uid(65_534)
            .gid(65_534);
        command
    }

    fn is_clean(&self) {
        let names = fs::read_dir(self.folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name());
        let half: Vec<_> = names
            .filter(|name| name.to_string_lossy().starts_with(".copydesk-"))
            .collect();
        assert!(half.is_empty(), "{half:?}");
    }
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_copydesk"))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn story(nth: usize) -> String {
    format!(
        "Ferry {nth} late again\n\nThe ferry to island {nth} ran {} minutes late on Monday, the harbour office said. \
         \"We wait for the tide,\" pilot number {nth} claimed. Critics say the radical timetable is utter chaos for \
         {} families.\n",
        nth * 7 % 90,
        nth * 13 % 700,
    )
}
