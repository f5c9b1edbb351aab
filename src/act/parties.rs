//! **Refer**, parties: who fills the party slots of a candidate, with the references resolved.

use super::{Act, Teller, is_of_rulers};
use crate::actor::{Actor, Party, Reference};
use crate::context;
use crate::discourse::Resolved;
use crate::gazetteer::{EntityType, EntryId};
use crate::lexicon::{self, Class};
use crate::phrase::Phrase;
use crate::relation::{Modality, RelationKind, Role, Via};
use crate::rule::{Candidate, Function, PartyFiller};
use crate::span::Span;
use crate::syntax::Label;
use crate::tie;

impl Teller<'_, '_> {
    /// Resolves who fills the party slots.
    pub(super) fn parties(
        &mut self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        act: &mut Act,
    ) -> Result<(), String> {
        // Who reports or claims it is none of "both sides".
        let teller = self.tellers(phrase, candidate);
        // "A and B held talks on a ceasefire between C and D": between whom the ceasefire is, and not the talks.
        let of_topic = |filler: &&PartyFiller| {
            candidate.kind == RelationKind::Negotiating
                && filler.function == Function::Between
                && stands_at_topic(phrase, candidate, filler.actor.at)
        };
        let both = || {
            let subjects = candidate.parties.iter();
            let subjects = subjects.filter(|filler| filler.function == Function::Subject);
            subjects.count() >= 2
        };
        let topical = candidate.parties.iter().any(|filler| of_topic(&filler)) && both();
        let told = |filler: &&PartyFiller| !(topical && of_topic(filler));
        let between: Vec<Party> = candidate
            .parties
            .iter()
            .filter(told)
            .filter(|filler| filler.function == Function::Between)
            .flat_map(|filler| self.story.resolve(&filler.actor, &teller, act.pact))
            .map(|resolved| resolved.party)
            .collect();
        // "A hosted talks between B and C": between names all parties.
        let nameless = usize::from(tie::has_nameless_side(phrase, candidate));
        let all_between =
            act.kind.is_symmetric() && !between.is_empty() && between.len() + nameless >= 2;
        let mut acting = false;
        let (mut doers, mut faced) = (Vec::new(), Vec::new());
        for filler in candidate.parties.iter().filter(told) {
            let actor = &filler.actor;
            if actor.company {
                return Err(format!("`{}` is a company", actor.span.of(phrase.text)));
            }
            let resolved = self.filler(phrase, candidate, filler, &teller, act);
            let subject = filler.function == Function::Subject;
            if subject {
                acting |= self.subject_acts(phrase, candidate, actor, &resolved, act);
            }
            let inside = resolved.iter().any(|found| between.contains(&found.party));
            if subject && all_between && !inside {
                continue;
            }
            let told = resolved.iter().map(|found| found.party.clone());
            match filler.function {
                Function::Subject => doers.extend(told),
                Function::With if actor.person.is_some() && actor.party.is_some() => {
                    faced.extend(told);
                }
                _ => {}
            }
            self.take(phrase, filler, resolved, act)?;
        }
        // "The president reached an accord with his secretary": both are of one state.
        if let ([one], [other]) = (&doers[..], &faced[..])
            && one == other
            && act.kind.is_symmetric()
        {
            return Err("both sides are of one state".to_string());
        }
        let mut subjects = candidate
            .parties
            .iter()
            .filter(|filler| filler.function == Function::Subject)
            .map(|filler| &filler.actor)
            .peekable();
        let Some(first) = subjects.peek().map(|actor| actor.span.of(phrase.text)) else {
            return Ok(());
        };
        // "The premier and opposition leaders signed the pact": what is made inside one state is no act of states.
        let lone = act.agents.len() == 1 && act.counterparties.is_empty();
        let inside =
            lone && matches!(
                act.kind,
                RelationKind::Signed | RelationKind::Agreed | RelationKind::Initialled
            ) && candidate
                .agreement
                .as_ref()
                .is_some_and(|told| told.parties.len() < 2)
                && self.governs(&act.agents[0].party);
        let mut own = subjects.clone().filter(|actor| {
            actor.own && !phrase.is_class(actor.at, Class::Pair) && phrase.name(actor.at).is_none()
        });
        if let Some(own) = own.next().filter(|_| inside) {
            return Err(format!("`{}` acts for no state", own.span.of(phrase.text)));
        }
        if !act.agents.is_empty() {
            return Ok(());
        }
        // "The plan was accepted by the farmers": theirs is no act of states.
        let own = subjects
            .find(|actor| actor.own)
            .filter(|actor| !phrase.is_class(actor.at, Class::Pair));
        if let Some(own) = own.filter(|_| act.kind.is_symmetric()) {
            return Err(format!("`{}` acts for no state", own.span.of(phrase.text)));
        }
        if !acting {
            return Err(format!("`{first}` is no known party"));
        }
        Ok(())
    }

    /// A state, or one of the governments of a divided one.
    fn governs(&self, party: &Party) -> bool {
        self.story.may_be_state(party) || self.party_name(party).starts_with("Government ")
    }

