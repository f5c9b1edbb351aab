//! **Refer**, a bare noun: which of the agreements told before "the deal", "it" or "that treaty" comes back to.

use super::{NAMED, PRONOUN_REACH, Pact, Pacts, RECENT, compatible, heads_agree};
use crate::actor::Party;
use crate::agreement::{Described, Instance};
use crate::lexicon::{self, Class};

/// How many sentences that tell of agreements back "the deal" may look: what was told farther back is named again.
const BARE_REACH: usize = 15;
/// Sentences of any sort behind which "the treaty" is no longer one that is not what the text is about.
const PLAIN_REACH: usize = 60;
/// How many sentences back "the proposal" may look.
const PROPOSED: usize = 20;
/// What counts for an agreement that a bare reference may mean, fitted on long articles: the same head noun, each mention up to
/// [`OFTEN`], a place in the first sentences that tell of agreements, a proper name, each such sentence back up to
/// [`FAR`], to be several where one is meant, and to be another one told in passing.
const W_WORD: i64 = 14;
const W_MENTION: i64 = 3;
const W_TOPIC: i64 = 6;
const W_PROPER: i64 = 3;
const W_SENTENCE: i64 = 2;
const W_NUMBER: i64 = 12;
const W_PASSING: i64 = 8;
const W_SECTION: i64 = 12;
const W_PARAGRAPH: i64 = 32;
const W_SORT: i64 = 16;
/// To be the subject of the sentence before, where the reference is one, too: what a text is about stays the subject.
const W_SUBJECT: i64 = 4;
const OFTEN: usize = 5;
const FAR: usize = 15;

impl Pacts {
    /// The latest agreement that a bare reference can mean.
    pub(super) fn latest(&self, described: &Described, parties: &[Party]) -> Option<usize> {
        let left_out = matches!(described.instance, Instance::Pronoun | Instance::Omitted);
        // "hailed the outcome": as "the deal", what the text is about, and not what it spoke of last.
        let upshot = lexicon::is(&described.name, Class::Upshot);
        let pronoun = left_out && !upshot;
        // "It was adopted as a protocol to the convention": what stands behind the pronoun was not told before it.
        let last = |pact: &Pact| match pronoun {
            true => pact.last_before(described.span),
            false => pact.last_sentence,
        };
        let mut candidates: Vec<(usize, &Pact)> = self
            .latest_first()
            .take(NAMED)
            .filter(|(_, pact)| {
                let near = match pronoun {
                    true => self.sentence - last(pact) <= PRONOUN_REACH,
                    false => {
                        self.turn - pact.turn <= BARE_REACH
                            && (pact.topic || self.sentence - pact.last_sentence <= PLAIN_REACH)
                    }
                };
                let behind = pronoun && pact.span.start > described.span.start;
                near && pact.span != described.span && !behind
            })
            .collect();
        candidates
            .sort_by_key(|(at, pact)| (std::cmp::Reverse(last(pact)), std::cmp::Reverse(*at)));
        candidates.truncate(RECENT);
        // "the Protocol of Lima. The two countries signed that treaty": what is pointed at may have any head, if nothing else there
        // is called so.
        let truce = |word: &str| lexicon::is(word, Class::Truce);
        let here = |pact: &Pact| self.sentence - pact.last_sentence <= 1;
        let points = described.pointed && lexicon::is(&described.head, Class::Agreement);
        let any = points
            && !truce(&described.head)
            && !candidates
                .iter()
                .any(|(_, pact)| here(pact) && heads_agree(&described.head, pact));
        candidates.retain(|(_, pact)| {
            let pointed = any && pact.proper && here(pact) && !truce(&pact.head);
            // "the Anglo-German treaty of 1890" is none whose year was not told.
            let years = (described.year.is_none() || described.year == pact.year)
                && pact.may_be_of(described.made);
            // "the agreements" are several; "the agreement" may be one of several.
            let number =
                !described.plural || pact.plural || described.instance == Instance::Another;
            // "the Franco-Soviet pact" is none whose name says nothing of either.
            let theirs = described.bare
                || !pact.proper
                || parties.len() < 2
                || parties.iter().any(|party| pact.parties.contains(party));
            // "The proposal" is one that was made just before.
            let drafted = matches!(&*described.head, "proposal" | "offer" | "draft");
            let old = drafted && self.sentence - pact.last_sentence > PROPOSED;
            // "It" is one, and not "the side deals".
            // "proposed a new order, though this was rejected": inside a sentence "this" is what the clause before says, unless it
            // names an agreement.
            let clause = matches!(&*described.name, "this" | "that")
                && described.instance == Instance::Pronoun
                && pact.last_sentence < self.sentence;
            let several = described.instance == Instance::Pronoun
                && described.name.eq_ignore_ascii_case("it")
                && pact.plural;
            let one = !clause && !several && !old;
            (pronoun || pointed || heads_agree(&described.head, pact))
                && one
                && theirs
                && years
                && number
                && compatible(&pact.parties, parties)
        });
        // "It" at the head of a sentence comes back to what the one before was about; any other "it", and "this treaty", to the
        // nearest.
        if pronoun || described.pointed && !described.distal && !described.plural {
            let nearest = candidates.first()?;
            let before = last(nearest.1);
            let center = |(_, pact): &&(usize, &Pact)| pact.subject_of == Some(before);
            let center = candidates
                .iter()
                .filter(|_| described.subject && pronoun && before < self.sentence)
                .find(center);
            return Some(center.unwrap_or(nearest).0);
        }
        // "has a border treaty with B and is negotiating one with C": one as its own sentence told before.
        if described.instance == Instance::Another && described.bare {
            let told = candidates.iter().filter(|(_, pact)| {
                pact.last_sentence == self.sentence && pact.told_at.start < described.span.start
            });
            if let Some((at, _)) = told.max_by_key(|(_, pact)| pact.told_at.start) {
                return Some(*at);
            }
        }
        // "that pact" is one of the last sentence, and rather not the one that it is about.
        if described.distal && !described.plural {
            let near = || candidates.iter().filter(|(_, pact)| here(pact));
            let called = |(_, pact): &&(usize, &Pact)| pact.head == described.head;
            let beside = |(_, pact): &&(usize, &Pact)| pact.subject_of != Some(pact.last_sentence);
            let found = near().find(called).or_else(|| near().find(beside));
            if let Some((at, _)) = found.or_else(|| near().next()) {
                return Some(*at);
            }
        }
        candidates
            .into_iter()
            .rev()
            .max_by_key(|(at, pact)| {
                let section = W_SECTION * i64::from(self.is_of_section(*at));
                section + self.salience(pact, described)
            })
            .map(|(at, _)| at)
    }

