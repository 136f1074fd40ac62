//! Shows diagnostics to people: what is wrong, where, the line it is about, and what to do.

mod excerpt;
mod summary;

use std::collections::HashMap;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, DEFAULT_NONE_STYLE};
use annotate_snippets::{AnnotationKind, Group, Level, Padding, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{Locate, Source};
use excerpt::{Excerpt, Lines, escape};

pub use summary::summary;

/// Renders diagnostics in the order of the document, the same one once.
///
/// The subject is the document, or its source where it could not be read.
pub fn render(subject: &dyn Locate, diagnostics: &Diagnostics, color: bool) -> String {
    let mut lines: HashMap<&str, Lines<'_>> = HashMap::new();
    let reports: Vec<String> = sorted(subject, diagnostics)
        .into_iter()
        .map(|Located { source, position, diagnostic }| {
            let Some((line, column)) = position else {
                return show(diagnostic, None, color);
            };
            let lines =
                lines.entry(source.name()).or_insert_with(|| Lines::of(source.text()));
            let name = escape(source.name());
            let excerpt = lines.excerpt(line, column);
            // The arrow stands above the bar that follows the line number.
            let margin = if excerpt.is_some() { line.to_string().len() } else { 1 };
            let report = show(diagnostic, excerpt.map(|excerpt| (line, excerpt)), color);
            let arrow = format!("{:margin$}{} {name}:{line}:{column}", "", arrow(color));
            below_title(&report, &arrow)
        })
        .collect();
    if reports.is_empty() { String::new() } else { reports.join("\n\n") + "\n" }
}

/// A finding with the text that it is in and its place there.
struct Located<'a> {
    source: &'a Source,
    position: Option<(usize, usize)>,
    diagnostic: &'a Diagnostic,
}

/// What has no place comes first, then the document itself, then the files beside it; in each
/// of them the order of the text, then the order of the codes.
fn sorted<'a>(
    subject: &'a dyn Locate,
    diagnostics: &'a Diagnostics,
) -> Vec<Located<'a>> {
    let mut located: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| Located {
            source: subject.source_at(&diagnostic.place),
            position: subject.position(&diagnostic.place),
            diagnostic,
        })
        .collect();
    let main = subject.source().name();
    let order = |it: &Located<'a>| {
        let name = it.source.name();
        ((name != main).then_some(name), it.position, key(it.diagnostic))
    };
    located.sort_by(|left, right| order(left).cmp(&order(right)));
    located.dedup_by(|left, right| order(left) == order(right));
    located
}

/// What two diagnostics at the same place have in common if they are the same.
fn key(diagnostic: &Diagnostic) -> (&'static str, Severity, &str, Option<&str>) {
    let Diagnostic { code, severity, message, help, .. } = diagnostic;
    (code.as_str(), *severity, message, help.as_deref())
}

fn show(
    diagnostic: &Diagnostic,
    excerpt: Option<(usize, Excerpt)>,
    color: bool,
) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(escape(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code.as_str()));
    if let Some((line, excerpt)) = excerpt {
        let annotation = AnnotationKind::Primary.span(excerpt.span);
        let snippet =
            Snippet::source(excerpt.text).line_start(line).annotation(annotation);
        group = group.element(snippet);
        if diagnostic.help.is_some() {
            group = group.element(Padding);
        }
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(escape(help)));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// Adds the line with the place below the title.
///
/// The crate would take the column within the excerpt for the one within the line.
fn below_title(report: &str, place: &str) -> String {
    let (title, rest) = report.split_at(report.find('\n').unwrap_or(report.len()));
    format!("{title}\n{place}{rest}")
}

fn arrow(color: bool) -> String {
    let style = if color { DEFAULT_LINE_NUM_STYLE } else { DEFAULT_NONE_STYLE };
    format!("{style}-->{style:#}")
}
