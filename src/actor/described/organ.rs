//! Who acts for a state, for a group, or for himself: "its parliament", "Israeli airstrikes", "the opposition".

use super::several::{FIGHTING, is_restricted};
use super::{Actor, Answer, Group};
use crate::actor::owner::{decides_with_others, of_somebody};
use crate::actor::{Cast, Party, Reference};
use crate::agreement;
use crate::gazetteer::{EntityType, EntryId};
use crate::lexicon::Class;
use crate::mention::{Name, NameClass};
use crate::syntax::{Label, Tag};

/// Whether the noun is of those who act for a state.
fn is_official(group: &Group<'_, '_>) -> bool {
    // "Lawmakers rejected the pact", "voters approved it": in the plural they are the house, or all.
    let house = group.lemma == "electorate" || decides_with_others(group.lemma) && group.plural();
    group.is(Class::Official) || house
}

/// "Afghanistan's Taliban government": it is the state's, whoever sits in it.
fn governs(lemma: &str) -> bool {
    matches!(lemma, "government" | "administration" | "regime")
}

/// Whether they act for themselves.
fn acts_for_itself(group: &Group<'_, '_>) -> bool {
    let Group { phrase, at, .. } = *group;
    let official = is_official(group);
    // "the two groups", "both movements" are those named before.
    let counted = || {
        let sides = ["two", "both", "three", "either", "neither"];
        // "Lutz's warring parties" are no states.
        let fighting = ["warring", "war", "rival", "opposing", "conflicting"];
        let owned = group.child(Label::Poss).is_some();
        group.is(Class::Pair) && (group.has(&sides) || !owned && group.has(&fighting))
    };
    // "the federation of canoe fishermen" is no state.
    let of_people = || {
        official
            && phrase.prepositions(at).any(|(preposition, object)| {
                phrase.lemma(preposition) == "of"
                    && phrase.name(object).is_none()
                    && phrase.tag(object) == Tag::Nns
            })
    };
    // "representatives of the labour unions", "the main party leaders"
    let of_clubs = || {
        let clubs = |of: usize| {
            matches!(
                phrase.lemma(of),
                "union" | "party" | "company" | "association"
            )
        };
        let led = matches!(
            group.lemma,
            "leader" | "representative" | "delegate" | "official" | "chief"
        );
        let behind = || {
            group
                .wholes()
                .any(|of| clubs(of) && phrase.name(of).is_none() && phrase.tag(of) == Tag::Nns)
        };
        let before = || {
            group.plural()
                && phrase
                    .with_label(at, Label::Compound)
                    .any(|of| clubs(of) && phrase.name(of).is_none())
        };
        led && (behind() || before())
    };
    // "a rebel movement" fights, and is no club.
    let fights = || group.has(FIGHTING);
    group.is(Class::Own) && (!official || of_people()) && !counted() && !fights()
        || of_clubs()
        || is_opposition(group)
}

/// "opposition lawmakers", "the constitutional court", "14 opposition party lawmakers"
fn is_opposition(group: &Group<'_, '_>) -> bool {
    let Group { phrase, at, .. } = *group;
    // "the supreme leader" is no judge.
    let leads = group.lemma == "leader" && group.has(&["supreme"]);
    (group.first..at).any(|word| phrase.lemma(word) == "opposition")
        || !leads
            && phrase.children(at).iter().any(|child| {
                matches!(phrase.label(*child), Label::Amod | Label::Compound)
                    && phrase.is_class(*child, Class::Apart)
            })
}

/// Peoples and creeds whose adjective names nobody who fights.
const CREEDS: [&str; 24] = [
    "Muslim",
    "Islamic",
    "Islamist",
    "Christian",
    "Buddhist",
    "Hindu",
    "Sikh",
    "Shiite",
    "Shia",
    "Sunni",
    "Hutu",
    "Tutsi",
    "Tuareg",
    "Tamil",
    "Karen",
    "Shan",
    "Kachin",
    "Arab",
    "Maoist",
    "Marxist",
    "Communist",
    "Kurdish",
    "Moro",
    "Jihadist",
];

