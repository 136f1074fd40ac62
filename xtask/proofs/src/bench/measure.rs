//! The time and the memory that a program takes.

use std::process::{Command, Stdio};
use std::time::Instant;

/// What a program took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Figures {
    /// Seconds on the clock.
    pub(super) wall: f64,
    /// Seconds of all processors, with the processes that it waited for.
    pub(super) cpu: f64,
    /// The most memory that one process had, in megabytes.
    pub(super) peak: f64,
}

impl Figures {
    /// The least of both runs.
    pub(super) fn least(self, other: Self) -> Self {
        Self {
            wall: self.wall.min(other.wall),
            cpu: self.cpu.min(other.cpu),
            peak: self.peak.min(other.peak),
        }
    }
}

/// Runs a program; nothing if it fails.
///
/// # Errors
/// It cannot be started.
pub(super) fn measure(command: &mut Command) -> std::io::Result<Option<Figures>> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let child = command.spawn()?;
    let (succeeded, cpu, peak) = wait(child)?;
    let wall = start.elapsed().as_secs_f64();
    Ok(succeeded.then_some(Figures { wall, cpu, peak }))
}

#[cfg(unix)]
fn wait(mut child: std::process::Child) -> std::io::Result<(bool, f64, f64)> {
    use wait4::Wait4;

    const MEGABYTE: u32 = 1_000_000;
    let used = child.wait4()?;
    let cpu = used.rusage.utime + used.rusage.stime;
    let peak = u32::try_from(used.rusage.maxrss / 1000).unwrap_or(u32::MAX);
    let peak = f64::from(peak) * 1000.0 / f64::from(MEGABYTE);
    Ok((used.status.success(), cpu.as_secs_f64(), peak))
}

#[cfg(not(unix))]
fn wait(mut child: std::process::Child) -> std::io::Result<(bool, f64, f64)> {
    Ok((child.wait()?.success(), f64::NAN, f64::NAN))
}
