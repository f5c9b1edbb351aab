//! **Refer**, ties: an act + the story → the parties that its sentence leaves out.
//!
//! "The treaty was ratified by B" leaves out the other side, "the deal was signed" both. They are those whom the agreement's
//! own words name, who were told to be bound by it, who do what it says, or whose story the text is. Grades tell such
//! parties from those that are named.

use crate::act::{Act, Teller};
use crate::actor::{FIGHTING, Party};
use crate::agreement::{Described, Instance};
use crate::bystander;
use crate::clause;
use crate::discourse::Resolved;
use crate::lexicon::{self, Class};
use crate::pacts::{self, Pacts};
use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity, RelationKind, Via};
use crate::rule::{Candidate, Function};
use crate::span::Span;
use crate::syntax::{Label, Tag};

impl Teller<'_, '_> {
    /// Adds the parties that the agreement's own words, or the story, tie to it.
    pub(crate) fn tie(&mut self, phrase: &Phrase<'_>, candidate: &Candidate, act: &mut Act) {
        // Who is for or against an agreement is told, or is nobody.
        if matches!(act.kind, RelationKind::Supported | RelationKind::Opposed) {
            return;
        }
        let mut own = self.named_by(candidate);
        let mut inherited = self.bound(act);
        let helps = act.kind == RelationKind::Mediated && act.counterparties.is_empty();
        if helps && own.is_empty() && inherited.is_empty() {
            inherited = self.those_helped(phrase, candidate, act);
        }
        if act.agents.is_empty() && own.is_empty() && inherited.is_empty() {
            inherited = self.left_out(phrase, candidate, act);
        }
        if let Some(one) = lone_side(act, &own, &inherited) {
            inherited.extend(self.other_sides(candidate, act, &one));
        }
        if tells_all_sides(candidate, act) {
            own.clear();
            inherited.clear();
        }
        // "B and rebels signed it": the other side is told.
        if act.kind.is_symmetric() && act.agents.len() == 1 && has_nameless_side(phrase, candidate)
        {
            inherited.clear();
        }
        // "A announced a truce between B and C", "A secured one": it is theirs, and none of A's.
        let others = act.kind == RelationKind::Agreed
            && own.len() > 1
            && own
                .iter()
                .all(|found| act.agents.iter().all(|agent| agent.party != found.party));
        if others {
            act.agents.clear();
            act.people.clear();
            inherited.clear();
        }
        // "The treaty was ratified in May": by those between whom it is.
        let by_both = names_no_doer(candidate, act);
        if by_both && self.was_ratified(act) {
            return;
        }
        for found in own.into_iter().chain(inherited) {
            let there = |list: &[Resolved]| list.iter().any(|other| other.party == found.party);
            if there(&act.agents) || there(&act.counterparties) {
                continue;
            }
            // "A truce between B and C was proposed" may be theirs; "crowds demand a truce between B and C" is not.
            let proposes = act.kind == RelationKind::Proposed
                && act.agents.is_empty()
                && !candidate
                    .parties
                    .iter()
                    .any(|filler| filler.function == Function::Subject);
            if act.kind.is_symmetric() || proposes || by_both {
                act.agents.push(found);
            } else if act.kind != RelationKind::Acceded {
                act.counterparties.push(found);
            }
        }
    }

    /// "B ratified the pact. The pact was ratified by 60 votes to 12": told again, and not by both.
    fn was_ratified(&self, act: &Act) -> bool {
        act.pact
            .is_some_and(|pact| self.story.pacts.was_ratified(pact))
    }

    /// The parties that the agreement's own words name: "the treaty with B".
    fn named_by(&self, candidate: &Candidate) -> Vec<Resolved> {
        // "accepted the U.S. proposal": whose proposal it is is told, and not whom it binds.
        let described = candidate.agreement.iter().filter(|described| {
            let drafted = matches!(
                &*described.head,
                "proposal" | "offer" | "initiative" | "plan" | "formula" | "roadmap"
            );
            !drafted || described.parties.len() > 1
        });
        described
            .flat_map(|described| &described.parties)
            .flat_map(|actor| self.story.resolve(actor, &[], None))
            .collect()
    }

