//! Arguments -> window, or a headless command.

use std::process::ExitCode;

use clap::Parser as _;
use styringstavle::cli::{self, Arguments};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match arguments.command {
        Some(command) => cli::run(command),
        None => ExitCode::SUCCESS,
    }
}
