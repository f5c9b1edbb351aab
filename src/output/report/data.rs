//! Articles → what the page's script reads: paragraphs, and relations whose evidence is counted in them.
//!
//! JavaScript counts UTF-16 units; so do the places here, from the start of their paragraph. Parties and agreements are listed
//! once for all articles, so that the page can join what several articles say of one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Article;
use crate::codes::Plover;
use crate::gazetteer::EntityType;
use crate::relation::{
    Entity, Evidence, Grade, Modality, Person, Place, Polarity, Relation, Role, Via,
};
use crate::span::Span;

/// A text of more bytes than this is shown around its evidence only.
const WHOLE: usize = 200_000;

/// A line of more bytes than this is shown in pieces.
const LINE: usize = 20_000;

/// A first paragraph of up to so many bytes is a title.
const TITLE: usize = 200;

#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Data {
    pub(super) title: String,
    parties: Vec<Party>,
    agreements: Vec<Named>,
    articles: Vec<Shown>,
    #[serde(skip)]
    party_numbers: BTreeMap<String, usize>,
    #[serde(skip)]
    agreement_numbers: BTreeMap<String, usize>,
}

#[derive(Clone, Debug, Serialize)]
struct Party {
    id: Option<String>,
    name: String,
    #[serde(rename = "type")]
    entity_type: EntityType,
}

/// An agreement or object that acts are on.
#[derive(Clone, Debug, Serialize)]
struct Named {
    name: String,
    id: Option<String>,
    /// Whether only one article speaks of it: "the deal" of another article is another deal.
    local: bool,
}

#[derive(Clone, Debug, Serialize)]
struct Shown {
    id: Option<String>,
    title: String,
    headline: Headline,
    published: Option<String>,
    limits: Vec<String>,
    /// Its paragraphs; `null` where some are left out.
    text: Vec<Option<String>>,
    relations: Vec<Act>,
}

/// Where the title comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Headline {
    /// From the caller.
    Given,
    /// It is the first paragraph.
    First,
    /// There is none; the first words stand for it in lists.
    None,
}

#[derive(Clone, Debug, Serialize)]
struct Act {
    id: String,
    kind: String,
    modality: Modality,
    negative: bool,
    source: Option<String>,
    grade: Grade,
    key: String,
    agents: Vec<Counted>,
    counterparties: Vec<Counted>,
    people: Vec<Person>,
    bodies: Vec<crate::relation::Body>,
    agreement: Option<usize>,
    date: Option<Dated>,
    place: Option<Place>,
    plover: Option<Plover>,
    cameo: Option<&'static str>,
    symmetric: bool,
    evidence: Vec<Told>,
}

/// A number of a party, and how many it is.
#[derive(Clone, Debug, Serialize)]
struct Counted(usize, Option<u32>);

#[derive(Clone, Debug, Serialize)]
struct Dated {
    text: String,
    iso: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Told {
    rule: String,
    sentence: Vec<Spot>,
    trigger: Vec<Spot>,
    arguments: Vec<Filled>,
}

#[derive(Clone, Debug, Serialize)]
struct Filled {
    role: Role,
    via: Via,
    spots: Vec<Spot>,
    /// What a reference refers to.
    antecedent: Vec<Spot>,
}

/// A paragraph, and from where to where in it, in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Spot(usize, usize, usize);

impl Data {
    pub(super) fn add(&mut self, article: &Article<'_>) {
        let number = self.articles.len();
        let paragraphs = Paragraphs::new(article);
        let (headline, title) = title(article, &paragraphs);
        let relations = article.extraction.relations.iter();
        let shown = Shown {
            id: article.id.map(str::to_string),
            title,
            headline,
            published: article.published.map(|date| date.to_string()),
            limits: article.extraction.limits.clone(),
            relations: relations
                .map(|relation| self.act(relation, number, article.text, &paragraphs))
                .collect(),
            text: paragraphs.texts(article.text),
        };
        self.articles.push(shown);
    }

