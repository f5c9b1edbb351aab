//! **Refer**, scope: whether an act is one between states, organisations or armed groups.
//!
//! Most text is about something else: a party opposes a bill, a league signs a contract, a student
//! presents a paper. The words are those of treaties, so what is weak needs more: a party that is
//! public and is named as the doer, or another party.

use crate::act::{Act, Teller};
use crate::actor::{Party, Reference};
use crate::agreement::Instance;
use crate::discourse::Resolved;
use crate::gazetteer::{EntityType, EntryId, Term};
use crate::lexicon::{self, Class};
use crate::relation::{RelationKind, Via};
use crate::rule::{Candidate, Function, Step};

impl Teller<'_, '_> {
    /// Why an act is none on an international agreement, if it is none.
    pub(crate) fn out_of_scope(&self, candidate: &Candidate, act: &Act) -> Option<&'static str> {
        let agreement = candidate.agreement.as_ref();
        // "China opposes the sanctions" is a stance of a state; "she opposed the reform" is none.
        if act.object.is_some() && act.pact.is_none() && act.kind.is_stance() {
            match candidate.step {
                Some(Step::Said) => return None,
                Some(Step::Told) if self.story.pacts.told_step() => return None,
                Some(Step::Told) => {
                    return Some("nothing was done just before that the stand could be about");
                }
                None => {}
            }
            // "objected to the accession": what is done with an agreement is no thing of its own.
            let about = act.object.as_ref().is_some_and(|(text, _)| {
                text.split(' ').any(|word| {
                    matches!(
                        word,
                        "accession" | "ratification" | "signature" | "signing" | "withdrawal"
                    )
                })
            });
            if about {
                return None;
            }
            if !act.bodies.is_empty() {
                return Some("a body of a state takes a stand on what is no agreement");
            }
            // "Iran rejects the assessment": in a text that tells of no agreement it is none of ours.
            let treaty = |word: &str| lexicon::is(&word.to_lowercase(), Class::Agreement);
            let names = act.object.as_ref();
            let names = names.is_some_and(|(text, _)| text.split(' ').any(treaty));
            if self.story.pacts.is_empty() && !names {
                return Some("the text tells of no agreement that the stand could be about");
            }
            let counted = |party: &Party| matches!(party, Party::Unnamed { .. });
            let all = act
                .agents
                .iter()
                .all(|found| self.is_public(&found.party) && !counted(&found.party));
            if !all || !self.public_doer(candidate, act) {
                return Some("no state or organisation takes the stand by name");
            }
            if self.long_ago(candidate) {
                return Some("rulers of the past opposed much that is no agreement");
            }
        }
        // "The two scholars agree on a reading": what is no agreement by its words is one between two states that are named.
        if act.object.is_some() && act.pact.is_none() && act.kind == RelationKind::Agreed {
            let named =
                |found: &&Resolved| found.via == Via::Direct && self.is_public(&found.party);
            if act.agents.iter().filter(named).count() < 2 {
                return Some("no two states are named that agree");
            }
        }
        // "offers programmes", "rejected the settlement": the noun says nothing of an agreement.
        let alone = act.agents.len() + act.counterparties.len() < 2;
        let free = matches!(
            act.kind,
            RelationKind::Opposed
                | RelationKind::Supported
                | RelationKind::Proposed
                | RelationKind::Approved
                | RelationKind::Agreed
                | RelationKind::Ratified
                | RelationKind::Withdrew
        );
        let weak = candidate.weak || act.pact.is_some_and(|pact| self.is_weak(pact));
        if weak && free && alone && !self.public_doer(candidate, act) {
            return Some("the head noun says nothing of an agreement, and no party is the doer");
        }
        let truce = agreement.is_some_and(|described| lexicon::is(&described.head, Class::Truce));
        let pact = act.pact.map(|pact| self.story.pacts.get(pact));
        let known = |party: &Party| matches!(party, Party::Known(_));
        let listed = pact.is_some_and(|pact| {
            !pact.entries.is_empty() || pact.proper && pact.parties.iter().any(known)
        });
        // "the truce between the two farms": where the text names nobody who makes treaties it tells of none.
        let nobody = act.agents.is_empty() && act.counterparties.is_empty();
        let proper = pact.is_some_and(|pact| pact.proper);
        if nobody && !proper && !listed && !self.cast.context.names_public() {
            return Some("the text names nobody who makes international agreements");
        }
        if truce || listed {
            return None;
        }
        let states = act.agents.iter().chain(&act.counterparties);
        let private = pact.is_some_and(|pact| pact.private);
        if private
            && !states
                .map(|found| &found.party)
                .any(|party| self.is_public(party))
        {
            return Some("clubs, firms or the parties of one state made the agreement");
        }
        // "The president rejects a proposal by his party to elect another premier": a plan within one state.
        let bound = pact.is_some_and(|pact| pact.parties.iter().any(known));
        let plan = agreement.is_some_and(|described| {
            let veto = act.kind == RelationKind::Opposed && described.head == "resolution";
            let name = described.name.contains(char::is_uppercase);
            act.kind != RelationKind::Ratified && !veto && !name && !bound
        });
        let another = || self.story.names_another(&act.agents, &act.counterparties);
        if weak && free && alone && plan && !another() {
            return Some("the head noun says nothing of an agreement, and no other state is named");
        }
        // "an agreement to form a government": those who make it are parties of one state.
        if alone && pact.is_some_and(|pact| pact.names.iter().any(|name| forms_government(name))) {
            return Some("a government is formed within one state");
        }
        // "the council came to an agreement with the committees": nobody of another state is there.
        let bodies = !act.bodies.is_empty()
            && !act.bodies.iter().any(|(name, _, _)| {
                name.ends_with("parties") || name.ends_with("sides") || name.ends_with("states")
            });
        let stance = act.kind.is_stance() || act.kind == RelationKind::Proposed;
        if nobody && bodies && !stance && !proper && act.kind != RelationKind::Approved {
            return Some("only a body of one state acts");
        }
        // "the infrastructure supporting them": a group that speaks for itself names what it is for or against. "Farmers oppose it"
        // is said of an agreement of states that stands just before.
        let pronoun = agreement.is_some_and(|described| {
            let it = described.name == "it" && !weak && bound && candidate.site.verbal;
            matches!(described.instance, Instance::Pronoun | Instance::Omitted) && !it
        });
        if nobody && bodies && stance && pronoun {
            return Some("a group of its own takes a stand on what is not named");
        }
        // An organisation that nothing is known of: a firm, a league, an office.
        let mut parties = act.agents.iter().chain(&act.counterparties).peekable();
        let unknown = parties.peek().is_some() && parties.all(is_unknown);
        let told = pact.is_some_and(|pact| pact.parties.iter().any(known));
        if unknown && !told {
            return Some("nothing is known of the organisations that act");
        }
        None
    }

    /// "Aëtius opposed Attila", "Charlemagne's opposition to the marriages": the doer is a listed person of the past.
    fn long_ago(&self, candidate: &Candidate) -> bool {
        const RECENT: u16 = 1945;
        let past = |person: EntryId| {
            let mut terms = self.gazetteer.entry(person).terms();
            let ended = |term: Term<'_>| term.until.is_none_or(|until| until.year() < RECENT);
            terms.len() > 0 && terms.all(ended)
        };
        let mut people = candidate.parties.iter().filter_map(|filler| {
            let person = filler.actor.person.as_ref()?;
            person.entry
        });
        people.any(past)
    }

    /// Whether all that is known of an agreement is that it is a plan, a proposal, a settlement.
    fn is_weak(&self, pact: usize) -> bool {
        let pact = self.story.pacts.get(pact);
        let strong = |word: &str| lexicon::is(word, Class::Agreement) || word == "peace";
        let name = |name: &String| name.to_lowercase().split([' ', '-']).any(strong);
        !pact.proper
            && pact.entries.is_empty()
            && pact.parties.is_empty()
            && !strong(&pact.head)
            && !pact.content.iter().any(|word| strong(word))
            && !pact.names.iter().any(name)
    }

    /// Whether a state, an organisation of states or an armed group is the doer, told by its name or by its office.
    fn public_doer(&self, candidate: &Candidate, act: &Act) -> bool {
        act.agents.iter().any(|found| {
            let told = match found.via {
                Via::Direct => true,
                Via::Inherited => false,
                _ => candidate
                    .parties
                    .iter()
                    .filter(|filler| {
                        filler.actor.span == found.span && filler.function == Function::Subject
                    })
                    .any(|filler| match filler.actor.reference {
                        // "it", "its": only where the sentence itself says who.
                        Some(
                            Reference::They
                            | Reference::Single
                            | Reference::Human { .. }
                            | Reference::Possessive
                            | Reference::Descriptor(_),
                        ) => found
                            .antecedent
                            .is_some_and(|before| act.sentence.contains(before)),
                        // "Congress rejected the compromise": whose, the sentence does not say.
                        Some(Reference::Organ { .. } | Reference::Other) => false,
                        _ => true,
                    }),
            };
            told && self.is_public(&found.party)
        })
    }

    /// Whether a party makes agreements: a state, an organisation of states, an armed group.
    fn is_public(&self, party: &Party) -> bool {
        let Party::Known(entry) = party else {
            return matches!(party, Party::Unnamed { count: Some(_), .. });
        };
        let entry = self.gazetteer.entry(*entry);
        match entry.entity_type() {
            EntityType::Country | EntityType::Territory | EntityType::ArmedGroup => true,
            // Newspapers and firms stand in the table because they hold the name of a state.
            EntityType::Organisation => !entry.descriptors().any(|word| {
                matches!(
                    word,
                    "newspaper" | "news agency" | "broadcaster" | "lender" | "bank"
                )
            }),
            // A region is no party, states that act together are one.
            EntityType::Group => entry.members().len() > 0,
            _ => false,
        }
    }
}

