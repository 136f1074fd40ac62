//! `[formats]` in the settings: which crates a client depends on, and what of the runtime
//! it carries.

use codegen::Generated;
use codegen::config::Config;
use codegen::report;
use codegen::source::Source;

const DOCUMENT: &str = "
openapi: 3.1.0
info: { title: Formats, version: '1' }
paths: {}
components:
  schemas:
    Holder:
      type: object
      properties:
        at: { type: string, format: date-time }
        day: { type: string, format: date }
        time: { type: string, format: time }
        duration: { type: string, format: duration }
        id: { type: string, format: uuid }
        url: { type: string, format: uri }
        bytes: { type: string, format: byte }
        decimal: { type: string, format: decimal }
";

fn generate(document: &str, settings: &str) -> Generated {
    let config = Config::parse(&Source::new("codegen.toml", settings)).unwrap();
    codegen::generate(Source::new("openapi.yaml", document), &config).unwrap()
}

fn file<'a>(generated: &'a Generated, path: &str) -> &'a str {
    let file = generated.files.iter().find(|file| file.path == path);
    &file.unwrap_or_else(|| panic!("{path}")).text
}

/// The crates for formats that a client depends on, and the files that it has for them.
fn carried(generated: &Generated) -> (Vec<String>, Vec<&str>) {
    let manifest: toml::Table = file(generated, "Cargo.toml").parse().unwrap();
    let all =
        ["base64", "chrono", "jiff", "rust_decimal", "time", "url", "uuid"].into_iter();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    let crates = all.filter(|name| dependencies.contains_key(*name));
    let folder = "src/runtime/data/formats/";
    let files = generated.files.iter().filter_map(|it| it.path.strip_prefix(folder));
    (crates.map(str::to_owned).collect(), files.collect())
}

/// The type of a field, as it is written.
fn field<'a>(generated: &'a Generated, name: &str) -> &'a str {
    let text = file(generated, "src/types/holder.rs");
    let start = format!("    pub {name}: Option<");
    let mut lines = text.lines().filter_map(|line| line.strip_prefix(&start));
    lines.next().unwrap().strip_suffix(">,").unwrap()
}

#[test]
fn each_format_has_a_crate() {
    let generated = generate(DOCUMENT, "");
    for (name, ty) in [
        ("at", "Text<jiff::Timestamp>"),
        ("day", "Text<jiff::civil::Date>"),
        ("time", "Text<OffsetTime<jiff::civil::Time>>"),
        ("duration", "Text<jiff::Span>"),
        ("id", "Text<uuid::Uuid>"),
        ("url", "Text<url::Url>"),
        ("bytes", "Text<Base64>"),
        ("decimal", "Text<rust_decimal::Decimal>"),
    ] {
        assert_eq!(field(&generated, name), ty);
    }
    let (crates, files) = carried(&generated);
    assert_eq!(crates, ["base64", "jiff", "rust_decimal", "url", "uuid"]);
    assert_eq!(
        files.join(" "),
        "base64.rs jiff.rs mod.rs offset_time.rs rust_decimal.rs url.rs uuid.rs"
    );
}

#[test]
fn each_crate_can_be_chosen() {
    for (crate_name, types) in [
        ("jiff", ["jiff::Timestamp", "jiff::civil::Date", "jiff::civil::Time"]),
        (
            "chrono",
            [
                "chrono::DateTime<chrono::FixedOffset>",
                "chrono::NaiveDate",
                "chrono::NaiveTime",
            ],
        ),
        ("time", ["time::OffsetDateTime", "time::Date", "time::Time"]),
    ] {
        let settings = format!(
            "[formats]\ndate-time = '{crate_name}'\ndate = '{crate_name}'\n\
             time = '{crate_name}'\nduration = 'text'\n"
        );
        let generated = generate(DOCUMENT, &settings);
        let [at, day, time] = types;
        assert_eq!(field(&generated, "at"), format!("Text<{at}>"));
        assert_eq!(field(&generated, "day"), format!("Text<{day}>"));
        assert_eq!(field(&generated, "time"), format!("Text<OffsetTime<{time}>>"));
        assert_eq!(field(&generated, "duration"), "String");
        let (crates, _) = carried(&generated);
        for other in ["chrono", "jiff", "time"] {
            let depends = crates.iter().any(|it| it == other);
            assert_eq!(depends, other == crate_name, "{other}");
        }
    }
}

#[test]
fn plain_text_needs_nothing() {
    let names = "date-time date time duration uuid uri byte decimal";
    let settings = names.split(' ').map(|name| format!("{name} = 'text'\n"));
    let settings = format!("[formats]\n{}", settings.collect::<String>());
    let generated = generate(DOCUMENT, &settings);
    for name in ["at", "day", "time", "duration", "id", "url", "bytes", "decimal"] {
        assert_eq!(field(&generated, name), "String");
    }
    let (crates, files) = carried(&generated);
    assert_eq!((crates.len(), files), (0, vec!["mod.rs"]));
    assert!(!file(&generated, "src/types/mod.rs").contains("Text"));
}

/// A parameter or a response needs the crates, too.
#[test]
fn operations_need_crates() {
    let document = "
openapi: 3.1.0
info: { title: Formats, version: '1' }
paths:
  /things:
    get:
      operationId: list
      parameters:
        - { name: id, in: query, schema: { type: array, items: { type: string, format: uuid } } }
      responses:
        '200':
          description: Days.
          content:
            application/json:
              schema: { type: array, items: { type: string, format: date } }
";
    let generated = generate(document, "");
    let (crates, files) = carried(&generated);
    assert_eq!(crates, ["jiff", "uuid"]);
    assert_eq!(files, ["jiff.rs", "mod.rs", "uuid.rs"]);
}

#[test]
fn settings_at_fault_name_the_choices() {
    for (settings, place, message) in [
        (
            "[formats]\ndate = 'joda'\n",
            "codegen.toml:2:8",
            "unknown variant `joda`, expected one of `jiff`, `chrono`, `time`, `text`",
        ),
        (
            "[formats]\ndatetime = 'jiff'\n",
            "codegen.toml:2:1",
            "unknown field `datetime`, expected one of `date-time`, `date`, `time`, \
             `duration`, `uuid`, `uri`, `byte`, `decimal`",
        ),
        (
            "[formats]\nuuid = 'jiff'\n",
            "codegen.toml:2:8",
            "unknown variant `jiff`, expected `uuid` or `text`",
        ),
    ] {
        let source = Source::new("codegen.toml", settings);
        let problems = Config::parse(&source).unwrap_err();
        let report = report::render(&source, &problems, false);
        assert!(report.contains(place) && report.contains(message), "{report}");
    }
}
