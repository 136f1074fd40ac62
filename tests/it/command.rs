//! `cargo xtask codegen` as a person uses it: what it prints, writes, and leaves alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DOCUMENT: &str = r#"
openapi: 3.0.3
info: { title: Small, version: "1" }
servers: [{ url: 'https://api.example.com' }]
paths:
  /thing:
    get:
      operationId: getThing
      responses:
        '200':
          description: The thing.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
components:
  schemas:
    Thing:
      type: object
      properties:
        name: { type: string }
    Other:
      type: object
      properties:
        size: { type: integer }
"#;

/// A folder with a document, and an output folder in it that does not exist yet.
struct Workplace(PathBuf);

impl Workplace {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let workplace = Self(folder);
        workplace.write("small.yaml", DOCUMENT);
        workplace
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs the command on the document.
    fn run(&self, arguments: &[&str]) -> Output {
        let out = self.path("out");
        let spec = self.path("small.yaml");
        let mut all =
            vec!["--spec", spec.to_str().unwrap(), "--out", out.to_str().unwrap()];
        all.extend(["--name", "small"]);
        all.extend(arguments);
        xtask(&all)
    }

    /// All files of the output with their contents.
    fn output(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        let mut open = vec![self.path("out")];
        while let Some(folder) = open.pop() {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for entry in entries {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let inside = path.strip_prefix(self.path("out")).unwrap().to_owned();
                    found.push((inside, fs::read(path).unwrap()));
                }
            }
        }
        found.sort();
        found
    }
}

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "xtask", "--", "codegen"])
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

#[track_caller]
fn expect(output: &Output, code: i32) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{text}");
    text
}

#[test]
fn writes_once_and_then_nothing() {
    let workplace = Workplace::new("writes_once");
    let text = expect(&workplace.run(&[]), 0);
    assert!(text.contains("1 operations, 2 types"), "{text}");
    let first = workplace.output();
    let names: Vec<_> = first.iter().map(|(path, _)| path.to_str().unwrap()).collect();
    for name in ["Cargo.toml", "README.md", "src/lib.rs", "src/types/thing.rs"] {
        assert!(names.contains(&name), "{names:?}");
    }
    let modified =
        fs::metadata(workplace.path("out/src/lib.rs")).unwrap().modified().unwrap();
    let text = expect(&workplace.run(&[]), 0);
    assert!(text.contains(" 0 of "), "{text}");
    assert_eq!(workplace.output(), first);
    let again =
        fs::metadata(workplace.path("out/src/lib.rs")).unwrap().modified().unwrap();
    assert_eq!(again, modified, "an unchanged file is not touched");
}

#[test]
fn output_is_the_same_in_another_folder() {
    let (left, right) = (Workplace::new("folder_left"), Workplace::new("folder_right"));
    expect(&left.run(&[]), 0);
    expect(&right.run(&[]), 0);
    assert_eq!(left.output(), right.output());
}

#[test]
fn check_writes_nothing_and_says_how_to_fix_it() {
    let workplace = Workplace::new("check");
    let text = expect(&workplace.run(&["--check"]), 1);
    assert!(text.contains("missing: ") && text.contains("out/src/lib.rs"), "{text}");
    assert!(!workplace.path("out").exists());

    expect(&workplace.run(&[]), 0);
    expect(&workplace.run(&["--check"]), 0);

    let before = workplace.output();
    let changed = DOCUMENT.replace(
        "        name: { type: string }\n",
        "        name: { type: string }\n        colour: { type: string }\n",
    );
    workplace.write("small.yaml", &changed.replace("    Other:", "    Renamed:"));
    let text = expect(&workplace.run(&["--check"]), 1);
    assert!(text.contains("+    pub colour: Option<String>,"), "{text}");
    assert!(
        text.contains("missing: ") && text.contains("src/types/renamed.rs"),
        "{text}"
    );
    assert!(
        text.contains("orphaned: ") && text.contains("src/types/other.rs"),
        "{text}"
    );
    assert!(text.contains("cargo xtask codegen --spec "), "{text}");
    assert_eq!(workplace.output(), before);
}

