//! The `trangxa` binary: reads the command line, does it, and says in one sentence why not.

use std::process::ExitCode;

use clap::Parser;
use server::cli::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match server::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("trangxa: {error}");
            ExitCode::FAILURE
        }
    }
}
