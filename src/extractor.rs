//! The extractor: the stages, called in the order in which text flows through them.

use std::cell::Cell;
use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use once_cell::sync::Lazy;

use crate::act::{self, Act, Anchor, Teller, Told};
use crate::actor::Cast;
use crate::agreement::Instance;
use crate::bystander;
use crate::circumstance;
use crate::context::Context;
use crate::discourse::Story;
use crate::echo;
use crate::explain::{Explanation, SentenceExplanation};
use crate::factuality;
use crate::gazetteer::Gazetteer;
use crate::home;
use crate::lexicon::{self, Class};
use crate::merge::{self, Merger};
use crate::office::Leaders;
use crate::pacts::{Before, WINDOW};
use crate::phrase::{Buffers, Phrase, Tagged};
use crate::relation::{Extraction, RelationKind};
use crate::rule::{Matcher, Refusal, RuleSet};
use crate::scan::{self, Acronyms, Marks, Scan, holds_acronym};
use crate::stopwatch::{Stage, Stopwatch};
use crate::text::{self, Sentence};
use crate::time::Date;

/// The version of the shape of an [`Extraction`].
pub const SCHEMA_VERSION: u32 = 1;

/// The most relations that one document gives; more are left out, and `limits` says so.
pub const MAX_RELATIONS: usize = 10_000;

/// How many agreements and people of one document are told apart; what comes after that many is not read, and `limits` says so.
pub const MAX_NAMED: usize = 50_000;

/// A text with what is known of it from elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The text.
    pub text: &'a str,
    /// The caller's name for it.
    pub id: Option<&'a str>,
    /// When it was published; without it, relative dates ("Monday") stay words.
    pub published: Option<Date>,
}

impl<'a> Document<'a> {
    /// A text of which nothing else is known.
    pub const fn new(text: &'a str) -> Self {
        Document {
            text,
            id: None,
            published: None,
        }
    }

    /// With a name.
    pub const fn id(mut self, id: &'a str) -> Self {
        self.id = Some(id);
        self
    }

    /// With its date of publication.
    pub const fn published(mut self, date: Date) -> Self {
        self.published = Some(date);
        self
    }
}

struct Inner {
    gazetteer: Gazetteer,
    rules: RuleSet,
    leaders: Leaders,
    scan: Scan,
    merge: bool,
    shortcuts: bool,
}

/// Reads texts and gives typed relations.
///
/// Building one can fail, where tables or rules are wrong; extracting cannot. It is cheap to clone and can be shared by
/// threads.
///
/// ```
/// use paraph::Extractor;
///
/// let extraction = Extractor::builtin().extract("Japan and Australia signed a defence treaty in Tokyo.");
/// let relation = &extraction.relations()[0];
/// assert_eq!(relation.to_string(), "signed: Japan, Australia: defence treaty (in Tokyo)");
/// ```
#[derive(Clone)]
pub struct Extractor(Arc<Inner>);

static BUILTIN: Lazy<Extractor> = Lazy::new(|| Extractor::builder().build());

