//! Compiles the language files of `src/languages` to tables, so that the product starts without work.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "src/language/compile/mod.rs"]
mod compile;
#[path = "src/cue/lexicon.rs"]
mod lexicon;
#[path = "src/banner/platform/compile.rs"]
mod platform;
#[path = "src/text/mod.rs"]
mod text;

use std::{env, fs, path::Path};

fn main() {
    platforms();
    println!("cargo:rerun-if-changed=src/languages");
    println!("cargo:rerun-if-changed=src/language/compile");
    println!("cargo:rerun-if-changed=src/text");
    println!("cargo:rerun-if-changed=src/cue/lexicon.rs");
    let mut files: Vec<_> = fs::read_dir("src/languages").expect("src/languages").map(|e| e.expect("a file").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "lang"));
    files.sort();
    let (mut tables, mut examples, mut texts, mut names) = (String::new(), String::new(), String::new(), Vec::new());
    let (mut consent, mut consent_examples, mut rules, mut sources) = (compile::table::Table::default(), String::new(), 0, Vec::new());
    let out = env::var("OUT_DIR").expect("OUT_DIR");
    for file in &files {
        let fail = |e: String| -> ! {
            println!("cargo:error={}:{e}", file.display());
            std::process::exit(1)
        };
        let source = compile::source::read(&fs::read_to_string(file).expect("readable")).unwrap_or_else(|e| fail(e));
        let table = compile::table::build(&source).unwrap_or_else(|e| fail(e));
        let packed = compile::pack::pack(&table).unwrap_or_else(|e| fail(e));
        let bytes = compile::blob::write(&source, &packed).unwrap_or_else(|e| fail(e));
        fs::write(Path::new(&out).join(format!("{}.bin", source.code)), bytes).expect("written");
        tables += &compile::emit::language(&source);
        examples += &compile::emit::examples(&source, &source.rules, 0);
        consent.add(&source, &source.consent, rules).unwrap_or_else(|e| fail(e));
        consent_examples += &compile::emit::examples(&source, &source.consent, rules);
        rules += source.consent.len();
        names.push(format!("&{}", source.code.to_uppercase()));
        let whole = file.canonicalize().expect("a path");
        texts += &format!("({:?}, include_str!({:?})),", source.code, whole);
        sources.push(source);
    }
    let packed = compile::pack::pack(&consent).expect("a table for banners");
    fs::write(Path::new(&out).join("banners.bin"), compile::blob::consent(&sources, &packed).expect("a table for banners"))
        .expect("written");
    tables += &compile::functions::functions(&sources);
    tables += &format!("/// Every language with a file, by code.\npub static ALL: &[&Language] = &[{}];\n", names.join(", "));
    fs::write(Path::new(&out).join("languages.rs"), tables).expect("written");
    fs::write(Path::new(&out).join("examples.rs"), format!("&[{examples}]")).expect("written");
    fs::write(Path::new(&out).join("consent_examples.rs"), format!("&[{consent_examples}]")).expect("written");
    fs::write(Path::new(&out).join("sources.rs"), format!("&[{texts}]")).expect("written");
}

/// The consent platforms, one file each.
fn platforms() {
    const FOLDER: &str = "src/banner/platform/data";
    println!("cargo:rerun-if-changed={FOLDER}");
    println!("cargo:rerun-if-changed=src/banner/platform/compile.rs");
    let mut files: Vec<_> = fs::read_dir(FOLDER).expect(FOLDER).map(|e| e.expect("a file").path()).collect();
    files.sort();
    let read = |file: &std::path::PathBuf| {
        platform::read(&fs::read_to_string(file).expect("readable")).unwrap_or_else(|e| {
            println!("cargo:error={}:{e}", file.display());
            std::process::exit(1)
        })
    };
    let all: Vec<_> = files.iter().map(read).collect();
    fs::write(Path::new(&env::var("OUT_DIR").expect("OUT_DIR")).join("platforms.rs"), platform::emit(&all)).expect("written");
}
