//! What the programs took for one document, as a table.

use std::fmt::Write as _;

use super::measure::Figures;
use super::peer::PEERS;

/// What one program took.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The least of its runs, or why there is none.
    pub(super) run: Result<Figures, String>,
    /// CPU seconds of `cargo check`; nothing if it fails.
    pub(super) check: Option<f64>,
}

impl Row {
    fn figures(&self) -> Option<&Figures> {
        self.run.as_ref().ok()
    }
}

/// The rows of all programs, this generator first, and how it compares with the best of the
/// others.
pub(super) fn table(rows: &[Row], check: bool) -> String {
    let mut text = format!(
        "  {:18} {:>9} {:>9} {:>9} {:>11}\n",
        "", "wall s", "CPU s", "peak MB", "check CPU s"
    );
    for (peer, row) in PEERS.iter().zip(rows) {
        let line = match &row.run {
            Err(trouble) => trouble.clone(),
            Ok(Figures { wall, cpu, peak }) => {
                let checked = match row.check {
                    Some(seconds) => format!("{seconds:.1}"),
                    None => if check { "fails" } else { "-" }.to_owned(),
                };
                format!("{wall:>9.2} {cpu:>9.2} {peak:>9.0} {checked:>11}")
            }
        };
        let written = writeln!(text, "  {:18} {line}", peer.name);
        written.expect("writing to a String cannot fail");
    }
    let show = |ratio: Option<f64>| {
        ratio.map_or_else(|| "-".to_owned(), |it| format!("{it:.2}"))
    };
    let wall = show(ratio(rows, |row| row.figures().map(|it| it.wall)));
    let cpu = show(ratio(rows, |row| row.figures().map(|it| it.cpu)));
    let peak = show(ratio(rows, |row| row.figures().map(|it| it.peak)));
    let checked = show(ratio(rows, |row| row.check));
    let name = "to the best other";
    text + &format!("  {name:18} {wall:>9} {cpu:>9} {peak:>9} {checked:>11}\n")
}

/// The figure of this generator, as a part of the least of the others.
fn ratio(rows: &[Row], column: impl Fn(&Row) -> Option<f64>) -> Option<f64> {
    let (own, others) = rows.split_first()?;
    let least = others.iter().filter_map(&column).min_by(f64::total_cmp)?;
    Some(column(own)? / least)
}
