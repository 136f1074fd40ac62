//! Breaks lines where rustfmt does; prettyplease, which prints the items, differs in the
//! places that are listed here.

use super::WIDTH;

/// Looks at the lines from some place on; if they are laid out in another way, gives how many
/// of them and the text that stands there instead.
type Rule = fn(&[&str]) -> Option<(usize, String)>;

/// What differs. The first rule that knows a line is taken.
const RULES: &[Rule] = &[
    built, field, converted, generic, head, prepared, alias, assigned, checked, listed,
    marked, matched,
];

/// Lays out formatted items as rustfmt does.
pub(super) fn like_rustfmt(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut laid_out = String::with_capacity(text.len());
    let mut rest = lines.as_slice();
    while let [first, ..] = rest {
        // Comments are text of the document, whatever they look like.
        let is_comment = first.trim_start().starts_with("//");
        let rules = if is_comment { &[] } else { RULES };
        let changed = rules.iter().find_map(|rule| rule(rest));
        let taken = changed.as_ref().map_or(1, |(taken, _)| *taken);
        laid_out.push_str(changed.as_ref().map_or(first, |(_, text)| text));
        laid_out.push('\n');
        rest = &rest[taken..];
    }
    laid_out
}

/// The value that a function builds: on one line if it fits.
fn built(lines: &[&str]) -> Option<(usize, String)> {
    if *lines.first()? != "        Self {" {
        return None;
    }
    let end = lines.iter().position(|line| *line == "        }")?;
    let fields: Vec<&str> = lines[1..end].iter().map(|line| line.trim()).collect();
    let joined = fields.join(" ");
    let joined = format!("        Self {{ {} }}", joined.trim_end_matches(','));
    (joined.len() <= WIDTH).then_some((end + 1, joined))
}

/// `name: Type,` of a struct or an argument: the type on a line of its own rather than
/// broken or too long.
fn field(lines: &[&str]) -> Option<(usize, String)> {
    let line = lines.first()?;
    let (name, ty) = line.trim_start().split_once(": ")?;
    let indent = indent(line);
    if indent.is_empty() {
        return None;
    }
    if ty.ends_with('<') && name.starts_with("pub ") {
        let end = format!("{indent}>,");
        let end = lines.iter().position(|line| *line == end)?;
        let ty: String = lines[1..=end].iter().map(|line| line.trim()).collect();
        let ty = format!("{indent}    {}{ty}", line.rsplit(": ").next()?);
        let ty = ty.replace(",>", ">");
        return (ty.len() <= WIDTH).then(|| (end + 1, format!("{indent}{name}:\n{ty}")));
    }
    let is_path = |text: &str| {
        text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '#'))
    };
    let plain = ty.strip_suffix(',').is_some_and(is_path);
    (line.len() > WIDTH && plain)
        .then(|| (1, format!("{indent}{name}:\n{indent}    {ty}")))
}

/// `name: impl Into<Type>,` and its like are broken only where that helps, and a value and `.into()` in
/// front of a value that is too long.
fn converted(lines: &[&str]) -> Option<(usize, String)> {
    let [first, second, ..] = lines else { return None };
    let indent = indent(first);
    if first.ends_with(": impl Into<") || first.ends_with(": impl IntoIterator<") {
        let ty = second.trim().trim_end_matches(',');
        let ends = *lines.get(2)? == format!("{indent}>,");
        let joined = format!("{first}{ty}>,");
        let helps = joined.len() > WIDTH + 4 && second.len() <= WIDTH;
        return (ends && !helps).then_some((3, joined));
    }
    if second.trim() != ".into()," || first.len() <= WIDTH {
        return None;
    }
    let (name, value) = first.split_once(": ")?;
    Some((2, format!("{name}:\n{indent}    {value}.into(),")))
}

/// `Type<Inner>,` or `name: Type<Inner>,` that is too long: broken behind the bracket.
fn generic(lines: &[&str]) -> Option<(usize, String)> {
    let line = lines.first().filter(|line| line.len() > WIDTH)?;
    let (outer, inner) = line.strip_suffix(">,")?.split_once('<')?;
    let is_type = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | ' ' | '#');
    if !outer.chars().all(is_type)
        || outer.contains("impl ")
        || inner.contains(['<', '(', '='])
    {
        return None;
    }
    let indent = indent(line);
    let inner = inner.replace(", ", &format!(",\n{indent}    "));
    Some((1, format!("{outer}<\n{indent}    {inner},\n{indent}>,")))
}

