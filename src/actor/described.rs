//! **Mention**, who stands for whom: a noun group without a name → the parties or the reference that it stands for.
//!
//! A fact about English a way, and the first way that has an answer gives it. [`several`] holds those of groups ("both
//! countries", "20 member states"), [`organ`] those of who acts for a state ("its parliament", "Israeli airstrikes"); those of
//! pronouns and of joined words are here.

mod organ;
mod several;

use std::cell::OnceCell;

pub(crate) use several::FIGHTING;

use super::{Actor, Cast, Reference, is_company_noun, is_neighbour, number};
use crate::gazetteer::{EntityType, EntryId, NameForm};
use crate::lexicon::Class;
use crate::mention::{Name, NameClass};
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};
use crate::token;

/// Who answers an offer whose owner a pronoun is: the subject of the verb that has it for its object.
fn answered_by(phrase: &Phrase<'_>, its: usize) -> Option<usize> {
    let offer = phrase.head(its).filter(|offer| {
        matches!(
            phrase.lemma(*offer),
            "proposal"
                | "offer"
                | "draft"
                | "initiative"
                | "plan"
                | "bid"
                | "request"
                | "suggestion"
        )
    })?;
    let verb = phrase.head(offer).filter(|verb| {
        phrase.label(offer) == Label::Dobj
            && matches!(
                phrase.lemma(*verb),
                "reject"
                    | "refuse"
                    | "rebuff"
                    | "dismiss"
                    | "decline"
                    | "accept"
                    | "spurn"
                    | "ignore"
                    | "turn"
                    | "answer"
                    | "receive"
            )
    })?;
    phrase.child(verb, Label::Nsubj)
}

/// A noun group without a name, and what most ways ask of it.
struct Group<'g, 't> {
    phrase: &'g Phrase<'t>,
    at: usize,
    /// The first part of the group.
    first: usize,
    lemma: &'g str,
    /// How many groups led to this one.
    depth: usize,
    owners: OnceCell<Vec<EntryId>>,
}

impl<'g, 't> Group<'g, 't> {
    /// Whoever acts in the group, of whom nothing is told yet.
    fn actor(&self) -> Actor {
        let (first, last) = self.phrase.noun_group(self.at);
        Actor::new(self.at, self.phrase.range(first, last))
    }

    fn is(&self, class: Class) -> bool {
        self.phrase.is_class(self.at, class)
    }

    fn plural(&self) -> bool {
        matches!(self.phrase.tag(self.at), Tag::Nns | Tag::Nnps)
    }

    /// Whether one of the words is a direct modifier.
    fn has(&self, words: &[&str]) -> bool {
        let mut children = self.phrase.children(self.at).iter();
        children.any(|child| words.contains(&self.phrase.lemma(*child)))
    }

    fn child(&self, label: Label) -> Option<usize> {
        self.phrase.child(self.at, label)
    }

    fn determiner(&self) -> Option<&'g str> {
        self.child(Label::Det).map(|det| self.phrase.lemma(det))
    }

    /// Whether a name stands before the noun, not as its owner, all of whose senses are of a sort: "the Central American country".
    fn named_before(&self, sort: impl Fn(EntryId) -> bool) -> bool {
        (self.first..self.at).any(|before| {
            let senses = self.phrase.name(before).map(|name| name.senses.as_slice());
            self.phrase.label(before) != Label::Poss
                && senses.is_some_and(|senses| {
                    !senses.is_empty() && senses.iter().all(|sense| sort(sense.entry))
                })
        })
    }

    /// "initialled by officials"
    fn done_by(&self) -> bool {
        self.phrase.is_agent(self.at)
    }

    /// The objects of "of" and "from" after the noun.
    fn wholes(&self) -> impl Iterator<Item = usize> {
        let of = |preposition: usize| matches!(self.phrase.lemma(preposition), "of" | "from");
        let all = self.phrase.prepositions(self.at);
        all.filter(move |(preposition, _)| of(*preposition))
            .map(|(_, whole)| whole)
    }

    /// The number that is told with the noun.
    fn count(&self) -> Option<u32> {
        // "Forty-four": the parser may take a joined number for an adjective.
        let joined = || {
            let number = self.child(Label::Amod)?;
            (self.phrase.tag(number) == Tag::Cd).then_some(number)
        };
        let told = self.child(Label::Nummod).or_else(joined)?;
        // "two hundred states"
        let hundreds = || {
            let many = self.phrase.child(told, Label::Compound)?;
            number(self.phrase.lemma(many))
                .filter(|many| *many < 10)
                .map(|many| many * 100)
        };
        match self.phrase.lemma(told) {
            "hundred" => hundreds(),
            lemma => number(lemma),
        }
    }
}