    fn act(
        &mut self,
        relation: &Relation,
        article: usize,
        text: &str,
        paragraphs: &Paragraphs,
    ) -> Act {
        Act {
            id: relation.id.clone(),
            kind: relation.kind.to_string(),
            modality: relation.modality,
            negative: relation.polarity == Polarity::Negative,
            source: relation.source.clone(),
            grade: relation.grade,
            key: relation.act_key.clone(),
            agents: self.parties(&relation.agents),
            counterparties: self.parties(&relation.counterparties),
            people: relation.people.clone(),
            bodies: relation.bodies.clone(),
            agreement: self.about(relation, article),
            date: relation.date.as_ref().map(|date| Dated {
                text: date.text.clone(),
                iso: date.iso.map(|iso| iso.to_string()),
            }),
            place: relation.place.clone(),
            plover: relation.plover(),
            cameo: relation.cameo(),
            symmetric: relation.kind.is_symmetric(),
            evidence: relation
                .evidence
                .iter()
                .map(|evidence| told(evidence, text, paragraphs))
                .collect(),
        }
    }

    fn parties(&mut self, entities: &[Entity]) -> Vec<Counted> {
        let mut numbers = Vec::new();
        for entity in entities {
            let key = entity
                .id
                .clone()
                .unwrap_or_else(|| format!(" {}", entity.name));
            let next = self.parties.len();
            let number = *self.party_numbers.entry(key).or_insert(next);
            if number == next {
                self.parties.push(Party {
                    id: entity.id.clone(),
                    name: entity.name.clone(),
                    entity_type: entity.entity_type.clone(),
                });
            }
            numbers.push(Counted(number, entity.count));
        }
        numbers
    }

    /// The number of what the act is on. Agreements of two articles are one where they have an id or a proper name.
    fn about(&mut self, relation: &Relation, article: usize) -> Option<usize> {
        let (id, name) = match (&relation.agreement, &relation.object) {
            (Some(agreement), _) => (agreement.id.clone(), agreement.name.clone()),
            (None, Some(object)) => (None, object.text.clone()),
            (None, None) => return None,
        };
        let local = id.is_none() && !is_proper(&name);
        let key = match &id {
            Some(id) => id.clone(),
            None if local => format!(" {article} {}", name.to_lowercase()),
            None => format!(" {}", name.to_lowercase()),
        };
        let next = self.agreements.len();
        let number = *self.agreement_numbers.entry(key).or_insert(next);
        if number == next {
            self.agreements.push(Named { name, id, local });
        }
        Some(number)
    }
}

/// The title of an article, and where it comes from.
fn title(article: &Article<'_>, paragraphs: &Paragraphs) -> (Headline, String) {
    if let Some(title) = article.title {
        return (Headline::Given, title.to_string());
    }
    let first = paragraphs
        .shown
        .first()
        .map_or("", |span| span.of(article.text).trim());
    if paragraphs.shown.len() > 1 && first.len() <= TITLE {
        return (Headline::First, first.to_string());
    }
    let mut words = String::new();
    for word in first.split_whitespace() {
        if words.len() + word.len() > TITLE / 2 {
            words.push('…');
            break;
        }
        words.push_str(if words.is_empty() { "" } else { " " });
        words.extend(word.chars().take(TITLE / 2));
    }
    match article.id {
        Some(id) if words.is_empty() => (Headline::None, id.to_string()),
        _ => (Headline::None, words),
    }
}

/// Whether a name is one agreement's own: at least three of its words have a capital, as in "High Seas Treaty", while
/// "Mchinji treaty" may be another one elsewhere.
fn is_proper(name: &str) -> bool {
    name.split([' ', '-'])
        .filter(|word| word.starts_with(char::is_uppercase))
        .count()
        >= 3
}

fn told(evidence: &Evidence, text: &str, paragraphs: &Paragraphs) -> Told {
    let spots = |span| paragraphs.spots(text, span);
    Told {
        rule: evidence.rule.clone(),
        sentence: spots(evidence.span),
        trigger: spots(evidence.trigger),
        arguments: evidence
            .arguments
            .iter()
            .map(|argument| Filled {
                role: argument.role,
                via: argument.via,
                spots: spots(argument.span),
                antecedent: argument.antecedent.map_or_else(Vec::new, &spots),
            })
            .collect(),
    }
}

/// The paragraphs that are shown, in the order of the text.
struct Paragraphs {
    shown: Vec<Span>,
    /// Before which of them some are left out.
    gaps: Vec<bool>,
}

impl Paragraphs {
    fn new(article: &Article<'_>) -> Self {
        let all = paragraphs(article.text);
        let mut kept = vec![article.text.len() <= WHOLE; all.len()];
        if let Some(first) = kept.first_mut() {
            *first = true;
        }
        let evidence = article
            .extraction
            .relations
            .iter()
            .flat_map(|relation| &relation.evidence);
        for evidence in evidence {
            let arguments = evidence.arguments.iter().map(|argument| argument.span);
            for span in arguments.chain([evidence.span]) {
                let from = all.partition_point(|paragraph| paragraph.end <= span.start);
                let to = all.partition_point(|paragraph| paragraph.start < span.end);
                // With the paragraph before and the one after it.
                for keep in kept.iter_mut().take(to + 1).skip(from.saturating_sub(1)) {
                    *keep = true;
                }
            }
        }
        let mut paragraphs = Paragraphs {
            shown: Vec::new(),
            gaps: Vec::new(),
        };
        let mut gap = false;
        for (span, keep) in all.into_iter().zip(kept) {
            if keep {
                paragraphs.shown.push(span);
                paragraphs.gaps.push(gap);
            }
            gap = !keep;
        }
        paragraphs
    }