#[test]
fn a_new_property_is_a_small_diff() {
    let workplace = Workplace::new("small_diff");
    expect(&workplace.run(&[]), 0);
    let changed = DOCUMENT.replace(
        "        name: { type: string }\n",
        "        name: { type: string }\n        colour: { type: string }\n",
    );
    workplace.write("small.yaml", &changed);
    let text = expect(&workplace.run(&["--check"]), 1);
    let added =
        text.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++"));
    let removed =
        text.lines().filter(|line| line.starts_with('-') && !line.starts_with("---"));
    assert_eq!((added.count(), removed.count()), (3, 0), "{text}");
}

#[test]
fn orphans_go_and_strangers_stay() {
    let workplace = Workplace::new("orphans");
    expect(&workplace.run(&[]), 0);
    workplace.write("out/src/mine.rs", "// not generated\n");
    workplace.write("out/NOTES.md", "my notes\n");
    workplace.write("small.yaml", &DOCUMENT.replace("    Other:", "    Renamed:"));
    expect(&workplace.run(&[]), 0);
    assert!(!workplace.path("out/src/types/other.rs").exists());
    assert!(workplace.path("out/src/types/renamed.rs").exists());
    assert_eq!(workplace.read("out/src/mine.rs"), "// not generated\n");
    assert_eq!(workplace.read("out/NOTES.md"), "my notes\n");
}

/// A file that quotes the banner is not generated, nor is another crate an orphan.
#[test]
fn only_generated_files_of_this_crate_are_orphans() {
    let workplace = Workplace::new("neighbours");
    expect(&workplace.run(&[]), 0);
    let banner = workplace.read("out/src/lib.rs").lines().next().unwrap().to_owned();
    workplace.write("out/NOTES.md", &format!("It says `{banner}` at the top.\n"));
    let inner = workplace.path("out/inner");
    let spec = workplace.path("small.yaml");
    let arguments = ["--spec", spec.to_str().unwrap(), "--out", inner.to_str().unwrap()];
    expect(&xtask(&arguments), 0);
    expect(&workplace.run(&[]), 0);
    assert!(workplace.path("out/NOTES.md").exists());
    assert!(workplace.path("out/inner/src/lib.rs").exists());
}

/// What a run that was killed leaves behind does no harm.
#[test]
fn leftovers_of_a_run_that_was_killed() {
    let workplace = Workplace::new("leftovers");
    expect(&workplace.run(&[]), 0);
    let library = workplace.read("out/src/lib.rs");
    workplace.write("out/src/lib.rs.codegen-new", &library);
    workplace.write("out/src/lib.rs", "");
    expect(&workplace.run(&[]), 0);
    assert_eq!(workplace.read("out/src/lib.rs"), library);
    assert!(!workplace.path("out/src/lib.rs.codegen-new").exists());
}

#[test]
fn many_operations_with_pages_are_one_note() {
    let workplace = Workplace::new("paged");
    let text = include_str!("../goldens/paging/openapi.yaml");
    workplace.write("small.yaml", text);
    let text = expect(&workplace.run(&[]), 0);
    assert_eq!(text.matches("note[paged]").count(), 1, "{text}");
    assert!(text.contains("14 operations have pages that are walked"), "{text}");
    let text = expect(&workplace.run(&["--verbose"]), 0);
    assert_eq!(text.matches("note[paged]: pages follow").count(), 14, "{text}");
}

#[test]
fn a_client_carries_what_walks_its_pages() {
    let workplace = Workplace::new("parts");
    let paging = |workplace: &Workplace| {
        let files = workplace.output().into_iter().map(|it| it.0.display().to_string());
        let files = files.filter_map(|it| {
            Some(it.strip_prefix("src/runtime/http/paging/")?.to_owned())
        });
        files.collect::<Vec<_>>()
    };
    expect(&workplace.run(&[]), 0);
    assert_eq!(paging(&workplace), ["mod.rs"]);
    assert!(!workplace.read("out/src/lib.rs").contains("Pages"));

    let text = include_str!("../goldens/paging/openapi.yaml");
    workplace.write("small.yaml", text);
    expect(&workplace.run(&["--operations", "byToken"]), 0);
    assert_eq!(
        paging(&workplace),
        ["cursor.rs", "items.rs", "mod.rs", "page.rs", "pages.rs"]
    );
    expect(&workplace.run(&["--operations", "byLink"]), 0);
    let link =
        ["items.rs", "link.rs", "list.rs", "mod.rs", "page.rs", "pages.rs", "url.rs"];
    assert_eq!(paging(&workplace), link);
    assert!(workplace.read("out/src/lib.rs").contains("Pages"));
}