/// Who acts, or nothing where a way does not know.
type Answer = Option<Vec<Actor>>;

impl<'c> Cast<'c> {
    const WAYS: [fn(&Cast<'c>, &Group<'_, '_>) -> Answer; 36] = [
        // Pronouns and joined words.
        Self::by_speaker,
        Self::by_own_country,
        Self::by_plural_before,
        Self::by_joined_participle,
        Self::by_names_inside,
        Self::by_speaker_of_quotation,
        Self::by_pronoun,
        Self::by_both_houses,
        Self::by_some_of_them,
        Self::by_portion,
        Self::by_two_of_a_region,
        Self::by_states_of_a_region,
        Self::by_country_of_a_region,
        Self::by_no_noun,
        // Nouns of which it is known what they stand for, whoever owns them.
        Self::by_body_before,
        Self::by_company,
        Self::by_members,
        Self::by_those_sent,
        Self::by_deed,
        Self::by_name_beside,
        Self::by_the_group,
        Self::by_itself,
        Self::by_land_of,
        Self::by_unsure_owner,
        Self::by_owners,
        Self::by_organ_behind,
        Self::by_office_in,
        Self::by_whose,
        Self::by_several,
        Self::by_possessor,
        Self::by_descriptor,
        Self::by_surname_beside,
        Self::by_unnamed_states,
        Self::by_organ,
        Self::by_fighters,
        Self::by_first_word,
    ];

    pub(super) fn described(&self, phrase: &Phrase<'_>, at: usize, depth: usize) -> Vec<Actor> {
        let group = Group {
            phrase,
            at,
            first: phrase.noun_group(at).0,
            lemma: phrase.lemma(at),
            depth,
            owners: OnceCell::new(),
        };
        let mut ways = Self::WAYS.iter();
        ways.find_map(|way| way(self, &group)).unwrap_or_default()
    }

    /// The states and organisations that the group belongs to.
    fn group_owners<'o>(&self, group: &'o Group<'_, '_>) -> &'o [EntryId] {
        group
            .owners
            .get_or_init(|| self.owners(group.phrase, group.at))
    }

    /// The actors of a noun that the group leads to.
    fn led_to(&self, group: &Group<'_, '_>, at: usize) -> Vec<Actor> {
        self.single(group.phrase, at, group.depth + 1)
    }

    /// "B said that it had signed": it is who says so.
    fn by_speaker(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        if !matches!(group.lemma, "it" | "they" | "he" | "she") || !phrase.label(at).is_subject() {
            return None;
        }
        let speaker = speaker_before(phrase, at)?;
        let found = self.actors(phrase, speaker);
        // "he would sign, the agency reported": who reports is told behind, and is nobody's "he".
        let human = |actor: &Actor| actor.person.is_some();
        if speaker > at && matches!(group.lemma, "he" | "she") && !found.iter().any(human) {
            return None;
        }
        // "B says they broke it": one state is no "they".
        let many = || found.len() > 1 || !matches!(phrase.tag(speaker), Tag::Nnp | Tag::Nn);
        let meant = group.lemma != "they" || many();
        // "X said that he backed it": a person may act for himself.
        let himself = matches!(group.lemma, "he" | "she");
        let named = found
            .iter()
            .any(|actor| actor.party.is_some() || himself && actor.person.is_some());
        (meant && named).then_some(found)
    }

    /// "B's minister said that his country had signed", "the ministers of B and C said that their countries had": those of whom
    /// they are ministers.
    fn by_own_country(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let owner = group.child(Label::Poss)?;
        let theirs = match phrase.lemma(owner) {
            "their" => group.plural() && matches!(group.lemma, "country" | "nation" | "state"),
            "his" | "her" => {
                let own = ["country", "nation", "state", "government", "administration"];
                !group.plural() && own.contains(&group.lemma)
            }
            _ => false,
        };
        if !theirs {
            return None;
        }
        let said = speaker_before(phrase, at).map(|speaker| self.actors(phrase, speaker));
        let told = said.filter(|found| found.iter().any(|actor| actor.party.is_some()));
        Some(told.unwrap_or_else(|| self.led_to(group, owner)))
    }

    /// "States that have not accepted it, 60 days after they accept it"; "The Congress rejected a plan; instead, they passed":
    /// a plural noun before "they" in its sentence is meant, and not who was named before.
    fn by_plural_before(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        if group.lemma != "they" || !phrase.label(at).is_subject() || group.depth >= 2 {
            return None;
        }
        let unnamed = |noun: usize| {
            let conjuncts = phrase.conjuncts(noun);
            phrase.name(noun).is_none()
                && !conjuncts.iter().any(|other| phrase.name(*other).is_some())
        };
        let several = |noun: usize| matches!(phrase.tag(noun), Tag::Nns | Tag::Nnps);
        let noun = (0..at)
            .rev()
            .find(|noun| several(*noun) && phrase.is_class(*noun, Class::Pair) && unnamed(*noun))?;
        let named = (noun + 1..at).any(|between| phrase.name(between).is_some_and(may_act_by_name));
        (!named).then(|| self.led_to(group, noun))
    }

    /// "US-brokered": the state in the joined word.
    fn by_joined_participle(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        if !token::joined_participle(phrase.word(at)) {
            return None;
        }
        let span = phrase.span(at);
        let inner = phrase.inner.iter().filter(|(token, _)| *token == span);
        let states = inner.filter(|(_, sense)| !matches!(sense.form, NameForm::People));
        Some(
            states
                .map(|(token, sense)| Actor::known(at, *token, self.state_of(sense.entry)))
                .collect(),
        )
    }

    /// "the National Unity Government-in-exile", "Japan-Philippines": names in a joined word.
    fn by_names_inside(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let span = phrase.span(at);
        let acts = |entry: EntryId| {
            !matches!(
                self.gazetteer.entry(entry).entity_type(),
                EntityType::Place | EntityType::Person | EntityType::Agreement
            )
        };
        let inner = phrase.inner.iter();
        let inner = inner.filter(|(token, sense)| *token == span && acts(sense.entry));
        let found: Vec<Actor> = inner
            .map(|(token, sense)| Actor::known(at, *token, self.state_of_owner(sense.entry)))
            .collect();
        (!found.is_empty() && phrase.is_noun(at)).then_some(found)
    }

    /// "We have signed," B's president said.
    fn by_speaker_of_quotation(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        if !matches!(group.lemma, "we" | "us" | "i" | "our") || group.depth >= 2 {
            return None;
        }
        let speaker = (0..phrase.len())
            .filter(|verb| phrase.is_verb(*verb) && phrase.is_class(*verb, Class::Report))
            .flat_map(|verb| phrase.children(verb))
            .copied()
            .find(|child| {
                phrase.label(*child).is_subject()
                    && *child != at
                    && phrase.lemma(*child) != group.lemma
            });
        Some(speaker.map_or_else(Vec::new, |speaker| self.led_to(group, speaker)))
    }

    /// "it", "they", "both", "the latter".
    fn by_pronoun(&self, group: &Group<'_, '_>) -> Answer {
        let Group {
            phrase, at, lemma, ..
        } = *group;
        let subject = phrase.label(at).is_subject();
        let known = named_by_noun(phrase, at)
            .or_else(|| of_own_subject(phrase, at))
            .or_else(|| fronted_subject(phrase, at));
        if let Some(states) = known {
            return (group.depth < 3).then(|| self.led_to(group, states));
        }
        // "Baptists and Methodists both broke off": those.
        let floats = lemma == "both"
            && at
                .checked_sub(1)
                .is_some_and(|noun| phrase.label(noun) == Label::Conj && phrase.is_noun(noun));
        if floats && phrase.name_class(at - 1) != Some(NameClass::Party) {
            return Some(Vec::new());
        }
        let reference = match lemma {
            "he" | "she" => Reference::Human { subject: true },
            "his" | "her" | "him" => Reference::Human { subject: false },
            "its" if phrase.label(at) == Label::Poss => Reference::Possessive,
            "it" | "its" => Reference::Single,
            "they" | "them" | "their" => Reference::They,
            // "each of its adversaries" are those, and not who was named before.
            "both" | "neither" | "each"
                if phrase.label(at) != Label::Det && !of_others(phrase, at) =>
            {
                Reference::Several(None, false)
            }
            "former" if phrase.is_noun(at) || group.child(Label::Det).is_some() => {
                Reference::Former
            }
            "latter" => Reference::Latter,
            "two" | "three" | "four" if subject => Reference::Several(number(lemma), false),
            // "These signed the convention"
            "these" | "those" if subject && phrase.children(at).is_empty() => Reference::They,
            // "by either nation"
            _ if group.is(Class::Pair)
                && phrase
                    .with_label(at, Label::Det)
                    .any(|det| matches!(phrase.lemma(det), "either" | "neither")) =>
            {
                Reference::Several(Some(2), false)
            }
            _ => return None,
        };
        let mut actor = Actor::new(at, phrase.span(at));
        actor.bare = matches!(lemma, "two" | "three" | "four");
        let other = match reference {
            // "A says that B rejected its offer": nobody rejects what he offered.
            Reference::Possessive => answered_by(phrase, at),
            // "B accused them of breaking it": others than B.
            _ if matches!(lemma, "them" | "it") && phrase.label(at) == Label::Dobj => phrase
                .head(at)
                .and_then(|verb| phrase.child(verb, Label::Nsubj)),
            _ => None,
        };
        actor.apart = other
            .and_then(|other| phrase.name(other))
            .and_then(|other| self.party_of(phrase, other));
        actor.reference = Some(reference);
        Some(vec![actor])
    }

    /// What is no noun acts in nothing.
    fn by_no_noun(&self, group: &Group<'_, '_>) -> Answer {
        let noun = group.phrase.is_noun(group.at) || group.phrase.tag(group.at) == Tag::Jj;
        (!noun).then(Vec::new)
    }

    /// "the company", "the bank".
    fn by_company(&self, group: &Group<'_, '_>) -> Answer {
        let central = || group.has(&["central", "national", "reserve"]);
        if !is_company_noun(group.lemma) || group.lemma == "bank" && central() {
            return None;
        }
        let mut actor = group.actor();
        actor.company = true;
        Some(vec![actor])
    }

    /// "the kingdom", "the bloc": whom the gazetteer says to be one.
    fn by_descriptor(&self, group: &Group<'_, '_>) -> Answer {
        let Group {
            phrase, at, lemma, ..
        } = *group;
        let definite = matches!(group.determiner(), Some("the" | "that" | "this"));
        let beside = is_neighbour(lemma)
            && !group.plural()
            && group
                .child(Label::Poss)
                .is_some_and(|owner| matches!(phrase.lemma(owner), "its" | "his" | "their"));
        // "the following countries", "the communist neighbours" are none that was named alone.
        let several = group.plural() && group.is(Class::Power);
        if !definite && !beside || several || !group.is(Class::Descriptor) {
            return None;
        }
        // "any country, and that country must agree"
        let of_any = (0..at).any(|before| {
            phrase.lemma(before) == lemma
                && phrase.is_noun(before)
                && phrase.children(before).iter().any(|child| {
                    matches!(phrase.lemma(*child), "any" | "every" | "each" | "a" | "no")
                })
        });
        // "the host country" is any.
        let any = [
            "host",
            "home",
            "third",
            "member",
            "receiving",
            "sending",
            "flag",
        ];
        if of_any || group.has(&any) {
            return None;
        }
        let mut actor = group.actor();
        // "the islands" are those that bear them in their name.
        let word = match lemma {
            "island" if group.plural() => "islands",
            lemma => lemma,
        };
        actor.reference = Some(Reference::Descriptor(word.to_string()));
        // "B allowed the country to sign": another than B.
        let verb = phrase.head(at).map(|verb| match phrase.label(verb) {
            Label::Ccomp if phrase.label(at).is_subject() && phrase.tag(verb) == Tag::Vb => {
                phrase.head(verb).unwrap_or(verb)
            }
            _ => verb,
        });
        let subject = verb.and_then(|verb| phrase.child(verb, Label::Nsubj));
        let subject = subject.filter(|subject| *subject < at && phrase.name(*subject).is_some());
        if let Some(subject) = subject {
            let doer = self.led_to(group, subject);
            actor.apart = doer.into_iter().find_map(|doer| doer.party);
        }
        Some(vec![actor])
    }

    /// "Kamikawa signed it": a name that no list knows, at the start of a sentence, may have been given in full before.
    fn by_first_word(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        if at != 0 || phrase.tag(at) != Tag::Nnp || !phrase.label(at).is_subject() {
            return None;
        }
        let mut actor = Actor::new(at, phrase.span(at));
        actor.reference = Some(Reference::Surname(phrase.word(at).to_string()));
        Some(vec![actor])
    }
}