    /// Their texts, with `None` for a gap.
    fn texts(&self, text: &str) -> Vec<Option<String>> {
        let mut texts = Vec::new();
        for (span, gap) in self.shown.iter().zip(&self.gaps) {
            if *gap {
                texts.push(None);
            }
            texts.push(Some(span.of(text).to_string()));
        }
        texts
    }

    /// Where a span lies; in several paragraphs where it goes over an end.
    fn spots(&self, text: &str, span: Span) -> Vec<Spot> {
        let from = self
            .shown
            .partition_point(|paragraph| paragraph.end <= span.start);
        let mut gaps = self.gaps[..from].iter().filter(|gap| **gap).count();
        let mut spots = Vec::new();
        for (at, paragraph) in self.shown.iter().enumerate().skip(from) {
            if paragraph.start >= span.end {
                break;
            }
            gaps += usize::from(self.gaps[at]);
            let start = span.start.max(paragraph.start);
            let end = span.end.min(paragraph.end);
            let units = |from: usize, to: usize| text[from..to].encode_utf16().count();
            let before = units(paragraph.start, start);
            spots.push(Spot(at + gaps, before, before + units(start, end)));
        }
        spots
    }
}

/// The paragraphs of a text: what blank lines part or, where there are none, its lines. Blank ones are left out.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        lines.push(Span::new(start, start + line.trim_end().len()));
        start += line.len();
    }
    let parted = lines.iter().any(|line| line.is_empty());
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut open = false;
    for line in lines {
        match paragraphs.last_mut() {
            Some(last) if open && parted && !line.is_empty() && last.len() < LINE => {
                last.end = line.end
            }
            _ if !line.is_empty() => paragraphs.extend(pieces(text, line)),
            _ => {}
        }
        open = !line.is_empty();
    }
    paragraphs
}

