//! **Mention**, agreements: a noun group → what it says of an agreement.
//!
//! Two thirds of the agreements in news are descriptions: "a bilateral security deal", "an agreement
//! to end their 40-year conflict". The head noun says that it is one, the modifiers which: field,
//! parties ("Japan-Philippines", "with Australia"), instance ("another", "such", "2015").

use crate::actor::{Actor, Cast};
use crate::gazetteer::{AgreementKind, EntryId};
use crate::inflection::{WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::mention::{self, NameClass};
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::{Label, Tag};
use crate::token;

/// How an agreement is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Instance {
    /// "the pact", "this pact", or a proper name.
    Definite,
    /// "a pact", "pacts".
    Indefinite,
    /// "such a pact", "a similar deal", "the third such agreement": another of the same type.
    Another,
    /// "it", "them".
    Pronoun,
    /// Left out: "has yet to ratify", "its ratification is expected".
    Omitted,
}

/// An agreement as one noun group tells of it.
#[derive(Clone, Debug)]
pub(crate) struct Described {
    pub(crate) at: usize,
    /// The words that say what it is.
    pub(crate) span: Span,
    pub(crate) name: String,
    /// What says nothing by itself, with its parties: "agreement with B".
    pub(crate) with_parties: Option<String>,
    pub(crate) proper: bool,
    pub(crate) entries: Vec<EntryId>,
    pub(crate) acronym: Option<String>,
    /// The head noun's lemma.
    pub(crate) head: String,
    /// The lemmas of the modifiers that say which.
    pub(crate) content: Vec<String>,
    pub(crate) instance: Instance,
    pub(crate) plural: bool,
    pub(crate) year: Option<String>,
    /// Parties that the group names itself.
    pub(crate) parties: Vec<Actor>,
    /// Says nothing by itself: "the deal", "it".
    pub(crate) bare: bool,
    /// One of a row between the same parties: "a second pact".
    pub(crate) sequel: bool,
    /// Pointed at: "this historic deal".
    pub(crate) pointed: bool,
    /// A name that many agreements bear: "the Free Trade Agreement with B".
    pub(crate) shared: bool,
}

impl Described {
    /// What a word alone says.
    fn new(phrase: &Phrase<'_>, at: usize) -> Self {
        Described {
            at,
            span: phrase.span(at),
            name: String::new(),
            with_parties: None,
            proper: false,
            entries: Vec::new(),
            acronym: None,
            head: phrase.lemma(at).to_string(),
            content: Vec::new(),
            instance: Instance::Indefinite,
            plural: matches!(phrase.tag(at), Tag::Nns | Tag::Nnps),
            year: None,
            parties: Vec::new(),
            bare: false,
            sequel: false,
            pointed: false,
            shared: false,
        }
    }
}

/// "an accord that lets canoes back": a clause without a comma says which.
fn says_which(phrase: &Phrase<'_>, noun: usize, clause: usize) -> bool {
    phrase.label(clause) == Label::Relcl
        && *phrase.subtree(clause).start() == noun + 1
        && phrase.lemma(noun + 1) == "that"
        && phrase.label(noun + 1) == Label::Nsubj
        // "a treaty that fared badly" says nothing of what it is about.
        && phrase.child(clause, Label::Dobj).is_some()
}

/// Whether a noun group can be an agreement: by itself (`strong`), or where an act on agreements is told.
pub(crate) fn is_agreement(phrase: &Phrase<'_>, at: usize, strong: bool) -> bool {
    match phrase.name_class(at) {
        Some(NameClass::Agreement) if is_assembly(phrase, at) || names_contract(phrase, at) => {
            return false;
        }
        Some(NameClass::Agreement) => return !strong || !is_plan(phrase, at),
        // "Article 4 of the treaty": the capital makes it a name of nothing.
        Some(NameClass::Unknown) => return carried(phrase, at).is_some(),
        Some(_) => return false,
        None => {}
    }
    if is_contract(phrase, at) || is_other_sense(phrase, at) {
        return false;
    }
    if phrase.is_class(at, Class::Agreement) || is_alliance(phrase, at) {
        return true;
    }
    // "a plan to extend the ceasefire"
    let about = phrase.is_class(at, Class::Instrument)
        && phrase.with_label(at, Label::Acl).any(|act| {
            phrase.with_label(act, Label::Dobj).any(|object| {
                phrase.is_class(object, Class::Agreement) || carried(phrase, object).is_some()
            })
        });
    if about {
        return true;
    }
    // "a ceasefire proposal", "a peace plan", "the terms of the treaty"
    let modified = phrase.children(at).iter().any(|child| {
        matches!(
            phrase.label(*child),
            Label::Compound | Label::Amod | Label::Nmod
        ) && (phrase.is_class(*child, Class::Agreement)
            || phrase.name_class(*child) == Some(NameClass::Agreement)
            || phrase.lemma(*child) == "peace")
    });
    if modified && (phrase.is_class(at, Class::Instrument) || phrase.is_class(at, Class::Carrier)) {
        return true;
    }
    if carried(phrase, at).is_some() {
        return true;
    }
    !strong && phrase.is_class(at, Class::Instrument)
}

