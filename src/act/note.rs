//! **Refer**, notes: what a sentence names → the parties, groups and agreements of the story.
//!
//! It comes before the acts of the sentence are resolved, so that a reference may stand before its antecedent.

use super::{Teller, Told};
use crate::actor::{Actor, Cast, Party};
use crate::agreement;
use crate::discourse;
use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};
use crate::text::Zone;

impl Teller<'_, '_> {
    /// Notes everything that a sentence names, before its acts are resolved.
    pub(crate) fn note(&mut self, phrase: &Phrase<'_>) -> Told {
        self.note_names(phrase);
        let main = (0..phrase.len()).find(|at| {
            phrase.label(*at).is_subject()
                && phrase
                    .head(*at)
                    .is_some_and(|verb| phrase.head(verb).is_none())
        });
        let private = |actor: &Actor| actor.own && actor.party.is_none() || actor.company;
        if main.is_some_and(|main| self.cast.one(phrase, main).iter().any(private)) {
            self.story.note_private();
        }
        // "if a country wants to leave, it must give notice"
        let any = (0..phrase.len()).find(|at| {
            let det = phrase.child(*at, Label::Det);
            let states = phrase.is_class(*at, Class::States) || phrase.lemma(*at) == "party";
            phrase.label(*at).is_subject()
                && states
                && det.is_some_and(|det| {
                    matches!(phrase.lemma(det), "a" | "any" | "each" | "every" | "no")
                })
        });
        if let Some(any) = any {
            self.story.note_any(phrase.span(any));
        }
        self.note_agreements(phrase)
    }

    /// Notes the parties and people that a sentence names.
    pub(crate) fn note_names(&mut self, phrase: &Phrase<'_>) {
        let mut actors: Vec<Actor> = Vec::new();
        for at in 0..phrase.len() {
            let first = phrase.label(at) != Label::Conj
                || phrase
                    .head(at)
                    .is_none_or(|head| phrase.name(head).is_none());
            // "When he met X, he said": who "he" is was told before X.
            let pronoun = matches!(phrase.lemma(at), "he" | "she") && phrase.label(at).is_subject();
            // "the Niger delta": a land, and no state.
            let land = phrase.name(at).is_some() && Cast::in_a_sea(phrase, phrase.span(at));
            let named = first && !land && phrase.name_class(at).is_some_and(discourse::may_act);
            if pronoun || named {
                actors.extend(self.cast.actors(phrase, at));
            }
        }
        actors.sort_by_key(|actor| actor.span);
        self.story.note_actors(phrase, &actors);
        if begins_with_court(phrase) {
            self.story.note_private();
        }
        for at in 0..phrase.len() {
            if phrase.name(at).is_none() || phrase.label(at) == Label::Conj {
                continue;
            }
            let conjuncts = phrase.conjuncts(at);
            if conjuncts.len() >= 2 && stand_together(phrase, at) {
                let parties: Vec<Party> = conjuncts
                    .iter()
                    .flat_map(|at| self.cast.one(phrase, *at))
                    .filter_map(|actor| actor.party)
                    .collect();
                self.story.note_group(&parties, phrase.span(at), false);
            }
        }
    }

    /// Notes the agreements that a sentence names.
    pub(crate) fn note_agreements(&mut self, phrase: &Phrase<'_>) -> Told {
        let headline = phrase.sentence.zone == Zone::Headline;
        self.story
            .pacts
            .begin_paragraph(phrase.sentence.paragraph, headline);
        let mut told: Told = Vec::new();
        // "Treaty obligations", "Copyright conventions": a heading that only says what comes.
        let title = phrase.sentence.zone == Zone::Headline
            && !(0..phrase.len()).any(|at| phrase.tag(at).is_verb());
        let proper = |at: usize| phrase.name_class(at) == Some(NameClass::Agreement);
        for at in 0..phrase.len() {
            let noun = phrase.is_noun(at) && !phrase.is_verb(at);
            if !noun || !agreement::is_agreement(phrase, at, true) || is_modifier(phrase, at) {
                continue;
            }
            if title && !proper(at) {
                continue;
            }
            // "It is a convention on water" introduces none.
            if let Some(it) = predicated(phrase, at)
                && let Some((pact, antecedent)) = self.pact(&self.cast.describe(phrase, it))
            {
                told.push((at, pact, antecedent));
                continue;
            }
            let described = self.cast.describe(phrase, at);
            if described.at != at || told.iter().any(|(seen, _, _)| *seen == at) {
                continue;
            }
            if let Some((pact, antecedent)) = self.pact(&described) {
                told.push((at, pact, antecedent));
            }
        }
        let parts: Vec<usize> = told.iter().map(|(at, _, _)| *at).collect();
        for (a, b) in discourse::aliases(phrase, &parts) {
            let number = |at: usize| told.iter().position(|(seen, _, _)| *seen == at);
            if let (Some(a), Some(b)) = (number(a), number(b)) {
                let (first, second) = (told[a].1, told[b].1);
                let kept = self.story.pacts.unify(first, second);
                for entry in &mut told {
                    if entry.1 == first || entry.1 == second {
                        entry.1 = kept;
                    }
                }
            }
        }
        // "Protocol 7 – crime and family", above what is told of it.
        if let ([(at, pact, _)], Zone::Headline) = (told.as_slice(), phrase.sentence.zone)
            && proper(*at)
        {
            self.story.pacts.begin_section(*pact);
        }
        told
    }
}

