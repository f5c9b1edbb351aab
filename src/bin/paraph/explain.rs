//! `paraph explain`: what was tried at each trigger of a text.

use std::fs;
use std::io::{self, Read, Write};

use paraph::Document;

use crate::args::ExplainArgs;
use crate::{Outcome, Stop, own};

pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome, Stop> {
    let extractor = own::extractor(&args.own)?;
    let text = match (&args.text, &args.file) {
        (Some(text), _) => text.clone(),
        (None, Some(path)) => fs::read_to_string(path)
            .map_err(|error| Stop::Unread(format!("{}: {error}", path.display())))?,
        (None, None) => {
            let mut text = String::new();
            io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| Stop::Unread(format!("standard input: {error}")))?;
            text
        }
    };
    let document = Document {
        text: &text,
        id: None,
        published: args.published,
    };
    let explanation = extractor.explain(document);
    write!(io::stdout().lock(), "{explanation}")?;
    Ok(Outcome::Done)
}
