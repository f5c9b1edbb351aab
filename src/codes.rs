//! The codes that political scientists use: a relation's kind and modality → PLOVER event and CAMEO code; a state → its
//! Correlates of War number.
//!
//! A state's [`Entity::id`] is its ISO 3166 alpha-3 code already. The two tables, `seeds/codes.tsv` and `seeds/cow.tsv`, can be
//! joined as they are in R or pandas; each line of the first names the section of the codebook that it rests on.
//!
//! ```
//! use paraph::Extractor;
//!
//! let extraction = Extractor::builtin().extract("Peru and Chile signed a border treaty. Peru will sign a trade pact with Japan.");
//! let [treaty, pact] = extraction.relations() else { panic!("two acts are told") };
//!
//! // PLOVER counts a signing as SUPPORT, and a promised one as AGREE.
//! assert_eq!(treaty.plover().map(|plover| plover.event), Some("SUPPORT"));
//! assert_eq!(pact.plover().map(|plover| plover.event), Some("AGREE"));
//! assert_eq!(treaty.cameo(), Some("057"));
//!
//! let parties: Vec<_> = treaty.agents.iter().map(|party| (party.id.as_deref(), party.cow())).collect();
//! assert_eq!(parties, [(Some("PER"), Some(135)), (Some("CHL"), Some(155))]);
//! ```
//!
//! # What is lost
//!
//! The mapping is lossy, and in one direction only. PLOVER and CAMEO were made for all that states and armed groups do to each
//! other; of treaties they know little:
//!
//! - Twenty kinds become six PLOVER events. Signing, initialling, ratifying, acceding and concluding are all SUPPORT and 057.
//! - What no party does has no code: an entry into force, an expiry, being a party, the use of a clause.
//! - A negative act ("did not sign") has no code: PLOVER leaves negated events out, and a relation does not tell a refusal, which
//!   would be REJECT, from an act that has not come yet.
//! - Neither scheme has an event for a claim. Only an alleged breach is one, of who says so: ACCUSE and 112.
//! - PLOVER codes no appeals; CAMEO does (02). In 02 and in ACCUSE of an alleged breach the source actor is
//!   [`Relation::source`], and the agents are its target.
//! - A breach is REJECT and 128, "defy norms, law". Of a ceasefire CAMEO would say 196 where it is fought; the kind alone does
//!   not tell.
//! - PLOVER's events have contexts such as `military` or `economic`. They depend on the agreement and are not given; `future` and
//!   `hypothetical` are.

use once_cell::sync::Lazy;

use crate::hash::Table;
use crate::relation::{Entity, Modality, Polarity, Relation, RelationKind};

/// An event of PLOVER, the Political Language Ontology for Verifiable Event Records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Plover {
    /// The category: `AGREE`, `CONSULT`, `SUPPORT`, `ACCUSE`, `REJECT` or `SANCTION`.
    pub event: &'static str,
    /// How, where the category has a mode for it.
    pub mode: Option<&'static str>,
    /// `future` or `hypothetical`, where the act is not reported as done.
    pub context: Option<&'static str>,
}

/// A line of `seeds/codes.tsv`: what a kind and modality are called elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Code {
    /// The event of PLOVER, where there is one.
    pub plover: Option<Plover>,
    /// The code of CAMEO (Conflict and Mediation Event Observations), where there is one: three or four digits.
    pub cameo: Option<&'static str>,
    /// The section of the codebook that says so, or why there is no code.
    pub source: &'static str,
}

static CODES: Lazy<Table<(&str, &str), Code>> = Lazy::new(|| {
    rows(include_str!("../seeds/codes.tsv"))
        .filter_map(|fields| {
            let [kind, modality, event, mode, context, cameo, source] = fields[..] else {
                return None;
            };
            let plover = some(event).map(|event| Plover {
                event,
                mode: some(mode),
                context: some(context),
            });
            let cameo = some(cameo);
            Some((
                (kind, modality),
                Code {
                    plover,
                    cameo,
                    source,
                },
            ))
        })
        .collect()
});