/// "Farmers stepped up their protests": of those who act for themselves the subject's.
fn of_own_subject(phrase: &Phrase<'_>, their: usize) -> Option<usize> {
    let noun = phrase
        .head(their)
        .filter(|_| phrase.lemma(their) == "their" && phrase.label(their) == Label::Poss)?;
    let verb = phrase
        .head(noun)
        .filter(|_| phrase.label(noun) == Label::Dobj)?;
    let subject = phrase.child(verb, Label::Nsubj)?;
    let many = phrase.tag(subject) == Tag::Nns && phrase.is_class(subject, Class::Own);
    many.then_some(subject)
}

/// "Though Alexander was cross with B, he signed": the subject of the clause before, and nobody whom it names besides.
fn fronted_subject(phrase: &Phrase<'_>, he: usize) -> Option<usize> {
    let person = matches!(phrase.lemma(he), "he" | "she");
    let verb = phrase
        .head(he)
        .filter(|_| person && phrase.label(he) == Label::Nsubj)?;
    let mut clauses = phrase.with_label(verb, Label::Advcl);
    let clause = clauses.find(|clause| *clause < he && phrase.is_verb(*clause))?;
    let subject = phrase.child(clause, Label::Nsubj)?;
    let named = phrase.name_class(subject) == Some(NameClass::Person)
        || phrase.name_class(subject) == Some(NameClass::Unknown);
    named.then_some(subject)
}

