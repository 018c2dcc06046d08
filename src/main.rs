//! Arguments -> window, or a headless command.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