/// "its alliance with Japan": what two have with each other was agreed, while "the alliance" is an organisation.
pub(crate) fn is_alliance(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(phrase.lemma(at), "alliance" | "league" | "entente")
        && phrase.name(at).is_none()
        && phrase.prepositions(at).any(|(preposition, object)| {
            matches!(phrase.lemma(preposition), "with" | "between")
                && matches!(
                    phrase.name_class(object),
                    Some(NameClass::Party | NameClass::Nationality | NameClass::Seat)
                )
        })
}

/// "the End User License Agreement", "the Membership Agreement": what companies and clubs have with people.
fn names_contract(phrase: &Phrase<'_>, at: usize) -> bool {
    const WORDS: [&str; 12] = [
        "License",
        "Licence",
        "User",
        "Membership",
        "Employment",
        "Lease",
        "Purchase",
        "Merger",
        "Franchise",
        "Bargaining",
        "Enterprise",
        "Sponsorship",
    ];
    phrase.name(at).is_some_and(|name| {
        let mut words = name.core.of(phrase.text).split([' ', '-']);
        name.senses.is_empty() && words.any(|word| WORDS.contains(&word))
    })
}

/// "the Constitutional Convention": people who meet.
fn is_assembly(phrase: &Phrase<'_>, at: usize) -> bool {
    const MEETING: [&str; 6] = [
        "Constitutional",
        "National",
        "Democratic",
        "Republican",
        "State",
        "Annual",
    ];
    phrase.name(at).is_some_and(|name| {
        let words = name.core.of(phrase.text);
        name.senses.is_empty()
            && words.ends_with(" Convention")
            && words.split(' ').any(|word| MEETING.contains(&word))
    })
}

/// "Plan B", "the Transport Study Plan": a name that only its shape gives, of what one side may plan for itself.
fn is_plan(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_some_and(|name| {
        let mut words = name.core.of(phrase.text).split([' ', '-']);
        name.senses.is_empty()
            && words.clone().any(|word| word == "Plan")
            && !words.any(|word| matches!(word, "Peace" | "Ceasefire" | "Action"))
    })
}

/// "a constitutional convention", "the naming convention", "a network protocol": other senses of the words.
pub(crate) fn is_other_sense(phrase: &Phrase<'_>, at: usize) -> bool {
    let modified = |words: &[&str]| {
        phrase.children(at).iter().any(|child| {
            matches!(
                phrase.label(*child),
                Label::Compound | Label::Amod | Label::Nmod
            ) && words.contains(&phrase.lemma(*child))
        })
    };
    match phrase.lemma(at) {
        // "an Alternative for Germany convention"
        "convention"
            if phrase.children(at).iter().any(|child| {
                phrase.name(*child).is_some_and(|name| {
                    name.entity_type == crate::gazetteer::EntityType::PoliticalParty
                        || name.class == NameClass::Company
                })
            }) =>
        {
            true
        }
        // "reunited at a film convention": people meet there.
        "convention"
            if phrase.label(at) == Label::Pobj
                && phrase
                    .head(at)
                    .is_some_and(|head| phrase.lemma(head) == "at") =>
        {
            true
        }
        "convention" => {
            let custom = phrase.children(at).iter().all(|child| {
                !matches!(phrase.label(*child), Label::Det | Label::Poss)
                    && phrase.label(*child) != Label::Amod
            });
            // Without an article it is custom: "flouted convention".
            custom && phrase.tag(at) == Tag::Nn && phrase.label(at) != Label::Compound
                || modified(&[
                    "constitutional",
                    "elected",
                    "elect",
                    "nominating",
                    "national",
                    "state",
                    "republican",
                    "democratic",
                    "party",
                    "secession",
                    "annual",
                    "naming",
                    "social",
                    "literary",
                    "comic",
                    "fan",
                    "book",
                    "science",
                    "gaming",
                    "brokered",
                    "contested",
                ])
        }
        "protocol" => modified(&[
            "network",
            "internet",
            "communication",
            "transfer",
            "routing",
            "messaging",
            "file",
            "data",
            "web",
            "wireless",
            "treatment",
            "clinical",
            "diplomatic",
            "medical",
            "research",
            "laboratory",
        ]),
        "compact" => modified(&["cassette", "disc", "disk", "car", "model"]),
        _ => false,
    }
}

/// Words beside the head that make it a contract of companies, players or workers.
pub(crate) fn is_contract(phrase: &Phrase<'_>, at: usize) -> bool {
    // "its human rights obligations under the agreement": those words say nothing of the agreement.
    let carries = phrase.is_class(at, Class::Carrier) && !phrase.is_class(at, Class::Agreement);
    !carries
        && phrase.children(at).iter().any(|child| {
            matches!(
                phrase.label(*child),
                Label::Compound | Label::Amod | Label::Nmod
            ) && phrase.name(*child).is_none()
                && lexicon::is(phrase.lemma(*child), Class::NoAgreement)
                && !is_union_of_states(phrase, *child)
        })
}

