//! Arguments -> window, or a headless command.

use std::process::ExitCode;

use clap::Parser as _;
use styringstavle::cli::{self, Arguments};

fn main() -> ExitCode {
    if let Some(code) = styringstavle::import::read::worker::run_if_asked() {
        return code;
    }
    let arguments = Arguments::parse();
    match arguments.command {
        Some(command) => cli::run(command),
        None => ExitCode::SUCCESS,
    }
}
