//! Groups of states and of those who act for them: "both countries", "the three ministers", "20 member states".

use super::{Answer, Group};
use crate::actor::owner::votes;
use crate::actor::{Cast, FEW, Party, Reference, number};
use crate::agreement;
use crate::clause;
use crate::gazetteer::EntryId;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};
use crate::text::Zone;

impl Cast<'_> {
    /// "Both parliaments must ratify it": those of both parties.
    pub(super) fn by_both_houses(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let pointed = group.child(Label::Det).is_some() || group.child(Label::Predet).is_some();
        let counts = |at: usize| {
            let mut children = phrase.children(at).iter();
            children.any(|child| matches!(phrase.lemma(*child), "both" | "two" | "each" | "either"))
        };
        // "Parliaments in both capitals"
        let mut places = phrase.prepositions(at);
        // "the congresses of both"
        let places = places.any(|(_, place)| {
            phrase.lemma(place) == "both" || phrase.is_class(place, Class::Power) && counts(place)
        });
        let pair = places || pointed && group.has(&["both", "two", "neither", "either"]);
        let several = phrase.tag(at) == Tag::Nns || group.child(Label::Nummod).is_none();
        let houses = pair && several && group.is(Class::Body);
        if !houses || !self.group_owners(group).is_empty() {
            return None;
        }
        let mut actor = group.actor();
        actor.reference = Some(Reference::Several(Some(2), false));
        actor.states = true;
        Some(vec![actor])
    }

    /// "ratified by only 20 of them"
    pub(super) fn by_some_of_them(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        if phrase.tag(at) != Tag::Cd {
            return None;
        }
        let whole = phrase
            .prepositions(at)
            .find(|(preposition, _)| phrase.lemma(*preposition) == "of");
        // "signed by 50 states and ratified by 40", "Only 47 have ratified it"
        let Some((_, whole)) = whole else {
            let by = phrase.head(at).is_some_and(|by| phrase.lemma(by) == "by");
            let told = (0..at).any(|noun| phrase.is_class(noun, Class::States));
            let only = phrase.label(at).is_subject()
                && phrase
                    .children(at)
                    .iter()
                    .any(|child| matches!(phrase.lemma(*child), "only" | "just" | "some"));
            let count = number(phrase.lemma(at)).filter(|_| by && told || only)?;
            let mut actor = group.actor();
            actor.party = Some(Party::Unnamed {
                count: Some(count),
                name: "states".to_string(),
            });
            return Some(vec![actor]);
        };
        let states = phrase.is_class(whole, Class::Pair)
            || matches!(phrase.lemma(whole), "member" | "signatory");
        if !states && !matches!(phrase.lemma(whole), "they" | "them" | "which") {
            return None;
        }
        let count = number(phrase.lemma(at))?;
        let name = match states {
            true => phrase.word(whole).to_string(),
            false => "states".to_string(),
        };
        let mut actor = group.actor();
        match count {
            2..=4 => actor.reference = Some(Reference::Several(Some(count), false)),
            _ => {
                actor.party = Some(Party::Unnamed {
                    count: Some(count),
                    name,
                });
            }
        }
        Some(vec![actor])
    }

    /// "the two South American neighbours", "both Arab nations": the part of the earth only says more of those who were named.
    pub(super) fn by_two_of_a_region(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let two = group.has(&["two", "both"]) && group.plural() && group.is(Class::Power);
        let mut states = false;
        let mut region = false;
        for child in phrase.children(at).iter().filter(|child| **child < at) {
            if let Some(name) = phrase.name(*child) {
                region = true;
                states |= name.entity_type.is_state() || name.class == NameClass::Unknown;
            }
            // "the two Catholic nations"
            region |= phrase.name(*child).is_none()
                && matches!(
                    phrase.label(*child),
                    Label::Amod | Label::Compound | Label::Nmod
                )
                && phrase.word(*child).starts_with(char::is_uppercase);
        }
        if !two || !region || states {
            return None;
        }
        let mut actor = group.actor();
        actor.reference = Some(Reference::Several(Some(2), false));
        actor.states = true;
        Some(vec![actor])
    }

    /// "The Central American country": some state of that part of the earth, and not all of it.
    pub(super) fn by_country_of_a_region(&self, group: &Group<'_, '_>) -> Answer {
        let one = matches!(group.lemma, "country" | "nation" | "state" | "republic");
        let region = group.named_before(|entry| self.is_region(entry));
        (one && region && !group.plural()).then(Vec::new)
    }

    /// "Eight South Pacific nations": which ones is not told, where no list knows the states of that part of the earth.
    pub(super) fn by_states_of_a_region(&self, group: &Group<'_, '_>) -> Answer {
        let vast = |entry: EntryId| {
            self.is_region(entry) && self.gazetteer.entry(entry).members().next().is_none()
        };
        let region = group.named_before(vast);
        match region && group.count().is_some() {
            true => self.by_unnamed_states(group),
            false => None,
        }
    }

    /// "dozens of countries", "the majority of European states": as those of whom they are a part.
    pub(super) fn by_portion(&self, group: &Group<'_, '_>) -> Answer {
        let Group {
            phrase, at, lemma, ..
        } = *group;
        let portion = matches!(
            lemma,
            "dozen"
                | "score"
                | "majority"
                | "number"
                | "handful"
                | "half"
                | "hundred"
                | "most"
                | "rest"
                | "each"
                | "all"
        );
        let (_, whole) = phrase
            .prepositions(at)
            .find(|(preposition, _)| phrase.lemma(*preposition) == "of")
            .filter(|_| portion)?;
        // "each of the Union's member states": all of them are the organisation.
        if is_member(phrase, whole) && matches!(lemma, "each" | "all" | "every") {
            return (group.depth < 3).then(|| self.led_to(group, whole));
        }
        // "A majority of Colombians voted against it"
        let most = matches!(lemma, "majority" | "most");
        let people = phrase
            .name(whole)
            .filter(|name| name.class == NameClass::Nationality);
        if let Some(people) = people.filter(|_| most && votes(phrase, at)) {
            let mut actor = group.actor();
            actor.party = self.party_of(phrase, people);
            return Some(vec![actor]);
        }
        // "European countries" may be a listed name.
        let named = phrase.name(whole).map(|name| name.core.of(phrase.text));
        let states = match named {
            Some(name) => name.ends_with("countries") || name.ends_with("states"),
            None => {
                let known =
                    phrase.is_class(whole, Class::States) || phrase.lemma(whole) == "member";
                known && matches!(phrase.tag(whole), Tag::Nns | Tag::Nnps)
            }
        };
        let mut actor = group.actor();
        actor.party = Some(Party::Unnamed {
            count: None,
            name: agreement::clean(phrase.range(at, whole).of(phrase.text)),
        });
        states.then(|| vec![actor])
    }

    /// Whether the organisation that a name means has so many members.
    pub(super) fn has_members(&self, phrase: &Phrase<'_>, name: usize, count: u32) -> bool {
        let entry = phrase.name(name).and_then(|name| self.preferred(name));
        entry.is_some_and(|entry| self.gazetteer.entry(entry).members().count() == count as usize)
    }

    /// "one EFTA member, Switzerland", "every member state": a member is not the organisation.
    pub(super) fn by_members(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let member = is_member(phrase, at);
        // "Forty-four members of the Union": so many, and not all.
        let of_some = |count: u32| {
            let mut actor = group.actor();
            actor.party = Some(Party::Unnamed {
                count: Some(count),
                name: phrase.word(at).to_string(),
            });
            vec![actor]
        };
        if member && let Some(count) = group.count().filter(|count| *count > FEW) {
            let whole = group.wholes().find_map(|whole| phrase.name(whole));
            let organisation = whole.is_some_and(|name| !name.entity_type.is_state());
            return organisation.then(|| of_some(count));
        }
        // "the four members of the EFTA": all of them are the organisation.
        if member && let Some(count) = group.count() {
            let whole = group
                .wholes()
                .find(|whole| self.has_members(phrase, *whole, count))
                .filter(|_| group.determiner() == Some("the"));
            return whole.map(|whole| self.led_to(group, whole));
        }
        if !member || group.child(Label::Nummod).is_some() {
            return None;
        }
        // "EU member states approved the plan": all of them are the organisation.
        let organisation = (group.first..at).find(|before| {
            phrase.name(*before).is_some_and(|name| {
                matches!(name.class, NameClass::Party | NameClass::Body)
                    && !name.entity_type.is_state()
            })
        });
        let definite = matches!(group.determiner(), None | Some("the"));
        // "except for Switzerland, the EFTA members" are not all of them.
        let but = (0..at).any(|word| matches!(phrase.lemma(word), "except" | "excluding"));
        let all = group.plural() && definite && !but && group.child(Label::Amod).is_none();
        if let (true, Some(organisation)) = (all && group.depth < 3, organisation) {
            return Some(self.led_to(group, organisation));
        }
        // "Member states of the WHO adopted it": so does the organisation.
        let of_whole = group.wholes().find(|whole| {
            phrase.name(*whole).is_some_and(|name| {
                matches!(name.class, NameClass::Party | NameClass::Body)
                    && !name.entity_type.is_state()
            })
        });
        if let (true, Some(organisation)) = (all, of_whole) {
            return Some(self.led_to(group, organisation));
        }
        let named = |appos: &usize| phrase.name(*appos).is_some();
        let one = group.child(Label::Appos).filter(named);
        if one.is_none()
            && let Some(unnamed) = self.by_unnamed_states(group)
        {
            // "All UN member states have ratified it": they, and not the organisation.
            return Some(unnamed);
        }
        Some(one.map_or_else(Vec::new, |one| self.actors(phrase, one)))
    }

    /// "representatives of 121 countries" are as many; "representatives of the three countries" act for them.
    pub(super) fn by_those_sent(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, .. } = *group;
        if !group.is(Class::Official) || group.depth >= 3 {
            return None;
        }
        let counted = |whole: &usize| {
            let count = phrase.child(*whole, Label::Nummod);
            count.and_then(|count| number(phrase.lemma(count)))
        };
        let mut wholes = group
            .wholes()
            .filter(|of| phrase.is_class(*of, Class::Pair));
        let many = wholes.find(|whole| counted(whole).is_some_and(|count| count > FEW));
        if let Some(many) = many {
            return Some(self.led_to(group, many));
        }
        let mut wholes = group
            .wholes()
            .filter(|of| phrase.is_class(*of, Class::Pair));
        // "officials from the two countries", "delegates of both sides"
        let told = |whole: usize| {
            let mut words = phrase.children(whole).iter();
            phrase.child(whole, Label::Nummod).is_some()
                || words.any(|word| phrase.lemma(*word) == "both")
        };
        let theirs = wholes.find(|whole| {
            phrase.name(*whole).is_none()
                && phrase.tag(*whole) == Tag::Nns
                && told(*whole)
                && phrase.child(*whole, Label::Appos).is_none()
        })?;
        self.group_owners(group)
            .is_empty()
            .then(|| self.led_to(group, theirs))
    }

    /// "both countries", "the two sides", "Twelve states": those that were named, or as many.
    pub(super) fn by_several(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        // "the leaders of the armed groups" are none of those who were named.
        let of_fighters = || {
            phrase.prepositions(at).any(|(preposition, fighters)| {
                phrase.lemma(preposition) == "of"
                    && phrase.name(fighters).is_none()
                    && phrase.child(fighters, Label::Amod).is_some()
                    && lexicon::is(phrase.lemma(fighters), Class::Armed)
            })
        };
        // "the rebel groups" are no states.
        let fight = group.is(Class::Armed) && group.has(FIGHTING);
        if !group.is(Class::Pair)
            || !group.plural()
            || is_restricted(group)
            || of_fighters()
            || fight
        {
            return None;
        }
        // Which of those who were named are empires is not known of every time.
        if group.lemma == "empire" {
            return None;
        }
        if let Some(pair) = self.by_who_talks(group) {
            return Some(pair);
        }
        // "the two countries' leaders" are theirs.
        let owned = |owner: usize| phrase.is_class(owner, Class::Pair);
        if group.child(Label::Poss).is_some_and(owned) {
            return None;
        }
        // "Their foreign ministers signed it": those of the two, and nobody else.
        let possessor = group.child(Label::Poss).map(|owner| phrase.lemma(owner));
        let own_people = speaks_for_side(group.lemma)
            || matches!(
                group.lemma,
                "government" | "president" | "official" | "foreign-minister"
            );
        let any = group.child(Label::Relcl).is_some();
        if matches!(possessor, Some("their" | "its")) && own_people && !any {
            return None;
        }
        let count = told_count(group);
        let definite = group.has(&["both", "the", "these", "those", "all"])
            || group.has(&["each", "either", "neither"]);
        let heading = group.first == at && phrase.sentence.zone == Zone::Headline;
        let mut actor = group.actor();
        match count {
            Some(count) if count > FEW || !definite && count > 4 => {
                actor.party = Some(Party::Unnamed {
                    count: Some(count),
                    name: phrase.word(at).to_string(),
                });
            }
            // "Countries that signed it become parties" is about all, not about the last two.
            _ if (definite || count.is_some() || heading)
                && group.child(Label::Relcl).is_none() =>
            {
                actor.states = matches!(
                    group.lemma,
                    "country" | "nation" | "state" | "republic" | "capital"
                );
                let sort = |word: &&str| group.lemma == *word || group.has(&[word]);
                actor.sort = SORTS.into_iter().find(sort);
                actor.reference = Some(Reference::Several(count, !group.is(Class::Power)));
            }
            // "Negotiators agreed on a draft": those of both sides.
            _ if group.first == at
                && group.child(Label::Nummod).is_none()
                && (speaks_for_side(group.lemma)
                    || group.lemma == "official" && group.done_by()) =>
            {
                actor.reference = Some(Reference::Several(None, false));
                actor.together = true;
            }
            _ => {}
        }
        if matches!(possessor, Some("its" | "his" | "her" | "their")) {
            actor.reference = Some(Reference::Other);
        }
        Some(vec![actor])
    }

    /// "B began talks with C for a pact between the two countries": B and C, whoever else is named.
    fn by_who_talks(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        let up = |at: usize, words: &[&str]| {
            let preposition = phrase
                .head(at)
                .filter(|_| phrase.label(at) == Label::Pobj)?;
            let fits = words.contains(&phrase.lemma(preposition));
            phrase.head(preposition).filter(|_| fits)
        };
        if group.count() != Some(2) || group.depth >= 3 {
            return None;
        }
        let pact = up(at, &["between"])?;
        let talks = up(pact, &["on", "for", "about", "over", "towards", "toward"])?;
        let (_, other) = phrase
            .prepositions(talks)
            .find(|(with, other)| phrase.lemma(*with) == "with" && *other < at)?;
        let verb = phrase
            .head(talks)
            .filter(|verb| phrase.label(talks) == Label::Dobj && phrase.is_verb(*verb))?;
        let subject = clause::surface_subjects(phrase, verb, 0);
        let mut both: Vec<_> = subject
            .into_iter()
            .chain([other])
            .flat_map(|side| self.led_to(group, side))
            .collect();
        both.retain(|actor| actor.party.is_some());
        (both.len() == 2).then_some(both)
    }

    /// "20 member states", "all members of the Council", "several countries", "the Baltic governments": no more is told of them.
    pub(super) fn by_unnamed_states(&self, group: &Group<'_, '_>) -> Answer {
        let Group { phrase, at, .. } = *group;
        if !group.plural() || !matches!(group.lemma, "member") && !group.is(Class::States) {
            return None;
        }
        let count = group.count();
        // "Countries that signed it become parties" is about any.
        let any = group.child(Label::Relcl).is_some() && count.is_none();
        let known_kind = || {
            (group.first..at).any(|word| {
                let name = word > group.first && phrase.word(word).starts_with(char::is_uppercase);
                name || phrase.lemma(word) == "member"
            })
        };
        // "urged other countries to sign", but not "B and other countries"
        let others = group.has(&["other"]) && phrase.label(at) != Label::Conj;
        let quantified = count.is_some() || others || group.has(QUANTIFIERS);
        // "the EFTA members" are those of whom the text has told.
        let any = any || !quantified && group.lemma == "member" && group.determiner().is_some();
        if any || !quantified && !known_kind() {
            return None;
        }
        let counted = |word: &usize| {
            phrase.tag(*word) == Tag::Cd || matches!(phrase.lemma(*word), "the" | "these" | "those")
        };
        let first = (group.first..at).find(|word| !counted(word)).unwrap_or(at);
        let whole = group.wholes().find(|_| group.lemma == "member");
        let last = whole.map_or(at, |whole| phrase.noun_group(whole).1);
        let mut actor = group.actor();
        actor.party = Some(Party::Unnamed {
            count,
            name: agreement::clean(phrase.range(first, last.max(at)).of(phrase.text)),
        });
        Some(vec![actor])
    }
}