/// "a customs union treaty": no union of workers.
fn is_union_of_states(phrase: &Phrase<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let kind = matches!(
        phrase.lemma(before),
        "customs" | "custom" | "monetary" | "currency" | "economic" | "banking"
    );
    phrase.lemma(at) == "union" && (kind || phrase.word(before).starts_with(char::is_uppercase))
}

/// "signed one with B", "another, with B", "the first, with B", "its own", "hers": a noun group without its noun.
pub(crate) fn stands_for_one(phrase: &Phrase<'_>, at: usize) -> bool {
    let word = is_one(phrase.lemma(at)) || is_owned_one(phrase, at);
    word && phrase.name(at).is_none()
        && !noun_follows(phrase, at)
        && !is_one_of_others(phrase, at)
        && !matches!(
            phrase.label(at),
            Label::Det | Label::Amod | Label::Nummod | Label::Advmod
        )
}

/// "one of the inhabitants": one of what are no agreements.
fn is_one_of_others(phrase: &Phrase<'_>, at: usize) -> bool {
    let of = phrase.child(at, Label::Prep);
    let of = of.filter(|of| phrase.lemma(*of) == "of");
    of.and_then(|of| phrase.objects_of(of)).is_some_and(|them| {
        phrase.tag(them) == Tag::Nns
            && phrase.name(them).is_none()
            && ![Class::Agreement, Class::Instrument, Class::ActNoun]
                .iter()
                .any(|class| phrase.is_class(them, *class))
    })
}

/// Whether a word can stand for one of several where it belongs to no noun.
pub(crate) fn may_stand_for_one(word: &str, lemma: &str) -> bool {
    is_one(lemma) || lemma == "own" || is_possessive_pronoun(word)
}

/// "its first treaty", "his new treaty": the word belongs to the noun.
pub(crate) fn noun_follows(phrase: &Phrase<'_>, at: usize) -> bool {
    let next = at + 1;
    next < phrase.len()
        && phrase.name(next).is_none()
        && !phrase.is_date(next)
        && takes_modifiers(phrase.tag(next))
}

/// A common noun or an adjective, which takes words before it as its own.
pub(crate) const fn takes_modifiers(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Nns) || tag.is_adjective()
}

fn is_one(lemma: &str) -> bool {
    matches!(
        lemma,
        "one"
            | "ones"
            | "another"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "other"
            | "none"
    )
}

/// "praised the signing", "its ratification is expected": the noun names an act and not what it is done to.
pub(crate) fn is_act_noun(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.is_class(at, Class::ActNoun)
        && phrase.name(at).is_none()
        && !(phrase.lemma(at) == "accession"
            && phrase
                .children(at)
                .iter()
                .any(|child| *child < at && phrase.tag(*child) != Tag::Dt))
        && !phrase
            .prepositions(at)
            .any(|(preposition, _)| matches!(phrase.lemma(preposition), "of" | "to" | "on" | "for"))
}

/// A noun for the consent of somebody to an agreement: "the approval of parliament".
pub(crate) fn is_consent(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.is_class(at, Class::ActNoun) || matches!(phrase.lemma(at), "approval" | "endorsement")
}

/// The agreement that a verb repeats without naming it.
pub(crate) fn left_out(phrase: &Phrase<'_>, at: usize) -> Described {
    omitted(Described::new(phrase, at))
}

/// "London broke Article 7": of the agreement that was told before.
pub(crate) fn is_article(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.lemma(at) == "article"
        && phrase.word(at) == "Article"
        && phrase.len() > at + 1
        && phrase.tag(at + 1) == Tag::Cd
        && phrase.prepositions(at).next().is_none()
        && phrase.prepositions(at + 1).next().is_none()
}

/// The year of "the treaty of 1859".
fn year_after(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let (of, year) = (at + 1, at + 2);
    (year < phrase.len() && phrase.lemma(of) == "of" && mention::is_year(phrase.word(year)))
        .then_some(year)
}

/// The agreement that is left out.
fn omitted(described: Described) -> Described {
    Described {
        instance: Instance::Omitted,
        head: "agreement".to_string(),
        bare: true,
        name: "it".to_string(),
        ..described
    }
}

/// "Poland concluded its own", "Senegal terminated hers": another agreement of the same sort.
pub(crate) fn is_owned_one(phrase: &Phrase<'_>, at: usize) -> bool {
    is_possessive_pronoun(phrase.word(at)) && phrase.label(at) != Label::Poss
        || phrase.lemma(at) == "own" && phrase.child(at, Label::Poss).is_some()
}

fn is_possessive_pronoun(word: &str) -> bool {
    ["hers", "his", "ours", "theirs"]
        .iter()
        .any(|pronoun| word.eq_ignore_ascii_case(pronoun))
}