    /// Those whom the words of a slot mean.
    fn filler(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        filler: &PartyFiller,
        teller: &[Party],
        act: &Act,
    ) -> Vec<Resolved> {
        let actor = &filler.actor;
        let resolved = match &actor.reference {
            _ if actor.together && !act.kind.is_symmetric() => Vec::new(),
            // "The two groups call for a truce between B and C": they are others than B and C.
            Some(Reference::Several(..))
                if filler.function == Function::Subject && names_its_sides(candidate, act) =>
            {
                self.story.resolve(actor, teller, None)
            }
            Some(Reference::Several(..)) => self.story.resolve(actor, teller, act.pact),
            _ => {
                let avoid: Vec<Party> =
                    act.agents.iter().map(|agent| agent.party.clone()).collect();
                self.story.resolve(actor, &avoid, act.pact)
            }
        };
        if !resolved.is_empty() {
            return resolved;
        }
        let pair = self.pair(actor, act, teller);
        if !pair.is_empty() {
            return pair;
        }
        let direct = |party: Party| Resolved {
            party,
            span: actor.span,
            via: Via::Direct,
            antecedent: None,
        };
        // "a treaty with the Kongo": somebody who makes treaties, whom no list knows.
        let known = self.surname(phrase, actor);
        let known = known
            .or_else(|| people_with_article(phrase, candidate, filler))
            .or_else(|| fighters(candidate, filler));
        known.map(direct).into_iter().collect()
    }

    /// "Both countries signed it", before the text has named them.
    fn pair(&self, actor: &Actor, act: &Act, teller: &[Party]) -> Vec<Resolved> {
        let both = matches!(actor.reference, Some(Reference::Several(None | Some(2), _)));
        let alone = actor.together && !act.kind.is_symmetric();
        let pair = self.cast.context.pair().filter(|pair| {
            let states = pair.map(|(entry, _)| Party::Known(entry));
            let tells = states.iter().any(|state| teller.contains(state));
            both && !alone
                && !tells
                && !self.story.help(&states)
                && !self.story.have_helped(&states)
        });
        let told = |(entry, span): (EntryId, Span)| Resolved {
            party: Party::Known(entry),
            span: actor.span,
            via: Via::Reference,
            antecedent: Some(span),
        };
        pair.map(|pair| pair.map(told).to_vec()).unwrap_or_default()
    }

    /// A surname that the text never gave in full: "Bush signed the treaty".
    fn surname(&self, phrase: &Phrase<'_>, actor: &Actor) -> Option<Party> {
        let Some(Reference::Surname(name)) = &actor.reference else {
            return None;
        };
        // "the local Christian and Muslim community": a surname has no article.
        if phrase.child(actor.at, Label::Det).is_some() || name.contains(' ') {
            return None;
        }
        // A full name that is not listed is somebody else of that surname.
        let (full, _) = self.story.full_name(name);
        if full != *name && !self.cast.is_listed_person(&full) {
            return None;
        }
        let state = self.cast.state_of_surname(phrase, name, None)?;
        Some(Party::Known(state))
    }

    /// Whether a subject is somebody who can do such an act. People of no known state are noted.
    fn subject_acts(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        actor: &Actor,
        resolved: &[Resolved],
        act: &mut Act,
    ) -> bool {
        let described = candidate.agreement.as_ref();
        let named = described.is_some_and(|described| described.proper);
        let refers = || {
            act.agreement
                .is_some_and(|(_, antecedent)| antecedent.is_some())
        };
        let stance = matches!(act.kind, RelationKind::Supported | RelationKind::Opposed);
        let known = actor.person.as_ref().is_some_and(|human| {
            human.title.is_some()
                || human.entry.is_some()
                || self.story.full_name(&human.name).1.is_some()
        });
        // "The convention was signed by the ministers": theirs is an act on it, whoever they are.
        let officials = named
            && act.kind.is_symmetric()
            && matches!(
                actor.reference,
                Some(Reference::Organ { .. } | Reference::Several(_, true))
            )
            && (phrase.label(actor.at) == Label::Pobj || phrase.label(actor.at).is_subject());
        let by_surname = matches!(actor.reference, Some(Reference::Surname(_)));
        // "James VI negotiated the Treaty of London": rulers and those who are named in full act on it, too.
        let by_name = named
            && by_surname
            && act.kind.is_symmetric()
            && actor
                .person
                .as_ref()
                .is_some_and(|human| human.name.contains(' '));
        // "Hana Weiss denounced the accord": somebody whom no list knows may say what he thinks.
        let somebody = by_surname && stance && (named || refers());
        if somebody && resolved.is_empty() {
            self.unknown(phrase, actor, act);
        }
        // "Amyntas concluded a treaty": only rulers and those whom they send do.
        let by_ruler = matches!(
            act.kind,
            RelationKind::Signed | RelationKind::Agreed | RelationKind::Negotiating
        ) && act.modality == Modality::Asserted;
        let ruler = by_ruler
            && candidate.site.verbal
            && (by_surname || actor.person.is_some())
            && actor.span.of(phrase.text).contains(char::is_lowercase)
            && described.is_some_and(is_of_rulers);
        if ruler && resolved.is_empty() {
            self.ruler(actor, act);
        }
        let listed = !resolved.is_empty() || actor.own || actor.body.is_some();
        listed || known || officials || by_name || ruler || somebody
    }

