//! **Refer**, checks: what makes a candidate no act between parties, with the reason.

use super::talks::begins_or_ends;
use super::{Act, Teller, is_of_rulers};
use crate::actor::Party;
use crate::agreement::{self, Described, Instance};
use crate::context;
use crate::gazetteer::EntityType;
use crate::lexicon::{self, Class};
use crate::phrase::Phrase;
use crate::relation::{Modality, Polarity, RelationKind, Via};
use crate::rule::{Candidate, Function, PartyFiller};
use crate::syntax::{Label, Tag};
use crate::tie;
use crate::token;

impl Teller<'_, '_> {
    pub(super) fn is_partisan(&self, party: &Party) -> bool {
        match party {
            Party::Known(entry) => {
                *self.gazetteer.entry(*entry).entity_type() == EntityType::PoliticalParty
            }
            Party::Named { entity_type, .. } => *entity_type == EntityType::PoliticalParty,
            Party::Unnamed { .. } => false,
        }
    }

    /// Whether political parties act among themselves or with their own state: a coalition, no treaty. Where they fight they make
    /// peace with each other, and a party that rules may act on a listed agreement.
    fn is_domestic(&self, act: &Act, truce: bool) -> bool {
        let pact = act.pact.map(|pact| self.story.pacts.get(pact));
        let listed = pact.is_some_and(|pact| !pact.entries.is_empty());
        // "a peace deal", "a ceasefire agreement": who alone is told to sign one has fought.
        let peaceful = |word: &String| word == "peace" || lexicon::is(word, Class::Truce);
        let peace = truce
            || pact.is_some_and(|pact| peaceful(&pact.head) || pact.content.iter().any(peaceful));
        let (partisans, others): (Vec<&Party>, Vec<&Party>) = act
            .agents
            .iter()
            .chain(&act.counterparties)
            .map(|found| &found.party)
            .partition(|party| self.is_partisan(party));
        if partisans.is_empty() || others.iter().any(|party| self.is_armed(party)) {
            return false;
        }
        let states: Vec<&&Party> = others
            .iter()
            .filter(|party| !matches!(party, Party::Named { .. }))
            .collect();
        // "The USSR signed a treaty with the Kuomintang": a party of another state stands for it.
        let foreign = partisans.iter().any(|party| match party {
            Party::Known(entry) => {
                let mut of = self.gazetteer.entry(*entry).of();
                of.next()
                    .is_some_and(|of| states.iter().all(|state| ***state != Party::Known(of)))
            }
            _ => false,
        });
        match states.len() {
            _ if listed => false,
            0 => !peace,
            1 => !peace && !foreign,
            _ => false,
        }
    }