/// The agreement that a carrier's "of" or "to" phrase means: "the terms of the treaty", "a protocol to the convention".
pub(crate) fn carried(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    // "reached agreement on the text", "an agreement on a tax treaty": what is agreed on is meant.
    if matches!(phrase.lemma(at), "agreement" | "consensus") && phrase.name(at).is_none() {
        let bare = |object: usize| {
            phrase
                .child(object, Label::Det)
                .is_some_and(|det| phrase.lemma(det) == "the")
                && phrase.children(object).len() == 1
                && lexicon::is(phrase.lemma(object), Class::Generic)
        };
        let plain = !phrase
            .children(at)
            .iter()
            .any(|child| *child < at && !matches!(phrase.tag(*child), Tag::Dt | Tag::PrpS));
        return phrase
            .prepositions(at)
            .filter(|(preposition, _)| phrase.lemma(*preposition) == "on" && plain)
            .map(|(_, object)| object)
            .find(|object| bare(*object) || phrase.is_class(*object, Class::Agreement));
    }
    let talks = phrase.is_class(at, Class::Talks);
    let other = phrase
        .name_class(at)
        .is_some_and(|class| class != NameClass::Unknown);
    // "Article IV of the treaty"
    let word = phrase.name(at).map(|name| name.core.of(phrase.text));
    let first = word.and_then(|name| name.split(' ').next());
    let lemma = first.unwrap_or(phrase.lemma(at)).to_lowercase();
    if other || !talks && !lexicon::is(&lemma, Class::Carrier) {
        return None;
    }
    if talks {
        return phrase
            .prepositions(at)
            .filter(|(preposition, _)| {
                matches!(
                    phrase.lemma(*preposition),
                    "on" | "for" | "over" | "about" | "toward" | "towards"
                )
            })
            .map(|(_, object)| object)
            .find(|object| is_agreement(phrase, *object, true));
    }
    // "an arrangement under the Paris Agreement" is one of its own.
    let own = lexicon::is(&lemma, Class::Instrument);
    phrase
        .prepositions(at)
        .filter(|(preposition, _)| match phrase.lemma(*preposition) {
            "of" | "to" | "in" | "for" => true,
            "under" => !own,
            _ => false,
        })
        .map(|(_, object)| object)
        // "did not live up to its commitments under the treaty": the parser may hang "under" onto the verb.
        .chain(
            (at + 1 < phrase.len() && phrase.lemma(at + 1) == "under" && !own)
                .then(|| phrase.objects_of(at + 1))
                .flatten(),
        )
        // "its obligations under the terms of the treaty"
        .map(|object| match phrase.is_class(object, Class::Portion) {
            true => carried(phrase, object).unwrap_or(object),
            false => object,
        })
        .find(|object| is_agreement(phrase, *object, true))
}

/// Organisations in which states make treaties with each other.
const ROOFS: [&str; 8] = [
    "united-nations",
    "council-of-europe",
    "ilo",
    "imo",
    "icao",
    "unesco",
    "wipo",
    "who",
];

