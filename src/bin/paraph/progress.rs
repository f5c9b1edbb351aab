//! How far the work is, on a terminal: documents, bytes, rate and the time that is left.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::tell;

/// Shown on standard error, and only where that is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    documents: u64,
}

impl Progress {
    /// `total` is the number of bytes to read, where it is known; `shown` whether anybody wants to see it.
    pub(crate) fn new(total: Option<u64>, shown: bool) -> Self {
        let bar = if shown && io::stderr().is_terminal() {
            ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr_with_hz(5))
        } else {
            ProgressBar::hidden()
        };
        let template = match total {
            Some(_) => {
                "{elapsed} {wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left, {msg}"
            }
            None => "{elapsed} {spinner} {bytes}, {bytes_per_sec}, {msg}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        if !bar.is_hidden() {
            bar.enable_steady_tick(Duration::from_millis(500));
        }
        Progress { bar, documents: 0 }
    }

    pub(crate) fn add(&mut self, documents: usize, bytes: usize) {
        self.documents += documents as u64;
        self.bar.inc(bytes as u64);
        if !self.bar.is_hidden() {
            self.bar
                .set_message(format!("{} documents", self.documents));
        }
    }

    /// Writes a line on standard error, above the bar where there is one.
    pub(crate) fn tell(&self, line: &str) {
        self.bar.suspend(|| tell(line));
    }

    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