    /// Whether an act is one on an agreement though its noun does not say so: "a plan", "a charter".
    fn takes_a_weak_noun(&self, phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> bool {
        // "a Russian-backed plan to provoke unrest": what is backed in passing is no agreement.
        let in_passing = token::joined_participle(phrase.word(candidate.site.head));
        if act.kind == RelationKind::Supported && in_passing {
            return false;
        }
        // "accepted a proposal for a truce"
        let of_pact = candidate.agreement.as_ref().is_some_and(|described| {
            phrase
                .prepositions(described.at)
                .any(|(preposition, object)| {
                    matches!(phrase.lemma(preposition), "for" | "on" | "of")
                        && agreement::is_agreement(phrase, object, true)
                })
        });
        if act.kind == RelationKind::Agreed && of_pact && !act.agents.is_empty() {
            return true;
        }
        let head = candidate
            .agreement
            .as_ref()
            .map(|described| described.head.as_str());
        let of_states = match act.kind {
            RelationKind::Supported | RelationKind::Opposed | RelationKind::Proposed => true,
            // Only agreements are ratified or acceded to: "Lithuania ratifies rail charter".
            RelationKind::Ratified | RelationKind::Acceded | RelationKind::Withdrew => {
                !act.agents.is_empty()
                    && matches!(
                        head,
                        Some(
                            "charter"
                                | "covenant"
                                | "statute"
                                | "annex"
                                | "amendment"
                                | "ban"
                                | "arrangement"
                                | "framework"
                                | "code"
                                | "declaration"
                        )
                    )
            }
            // What one state can break it has agreed to.
            RelationKind::Violated => {
                !act.agents.is_empty()
                    && matches!(
                        head,
                        Some("declaration" | "understanding" | "arrangement" | "framework")
                    )
            }
            RelationKind::Approved => act.agents.iter().any(|found| match &found.party {
                Party::Known(entry) => !self.gazetteer.entry(*entry).entity_type().is_state(),
                _ => false,
            }),
            _ => false,
        };
        // "a Qatari-mediated arrangement": another state has a hand in it.
        let brokered = candidate.agreement.as_ref().is_some_and(|described| {
            let mut words = phrase.children(described.at).iter();
            words.any(|word| token::joined_participle(phrase.word(*word)))
        });
        let sides = || act.agents.iter().chain(&act.counterparties);
        let told = sides().filter(|found| found.via != Via::Inherited).count();
        let counted = |party: &Party| matches!(party, Party::Unnamed { count: Some(_), .. });
        let several = sides().any(|found| counted(&found.party));
        of_states || several || told >= 2 || brokered && told > 0
    }

    /// What makes it no act between parties.
    pub(super) fn check(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        act: &Act,
    ) -> Result<(), String> {
        let refused = is_other_act(phrase, candidate, act)
            .or_else(|| self.accuses_itself(phrase, candidate, act))
            .or_else(|| self.is_too_weak(phrase, candidate, act))
            .or_else(|| recalls_talks(phrase, candidate, act))
            .or_else(|| falls_with_its_agreement(phrase, candidate, act))
            .or_else(|| self.only_announces(phrase, candidate, act))
            .or_else(|| is_nobodys(phrase, candidate, act))
            .or_else(|| lacks_a_side(phrase, candidate, act))
            .or_else(|| is_of_unknown(phrase, candidate, act))
            .or_else(|| self.is_at_home(act))
            .or_else(|| is_unnamed(phrase, candidate, act))
            .or_else(|| self.is_among_partisans(candidate, act))
            .or_else(|| self.out_of_scope(candidate, act));
        match refused {
            Some(reason) => Err(reason.to_string()),
            None => Ok(()),
        }
    }

    /// "A left, saying that it had broken the treaty": nobody accuses himself, so that "it" is somebody else.
    fn accuses_itself(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        act: &Act,
    ) -> Option<&'static str> {
        let pronoun = candidate.parties.iter().any(|filler| {
            filler.function == Function::Subject
                && matches!(phrase.lemma(filler.actor.at), "it" | "they" | "he" | "she")
        });
        let accused = act.kind == RelationKind::Violated
            && act.polarity == Polarity::Positive
            && act.modality == Modality::Asserted;
        let reporter = candidate.factuality.reported_by?;
        let admits = phrase.head(reporter).is_some_and(|verb| {
            matches!(
                phrase.lemma(verb),
                "admit" | "acknowledge" | "concede" | "confess" | "recognise" | "recognize"
            )
        });
        let tellers = self.tellers(phrase, candidate);
        let itself = act
            .agents
            .iter()
            .any(|agent| tellers.contains(&agent.party));
        (pronoun && accused && !admits && itself).then_some("nobody says so of himself")
    }

