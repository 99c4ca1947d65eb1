//! The command line: the native build of the same core. Its contract is in the README.

#![cfg_attr(target_arch = "wasm32", allow(unused))]

#[cfg(not(target_arch = "wasm32"))]
#[path = "cli/mod.rs"]
mod cli;

fn main() -> std::process::ExitCode {
    #[cfg(not(target_arch = "wasm32"))]
    return cli::run(std::env::args_os().skip(1).collect());
    #[cfg(target_arch = "wasm32")]
    std::process::ExitCode::SUCCESS
}
