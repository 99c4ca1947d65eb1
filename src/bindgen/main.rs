//! Runs wasm-bindgen of exactly the version that the crate is built against: a dependency in the same lock file
//! instead of a tool that has to be found on the machine.
//!
//! `fineprint-bindgen IN.wasm OUT_DIR` writes `fineprint.js` (target no-modules, so that one file serves a service
//! worker, a background page and an ordinary page) and `fineprint_bg.wasm` (names and producers removed).

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [input, output] = args.as_slice() else {
        eprintln!("usage: fineprint-bindgen IN.wasm OUT_DIR");
        return ExitCode::from(2);
    };
    match generate(input, output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("fineprint-bindgen: {input}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the glue and the stripped module.
fn generate(input: &str, output: &str) -> Result<(), impl std::fmt::Display> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).typescript(false).remove_name_section(true).remove_producers_section(true).out_name("fineprint");
    bindgen.no_modules(true).and_then(|bindgen| bindgen.generate(output))
}