impl Extractor {
    /// The extractor with the names and rules that come with the crate. Made on first use, then shared.
    pub fn builtin() -> &'static Extractor {
        &BUILTIN
    }

    /// An extractor with other names or rules.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::default()
    }

    /// The relations of a text.
    pub fn extract(&self, text: &str) -> Extraction {
        self.extract_document(Document::new(text))
    }

    /// The relations of a text whose id and date of publication are known.
    ///
    /// ```
    /// use paraph::{Document, Extractor};
    ///
    /// let document = Document::new("Norway ratified the High Seas Treaty on Monday.").published("2025-03-12".parse()?);
    /// let extraction = Extractor::builtin().extract_document(document);
    /// let date = extraction.relations()[0].date.as_ref().and_then(|date| date.iso);
    /// assert_eq!(date.map(|date| date.to_string()).as_deref(), Some("2025-03-10"));
    /// # Ok::<(), paraph::DateError>(())
    /// ```
    pub fn extract_document(&self, document: Document<'_>) -> Extraction {
        self.run(document, None, &mut Stopwatch::default())
    }

    /// What was found at each trigger of a text, and why the rest was dropped.
    ///
    /// ```
    /// use paraph::{Document, Extractor};
    ///
    /// let explanation = Extractor::builtin().explain(Document::new("Norway signed the budget bill."));
    /// assert!(explanation.to_string().contains("`not` excludes `bill`"));
    /// ```
    pub fn explain(&self, document: Document<'_>) -> Explanation {
        let mut explanation = Explanation::default();
        let sentences = Some(&mut explanation.sentences);
        let extraction = self.run(document, sentences, &mut Stopwatch::default());
        explanation.extraction = Some(extraction);
        explanation
    }

    /// The time that each stage takes for a text.
    #[doc(hidden)]
    pub fn stages(&self, document: Document<'_>) -> Vec<(&'static str, Duration)> {
        let mut watch = Stopwatch::started();
        self.run(document, None, &mut watch);
        watch.spent()
    }

    fn run(
        &self,
        document: Document<'_>,
        explain: Option<&mut Vec<SentenceExplanation>>,
        watch: &mut Stopwatch,
    ) -> Extraction {
        let Document {
            text,
            id,
            published,
        } = document;
        let inner = &*self.0;
        let Inner {
            gazetteer,
            rules,
            leaders,
            ..
        } = inner;
        let names = text::Names {
            starts: &|rest| starts_with_name(gazetteer, rest),
            is_city: &|name| home::is_city(name, gazetteer),
        };
        let mut reading = text::read(text, &names);
        let published = published.or(reading.dateline);
        let written = circumstance::written(published, reading.day.as_ref());
        if !text::is_english(text) {
            reading.sentences.clear();
            reading
                .limits
                .push("not read: the text is not English".to_string());
        }
        watch.lap(Stage::Read);
        let mut relations = Vec::new();
        let shortcuts = inner.shortcuts && explain.is_none();
        let marks = inner.scan.of_sentences(text, &reading.sentences, gazetteer);
        watch.lap(Stage::LookUp);
        if !shortcuts || scan::may_tell(&marks) {
            let context = Context::new(text, gazetteer);
            let cast = Cast {
                gazetteer,
                leaders,
                context: &context,
                european: is_european(text),
                published,
            };
            let mut pass = Pass {
                text,
                rules,
                cast,
                sentences: &reading.sentences,
                marks: &marks,
                shortcuts,
                explain,
                story: Story::new(gazetteer, home::of(text, reading.here, gazetteer)),
                buffers: Buffers::measured(std::mem::take(watch)),
                anchor: None,
                written,
                here: reading.here,
                noted: 0,
                kept: VecDeque::new(),
                waiting: VecDeque::new(),
                acts: Vec::new(),
                paragraphs: Vec::new(),
            };
            let read = pass.read();
            *watch = std::mem::take(&mut pass.buffers.watch);
            if let Err(limit) = read {
                reading.limits.push(limit);
            }
            let merger = Merger {
                text,
                gazetteer,
                rules,
                story: &pass.story,
                published,
                merge: inner.merge,
            };
            relations = merger.relations(pass.acts, &mut reading.limits);
            watch.lap(Stage::Merge);
        }
        Extraction {
            schema_version: SCHEMA_VERSION,
            id: id.map(str::to_string),
            published,
            limits: reading.limits,
            relations,
        }
    }

    /// The words by which it finds the sentences that can matter.
    #[doc(hidden)]
    pub fn scanned_words(&self) -> &[String] {
        self.0.scan.words()
    }

    /// The names that it knows.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.0.gazetteer
    }

    /// The rules that it applies.
    pub fn rules(&self) -> &RuleSet {
        &self.0.rules
    }
}

