//! Arguments -> window, or a headless command.

// A double-clicked release build shows no console on Windows; piped output works all the same.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use clap::Parser as _;
use styringstavle::app::{self, Opening, Start};
use styringstavle::cli::{self, Arguments};
use styringstavle::tr;

fn main() -> ExitCode {
    if let Some(code) = styringstavle::import::read::worker::run_if_asked() {
        return code;
    }
    let mut arguments = Arguments::parse();
    match arguments.command.take() {
        Some(command) => cli::run(command),
        None => open_window(arguments),
    }
}

fn open_window(arguments: Arguments) -> ExitCode {
    let Ok(renderer) = arguments.renderer.parse() else {
        eprintln!("styringstavle: {}", tr!("run-unknown-renderer", name = arguments.renderer));
        return ExitCode::from(2);
    };
    let opening = match arguments.recover {
        Some(copy) => Opening::Recovery(copy),
        None => Opening::from_paths(arguments.files),
    };
    match app::run(Start { opening, renderer }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("styringstavle: {}", error.text());
            ExitCode::from(2)
        }
    }
}
