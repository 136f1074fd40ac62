//! `cargo xtask examples`: every example and default of a document, judged and decoded.
mod collect;
mod dialect;
mod judge;
mod walk;

use std::path::PathBuf;
use std::process::ExitCode;
use std::collections::HashMap;

use clap::Args;
use codegen::source::Source;
use codegen::diagnostic::{Place, Pointer};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The documents.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    for file in &arguments.files {
        let start = std::time::Instant::now();
        let source = Source::read(file).unwrap();
        let document = codegen::spec::read(source).unwrap();
        let parts = walk::parts(&document);
        let found = collect::collect(&document, &parts);
        let read = start.elapsed();
        let judge = judge::Judge::new(&document, &parts).unwrap();
        let mut by: HashMap<Pointer, Vec<&collect::Example>> = HashMap::new();
        for e in &found.examples { by.entry(e.schema.clone()).or_default().push(e); }
        let (mut valid, mut bad, mut unclear) = (0, 0, 0);
        let mut why: HashMap<String, usize> = HashMap::new();
        for (schema, es) in &by {
            match judge.by(schema) {
                Err(e) => { unclear += es.len(); *why.entry(judge::shorten(&e)).or_default() += es.len(); }
                Ok(v) => for e in es {
                    match judge::judge(&v, document.get(&e.at).unwrap()) {
                        judge::Verdict::Valid => valid += 1,
                        judge::Verdict::Contradicts(w) => { bad += 1;
                            if std::env::var_os("SHOW").is_some() {
                            let (l, c) = document.position(&Place::At(e.at.clone())).unwrap();
                            println!("   {l}:{c} {} {w}", e.at);} }
                        judge::Verdict::Unclear(_) => {}
                    }
                }
            }
        }
        println!("{}: {} parts, {} examples of {} schemas, {} unclear; valid {valid}, bad {bad}, unclear {unclear}; read {read:?}, all {:?}",
            file.display(), parts.len(), found.examples.len(), by.len(), found.unclear.len(), start.elapsed());
        for (w, n) in why { println!("   {n} {w}"); }
    }
    ExitCode::SUCCESS
}