    /// "A truce between B and C holds. It had been announced by D": who announces the pact of two others is none of them.
    fn only_announces(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        act: &Act,
    ) -> Option<&'static str> {
        let head = candidate.site.head;
        let announced = act.kind == RelationKind::Agreed
            && phrase.lemma(head) == "announce"
            && phrase.is_passive(head);
        let bound = act
            .pact
            .filter(|_| announced)
            .map(|pact| &self.story.pacts.get(pact).parties)?;
        let direct = || act.agents.iter().filter(|found| found.via == Via::Direct);
        let others = direct().all(|found| !bound.contains(&found.party));
        (bound.len() >= 2 && others && direct().next().is_some())
            .then_some("who announces it is none of those whom it binds")
    }

    /// A head noun that says nothing of an agreement needs parties that do.
    fn is_too_weak(
        &self,
        phrase: &Phrase<'_>,
        candidate: &Candidate,
        act: &Act,
    ) -> Option<&'static str> {
        let nobody = number_of_parties(act) == 0 && act.people.is_empty();
        match candidate.weak {
            true if !self.takes_a_weak_noun(phrase, candidate, act) => {
                Some("the head noun says nothing of an agreement, and there is no other party")
            }
            true if nobody => Some("the head noun says nothing of an agreement, and nobody acts"),
            _ => None,
        }
    }

    /// What people of one state agree among themselves: "Hawke agreed a secret deal with Keating"; a contract of one state with nobody
    /// that is a state.
    fn is_at_home(&self, act: &Act) -> Option<&'static str> {
        // "the treaty of Prairie du Chien"
        let named = act.pact.is_some_and(|pact| {
            let pact = self.story.pacts.get(pact);
            let place = |name: &String| name.contains(" of ") && name.contains(char::is_uppercase);
            pact.proper || pact.names.iter().any(place)
        });
        if !act.kind.is_symmetric() || named {
            return None;
        }
        let mut states = act.people.iter().map(|(person, _)| person.of.as_ref());
        let first = states.next().flatten();
        let one = first.is_some() && act.people.len() >= 2 && states.all(|of| of == first);
        if one && number_of_parties(act) == 1 {
            return Some("only people of one state act");
        }
        let contract = act
            .pact
            .is_some_and(|pact| self.story.pacts.get(pact).head == "contract");
        let sides = act.agents.iter().chain(&act.counterparties);
        let states = sides.filter(|found| self.story.may_be_state(&found.party));
        (contract && states.count() < 2)
            .then_some("a contract is between states or is none of theirs")
    }

    /// What political parties do among themselves, or people of no state.
    fn is_among_partisans(&self, candidate: &Candidate, act: &Act) -> Option<&'static str> {
        let mutual = act.kind.is_symmetric() || act.kind == RelationKind::Suspended;
        if mutual && self.is_domestic(act, is_truce(candidate)) {
            return Some("only political parties act");
        }
        let only_people = number_of_parties(act) == 0 && !act.people.is_empty();
        let described = candidate.agreement.as_ref();
        let theirs =
            described.is_some_and(|described| !described.proper && !is_of_rulers(described));
        (only_people && act.kind.is_symmetric() && theirs)
            .then_some("no state or organisation acts")
    }
}

/// What somebody of whom nothing is known does with somebody else: "Alameda and the Navy reached an agreement".
fn is_of_unknown(phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Option<&'static str> {
    let described = candidate.agreement.as_ref()?;
    let head = candidate.site.head;
    let own = phrase.child(head, Label::Nsubj);
    let told = candidate.site.verbal && own.is_some_and(|own| own != described.at);
    let by_both = matches!(
        act.kind,
        RelationKind::Agreed | RelationKind::Signed | RelationKind::Negotiating
    );
    let unknown = told && by_both && nobody_acts(act);
    let any = !described.proper && !is_truce(candidate);
    (unknown && any).then_some("nothing is known of those who act")
}

fn number_of_parties(act: &Act) -> usize {
    act.agents.len() + act.counterparties.len()
}

/// Whether nobody is told who does it.
fn nobody_acts(act: &Act) -> bool {
    number_of_parties(act) == 0 && act.people.is_empty() && act.bodies.is_empty()
}

fn is_truce(candidate: &Candidate) -> bool {
    let mut described = candidate.agreement.iter();
    described.any(|described| lexicon::is(&described.head, Class::Truce))
}