impl fmt::Debug for Extractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Extractor")
            .field("gazetteer", &self.0.gazetteer)
            .field("rules", &self.0.rules)
            .finish()
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Extractor::builtin().clone()
    }
}

/// Makes an [`Extractor`] with other names or rules.
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    gazetteer: Option<Gazetteer>,
    rules: Option<RuleSet>,
    merge: bool,
    shortcuts: bool,
}

impl Default for ExtractorBuilder {
    fn default() -> Self {
        ExtractorBuilder {
            gazetteer: None,
            rules: None,
            merge: true,
            shortcuts: true,
        }
    }
}

impl ExtractorBuilder {
    /// The names to use instead of the built-in ones.
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = Some(gazetteer);
        self
    }

    /// The rules to use instead of the built-in ones.
    pub fn rules(mut self, rules: RuleSet) -> Self {
        self.rules = Some(rules);
        self
    }

    /// Whether reports of one act are joined to one relation; they are by default.
    pub fn merge(mut self, merge: bool) -> Self {
        self.merge = merge;
        self
    }

    /// Whether sentences that cannot tell an act are passed over; the relations are the same.
    #[doc(hidden)]
    pub fn shortcuts(mut self, shortcuts: bool) -> Self {
        self.shortcuts = shortcuts;
        self
    }

    /// The extractor. Names and rules were checked when they were made, so that this cannot fail.
    pub fn build(self) -> Extractor {
        let gazetteer = self
            .gazetteer
            .unwrap_or_else(|| Gazetteer::builtin().clone());
        let rules = self.rules.unwrap_or_else(|| RuleSet::builtin().clone());
        Extractor(Arc::new(Inner {
            leaders: Leaders::of(&gazetteer),
            scan: Scan::of(&rules, &gazetteer),
            gazetteer,
            rules,
            merge: self.merge,
            shortcuts: self.shortcuts,
        }))
    }
}

/// Whether a listed name of at least four letters starts a text.
fn starts_with_name(gazetteer: &Gazetteer, rest: &str) -> bool {
    let mut end = rest.len().min(60);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let mut hits = Vec::new();
    gazetteer.hits(&rest[..end], crate::Span::new(0, end), &mut hits);
    hits.first()
        .is_some_and(|hit| hit.span.start == 0 && hit.span.len() >= 4)
}

/// Whether a text speaks of the European Union, so that "Brussels" may be it.
fn is_european(text: &str) -> bool {
    let letter = char::is_alphanumeric;
    let named = text.match_indices("European").any(|(at, european)| {
        let rest = text[at + european.len()..].trim_start();
        ["Union", "Commission", "Parliament"]
            .iter()
            .any(|organ| rest.starts_with(organ))
    });
    // A text that never speaks of Belgium means the Union by its seat.
    named
        || !text.contains("Belgi") && text.contains("Brussels")
        || text.match_indices("EU").any(|(at, acronym)| {
            let before = text[..at].chars().next_back();
            let after = text[at + acronym.len()..].chars().next();
            !before.is_some_and(letter) && !after.is_some_and(letter)
        })
}