/// "The International Court of Justice awarded it to B. It relied on ...": "it" is the court, and not B.
fn begins_with_court(phrase: &Phrase<'_>) -> bool {
    const BEGINNING: usize = 5;
    let court = |at: &usize| {
        let mut words = phrase.word(*at).split(' ');
        words.any(|word| matches!(word, "Court" | "court" | "Tribunal" | "tribunal" | "panel"))
    };
    let first = (0..phrase.len().min(BEGINNING)).find(court);
    first.is_some_and(|court| (0..court).all(|at| phrase.name_class(at) != Some(NameClass::Party)))
}

/// Whether names that are told in a row may be those whom a text is about: "the crowd included B, C and D" names guests.
fn stand_together(phrase: &Phrase<'_>, at: usize) -> bool {
    let governor = phrase.head(at).map_or("", |head| phrase.lemma(head));
    match phrase.label(at) {
        // "signed it, with Kyrgyz and Tajik officials looking on"
        Label::Amod | Label::Compound | Label::Nmod => {
            let noun = phrase
                .head(at)
                .filter(|noun| phrase.label(*noun) == Label::Pobj);
            let with = noun.and_then(|noun| phrase.head(noun));
            let present = noun.and_then(|noun| phrase.child(noun, Label::Acl));
            let stands_by = present.is_some_and(|verb| phrase.tag(verb) == Tag::Vbg);
            !(stands_by && with.is_some_and(|with| phrase.lemma(with) == "with"))
        }
        Label::Dobj => !matches!(
            governor,
            "include" | "invite" | "see" | "draw" | "gather" | "visit"
        ),
        Label::Pobj => {
            // "under the auspices of B and C", "with the help of B and C", "with the exception of B and C"
            let noun = phrase
                .head(at)
                .and_then(|preposition| phrase.head(preposition));
            let beside = noun.is_some_and(|noun| {
                matches!(
                    phrase.lemma(noun),
                    "auspex"
                        | "auspices"
                        | "auspice"
                        | "aegis"
                        | "help"
                        | "assistance"
                        | "presence"
                        | "mediation"
                        | "exception"
                        | "exclusion"
                )
            });
            !beside
                && !matches!(
                    governor,
                    "in" | "at" | "near" | "across" | "like" | "including"
                )
        }
        _ => true,
    }
}

/// The "it" of which a predicate says that it is an agreement.
fn predicated(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let verb = phrase.head(at).filter(|verb| {
        phrase.label(at) == Label::Attr
            && phrase.lemma(*verb) == "be"
            && phrase.label(*verb) == Label::Root
    })?;
    let indefinite = phrase
        .child(at, Label::Det)
        .is_some_and(|det| matches!(phrase.lemma(det), "a" | "an"));
    let another = phrase
        .children(at)
        .iter()
        .any(|child| phrase.is_class(*child, Class::Another));
    let it = phrase.child(verb, Label::Nsubj);
    it.filter(|it| phrase.lemma(*it) == "it" && indefinite && !another)
}

/// A noun that only modifies another: the "ceasefire" of "ceasefire agreement".
fn is_modifier(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(
        phrase.label(at),
        Label::Compound | Label::Nmod | Label::Amod
    ) && phrase
        .head(at)
        .is_some_and(|head| head > at && phrase.is_noun(head))
}