    /// How much an agreement is what "the deal" comes back to: what is called so, what the text speaks of again and again, and
    /// what it spoke of last. Another one told in passing is not what a text comes back to.
    fn salience(&self, pact: &Pact, described: &Described) -> i64 {
        let drafted = |head: &str| matches!(head, "plan" | "proposal" | "draft" | "offer");
        let word = pact.head == described.head
            || drafted(&pact.head) && drafted(&described.head)
            || pact
                .names
                .iter()
                .any(|name| name.to_lowercase().ends_with(&described.head));
        let distance = (self.turn - pact.turn).min(FAR);
        let aside = pact.is_aside();
        let passing = aside || pact.type_of.is_some() && distance > 1;
        let before = pact
            .subject_of
            .is_some_and(|sentence| self.sentence - sentence <= 2);
        let stays = described.subject && before && pact.proper;
        W_WORD * i64::from(word)
            + W_MENTION * pact.mentions.min(OFTEN) as i64
            + W_TOPIC * i64::from(pact.topic)
            + W_PROPER * i64::from(pact.proper)
            - W_SENTENCE * distance as i64
            - W_NUMBER * i64::from(pact.plural && !described.plural)
            - W_PASSING * i64::from(passing)
            + W_PARAGRAPH * i64::from(pact.paragraph == self.paragraph && !aside)
            - W_SORT * i64::from(of_other_sort(pact, &described.head))
            + W_SUBJECT * i64::from(stays)
    }
}

/// Whether an agreement is rather called by its own noun: the Non-Proliferation Treaty is hardly "the deal".
fn of_other_sort(pact: &Pact, head: &str) -> bool {
    let loose = matches!(head, "deal" | "accord" | "pact" | "arrangement");
    let sorts = ["treaty", "convention", "protocol", "charter", "covenant"];
    let name = pact.names.first().map(|name| name.to_lowercase());
    loose
        && pact.proper
        && name.is_some_and(|name| sorts.into_iter().any(|sort| name.contains(sort)))
}