static COW: Lazy<Table<&str, u16>> = Lazy::new(|| {
    rows(include_str!("../seeds/cow.tsv"))
        .filter_map(|fields| Some((*fields.first()?, fields.get(1)?.parse().ok()?)))
        .collect()
});

/// The lines of a table below its comments and its head.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
}

fn some(field: &'static str) -> Option<&'static str> {
    (!field.is_empty()).then_some(field)
}

/// What a kind and modality are called by PLOVER and CAMEO; `None` for a kind of your own rules.
///
/// ```
/// use paraph::{Modality, RelationKind, codes};
///
/// let code = codes::of(&RelationKind::Withdrew, Modality::Asserted).unwrap();
/// assert_eq!(code.plover.unwrap().event, "SANCTION");
/// assert_eq!(code.plover.unwrap().mode, Some("withdraw"));
/// assert_eq!(code.cameo, Some("160"));
/// assert_eq!(code.source, "PLOVER SANCTION, mode withdraw; CAMEO 160");
/// ```
pub fn of(kind: &RelationKind, modality: Modality) -> Option<Code> {
    CODES.get(&(kind.as_str(), modality.as_str())).copied()
}

/// The Correlates of War state number of a country, by its id; `None` where COW counts no state.
///
/// A state of the past that COW counts as one with a later one has the same number as that one.
///
/// ```
/// use paraph::codes;
///
/// assert_eq!(codes::cow("JPN"), Some(740));
/// assert_eq!(codes::cow("SUN"), codes::cow("RUS"));
/// assert_eq!(codes::cow("VAT"), None);
/// ```
pub fn cow(id: &str) -> Option<u16> {
    COW.get(id).copied()
}

impl Relation {
    /// The event of PLOVER that comes nearest; none for a negative act. What is lost: [`codes`](crate::codes).
    ///
    /// ```
    /// use paraph::Extractor;
    ///
    /// let extraction = Extractor::builtin().extract("Norway has not ratified the High Seas Treaty.");
    /// assert_eq!(extraction.relations()[0].plover(), None);
    /// ```
    pub fn plover(&self) -> Option<Plover> {
        self.code()?.plover
    }

    /// The code of CAMEO that comes nearest; none for a negative act. What is lost: [`codes`](crate::codes).
    pub fn cameo(&self) -> Option<&'static str> {
        self.code()?.cameo
    }

    fn code(&self) -> Option<Code> {
        (self.polarity == Polarity::Positive)
            .then(|| of(&self.kind, self.modality))
            .flatten()
    }
}

