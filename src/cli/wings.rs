//! Wings: what each command looks at; what is asked of it beside that is refused.

use anyhow::bail;

use super::args::{Command, OutputArgs, OutputFormat, TableArg};
use super::output::named_format;
use super::quiet::tell;

/// What a command may look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wing {
    Wording,
    Reuse,
    Telling,
}

impl Wing {
    /// The commands that look at it.
    fn commands(self) -> &'static str {
        match self {
            Self::Wording => "wording and report",
            Self::Reuse => "reuse, compare and report",
            Self::Telling => "compare and report",
        }
    }
}

/// An error for what the command line asks for and its command can't answer; such settings are passed over and told.
///
/// `settled` is what was `asked` with the settings for all that was not.
pub(crate) fn refuse(asked: &mut Command, settled: &mut Command) -> anyhow::Result<()> {
    let (Some((asked, wings)), Some((settled, _))) = (output_of(asked), output_of(settled)) else {
        return Ok(());
    };
    for gate in &asked.fail_on {
        if let Some((measure, wing)) = gate.beyond(wings) {
            let commands = wing.commands();
            bail!("--fail-on '{gate}': this command has no `{measure}`; {commands} have");
        }
    }
    refuse_table(asked, settled, wings)?;
    refuse_template(asked, settled)?;
    settled.fail_on.retain(|gate| {
        let beyond = gate.beyond(wings);
        if let Some((measure, _)) = beyond {
            tell(format_args!(
                "copydesk: the setting fail-on '{gate}' is passed over: this command has no `{measure}`"
            ));
        }
        beyond.is_none()
    });
    settled.table = settled
        .table
        .filter(|table| wings.contains(&wing_of(*table)));
    Ok(())
}

fn refuse_table(asked: &OutputArgs, settled: &OutputArgs, wings: &[Wing]) -> anyhow::Result<()> {
    let Some(wing) = asked.table.map(wing_of) else {
        return Ok(());
    };
    if !wings.contains(&wing) {
        bail!(
            "--table: this command has no such table; {} have",
            wing.commands()
        );
    }
    use OutputFormat::{Csv, Parquet, Tsv};
    match named_format(settled) {
        Ok(format) if ![Csv, Tsv, Parquet].contains(&format) => {
            bail!("--table is of csv, tsv and parquet; name one of them with --format")
        }
        _ => Ok(()),
    }
}

fn refuse_template(asked: &OutputArgs, settled: &OutputArgs) -> anyhow::Result<()> {
    let is_other = || named_format(settled).is_ok_and(|format| format != OutputFormat::Html);
    if asked.template.is_some() && is_other() {
        bail!("--template is of the page; ask for it with --format html");
    }
    Ok(())
}

fn wing_of(table: TableArg) -> Wing {
    match table {
        TableArg::Pairs | TableArg::Passages => Wing::Reuse,
        TableArg::Findings | TableArg::Scores => Wing::Wording,
        TableArg::Edits => Wing::Telling,
    }
}

/// The output that a command is asked for, and what it looks at; none for commands that report on no articles.
fn output_of(command: &mut Command) -> Option<(&mut OutputArgs, &'static [Wing])> {
    use Wing::{Reuse, Telling, Wording};
    match command {
        Command::Report(args) => Some((&mut args.output, &[Wording, Reuse, Telling])),
        Command::Reuse(args) => Some((&mut args.output, &[Reuse])),
        Command::Wording(args) => Some((&mut args.output, &[Wording])),
        Command::Compare(args) => Some((&mut args.output, &[Reuse, Telling])),
        _ => None,
    }
}