impl Cast<'_> {
    /// What a noun group says of an agreement.
    pub(crate) fn describe(&self, phrase: &Phrase<'_>, at: usize) -> Described {
        let head = phrase.lemma(at).to_string();
        let target = match carried(phrase, at) {
            // A protocol or annex is an agreement of its own; terms and articles are the agreement's.
            Some(target)
                if (!phrase.is_class(at, Class::Agreement) || head == "agreement")
                    && !matches!(
                        head.as_str(),
                        "annex" | "amendment" | "protocol" | "extension" | "draft"
                    ) =>
            {
                target
            }
            _ => at,
        };
        if target != at {
            return self.describe(phrase, target);
        }
        let proper = phrase.name_class(at) == Some(NameClass::Agreement);
        let (first, last) = phrase.noun_group(at);
        let mut described = Described {
            proper,
            ..Described::new(phrase, at)
        };
        self.modifiers(phrase, at, &mut described);
        self.named_parties(phrase, at, &mut described);
        let of_year = year_after(phrase, at);
        if let Some(year) = of_year {
            described.year = Some(phrase.word(year).to_string());
        }
        if let (true, Some(name)) = (proper, phrase.name(at)) {
            described.span = name.core;
            described.name = clean(name.core.of(phrase.text));
            if let Some((head, plural)) = head_of_name(&described.name) {
                (described.head, described.plural) = (head, plural);
            }
            described.entries = name.senses.iter().map(|sense| sense.entry).collect();
            described.shared = !described.entries.is_empty()
                && described.entries.iter().all(|entry| {
                    let kind = self.gazetteer.entry(*entry).agreement_kind();
                    kind == Some(AgreementKind::Type)
                });
            described.acronym = name.acronym.map(|span| span.of(phrase.text).to_string());
            if described.instance == Instance::Indefinite
                && phrase
                    .child(at, Label::Det)
                    .is_none_or(|det| !matches!(phrase.lemma(det), "a" | "an"))
            {
                described.instance = Instance::Definite;
            }
            return described;
        }
        if phrase.is_verb(at) || is_act_noun(phrase, at) || is_article(phrase, at) {
            return omitted(described);
        }
        if stands_for_one(phrase, at) {
            described.instance = Instance::Another;
            // "a stricter one" is of the same sort.
            described.content.clear();
            described.plural = described.plural && !is_owned_one(phrase, at);
            described.bare = true;
            described.name = phrase.word(at).to_string();
            described.head = "agreement".to_string();
            return described;
        }
        if matches!(
            described.head.as_str(),
            "it" | "its" | "this" | "that" | "they" | "them" | "which"
        ) {
            described.instance = Instance::Pronoun;
            described.plural = matches!(described.head.as_str(), "they" | "them");
            described.bare = true;
            described.name = phrase.word(at).to_string();
            return described;
        }
        self.phrase_name(phrase, at, first, last, &mut described);
        // "the treaty of 1859"
        if let Some(year) = of_year.filter(|_| described.content.is_empty()) {
            described.span = phrase.range(at, year);
            described.name = clean(described.span.of(phrase.text));
        }
        described
    }

    /// Determiner, instance and content of the modifiers.
    fn modifiers(&self, phrase: &Phrase<'_>, at: usize, described: &mut Described) {
        let mut definite = false;
        let mut another = false;
        for child in phrase.subtree(at).take_while(|child| *child < at) {
            let lemma = phrase.lemma(child);
            match lemma {
                "the" | "that" | "those" | "its" | "their" | "both" => definite = true,
                "this" | "these" => (definite, described.pointed) = (true, true),
                "such" | "another" | "similar" | "further" | "second" | "third" | "fourth"
                | "fifth" | "comparable" => another = true,
                _ => {}
            }
            described.sequel |= matches!(
                lemma,
                "second" | "third" | "fourth" | "fifth" | "further" | "earlier" | "previous"
            );
            let direct = phrase.head(child) == Some(at)
                || phrase
                    .head(child)
                    .is_some_and(|head| head < at && phrase.head(head) == Some(at));
            if !direct || phrase.tag(child).is_punctuation() {
                continue;
            }
            if mention::is_year(phrase.word(child)) {
                described.year = Some(phrase.word(child).to_string());
                continue;
            }
            let says = matches!(
                phrase.label(child),
                Label::Amod | Label::Compound | Label::Nmod
            ) && !lexicon::is(lemma, Class::Empty)
                && !matches!(phrase.tag(child), Tag::Cd | Tag::Dt | Tag::PrpS)
                && !names_parties(phrase, child);
            if says {
                described.content.push(lemma.to_string());
            }
        }
        described.instance = match (another, definite) {
            (true, _) => Instance::Another,
            (_, true) => Instance::Definite,
            _ => Instance::Indefinite,
        };
    }

    /// Parties among the modifiers and the with-, between- and of-phrases.
    fn named_parties(&self, phrase: &Phrase<'_>, at: usize, described: &mut Described) {
        let mut parties = Vec::new();
        for &child in phrase.children(at) {
            match phrase.label(child) {
                Label::Amod | Label::Compound | Label::Nmod | Label::Poss if child < at => {
                    for conjunct in phrase.conjuncts(child) {
                        if self.is_scene(phrase, at, conjunct) {
                            continue;
                        }
                        if phrase.name(conjunct).is_some_and(|name| {
                            !matches!(
                                name.class,
                                NameClass::Place | NameClass::Unknown | NameClass::Agreement
                            )
                        }) {
                            parties.extend(self.actors(phrase, conjunct));
                        } else {
                            parties.extend(self.inner_parties(phrase, conjunct));
                        }
                    }
                }
                _ => {}
            }
        }
        // The name itself may hold its parties: "Japan-Philippines Reciprocal Access Agreement".
        if let Some(name) = phrase.name(at) {
            let inner = phrase.inner.iter();
            for (token, sense) in inner.filter(|(token, _)| !Self::in_a_sea(phrase, *token)) {
                if name.span.contains(*token) {
                    parties.extend(self.inner_actor(at, *token, sense.entry));
                }
            }
        }
        if let Some(name) = phrase.name(at) {
            parties.extend(self.parties_in_name(phrase, at, name));
        }
        for (preposition, object) in phrase.prepositions(at) {
            if matches!(phrase.lemma(preposition), "with" | "between" | "among") {
                parties.extend(self.actors(phrase, object));
            }
        }
        parties.retain(Actor::is_party);
        described.parties = parties;
    }

    /// "the Gaza ceasefire", "the Ukraine peace deal": where the fighting is, not who is bound.
    fn is_scene(&self, phrase: &Phrase<'_>, at: usize, modifier: usize) -> bool {
        let Some(name) = phrase.name(modifier) else {
            return false;
        };
        // "a European convention"
        let continent = name.senses.iter().any(|sense| {
            let mut descriptors = self.gazetteer.entry(sense.entry).descriptors();
            descriptors.any(|descriptor| descriptor == "continent")
        });
        // "the Amsterdam treaty" is called after the place where it was made.
        let seat = name.class == NameClass::Seat && phrase.label(modifier) != Label::Poss;
        // "a UN convention" is made under the roof of the organisation, which is not bound by it.
        let roof = name.senses.iter().any(|sense| {
            let id = self.gazetteer.entry(sense.entry).id();
            ROOFS.contains(&id)
        });
        if continent || seat || roof {
            return true;
        }
        // "the Singapore convention", "the Nicaragua declaration": many states make one, and the state is where.
        let many = matches!(
            phrase.lemma(at),
            "convention" | "protocol" | "declaration" | "charter" | "statute" | "accords"
        );
        let alone = phrase.label(modifier) != Label::Poss
            && phrase.conjuncts(modifier).len() == 1
            && name.class == NameClass::Party;
        if many && alone {
            return true;
        }
        let adjective =
            name.class == NameClass::Nationality && phrase.label(modifier) != Label::Compound;
        if phrase.label(modifier) == Label::Poss || adjective {
            return false;
        }
        let peace = phrase.is_class(at, Class::Truce)
            || phrase.children(at).iter().any(|child| {
                phrase.is_class(*child, Class::Truce) || phrase.lemma(*child) == "peace"
            });
        name.entity_type == crate::gazetteer::EntityType::Territory || peace
    }

    /// "Canada–United States Free Trade Agreement", "Indo-Bhutan Treaty": parties that the name spells out.
    fn parties_in_name(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        name: &crate::mention::Name,
    ) -> Vec<Actor> {
        let text = name.core.of(phrase.text);
        let mut found = Vec::new();
        for sense in &name.senses {
            for party in self.gazetteer.entry(sense.entry).parties() {
                let entry = self.gazetteer.entry(party);
                let spelt = |word: &str| {
                    word.len() > 3
                        && text
                            .match_indices(word)
                            .any(|(at, _)| !mention::is_of_a_continent(text, at))
                };
                if spelt(entry.name())
                    || entry.aliases().any(spelt)
                    || entry.adjectives().any(spelt)
                {
                    found.extend(self.inner_actor(at, name.core, party));
                }
            }
        }
        for word in text.split_whitespace() {
            if let Some((first, _)) = word.split_once(['-', '–'])
                && let Some(id) = combining_form(first).and_then(|id| self.gazetteer.by_id(id))
            {
                found.extend(self.inner_actor(at, name.core, id));
            }
        }
        found
    }

    /// The states in a joined word: "Japan-Philippines", "Anglo-Irish", "US-brokered" gives none.
    fn inner_parties(&self, phrase: &Phrase<'_>, at: usize) -> Vec<Actor> {
        let span = phrase.span(at);
        let word = span.of(phrase.text);
        if token::joined_participle(word) {
            return Vec::new();
        }
        let mut found: Vec<Actor> = phrase
            .inner
            .iter()
            .filter(|(token, _)| *token == span)
            .flat_map(|(token, sense)| self.inner_actor(at, *token, sense.entry))
            .collect();
        if let Some((first, _)) = word.split_once(['-', '–'])
            && let Some(id) = combining_form(first).and_then(|id| self.gazetteer.by_id(id))
        {
            found.extend(self.inner_actor(at, span, id));
        }
        found
    }

    /// "a code of conduct in the South China Sea": the sea is no party.
    fn in_a_sea(phrase: &Phrase<'_>, span: Span) -> bool {
        let rest = phrase.text[span.end..].trim_start();
        let next = rest.split(|c: char| !c.is_alphabetic()).next();
        matches!(
            next,
            Some(
                "Sea"
                    | "Ocean"
                    | "Gulf"
                    | "Strait"
                    | "Straits"
                    | "Channel"
                    | "Bay"
                    | "River"
                    | "Desert"
            )
        )
    }

    fn inner_actor(&self, at: usize, span: Span, entry: EntryId) -> Option<Actor> {
        let entity_type = self.gazetteer.entry(entry).entity_type();
        let party = entity_type.is_state()
            || matches!(
                entity_type.as_str(),
                "organisation" | "armed_group" | "group"
            );
        party.then(|| Actor::known(at, span, entry))
    }

    /// The shortest words that say what it is.
    fn phrase_name(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        first: usize,
        last: usize,
        described: &mut Described,
    ) {
        let mut start = at;
        for before in (first..at).rev() {
            let lemma = phrase.lemma(before);
            // "a political and trade deal"
            let listed = phrase.name(before).is_none();
            let mut word = before;
            while listed && matches!(phrase.label(word), Label::Conj | Label::Cc) {
                match phrase.head(word) {
                    Some(head) if phrase.name(head).is_none() => word = head,
                    _ => break,
                }
            }
            let inside = phrase
                .head(word)
                .is_some_and(|head| head > word && head <= at);
            if !inside
                || phrase.tag(before) == Tag::Dt
                || phrase.tag(before) == Tag::PrpS
                || phrase.tag(before) == Tag::Pos
                || lemma == "'s"
                || lemma == "’s"
            {
                break;
            }
            if phrase.label(before) == Label::Poss {
                break;
            }
            start = before;
        }
        // Empty words at the front say nothing: "key new defence pact" is a "defence pact".
        while start < at
            && (lexicon::is(phrase.lemma(start), Class::Empty)
                || phrase.tag(start).is_punctuation()
                || phrase.tag(start) == Tag::Cc
                || phrase.tag(start) == Tag::Cd && !phrase.word(start).contains('-'))
        {
            start += 1;
        }
        let mut end = at;
        described.bare = start == at && described.year.is_none();
        if start == at {
            // Without modifiers, what follows says which: "an agreement to end their conflict".
            let after: Vec<usize> = phrase
                .children(at)
                .iter()
                .copied()
                .filter(|child| {
                    *child > at
                        && (matches!(phrase.label(*child), Label::Prep | Label::Acl)
                            || says_which(phrase, at, *child))
                })
                .filter(|child| {
                    let place = |object: usize| {
                        matches!(phrase.lemma(*child), "in" | "at")
                            && !phrase.is_class(at, Class::Truce)
                            && matches!(
                                phrase.name_class(object),
                                Some(NameClass::Seat | NameClass::Place | NameClass::Party)
                            )
                    };
                    let time = phrase.objects_of(*child).is_some_and(|object| {
                        place(object)
                            || matches!(
                                phrase.lemma(object),
                                "year"
                                    | "month"
                                    | "week"
                                    | "day"
                                    | "decade"
                                    | "time"
                                    | "hour"
                                    | "summit"
                                    | "meeting"
                                    | "ceremony"
                                    | "number"
                                    | "occasion"
                                    | "instance"
                            )
                    });
                    !time
                })
                .filter(|child| {
                    let (first, last) = phrase.subtree(*child).into_inner();
                    let words = phrase.range(first, last.min(first + 3));
                    !phrase
                        .dates
                        .iter()
                        .any(|date| words.overlaps(date.span) && !date.modifier)
                })
                // "a ceasefire in a deal brokered by B": one agreement is no part of the name of another.
                .filter(|child| {
                    phrase.lemma(*child) != "in"
                        || phrase
                            .objects_of(*child)
                            .is_none_or(|object| !phrase.is_class(object, Class::Agreement))
                })
                .filter(|child| match phrase.label(*child) {
                    Label::Prep => matches!(
                        phrase.lemma(*child),
                        "on" | "for"
                            | "to"
                            | "of"
                            | "against"
                            | "over"
                            | "about"
                            | "regarding"
                            | "concerning"
                            | "in"
                    ),
                    Label::Relcl => true,
                    // "denounced the treaty, claiming that ...": who denounces it claims.
                    _ => {
                        matches!(phrase.tag(*child), Tag::Vb | Tag::Vbg)
                            && phrase.child(*child, Label::Ccomp).is_none()
                    }
                })
                .collect();
            if let Some(&says) = after.first() {
                end = (*phrase.subtree(says).end())
                    .min(last.max(*phrase.subtree(says).end()))
                    .min(at + 12);
                // What says when, where and by whom is no part of the name.
                let clause = phrase.label(says) == Label::Relcl;
                let city = |at: usize| {
                    let named = at + 1 < phrase.len()
                        && matches!(
                            phrase.name_class(at + 1),
                            Some(NameClass::Seat | NameClass::Place)
                        );
                    let described = || {
                        let mut words = at + 1..phrase.len().min(at + 5);
                        words.any(|word| {
                            phrase.head(word) == Some(at) && town(phrase, word).is_some()
                        })
                    };
                    matches!(phrase.lemma(at), "in" | "at") && (named || described())
                };
                let stop = (says + 1..=end).find(|part| {
                    phrase.tag(*part).is_punctuation()
                        || matches!(phrase.word(*part), "“" | "”" | "\"" | "‘")
                        || phrase.tag(*part) == Tag::In
                            && *part + 1 < phrase.len()
                            && phrase.is_date(*part + 1)
                        || city(*part)
                        // "a deal to end the war and restore trade": the first says which.
                        || phrase.tag(*part) == Tag::Cc
                            && *part + 1 < phrase.len()
                            && phrase.tag(*part + 1).is_verb()
                        || matches!(
                            phrase.lemma(*part),
                            "at" | "amid"
                                | "after"
                                | "before"
                                | "during"
                                | "between"
                                | "with"
                                | "by"
                                | "which"
                                | "that"
                                | "who"
                                | "while"
                                | "when"
                                | "following"
                                | "under"
                                | "as"
                        ) && !(clause && matches!(phrase.lemma(*part), "between" | "with"))
                });
                if let Some(stop) = stop {
                    end = stop - 1;
                }
                while end > at
                    && (phrase.tag(end).is_punctuation()
                        || matches!(phrase.tag(end), Tag::Cc | Tag::In | Tag::Dt))
                {
                    end -= 1;
                }
                described.bare = false;
                for part in at + 1..=end {
                    if phrase.is_noun(part) && phrase.name(part).is_none() {
                        described.content.push(phrase.lemma(part).to_string());
                    }
                }
            }
        }
        // "a permanent cessation of hostilities": the word alone says nothing.
        if phrase.lemma(at) == "cessation" && end == at {
            let mut of = phrase.prepositions(at);
            let of = of.find(|(preposition, _)| phrase.lemma(*preposition) == "of");
            end = of.map_or(at, |(_, what)| what);
        }
        // "the 1953 armistice": the year says which.
        let dated = at.checked_sub(1).filter(|year| {
            phrase.label(*year) == Label::Nummod && mention::is_year(phrase.word(*year))
        });
        if let (true, Some(year)) = (start == at && end == at, dated) {
            start = year;
        }
        described.span = phrase.range(start, end);
        described.name = clean(described.span.of(phrase.text));
        if described.bare {
            described.with_parties = named_by_parties(phrase, at);
        }
        if !lexicon::is(&described.head, Class::Generic) {
            described.bare = false;
        }
    }
}

