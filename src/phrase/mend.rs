//! **Group**, mending: trees in which the parser is known to err → trees that say what the words mean.
//!
//! Each mend names a construction that the parser reads wrongly, finds it by words and marks that leave no other reading, and
//! hangs its words where they belong.

mod auxiliary;
mod clause;
mod cleft;
mod contact;
mod day;
mod front;
mod governed;
mod group;
mod list;
mod object;
mod pair;
mod parted;
mod people;
mod predicate;
mod relative;
mod row;
mod set_off;
mod subject;

use super::{Phrase, lower_lemma};
use crate::inflection::WordClass;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::syntax::{Label, Tag};

impl Phrase<'_> {
    /// What the parser cannot know: a listed agreement noun is a noun, whatever the tagger says.
    pub(super) fn mend(&mut self) {
        for at in 0..self.parts.len() {
            if self.labels[at] == Label::Root && self.heads[at] != at {
                self.heads[at] = at;
            }
        }
        self.mend_semicolon();
        self.mend_past();
        self.mend_for_each();
        self.mend_visiting();
        self.mend_article();
        self.mend_bare_article();
        self.mend_called_on();
        self.mend_put_forward();
        self.mend_voted();
        self.mend_shifted();
        self.mend_by_of();
        self.mend_parted_of();
        self.mend_part_of_pact();
        self.mend_split();
        self.mend_deed();
        self.mend_answer();
        self.mend_fronted();
        self.mend_marked_list();
        self.mend_bare_day();
        self.mend_fronted_bare();
        self.mend_fronted_list();
        self.mend_fronted_participle();
        self.mend_teller();
        self.mend_charge();
        self.mend_without();
        self.mend_taken();
        self.mend_for_a_time();
        self.mend_for_doer();
        self.mend_awaited();
        self.mend_gerund_in_name();
        self.mend_teller_behind();
        self.mend_adjacent();
        self.mend_joint();
        self.mend_second_subject();
        self.mend_subject_after_and();
        self.mend_among_them();
        self.mend_joined_by();
        self.mend_along_with();
        self.mend_listed_behind();
        self.mend_object_behind();
        self.mend_active_participle();
        self.mend_joined_root();
        self.mend_name_before_article();
        self.mend_object_done();
        self.mend_causative();
        self.mend_quoted();
        self.mend_contact();
        self.mend_relative();
        self.mend_told_relative();
        self.mend_cleft();
        self.mend_pseudo_cleft();
        self.mend_row();
        self.mend_gapped();
        self.mend_counterpart();
        self.mend_deputy();
        self.mend_after_hour();
        self.mend_marked_subject();
        self.mend_all_of_them();
        self.mend_at_present();
        self.mend_floating();
        self.mend_parted_perfect();
        self.mend_two_modals();
        self.mend_met_with();
        self.mend_auxiliary();
        self.mend_perfect();
        self.mend_reduced();
        self.mend_concluded();
        self.mend_purpose();
        self.mend_demanded();
        self.mend_delayed();
        self.mend_dashed();
        self.mend_after();
        self.mend_pro_verb();
        self.mend_intransitive();
        self.mend_compound_pact();
        self.mend_dated_participle();
        self.mend_dated_topic();
        self.mend_topic();
        self.mend_both();
        self.mend_after_date();
        self.mend_by_dated();
        self.mend_called_for();
        self.mend_ended_talks();
        self.mend_dated_one();
        self.mend_bare();
        self.mend_subordinate();
        self.mend_joined();
        self.mend_counted();
        self.mend_object();
        self.mend_late_object();
        self.mend_name_of_pact();
        self.mend_absolute();
        self.mend_listed();
        self.mend_reached();
        self.mend_clause();
        self.mend_gerund();
        self.mend_void();
        self.mend_praised();
        self.mend_declared();
        self.mend_having();
        self.mend_accused();
        self.mend_regarded();
        self.mend_parted();
        self.mend_crossed();
        self.mend_first();
        self.mend_last_verb();
        self.mend_among();
        self.mend_cut_off();
        self.mend_kind();
        self.mend_extraposed();
        self.mend_inserted();
        self.mend_albeit();
        self.mend_repeated();
        self.mend_second_clause();
        self.mend_noun_that();
        self.mend_followed_by();
        self.mend_once();
        self.mend_ruled_out();
        self.mend_that_of_day();
        self.mend_said_gerund();
        self.mend_second_of();
        self.mend_second_infinitive();
        self.mend_second_side();
        self.mend_states_of();
        self.mend_content();
        self.mend_aside();
        self.mend_opposed();
        self.mend_with_opposed();
        self.mend_own();
        self.mend_apposed();
        self.mend_apposed_office();
        self.mend_held_office();
        self.mend_second_doer();
        self.mend_people_of();
        self.mend_colon();
        self.mend_called();
        self.mend_gapped_order();
        self.mend_offered();
        self.mend_given();
        self.mend_between_commas();
        self.mend_partner_behind();
        self.mend_to_begin();
        self.mend_dated();
        self.mend_dated_subject();
        self.mend_day_of_last();
        self.mend_years_behind();
        self.mend_verb_of_day();
        self.mend_brokered();
        self.mend_what_called();
    }

    fn is_under(&self, at: usize, ancestor: usize) -> bool {
        let mut up = at;
        for _ in 0..24 {
            if up == ancestor {
                return true;
            }
            if self.heads[up] == up {
                return false;
            }
            up = self.heads[up];
        }
        false
    }

    /// The first of a list.
    fn list_head(&self, mut at: usize) -> usize {
        for _ in 0..24 {
            if self.labels[at] != Label::Conj {
                break;
            }
            at = self.heads[at];
        }
        at
    }

    fn attach(&mut self, at: usize, head: usize, label: Label) {
        self.heads[at] = head;
        self.labels[at] = label;
    }

    /// Makes a word a verb that was taken for another.
    fn make_verb(&mut self, at: usize, tag: Tag) {
        self.tags[at] = tag;
        self.lemmas[at] = lower_lemma(self.word(at), WordClass::Verb);
        self.classes[at] = lexicon::classes(&self.lemmas[at]);
    }

    /// Makes a noun the subject of a verb, which is passive where one of these words is its auxiliary for that.
    fn attach_subject(&mut self, noun: usize, verb: usize, auxiliaries: std::ops::Range<usize>) {
        let label = match self.dependent(auxiliaries, verb, Label::Auxpass) {
            Some(_) => Label::Nsubjpass,
            None => Label::Nsubj,
        };
        self.attach(noun, verb, label);
    }

    /// The first part between two places that depends on a head by a label.
    fn dependent(
        &self,
        places: std::ops::Range<usize>,
        head: usize,
        label: Label,
    ) -> Option<usize> {
        places
            .into_iter()
            .find(|at| self.heads[*at] == head && self.labels[*at] == label)
    }

    fn has_subject(&self, verb: usize) -> bool {
        (0..self.parts.len()).any(|at| self.heads[at] == verb && self.labels[at].is_subject())
    }

    /// Whether a word belongs to a date that says when, and not which: not "the 1992 treaty".
    fn is_own_date(&self, at: usize) -> bool {
        let mut dates = self.dates.iter();
        dates.any(|date| !date.modifier && date.span.overlaps(self.parts[at].span))
    }

    fn is_state(&self, at: usize) -> bool {
        self.parts[at]
            .name
            .is_some_and(|name| self.names[name].entity_type.is_state())
    }

    /// Called by its own name, and not by its capital or its people.
    fn is_party(&self, at: usize) -> bool {
        self.parts[at]
            .name
            .is_some_and(|name| self.names[name].class == NameClass::Party)
    }

    /// A name of an agreement, or a noun that means one.
    fn is_pact(&self, at: usize) -> bool {
        match self.parts[at].name {
            Some(name) => self.names[name].class == NameClass::Agreement,
            None => self.tags[at].is_noun() && self.classes[at].has(Class::Agreement),
        }
    }
}
