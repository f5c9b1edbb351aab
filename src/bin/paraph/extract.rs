//! `paraph extract` and `paraph report`: one thread reads, all cores work on batches, and the answers are written in the order of the input.

use std::io::{self, IsTerminal};
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use paraph::output::Fault;
use paraph::{Date, Document, Extractor};
use rayon::prelude::*;

use crate::args::{ExtractArgs, From, ReportArgs, To, Work};
use crate::document::{self, fault};
use crate::filter::Filter;
use crate::input::{self, Input, Item, Reading};
use crate::output::{self, Form, Rendered, Sink};
use crate::progress::Progress;
use crate::queue::Queue;
use crate::{Outcome, Refused, Stop, own};

pub(crate) fn run(mut args: ExtractArgs) -> Result<Outcome, Stop> {
    if args.ndjson {
        (args.from, args.to) = (From::Ndjson, To::Ndjson);
    }
    if args.to == To::Brat && (args.output.is_none() || args.group) {
        let told = "--to brat needs --output FOLDER, and cannot be grouped";
        return Err(Refused(told.to_string()).into());
    }
    let form = Form {
        to: args.to,
        group: args.group,
        with_text: args.with_text,
        colour: output::is_on_terminal(args.output.as_deref()),
    };
    let job = Job {
        inputs: args.inputs,
        from: args.from,
        form,
        output: args.output,
        title: String::new(),
        answers_faults: args.ndjson,
    };
    job.run(args.work)
}

pub(crate) fn report(args: ReportArgs) -> Result<Outcome, Stop> {
    let form = Form {
        to: To::Page,
        group: false,
        with_text: false,
        colour: false,
    };
    let job = Job {
        inputs: args.inputs,
        from: args.from,
        form,
        output: args.output,
        title: args.title,
        answers_faults: false,
    };
    job.run(args.work)
}

/// What is read and what is written.
struct Job {
    inputs: Vec<String>,
    from: From,
    form: Form,
    output: Option<PathBuf>,
    title: String,
    /// Whether the output tells what cannot be read, so that it need not be told elsewhere.
    answers_faults: bool,
}

impl Job {
    fn run(self, work: Work) -> Result<Outcome, Stop> {
        let inputs = inputs(&self.inputs)?;
        let extractor = own::extractor(&work.own)?;
        let path = self.output.as_deref();
        let form = self.form;
        let worker = Worker {
            filter: Filter::new(work.filters, extractor.rules())?,
            html: work.fields.html,
            published: work.fields.published,
            reading: Reading {
                from: self.from,
                text_field: work.fields.text_field,
                published_field: work.fields.published_field,
                id_field: work.fields.id_field,
                max_bytes: work.fields.max_bytes,
            },
            extractor,
            form,
        };
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(work.running.jobs.unwrap_or(0))
            .build()
            .map_err(|error| Refused(format!("--jobs: {error}")))?;
        let total = inputs.iter().map(Input::size).sum();
        // Answers that come on the terminal one by one are progress enough.
        let shown = !work.running.quiet && (form.waits() || !output::is_on_terminal(path));
        let mut progress = Progress::new(total, shown);
        let mut sink = Sink::open(form, path, &self.title, worker.extractor.rules())?;
        let queue = read(inputs, worker.reading.clone());
        let mut faults = 0;
        loop {
            let batch = queue.take();
            if batch.is_empty() {
                break;
            }
            let (documents, bytes) = (batch.len(), batch.iter().map(|item| item.bytes).sum());
            let answers: Vec<_> = pool.install(|| {
                let answers = batch.into_par_iter().map(|item| worker.answer(item));
                answers.collect()
            });
            for answer in answers {
                match answer {
                    Ok(answer) => sink.write(answer)?,
                    Err(fault) => {
                        faults += 1;
                        if !self.answers_faults {
                            progress.tell(&fault.to_string());
                        }
                        if let Some(line) = form.render_fault(fault) {
                            sink.write(Rendered::Bytes(line))?;
                        }
                    }
                }
            }
            progress.add(documents, bytes);
            if work.running.flush {
                sink.flush()?;
            }
        }
        progress.finish();
        sink.finish()?;
        Ok(if faults > 0 && !self.answers_faults {
            Outcome::Faults
        } else {
            Outcome::Done
        })
    }
}

fn inputs(words: &[String]) -> Result<Vec<Input>, Refused> {
    if !words.is_empty() {
        return Ok(input::expand(words));
    }
    if io::stdin().is_terminal() {
        let told = "nothing to read: name files or folders, or - to type a text; --help says more";
        return Err(Refused(told.to_string()));
    }
    Ok(vec![Input::Standard])
}

/// Starts the thread that reads. Nobody waits for it: when the output ends before the input, the program is over.
fn read(inputs: Vec<Input>, reading: Reading) -> Arc<Queue<Item>> {
    let queue = Arc::new(Queue::new());
    let filled = Arc::clone(&queue);
    thread::spawn(move || {
        for input in inputs {
            input::read(input, &reading, &mut |item| filled.push(item.bytes, item));
        }
        filled.close();
    });
    queue
}

/// What all cores share.
struct Worker {
    extractor: Extractor,
    filter: Filter,
    reading: Reading,
    html: bool,
    /// The date of documents that have none.
    published: Option<Date>,
    form: Form,
}

impl Worker {
    fn answer(&self, item: Item) -> Result<Rendered, Fault> {
        let place = item.place.clone();
        // Extraction does not panic, but what makes a text of a page is not ours, and one page must not end the work on all others.
        let answer = panic::catch_unwind(AssertUnwindSafe(|| self.read(item)));
        answer.unwrap_or_else(|_| {
            let error = "the document could not be read because of a fault in the program";
            Err(fault(&place, None, error.to_string()))
        })
    }

    fn read(&self, item: Item) -> Result<Rendered, Fault> {
        let text = document::read(item, &self.reading, self.html)?;
        let mut extraction = self.extractor.extract_document(Document {
            text: &text.text,
            id: text.id.as_deref(),
            published: text.published.or(self.published),
        });
        extraction
            .relations
            .retain(|relation| self.filter.keeps(relation));
        Ok(self.form.render(text, extraction))
    }
}
