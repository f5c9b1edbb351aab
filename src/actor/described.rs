//! **Mention**, who stands for whom: a noun group without a name → the parties or the reference that it stands for.

use super::owner::{decides_with_others, of_somebody};
use super::{Actor, Cast, FEW, Party, Reference, is_company_noun, number};
use crate::gazetteer::{EntityType, NameForm};
use crate::lexicon::{self, Class};
use crate::mention::{Name, NameClass};
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};
use crate::text::Zone;
use crate::token;

impl Cast<'_> {
    pub(super) fn described(&self, phrase: &Phrase<'_>, at: usize, depth: usize) -> Vec<Actor> {
        let lemma = phrase.lemma(at).to_string();
        let (first, last) = phrase.noun_group(at);
        let mut actor = Actor::new(at, phrase.range(first, last));
        let reference = match lemma.as_str() {
            "he" | "she" => Some(Reference::Human { subject: true }),
            "his" | "her" | "him" => Some(Reference::Human { subject: false }),
            "its" if phrase.label(at) == Label::Poss => Some(Reference::Possessive),
            "it" | "its" => Some(Reference::Single),
            "they" | "them" | "their" => Some(Reference::They),
            // "each of its adversaries" are those, and not who was named before.
            "both" | "neither" | "each"
                if phrase.label(at) != Label::Det && !of_others(phrase, at) =>
            {
                Some(Reference::Several(None, false))
            }
            "former" if phrase.is_noun(at) || phrase.child(at, Label::Det).is_some() => {
                Some(Reference::Former)
            }
            "latter" => Some(Reference::Latter),
            "two" | "three" | "four" if phrase.label(at).is_subject() => {
                Some(Reference::Several(number(&lemma), false))
            }
            // "These signed the convention"
            "these" | "those"
                if phrase.label(at).is_subject() && phrase.children(at).is_empty() =>
            {
                Some(Reference::They)
            }
            // "by either nation"
            _ if phrase.is_class(at, Class::Pair)
                && phrase.children(at).iter().any(|child| {
                    phrase.label(*child) == Label::Det
                        && matches!(phrase.lemma(*child), "either" | "neither")
                }) =>
            {
                Some(Reference::Several(Some(2), false))
            }
            _ => None,
        };
        // "B said that it had signed": it is who says so.
        if matches!(lemma.as_str(), "it" | "they" | "he" | "she") && phrase.label(at).is_subject() {
            let speaker = phrase
                .head(at)
                .filter(|verb| phrase.label(*verb) == Label::Ccomp)
                .and_then(|verb| phrase.head(verb))
                .filter(|report| phrase.is_verb(*report))
                .and_then(|report| {
                    phrase
                        .children(report)
                        .iter()
                        .copied()
                        .find(|child| phrase.label(*child).is_subject())
                })
                .filter(|speaker| {
                    phrase.name(*speaker).is_some() || phrase.is_class(*speaker, Class::Official)
                });
            if let Some(speaker) = speaker {
                let found = self.actors(phrase, speaker);
                if found.iter().any(|actor| actor.party.is_some()) {
                    return found;
                }
            }
        }
        // "States that have not accepted it, 60 days after they accept it"; "The Congress rejected a plan; instead, they passed":
        // a plural noun before "they" in its sentence is meant, and not who was named before.
        if lemma == "they" && phrase.label(at).is_subject() && depth < 2 {
            let plural = (0..at).rev().find(|noun| {
                let several = matches!(phrase.tag(*noun), Tag::Nns | Tag::Nnps);
                phrase.name(*noun).is_none()
                    && several
                    && phrase.is_class(*noun, Class::Pair)
                    && !phrase
                        .conjuncts(*noun)
                        .iter()
                        .any(|other| phrase.name(*other).is_some())
            });
            let named = plural.is_some_and(|noun| {
                (noun + 1..at).any(|between| phrase.name(between).is_some_and(may_act_by_name))
            });
            if let Some(noun) = plural.filter(|_| !named) {
                return self.single(phrase, noun, depth + 1);
            }
        }
        // "US-brokered": the state in the joined word.
        if token::joined_participle(phrase.word(at)) {
            let span = phrase.span(at);
            let inner = phrase.inner.iter().filter(|(token, _)| *token == span);
            return inner
                .filter(|(_, sense)| !matches!(sense.form, NameForm::People))
                .map(|(token, sense)| {
                    let mut actor = Actor::new(at, *token);
                    actor.party = Some(Party::Known(self.state_of(sense.entry)));
                    actor
                })
                .collect();
        }
        // "the National Unity Government-in-exile", "Japan-Philippines": names in a joined word.
        let span = phrase.span(at);
        let inner: Vec<Actor> = phrase
            .inner
            .iter()
            .filter(|(token, sense)| {
                let entity_type = self.gazetteer.entry(sense.entry).entity_type();
                *token == span
                    && !matches!(
                        entity_type,
                        EntityType::Place | EntityType::Person | EntityType::Agreement
                    )
            })
            .map(|(token, sense)| {
                let mut actor = Actor::new(at, *token);
                actor.party = Some(Party::Known(self.state_of_owner(sense.entry)));
                actor
            })
            .collect();
        if !inner.is_empty() && phrase.is_noun(at) {
            return inner;
        }
        // "We have signed," B's president said.
        if matches!(lemma.as_str(), "we" | "us" | "i" | "our") && depth < 2 {
            let speaker = (0..phrase.len())
                .filter(|verb| phrase.is_verb(*verb) && phrase.is_class(*verb, Class::Report))
                .flat_map(|verb| phrase.children(verb).to_vec())
                .find(|child| {
                    phrase.label(*child).is_subject()
                        && *child != at
                        && phrase.lemma(*child) != lemma
                });
            return speaker
                .map_or_else(Vec::new, |speaker| self.single(phrase, speaker, depth + 1));
        }
        if let Some(reference) = reference {
            actor.span = phrase.span(at);
            actor.reference = Some(reference);
            return vec![actor];
        }
        // "Both parliaments must ratify it": those of both parties.
        let pair = phrase.children(at).iter().any(|child| {
            phrase.label(*child) == Label::Det || phrase.label(*child) == Label::Predet
        }) && phrase
            .children(at)
            .iter()
            .any(|child| matches!(phrase.lemma(*child), "both" | "two" | "neither" | "either"));
        let several = phrase.tag(at) == Tag::Nns || phrase.child(at, Label::Nummod).is_none();
        if pair && several && phrase.is_class(at, Class::Body) && self.owners(phrase, at).is_empty()
        {
            actor.reference = Some(Reference::Several(Some(2), false));
            actor.states = true;
            return vec![actor];
        }
        // "ratified by only 20 of them"
        if phrase.tag(at) == Tag::Cd {
            let among = phrase
                .prepositions(at)
                .find(|(preposition, _)| phrase.lemma(*preposition) == "of")
                .map(|(_, whole)| whole)
                .filter(|whole| {
                    matches!(phrase.lemma(*whole), "they" | "them" | "which")
                        || phrase.is_class(*whole, Class::Pair)
                });
            if let (Some(count), Some(whole)) = (number(phrase.lemma(at)), among) {
                let name = match phrase.is_class(whole, Class::Pair) {
                    true => phrase.word(whole).to_string(),
                    false => "states".to_string(),
                };
                match count {
                    2..=4 => actor.reference = Some(Reference::Several(Some(count), false)),
                    _ => actor.party = Some(Party::Counted { count, name }),
                }
                return vec![actor];
            }
        }
        if !phrase.is_noun(at) && phrase.tag(at) != Tag::Jj {
            return Vec::new();
        }
        // "that body approved it": the one named last.
        let pointed = phrase
            .child(at, Label::Det)
            .is_some_and(|det| matches!(phrase.lemma(det), "that" | "this" | "the"));
        if lemma == "body" && pointed && depth < 3 {
            let named = (0..at).rev().find(|before| {
                phrase.is_class(*before, Class::Body)
                    || phrase.name_class(*before) == Some(NameClass::Body)
            });
            return named.map_or_else(Vec::new, |named| self.single(phrase, named, depth + 1));
        }
        let central = phrase
            .children(at)
            .iter()
            .any(|child| matches!(phrase.lemma(*child), "central" | "national" | "reserve"));
        if is_company_noun(&lemma) && !(lemma == "bank" && central) {
            actor.company = true;
            return vec![actor];
        }
        // "one EFTA member, Switzerland", "every member state": a member is not the organisation.
        let member = lemma == "member"
            || phrase.children(at).iter().any(|child| {
                phrase.label(*child) == Label::Compound && phrase.lemma(*child) == "member"
            });
        if member && phrase.child(at, Label::Nummod).is_none() {
            // "EU member states approved the plan": all of them are the organisation.
            let all = matches!(phrase.tag(at), Tag::Nns | Tag::Nnps)
                && phrase.child(at, Label::Det).is_none();
            let organisation = (first..at).find(|before| {
                phrase.name(*before).is_some_and(|name| {
                    matches!(name.class, NameClass::Party | NameClass::Body)
                        && !name.entity_type.is_state()
                })
            });
            if let (true, Some(organisation)) = (all && depth < 3, organisation) {
                return self.single(phrase, organisation, depth + 1);
            }
            let appos = phrase
                .child(at, Label::Appos)
                .filter(|appos| phrase.name(*appos).is_some());
            let every = phrase
                .children(at)
                .iter()
                .any(|child| matches!(phrase.lemma(*child), "all" | "most" | "many"));
            if appos.is_none() && organisation.is_some() && every {
                // "All UN member states have ratified it": they, and not the organisation.
                actor.body = Some(actor.span);
                return vec![actor];
            }
            return appos.map_or_else(Vec::new, |appos| self.actors(phrase, appos));
        }
        // "representatives of 121 countries" are as many.
        let many = phrase.prepositions(at).find(|(preposition, object)| {
            let count = phrase.child(*object, Label::Nummod);
            matches!(phrase.lemma(*preposition), "of" | "from")
                && phrase.is_class(*object, Class::Pair)
                && count
                    .and_then(|count| number(phrase.lemma(count)))
                    .is_some_and(|count| count > FEW)
        });
        if let Some((_, object)) =
            many.filter(|_| phrase.is_class(at, Class::Official) && depth < 3)
        {
            return self.single(phrase, object, depth + 1);
        }
        let owners = self.owners(phrase, at);
        // "representatives of the three countries" act for them.
        let theirs = phrase.prepositions(at).find(|(preposition, object)| {
            matches!(phrase.lemma(*preposition), "of" | "from")
                && phrase.is_class(*object, Class::Pair)
                && phrase.name(*object).is_none()
                && phrase.tag(*object) == Tag::Nns
                && phrase.child(*object, Label::Nummod).is_some()
                && phrase.child(*object, Label::Appos).is_none()
        });
        if let (Some((_, object)), true, true) = (
            theirs,
            owners.is_empty() && depth < 3,
            phrase.is_class(at, Class::Official),
        ) {
            return self.single(phrase, object, depth + 1);
        }
        let named: Vec<usize> = phrase
            .children(at)
            .iter()
            .copied()
            .filter(|child| {
                matches!(
                    phrase.label(*child),
                    Label::Compound | Label::Appos | Label::Amod | Label::Nmod
                )
            })
            .filter(|child| phrase.name(*child).is_some())
            .collect();
        if lexicon::is(&lemma, Class::Deed) && !official_head(&lemma) {
            // "Israeli airstrikes": the deed is the state's.
            return owners
                .iter()
                .map(|owner| {
                    let mut actor = actor.clone();
                    actor.party = Some(Party::Known(self.state_of_owner(*owner)));
                    actor
                })
                .collect();
        }
        let official = lexicon::is(&lemma, Class::Official);
        // "Lawmakers rejected the pact", "voters approved it": in the plural they are the house, or all.
        let house = lemma == "electorate"
            || decides_with_others(&lemma) && matches!(phrase.tag(at), Tag::Nns | Tag::Nnps);
        let official = official || house;
        // "the two groups", "both movements" are those named before.
        let counted = lexicon::is(&lemma, Class::Pair)
            && phrase.children(at).iter().any(|child| {
                matches!(
                    phrase.lemma(*child),
                    "two" | "both" | "three" | "either" | "neither"
                )
            });
        // "the federation of canoe fishermen" is no state.
        let of_people = official
            && phrase.prepositions(at).any(|(preposition, object)| {
                phrase.lemma(preposition) == "of"
                    && phrase.name(object).is_none()
                    && matches!(phrase.tag(object), Tag::Nns)
            });
        // "a rebel movement" fights, and is no club.
        let fights = phrase.children(at).iter().any(|child| {
            matches!(
                phrase.lemma(*child),
                "rebel" | "armed" | "insurgent" | "guerrilla" | "militant"
            )
        });
        let own =
            lexicon::is(&lemma, Class::Own) && (!official || of_people) && !counted && !fights
                || self.is_opposition(phrase, at);
        // "the M23 rebels", "the rebel group M23", "leader Kim Jong Un"
        if lexicon::is(&lemma, Class::Armed)
            || official
            || lexicon::is(&lemma, Class::Pair)
            || lexicon::is(&lemma, Class::OrgHead)
        {
            // "the European bloc EFTA": the name in apposition, or the one next to the noun.
            let mut named = named;
            named.sort_by_key(|child| (phrase.label(*child) != Label::Appos, at.abs_diff(*child)));
            for child in &named {
                let Some(name) = phrase.name(*child) else {
                    continue;
                };
                let appos = phrase.label(*child) == Label::Appos;
                match name.class {
                    NameClass::Party if name.entity_type.is_state() && !appos => {}
                    NameClass::Party => {
                        actor.party = self.party_of(phrase, name);
                        return vec![actor];
                    }
                    NameClass::Person if appos => {
                        return self.person_of(phrase, *child, name, &owners, &lemma);
                    }
                    NameClass::Unknown if lexicon::is(&lemma, Class::Armed) && !own => {
                        let text = name.core.of(phrase.text).to_string();
                        actor.party = Some(Party::Named {
                            name: text,
                            entity_type: EntityType::ArmedGroup,
                        });
                        return vec![actor];
                    }
                    NameClass::Unknown if appos && official => {
                        return self.person_of(phrase, *child, name, &owners, &lemma);
                    }
                    _ => {}
                }
            }
        }
        if own {
            actor.own = true;
            actor.body = Some(actor.span);
            return vec![actor];
        }
        let plural = matches!(phrase.tag(at), Tag::Nns | Tag::Nnps);
        if let (true, Some(unsure)) = (official, self.unsure_owner(phrase, at)) {
            actor.party = Some(Party::Named {
                name: unsure.core.of(phrase.text).to_string(),
                entity_type: unsure.entity_type.clone(),
            });
            return vec![actor];
        }
        if official && !owners.is_empty() && !lexicon::is(&lemma, Class::Agreement) {
            let body = lexicon::is(&lemma, Class::Body);
            return owners
                .iter()
                .map(|owner| {
                    let mut actor = actor.clone();
                    actor.party = Some(Party::Known(self.state_of_owner(*owner)));
                    actor.body = body.then_some(actor.span);
                    actor
                })
                .collect();
        }
        let counted = phrase.child(at, Label::Nummod);
        let count = counted.and_then(|counted| number(phrase.lemma(counted)));
        let both = phrase.children(at).iter().any(|child| {
            matches!(
                phrase.lemma(*child),
                "both" | "the" | "these" | "those" | "all"
            )
        });
        let count = count.or_else(|| {
            let two = |child: &usize| matches!(phrase.lemma(*child), "both" | "either" | "neither");
            phrase.children(at).iter().any(two).then_some(2)
        });
        // "the leaders of the armed groups" are none of those who were named.
        let of_fighters = phrase.prepositions(at).any(|(preposition, group)| {
            phrase.lemma(preposition) == "of"
                && phrase.name(group).is_none()
                && phrase.child(group, Label::Amod).is_some()
                && lexicon::is(phrase.lemma(group), Class::Armed)
        });
        // "the Baltic governments": which ones a name says that is not known.
        let restricted = phrase.children(at).iter().any(|child| {
            let modifier = matches!(
                phrase.label(*child),
                Label::Amod | Label::Compound | Label::Nmod
            );
            let name = *child > first
                && phrase.tag(*child) != Tag::Cd
                && phrase.word(*child).starts_with(char::is_uppercase);
            // "almost all industrialised countries", "the following states", "provincial governments" are others.
            modifier && (name || !says_nothing_new(phrase.lemma(*child)))
                || phrase.child(at, Label::Nummod).is_none()
                    && !matches!(lemma.as_str(), "side" | "party")
                    && matches!(
                        phrase.lemma(*child),
                        "all" | "every" | "most" | "many" | "some"
                    )
        });
        // "Negotiators of the government": they are whose the government is.
        let organ = phrase
            .prepositions(at)
            .filter(|(preposition, _)| matches!(phrase.lemma(*preposition), "of" | "from"))
            .find(|(_, organ)| {
                phrase.name(*organ).is_none()
                    && matches!(
                        phrase.lemma(*organ),
                        "government" | "ministry" | "administration"
                    )
            });
        if let (Some((_, organ)), true) = (organ, official && depth < 3) {
            let mut inner = self.single(phrase, organ, depth + 1);
            for found in &mut inner {
                found.at = at;
            }
            return inner;
        }
        // "the states" are those of a federation as well; "almost all other countries" are no two.
        let some = phrase.noun_group(at);
        let others = (some.0..at).any(|word| matches!(phrase.lemma(word), "other" | "almost"));
        let federal = lemma == "state" && count.is_none();
        let restricted = restricted || others || federal;
        if lexicon::is(&lemma, Class::Pair) && plural && !restricted && !of_fighters {
            let definite = both
                || phrase
                    .children(at)
                    .iter()
                    .any(|child| matches!(phrase.lemma(*child), "each" | "either" | "neither"));
            match count {
                Some(count) if count > FEW || !definite && count > 4 => {
                    actor.party = Some(Party::Counted {
                        count,
                        name: phrase.word(at).to_string(),
                    });
                }
                // "Countries that signed it become parties" is about all, not about the last two.
                _ if (definite
                    || count.is_some()
                    || first == at && phrase.sentence.zone == Zone::Headline)
                    && phrase.child(at, Label::Relcl).is_none() =>
                {
                    let people = !matches!(
                        lemma.as_str(),
                        "country"
                            | "nation"
                            | "side"
                            | "party"
                            | "state"
                            | "government"
                            | "neighbour"
                            | "neighbor"
                            | "power"
                            | "rival"
                            | "ally"
                            | "partner"
                            | "signatory"
                            | "republic"
                            | "kingdom"
                            | "capital"
                    );
                    actor.states = matches!(
                        lemma.as_str(),
                        "country" | "nation" | "state" | "republic" | "kingdom" | "capital"
                    );
                    actor.reference = Some(Reference::Several(count, people))
                }
                // "Negotiators agreed on a draft": those of both sides.
                _ if first == at && counted.is_none() && speaks_for_side(&lemma) => {
                    actor.reference = Some(Reference::Several(None, false));
                    actor.together = true;
                }
                _ => {}
            }
            if phrase
                .child(at, Label::Poss)
                .is_some_and(|owner| matches!(phrase.lemma(owner), "its" | "his" | "her" | "their"))
            {
                actor.reference = Some(Reference::Other);
            }
            return vec![actor];
        }
        if let Some(owner) = phrase
            .child(at, Label::Poss)
            .filter(|owner| phrase.name(*owner).is_none())
            && official
            && depth < 3
        {
            // "its parliament", "the country's government"
            let mut inner = self.single(phrase, owner, depth + 1);
            for found in &mut inner {
                found.body = lexicon::is(&lemma, Class::Body).then_some(actor.span);
                found.at = at;
            }
            return inner;
        }
        let definite = phrase
            .child(at, Label::Det)
            .is_some_and(|det| matches!(phrase.lemma(det), "the" | "that" | "this"));
        if matches!(
            lemma.as_str(),
            "country"
                | "nation"
                | "state"
                | "kingdom"
                | "republic"
                | "emirate"
                | "sultanate"
                | "archipelago"
                | "island"
                | "bloc"
                | "alliance"
                | "union"
                | "organisation"
                | "organization"
                | "group"
                | "movement"
                | "superpower"
                | "neighbour"
                | "neighbor"
                | "rebel"
                | "militant"
                | "territory"
                | "city-state"
                | "federation"
                | "monarchy"
        ) && definite
            // "any country, and that country must agree"
            && !(0..at).any(|before| {
                phrase.lemma(before) == lemma
                    && phrase.is_noun(before)
                    && phrase.children(before).iter().any(|child| {
                        matches!(phrase.lemma(*child), "any" | "every" | "each" | "a" | "no")
                    })
            })
            && !phrase.children(at).iter().any(|child| {
                // "the host country" is any.
                matches!(
                    phrase.lemma(*child),
                    "host" | "home" | "third" | "member" | "receiving" | "sending" | "flag"
                )
            })
        {
            actor.reference = Some(Reference::Descriptor(lemma));
            return vec![actor];
        }
        if let (true, Some(name)) = (official, of_somebody(phrase, at)) {
            actor.reference = Some(Reference::Surname(name.core.of(phrase.text).to_string()));
            return vec![actor];
        }
        let determiner = phrase.child(at, Label::Det).map(|det| phrase.lemma(det));
        // "Each government accuses the other"
        if let (true, Some("each" | "either" | "neither")) = (official, determiner) {
            actor.reference = Some(Reference::Several(Some(2), false));
            return vec![actor];
        }
        let any = matches!(
            determiner,
            Some("any" | "every" | "another" | "no" | "some")
        ) || restricted && plural
            || stands_for_any(&lemma);
        // "the Tennessee legislature": of what is no state.
        let elsewhere = phrase.children(at).iter().any(|child| {
            *child < at
                && matches!(phrase.label(*child), Label::Compound | Label::Nmod)
                && matches!(
                    phrase.name_class(*child),
                    Some(NameClass::Unknown | NameClass::Place)
                )
        });
        if official && !any && !elsewhere {
            actor.body = lexicon::is(&lemma, Class::Body).then_some(actor.span);
            actor.reference = Some(Reference::Organ);
            return vec![actor];
        }
        // "The proposal was rejected by both factions": fighters of whom nothing more is told.
        if lexicon::is(&lemma, Class::Armed) && plural {
            let alone = counted.is_none() && !phrase.is_class(at, Class::Own);
            actor.reference = self
                .context
                .fighters()
                .filter(|_| alone)
                .map(|(group, span)| Reference::Fighters(group, span));
            actor.body = Some(actor.span).filter(|_| actor.reference.is_none());
            return vec![actor];
        }
        // "Kamikawa signed it": a name that no list knows, at the start of a sentence, may have been given in full before.
        if at == 0 && phrase.tag(at) == Tag::Nnp && phrase.label(at).is_subject() {
            actor.span = phrase.span(at);
            actor.reference = Some(Reference::Surname(phrase.word(at).to_string()));
            return vec![actor];
        }
        Vec::new()
    }

    pub(super) fn is_opposition(&self, phrase: &Phrase<'_>, at: usize) -> bool {
        // "14 opposition party lawmakers"
        let (first, _) = phrase.noun_group(at);
        if (first..at).any(|word| phrase.lemma(word) == "opposition") {
            return true;
        }
        phrase.children(at).iter().any(|child| {
            matches!(phrase.label(*child), Label::Amod | Label::Compound)
                && matches!(
                    phrase.lemma(*child),
                    "opposition"
                        | "constitutional"
                        | "supreme"
                        | "far-right"
                        | "far-left"
                        | "former"
                        | "ex"
                        | "dissident"
                        | "student"
                        | "civil"
                        | "private"
                        | "local"
                        | "regional"
                )
        })
    }
}