/// The noun in a proper name that says what it is: "pact" in "the Pact of Lutz of 1928", "protocol" in "Protocol 14".
///
/// Says whether it is in the plural, too: "the Geneva Conventions", but not "the Treaty of Athens".
fn head_of_name(name: &str) -> Option<(String, bool)> {
    let is_head = |word: &str| {
        let lower = word.to_lowercase();
        let noun = lemma(&lower, WordClass::Noun).into_owned();
        let plural = noun != lower;
        lexicon::is(&noun, Class::Agreement).then_some((noun, plural))
    };
    let mut words = name.split([' ', '-', '–']);
    let last = words.clone().next_back().and_then(is_head);
    last.or_else(|| words.find_map(is_head))
}

/// "an agreement with B", "an accord between B and C": where nothing else says which one it is, its parties do.
fn named_by_parties(phrase: &Phrase<'_>, at: usize) -> Option<String> {
    const LONGEST: usize = 10;
    let next = at + 1;
    let preposition = phrase.children(at).iter().find(|child| **child == next)?;
    let with = phrase.label(*preposition) == Label::Prep
        && matches!(phrase.lemma(*preposition), "with" | "between");
    let mut end = *phrase.subtree(*preposition).end();
    while end > next && phrase.tag(end).is_punctuation() {
        end -= 1;
    }
    let listed = end <= at + LONGEST && !(next..=end).any(|part| phrase.is_verb(part));
    let names = (next..=end).any(|part| phrase.name(part).is_some());
    (with && listed && names).then(|| clean(phrase.range(at, end).of(phrase.text)))
}

