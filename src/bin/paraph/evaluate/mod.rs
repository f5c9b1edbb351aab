//! `paraph evaluate`: what the extractor scores on documents with gold. `corpus` reads them, `score` compares.

mod corpus;
mod score;

use std::io::{self, Write};

use crate::args::EvaluateArgs;
use crate::{Outcome, Stop, own};

pub(crate) fn run(args: &EvaluateArgs) -> Result<Outcome, Stop> {
    let extractor = own::extractor(&args.own)?;
    let score =
        corpus::score(&extractor, &args.gold, &args.articles, args.half).map_err(Stop::Unread)?;
    let mut out = io::stdout().lock();
    for miss in score.misses.iter().filter(|_| args.verbose) {
        writeln!(out, "{miss}")?;
    }
    write!(out, "{score}")?;
    Ok(Outcome::Done)
}