/// Whether talks are told to begin or to end: whoever they were, "Negotiations for the convention began in 1993".
fn is_under_way(phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> bool {
    act.kind == RelationKind::Negotiating
        && act.pact.is_some()
        && act.modality == Modality::Asserted
        && begins_or_ends(phrase, candidate.site.head)
}

/// Words of the rule that tell something else here.
fn is_other_act(phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Option<&'static str> {
    let head = candidate.site.head;
    let described = candidate.agreement.as_ref();
    // "established a ceasefire", and not "a convention"
    let sets_up = matches!(phrase.lemma(head), "establish" | "institute" | "put");
    let truce = described.is_some_and(|described| lexicon::is(&described.head, Class::Truce));
    if act.kind == RelationKind::Agreed && sets_up && candidate.site.verbal && !truce {
        return Some("it is set up, not agreed");
    }
    // "The region was passed to the Dent brothers": handed on, not approved.
    let handed = phrase
        .prepositions(head)
        .any(|(preposition, _)| phrase.lemma(preposition) == "to" && preposition == head + 1);
    if act.kind == RelationKind::Approved && phrase.lemma(head) == "pass" && handed {
        return Some("it is handed on");
    }
    // "the protocol which amended it": nobody is told who amended what.
    let pronoun = described.is_some_and(|described| described.instance == Instance::Pronoun);
    let by_pact = candidate.parties.is_empty() && phrase.child(head, Label::Nsubj).is_some();
    if act.kind == RelationKind::Amended && pronoun && by_pact {
        return Some("nothing says what is amended");
    }
    // "discussed ways to reach a truce": it is only talked about.
    let talked_about = phrase.head(head).is_some_and(|noun| {
        matches!(phrase.label(head), Label::Acl | Label::Relcl)
            && phrase.label(noun) == Label::Dobj
            && matches!(
                phrase.lemma(noun),
                "effort" | "way" | "mean" | "means" | "path"
            )
            && phrase
                .head(noun)
                .is_some_and(|verb| matches!(phrase.lemma(verb), "discuss" | "explore" | "review"))
    });
    if talked_about {
        return Some("it is only talked about");
    }
    // "The war led to the Treaty of Lutz" names it; "talks led to a treaty" says too little.
    let caused = act.kind == RelationKind::Agreed
        && candidate.site.verbal
        && candidate.parties.is_empty()
        && phrase.is_class(head, Class::Result);
    let single = described.is_some_and(|described| described.proper && !described.plural);
    if caused && !single {
        return Some("nothing says between whom it is");
    }
    // "The war ended with the Treaty of Lutz, signed in 1774": how it was made is told right behind.
    let made_behind = || {
        let at = described.map(|described| described.at);
        at.into_iter()
            .flat_map(|at| phrase.children(at))
            .any(|child| {
                matches!(phrase.label(*child), Label::Acl | Label::Relcl)
                    && matches!(
                        phrase.lemma(*child),
                        "sign" | "conclude" | "reach" | "initial" | "agree" | "ink"
                    )
            })
    };
    let results = act.kind == RelationKind::Agreed
        && candidate.site.verbal
        && phrase.is_class(head, Class::Result);
    if results && made_behind() {
        return Some("how it was made is told by itself");
    }
    // "left the treaty unratified": it stays as it is.
    let stays = act.kind == RelationKind::Withdrew
        && phrase.lemma(head) == "leave"
        && [Label::Oprd, Label::Acomp].iter().any(|label| {
            let word = phrase.child(head, *label);
            word.is_some_and(|word| word > head && phrase.tag(word).is_adjective())
        });
    if stays {
        return Some("it is left as it is");
    }
    if candidate.factuality.needless {
        return Some("what need not be done is no act");
    }
    // "the first time that it has thrown out a pact": one of those of which it is the first.
    let counted = phrase.label(head) == Label::Relcl
        && phrase
            .head(head)
            .is_some_and(|time| matches!(phrase.lemma(time), "time" | "occasion"))
        && described.is_some_and(|described| {
            described.instance == Instance::Indefinite && !described.proper
        });
    if counted {
        return Some("it only says how often");
    }
    // "has the power to ratify treaties"
    let any = described.is_some_and(|described| {
        described.plural && !described.proper && described.instance == Instance::Indefinite
    });
    (any && candidate.factuality.ability).then_some("what one may do in general is no act")
}

/// What is told of no act that was done or is to be done: in a novel, among somebody's tasks, as the property of a treaty.
fn is_imagined(phrase: &Phrase<'_>, candidate: &Candidate) -> Option<&'static str> {
    let head = candidate.site.head;
    // "In the novel, A and B sign a treaty"
    let fiction = |noun: usize| {
        matches!(
            phrase.lemma(noun),
            "novel" | "film" | "movie" | "episode" | "sitcom" | "manga" | "anime" | "storyline"
        )
    };
    let mut opens = (0..phrase.len().min(2)).filter(|at| phrase.lemma(*at) == "in");
    if opens.any(|at| phrase.objects_of(at).is_some_and(fiction)) {
        return Some("it is told in fiction");
    }
    // "Carrie (Claire Danes) breaks the deal": whom an actor plays.
    let given = |at: usize| {
        phrase.name(at).is_some_and(|name| {
            let first = name.core.of(phrase.text).split(' ').next();
            first.is_some_and(context::is_given)
        })
    };
    let played = (1..phrase.len().saturating_sub(2)).any(|open| {
        phrase.word(open) == "("
            && phrase.word(open + 2) == ")"
            && given(open - 1)
            && given(open + 1)
    });
    if played {
        return Some("it is told in fiction");
    }
    // "The minister's tasks include signing treaties"
    let mut first = head;
    while phrase.label(first) == Label::Conj
        && let Some(before) = phrase.head(first)
    {
        first = before;
    }
    let task = |verb: usize| {
        phrase.child(verb, Label::Nsubj).is_some_and(|subject| {
            matches!(
                phrase.lemma(subject),
                "task" | "duty" | "role" | "power" | "responsibility" | "function" | "job" | "work"
            )
        })
    };
    let includes = phrase.head(first).filter(|verb| {
        phrase.label(first) == Label::Xcomp
            && matches!(
                phrase.lemma(*verb),
                "include" | "involve" | "comprise" | "be"
            )
    });
    if candidate.site.verbal && phrase.tag(head) == Tag::Vbg && includes.is_some_and(task) {
        return Some("it is only a task");
    }
    // "the most widely ratified treaty"
    let most = phrase.label(head) == Label::Amod
        && phrase.children(head).iter().any(|adverb| {
            matches!(phrase.lemma(*adverb), "most" | "widely" | "least") && *adverb < head
        });
    most.then_some("it is only said how often")
}

/// Why a candidate tells nothing, whatever the story is: "Negotiations began in May" are those of whom the text tells; any other
/// bare "talks" are only spoken of.
pub(crate) fn tells_nothing(phrase: &Phrase<'_>, candidate: &Candidate) -> Option<&'static str> {
    // "hailed the outcome" is said of an agreement; "disregarded the result" is not.
    let upshot = |told: &Described| agreement::is_upshot(phrase, told.at);
    if !candidate.kind.is_stance() && candidate.agreement.as_ref().is_some_and(upshot) {
        return Some("what came of something can only be praised or blamed");
    }
    if let Some(reason) = is_imagined(phrase, candidate) {
        return Some(reason);
    }
    // "The treaty ended up helping both" ends nothing.
    let ended_up = phrase.lemma(candidate.site.head) == "end"
        && phrase
            .child(candidate.site.head, Label::Prt)
            .is_some_and(|up| phrase.lemma(up) == "up");
    if ended_up {
        return Some("what ended up so has not ended");
    }
    // "The treaty was ignored by the Senate": a house that leaves a treaty aside breaks none.
    let ignored = matches!(phrase.lemma(candidate.site.head), "ignore" | "disregard");
    let house = |filler: &PartyFiller| filler.actor.body.is_some();
    if candidate.kind == RelationKind::Violated && ignored && candidate.parties.iter().any(house) {
        return Some("a house that leaves a treaty aside breaks none");
    }
    // "The treaty was discussed by parliament": a house that debates a treaty negotiates none.
    let debated = matches!(
        phrase.lemma(candidate.site.head),
        "discuss" | "debate" | "consider"
    );
    if candidate.kind == RelationKind::Negotiating
        && debated
        && candidate.parties.iter().any(house)
        && candidate.agreement.is_some()
    {
        return Some("a house that debates a treaty negotiates none");
    }
    // "Axis forces opposing Operation Torch": they fight it.
    let troops = |filler: &PartyFiller| {
        let at = filler.actor.at;
        filler.function == Function::Subject
            && matches!(
                phrase.lemma(at),
                "force" | "troop" | "army" | "unit" | "garrison" | "fleet" | "division" | "soldier"
            )
    };
    let thing = candidate.agreement.is_none() && candidate.object.is_some();
    if thing && candidate.kind.is_stance() && candidate.parties.iter().any(troops) {
        return Some("troops fight, and take no stand");
    }
    let bare = candidate.kind == RelationKind::Negotiating
        && !candidate.site.verbal
        && candidate.parties.is_empty()
        && candidate.agreement.is_none()
        && candidate.object.is_none();
    (bare && !begins_or_ends(phrase, candidate.site.head))
        .then_some("nothing says who talks, or about what")
}

/// Talks of which a sentence only speaks.
fn recalls_talks(phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Option<&'static str> {
    if act.kind != RelationKind::Negotiating {
        return None;
    }
    // "builds on previous talks between A and B" recalls talks and tells none.
    let recalled = phrase
        .with_label(candidate.site.head, Label::Amod)
        .into_iter()
        .any(|at| {
            matches!(
                phrase.lemma(at),
                "previous" | "earlier" | "past" | "prior" | "former"
            )
        });
    // "its stance on negotiation with B": what it thinks of talks.
    let thought = phrase
        .head(candidate.site.head)
        .filter(|on| matches!(phrase.lemma(*on), "on" | "to" | "towards" | "toward"))
        .and_then(|on| phrase.head(on))
        .is_some_and(|noun| {
            matches!(
                phrase.lemma(noun),
                "stance" | "position" | "attitude" | "policy" | "opposition" | "aversion"
            )
        });
    if thought {
        return Some("talks are only thought of");
    }
    // "a ceasefire before any direct negotiations": nobody says that there will be some.
    let any = phrase
        .child(candidate.site.head, Label::Det)
        .filter(|det| phrase.lemma(*det) == "any");
    let ahead = phrase
        .head(candidate.site.head)
        .is_some_and(|before| matches!(phrase.lemma(before), "before" | "without"));
    if any.is_some() && ahead {
        return Some("talks are only thought of");
    }
    (act.pact.is_none() && recalled).then_some("talks of the past are only recalled")
}

/// An act that is nobody's.
fn is_nobodys(phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Option<&'static str> {
    let proper = candidate
        .agreement
        .as_ref()
        .is_some_and(|described| described.proper);
    let told = act.modality == Modality::Asserted && proper;
    let doer = !matches!(
        act.kind,
        RelationKind::Supported
            | RelationKind::Opposed
            | RelationKind::EnteredIntoForce
            | RelationKind::Expired
    );
    // "Ratification of the protocol would help": an act that a noun tells is somebody's.
    let noun = !candidate.site.verbal && !is_under_way(phrase, candidate, act);
    let announced = phrase.lemma(candidate.site.head) == "announcement";
    if nobody_acts(act) && noun && (!told || announced) && doer {
        return Some("nothing says whose act the noun tells");
    }
    // "Leaving the pact would cost much": the thought of it is nobody's.
    let thought = phrase.label(candidate.site.head) == Label::Csubj;
    // "making any treaty with it would be a mistake"
    let any = candidate.agreement.as_ref().is_some_and(|told| {
        let det = phrase.child(told.at, Label::Det);
        det.is_some_and(|det| phrase.lemma(det) == "any")
    });
    if thought && any {
        return Some("only the thought of it is told, and nobody's");
    }
    (number_of_parties(act) == 0 && thought)
        .then_some("only the thought of it is told, and nobody's")
}

/// An act of two sides of which one is not told.
fn lacks_a_side(phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Option<&'static str> {
    let parties = number_of_parties(act);
    let verbal = candidate.site.verbal;
    match act.kind {
        RelationKind::Negotiating => {
            // "Talks on a protocol have gone nowhere" tells of nobody's.
            let nameless = parties == 0 && !verbal && !is_under_way(phrase, candidate, act);
            let sides = parties + usize::from(tie::has_nameless_side(phrase, candidate));
            (act.pact.is_none() && sides < 2 || nameless)
                .then_some("talks without an agreement need two parties")
        }
        // "pushes to have the pact signed" has none yet.
        RelationKind::PartyTo if is_causative(phrase, candidate) => {
            Some("it is to be made, and nobody has it yet")
        }
        RelationKind::PartyTo if verbal && parties < 2 => {
            let head = phrase.lemma(candidate.site.head);
            let described = candidate.agreement.as_ref()?;
            let which =
                described.proper || head == "bind" && described.instance == Instance::Definite;
            (!which || head == "have").then_some("only one party has the agreement")
        }
        // "denies the truce announced by A": who announces it in passing need not be bound.
        RelationKind::Agreed if verbal && parties < 2 => {
            let head = candidate.site.head;
            let in_passing = phrase.label(head) == Label::Acl && phrase.tag(head) == Tag::Vbn;
            (phrase.lemma(head) == "announce" && in_passing)
                .then_some("who announces it need not be bound")
        }
        _ => None,
    }
}

/// "have not reached an agreement to extend the truce": what was not agreed is not planned either.
fn falls_with_its_agreement(
    phrase: &Phrase<'_>,
    candidate: &Candidate,
    act: &Act,
) -> Option<&'static str> {
    let site = candidate.site.head;
    let noun = phrase.head(site).filter(|noun| {
        candidate.site.verbal
            && phrase.label(site) == Label::Acl
            && phrase.tag(site) == Tag::Vb
            && phrase.is_class(*noun, Class::Agreement)
    })?;
    let verb = phrase
        .head(noun)
        .filter(|_| phrase.label(noun) == Label::Dobj)?;
    let reached = matches!(phrase.lemma(verb), "reach" | "strike" | "conclude" | "sign");
    (reached && act.polarity == Polarity::Negative).then_some("the agreement on it was not reached")
}

/// "to have the pact signed"
fn is_causative(phrase: &Phrase<'_>, candidate: &Candidate) -> bool {
    let verb = candidate.site.head;
    let infinitive = phrase.lemma(verb) == "have" && phrase.label(verb) == Label::Xcomp;
    let object = candidate.agreement.as_ref().map(|described| described.at);
    infinitive
        && object.is_some_and(|object| {
            let mut done = phrase.with_label(object, Label::Acl);
            done.any(|verb| phrase.tag(verb) == Tag::Vbn)
        })
}

/// An agreement of which nothing is told.
fn is_unnamed(phrase: &Phrase<'_>, candidate: &Candidate, act: &Act) -> Option<&'static str> {
    let described = candidate.agreement.as_ref()?;
    // "The Convention entered into force in May": the capital says that it is known which.
    let known = described.instance == Instance::Definite
        && phrase.word(described.at).starts_with(char::is_uppercase)
        && described.at > 0;
    let refers = !matches!(act.agreement, Some((_, None)));
    let bare = described.bare && !described.proper && !refers;
    // "the ceasefire took effect" says which one in its story; "the deal took effect" does not.
    if nobody_acts(act) && !is_truce(candidate) && bare && !known {
        return Some("neither the agreement nor a party is named");
    }
    let again =
        described.instance == Instance::Another && phrase.label(described.at) == Label::Attr;
    again.then_some("a predicate says again what its subject is")
}
