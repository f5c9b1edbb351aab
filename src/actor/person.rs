//! **Mention**, who stands for whom: a name of a person → the state that the person acts for.

use super::owner::of_somebody;
use super::{Actor, Cast, Human, Party, Reference, explanation};
use crate::gazetteer::{EntityType, EntryId, PartialDate};
use crate::lexicon::{self, Class};
use crate::mention::{Name, NameClass};
use crate::office;
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::Label;
use crate::time::{self, Date, Direction};

impl Cast<'_> {
    pub(super) fn human(&self, name: &Name, phrase: &Phrase<'_>, title: Option<String>) -> Human {
        let words = title.clone().unwrap_or_default().to_lowercase();
        let has = |word: &str| {
            words
                .split_whitespace()
                .any(|found| found == word || found.trim_end_matches('s') == word)
        };
        Human {
            name: name
                .core
                .of(phrase.text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            span: name.core,
            title,
            entry: office::bearer(
                self.gazetteer,
                &self.bearers(name),
                Some(&words),
                self.published.and_then(partial),
            ),
            spokesman: has("spokesman") || has("spokeswoman") || has("spokesperson"),
            former: former_before(phrase, name)
                || has("former")
                || has("ex-president")
                || words.starts_with("ex-"),
        }
    }

    /// The listed people who bear a name.
    pub(super) fn bearers(&self, name: &Name) -> Vec<EntryId> {
        let mut people: Vec<EntryId> = Vec::new();
        for sense in &name.senses {
            let person = *self.gazetteer.entry(sense.entry).entity_type() == EntityType::Person;
            if person && !people.contains(&sense.entry) {
                people.push(sense.entry);
            }
        }
        people
    }

    /// Whom a person acts for as far as name, title and date tell. Several people of the name must agree.
    pub(super) fn acts_for(
        &self,
        phrase: &Phrase<'_>,
        name: &Name,
        human: &Human,
    ) -> Option<EntryId> {
        let title = human.title.as_deref();
        if let Some(entry) = human.entry {
            // "In 2016 X signed": the office of that year.
            let then = self.office_then(phrase, entry);
            // "In 1919 King Hussein refused": another one of the name and the title reigned in that year.
            let other = title
                .filter(|_| then.is_none())
                .and_then(|title| self.titled_then(phrase, &human.name, title));
            return then
                .filter(|_| title.is_none())
                .or(other)
                .or_else(|| self.office_of(entry, title));
        }
        let mut bearers = self.bearers(name).into_iter();
        if let Some(first) = bearers.next() {
            let state = self.office_of(first, title)?;
            let agree = bearers.all(|other| self.office_of(other, title) == Some(state));
            return agree.then_some(state);
        }
        let title = title?;
        self.titled_then(phrase, &human.name, title).or_else(|| {
            let at = self.published.and_then(partial)?;
            let leaders = self.leaders;
            let of = leaders.titled(self.gazetteer, &human.name, title, at)?;
            Some(self.state_of_owner(of))
        })
    }

    /// Whom the bearer of a title and a surname acted for on the date of the sentence.
    fn titled_then(&self, phrase: &Phrase<'_>, surname: &str, title: &str) -> Option<EntryId> {
        let at = self.told_date(phrase)?;
        let of = self.leaders.titled(self.gazetteer, surname, title, at)?;
        Some(self.state_of_owner(of))
    }

    /// The state right after the name of a ruler: "King Charles III of Spain".
    pub(super) fn realm(&self, phrase: &Phrase<'_>, at: usize) -> Option<EntryId> {
        let state = (at + 2 < phrase.len()).then_some(at + 2)?;
        let name = phrase
            .name(state)
            .filter(|_| phrase.lemma(at + 1) == "of")?;
        (name.class == NameClass::Party && name.entity_type.is_state())
            .then(|| self.preferred(name))
            .flatten()
    }

    pub(super) fn person(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> Vec<Actor> {
        let mut actor = Actor::new(at, name.span);
        let mut title = name.title.map(|span| span.of(phrase.text).to_string());
        let appos = explanation(phrase, at);
        if title.is_none() {
            title = appos.map(|appos| {
                let (first, last) = phrase.noun_group(appos);
                phrase.range(first, last).of(phrase.text).to_string()
            });
        }
        let head = title.as_deref().map(title_head).unwrap_or_default();
        let human = self.human(name, phrase, title.clone());
        let opposition = title.as_deref().is_some_and(|title| {
            title.to_lowercase().contains("opposition")
                || title.to_lowercase().contains("candidate")
        });
        // "X, head of the Polish farmers' union"
        let of_union = appos.is_some_and(|appos| {
            phrase.prepositions(appos).any(|(of, body)| {
                phrase.lemma(of) == "of"
                    && phrase.name(body).is_none()
                    && is_union(phrase.lemma(body))
            })
        });
        let own = opposition
            || of_union
            || lexicon::is(&head, Class::Own) && !lexicon::is(&head, Class::Official);
        let courtesy = matches!(
            head.trim_end_matches('.'),
            "mr" | "ms" | "mrs" | "dr" | "sir" | "prof" | "lord"
        );
        let mut owners: Vec<EntryId> = self
            .realm(phrase, at)
            .or(self.owner_of(name))
            .into_iter()
            .collect();
        // "Sudan's UN ambassador X" is Sudan's.
        let is_state = |owner: &EntryId| self.gazetteer.entry(*owner).entity_type().is_state();
        let sent = ["ambassador", "envoy", "representative"].contains(&head.as_str());
        if sent && !owners.first().is_some_and(is_state) {
            let told = name.owners.iter().copied().find(is_state);
            let beside = || self.owners(phrase, at).into_iter().find(is_state);
            owners = told.or_else(beside).map_or(owners, |state| vec![state]);
        }
        if owners.is_empty() {
            owners = self.owners(phrase, at);
        }
        if owners.is_empty()
            && let Some(appos) = appos
        {
            owners = self.owners(phrase, appos);
        }
        if owners.is_empty() && head == "pope" {
            owners.extend(self.gazetteer.by_id("VAT"));
        }
        // "X signed for Malawi"
        if owners.is_empty() {
            owners = self.signs_for(phrase, at);
        }
        // "the General Secretary of the Communist Party, X": who also holds an office of state acts for it.
        let of_party = |owner: &EntryId| {
            *self.gazetteer.entry(*owner).entity_type() == EntityType::PoliticalParty
        };
        if owners.first().is_some_and(of_party) && human.entry.is_some() {
            owners.clear();
        }
        actor.own = own;
        if human.former || own {
            // Out of office: acts for no state, unless the date of the act says otherwise.
            let then = human
                .entry
                .and_then(|entry| self.office_then(phrase, entry));
            actor.party = then.map(Party::Known);
        } else if let Some(owner) = owners.first() {
            actor.party = Some(Party::Known(self.state_of_owner(*owner)));
        } else if let Some(of) = self.acts_for(phrase, name, &human) {
            actor.party = Some(Party::Known(of));
        } else if human.entry.is_none() && (courtesy || title.is_none()) {
            actor.reference = Some(Reference::Surname(human.name.clone()));
        } else if title.is_some() && !courtesy {
            // "President Wilson": of the state whose leaders alone bear the name.
            let leads = matches!(
                head.as_str(),
                "president" | "premier" | "chancellor" | "king" | "queen" | "emperor" | "tsar"
            ) || title.as_deref() == Some("Prime Minister");
            let short = leads && human.entry.is_none() && !human.name.contains(' ');
            let state = short
                .then(|| self.state_of_surname(phrase, &human.name, title.as_deref()))
                .flatten();
            match state {
                Some(state) => actor.party = Some(Party::Known(state)),
                None => {
                    actor.reference = Some(Reference::Organ {
                        of: Vec::new(),
                        word: String::new(),
                    })
                }
            }
        }
        actor.person = Some(human);
        vec![actor]
    }

    /// The state that a person signs for: "X signed for Malawi and Y for Zambia".
    pub(super) fn signs_for(&self, phrase: &Phrase<'_>, at: usize) -> Vec<EntryId> {
        let verb = phrase
            .head(at)
            .filter(|verb| phrase.label(at).is_subject() && phrase.is_verb(*verb));
        let Some(verb) = verb else { return Vec::new() };
        // "signed the treaty for Malawi"
        let object = phrase.child(verb, Label::Dobj).into_iter();
        let of_object = object.flat_map(|object| {
            let prepositions = phrase.prepositions(object);
            prepositions.filter(|(preposition, _)| phrase.lemma(*preposition) == "for")
        });
        let of_verb = phrase
            .prepositions(verb)
            .filter(|(preposition, _)| matches!(phrase.lemma(*preposition), "for" | "of"));
        of_verb
            .chain(of_object)
            .filter_map(|(_, object)| {
                phrase
                    .name(object)
                    .filter(|name| name.class == NameClass::Party && name.entity_type.is_state())
            })
            .filter_map(|name| self.preferred(name))
            .collect()
    }

    /// Whether a full name is that of a person of the tables.
    pub(crate) fn is_listed_person(&self, full: &str) -> bool {
        let mut hits = Vec::new();
        let whole = Span::new(0, full.len());
        self.gazetteer.hits(full, whole, &mut hits);
        let whole = hits.first().filter(|hit| hit.span == whole);
        whole.is_some_and(|hit| {
            let person = |sense: &crate::gazetteer::Sense| {
                *self.gazetteer.entry(sense.entry).entity_type() == EntityType::Person
            };
            self.gazetteer.senses(hit.name).iter().any(person)
        })
    }

    /// The state whose leaders bear a surname, where all of them are of one state.
    pub(crate) fn state_of_surname(
        &self,
        phrase: &Phrase<'_>,
        surname: &str,
        title: Option<&str>,
    ) -> Option<EntryId> {
        let dates = phrase.dates.iter().filter_map(|mention| {
            time::resolve(&mention.expr, self.published, None, Direction::Past)
        });
        let dates: Vec<PartialDate> = dates.filter_map(partial).collect();
        self.leaders.called(self.gazetteer, surname, &dates, title)
    }

    /// Whom a listed person acted for on the date of the sentence, if it has just one: "former President X signed it in 2010".
    pub(super) fn office_then(&self, phrase: &Phrase<'_>, person: EntryId) -> Option<EntryId> {
        let term = self
            .gazetteer
            .entry(person)
            .term_at(self.told_date(phrase)?)?;
        Some(self.state_of_owner(term.of))
    }

    /// The date of a sentence, if it has just one.
    pub(super) fn told_date(&self, phrase: &Phrase<'_>) -> Option<PartialDate> {
        let mut dates = phrase.dates.iter().filter_map(|mention| {
            time::resolve(&mention.expr, self.published, None, Direction::Past)
        });
        let (date, None) = (dates.next()?, dates.next()) else {
            return None;
        };
        partial(date)
    }

    /// Whom a listed person acts for on the publication date.
    pub(super) fn office_of(&self, person: EntryId, title: Option<&str>) -> Option<EntryId> {
        let entry = self.gazetteer.entry(person);
        let term = office::meant(entry, title, self.published.and_then(partial))?;
        Some(self.state_of_owner(term.of))
    }

    /// The title that a listed person had on the publication date.
    pub(crate) fn title_of(&self, person: EntryId) -> Option<String> {
        let at = self.published.and_then(partial)?;
        let term = self.gazetteer.entry(person).term_at(at)?;
        // Without a beginning it is not known whether it had begun.
        term.from.map(|_| term.title.to_string())
    }

    /// "the country's leader, X": the person, for the owner of the noun.
    pub(super) fn person_of(
        &self,
        phrase: &Phrase<'_>,
        at: usize,
        name: &Name,
        owners: &[EntryId],
        title: &str,
    ) -> Vec<Actor> {
        let mut actor = Actor::new(at, name.span);
        let listed = name.title.map(|span| span.of(phrase.text).to_string());
        let human = self.human(name, phrase, listed.or(Some(title.to_string())));
        if let Some(owner) = owners.first() {
            actor.party = Some(Party::Known(self.state_of_owner(*owner)));
        } else if let Some(of) = human
            .entry
            .and_then(|entry| self.office_of(entry, human.title.as_deref()))
        {
            actor.party = Some(Party::Known(of));
        } else if let Some(word) = described_owner(phrase, at, name) {
            // "the bloc's secretary-general, X"
            actor.reference = Some(Reference::Descriptor(word));
        } else if phrase
            .head(at)
            .is_some_and(|noun| of_somebody(phrase, noun).is_some())
        {
            actor.reference = Some(Reference::Surname(human.name.clone()));
        } else {
            actor.reference = Some(Reference::Organ {
                of: Vec::new(),
                word: String::new(),
            });
        }
        actor.person = Some(human);
        vec![actor]
    }

    /// People whom the parser hangs onto the words around them: "the ministers, X and Y", "X, the negotiator, and Y,
    /// his counterpart", "President X of A and Commission president Y".
    pub(super) fn more_people(&self, phrase: &Phrase<'_>, at: usize) -> Vec<Actor> {
        let mut found = Vec::new();
        for appos in phrase.with_label(at, Label::Appos) {
            let title = phrase.lemma(if phrase.name(at).is_none() { at } else { appos });
            match phrase.name(appos) {
                // Without a comma it is no apposition.
                Some(name) if name.class == NameClass::Person && phrase.name(at).is_some() => {
                    let start = *phrase.subtree(appos).start();
                    if start > at + 1 && phrase.word(start - 1) != "," {
                        found.extend(self.person(phrase, appos, name));
                    }
                }
                _ if !lexicon::is(title, Class::Official) => {}
                _ => {
                    for other in phrase.conjuncts(appos).into_iter().skip(1) {
                        // "and her colleague, Y"
                        let named = phrase.child(other, Label::Appos);
                        let official = phrase.is_class(other, Class::Official)
                            || phrase.lemma(other) == "colleague";
                        let other = named.filter(|_| official).unwrap_or(other);
                        found.extend(self.untitled(phrase, other, title));
                    }
                }
            }
        }
        if phrase.is_class(at, Class::Official) {
            let title = phrase.lemma(at);
            // "the ministers of both countries, X and Y"
            for (_, object) in phrase
                .prepositions(at)
                .filter(|(preposition, _)| phrase.lemma(*preposition) == "of")
            {
                if phrase.name(object).is_some() {
                    continue;
                }
                for appos in phrase.with_label(object, Label::Appos) {
                    for other in phrase.conjuncts(appos) {
                        found.extend(self.untitled(phrase, other, title));
                    }
                }
            }
            for other in phrase.conjuncts(at).into_iter().skip(1) {
                found.extend(self.untitled(phrase, other, title));
            }
        }
        found
    }

    /// A name in a list of officials: a person, whose state the text may tell elsewhere.
    pub(super) fn untitled(&self, phrase: &Phrase<'_>, at: usize, title: &str) -> Option<Actor> {
        let name = phrase.name(at).filter(|name| is_full_name(phrase, name))?;
        let mut actor = Actor::new(at, name.span);
        let human = self.human(name, phrase, Some(title.to_string()));
        actor.reference = Some(Reference::Surname(human.name.clone()));
        actor.person = Some(human);
        Some(actor)
    }
}

/// The noun of a title: "minister" of "Foreign Minister", "secretary" of "Secretary of State".
pub(super) fn title_head(title: &str) -> String {
    let mut head = String::new();
    for word in title.split_whitespace() {
        let lower = word.trim_matches(',').to_lowercase();
        let singular = lower.trim_end_matches('s').to_string();
        if lexicon::is(&lower, Class::Title) {
            head = lower;
        } else if lexicon::is(&singular, Class::Title) {
            head = singular;
        } else if matches!(lower.as_str(), "of" | "for") && !head.is_empty() {
            break;
        }
    }
    head
}

/// "Former US President Obama": the word may stand before the nationality.
pub(super) fn partial(date: Date) -> Option<PartialDate> {
    PartialDate::new(u16::try_from(date.year()).ok()?, date.month(), date.day())
}

pub(super) fn former_before(phrase: &Phrase<'_>, name: &Name) -> bool {
    let at = phrase.parts.iter().position(|part| part.span == name.span);
    at.and_then(|at| at.checked_sub(1))
        .is_some_and(|before| matches!(phrase.lemma(before), "former" | "ex" | "late"))
}

/// Those who have joined to speak for themselves.
fn is_union(lemma: &str) -> bool {
    matches!(
        lemma,
        "union"
            | "association"
            | "federation"
            | "guild"
            | "company"
            | "firm"
            | "charity"
            | "university"
            | "club"
            | "chamber"
            | "lobby"
            | "opposition"
    )
}

/// A name of two words or more that no list knows.
pub(super) fn is_full_name(phrase: &Phrase<'_>, name: &Name) -> bool {
    name.class == NameClass::Unknown && name.core.of(phrase.text).contains(' ')
}

/// The word by which the owner of an office is told: "the bloc's secretary-general, X".
fn described_owner(phrase: &Phrase<'_>, at: usize, name: &Name) -> Option<String> {
    // The title may be the head with the name behind it, or stand before the name.
    let titled = phrase.head(at).filter(|_| phrase.label(at) == Label::Appos);
    let person = phrase.children(at).iter().any(|child| {
        phrase
            .name(*child)
            .is_some_and(|other| other.span == name.span)
    });
    let title = if person { Some(at) } else { titled };
    let owner = phrase.child(title?, Label::Poss)?;
    let organisation = matches!(
        phrase.lemma(owner),
        "bloc" | "community" | "organisation" | "organization" | "union" | "alliance"
    );
    (organisation && phrase.name(owner).is_none()).then(|| phrase.lemma(owner).to_string())
}
