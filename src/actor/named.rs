//! **Mention**, who stands for whom: a listed or unlisted name → the party that it stands for.

use super::owner::votes;
use super::{Actor, Cast, Meant, Party, Reference, explanation, is_company_noun, number};
use crate::context::{Namesake, is_given};
use crate::era;
use crate::gazetteer::{EntityType, EntryId, NameForm, Sense};
use crate::lexicon::{self, Class};
use crate::mention::{self, Name, NameClass};
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::Label;
use crate::text::Zone;
use crate::time::Date;

impl Cast<'_> {
    pub(super) fn named(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> Vec<Actor> {
        // "the European bloc EFTA": which one, the name behind it says.
        let says = name.core.of(phrase.text).rsplit(' ').next();
        let common = says.is_some_and(|says| says.starts_with(char::is_lowercase));
        // The parser may take the two for two of a list.
        let listed = || {
            let next = (at + 1 < phrase.len()).then_some(at + 1);
            next.filter(|next| phrase.label(*next) == Label::Conj)
        };
        if let Some(beside) = phrase.child(at, Label::Appos).or_else(listed)
            && let Some(other) = phrase.name(beside)
            && common
            && beside == at + 1
            && name.class == NameClass::Party
            && other.class == NameClass::Party
        {
            return self.named(phrase, beside, other);
        }
        // "the Baltic states of Estonia, Latvia and Lithuania": those who are named.
        if let Some(first) = listed_behind(phrase, at, name) {
            return self.actors(phrase, first);
        }
        let mut actor = Actor::new(at, name.span);
        match name.class {
            // "Jordan", in a text about Michael Jordan
            NameClass::Party | NameClass::Seat if self.namesake(phrase, name) != Namesake::No => {
                let text = name.core.of(phrase.text).to_string();
                if self.namesake(phrase, name) == Namesake::Person {
                    actor.reference = Some(Reference::Surname(text));
                } else {
                    actor.party = Some(Party::Named {
                        name: text,
                        entity_type: name.entity_type.clone(),
                    });
                }
            }
            // "the two Arab states": those of them who were named.
            NameClass::Party | NameClass::Nationality | NameClass::Unknown
                if is_two_of_many(phrase, at, name) =>
            {
                actor.reference = Some(Reference::Several(Some(2), false));
                actor.states = true;
            }
            // "the Council of Europe's Human Rights Office"
            NameClass::Unknown | NameClass::Party
                if name.senses.is_empty() && self.office_of_body(phrase, at, name).is_some() =>
            {
                actor.party = self.office_of_body(phrase, at, name);
                actor.body = Some(name.span);
            }
            // "the flagship airline Emirates"
            NameClass::Party if bears_name_of_state(phrase, at) => actor.company = true,
            // "Georgia and Alabama signed a compact"
            NameClass::Party | NameClass::Seat if self.stands_by_place(phrase, at, name) => {}
            // "100,000 Israelis demand": people, not their state; "the Russians signed" is Russia.
            NameClass::Nationality if self.is_crowd(phrase, at, name) => actor.own = true,
            NameClass::Party | NameClass::Nationality => {
                actor.party = self.party_of(phrase, name).filter(|party| {
                    // "Europe", "a zone in Central Asia": a part of the earth makes no agreements, its states do.
                    let place = || !is_of_states(name.core.of(phrase.text)) && is_scene(phrase, at);
                    !matches!(party, Party::Known(entry)
                        if self.is_continent(*entry) || self.is_region(*entry) && place())
                });
                // "Four West African states": so many of that part of the earth.
                let some = phrase
                    .child(at, Label::Nummod)
                    .and_then(|told| number(phrase.lemma(told)))
                    .filter(|_| names_many(phrase, name));
                if let (Some(count), Some(Party::Known(entry))) = (some, &actor.party)
                    && (self.is_region(*entry) || self.is_continent(*entry))
                    && self.gazetteer.entry(*entry).members().count() != count as usize
                {
                    actor.party = Some(Party::Unnamed {
                        count: Some(count),
                        name: "states".to_string(),
                    });
                }
                if let Some(states) = self
                    .namesakes(&actor)
                    .or_else(|| self.counted_members(phrase, &actor))
                {
                    return states;
                }
                // "the Israel Defense Forces": a body whose state acts.
            }
            // "Brussels" is the European Union where the text speaks of it.
            NameClass::Seat if self.european && name.core.of(phrase.text) == "Brussels" => {
                actor.party = self.gazetteer.by_id("european-union").map(Party::Known);
            }
            // So is "the Union" in such a text.
            NameClass::Unknown | NameClass::Body
                if self.european && matches!(name.core.of(phrase.text), "Union" | "Commission") =>
            {
                actor.party = self.gazetteer.by_id("european-union").map(Party::Known);
            }
            // There is one pope.
            NameClass::Unknown if name.core.of(phrase.text) == "Pope" => {
                actor.party = self.gazetteer.by_id("VAT").map(Party::Known);
            }
            NameClass::Seat => {
                // A town of today makes no treaties; the state whose capital it was did.
                let seat = |entry: EntryId| match self.context.is_place(entry) {
                    true => name.senses.iter().find_map(|sense| {
                        let seat = matches!(sense.form, NameForm::Capital | NameForm::Seat);
                        seat.then_some(sense.entry)
                    }),
                    false => Some(entry),
                };
                let entry = self.preferred(name).and_then(seat);
                actor.party = entry.map(|entry| Party::Known(self.state_of(entry)));
            }
            NameClass::Body => {
                actor.body = Some(name.span);
                let owner = self.owner_of(name).or_else(|| {
                    name.senses.first().and_then(|sense| match sense.form {
                        NameForm::Legislature => Some(sense.entry),
                        _ => self.gazetteer.entry(sense.entry).of().next(),
                    })
                });
                let owners = self.owners(phrase, at);
                // "the Upper Chamber of Russian Federal Assembly": whose it is stands inside the name.
                let owner = self.adjective_inside(phrase.text, name).or(owner);
                // Many states have a National Council, one has a National People's Congress.
                let core = name.core.of(phrase.text);
                let unique = ["National People", "Supreme People"];
                let generic =
                    is_generic_body(core) && !unique.iter().any(|first| core.starts_with(first));
                let owner = owner.filter(|_| !name.owners.is_empty() || !generic);
                // Two states have a House of Commons; the British one needs no name beside it.
                let owner = match name.core.of(phrase.text) {
                    "House of Commons" => self.commons(),
                    _ => owner,
                };
                let court = name.core.of(phrase.text).contains("Court")
                    || name.core.of(phrase.text).contains("Tribunal");
                // "the Senate in Manila"
                let seat = || {
                    let mut inside = phrase.prepositions(at);
                    let (_, seat) = inside.find(|(preposition, seat)| {
                        phrase.lemma(*preposition) == "in"
                            && phrase.name_class(*seat) == Some(NameClass::Seat)
                    })?;
                    self.preferred(phrase.name(seat)?)
                        .map(|seat| self.state_of(seat))
                };
                match owner.or(owners.first().copied()).or_else(seat) {
                    // A court acts for itself.
                    _ if court => actor.own = true,
                    Some(owner) => actor.party = Some(Party::Known(owner)),
                    None => {
                        let houses = self.leaders.states_with_house(name.core.of(phrase.text));
                        actor.reference = Some(Reference::Organ {
                            of: houses.to_vec(),
                            word: organ_word(name.core.of(phrase.text)),
                        });
                    }
                }
            }
            NameClass::Person => return self.person(phrase, at, name),
            NameClass::Company => actor.company = true,
            NameClass::Unknown if self.is_company(phrase, at) => actor.company = true,
            // "the Swiss Farmers' Union", "the Bergen Boatmen's Association": acts for itself.
            NameClass::Unknown if is_association(name.core.of(phrase.text)) => {
                let (first, _) = phrase.noun_group(at);
                actor.own = true;
                actor.body = Some(phrase.range(first, at));
            }
            // "Henry IV of France" acts for France.
            NameClass::Unknown
                if has_number(name.core.of(phrase.text))
                    && phrase
                        .prepositions(at)
                        .any(|(preposition, _)| phrase.lemma(preposition) == "of")
                    && !self.owners(phrase, at).is_empty() =>
            {
                return self.person_of(phrase, at, name, &self.owners(phrase, at), "ruler");
            }
            NameClass::Unknown if self.half(phrase, at, name).is_some() => {
                actor.party = self.half(phrase, at, name).map(Party::Known);
            }
            NameClass::Unknown => {
                let text = name.core.of(phrase.text);
                // "the M23 rebels" has the name as a modifier; "M23, a rebel group" explains it.
                if let Some(appos) = explanation(phrase, at) {
                    // "the CMA, a coalition of rebels"
                    let league =
                        matches!(phrase.lemma(appos), "coalition" | "alliance" | "umbrella")
                            && mention::is_acronym(text);
                    if phrase.is_class(appos, Class::Armed) || league {
                        actor.party = Some(Party::Named {
                            name: text.to_string(),
                            entity_type: EntityType::ArmedGroup,
                        });
                    } else if phrase.is_class(appos, Class::Official) {
                        let mut owners = self.owners(phrase, appos);
                        if owners.is_empty() {
                            owners = self.signs_for(phrase, at);
                        }
                        actor.person =
                            Some(self.human(name, phrase, Some(phrase.lemma(appos).to_string())));
                        actor.party = owners.first().map(|owner| Party::Known(*owner));
                        if actor.party.is_none() {
                            actor.reference = Some(Reference::Surname(text.to_string()));
                        }
                    } else if phrase.is_class(appos, Class::Own) && mention::is_acronym(text) {
                        actor.own = true;
                        actor.body = Some(name.span);
                    } else if phrase.is_class(appos, Class::Own) {
                        actor.own = true;
                        actor.person =
                            Some(self.human(name, phrase, Some(phrase.lemma(appos).to_string())));
                    }
                }
                // "Russia's Pavel Grachev" acts for Russia, and "Malik Mahmud of the Polisario Front" for that.
                let party = |owner: &usize| phrase.name_class(*owner) == Some(NameClass::Party);
                let behind = || {
                    let mut of = phrase.prepositions(at).filter(|(preposition, _)| {
                        phrase.lemma(*preposition) == "of" && *preposition == at + 1
                    });
                    // "Norsk Hydro of Norway" is a firm.
                    let given = text.split(' ').next().is_some_and(is_given);
                    let state = |owner: usize| {
                        phrase
                            .name(owner)
                            .is_some_and(|name| name.entity_type.is_state())
                    };
                    let owner = of.next().map(|(_, owner)| owner).filter(party);
                    // "Frederick of Prussia" is its ruler.
                    owner.filter(|owner| given || text.contains(' ') && !state(*owner))
                };
                let full = |_: &usize| text.contains(' ');
                let owner = phrase.child(at, Label::Poss).filter(party).filter(full);
                let owner = owner.or_else(behind);
                if let (false, Some(owner)) = (actor.is_some(), owner) {
                    let owner = phrase
                        .name(owner)
                        .and_then(|name| self.party_of(phrase, name));
                    actor.party = owner;
                    actor.person = Some(self.human(name, phrase, None));
                }
                // "X Y signed for Malawi"
                if let (false, Some(state)) = (actor.is_some(), self.signs_for(phrase, at).first())
                    && text.contains(' ')
                {
                    actor.party = Some(Party::Known(self.state_of_owner(*state)));
                    actor.person = Some(self.human(name, phrase, None));
                }
                if !actor.is_some() {
                    actor.reference = Some(Reference::Surname(text.to_string()));
                    if text.contains(' ') {
                        actor.person = Some(self.human(name, phrase, None));
                    }
                }
            }
            NameClass::Agreement | NameClass::Place => {}
        }
        vec![actor]
    }

    pub(super) fn is_continent(&self, entry: EntryId) -> bool {
        let entry = self.gazetteer.entry(entry);
        !entry.entity_type().is_state() && entry.descriptors().any(|word| word == "continent")
    }

    /// A part of the earth, whose adjective says where states lie and not whose they are.
    pub(super) fn is_region(&self, entry: EntryId) -> bool {
        let region = |word: &str| matches!(word, "continent" | "region");
        let entry = self.gazetteer.entry(entry);
        !entry.entity_type().is_state() && entry.descriptors().any(region)
    }

    /// "the two Koreas": a plural of states of one name is each of them.
    pub(super) fn namesakes(&self, actor: &Actor) -> Option<Vec<Actor>> {
        let Some(Party::Known(group)) = actor.party else {
            return None;
        };
        let group = self.gazetteer.entry(group);
        let name = group.name().strip_suffix('s')?;
        let named = |state: &EntryId| self.gazetteer.entry(*state).name().contains(name);
        let states: Vec<EntryId> = group.members().collect();
        (states.len() >= 2 && states.iter().all(named)).then(|| {
            let each = states.into_iter().map(|state| Actor {
                party: Some(Party::Known(state)),
                ..actor.clone()
            });
            each.collect()
        })
    }

    /// "the five Central Asian states": each of them, where the list knows as many.
    fn counted_members(&self, phrase: &Phrase<'_>, actor: &Actor) -> Option<Vec<Actor>> {
        let Some(Party::Known(group)) = actor.party else {
            return None;
        };
        let told = phrase.child(actor.at, Label::Nummod)?;
        let count = number(phrase.lemma(told))? as usize;
        let members: Vec<EntryId> = self.gazetteer.entry(group).members().collect();
        (members.len() == count && count >= 2).then(|| {
            let each = members.into_iter().map(|state| Actor {
                party: Some(Party::Known(state)),
                ..actor.clone()
            });
            each.collect()
        })
    }

    fn commons(&self) -> Option<EntryId> {
        let canada = self.gazetteer.by_id("CAN");
        let britain = self.gazetteer.by_id("GBR");
        let told = |state: Option<EntryId>| state.is_some_and(|state| self.context.tells_of(state));
        if told(canada) && !told(britain) {
            canada
        } else {
            britain
        }
    }

    /// "the North", in a text that speaks of Korea.
    fn half(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> Option<EntryId> {
        let halves = ["PRK", "KOR"].map(|id| self.gazetteer.by_id(id));
        let [Some(north), Some(south)] = halves else {
            return None;
        };
        let half = match name.core.of(phrase.text) {
            "North" => north,
            "South" => south,
            _ => return None,
        };
        let article = phrase.child(at, Label::Det).is_some();
        (article && !self.context.spoken_of(&[north, south]).is_empty()).then_some(half)
    }

    /// Whose an office is that stands behind its owner: a state's or an organisation's.
    fn office_of_body(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> Option<Party> {
        let last = name.core.of(phrase.text).rsplit(' ').next()?;
        let office = matches!(
            last,
            "Office" | "Secretariat" | "Directorate" | "Department" | "Bureau" | "Commission"
        );
        let owner = phrase.child(at, Label::Poss).filter(|_| office)?;
        let owner = phrase
            .name(owner)
            .filter(|owner| owner.class == NameClass::Party)?;
        self.preferred(owner).map(Party::Known)
    }

    /// "gas company BP", "BP, an oil firm", "Google's".
    pub(super) fn is_company(&self, phrase: &Phrase<'_>, at: usize) -> bool {
        phrase.children(at).iter().any(|child| {
            matches!(
                phrase.label(*child),
                Label::Compound | Label::Appos | Label::Nmod | Label::Amod
            ) && phrase.name(*child).is_none()
                && is_company_noun(phrase.lemma(*child))
        }) || phrase.head(at).is_some_and(|head| {
            phrase.label(at) == Label::Appos
                && phrase.name(head).is_none()
                && is_company_noun(phrase.lemma(head))
        }) || lexicon::is(&phrase.lemma(at).to_lowercase(), Class::CompanyHead)
    }

    pub(super) fn is_crowd(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> bool {
        let people = name
            .senses
            .iter()
            .all(|sense| sense.form == NameForm::People);
        let definite = phrase
            .child(at, Label::Det)
            .is_some_and(|det| matches!(phrase.lemma(det), "the" | "both"));
        let counted = phrase.child(at, Label::Nummod).is_some();
        people
            && (!definite || counted)
            && (counted || !votes(phrase, at))
            && !matches!(
                phrase.label(at),
                Label::Compound | Label::Amod | Label::Poss
            )
    }

    /// The party that a listed name stands for; an adjective may belong to several states.
    pub(super) fn party_of(&self, phrase: &Phrase<'_>, name: &Name) -> Option<Party> {
        match self.meant(name) {
            Meant::One(entry) => return Some(Party::Known(entry)),
            Meant::Place => return None,
            Meant::Unknown => {}
        }
        let text = name.core.of(phrase.text).to_string();
        Some(Party::Named {
            name: text,
            entity_type: name.entity_type.clone(),
        })
    }

    /// What a name means where people bear it, too.
    pub(super) fn namesake(&self, phrase: &Phrase<'_>, name: &Name) -> Namesake {
        let headline = phrase.sentence.zone == Zone::Headline;
        name.senses.first().map_or(Namesake::No, |sense| {
            let word = name.core.of(phrase.text);
            self.context
                .namesake(word, sense.entry, name.core.start, headline)
        })
    }

    /// Whether a name that may be a place stands in a list with another place of the same state.
    pub(super) fn stands_by_place(&self, phrase: &Phrase<'_>, at: usize, name: &Name) -> bool {
        let owner = name.senses.iter().find_map(|sense| {
            let place = self.context.is_place(sense.entry);
            let of = || self.gazetteer.entry(sense.entry).of().next();
            if place { of() } else { None }
        });
        let Some(owner) = owner else { return false };
        let head = phrase
            .head(at)
            .filter(|_| phrase.label(at) == Label::Conj)
            .unwrap_or(at);
        let beside = phrase.conjuncts(head);
        beside
            .into_iter()
            .filter(|other| *other != at)
            .any(|other| {
                phrase.name(other).is_some_and(|other| {
                    other.class == NameClass::Place
                        && other.senses.first().is_some_and(|sense| {
                            self.gazetteer.entry(sense.entry).of().next() == Some(owner)
                        })
                })
            })
    }

    /// Which of several entries a name means. What else the text names decides between states of today.
    pub(super) fn meant(&self, name: &Name) -> Meant {
        let Some(first) = self.first_alive(name) else {
            return Meant::Unknown;
        };
        // Athens of 371 BC is a state of its own.
        let ancient = || self.year_at(name).is_some_and(era::is_antiquity);
        let former = || self.gazetteer.entry(first).until().is_some();
        if name.class == NameClass::Seat && !former() && ancient() {
            return Meant::Place;
        }
        let rivals = self
            .context
            .rivals(name.senses.iter().map(|sense| sense.entry));
        if rivals.len() < 2 || !rivals.contains(&first) {
            return Meant::One(first);
        }
        match self.context.spoken_of(&rivals)[..] {
            [one] if self.context.is_place(one) => Meant::Place,
            [one] => Meant::One(one),
            // A name that may also be a place is the state's, as long as nothing speaks for the place.
            [] if rivals[1..]
                .iter()
                .all(|rival| self.context.is_place(*rival)) =>
            {
                Meant::One(first)
            }
            _ => Meant::Unknown,
        }
    }

    /// The state whose adjective stands inside the name of a body.
    fn adjective_inside(&self, text: &str, name: &Name) -> Option<EntryId> {
        let (_, rest) = name.core.of(text).split_once(" of ")?;
        let mut hits = Vec::new();
        let start = name.core.end - rest.len();
        self.gazetteer
            .hits(text, Span::new(start, name.core.end), &mut hits);
        let first = hits.first().filter(|hit| hit.span.start == start)?;
        let senses = self.gazetteer.senses(first.name);
        let adjective = senses
            .iter()
            .find(|sense| sense.form == NameForm::Adjective);
        adjective.map(|sense| sense.entry)
    }

    /// What a name means, or what it means first.
    pub(super) fn preferred(&self, name: &Name) -> Option<EntryId> {
        match self.meant(name) {
            Meant::One(entry) => Some(entry),
            Meant::Place => None,
            Meant::Unknown => self.first_alive(name),
        }
    }

    /// The first entry of a name: a state of today, unless the text is older or tells of older times.
    pub(super) fn first_alive(&self, name: &Name) -> Option<EntryId> {
        let entry = |sense: &&Sense| self.gazetteer.entry(sense.entry);
        let former = |sense: &&Sense| entry(sense).until().is_some();
        let year = name
            .senses
            .iter()
            .find(former)
            .and_then(|_| self.year_at(name));
        let then = |sense: &&Sense| year.is_some_and(|year| era::existed(entry(sense), year));
        let today = name.senses.iter().find(|sense| !former(sense));
        // London was the seat of the Polish government in exile, and London all the same.
        let before = |sense: &&Sense| {
            today.is_none_or(|today| {
                let mut heirs = entry(sense).successors();
                heirs.any(|now| now == today.entry) && !self.stands_by_heir(name, sense.entry)
            })
        };
        let mut senses = name.senses.iter();
        senses
            .find(|sense| former(sense) && before(sense) && then(sense))
            .or(today)
            .or(name.senses.first())
            .map(|sense| sense.entry)
    }

    /// Whether another part of a former state stands beside a name: "Vienna and Budapest" are not both of Austria-Hungary.
    fn stands_by_heir(&self, name: &Name, former: EntryId) -> bool {
        const BESIDE: usize = 30;
        let text = self.context.text();
        let (mut start, mut end) = (
            name.core.start.saturating_sub(BESIDE),
            (name.core.end + BESIDE).min(text.len()),
        );
        while !text.is_char_boundary(start) {
            start += 1;
        }
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let mut hits = Vec::new();
        self.gazetteer.hits(text, Span::new(start, end), &mut hits);
        let own: Vec<EntryId> = name.senses.iter().map(|sense| sense.entry).collect();
        let heir = |entry: EntryId| {
            let mut heirs = self.gazetteer.entry(former).successors();
            heirs.any(|heir| heir == entry) && !own.contains(&entry)
        };
        hits.iter()
            .filter(|hit| !hit.span.overlaps(name.core))
            .flat_map(|hit| self.gazetteer.senses(hit.name))
            .any(|sense| heir(sense.entry))
    }

    /// The year of which the text tells where a name stands.
    fn year_at(&self, name: &Name) -> Option<i32> {
        self.context
            .year_at(name.core, self.published.map(Date::year))
    }
}

/// What a body is called after its last word: "parliament" of "European Parliament".
pub(crate) fn organ_word(name: &str) -> String {
    let last = name.rsplit(' ').next().unwrap_or(name);
    last.to_lowercase()
}

/// Whether a name only says where or of what kind something is: "in Central Asia", "the Latin American market".
fn is_scene(phrase: &Phrase<'_>, at: usize) -> bool {
    let within = || {
        phrase.head(at).is_some_and(|head| {
            matches!(
                phrase.lemma(head),
                "in" | "of" | "across" | "throughout" | "within" | "from"
            )
        })
    };
    // "the Central America trade pact" is with it.
    let of_pact = phrase.head(at).is_some_and(|head| {
        phrase.is_class(head, Class::Agreement) || phrase.is_class(head, Class::Talks)
    });
    match phrase.label(at) {
        Label::Amod | Label::Compound | Label::Nmod | Label::Poss => !of_pact,
        Label::Pobj => within(),
        _ => false,
    }
}

/// Whether the name of a region is that of its states: "Central Asian countries", "the Balkans".
fn is_of_states(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    matches!(
        last,
        "countries" | "states" | "nations" | "republics" | "neighbours" | "neighbors"
    ) || !name.contains(' ') && last.ends_with('s')
}

/// Whether a name ends in the number of a ruler: "Henry IV".
pub(super) fn has_number(name: &str) -> bool {
    name.rsplit_once(' ')
        .is_some_and(|(_, last)| last.chars().all(|c| matches!(c, 'I' | 'V' | 'X')))
}

/// Whether a name that no list knows ends like that of people who join for what they want.
pub(super) fn is_association(name: &str) -> bool {
    const HEADS: [&str; 12] = [
        "Union",
        "Association",
        "Federation",
        "League",
        "Network",
        "Foundation",
        "Coalition",
        "Lobby",
        "Guild",
        "Society",
        "Campaign",
        "Trust",
    ];
    name.split(' ')
        .next_back()
        .is_some_and(|last| HEADS.contains(&last))
}

/// Whether a name of a body says nothing of whose it is: "National Assembly".
pub(super) fn is_generic_body(name: &str) -> bool {
    const WORDS: [&str; 26] = [
        "Consultative",
        "Parliamentary",
        "National",
        "Council",
        "Assembly",
        "House",
        "Representatives",
        "Senate",
        "Parliament",
        "Congress",
        "Chamber",
        "Deputies",
        "People's",
        "People’s",
        "Supreme",
        "Federal",
        "General",
        "Legislative",
        "State",
        "of",
        "the",
        "and",
        "Court",
        "Constitutional",
        "Cabinet",
        "Ministers",
    ];
    name.split_whitespace().all(|word| WORDS.contains(&word))
}

/// "the two Arab states", "both Southeast Asian nations"
fn is_two_of_many(phrase: &Phrase<'_>, at: usize, name: &Name) -> bool {
    let mut words = phrase.children(at).iter();
    names_many(phrase, name) && words.any(|word| matches!(phrase.lemma(*word), "two" | "both"))
}

/// The first of the states that a name of several of them lists.
fn listed_behind(phrase: &Phrase<'_>, at: usize, name: &Name) -> Option<usize> {
    let mut of = phrase.prepositions(at);
    let (_, first) = of.find(|(preposition, first)| {
        phrase.lemma(*preposition) == "of"
            && phrase.name_class(*first) == Some(NameClass::Party)
            && phrase.child(*first, Label::Conj).is_some()
    })?;
    names_many(phrase, name).then_some(first)
}

/// "the Baltic states", "Arab nations"
fn names_many(phrase: &Phrase<'_>, name: &Name) -> bool {
    let text = name.core.of(phrase.text);
    ["states", "States", "nations", "countries", "republics"]
        .iter()
        .any(|end| text.ends_with(end))
}

/// A firm that is called after a state: "the airline Emirates".
fn bears_name_of_state(phrase: &Phrase<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|noun| {
        phrase.label(noun) == Label::Compound
            && phrase.head(noun) == Some(at)
            && phrase.name(noun).is_none()
            && matches!(
                phrase.lemma(noun),
                "airline" | "carrier" | "bank" | "firm" | "company"
            )
    })
}
