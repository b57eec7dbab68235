//! The `copydesk` program.

mod cli;
#[cfg(feature = "lsp")]
mod lsp;

fn main() -> std::process::ExitCode {
    cli::run()
}