impl Cast<'_> {
    /// "that body approved it": the one named last.
    pub(super) fn by_body_before(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let pointed = matches!(group.determiner(), Some("that" | "this" | "the"));
        if group.lemma != "body" || !pointed || group.depth >= 3 {
            return None;
        }
        let named = (0..at).rev().find(|before| {
            phrase.is_class(*before, Class::Body)
                || phrase.name_class(*before) == Some(NameClass::Body)
        });
        Some(named.map_or_else(Vec::new, |named| self.led_to(group, named)))
    }

    /// "Israeli airstrikes": the deed is the state's.
    pub(super) fn by_deed(&self, group: &Group<'_, '_>) -> Answer {
        if !group.is(Class::Deed) || group.is(Class::Official) {
            return None;
        }
        let owners = self.group_owners(group).iter();
        Some(
            owners
                .map(|owner| {
                    let mut actor = group.actor();
                    actor.party = Some(Party::Known(self.state_of_owner(*owner)));
                    actor
                })
                .collect(),
        )
    }

    /// "the M23 rebels", "the rebel group M23", "leader Kim Jong Un"; "the European bloc EFTA": the name in apposition, or the one
    /// next to the noun.
    pub(super) fn by_name_beside(&self, group: &Group<'_, '_>) -> Answer {
        let Group {
            phrase, at, lemma, ..
        } = *group;
        let armed = group.is(Class::Armed);
        let official = is_official(group);
        if !armed && !official && !group.is(Class::Pair) && !group.is(Class::OrgHead) {
            return None;
        }
        let mut named: Vec<usize> = phrase
            .children(at)
            .iter()
            .copied()
            .filter(|child| {
                matches!(
                    phrase.label(*child),
                    Label::Compound | Label::Appos | Label::Amod | Label::Nmod
                )
            })
            .collect();
        named.sort_by_key(|child| (phrase.label(*child) != Label::Appos, at.abs_diff(*child)));
        // "the rebels of the FDLR"
        let theirs = |at: &usize| {
            phrase.name(*at).is_some_and(|name| {
                name.class == NameClass::Unknown || name.entity_type == EntityType::ArmedGroup
            })
        };
        if armed && group.plural() {
            named.extend(group.wholes().filter(theirs));
        }
        for child in named {
            let Some(name) = phrase.name(child) else {
                continue;
            };
            let appos = phrase.label(child) == Label::Appos;
            let person = || self.person_of(phrase, child, name, self.group_owners(group), lemma);
            let party = match name.class {
                // "five EU countries" are so many of them, "the four EFTA countries" all.
                NameClass::Party
                    if !appos
                        && group.plural()
                        && group.is(Class::States)
                        && group
                            .count()
                            .is_some_and(|count| !self.has_members(phrase, child, count)) =>
                {
                    return self.by_unnamed_states(group);
                }
                // "Afghanistan's Taliban government" is Afghanistan's.
                NameClass::Party
                    if !appos
                        && governs(lemma)
                        && group.child(Label::Poss).is_some_and(|owner| {
                            phrase
                                .name(owner)
                                .is_some_and(|state| state.entity_type.is_state())
                        }) =>
                {
                    continue;
                }
                // "Norway's EU allies" are not the Union.
                NameClass::Party if !appos && matches!(lemma, "ally" | "partner") => {
                    return Some(Vec::new());
                }
                NameClass::Party if name.entity_type.is_state() && !appos => continue,
                NameClass::Party => self.party_of(phrase, name),
                NameClass::Person if appos => return Some(person()),
                NameClass::Unknown if armed && !acts_for_itself(group) => {
                    let word = name.core.of(phrase.text);
                    // "Muslim rebels": what they are, and no name.
                    if CREEDS.contains(&word) && self.context.fighters().is_some() {
                        return self.by_fighters(group);
                    }
                    let whole = match CREEDS.contains(&word) {
                        true => phrase.range(child.min(at), at),
                        false => name.core,
                    };
                    Some(Party::Named {
                        name: agreement::clean(whole.of(phrase.text)),
                        entity_type: EntityType::ArmedGroup,
                    })
                }
                NameClass::Unknown if appos && official => return Some(person()),
                _ => continue,
            };
            let mut actor = group.actor();
            actor.party = party;
            return Some(vec![actor]);
        }
        None
    }

    /// "the group", "the paramilitary group": the armed group of a text that names one only.
    pub(super) fn by_the_group(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let fits = matches!(group.lemma, "group" | "movement" | "faction" | "militia")
            && !group.plural()
            && matches!(group.determiner(), Some("the" | "that"))
            && group.child(Label::Prep).is_none();
        let known = |word: &str| {
            FIGHTING.contains(&word) || matches!(word, "paramilitary" | "islamist" | "resistance")
        };
        let mut modifiers = phrase.children(at).iter().filter(|child| {
            **child < at && matches!(phrase.label(**child), Label::Amod | Label::Compound)
        });
        let plain = modifiers.all(|child| known(&phrase.lemma(*child).to_lowercase()));
        let (fighters, span) = self.context.fighters().filter(|_| fits && plain)?;
        let mut actor = group.actor();
        let before = span.start < actor.span.start;
        actor.reference = Some(Reference::Fighters(fighters, span));
        before.then(|| vec![actor])
    }

    /// "Moldova's breakaway region of Transnistria": the land that is named.
    pub(super) fn by_land_of(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, .. } = *group;
        let land = matches!(
            group.lemma,
            "region" | "republic" | "province" | "territory" | "enclave" | "statelet" | "emirate"
        );
        if !land || group.plural() || group.depth >= 3 {
            return None;
        }
        let named = group.wholes().find(|at| {
            phrase
                .name(*at)
                .is_some_and(|name| name.class == NameClass::Party && name.entity_type.is_state())
        })?;
        Some(self.led_to(group, named))
    }

    /// An opposition, a senator, farmers and courts act for themselves.
    pub(super) fn by_itself(&self, group: &Group<'_, '_>) -> Answer {
        acts_for_itself(group).then(|| {
            let mut actor = group.actor();
            actor.own = true;
            actor.body = Some(actor.span);
            vec![actor]
        })
    }

    /// "the Korean minister": of one of several states.
    pub(super) fn by_unsure_owner(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let unsure = is_official(group).then(|| self.unsure_owner(phrase, at))??;
        let mut actor = group.actor();
        actor.party = Some(Party::Named {
            name: unsure.core.of(phrase.text).to_string(),
            entity_type: unsure.entity_type.clone(),
        });
        Some(vec![actor])
    }

    /// "Japanese officials", "the government of B", "the Philippine Senate".
    pub(super) fn by_owners(&self, group: &Group<'_, '_>) -> Answer {
        let owners = || self.group_owners(group);
        if !is_official(group) || group.is(Class::Agreement) || owners().is_empty() {
            return None;
        }
        // "Norway's EU allies" are neither.
        if matches!(group.lemma, "ally" | "partner") && group.plural() {
            return Some(Vec::new());
        }
        // A court acts for itself.
        if matches!(group.lemma, "court" | "tribunal") {
            let mut actor = group.actor();
            actor.own = true;
            actor.body = Some(actor.span);
            return Some(vec![actor]);
        }
        // "Afghanistan's Taliban government"
        let is_state = |owner: &EntryId| self.gazetteer.entry(*owner).entity_type().is_state();
        let of_state = governs(group.lemma) && owners().iter().any(is_state);
        Some(
            owners()
                .iter()
                .filter(|owner| !of_state || is_state(owner))
                .map(|owner| {
                    let mut actor = group.actor();
                    actor.party = Some(Party::Known(self.state_of_owner(*owner)));
                    actor.body = group.is(Class::Body).then_some(actor.span);
                    actor
                })
                .collect(),
        )
    }

    /// "Negotiators of the government": they are whose the government is.
    pub(super) fn by_organ_behind(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        if !is_official(group) || group.depth >= 3 {
            return None;
        }
        let organ = group.wholes().find(|organ| {
            phrase.name(*organ).is_none()
                && matches!(
                    phrase.lemma(*organ),
                    "government" | "ministry" | "administration"
                )
        })?;
        let mut found = self.led_to(group, organ);
        for actor in &mut found {
            actor.at = at;
        }
        Some(found)
    }

    /// "the chairman of B's National Security Committee": an office in a body of B.
    pub(super) fn by_office_in(&self, group: &Group<'_, '_>) -> Answer {
        const BODIES: [&str; 11] = [
            "Council",
            "Committee",
            "Commission",
            "Ministry",
            "Agency",
            "Office",
            "Board",
            "Bureau",
            "Directorate",
            "Authority",
            "Department",
        ];
        let Group { phrase, at, .. } = *group;
        let office = is_official(group)
            || matches!(
                group.lemma,
                "chairman" | "chairwoman" | "chair" | "director"
            );
        if !office || group.plural() || group.depth >= 3 {
            return None;
        }
        let owner = group.wholes().find_map(|body| {
            let name = phrase.name(body)?.core.of(phrase.text);
            let of_state = BODIES.contains(&name.split_whitespace().next_back()?);
            phrase.child(body, Label::Poss).filter(|_| of_state)
        })?;
        let mut found = self.led_to(group, owner);
        for actor in &mut found {
            actor.at = at;
        }
        Some(found)
    }

    /// "Kuwait and Qatar, whose ministers will sign": those of whom the clause tells.
    pub(super) fn by_whose(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let owner = group.child(Label::Poss)?;
        if phrase.lemma(owner) != "whose" || !is_official(group) || group.depth >= 3 {
            return None;
        }
        let verb = phrase.head(at).filter(|_| phrase.label(at).is_subject())?;
        let about = phrase
            .head(verb)
            .filter(|_| phrase.label(verb) == Label::Relcl)?;
        let mut found: Vec<Actor> = Vec::new();
        for of in phrase.conjuncts(about) {
            found.extend(self.led_to(group, of));
        }
        for actor in &mut found {
            actor.at = at;
        }
        Some(found)
    }

    /// "its parliament", "the country's government".
    pub(super) fn by_possessor(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let unnamed = |owner: &usize| phrase.name(*owner).is_none();
        let owner = group.child(Label::Poss).filter(unnamed)?;
        if !is_official(group) || group.depth >= 3 {
            return None;
        }
        let span = group.actor().span;
        let mut found = self.led_to(group, owner);
        for actor in &mut found {
            actor.body = group.is(Class::Body).then_some(span);
            actor.at = at;
        }
        Some(found)
    }

    /// "the government of Bush", "President Bush's government"
    pub(super) fn by_surname_beside(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let person = |name: &&Name| name.class == NameClass::Person;
        let owner = || {
            let owner = group.child(Label::Poss);
            owner.and_then(|owner| phrase.name(owner)).filter(person)
        };
        let name = is_official(group).then(|| of_somebody(phrase, at).or_else(owner))??;
        let mut actor = group.actor();
        actor.reference = Some(Reference::Surname(name.core.of(phrase.text).to_string()));
        Some(vec![actor])
    }

    /// "the government", "parliament": an organ of the state that the text is about. "Each government accuses the other."
    pub(super) fn by_organ(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        // "the board" is of whatever organisation.
        if !is_official(group) || group.lemma == "board" {
            return None;
        }
        let mut actor = group.actor();
        if matches!(group.determiner(), Some("each" | "either" | "neither")) {
            actor.reference = Some(Reference::Several(Some(2), false));
            return Some(vec![actor]);
        }
        let any = matches!(
            group.determiner(),
            Some("any" | "every" | "another" | "no" | "some")
        );
        let any = any || group.plural() && is_restricted(group) || group.is(Class::Anybody);
        // "the Tennessee legislature": of what is no state.
        let elsewhere = || {
            phrase.children(at).iter().any(|child| {
                *child < at
                    && matches!(phrase.label(*child), Label::Compound | Label::Nmod)
                    && matches!(
                        phrase.name_class(*child),
                        Some(NameClass::Unknown | NameClass::Place)
                    )
            })
        };
        // "A parliament may ratify it": any.
        let any = any
            || matches!(group.determiner(), Some("a" | "an"))
                && matches!(
                    group.lemma,
                    "parliament" | "government" | "legislature" | "president"
                );
        // "the national parliaments": those of many states.
        let each_his = group.plural() && group.is(Class::Body) && group.has(&["national"])
            || group.has(&["respective"])
            // "the form of administration"
            || group.lemma == "administration"
                && group.determiner().is_none()
                && group.child(Label::Poss).is_none();
        if any || each_his || elsewhere() {
            return None;
        }
        let decides = group.is(Class::Body) || decides_with_others(group.lemma);
        actor.body = decides.then_some(actor.span);
        actor.reference = Some(Reference::Organ {
            of: Vec::new(),
            word: group.lemma.to_string(),
        });
        Some(vec![actor])
    }

    /// "The proposal was rejected by both factions": fighters of whom nothing more is told.
    pub(super) fn by_fighters(&self, group: &Group<'_, '_>) -> Answer {
        if !group.is(Class::Armed) || !group.plural() {
            return None;
        }
        let alone = group.child(Label::Nummod).is_none() && !group.is(Class::Own);
        let fighters = self.context.fighters().filter(|_| alone);
        let mut actor = group.actor();
        actor.reference = fighters.map(|(fighters, span)| Reference::Fighters(fighters, span));
        actor.body = Some(actor.span).filter(|_| actor.reference.is_none());
        Some(vec![actor])
    }
}