/// Whether a name is of somebody who acts.
pub(super) fn may_act_by_name(name: &Name) -> bool {
    matches!(
        name.class,
        NameClass::Party | NameClass::Seat | NameClass::Person | NameClass::Nationality
    )
}

/// A word beside "countries" or "sides" that picks out no others than those that were named.
pub(super) fn says_nothing_new(modifier: &str) -> bool {
    matches!(
        modifier,
        "two"
            | "both"
            | "same"
            | "neighbouring"
            | "neighboring"
            | "rival"
            | "warring"
            | "opposing"
            | "foreign"
            | "prime"
            | "defence"
            | "defense"
            | "interior"
            | "finance"
            | "trade"
            | "transport"
            | "energy"
            | "health"
            | "environment"
            | "agriculture"
            | "fishery"
            | "fisheries"
            | "justice"
            | "culture"
            | "education"
            | "economy"
            | "former"
            | "contracting"
            | "negotiating"
            | "belligerent"
            | "conflicting"
            | "other"
            | "republic"
            | "island"
            | "allied"
            | "brother"
            | "chief"
            | "respective"
            | "transitional"
            | "warning"
            | "feuding"
    ) || lexicon::is(modifier, Class::TitlePart)
        || lexicon::is(modifier, Class::Official)
}

/// "each of its adversaries", "neither of the rebel groups"
pub(super) fn of_others(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.prepositions(at).any(|(preposition, object)| {
        phrase.lemma(preposition) == "of"
            && !matches!(
                phrase.lemma(object),
                "they" | "them" | "these" | "two" | "both"
            )
    })
}

/// People who meet those of the other side.
pub(super) fn speaks_for_side(lemma: &str) -> bool {
    matches!(
        lemma,
        "negotiator" | "delegation" | "minister" | "leader" | "envoy" | "diplomat" | "side"
    )
}

/// Offices and bodies that a firm, a court or a group has, too: "a spokesperson said", "the committee", "the director"; and
/// "the host country", which is any.
pub(super) fn stands_for_any(lemma: &str) -> bool {
    matches!(
        lemma,
        "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "director"
            | "head"
            | "chief"
            | "committee"
            | "commission"
            | "court"
            | "office"
            | "department"
            | "power"
            | "side"
            | "chairman"
            | "agency"
            | "bank"
            | "guard"
            | "country"
            | "nation"
            | "state"
            | "house"
            | "fund"
            | "team"
    )
}

pub(super) fn official_head(lemma: &str) -> bool {
    lexicon::is(lemma, Class::Official)
}
