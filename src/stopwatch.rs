//! How long each stage takes, for the measurements in `benches/`; without a measurement no clock is read.

use std::time::{Duration, Instant};

/// The stages as they are measured: what is called in between belongs to the stage that ends next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Read,
    LookUp,
    Mention,
    Tag,
    Parse,
    Match,
    Refer,
    Merge,
}

/// The names of the stages, in the order of their numbers.
const NAMES: [&str; 8] = [
    "read", "look up", "mention", "tag", "parse", "match", "refer", "merge",
];

/// Gives the time since it was last asked to a stage.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stopwatch {
    /// None where nothing is measured.
    last: Option<Instant>,
    spent: [Duration; NAMES.len()],
}

impl Stopwatch {
    /// One that runs.
    pub(crate) fn started() -> Stopwatch {
        Stopwatch {
            last: Some(Instant::now()),
            ..Stopwatch::default()
        }
    }

    /// The stage ends here.
    #[inline]
    pub(crate) fn lap(&mut self, stage: Stage) {
        if let Some(last) = &mut self.last {
            let now = Instant::now();
            self.spent[stage as usize] += now - *last;
            *last = now;
        }
    }

    /// Each stage with its time.
    pub(crate) fn spent(&self) -> Vec<(&'static str, Duration)> {
        NAMES.into_iter().zip(self.spent).collect()
    }
}