/// "members", "member states"
fn is_member(phrase: &Phrase<'_>, at: usize) -> bool {
    let mut words = phrase.with_label(at, Label::Compound).chain([at]);
    words.any(|word| phrase.lemma(word) == "member")
}

/// Sorts of states that the gazetteer knows.
const SORTS: [&str; 7] = [
    "island",
    "kingdom",
    "republic",
    "emirate",
    "sultanate",
    "archipelago",
    "monarchy",
];

/// Words that say that a group fights.
pub(crate) const FIGHTING: &[&str] = &["rebel", "armed", "insurgent", "guerrilla", "militant"];

/// Words that say how many of a kind there are, or that there are several.
const QUANTIFIERS: &[&str] = &[
    "all", "most", "many", "several", "some", "various", "numerous", "few", "dozens",
];

/// How many are told: a number, or two by "both".
fn told_count(group: &Group<'_, '_>) -> Option<u32> {
    let two = || group.has(&["both", "either", "neither"]).then_some(2);
    group.count().or_else(two)
}

/// Whether a plural noun picks out others than those who were named: "the Baltic governments", "almost all other countries".
pub(super) fn is_restricted(group: &Group<'_, '_>) -> bool {
    let Group { phrase, at, .. } = *group;
    let restricted = phrase.children(at).iter().any(|child| {
        let modifier = matches!(
            phrase.label(*child),
            Label::Amod | Label::Compound | Label::Nmod
        );
        let name = *child > group.first
            && phrase.tag(*child) != Tag::Cd
            && phrase.word(*child).starts_with(char::is_uppercase);
        let quantified = group.child(Label::Nummod).is_none()
            && !matches!(group.lemma, "side" | "party")
            && matches!(
                phrase.lemma(*child),
                "all" | "every" | "most" | "many" | "some"
            );
        // "almost all industrialised countries", "the following states", "provincial governments" are others.
        modifier && (name || !says_nothing_new(phrase.lemma(*child))) || quantified
    });
    let others = (group.first..at).any(|word| {
        matches!(
            phrase.lemma(word),
            "other" | "almost" | "nearly" | "virtually" | "practically"
        ) || phrase.word(word) == "following"
    });
    // "the states" are those of a federation as well.
    let federal = group.lemma == "state" && told_count(group).is_none();
    restricted || others || federal
}

/// A word beside "countries" or "sides" that picks out no others than those that were named.
fn says_nothing_new(modifier: &str) -> bool {
    let classes = lexicon::classes(modifier);
    classes.has(Class::Same) || classes.has(Class::TitlePart) || classes.has(Class::Official)
}

/// People who meet those of the other side.
fn speaks_for_side(lemma: &str) -> bool {
    matches!(
        lemma,
        "negotiator"
            | "delegation"
            | "delegate"
            | "minister"
            | "leader"
            | "envoy"
            | "diplomat"
            | "side"
    )
}