/// "all the member states and their ratification": the noun to which "they" comes back, where it stands nearer than any name.
fn named_by_noun(phrase: &Phrase<'_>, they: usize) -> Option<usize> {
    if !matches!(phrase.lemma(they), "they" | "their" | "them") {
        return None;
    }
    let named = |at: usize| phrase.name(at).is_some_and(may_act_by_name);
    let states = |at: usize| {
        let member = phrase.lemma(at) == "member";
        phrase.tag(at) == Tag::Nns && (member || phrase.is_class(at, Class::States))
    };
    let near = (0..they)
        .rev()
        .take_while(|at| !named(*at))
        .find(|at| states(*at))?;
    let whole = phrase.subtree(near);
    (!whole.clone().any(named)).then_some(near)
}

/// Who says a clause whose subject a noun is, where that is told by name or office: "B said that it".
fn speaker_before(phrase: &Phrase<'_>, subject: usize) -> Option<usize> {
    let clause = phrase
        .head(subject)
        .filter(|verb| phrase.label(*verb) == Label::Ccomp && phrase.label(subject).is_subject())?;
    let report = phrase
        .head(clause)
        .filter(|report| phrase.is_verb(*report))?;
    // "reminded B that it is a party": who is reminded.
    let heard = |label: Label| label == Label::Dobj && phrase.lemma(report) == "remind";
    let mut children = phrase.children(report).iter().copied();
    let reminded = children.clone().find(|child| heard(phrase.label(*child)));
    reminded
        .or_else(|| children.find(|child| phrase.label(*child).is_subject()))
        .filter(|speaker| {
            phrase.name(*speaker).is_some() || phrase.is_class(*speaker, Class::Official)
        })
}

/// Whether a name is of somebody who acts.
fn may_act_by_name(name: &Name) -> bool {
    matches!(
        name.class,
        NameClass::Party | NameClass::Seat | NameClass::Person | NameClass::Nationality
    )
}

/// "each of its adversaries", "neither of the rebel groups"
fn of_others(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.prepositions(at).any(|(preposition, object)| {
        phrase.lemma(preposition) == "of"
            && !matches!(
                phrase.lemma(object),
                "they" | "them" | "these" | "two" | "both"
            )
    })
}