impl Entity {
    /// The Correlates of War state number, for a state that has one.
    pub fn cow(&self) -> Option<u16> {
        self.id.as_deref().and_then(cow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{CountryKind, EntityType, Gazetteer};
    use std::collections::{BTreeMap, BTreeSet};

    /// The categories of the manual, and the modes that it gives for those which we use.
    const EVENTS: [(&str, &[&str]); 16] = [
        ("AGREE", &[]),
        (
            "CONSULT",
            &["visit", "third-party", "multilateral", "phone"],
        ),
        ("SUPPORT", &[]),
        ("CONCEDE", &[]),
        ("COOPERATE", &[]),
        ("AID", &[]),
        ("RETREAT", &[]),
        ("DEMAND", &[]),
        ("ACCUSE", &[]),
        ("REJECT", &["assist", "change", "yield", "meet"]),
        ("THREATEN", &[]),
        ("PROTEST", &[]),
        (
            "SANCTION",
            &["convict", "cancel", "expel", "withdraw", "sever"],
        ),
        ("MOBILIZE", &[]),
        ("COERCE", &[]),
        ("ASSAULT", &[]),
    ];

    #[test]
    fn every_kind_and_modality_has_one_line_with_its_source() {
        let lines = rows(include_str!("../seeds/codes.tsv"));
        assert_eq!(
            lines.count(),
            RelationKind::BUILTIN.len() * Modality::ALL.len()
        );
        for kind in &RelationKind::BUILTIN {
            for modality in Modality::ALL {
                let code = of(kind, *modality).expect("a line");
                let coded = code.plover.is_some() || code.cameo.is_some();
                assert_eq!(
                    code.source.starts_with("none: "),
                    !coded,
                    "{kind} {modality}"
                );
                for (name, used) in [
                    ("PLOVER", code.plover.map(|plover| plover.event)),
                    ("CAMEO", code.cameo),
                ] {
                    if let Some(used) = used {
                        assert!(
                            code.source.contains(name) && code.source.contains(used),
                            "{kind} {modality}: {used}"
                        );
                    }
                }
            }
        }
        assert_eq!(
            of(
                &RelationKind::Custom("sanctioned".into()),
                Modality::Asserted
            ),
            None
        );
    }

    #[test]
    fn events_modes_and_codes_are_those_of_the_codebooks() {
        for code in CODES.values() {
            if let Some(plover) = code.plover {
                let (_, modes) = EVENTS
                    .iter()
                    .find(|(event, _)| *event == plover.event)
                    .expect(plover.event);
                assert!(
                    plover.mode.is_none_or(|mode| modes.contains(&mode)),
                    "{plover:?}"
                );
                assert!(
                    plover
                        .context
                        .is_none_or(|context| matches!(context, "future" | "hypothetical"))
                );
            }
            if let Some(cameo) = code.cameo {
                let category: u32 = cameo[..2].parse().expect("two digits");
                assert!(
                    (3..=4).contains(&cameo.len()) && cameo.bytes().all(|b| b.is_ascii_digit())
                );
                assert!((1..=20).contains(&category));
            }
        }
    }

    #[test]
    fn where_both_schemes_have_a_code_they_are_the_same_category() {
        // The two-digit categories of CAMEO became the events of PLOVER.
        let became = |cameo: &str| match &cameo[..2] {
            "03" => "AGREE",
            "04" => "CONSULT",
            "05" => "SUPPORT",
            "11" => "ACCUSE",
            "12" => "REJECT",
            "16" => "SANCTION",
            _ => "",
        };
        for ((kind, modality), code) in CODES.iter() {
            if let (Some(plover), Some(cameo)) = (code.plover, code.cameo) {
                assert_eq!(became(cameo), plover.event, "{kind} {modality}");
            }
        }
    }

    #[test]
    fn every_country_of_today_but_the_vatican_has_a_cow_number_of_its_own() {
        let gazetteer = Gazetteer::builtin();
        let mut states: BTreeMap<u16, &str> = BTreeMap::new();
        let mut without = Vec::new();
        for entry in gazetteer
            .entries()
            .filter(|entry| entry.country_kind() == Some(CountryKind::Country))
        {
            match cow(entry.id()) {
                Some(number) => assert_eq!(states.insert(number, entry.id()), None, "{number}"),
                None => without.push(entry.id()),
            }
        }
        // The 193 members of the United Nations.
        assert_eq!((states.len(), without), (193, vec!["VAT"]));
    }

    #[test]
    fn a_number_is_shared_only_where_the_table_says_as_whom() {
        let mut own: BTreeMap<&str, &str> = BTreeMap::new();
        let mut abbreviations = BTreeSet::new();
        let gazetteer = Gazetteer::builtin();
        for fields in rows(include_str!("../seeds/cow.tsv")) {
            let [id, number, abbreviation, same] = fields[..] else {
                panic!("{fields:?}");
            };
            let known = gazetteer.entries().any(|entry| {
                entry.id() == id
                    && matches!(
                        entry.entity_type(),
                        EntityType::Country | EntityType::Territory
                    )
            });
            assert!(known, "{id} is in no table of countries");
            if same.is_empty() {
                assert_eq!(own.insert(number, id), None, "{number}");
                assert!(abbreviations.insert(abbreviation), "{abbreviation}");
            } else {
                assert_eq!(own.get(number), Some(&same), "{id}");
            }
        }
        assert!(own.len() > 193);
    }
}
