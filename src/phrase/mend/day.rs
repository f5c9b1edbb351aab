//! **Group**, mending: what stands beside a day or an hour.

use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// "signed yesterday a border treaty": the day is no object.
    pub(super) fn mend_bare_day(&mut self) {
        for day in 1..self.parts.len().saturating_sub(1) {
            let verb = self.heads[day];
            let bare = matches!(
                &*self.lemmas[day],
                "yesterday" | "today" | "tomorrow" | "tonight"
            ) && self.labels[day] == Label::Dobj
                && verb < day;
            let headed = |at: usize| self.heads[at] == day && self.tags[at].is_noun();
            if !bare || (verb + 1..day).any(headed) {
                continue;
            }
            self.labels[day] = Label::Npadvmod;
            for at in day + 1..self.parts.len() {
                if self.heads[at] == day {
                    self.heads[at] = verb;
                }
            }
        }
    }

    /// "was signed in 1999 and went into effect Thursday": a bare day is that of the verb before it.
    pub(super) fn mend_day_of_last(&mut self) {
        for day in 3..self.parts.len() {
            let verb = self.heads[day];
            if self.labels[day] != Label::Npadvmod || verb >= day || !self.is_date(day) {
                continue;
            }
            let last = (verb + 1..day).rev().find(|at| {
                self.heads[*at] == verb
                    && self.labels[*at] == Label::Conj
                    && matches!(self.tags[*at], Tag::Vbd | Tag::Vbn | Tag::Vbz)
            });
            let Some(last) = last else { continue };
            if (last..day).all(|at| !self.tags[at].is_punctuation()) {
                self.heads[day] = last;
            }
        }
    }

    /// "signed between 1997 and 2020": years right behind a preposition are its own.
    pub(super) fn mend_years_behind(&mut self) {
        for years in 2..self.parts.len() {
            let link = years - 1;
            let stray = self.is_own_date(years)
                && self.tags[link] == Tag::In
                && self.heads[years] != link
                && self.heads[link] < link
                && self.labels[years] == Label::Cc
                && self.labels[link] == Label::Prep;
            if stray {
                self.attach(years, link, Label::Pobj);
            }
        }
    }

    /// "suspended the treaty last Tuesday": a day is no head of a noun group.
    pub(super) fn mend_dated(&mut self) {
        for at in 1..self.parts.len() {
            // "said last November that it would", "which it signed last week": nor an object.
            let date = || {
                let mut dates = self.dates.iter();
                dates.any(|date| date.span == self.parts[at].span && !date.possessive)
            };
            let verb = self.heads[at];
            let complete =
                self.classes[verb].has(Class::Report) || self.labels[verb] == Label::Relcl;
            let alone = |before: usize| self.heads[before] != at || !self.tags[before].is_noun();
            if self.labels[at] == Label::Dobj && complete && date() && (0..at).all(alone) {
                self.labels[at] = Label::Npadvmod;
            }
            let span = self.parts[at].span;
            let counted = matches!(
                &*self.lemmas[at],
                "minute" | "hour" | "day" | "week" | "month" | "year"
            ) && self.tags[at] == Tag::Nns
                && self.lemmas.get(at + 1).is_some_and(|next| {
                    matches!(
                        &**next,
                        "after" | "before" | "later" | "earlier" | "ago" | "into"
                    )
                });
            let day = counted
                || self.classes[at].has(Class::Weekday)
                || matches!(&*self.lemmas[at], "yesterday" | "today" | "tomorrow")
                || self
                    .dates
                    .iter()
                    .any(|date| date.span == span && !date.modifier && !date.possessive);
            if !day || self.parts[at].name.is_some() || self.heads[at] == at {
                continue;
            }
            let head = self.heads[at];
            let noun = (0..at).rev().find(|before| {
                self.heads[*before] == at
                    && matches!(self.labels[*before], Label::Compound | Label::Nmod)
                    && self.tags[*before].is_noun()
            });
            let Some(noun) = noun else { continue };
            let label = self.labels[at];
            self.heads[noun] = head;
            self.labels[noun] = label;
            for before in 0..noun {
                if self.heads[before] == at {
                    self.heads[before] = noun;
                }
            }
            self.labels[at] = Label::Npadvmod;
            self.heads[at] = if self.tags[head].is_verb() {
                head
            } else {
                noun
            };
        }
    }

    /// "objected until dawn to the wording": what follows an hour or a day is the verb's.
    pub(super) fn mend_after_hour(&mut self) {
        for to in 3..self.parts.len() {
            let hour = self.heads[to];
            let when = self.heads[hour];
            let verb = self.heads[when];
            let time = self.is_date(hour)
                || matches!(
                    &*self.lemmas[hour],
                    "dawn" | "dusk" | "noon" | "midnight" | "night" | "end"
                );
            let until =
                self.labels[when] == Label::Prep && matches!(&*self.lemmas[when], "until" | "till");
            if self.labels[to] == Label::Prep
                && &*self.lemmas[to] == "to"
                && self.labels[hour] == Label::Pobj
                && hour + 1 == to
                && time
                && until
                && self.tags[verb].is_verb()
            {
                self.heads[to] = verb;
            }
        }
    }

    /// "At present Peru is bound": the present is not Peru's.
    pub(super) fn mend_at_present(&mut self) {
        for at in 0..self.parts.len().saturating_sub(3) {
            let fronted = &*self.lemmas[at] == "at"
                && self.word(at + 1) == "present"
                && self.parts[at + 2].name.is_some()
                && self.heads[at + 1] == at + 2
                && self.heads[at + 2] == at;
            let verb = self.heads[at];
            if fronted && self.tags[verb].is_verb() && verb > at + 2 {
                self.attach(at + 1, at, Label::Pobj);
                self.attach_subject(at + 2, verb, at + 3..verb);
            }
        }
    }

    /// "abandoned by Greece in 2020 and by Chile a year later": the time behind the second name is that of the second.
    pub(super) fn mend_by_dated(&mut self) {
        for by in 3..self.parts.len().saturating_sub(2) {
            let (name, date) = (by + 1, by + 2);
            let verb = self.heads[date];
            let again = self.word(by) == "by"
                && self.labels[by] == Label::Conj
                && self.heads[name] == by
                && self.parts[name].name.is_some()
                && self.is_date(date)
                && verb < by
                && self.tags[verb].is_verb();
            if again {
                self.attach(date, name, Label::Npadvmod);
            }
        }
    }

    /// "Norway and the Faroe Islands today signed": behind a day the past form is the verb of the names before it.
    pub(super) fn mend_verb_of_day(&mut self) {
        for verb in 2..self.parts.len() {
            let day = verb - 1;
            let strayed = self.labels[verb] == Label::Acl
                && self.tags[verb] == Tag::Vbn
                && self.heads[verb] == day
                && self.is_date(day)
                && self.labels[day] == Label::Npadvmod;
            if !strayed {
                continue;
            }
            let noun = self.list_head(self.heads[day]);
            if self.labels[noun] == Label::Root && noun < day && self.tags[noun].is_noun() {
                self.attach(verb, verb, Label::Root);
                self.attach(noun, verb, Label::Nsubj);
                self.attach(day, verb, Label::Npadvmod);
                self.tags[verb] = Tag::Vbd;
            }
        }
    }

    /// "The United States today suspended talks": a party before a day before the verb is the subject, and no time.
    pub(super) fn mend_dated_subject(&mut self) {
        for at in 0..self.parts.len() {
            let verb = self.heads[at];
            let acts = match self.parts[at].name {
                Some(name) => matches!(
                    self.names[name].class,
                    NameClass::Party | NameClass::Person | NameClass::Body
                ),
                // "Samoa's minister today welcomed it"
                None => self.tags[at].is_noun() && self.classes[at].has(Class::Official),
            };
            let stray = matches!(self.labels[at], Label::Npadvmod | Label::Dep)
                && verb > at
                && self.tags[verb].is_finite();
            if !acts || !stray {
                continue;
            }
            let own = (0..self.parts.len())
                .any(|child| self.heads[child] == verb && self.labels[child].is_subject());
            if !own {
                self.labels[at] = Label::Nsubj;
            }
        }
    }
}
