//! **Settle**: an act + its sentence → when and where it was done, and by whom in person.

mod date;
mod people;
mod place;
mod reach;

use crate::act::{Act, Teller};
use crate::phrase::Phrase;
use crate::rule::Candidate;

pub(crate) use date::written;
pub(crate) use people::is_organ;

impl Teller<'_, '_> {
    /// Date and place.
    pub(crate) fn settle(&self, phrase: &Phrase<'_>, candidate: &Candidate, act: &mut Act) {
        act.date = self.date(phrase, candidate, act.modality);
        if place::has_place(&act.kind) {
            act.place = self.place(phrase, candidate);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Extractor, Relation};

    fn first(text: &str) -> Relation {
        let document = Document::new(text).published("2024-07-10".parse().unwrap());
        let extraction = Extractor::builtin().extract_document(document);
        extraction.relations()[0].clone()
    }

    fn place(text: &str) -> Option<String> {
        first(text).place.map(|place| place.name)
    }

    fn people(text: &str) -> Vec<String> {
        let people = first(text).people.into_iter();
        people.map(|person| person.name).collect()
    }

    #[test]
    fn a_place_after_the_agreement_or_its_parties_is_that_of_the_act() {
        let at = |text| place(text).unwrap_or_default();
        assert_eq!(
            at("Norway and Peru signed a peace agreement in Geneva, Switzerland."),
            "Geneva"
        );
        assert_eq!(
            at("Following peace talks in Istanbul, Norway and Peru agreed to a ceasefire."),
            "Istanbul"
        );
    }

    #[test]
    fn a_place_that_the_agreement_is_about_is_not_that_of_the_act() {
        assert_eq!(
            place("France and Chad signed a pact to protect forests in Mali."),
            None
        );
    }

    #[test]
    fn a_date_of_another_event_is_not_that_of_the_act() {
        let relation = first("Following clashes on Monday, Norway and Peru agreed to a ceasefire.");
        assert_eq!(relation.date.map(|date| date.text), None);
    }

    #[test]
    fn a_title_in_the_plural_belongs_to_all_who_follow() {
        let text =
            "Foreign ministers Ana Lopez of Spain and Rui Costa of Portugal signed the treaty.";
        assert_eq!(people(text), ["Ana Lopez", "Rui Costa"]);
    }

    #[test]
    fn who_signs_for_a_party_is_of_no_state_that_does_not_sign() {
        let text = "The government of Chad and Niger signed a ceasefire on Monday.\n\nThe deal was brokered by Libya. \
                    Interior Minister Hassan Djourab signed for the government.";
        let signed = first(text);
        let person = signed
            .people
            .iter()
            .find(|person| person.name == "Hassan Djourab");
        assert!(person.is_some(), "{signed}");
        assert_ne!(person.and_then(|person| person.of.as_deref()), Some("LBY"));
    }
}
