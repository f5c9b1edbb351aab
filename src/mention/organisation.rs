//! **Mention**, organisations and organs that a state's name is a part of.

use super::{Finder, Name, NameClass};
use crate::context;
use crate::gazetteer::{EntityType, NameForm, Sense};
use crate::lexicon::Class;

impl Finder<'_> {
    /// "Air Canada", "British Airways": a company that bears a state's name.
    pub(super) fn airline(&self, at: usize) -> Option<Name> {
        const AFTER: [&str; 8] = [
            "Airways",
            "Airlines",
            "Air",
            "Motors",
            "Telecom",
            "Petroleum",
            "Railways",
            "Gas",
        ];
        let company = |from: usize, to: usize| {
            self.name(
                from,
                to,
                NameClass::Company,
                EntityType::Custom("company".into()),
            )
        };
        if self.word(at) == "Air" && self.is_capital(at + 1) {
            let (end, _) = self.aligned.get(at + 1).copied().flatten()?;
            return Some(company(at, end));
        }
        let (end, _) = self.aligned[at]?;
        AFTER
            .contains(&self.word(end))
            .then(|| company(at, end + 1))
    }

    /// "the Syria Justice Campaign", "Norway Mountain Walkers": an organisation that bears a state's name.
    pub(super) fn namesake_organisation(&self, at: usize) -> Option<Name> {
        let (from, senses) = self.aligned[at]?;
        let named = |sense: &Sense| {
            matches!(sense.form, NameForm::Name | NameForm::Alias)
                && self.gazetteer.entry(sense.entry).entity_type().is_state()
        };
        if self.title_case || !senses.iter().any(named) {
            return None;
        }
        let more = (from..self.tokens.len())
            .take_while(|token| self.is_name_word(*token) && self.aligned[*token].is_none());
        let to = from + more.count();
        // "Hungary Prime Minister Orban", "the Iran Nuclear Deal", "the US House", "Chad Johnson" are others.
        let other = |token: usize| {
            let classes = self.words.singular(token);
            self.is_body_word(token)
                || classes.has(Class::Title)
                || classes.has(Class::Agreement)
                || classes.has(Class::Instrument)
                || context::is_given(self.word(token))
        };
        let headed = to > from && self.is_org_head(to - 1);
        if to < from + 2 && !headed || (from..to).any(other) || self.is_force(from, to) {
            return None;
        }
        let (class, entity_type) = if headed {
            (NameClass::Party, EntityType::Organisation)
        } else {
            (NameClass::Unknown, EntityType::Custom("name".into()))
        };
        Some(self.name(at, to, class, entity_type))
    }

    /// "the Ministry of Foreign Affairs of Peru", "the National Guard of Ukraine"
    pub(super) fn organ_of_state(&self, at: usize) -> Option<Name> {
        if self.aligned[at].is_some() || !self.is_name_word(at) {
            return None;
        }
        let mut end = at + 1;
        if matches!(self.word(at), "Ministry" | "Department") {
            if !matches!(self.lower(end), "of" | "for") {
                return None;
            }
            end += 1 + usize::from(self.lower(end + 1) == "the");
            let field = end;
            let joins = |token: usize| {
                matches!(self.word(token), "and" | "," | "&") && self.is_name_word(token + 1)
            };
            while end < field + 8 && (self.is_name_word(end) || end > field && joins(end)) {
                end += 1;
            }
            if end == field {
                return None;
            }
        } else {
            while end < at + 5 && self.is_name_word(end) {
                end += 1;
            }
            if !self.is_force(at, end) {
                return None;
            }
        }
        let (past, state) = self.owner_after(end)?;
        let mut name = self.name(at, past, NameClass::Body, EntityType::Body);
        name.owners.push(state);
        Some(name)
    }

    /// "the Zapatista National Liberation Army": another one than the group that is listed under its last words.
    pub(super) fn longer_group(&self, at: usize) -> Option<Name> {
        const HEADS: [&str; 8] = [
            "Army", "Front", "Movement", "Force", "Forces", "Party", "Alliance", "Union",
        ];
        let (end, senses) = self.aligned.get(at + 1).copied().flatten()?;
        let group = senses.iter().find(|sense| {
            matches!(
                self.gazetteer.entry(sense.entry).entity_type(),
                EntityType::ArmedGroup | EntityType::PoliticalParty
            )
        })?;
        let classes = self.words.singular(at);
        let own = at > 0
            && end > at + 2
            && self.aligned[at].is_none()
            && self.is_name_word(at)
            && HEADS.contains(&self.word(end - 1))
            && !classes.has(Class::Title)
            && !self.words.classes(at).has(Class::TitlePart);
        let entity_type = self.gazetteer.entry(group.entry).entity_type().clone();
        own.then(|| self.name(at, end, NameClass::Party, entity_type))
    }

    /// Words that name the forces of a state, whichever it is: "Ground Forces", "National Guard".
    pub(super) fn is_force(&self, from: usize, to: usize) -> bool {
        const HEADS: [&str; 9] = [
            "Force",
            "Forces",
            "Army",
            "Navy",
            "Guard",
            "Guards",
            "Police",
            "Corps",
            "Gendarmerie",
        ];
        const BEFORE: [&str; 19] = [
            "Ground",
            "Air",
            "Naval",
            "Land",
            "Armed",
            "Security",
            "Defence",
            "Defense",
            "Space",
            "Border",
            "Coast",
            "National",
            "Federal",
            "Royal",
            "Republican",
            "Presidential",
            "Marine",
            "Military",
            "Self-Defense",
        ];
        to > from
            && HEADS.contains(&self.word(to - 1))
            && (from..to - 1).all(|token| {
                BEFORE.contains(&self.word(token)) || HEADS.contains(&self.word(token))
            })
    }
}
