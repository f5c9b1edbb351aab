//! **Mention**, names of people: titles, given names and surnames.

use super::shape::is_roman;
use super::{Finder, Name, NameClass, Names};
use crate::context;
use crate::gazetteer::{EntityType, EntryId, NameForm, Sense};
use crate::lexicon::Class;

impl Finder<'_> {
    /// A person: a title with a name, a listed name, or a short title such as "Mr.".
    pub(super) fn person(&self, at: usize, _result: &Names) -> Option<Name> {
        if let Some((title_end, owners)) = self.title(at) {
            // "the foreign minister, Ararat Mirzoyan, signed": the name between commas is the title's.
            let apposed = self.word(title_end) == ",";
            let start = if apposed { title_end + 1 } else { title_end };
            let to = self.person_name(start)?;
            // "the General Assembly" is listed, and no general.
            let listed_otherwise = self.aligned[at].is_some_and(|(end, senses)| {
                end >= to && !senses.is_empty() && self.person_senses(senses).is_empty()
            });
            if listed_otherwise {
                return None;
            }
            if apposed && (!self.closes(to) || to - start < 2) {
                return None;
            }
            let end = if apposed && self.word(to) == "," {
                to + 1
            } else {
                to
            };
            let mut name = self.name(at, end, NameClass::Person, EntityType::Person);
            name.core = self.span(start, to);
            name.span = self.span(at, to);
            name.title = Some(self.span(at, title_end));
            name.owners = owners;
            // "Tsar Alexander I" is listed with his title.
            let listed = (at..=start).rev().find_map(|from| {
                let (end, senses) = self.aligned[from]?;
                let people = self.person_senses(senses);
                (end == to && !people.is_empty()).then_some(people)
            });
            name.senses = listed.unwrap_or_default();
            return Some(name);
        }
        None
    }

    /// Whether an apposition between commas can end here.
    pub(super) fn closes(&self, at: usize) -> bool {
        matches!(self.word(at), "," | "." | "" | ";")
    }

    pub(super) fn person_senses(&self, senses: &[Sense]) -> Vec<Sense> {
        senses
            .iter()
            .filter(|sense| *self.gazetteer.entry(sense.entry).entity_type() == EntityType::Person)
            .copied()
            .collect()
    }

    /// A title that starts at a token: one past its end, and whose it is.
    pub(super) fn title(&self, at: usize) -> Option<(usize, Vec<EntryId>)> {
        let mut end = at;
        let mut head = false;
        let mut owners = Vec::new();
        while end < self.tokens.len() && end < at + 12 {
            let lower = self.lower(end);
            let part = self.is(end, Class::TitlePart);
            // "5 pm" is a time.
            if self.lower(end) == "pm" && self.word(end) != "PM" {
                break;
            }
            if self.words.singular(end).has(Class::Title) || self.is(end, Class::Title) {
                head = true;
                end += 1;
                // "Secretary of State", "Minister for Foreign Affairs", "President of the United States"
                if matches!(self.lower(end), "of" | "for") {
                    let mut owner = end + 1;
                    if self.lower(owner) == "the" {
                        owner += 1;
                    }
                    if let Some((past, senses)) = self.aligned.get(owner).copied().flatten() {
                        let party = senses.iter().find(|sense| {
                            let entry = self.gazetteer.entry(sense.entry);
                            matches!(
                                sense.form,
                                NameForm::Name | NameForm::Alias | NameForm::Acronym
                            ) && !matches!(
                                entry.entity_type(),
                                EntityType::Person | EntityType::Place
                            )
                        });
                        // "leaders of Armenia and Azerbaijan" is no title: a name must follow.
                        let named = |at: usize| {
                            self.is_name_word(at)
                                && self.aligned[at].is_none_or(|(_, senses)| {
                                    !self.person_senses(senses).is_empty()
                                })
                        };
                        // "the President of the United States, Richard Nixon": a comma may stand between.
                        let follows = named(past)
                            || self.word(past) == ","
                                && named(past + 1)
                                && self.is_name_word(past + 2);
                        if let (Some(party), true) = (party, follows) {
                            owners.push(party.entry);
                            end = past;
                            continue;
                        }
                        break;
                    }
                    if let Some((past, state)) = self.portfolio(owner) {
                        owners.push(state);
                        end = past;
                        continue;
                    }
                    let mut word = owner;
                    while self.is_capital(word)
                        && (self.is(word, Class::TitlePart) || self.word(word) == "State")
                        || matches!(self.lower(word), "and" | ",")
                            && word > owner
                            && self.is(word + 1, Class::TitlePart)
                    {
                        word += 1;
                    }
                    // "leader of the Democratic Front": a name goes on that is no person's.
                    let of_many = self.is_capital(word) && self.is_org_head(word);
                    if word > owner && !of_many {
                        end = word;
                    }
                }
            } else {
                let title_next =
                    self.is(end + 1, Class::Title) || self.is(end + 1, Class::TitlePart);
                let goes_on = part && (!head || !self.is_capital(end) || title_next);
                // "Prime Minister and Minister of Defence Name"
                let adds_title = || {
                    let and = matches!(lower, "and" | "&");
                    let past = || self.title(end + 1).map(|(past, _)| past);
                    and && title_next && past().is_some_and(|past| self.is_name_word(past))
                };
                if goes_on || head && adds_title() {
                    end += 1;
                } else {
                    break;
                }
            }
        }
        head.then_some((end, owners))
    }

    /// "Economy of Malawi Joseph Banda" after "Minister of": one past the state, and the state; the name of a person must follow.
    fn portfolio(&self, from: usize) -> Option<(usize, EntryId)> {
        const LONGEST: usize = 6;
        let of = (from + 1..from + LONGEST).find(|token| self.lower(*token) == "of")?;
        let field = |token: usize| {
            self.is_name_word(token) && self.aligned[token].is_none()
                || matches!(self.lower(token), "and" | "," | "&")
        };
        let (past, state) = self.owner_after(of)?;
        let named = self.is_name_word(past) && self.is_name_word(past + 1);
        ((from..of).all(field) && named).then_some((past, state))
    }

    /// The name of a person that starts at a token: one past its end.
    pub(super) fn person_name(&self, at: usize) -> Option<usize> {
        if let Some((end, senses)) = self.aligned.get(at).copied().flatten()
            && !self.person_senses(senses).is_empty()
        {
            return Some(self.name_suffix(end));
        }
        if !self.is_name_word(at) || self.title_case && self.aligned[at].is_some() {
            return None;
        }
        // "Mr. Jordan", "Senator Washington"
        let courtesy = at > 0
            && matches!(
                self.word(at - 1).trim_end_matches('.'),
                "Mr" | "Mrs"
                    | "Ms"
                    | "Miss"
                    | "Dr"
                    | "Sir"
                    | "Senator"
                    | "Sen"
                    | "Congressman"
                    | "Congresswoman"
                    | "Rep"
                    | "Representative"
                    | "Judge"
                    | "Justice"
                    | "Coach"
            );
        if courtesy && context::is_shared(self.word(at)) {
            return Some(at + 1);
        }
        // A country, organisation or weekday after a title is no name: "the president Monday".
        if self.aligned[at].is_some_and(|(end, _)| !self.is_name_word(end)) {
            return None;
        }
        let mut end = at;
        while end < self.tokens.len() && end < at + 5 {
            // "General Peace Accords" is no general.
            if self.words.singular(end).has(Class::Agreement) {
                return None;
            }
            if self.is_name_word(end)
                && !self.is(end, Class::Title)
                // "Lalit Modi": a surname that is listed for somebody else.
                && !(self.title_case
                    && end > at
                    && self.aligned[end]
                        .is_some_and(|(_, senses)| self.person_senses(senses).is_empty()))
            {
                end += 1;
            } else if end > at && self.is(end, Class::NameParticle) && self.is_name_word(end + 1) {
                end += 2;
            } else {
                break;
            }
            if self.title_case && end >= at + 2 {
                break;
            }
        }
        (end > at).then(|| self.name_suffix(end))
    }

    /// "Jr.", "II" after a name.
    pub(super) fn name_suffix(&self, end: usize) -> usize {
        if matches!(self.word(end), "Jr." | "Jr" | "Sr." | "Sr") || is_roman(self.word(end)) {
            end + 1
        } else {
            end
        }
    }

    /// "Michael Jordan", "Chad Smith": a person who bears the name of a state or capital.
    pub(super) fn namesake(&self, at: usize) -> Option<Name> {
        if !self.is_capital(at) {
            return None;
        }
        let word = self.word(at);
        let state = |at: usize| {
            let (end, senses) = self.aligned.get(at).copied().flatten()?;
            let own = |sense: &Sense| {
                matches!(
                    sense.form,
                    NameForm::Name | NameForm::Alias | NameForm::Capital
                )
            };
            (end == at + 1 && senses.iter().any(own)).then_some(end)
        };
        let person = |to: usize| {
            let entity_type = EntityType::Custom("name".into());
            Some(self.name(at, to, NameClass::Unknown, entity_type))
        };
        if context::is_first(word) && self.aligned[at].is_none() {
            // "Michael B. Jordan"
            let initial = self.word(at + 1);
            let next = if initial.len() == 2 && initial.ends_with('.') {
                at + 2
            } else {
                at + 1
            };
            return person(state(next)?);
        }
        let surname = context::is_shared(word)
            && context::is_given(word)
            && !self.title_case
            && self.aligned.get(at + 1).is_some_and(Option::is_none)
            && self.is_name_word(at + 1)
            && context::may_be_surname(self.word(at + 1));
        if surname && state(at).is_some() {
            return person(at + 2);
        }
        None
    }
}