    /// Puts those who fill a slot into an act.
    fn take(
        &self,
        phrase: &Phrase<'_>,
        filler: &PartyFiller,
        resolved: Vec<Resolved>,
        act: &mut Act,
    ) -> Result<(), String> {
        let actor = &filler.actor;
        let doer = match filler.role {
            Role::Agent => true,
            Role::Counterparty => false,
            _ => return Ok(()),
        };
        let symmetric = act.kind.is_symmetric();
        if doer || symmetric {
            self.performers(phrase, actor, &resolved, act);
        }
        // "A and B, along with most parties, signed it": those who join two states are told and are nobody's other side.
        if actor.own && filler.function != Function::Subject && act.agents.len() >= 2 {
            return Ok(());
        }
        if actor.own && filler.function != Function::Subject && symmetric {
            let who = actor.span.of(phrase.text);
            return Err(format!("`{who}` acts for no state"));
        }
        if actor.own && doer {
            return Ok(());
        }
        let list = match doer {
            true => &mut act.agents,
            false => &mut act.counterparties,
        };
        for found in resolved {
            if !list.iter().any(|other| other.party == found.party) {
                list.push(found);
            }
        }
        Ok(())
    }

    /// Those who report or claim an act.
    pub(crate) fn tellers(&self, phrase: &Phrase<'_>, candidate: &Candidate) -> Vec<Party> {
        let told = &candidate.factuality;
        [told.claimed_by, told.reported_by]
            .into_iter()
            .flatten()
            .flat_map(|at| self.cast.actors(phrase, phrase.antecedent(at)))
            .filter_map(|actor| actor.party)
            .collect()
    }
}

/// "a truce between the army and Firqat al-Ghuraba": who shares a truce fights, though no list knows him.
fn fighters(candidate: &Candidate, filler: &PartyFiller) -> Option<Party> {
    let described = candidate.agreement.as_ref()?;
    let truce = lexicon::is(&described.head, Class::Truce);
    let beside = matches!(filler.function, Function::Between | Function::With);
    let Some(Reference::Surname(name)) = &filler.actor.reference else {
        return None;
    };
    let person = name.split(' ').next().is_some_and(context::is_given);
    let shared = truce && beside && candidate.kind.is_symmetric();
    (shared && name.contains(' ') && !person).then(|| Party::Named {
        name: name.clone(),
        entity_type: EntityType::ArmedGroup,
    })
}

/// "a treaty with the Kongo", "peace with the Quraysh": a people, by its article and capital, with whom a treaty is made.
fn people_with_article(
    phrase: &Phrase<'_>,
    candidate: &Candidate,
    filler: &PartyFiller,
) -> Option<Party> {
    let with = matches!(filler.function, Function::With | Function::Between);
    let treaty = candidate.agreement.as_ref().is_some_and(is_of_rulers);
    let article = phrase.child(filler.actor.at, Label::Det);
    let definite = article.is_some_and(|article| phrase.lemma(article) == "the");
    match &filler.actor.reference {
        Some(Reference::Surname(name))
            if with
                && treaty
                && definite
                && !name.contains(' ')
                && phrase.children(filler.actor.at).len() == 1
                && lexicon::noun_classes(&name.to_lowercase()) == Default::default() =>
        {
            Some(Party::Named {
                name: name.clone(),
                entity_type: EntityType::Group,
            })
        }
        _ => None,
    }
}

/// Whether a party stands behind the agreement that talks are on, and not behind the talks.
fn stands_at_topic(phrase: &Phrase<'_>, candidate: &Candidate, party: usize) -> bool {
    let mut first = party;
    while phrase.label(first) == Label::Conj
        && let Some(head) = phrase.head(first)
    {
        first = head;
    }
    let noun = phrase
        .head(first)
        .and_then(|preposition| phrase.head(preposition));
    noun.is_some_and(|noun| {
        let topic = candidate.agreement.as_ref().map(|described| described.at);
        let inside = topic.is_some_and(|topic| phrase.subtree(topic).contains(&noun));
        let common = phrase.name(noun).is_none()
            && phrase.is_noun(noun)
            && !phrase.is_class(noun, Class::Talks);
        noun != candidate.site.head && (inside || common)
    })
}

/// Whether somebody proposes an agreement, or mediates it, whose sides its own words name.
fn names_its_sides(candidate: &Candidate, act: &Act) -> bool {
    let told = candidate.agreement.as_ref();
    let sides = told.is_some_and(|described| described.parties.len() > 1);
    let for_others = matches!(act.kind, RelationKind::Proposed | RelationKind::Mediated);
    for_others && sides
}