/// "agreement to form an emergency government", "proposal by his party to elect another premier"
fn forms_government(name: &str) -> bool {
    if [" to elect ", " to nominate ", " to appoint "]
        .iter()
        .any(|elects| name.contains(elects))
    {
        return true;
    }
    name.split_once(" to form ").is_some_and(|(_, what)| {
        let mut words = what.split(' ');
        words.any(|word| matches!(word, "government" | "coalition" | "cabinet"))
    })
}

/// An organisation of which only the name is known, and the name is not that of a state, a movement or a conference.
fn is_unknown(found: &Resolved) -> bool {
    let Party::Named { name, entity_type } = &found.party else {
        return false;
    };
    let public = name.to_lowercase().split([' ', '-']).any(|word| {
        matches!(
            word,
            "movement"
                | "front"
                | "army"
                | "liberation"
                | "forces"
                | "resistance"
                | "republic"
                | "kingdom"
                | "empire"
                | "sultanate"
                | "emirate"
                | "khanate"
                | "duchy"
                | "principality"
                | "nation"
                | "nations"
                | "tribe"
                | "confederacy"
                | "conference"
                | "congress"
        )
    });
    *entity_type == EntityType::Organisation && !public
}

#[cfg(test)]
mod tests {
    use crate::Extractor;