/// A line, cut after a blank where it is very long.
fn pieces(text: &str, line: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = line.start;
    while line.end - start > LINE {
        let window = &text[start..text.floor_char_boundary(start + LINE)];
        let cut = window.rfind(' ').map_or(window.len(), |blank| blank + 1);
        pieces.push(Span::new(start, start + cut));
        start += cut;
    }
    pieces.push(Span::new(start, line.end));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Extractor};

    fn shown(text: &str) -> Data {
        let extraction = Extractor::builtin().extract_document(Document::new(text));
        let mut data = Data::default();
        data.add(&Article::new(text, &extraction));
        data
    }

    /// The words at a spot.
    fn words(data: &Data, spots: &[Spot]) -> String {
        let text = &data.articles[0].text;
        spots
            .iter()
            .map(|Spot(at, from, to)| {
                let units: Vec<u16> = text[*at].as_deref().unwrap_or("").encode_utf16().collect();
                String::from_utf16_lossy(&units[*from..*to])
            })
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn spots_count_utf16_units_in_their_paragraph() {
        let data =
            shown("😀 São Tomé in the news\n\nLima 😀 saw it: Peru and Chile signed a tax treaty.");
        let told = &data.articles[0].relations[0].evidence[0];
        assert_eq!(words(&data, &told.trigger), "signed");
        let roles: Vec<_> = told
            .arguments
            .iter()
            .map(|filled| words(&data, &filled.spots))
            .collect();
        assert!(
            roles.contains(&"Peru".to_string()) && roles.contains(&"tax treaty".to_string()),
            "{roles:?}"
        );
    }

    #[test]
    fn every_spot_of_the_own_articles_has_the_words_of_its_span() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/articles");
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|ending| ending != "txt") {
                continue;
            }
            let text = std::fs::read_to_string(path).expect("text");
            let extraction = Extractor::builtin().extract(&text);
            let data = shown(&text);
            for (relation, act) in extraction.relations.iter().zip(&data.articles[0].relations) {
                for (evidence, told) in relation.evidence.iter().zip(&act.evidence) {
                    assert_eq!(words(&data, &told.trigger), evidence.trigger.of(&text));
                    for (argument, filled) in evidence.arguments.iter().zip(&told.arguments) {
                        assert_eq!(words(&data, &filled.spots), argument.span.of(&text));
                        seen += 1;
                    }
                }
            }
        }
        assert!(seen > 500, "{seen}");
    }

    #[test]
    fn a_short_first_paragraph_is_the_title() {
        let cases = [
            (
                "A treaty at last\n\nPeru and Chile signed it.",
                Headline::First,
                "A treaty at last",
            ),
            (
                "Peru and Chile signed a tax treaty.",
                Headline::None,
                "Peru and Chile signed a tax treaty.",
            ),
        ];
        for (text, headline, title) in cases {
            let article = &shown(text).articles[0];
            assert_eq!(
                (article.headline, article.title.as_str()),
                (headline, title)
            );
        }
    }

    #[test]
    fn lines_are_paragraphs_only_where_no_blank_line_parts_them() {
        assert_eq!(paragraphs("a\nb\n\nc\r\n \r\n\nd").len(), 3);
        assert_eq!(paragraphs("a\nb\nc\n").len(), 3);
        assert_eq!(paragraphs("").len(), 0);
    }

    #[test]
    fn paragraphs_hold_the_whole_text_but_blanks() {
        let long = "word ".repeat(LINE);
        for text in ["a\nb\n\n  c\n\n\nd ", long.as_str(), "\u{3000}\n\né"] {
            let kept: usize = paragraphs(text)
                .iter()
                .map(|span| span.of(text).split_whitespace().count())
                .sum();
            assert_eq!(kept, text.split_whitespace().count());
        }
        assert!(paragraphs(&long).len() > 4);
    }

    #[test]
    fn of_a_long_text_what_is_far_from_the_evidence_is_left_out() {
        let filler =
            "Nothing happened here today, and nobody was there to see it.\n\n".repeat(5_000);
        let text = format!("{filler}Peru and Chile signed a tax treaty.\n\n{filler}");
        let data = shown(&text);
        let article = &data.articles[0];
        assert!(article.text.len() < 20, "{}", article.text.len());
        assert!(article.text.contains(&None));
        assert_eq!(
            words(&data, &article.relations[0].evidence[0].trigger),
            "signed"
        );
    }

    #[test]
    fn agreements_of_two_articles_are_one_only_by_id_or_proper_name() {
        let mut data = Data::default();
        for _ in 0..2 {
            let text = "Norway ratified the High Seas Treaty. Peru and Chile signed a tax treaty.";
            let extraction = Extractor::builtin().extract(text);
            data.add(&Article::new(text, &extraction));
        }
        let count = |part: &str| {
            data.agreements
                .iter()
                .filter(|named| named.name.contains(part))
                .count()
        };
        assert_eq!(
            (count("High Seas"), count("tax treaty")),
            (1, 2),
            "{:?}",
            data.agreements
        );
    }
}