    /// Those who were told to be bound by the agreement; an act of others is on another one.
    fn bound(&self, act: &Act) -> Vec<Resolved> {
        let alone = matches!(
            act.kind,
            RelationKind::Proposed
                | RelationKind::Violated
                | RelationKind::Acceded
                | RelationKind::Invoked
                | RelationKind::PartyTo
        );
        let Some(pact) = act.pact.filter(|_| !alone) else {
            return Vec::new();
        };
        let pact = self.story.pacts.get(pact);
        let agents: Vec<Party> = act.agents.iter().map(|agent| agent.party.clone()).collect();
        if !pacts::compatible(&pact.parties, &agents) {
            return Vec::new();
        }
        // Whoever ratifies a treaty of many does it towards nobody.
        if !agents.is_empty() && pact.parties.len() > 2 {
            return Vec::new();
        }
        // "It will enter into force for B in May": for B alone.
        if act.kind == RelationKind::EnteredIntoForce && agents.len() == 1 {
            return Vec::new();
        }
        inherit(act, &pact.parties, pact.span)
    }

    /// Those who act where neither the sentence nor the agreement names any: the first that one of these ways finds, the surest
    /// before the others.
    fn left_out(&self, phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Vec<Resolved> {
        // Of somebody who is named something is told already.
        let stateless = act
            .people
            .iter()
            .all(|(person, _)| person.of.is_none() && person.office.is_none());
        let nobody = stateless && act.bodies.is_empty();
        let both = nobody && act.kind.is_symmetric();
        // "Talks collapsed in May" are those of whom the text told that they act together, or of whom it tells.
        let talks = nobody && act.kind == RelationKind::Negotiating && !candidate.site.verbal;
        let failed = act.kind == RelationKind::Agreed && act.polarity == Polarity::Negative;
        type Way<'w> = &'w dyn Fn() -> Option<(Vec<Party>, Span)>;
        let owned = |(parties, span): (&[Party], Span)| (parties.to_vec(), span);
        // "A and B were at odds until their pact took effect": theirs.
        let their = candidate.agreement.as_ref().is_some_and(|described| {
            let owner = phrase.child(described.at, Label::Poss);
            owner.is_some_and(|owner| phrase.lemma(owner) == "their")
        });
        let ways: [(bool, Way<'_>); 8] = [
            (both, &|| self.those_who_cede(phrase, candidate, act)),
            (their && both, &|| self.story.last_group().map(owned)),
            // "A and B talked, but no agreement was reached"
            (failed, &|| self.story.acting_now().map(owned)),
            (talks, &|| {
                let acting = self.story.acting_now();
                acting.or_else(|| self.story.topic(true)).map(owned)
            }),
            // "The agreement was signed in May": by those whom the whole document is about. What is told first here is theirs only
            // if they have been told to do something together.
            (both && is_definite(candidate), &|| {
                self.story.topic(is_new(act)).map(owned)
            }),
            (both, &|| self.those_who_act(candidate, act).map(owned)),
            (both, &|| self.story.topic(true).map(owned)),
            (both, &|| self.those_spoken_of(phrase, candidate, act)),
        ];
        let mut open = ways.iter().filter(|(open, _)| *open);
        match open.find_map(|(_, way)| way()) {
            Some((parties, span)) if self.is_of_another(candidate, act, &parties, span) => {
                Vec::new()
            }
            Some((parties, span)) => inherit(act, &parties, span),
            None => Vec::new(),
        }
    }

    /// "A and B signed the Tin Treaty. The Lake Treaty was signed in 1911.": those who were told to have another one, by its name, need
    /// not have this one.
    fn is_of_another(
        &self,
        candidate: &Candidate,
        act: &Act,
        parties: &[Party],
        span: Span,
    ) -> bool {
        let named = is_proper(candidate) && is_new(act) && !act.sentence.contains(span);
        named
            && act
                .pact
                .is_some_and(|pact| self.story.pacts.is_other_named(pact, parties))
    }

    /// "By the Treaty of Lutz, signed in 1814, A ceded Norway to B": who gives by it, and who gets.
    fn those_who_cede(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        act: &Act,
    ) -> Option<(Vec<Party>, Span)> {
        let at = candidate.agreement.as_ref()?.at;
        let by = phrase.head(at).filter(|by| {
            phrase.label(at) == Label::Pobj
                && matches!(
                    phrase.lemma(*by),
                    "by" | "under" | "in" | "with" | "through"
                )
        })?;
        let verb = phrase
            .head(by)
            .filter(|verb| gives_by_treaty(phrase.lemma(*verb)))?;
        let giver = phrase.child(verb, Label::Nsubj)?;
        let getters = phrase
            .prepositions(verb)
            .filter(|(preposition, _)| phrase.lemma(*preposition) == "to")
            .map(|(_, getter)| getter)
            .chain(phrase.child(verb, Label::Dative));
        let mut parties: Vec<Party> = Vec::new();
        for actor in std::iter::once(giver)
            .chain(getters)
            .flat_map(|at| self.cast.actors(phrase, at))
        {
            for found in self.story.resolve(&actor, &[], act.pact) {
                if !parties.contains(&found.party) {
                    parties.push(found.party);
                }
            }
        }
        (parties.len() >= 2).then(|| (parties, phrase.span(verb)))
    }

    /// "B freed prisoners under a deal brokered by A": the deal is of whoever does what it says.
    fn those_helped(&self, phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Vec<Resolved> {
        const STEPS: usize = 5;
        let described = candidate.agreement.as_ref().map(|told| told.at);
        // "talks mediated by A"
        let site = candidate.site.head;
        let modified = || {
            phrase
                .head(site)
                .filter(|_| phrase.label(site) == Label::Acl)
        };
        let Some(deal) = described.or(candidate.filler).or_else(modified) else {
            return Vec::new();
        };
        let under = |preposition: usize, noun: usize| {
            matches!(
                phrase.word(preposition),
                "under" | "in" | "following" | "at" | "through"
            ) || phrase.word(preposition) == "to"
                && phrase
                    .head(preposition)
                    .is_some_and(|verb| matches!(phrase.lemma(verb), "commit" | "agree"))
                || phrase.word(preposition) == "after" && phrase.is_class(noun, Class::Talks)
                || phrase.word(preposition) == "as" && phrase.lemma(noun) == "part"
                // "as part of a deal", and not "his mediation of a deal"
                || phrase.head(preposition).is_some_and(|whole| {
                    phrase.word(preposition) == "of"
                        && matches!(
                            phrase.lemma(whole),
                            "part" | "round" | "series" | "framework" | "course"
                        )
                })
        };
        let mut at = deal;
        for _ in 0..STEPS {
            let Some(head) = phrase.head(at) else { break };
            let up = match phrase.label(at) {
                Label::Pobj if under(head, at) => phrase.head(head),
                // The parser may hang "under a deal" onto the object before it.
                Label::Dobj if at != deal => Some(head),
                _ => None,
            };
            let Some(up) = up else { break };
            if phrase.is_noun(up) && !phrase.is_verb(up) {
                at = up;
                continue;
            }
            if phrase.is_class(up, Class::Report) || phrase.is_passive(up) || !phrase.is_verb(up) {
                break;
            }
            let sides: Vec<Party> = clause::surface_subjects(phrase, up, 0)
                .into_iter()
                .flat_map(|subject| self.cast.actors(phrase, subject))
                .flat_map(|actor| self.story.resolve(&actor, &[], act.pact))
                .map(|found| found.party)
                .filter(|party| self.story.may_be_state(party) || self.is_armed(party))
                .filter(|party| act.agents.iter().all(|agent| agent.party != *party))
                .collect();
            return inherit(act, &sides, phrase.span(up));
        }
        Vec::new()
    }

    /// "A began talks with B, and a pact was signed in May": those who acted together in the sentence; what is called "the pact",
    /// in the sentence before, too.
    fn those_who_act(&self, candidate: &Candidate, act: &Act) -> Option<(&[Party], Span)> {
        let known = candidate.agreement.as_ref().is_some_and(|described| {
            self.is_multilateral(described) || described.instance == Instance::Another
        });
        if known || act.polarity != Polarity::Positive {
            return None;
        }
        // "B and the rebels held talks. A truce was agreed.": those who fight and talk make it.
        let peace = candidate.agreement.as_ref().is_some_and(|described| {
            lexicon::is(&described.head, Class::Truce)
                || described.name.to_lowercase().contains("peace")
                || described.bare
        });
        self.story.acting_now().filter(|(parties, span)| {
            let here = act.sentence.contains(*span);
            let fight =
                || peace && parties.len() == 2 && parties.iter().any(|one| self.is_armed(one));
            here || fight() || is_definite(candidate) && of_two(candidate)
        })
    }

    /// "Persia regained its lands by a treaty signed in 1612": those of whom the sentence speaks, as long as it is one or two
    /// states, and nobody who only tells of it. A treaty that takes effect may be of all the world, a truce is of those who
    /// fought.
    fn those_spoken_of(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        act: &Act,
    ) -> Option<(Vec<Party>, Span)> {
        // "The rebels declared a truce, B said": who did it is told, if not by a name.
        let head = candidate.site.head;
        let somebody = phrase.child(head, Label::Nsubj).is_some_and(|subject| {
            phrase.tag(subject) == Tag::Nns && phrase.is_class(subject, Class::Armed)
        });
        if candidate.site.verbal && !phrase.is_passive(head) && somebody {
            return None;
        }
        // "B will act should a truce be reached": of what is only thought of nobody in the sentence need be a party.
        if act.modality == Modality::Possible {
            return None;
        }
        let described = candidate.agreement.as_ref();
        let truce = described.is_some_and(|told| lexicon::is(&told.head, Class::Truce));
        let worldwide = match act.kind {
            RelationKind::EnteredIntoForce => !truce,
            RelationKind::Expired => true,
            _ => described
                .is_some_and(|told| self.is_multilateral(told) || told.plural && !told.proper),
        };
        if worldwide {
            return None;
        }
        // "reached under the auspices of A and B": theirs it is not.
        let mut others = bystander::parties(phrase, self.cast);
        // A text of two states and no other is their story.
        if let Some(pair) = self.cast.context.pair() {
            let parties = pair.map(|(state, _)| Party::Known(state));
            let aside = parties.iter().any(|party| others.contains(party));
            if !aside && !self.story.stands_apart(&parties) {
                return Some((parties.to_vec(), pair[0].1));
            }
        }
        let together = self.story.told_together(&others);
        others.extend(self.tellers(phrase, candidate));
        self.story.spoken_of_here(&others).or(together)
    }

    /// Those with whom one party does what takes two.
    fn other_sides(&self, candidate: &Candidate, act: &Act, one: &Party) -> Vec<Resolved> {
        // Who is said to be bound, alone, is bound towards nobody.
        let alone = act.kind == RelationKind::PartyTo;
        let by_with = candidate.parties.iter().all(|filler| {
            filler.function != Function::Subject && !(alone && filler.function == Function::Object)
        });
        let described = candidate.agreement.as_ref();
        let another = described.is_some_and(|described| described.instance == Instance::Another)
            && act.polarity == Polarity::Positive;
        let stays = || {
            let pact = act.pact.filter(|_| another)?;
            self.story.pacts.constant_side(pact, one, by_with)
        };
        let another = another && act.kind == RelationKind::Signed;
        // "Another, with Brazil, was signed": the other side is the one whose story it is.
        let other = if let Some(side) = stays() {
            Some(side)
        } else if by_with {
            let subject = || {
                let told = described.filter(|described| !described.parties.is_empty());
                told.and_then(|_| self.story.subject_before(act.trigger))
            };
            // A bloc makes one agreement after the other.
            let main = || self.story.main_party(one);
            let bloc = main().filter(|(party, _)| !self.story.may_be_state(party));
            let main = bloc.or_else(|| self.of_pair(one)).or_else(main);
            main.or_else(|| subject().filter(|(party, _)| party != one))
        } else if another {
            self.other_side(act.pact, one)
        } else {
            None
        };
        if let Some((party, span)) = other {
            return inherit(act, &[party], span);
        }
        // "Signed by the ministers X and Y" of a document that is about two states; "Kenya is a party to the Outer Space Treaty"
        // tells of Kenya alone.
        let theirs = !by_with
            && is_definite(candidate)
            && act.kind != RelationKind::PartyTo
            && act.polarity == Polarity::Positive
            && !(is_new(act) && described.is_some_and(|told| self.is_multilateral(told)));
        match self.story.topic(is_new(act)) {
            Some((parties, span)) if theirs && parties.contains(one) => inherit(act, parties, span),
            _ => Vec::new(),
        }
    }

    /// The other of the two states of which the text speaks.
    fn of_pair(&self, one: &Party) -> Option<(Party, Span)> {
        let pair = self.cast.context.pair()?;
        let pair = pair.map(|(state, span)| (Party::Known(state), span));
        let is_one = |(party, _): &(Party, Span)| party == one;
        let inside = pair.iter().any(is_one);
        let other = pair.into_iter().find(|told| !is_one(told));
        other.filter(|_| inside)
    }

    /// The other side of another agreement of a type: "Bern's eighth such agreement. Italy was the first to sign one."
    ///
    /// It is whose the one told before is, or whose story it is where that one is between two.
    fn other_side(&self, pact: Option<usize>, one: &Party) -> Option<(Party, Span)> {
        let base = self.story.pacts.get(self.story.pacts.get(pact?).type_of?);
        match base.parties.as_slice() {
            [other] => (other != one).then(|| (other.clone(), base.span)),
            [_, _] => self.story.main_party(one),
            _ => None,
        }
    }

    /// Whether the list knows that an agreement is between more than two.
    fn is_multilateral(&self, described: &Described) -> bool {
        let mut entries = described.entries.iter();
        entries.any(|entry| self.gazetteer.entry(*entry).parties().len() != 2)
    }
}

/// Adds the parties that an act left out, where the text tells them only later: "the pact took effect in May; it was signed by B
/// and C", "the pact, brokered by A, was signed by B and C".
pub(crate) fn told_later(act: &mut Act, pacts: &Pacts) {
    let nobody = act.agents.is_empty() && act.people.is_empty() && act.bodies.is_empty();
    let both = nobody && act.kind.is_symmetric() && act.kind != RelationKind::PartyTo;
    let helped = act.kind == RelationKind::Mediated && act.counterparties.is_empty();
    let parties = match act.pact.filter(|_| both || helped) {
        Some(pact) => &pacts.get(pact).parties,
        None => return,
    };
    if parties.len() < 2 {
        return;
    }
    let before = act.agreement.and_then(|(_, antecedent)| antecedent);
    let mut told = inherit(act, parties, before.unwrap_or(act.trigger));
    if both {
        act.agents = told;
    } else {
        told.retain(|found| act.agents.iter().all(|agent| agent.party != found.party));
        act.counterparties = told;
    }
}

/// Parties that stand elsewhere, at the words for the agreement.
fn inherit(act: &Act, parties: &[Party], antecedent: Span) -> Vec<Resolved> {
    let span = act.agreement.map_or(act.trigger, |(span, _)| span);
    let inherit = |party: &Party| Resolved {
        party: party.clone(),
        span,
        via: Via::Inherited,
        antecedent: Some(antecedent),
    };
    parties.iter().map(inherit).collect()
}

/// Whether the agreement is told as one that is known: "the pact", or a name.
fn is_definite(candidate: &Candidate) -> bool {
    candidate
        .agreement
        .as_ref()
        .is_some_and(|described| described.instance == Instance::Definite || described.proper)
}

/// Whether the agreement is told here first.
fn is_new(act: &Act) -> bool {
    act.agreement
        .is_some_and(|(_, antecedent)| antecedent.is_none())
}

/// What one state gives another one by treaty.
fn gives_by_treaty(verb: &str) -> bool {
    matches!(
        verb,
        "cede"
            | "surrender"
            | "transfer"
            | "return"
            | "yield"
            | "relinquish"
            | "restore"
            | "lease"
            | "sell"
            | "grant"
            | "give"
            | "hand"
            | "concede"
            | "lose"
    )
}

/// The only party of an act that takes two.
fn lone_side(act: &Act, own: &[Resolved], inherited: &[Resolved]) -> Option<Party> {
    let mut sides = act.agents.iter().chain(own).map(|found| &found.party);
    let one = sides.next().filter(|_| act.kind.is_symmetric())?;
    let same = |party: &Party| party == one;
    (sides.all(same) && inherited.iter().all(|found| same(&found.party))).then(|| one.clone())
}

/// Whether the sentence itself tells all who act: those who talk need not be those whom the deal binds, and of "B refused to
/// accept the treaty" only B is told.
fn tells_all_sides(candidate: &Candidate, act: &Act) -> bool {
    let talks = act.kind == RelationKind::Negotiating && act.agents.len() >= 2;
    let refusal = act.kind == RelationKind::Agreed
        && act.polarity == Polarity::Negative
        && !act.agents.is_empty();
    let subjects = || {
        candidate
            .parties
            .iter()
            .all(|filler| filler.function == Function::Subject)
    };
    talks || refusal && subjects() && is_proper(candidate)
}

/// "between B and rebels", "B and six world powers": whether beside a party that is named somebody acts of whom no name is told.
pub(crate) fn has_nameless_side(phrase: &Phrase<'_>, candidate: &Candidate) -> bool {
    let nameless = |at: usize| {
        let sort = [Class::Armed, Class::Power]
            .iter()
            .any(|class| phrase.is_class(at, *class));
        let has = |words: &[&str]| {
            let mut children = phrase.children(at).iter();
            children.any(|child| words.contains(&phrase.lemma(*child)))
        };
        // "the two sides" are those who were named, "two rebel groups" are others.
        let others = has(FIGHTING) || sort && !has(&["both", "two"]);
        phrase.tag(at) == Tag::Nns && others && phrase.name(at).is_none()
    };
    let list = |at: usize| {
        let first = match phrase.label(at) {
            Label::Conj => phrase.head(at).unwrap_or(at),
            _ => at,
        };
        let all = phrase.conjuncts(first);
        all.len() > 1 && all.into_iter().any(nameless)
    };
    let with = phrase.prepositions(candidate.site.head);
    let faced = with.into_iter().any(|(preposition, object)| {
        matches!(phrase.lemma(preposition), "with" | "between")
            && (phrase.subtree(object).any(nameless) || list(object))
    });
    let mut fillers = candidate.parties.iter();
    faced || fillers.any(|filler| list(filler.actor.at))
}

/// Whether an agreement may be between two: a convention or a charter is of more.
fn of_two(candidate: &Candidate) -> bool {
    candidate.agreement.as_ref().is_some_and(|described| {
        let name = described.name.to_lowercase();
        let has = |word: &str| name.contains(word);
        !described.proper
            || ["treaty", "agreement", "peace", "pact"]
                .into_iter()
                .any(has)
    })
}

/// Whether a ratification names nobody who ratified.
fn names_no_doer(candidate: &Candidate, act: &Act) -> bool {
    act.kind == RelationKind::Ratified
        && act.agents.is_empty()
        && act.bodies.is_empty()
        && act.people.is_empty()
        && candidate.parties.is_empty()
}

fn is_proper(candidate: &Candidate) -> bool {
    let described = candidate.agreement.as_ref();
    described.is_some_and(|described| described.proper)
}
