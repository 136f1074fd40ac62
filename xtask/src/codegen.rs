//! `cargo xtask codegen`

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::Args;
use codegen::config::Config;
use codegen::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use codegen::output::{self, Changes};
use codegen::report;
use codegen::source::{Locate, Source};

/// What stands below `--help`.
pub(crate) const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen
      Write generated/ from spec/openapi.yaml, as spec/codegen.toml says.
  cargo xtask codegen --check
      Write nothing; say what would change. Exit 1 if anything would.
  cargo xtask codegen --spec petstore.json --out ../petstore --name petstore
      Write a crate `petstore` from another document, without spec/codegen.toml.
  cargo xtask codegen --config apis/billing/codegen.toml
      Use other settings.

Exit: 0 all is well, 1 the output is not fresh (--check), 2 the input is at fault.";

/// The arguments of `cargo xtask codegen`.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Write nothing; exit 1 and show a diff if the output is not fresh.
    #[arg(long)]
    check: bool,
    /// The document, such as `--spec petstore.json`. Default: as the settings say.
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// The folder of the crate, such as `--out ../petstore`. Default: as the settings say.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The name of the crate, such as `--name petstore`. Default: as the settings say.
    #[arg(long, value_name = "CRATE")]
    name: Option<String>,
    /// Only these operations, such as `--operations listRuns,listRunSteps`. `*` stands for
    /// any text. What one of the three lists names is generated.
    #[arg(long, value_name = "ID,...", value_delimiter = ',')]
    operations: Vec<String>,
    /// Only operations with one of these tags.
    #[arg(long, value_name = "TAG,...", value_delimiter = ',')]
    tags: Vec<String>,
    /// Only operations of these paths, such as `--paths '/threads/*'`.
    #[arg(long, value_name = "PATH,...", value_delimiter = ',')]
    paths: Vec<String>,
    /// The settings, such as `--config apis/codegen.toml`. Default: spec/codegen.toml.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Show each note, also those that are many of one kind.
    #[arg(long, short)]
    verbose: bool,
}

/// Runs the command.
pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    match generate(arguments) {
        Ok(code) => code,
        Err(Failure { about, diagnostics }) => {
            eprint!("{}", rendered(&*about, &diagnostics));
            ExitCode::from(2)
        }
    }
}

/// Why there is no output, and the text that this is about.
struct Failure {
    about: Box<dyn Locate>,
    diagnostics: Diagnostics,
}

impl From<Diagnostics> for Failure {
    fn from(diagnostics: Diagnostics) -> Self {
        Self { about: Box::new(Source::new("", "")), diagnostics }
    }
}

fn generate(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let start = Instant::now();
    let settings = settings(arguments)?;
    let source = read(&settings.spec)?;
    let generated = codegen::generate(source, &settings.config).map_err(|refused| {
        Failure { about: refused.about, diagnostics: refused.diagnostics }
    })?;
    let found = if arguments.verbose {
        generated.diagnostics.clone()
    } else {
        report::summary(&generated.diagnostics)
    };
    // The report is made while the files are compared and written.
    let (report, changes) = rayon::join(
        || rendered(&generated.document, &found),
        || {
            let changes = output::compare(&settings.out, &generated.files)?;
            if !arguments.check {
                output::apply(&settings.out, &changes)?;
            }
            Ok::<_, Diagnostics>(changes)
        },
    );
    eprint!("{report}");
    let changes = changes?;
    if arguments.check {
        return Ok(check(&changes, arguments, &settings.out));
    }
    let hooks = match generated.hooks {
        0 => String::new(),
        hooks => format!("{hooks} webhooks and callbacks, "),
    };
    print(&format!(
        "{}: {} operations, {hooks}{} types, {} of {} files changed, {} warnings, {} ms\n",
        settings.out.display(),
        generated.operations,
        generated.types,
        changes.len(),
        generated.files.len(),
        generated.diagnostics.count(Severity::Warning),
        start.elapsed().as_millis()
    ));
    // The process ends here: a large document is not taken apart value by value.
    std::mem::forget(generated);
    Ok(ExitCode::SUCCESS)
}