/// One pass over the sentences of a document.
///
/// The grammar is read of sentences that can tell an act or that name an agreement. Of the others only the names count, and
/// only of those that stand near before such a sentence. All is noted only when a sentence follows that tells something: most
/// documents have none, and few have one on their last page.
struct Pass<'a, 'e> {
    text: &'a str,
    rules: &'a RuleSet,
    cast: Cast<'a>,
    sentences: &'a [Sentence],
    marks: &'a [Marks],
    shortcuts: bool,
    explain: Option<&'e mut Vec<SentenceExplanation>>,
    story: Story<'a>,
    buffers: Buffers,
    anchor: Anchor,
    /// The day on which the text was written.
    written: Option<Date>,
    /// The place of the dateline.
    here: Option<crate::Span>,
    /// Sentences before this one are noted, but for the names of those that wait.
    noted: usize,
    /// The last sentences that were read and are not noted.
    kept: VecDeque<(usize, Phrase<'a>)>,
    /// Sentences whose names are not noted yet: the last [`WINDOW`] ones.
    waiting: VecDeque<usize>,
    acts: Vec<Act>,
    /// The paragraphs that tell an act.
    paragraphs: Vec<usize>,
}

impl<'a> Pass<'a, '_> {
    /// Reads all sentences, or those before a limit.
    fn read(&mut self) -> Result<(), String> {
        let rules = self.rules;
        let matcher = Matcher {
            rules,
            cast: self.cast,
            explain: self.explain.is_some(),
        };
        let mut acronyms = Acronyms::default();
        let mut refusals = Vec::new();
        // The last sentence that may have told of an agreement.
        let mut known: Option<usize> = None;
        for number in 0..self.sentences.len() {
            if !self.shortcuts {
                self.catch_up(number)?;
            }
            let marks = self.marks[number];
            let sentence = self.sentences[number].span.of(self.text);
            // Acronyms of agreements must be known before a sentence is read that may use them.
            let acronym = acronyms.stand_in(sentence);
            if marks.names_agreement() {
                known = Some(number);
                acronyms.learn(sentence);
            }
            let acted = !self.acts.is_empty();
            let adds = acted && marks.may_add() || marks.may_repeat() && self.told_last(number);
            let before = |known: Option<usize>| Before {
                since: known.map(|known| number - known),
                acted,
            };
            let may_tell = marks.may_tell(before(known)) || acronym && marks.has_trigger() || adds;
            if acronym {
                known = Some(number);
            }
            self.buffers.watch.lap(Stage::LookUp);
            if self.shortcuts && !may_tell {
                continue;
            }
            if acronym {
                self.catch_up(number)?;
            }
            // Where all that counts is whether a rule holds, the tags may already say that none does.
            let idle = self.shortcuts && !adds;
            let before = before(known);
            let holds = Cell::new(false);
            let read = self.phrase_if(number, &|words| {
                holds.set(matcher.may_hold(words, before));
                !idle || holds.get()
            });
            let may_tell = may_tell && holds.get();
            let Some(phrase) = read else {
                continue;
            };
            refusals.clear();
            let mut candidates = matcher.candidates(&phrase, &mut refusals);
            // What nothing before it can help is refused before anything before it is looked at.
            candidates.retain(|candidate| match act::tells_nothing(&phrase, candidate) {
                None => true,
                Some(reason) => {
                    refusals.push(Refusal {
                        trigger: candidate.trigger,
                        rule: rules.rules()[candidate.rule].name.clone(),
                        reason: reason.to_string(),
                    });
                    false
                }
            });
            self.buffers.watch.lap(Stage::Match);
            if idle && candidates.is_empty() {
                self.keep(number, phrase);
                continue;
            }
            self.catch_up(number)?;
            self.noted = number + 1;
            if candidates.is_empty() {
                self.pass_over(number, Some(&phrase));
            } else {
                // Read only without shortcuts, or to explain: a sentence that tells nothing leaves no trace.
                let trace = (!may_tell).then(|| self.story.pacts.clone());
                let mut told = if may_tell {
                    known = Some(number);
                    self.note_waiting();
                    self.note(number, &phrase)
                } else {
                    self.pass_over(number, Some(&phrase));
                    Told::new()
                };
                let before = self.acts.len();
                for candidate in candidates.drain(..) {
                    match self.teller().acts(&phrase, &candidate, &mut told) {
                        Ok(told) => self.take(told),
                        Err(reason) => {
                            let rule = rules.rules()[candidate.rule].name.clone();
                            refusals.push(Refusal {
                                trigger: candidate.trigger,
                                rule,
                                reason,
                            });
                        }
                    }
                }
                if let Some(pacts) = trace.filter(|_| self.acts.len() == before) {
                    self.story.pacts = pacts;
                }
            }
            // Who is near is counted from here, whether or not the sentence was noted.
            self.story.begin_sentence(number + 1);
            self.repeat(number, &phrase);
            self.stand_by(&phrase);
            act::help_those_who_talk(phrase.sentence.span, &mut self.acts);
            let mut acts = std::mem::take(&mut self.acts);
            self.teller().signers(&phrase, &mut acts);
            self.acts = acts;
            self.buffers.watch.lap(Stage::Refer);
            if let Some(explain) = self.explain.as_deref_mut() {
                explain.push(SentenceExplanation::new(&phrase, &refusals));
            }
            if self.acts.len() > MAX_RELATIONS {
                self.acts.truncate(MAX_RELATIONS);
                return Err(format!(
                    "not read: relations after the first {MAX_RELATIONS}"
                ));
            }
        }
        // What was told may be named later: "The pact is called the Lutz Treaty."
        if self.acts.is_empty() {
            return Ok(());
        }
        self.catch_up(self.sentences.len())
    }