/// The line in front of a body that is too long: the brace on a line of its own, or where
/// rustfmt leaves it.
fn head(lines: &[&str]) -> Option<(usize, String)> {
    let line = lines.first()?;
    let head = line.strip_suffix(" {")?;
    if head.starts_with("    ) -> ") && head.len() > WIDTH - 6 {
        let gap = if head.len() > WIDTH + 1 { "" } else { "\n    " };
        return Some((1, format!("{head}{gap}{{")));
    }
    if line.len() <= WIDTH {
        return None;
    }
    if let Some(ty) = head.strip_prefix("impl ").filter(|ty| !ty.contains(' ')) {
        return Some((1, format!("impl\n    {ty}\n{{")));
    }
    if head.starts_with("fn ") && head.ends_with("()") {
        let space = if head.len() > WIDTH { " " } else { "" };
        return Some((1, format!("{head}\n{space}{{")));
    }
    let is_type = head.starts_with("pub enum ") || head.starts_with("pub struct ");
    is_type.then(|| (1, format!("{head}\n{{")))
}

/// A trait for a type whose name is too long: each on a line of its own.
fn marked(lines: &[&str]) -> Option<(usize, String)> {
    let [first, second, ..] = lines else { return None };
    let (ty, end) = second.strip_prefix("for ")?.split_once(" {")?;
    let end = if end == "}" { "\n}" } else { "" };
    first.starts_with("impl ").then(|| (2, format!("{first}\n    for {ty}\n{{{end}")))
}

/// A call with `self` alone whose line would be too long: behind the sign of equality.
fn prepared(lines: &[&str]) -> Option<(usize, String)> {
    let [first, "            self,", "        );", ..] = lines else { return None };
    let (variable, call) = first.split_once(" = ")?;
    let one_line = format!("            {call}self);");
    if one_line.len() <= WIDTH {
        return Some((3, format!("{variable} =\n{one_line}")));
    }
    let call = format!("            {call}\n                self,\n            );");
    Some((3, format!("{variable} =\n{call}")))
}

/// Another name of a type: behind the sign of equality if that is enough.
fn alias(lines: &[&str]) -> Option<(usize, String)> {
    let line = lines.first().filter(|line| line.starts_with("pub type "))?;
    let (name, ty) = line.split_once(" = ")?;
    if line.len() > WIDTH {
        return Some((1, format!("{name} =\n    {ty}")));
    }
    if !ty.ends_with('<') {
        return None;
    }
    let end = lines.iter().position(|line| *line == ">;")?;
    let inner: Vec<&str> = lines[1..end].iter().map(|line| line.trim()).collect();
    let inner = inner.join(" ");
    let ty = format!("    {ty}{}>;", inner.trim_end_matches(','));
    (ty.len() <= WIDTH).then(|| (end + 1, format!("{name} =\n{ty}")))
}

/// `let name: Type = value.into();` is broken behind the sign of equality.
fn assigned(lines: &[&str]) -> Option<(usize, String)> {
    let [first, second, ..] = lines else { return None };
    let (variable, value) = first.split_once(" = ")?;
    let is_let = variable.trim_start().starts_with("let ");
    (is_let && second.trim() == ".into();").then(|| {
        let indent = indent(first);
        (2, format!("{variable} =\n{indent}    {value}.into();"))
    })
}

/// A function with a type and a name: broken behind the parenthesis.
fn checked(lines: &[&str]) -> Option<(usize, String)> {
    let [first, ty, last, ..] = lines else { return None };
    let (first, ty) = (first.strip_suffix("::<")?, ty.trim().strip_suffix(',')?);
    let call = format!("{first}::<{ty}>(");
    let argument = last.trim().strip_prefix(">(").filter(|_| call.len() <= WIDTH + 2)?;
    if let Some(argument) = argument.strip_suffix(");") {
        return Some((3, format!("{call}\n        {argument},\n    );")));
    }
    argument.is_empty().then_some((3, call))
}

/// The items of a constant: on one line, behind the sign of equality, if they fit.
fn listed(lines: &[&str]) -> Option<(usize, String)> {
    let name = lines.first()?.strip_suffix(" = &[")?;
    if !name.starts_with("pub const ") {
        return None;
    }
    let end = lines.iter().position(|line| *line == "];")?;
    let items: Vec<&str> = lines[1..end].iter().map(|line| line.trim()).collect();
    let items = items.join(" ");
    let items = format!("    &[{}];", items.trim_end_matches(','));
    (items.len() <= WIDTH).then(|| (end + 1, format!("{name} =\n{items}")))
}

/// A pattern that is too long for its line, but not for one of its own.
fn matched(lines: &[&str]) -> Option<(usize, String)> {
    let line = lines.first().filter(|line| line.len() > WIDTH)?;
    let pattern =
        line.trim_start().strip_prefix("Rule::Pattern(")?.strip_suffix("),")?;
    let indent = indent(line);
    let broken = format!("{indent}    {pattern},");
    (broken.len() <= WIDTH)
        .then(|| (1, format!("{indent}Rule::Pattern(\n{broken}\n{indent}),")))
}

/// The spaces in front of a line.
fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}