/// "the Japan-Philippines deal", "the Belgian treaty": a modifier that says whose it is and nothing else.
fn names_parties(phrase: &Phrase<'_>, at: usize) -> bool {
    let party = phrase.name(at).is_some_and(|name| {
        matches!(
            name.class,
            NameClass::Party | NameClass::Nationality | NameClass::Seat
        )
    });
    let span = phrase.span(at);
    party
        || phrase.inner.iter().any(|(token, _)| *token == span)
            && !token::joined_participle(span.of(phrase.text))
}

/// Combining forms of states: "Sino-Japanese", "Anglo-Irish".
fn combining_form(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "sino" => "CHN",
        "anglo" => "GBR",
        "franco" => "FRA",
        "russo" => "RUS",
        "indo" => "IND",
        "greco" | "graeco" => "GRC",
        "turco" => "TUR",
        "italo" => "ITA",
        "hispano" => "ESP",
        "luso" => "PRT",
        "austro" => "AUT",
        "polono" => "POL",
        "dano" => "DNK",
        "nippo" => "JPN",
        "belgo" => "BEL",
        "serbo" => "SRB",
        "finno" => "FIN",
        _ => return None,
    })
}

/// The words with single blanks, as one line.
pub(crate) fn clean(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks = ['"', '“', '”', '„', '«', '»'];
    let within = words.trim_matches(marks);
    // "a "permanent" ceasefire" begins after its first quotation mark; "the "Blue Line" accord" has both.
    let trimmed = words.chars().count() - within.chars().count();
    let split = within.matches(marks).count() % 2 == 1;
    if trimmed == 1 && split {
        words
    } else {
        within.to_string()
    }
}

/// The name of a town: "the Chilean port city of Arica", "the capital, Lima".
pub(crate) fn town(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let known = matches!(
        phrase.lemma(at),
        "capital" | "city" | "town" | "port" | "resort" | "village" | "suburb" | "municipality"
    );
    let named = |place: &usize| *place > at && phrase.name(*place).is_some();
    let of = || {
        let mut prepositions = phrase.prepositions(at);
        prepositions.find(|(preposition, _)| phrase.lemma(*preposition) == "of")
    };
    let of = of().map(|(_, place)| place).filter(named);
    let place = of.or_else(|| phrase.child(at, Label::Appos).filter(named));
    place.filter(|_| known)
}
