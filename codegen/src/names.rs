//! Rust identifiers: the only place that can make one.
//!
//! Text of the document becomes an identifier by taking its ASCII letters and digits as
//! words; symbols are spelled out where nothing else is left or they change the meaning.
//! Two things that would get the same name in one scope are told apart, in the order of the
//! document: values by their symbols, if they can be, everything else by a number.

mod spell;

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::fmt;

use heck::{ToSnakeCase, ToUpperCamelCase};

use spell::{compared, letter_case, spell, spell_out};

/// An identifier that is valid in Rust, without the `r#` that a keyword needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// The identifier's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether Rust uses this word for something else (2024 edition).
    pub fn is_keyword(&self) -> bool {
        KEYWORDS.contains(&self.as_str())
    }

    /// The order of rustfmt: digits compare as numbers, and capitals come first.
    pub fn version_cmp(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = (self.0.as_str(), other.0.as_str());
        loop {
            let (Some(l), Some(r)) = (left.chars().next(), right.chars().next()) else {
                return left.len().cmp(&right.len());
            };
            if l.is_ascii_digit() && r.is_ascii_digit() {
                let ((l, left_rest), (r, right_rest)) = (number(left), number(right));
                match l.len().cmp(&r.len()).then_with(|| l.cmp(r)) {
                    Ordering::Equal => (left, right) = (left_rest, right_rest),
                    different => return different,
                }
            } else if l == r {
                (left, right) = (&left[l.len_utf8()..], &right[r.len_utf8()..]);
            } else {
                // An underscore sorts before everything else.
                return (l != '_').cmp(&(r != '_')).then_with(|| l.cmp(&r));
            }
        }
    }
}

/// The digits that a text starts with, without leading zeros, and the rest.
fn number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].trim_start_matches('0'), &text[end..])
}

/// The keywords of the 2024 edition, strict and reserved.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const",
    "continue", "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn",
    "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct",
    "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// How words are joined to an identifier (Rust API Guidelines, C-CASE).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `RunObject`: types and variants.
    UpperCamel,
    /// `run_object`: fields, functions, modules.
    Snake,
}

/// The longest identifier that is made.
const MAX_LENGTH: usize = 96;

impl Case {
    /// The identifier for `text`, whatever else there may be of that name.
    pub fn name(self, text: &str) -> Name {
        let joined = match self {
            Self::UpperCamel => spell(text).to_upper_camel_case(),
            // Most names of documents are written so.
            Self::Snake if is_snake(text) => text.to_owned(),
            Self::Snake => spell(text).to_snake_case(),
        };
        let joined = shorten(&joined);
        let digit_first = joined.starts_with(|c: char| c.is_ascii_digit());
        Name(match self {
            Self::UpperCamel if digit_first => format!("V{joined}"),
            Self::Snake if digit_first => format!("n{joined}"),
            _ if is_not_raw(&joined) => format!("{joined}_"),
            _ => joined,
        })
    }
}

/// Whether a text is in snake case: words of small letters and digits.
fn is_snake(text: &str) -> bool {
    let is_word = |it: &str| {
        let small = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
        !it.is_empty() && it.bytes().all(small)
    };
    text.split('_').all(is_word)
}

/// What files of operations take from the runtime under these names.
pub const RUNTIME_NAMES: [&str; 14] = [
    "Body",
    "ByteStream",
    "Bytes",
    "Client",
    "Encoding",
    "ErrorBody",
    "Events",
    "Lines",
    "Multipart",
    "ParseError",
    "Part",
    "Request",
    "Rule",
    "Style",
];

/// The names of one Rust namespace.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: HashSet<String>,
    /// What no text of the document is called, whoever asks.
    reserved: HashSet<String>,
    /// The last number given to a name that many wanted.
    numbers: HashMap<Name, usize>,
}

/// A name given by a [`Scope`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The name.
    pub name: Name,
    /// The name that was wanted, if somebody else has it.
    pub wanted: Option<Name>,
}

impl Scope {
    /// A scope in which these names are not to be given away.
    pub fn reserving(names: &[&str]) -> Self {
        let reserved: HashSet<String> =
            names.iter().map(|name| (*name).to_owned()).collect();
        Self { taken: reserved.clone(), reserved, numbers: HashMap::new() }
    }

    /// Gives `text` a name that nothing else in this scope has. If somebody has it, a
    /// comparison at its end is put into words (`StartTimeLess`), else the word for its role
    /// is added (`ErrorModel`), and then a number.
    pub fn claim(&mut self, case: Case, text: &str, role: &str) -> Claim {
        let wanted = case.name(text);
        if self.take(&wanted) {
            return Claim { name: wanted, wanted: None };
        }
        if let Some(name) = compared(text).map(|it| case.name(&it))
            && self.take(&name)
        {
            return Claim { name, wanted: Some(wanted) };
        }
        let mut name = case.name(&format!("{wanted} {role}"));
        let mut number = self.numbers.get(&wanted).copied().unwrap_or(1);
        while !self.take(&name) {
            number += 1;
            name = case.name(&format!("{wanted} {role} {number}"));
        }
        self.numbers.insert(wanted.clone(), number);
        Claim { name, wanted: Some(wanted) }
    }

    /// Like [`Scope::claim`], but if somebody has the name, all symbols of the text are put
    /// into words first (`ADashB` beside `AB`), and then its case (`AndLowercase`).
    pub fn claim_spelled(&mut self, case: Case, text: &str, role: &str) -> Claim {
        let wanted = case.name(text);
        if self.take(&wanted) {
            return Claim { name: wanted, wanted: None };
        }
        if self.reserved.contains(wanted.as_str()) {
            return self.claim(case, text, role);
        }
        let spelled = spell_out(text);
        let cased = letter_case(text).map(|word| format!("{spelled} {word}"));
        for text in [Some(spelled), cased].into_iter().flatten() {
            let name = case.name(&text);
            if self.take(&name) {
                return Claim { name, wanted: Some(wanted) };
            }
        }
        self.claim(case, text, role)
    }

    /// Whether somebody has a name.
    pub fn has(&self, name: &Name) -> bool {
        self.taken.contains(name.as_str())
    }

    fn take(&mut self, name: &Name) -> bool {
        self.taken.insert(name.0.clone())
    }
}

/// Cuts out the middle of a name that is too long, keeping the end, where names differ.
fn shorten(name: &str) -> String {
    if name.len() <= MAX_LENGTH {
        return name.to_owned();
    }
    let half = MAX_LENGTH / 2;
    format!("{}{}", &name[..half], &name[name.len() - half..])
}

/// Keywords that cannot even be raw identifiers.
fn is_not_raw(name: &str) -> bool {
    // `mod` could be raw, but not as a module, whose file would be mod.rs.
    matches!(name, "self" | "Self" | "super" | "crate" | "mod" | "_" | "")
}