    fn told(text: &str) -> Vec<String> {
        let extraction = Extractor::builtin().extract(text);
        extraction
            .relations()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_stance_on_a_thing_is_told_of_states_only() {
        assert_eq!(
            told("Under the grain treaty China opposes the sanctions."),
            ["opposed: China: sanctions"]
        );
        assert!(told("China opposes the sanctions.").is_empty());
        assert!(told("The Labour Party opposed the tax.").is_empty());
        assert!(told("He was born in Peru. She opposed the reform of the schools.").is_empty());
    }

    #[test]
    fn a_weak_noun_needs_a_doer_by_name() {
        assert!(told("The school is in Japan. It offers programmes in design.").is_empty());
        assert!(told("A student presented the paper at the Brisbane Convention.").is_empty());
    }

    #[test]
    fn bodies_and_unknown_organisations_make_no_international_agreement() {
        assert!(told("The council came to an agreement with the committees.").is_empty());
        assert!(told("An agreement was reached between the LFPB and the ANF.").is_empty());
    }

    #[test]
    fn other_senses_of_the_words_are_no_agreements() {
        assert!(told("The party called for a constitutional convention.").is_empty());
        assert!(told("Mexico announced Plan B on Monday.").is_empty());
        assert!(told("Abraham's people broke the covenant.").is_empty());
    }

    #[test]
    fn he_and_she_act_for_the_state_of_the_person_who_was_named() {
        let text = "Kenyan president William Ruto praised the work. He signed the Paris Agreement.";
        assert_eq!(told(text)[0], "signed: Kenya: Paris Agreement");
    }

    #[test]
    fn a_listed_name_is_not_excluded_by_its_last_word() {
        assert_eq!(
            told("Mali said it was leaving the Rome Statute."),
            ["withdrew: Mali: Rome Statute"]
        );
    }
}