/// Reads a file; what is wrong with it is reported under its name.
fn read(path: &Path) -> Result<Source, Failure> {
    Source::read(path).map_err(|diagnostics| {
        let about = Source::new(path.display().to_string(), "");
        Failure { about: Box::new(about), diagnostics }
    })
}

/// Prints to a reader that may have gone away.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// Says what is not fresh.
fn check(changes: &Changes<'_>, arguments: &Arguments, out: &Path) -> ExitCode {
    if changes.is_empty() {
        print(&format!("{} is fresh\n", out.display()));
        return ExitCode::SUCCESS;
    }
    print(&changes.diff());
    for file in &changes.missing {
        print(&format!("missing: {}\n", out.join(&file.path).display()));
    }
    for path in &changes.orphaned {
        print(&format!("orphaned: {}\n", out.join(path).display()));
    }
    let command = command(arguments);
    print(&format!("\n{} is not fresh. To fix it: {command}\n", out.display()));
    ExitCode::from(1)
}

/// The command that writes what these arguments check.
fn command(arguments: &Arguments) -> String {
    let mut words = vec!["cargo xtask codegen".to_owned()];
    let paths = [
        ("--spec", &arguments.spec),
        ("--out", &arguments.out),
        ("--config", &arguments.config),
    ];
    words.extend(paths.into_iter().filter_map(|(flag, path)| {
        path.as_ref().map(|path| format!("{flag} {}", path.display()))
    }));
    let lists = [
        ("--operations", &arguments.operations),
        ("--tags", &arguments.tags),
        ("--paths", &arguments.paths),
    ];
    words.extend(
        lists
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .map(|(flag, list)| format!("{flag} '{}'", list.join(","))),
    );
    words.extend(arguments.name.iter().map(|name| format!("--name {name}")));
    words.join(" ")
}

/// The settings file and the flags, which win.
struct Settings {
    config: Config,
    spec: PathBuf,
    out: PathBuf,
}

fn settings(arguments: &Arguments) -> Result<Settings, Failure> {
    let file = match &arguments.config {
        Some(file) => file.clone(),
        None => short(&root().join("spec").join("codegen.toml")),
    };
    // Another document and another output make another client: the settings of this one
    // are not its.
    let other = arguments.spec.is_some() && arguments.out.is_some();
    let mut config = if arguments.config.is_some() || (file.exists() && !other) {
        let source = read(&file)?;
        Config::parse(&source).map_err(|diagnostics| {
            let about: Box<dyn Locate> = Box::new(source);
            Failure { about, diagnostics }
        })?
    } else {
        Config::default()
    };
    let folder = file.parent().unwrap_or(Path::new(""));
    for root in &mut config.roots {
        *root = plain(&folder.join(&root));
    }
    let lists = [&arguments.operations, &arguments.tags, &arguments.paths];
    if lists.iter().any(|list| !list.is_empty()) {
        config.operations.clone_from(&arguments.operations);
        config.tags.clone_from(&arguments.tags);
        config.paths.clone_from(&arguments.paths);
    }
    let config = match &arguments.name {
        Some(name) => config.named(name.clone())?,
        None => config,
    };
    let inside = |path: &Path| short(&plain(&folder.join(path)));
    let spec = arguments.spec.clone().unwrap_or_else(|| inside(config.spec()));
    let out = arguments.out.clone().unwrap_or_else(|| inside(config.output()));
    if out.is_file() {
        let message = format!("{} is a file: the output is a folder", out.display());
        let problem = Diagnostic::error(Code::Output, Place::Nowhere, message);
        return Err(Diagnostics::from(problem).into());
    }
    Ok(Settings { config, spec, out })
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A path without `..` in its middle.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        let is_name = plain
            .components()
            .next_back()
            .is_some_and(|last| matches!(last, std::path::Component::Normal(_)));
        if part == std::path::Component::ParentDir && is_name {
            plain.pop();
        } else {
            plain.push(part);
        }
    }
    plain
}

/// A path as a person in the current folder would write it.
fn short(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    match path.strip_prefix(&here) {
        Ok(inside) if !inside.as_os_str().is_empty() => inside.to_owned(),
        _ => path.to_owned(),
    }
}

fn rendered(about: &dyn Locate, diagnostics: &Diagnostics) -> String {
    let color =
        std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    report::render(about, diagnostics, color)
}