    /// Acts that a pro-verb tells again of another party: "followed by Chile".
    fn repeat(&mut self, number: usize, phrase: &Phrase<'_>) {
        let last = number.checked_sub(1).map(|last| self.sentences[last].span);
        let echoes = echo::candidates(phrase, self.cast, self.rules, &self.acts, last);
        if !echoes.is_empty() {
            self.note_waiting();
        }
        for echo in echoes {
            let told = self.acts[echo.of].clone();
            let (Some(pact), Some(agreement)) = (told.pact, &echo.candidate.agreement) else {
                continue;
            };
            let antecedent = self.story.pacts.get(pact).span;
            // "Egypt signed a treaty with Israel. Jordan followed": with another one, and with Israel.
            let another = told.kind == RelationKind::Signed
                && told.sentence != phrase.sentence.span
                && echo::faces_one(&told);
            let pact = if another {
                self.story.pacts.another(pact)
            } else {
                pact
            };
            let mut known = match agreement.instance {
                Instance::Omitted => vec![(agreement.at, pact, Some(antecedent))],
                _ => Vec::new(),
            };
            if let Ok(mut acts) = self.teller().acts(phrase, &echo.candidate, &mut known) {
                for act in &mut acts {
                    act.face(&told, echo.beside);
                    if another {
                        act.face_again(&told);
                    }
                }
                self.take(acts);
            }
        }
    }

    /// Who helped with an act that the sentence tells, or was against it: "agreed on a truce under Qatari mediation".
    fn stand_by(&mut self, phrase: &Phrase<'_>) {
        for bystander in bystander::candidates(phrase, self.cast, self.rules, &self.acts) {
            let told = self.acts[bystander.of].clone();
            let (Some(pact), Some(agreement)) = (told.pact, &bystander.candidate.agreement) else {
                continue;
            };
            let antecedent = self.story.pacts.get(pact).span;
            let mut known = vec![(agreement.at, pact, Some(antecedent))];
            if let Ok(mut acts) = self.teller().acts(phrase, &bystander.candidate, &mut known) {
                for act in &mut acts {
                    act.stand_by(&told);
                }
                acts.retain(|act| !act.agents.is_empty() || !act.bodies.is_empty());
                self.take(acts);
            }
        }
    }

    /// Takes in what a sentence tells. Paragraphs are numbered among those that tell an act, so that others do not change how
    /// far apart two acts are.
    fn take(&mut self, told: Vec<Act>) {
        let new = self.acts.len();
        for mut act in told {
            if self.paragraphs.last() != Some(&act.paragraph) {
                self.paragraphs.push(act.paragraph);
            }
            act.rank = self.paragraphs.len() - 1;
            self.acts.push(act);
        }
        merge::identify(&self.acts, new, &mut self.story.pacts);
    }