/// The settings of this repository are not those of another client.
#[test]
fn another_document_has_settings_of_its_own() {
    let workplace = Workplace::new("stranger");
    expect(&workplace.run(&[]), 0);
    assert!(!workplace.read("out/src/runtime/api.rs").contains("OPENAI"));
    assert!(!workplace.read("out/Cargo.toml").contains("OpenAI"));
}

#[test]
fn a_strange_file_in_the_way_is_refused_by_name() {
    let workplace = Workplace::new("strange");
    workplace.write("out/src/lib.rs", "//! My own library.\n");
    let before = workplace.output();
    let text = expect(&workplace.run(&[]), 2);
    assert!(text.contains("out/src/lib.rs is not a generated file"), "{text}");
    assert_eq!(workplace.output(), before);
    expect(&workplace.run(&["--check"]), 2);
}

#[test]
fn a_document_at_fault_changes_nothing() {
    let workplace = Workplace::new("fault");
    expect(&workplace.run(&[]), 0);
    let before = workplace.output();
    let again = "components:\n  schemas: {}\ncomponents:\n  schemas:";
    let broken = DOCUMENT.replace("components:\n  schemas:", again);
    workplace.write("small.yaml", &broken);
    for flags in [&[][..], &["--check"]] {
        let text = expect(&workplace.run(flags), 2);
        assert!(text.contains("error[duplicate-key]"), "{text}");
        assert!(text.contains("small.yaml:17:"), "{text}");
        assert_eq!(workplace.output(), before);
    }
}

#[test]
fn operations_are_selected_by_id_by_tag_and_by_path() {
    let workplace = Workplace::new("selection");
    let more = "  /others/{id}/parts:\n    get:\n      operationId: listParts\n      \
                tags: [parts]\n      parameters: [{ name: id, in: path, required: true, \
                schema: { type: string } }]\n      responses: { '200': { description: \
                A., content: { application/json: { schema: { type: string } } } } }\n\
                components:";
    workplace.write("small.yaml", &DOCUMENT.replacen("components:", more, 1));
    for (flags, expected) in [
        (["--operations", "get*"], "1 operations"),
        (["--tags", "parts"], "1 operations"),
        (["--paths", "/others/{id}/*"], "1 operations"),
        (["--operations", "getThing,listParts"], "2 operations"),
    ] {
        let text = expect(&workplace.run(&flags), 0);
        assert!(text.contains(expected), "{flags:?}: {text}");
    }
    let text = expect(&workplace.run(&["--tags", "prts"]), 2);
    assert!(text.contains("`tags` of the settings names `prts`"), "{text}");
}

#[test]
fn settings_at_fault() {
    let workplace = Workplace::new("settings");
    let config = workplace.path("codegen.toml");
    let config = config.to_str().unwrap();
    for (settings, expected) in [
        ("spec = 5\n", "codegen.toml:1:8"),
        ("[crate]\nnme = \"x\"\n", "unknown field `nme`"),
        ("[crate]\nname = \"not a name\"\n", "`not a name` is no name for a crate"),
        ("operations = [\"getThng\"]\nspec = \"small.yaml\"\n", "getThng"),
    ] {
        workplace.write("codegen.toml", settings);
        let text = expect(&xtask(&["--config", config]), 2);
        assert!(text.contains(expected), "{settings}: {text}");
    }
    let text = expect(&xtask(&["--config", "no/such/file.toml"]), 2);
    assert!(text.contains("no/such/file.toml"), "{text}");
}

#[test]
fn settings_are_relative_to_their_file() {
    let workplace = Workplace::new("relative");
    let settings = "spec = \"small.yaml\"\noutput = \"crates/client\"\noperations = \
                    [\"getThing\"]\n[crate]\nname = \"the-client\"\n";
    workplace.write("codegen.toml", settings);
    let config = workplace.path("codegen.toml");
    expect(&xtask(&["--config", config.to_str().unwrap()]), 0);
    assert!(
        workplace.read("crates/client/Cargo.toml").contains("name = \"the-client\"")
    );
    assert!(
        !workplace.path("crates/client/src/types/other.rs").exists(),
        "what no selected operation reaches is not generated"
    );
}

#[test]
fn help_has_examples() {
    let text = expect(&xtask(&["--help"]), 0);
    for flag in ["--check", "--spec", "--out", "--name", "--config", "Examples:"] {
        assert!(text.contains(flag), "{text}");
    }
}