    /// Whether the sentence before told an act.
    fn told_last(&self, number: usize) -> bool {
        let last = self.acts.last().map(|act| act.sentence);
        number > 0 && last == Some(self.sentences[number - 1].span)
    }

    fn teller(&mut self) -> Teller<'a, '_> {
        Teller {
            gazetteer: self.cast.gazetteer,
            cast: self.cast,
            story: &mut self.story,
            published: self.written,
            anchor: &mut self.anchor,
            here: self.here,
        }
    }

    /// The sentence, if its tags show that it is wanted.
    fn phrase_if(
        &mut self,
        number: usize,
        wanted: &dyn Fn(&Tagged<'_>) -> bool,
    ) -> Option<Phrase<'a>> {
        self.buffers.watch.lap(Stage::Refer);
        let rules = self.rules;
        let is_verb = |lemma: &str| {
            factuality::is_operator(lemma)
                || lexicon::is(lemma, Class::Support)
                || rules.triggers(lemma).iter().any(|trigger| trigger.verbal)
        };
        Phrase::read(
            self.text,
            self.sentences[number],
            self.cast.gazetteer,
            self.story.pacts.acronyms(),
            &is_verb,
            wanted,
            &mut self.buffers,
        )
    }

    /// Notes all that a sentence names.
    fn note(&mut self, number: usize, phrase: &Phrase<'_>) -> Told {
        self.story.begin_sentence(number + 1);
        self.teller().note(phrase)
    }

    /// Notes what stands before a sentence, and was not noted yet.
    fn catch_up(&mut self, to: usize) -> Result<(), String> {
        while self.noted < to {
            let number = self.noted;
            self.check_named(number)?;
            let kept = self.kept.pop_front_if(|(kept, _)| *kept == number);
            self.pass_over(number, kept.as_ref().map(|(_, phrase)| phrase));
            self.noted += 1;
        }
        self.check_named(to)
    }

    fn check_named(&self, number: usize) -> Result<(), String> {
        let Some(sentence) = self.sentences.get(number) else {
            return Ok(());
        };
        if self.story.named() <= MAX_NAMED {
            return Ok(());
        }
        let start = sentence.span.start;
        Err(format!(
            "not read: what stands after byte {start}, where {MAX_NAMED} agreements and people were named"
        ))
    }

    /// Keeps a sentence that tells nothing until it is noted. Of many only the last are kept, the others are read again.
    fn keep(&mut self, number: usize, phrase: Phrase<'a>) {
        if self.kept.len() == WINDOW {
            self.kept.pop_front();
        }
        self.kept.push_back((number, phrase));
    }

    /// A sentence that tells no act: the agreements that it names are noted now, its names when they are looked back at.
    fn pass_over(&mut self, number: usize, read: Option<&Phrase<'a>>) {
        if self.names_agreement(number) {
            self.note_waiting();
            if let Some(phrase) = read {
                self.note(number, phrase);
            } else if let Some(phrase) = self.phrase_if(number, &|_| true) {
                self.note(number, &phrase);
            }
            return;
        }
        if !self.shortcuts {
            self.story.begin_sentence(number + 1);
        }
        if self.waiting.len() == WINDOW {
            self.waiting.pop_front();
        }
        self.waiting.push_back(number);
    }

    fn names_agreement(&self, number: usize) -> bool {
        let sentence = self.sentences[number].span.of(self.text);
        self.marks[number].names_agreement() || holds_acronym(sentence, self.story.pacts.acronyms())
    }

    /// Notes the names of the sentences that wait for it.
    fn note_waiting(&mut self) {
        while let Some(number) = self.waiting.pop_front() {
            self.buffers.watch.lap(Stage::Refer);
            let phrase = Phrase::names_only(
                self.text,
                self.sentences[number],
                self.cast.gazetteer,
                self.story.pacts.acronyms(),
                &mut self.buffers,
            );
            self.story.begin_sentence(number + 1);
            self.teller().note_names(&phrase);
        }
    }
}
