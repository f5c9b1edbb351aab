//! **Look up**, what can matter: a sentence → the sorts of words in it, without reading its grammar.
//!
//! An act is told by a trigger of a rule, and most rules ask for an agreement. Both are words that
//! can be listed beforehand in all their forms, so one table of them says which
//! sentences can tell an act, which only name an agreement, and which can do neither. The extractor
//! reads the grammar of the first two sorts only.
//!
//! What is marked is never less than what later stages can use: a mark too many costs time, a mark
//! too few would lose a relation.

mod listed;

use std::collections::{HashMap, HashSet};

use crate::gazetteer::{EntityType, Gazetteer, NameId};
use crate::inflection::{self, WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::mention;
use crate::pacts::{Before, PRONOUN_REACH, WINDOW};
use crate::phrase;
use crate::rule::{Needs, PatternItem, Rule, RuleSet, Trigger, TriggerWord};
use crate::span::Span;
use crate::text::Sentence;
use crate::token::FUSED;
use listed::Listed;

/// The sorts of words of a sentence, each a bit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Marks(u16);

impl Marks {
    /// A trigger of a rule that also holds without an agreement: "facilitate".
    pub(crate) const FREE: Marks = Marks(1);
    /// A trigger whose rules all ask for an agreement: "ratify".
    pub(crate) const BOUND: Marks = Marks(2);
    /// A noun that always is an agreement, or makes one of another: "treaty", "peace".
    pub(crate) const AGREEMENT: Marks = Marks(4);
    /// A noun that is an agreement where an act is done to it: "plan", "document", "signing".
    pub(crate) const OBJECT: Marks = Marks(8);
    /// A noun that makes a proper name of an agreement where it has a capital: "Declaration".
    const PROPER: Marks = Marks(32);
    /// A listed agreement whose name has no such noun: "NAFTA".
    pub(crate) const LISTED: Marks = Marks(16);

    /// A word that stands for an agreement told just before: "it".
    const PRONOUN: Marks = Marks(64);
    /// A word that stands for one of several: "another", "the second".
    const ONE: Marks = Marks(128);
    /// A verb that may go without its object: "has yet to ratify", "had left".
    const BARE: Marks = Marks(2048);
    /// "X signed for A": says more of a signing told before.
    const SIGNS: Marks = Marks(256);

    /// A pro-verb that may repeat an act told just before: "followed", "did so".
    const ECHO: Marks = Marks(8192);

    /// A trigger whose rules ask for an agreement here or before: "oppose".
    const STANCE: Marks = Marks(512);
    /// Nouns that a rule does not exclude stand beside a trigger of it.
    const FITTING: Marks = Marks(1024);

    pub(crate) const fn has(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a sentence with these words can tell an act.
    pub(crate) fn may_tell(self, before: Before) -> bool {
        let agreement = || {
            self.has(Marks::FITTING)
                || self.names_agreement()
                || self.has(Marks::PRONOUN) && before.within(PRONOUN_REACH)
                || self.has(Marks::ONE) && before.within(WINDOW)
                || self.has(Marks::BARE) && before.completes()
        };
        self.has(Marks::FREE)
            || self.has(Marks::BOUND) && agreement()
            || self.has(Marks::STANCE)
                && (before.since.is_some() || self.has(Marks::OBJECT) || self.names_agreement())
    }

    /// Whether a sentence with these words can say more of an act that was told.
    pub(crate) const fn may_add(self) -> bool {
        self.has(Marks::SIGNS)
    }

    /// Whether a sentence with these words can repeat an act that was told just before.
    pub(crate) const fn may_repeat(self) -> bool {
        self.has(Marks::ECHO)
    }

    /// Whether a rule may hold where an agreement was told before.
    pub(crate) const fn has_trigger(self) -> bool {
        self.has(Marks::FREE) || self.has(Marks::BOUND) || self.has(Marks::STANCE)
    }

    /// Whether an agreement may be told here to which later sentences refer.
    pub(crate) const fn names_agreement(self) -> bool {
        self.has(Marks::AGREEMENT) || self.has(Marks::LISTED)
    }

    pub(crate) fn add(&mut self, other: Marks) {
        self.0 |= other.0;
    }

    fn remove(&mut self, other: Marks) {
        self.0 &= !other.0;
    }
}

/// Words that stand for an agreement told just before.
const PRONOUNS: [&str; 11] = [
    "article", "it", "its", "itself", "them", "they", "this", "that", "these", "those", "which",
];

/// Words that stand for one of several agreements.
const ONES: [&str; 23] = [
    "own", "hers", "his", "ours", "theirs", "one", "ones", "another", "first", "second", "third",
    "fourth", "fifth", "other", "others", "none", "both", "all", "each", "either", "neither",
    "former", "latter",
];

/// Words of pro-verbs.
const ECHOES: [&str; 25] = [
    "party",
    "parties",
    "signatory",
    "signatories",
    "did",
    "does",
    "do",
    "not",
    "has",
    "have",
    "follow",
    "follows",
    "followed",
    "suit",
    "so",
    "same",
    "likewise",
    "become",
    "became",
    "becomes",
    "will",
    "refused",
    "refuses",
    "declined",
    "declines",
];

/// Nouns of mediation, which say of an agreement told before who helped with it.
const MEDIATION: [&str; 9] = [
    "mediation",
    "mediations",
    "mediator",
    "mediators",
    "intermediary",
    "intermediaries",
    "go-between",
    "facilitator",
    "facilitators",
];

/// Verbs of [`Marks::SIGNS`].
const SIGNS: [&str; 2] = ["sign", "initial"];

/// Nouns that make a capitalised name an agreement.
const PROPER: [&str; 7] = [
    "charter",
    "declaration",
    "statute",
    "framework",
    "arrangement",
    "partnership",
    "plan",
];

/// Some of the rules, or of the heads of triggers of several words, each a bit; where there are more than bits, some share one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Bits(u64);

impl Bits {
    const ALL: Bits = Bits(u64::MAX);

    const fn one(number: usize) -> Bits {
        Bits(1 << (number % 64))
    }

    fn add(&mut self, other: Bits) {
        self.0 |= other.0;
    }

    const fn meet(self, other: Bits) -> bool {
        self.0 & other.0 != 0
    }
}

/// The triggers of several words, of rules with one need. Only where the head and another word stand can one hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Long {
    /// The heads.
    heads: Bits,
    /// The heads beside which the word stands.
    beside: Bits,
}

/// What words say, of one or of all of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Said {
    marks: Marks,
    /// By what their rules need: nothing, an agreement, one that was told.
    long: [Long; 3],
    /// The rules of triggers that need an agreement.
    tells: Bits,
    /// The same, of heads of triggers of several words.
    tells_beside: Bits,
    /// The rules whose agreement a noun can be.
    fills: Bits,
}

impl Said {
    const fn marks(marks: Marks) -> Said {
        Said {
            marks,
            long: [Long {
                heads: Bits(0),
                beside: Bits(0),
            }; 3],
            tells: Bits(0),
            tells_beside: Bits(0),
            fills: Bits(0),
        }
    }

    fn add(&mut self, other: &Said) {
        self.marks.add(other.marks);
        for (long, other) in self.long.iter_mut().zip(&other.long) {
            long.heads.add(other.heads);
            long.beside.add(other.beside);
        }
        self.tells.add(other.tells);
        self.tells_beside.add(other.tells_beside);
        self.fills.add(other.fills);
    }

    /// The sorts of words of a sentence of which all was added.
    fn of_sentence(mut self) -> Marks {
        for (long, whole) in self.long.iter().zip(TRIGGERS) {
            if long.heads.meet(long.beside) {
                self.marks.add(whole);
                if whole == Marks::BOUND {
                    self.tells.add(self.tells_beside);
                }
            }
        }
        if self.tells.meet(self.fills) {
            self.marks.add(Marks::FITTING);
        }
        self.marks
    }
}

/// A trigger by what its rule needs, in the order of [`Said::long`].
const TRIGGERS: [Marks; 3] = [Marks::FREE, Marks::BOUND, Marks::STANCE];

const fn place(needs: Needs) -> Option<usize> {
    match needs {
        Needs::Nothing => Some(0),
        Needs::Agreement => Some(1),
        Needs::Step | Needs::Told => Some(2),
        Needs::Talks => None,
    }
}

/// The words of a table while it is made.
#[derive(Default)]
struct Words(HashMap<String, Said>);

impl Words {
    fn add(&mut self, forms: impl IntoIterator<Item = String>, said: &Said) {
        for form in forms.into_iter().filter(|form| !form.is_empty()) {
            let lower = form.to_lowercase();
            // Only ASCII letters are found in both cases.
            if !lower.is_ascii() {
                for capital in [lower.to_uppercase(), with_capital(&lower)] {
                    let found = self.0.entry(capital.to_ascii_lowercase());
                    found.or_default().add(said);
                }
            }
            self.0.entry(lower).or_default().add(said);
        }
    }

    fn mark(&mut self, forms: impl IntoIterator<Item = String>, marks: Marks) {
        self.add(forms, &Said::marks(marks));
    }

    /// The triggers of a rule.
    fn add_rule(
        &mut self,
        number: usize,
        rule: &Rule,
        stated: &HashMap<String, Vec<&str>>,
        heads: &mut HashMap<String, usize>,
    ) {
        // The words for talks stand for it.
        let Some(place) = place(rule.needs()) else {
            return;
        };
        let own = match rule.needs() {
            Needs::Agreement => Bits::one(number),
            _ => Bits::default(),
        };
        let verbs = rule.verbs.iter().map(|trigger| (trigger, WordClass::Verb));
        let nouns = rule.nouns.iter().map(|trigger| (trigger, WordClass::Noun));
        // Many triggers share a head or a word: its forms are derived once.
        let mut of_heads: HashMap<(String, WordClass), Said> = HashMap::new();
        let mut of_words: HashMap<&str, Said> = HashMap::new();
        for (trigger, class) in verbs.chain(nouns) {
            let lemma = lemma(trigger.head(), class).to_lowercase();
            let mut head = Said::default();
            if let Some(word) = telling_word(trigger) {
                let next = heads.len();
                let bit = Bits::one(*heads.entry(lemma.clone()).or_insert(next));
                head.long[place].heads = bit;
                head.tells_beside = own;
                let mut beside = Said::default();
                beside.long[place].beside = bit;
                of_words.entry(word).or_default().add(&beside);
            } else {
                head.marks = TRIGGERS[place];
                head.tells = own;
            }
            of_heads.entry((lemma, class)).or_default().add(&head);
        }
        for (word, said) in of_words {
            self.add(word_forms(word), &said);
        }
        for ((head, class), said) in of_heads {
            self.add(head_forms(stated, &head, class), &said);
        }
        // A pattern holds only where all its words stand, so one is enough; it may ask for no agreement.
        for pattern in &rule.patterns {
            let words = pattern.iter().filter_map(|item| match item {
                PatternItem::Word(word) => Some(word.as_str()),
                PatternItem::Gap | PatternItem::Group(..) => None,
            });
            if let Some(word) = words.max_by_key(|word| word.len()) {
                self.mark(word_forms(word), Marks::FREE);
            }
        }
    }
}

/// The rules whose agreement a noun can be.
fn filled_by(noun: &str, rules: &RuleSet) -> Bits {
    let mut bits = Bits::default();
    for number in 0..rules.rules().len() {
        if !rules.barred(noun).contains(&number) {
            bits.add(Bits::one(number));
        }
    }
    bits
}

/// Finds the words.
pub(crate) struct Scan {
    listed: Listed,
    words: Vec<String>,
    /// For each word the number of what it says: most say the same as many others.
    numbers: Vec<u32>,
    said: Vec<Said>,
}

impl Scan {
    pub(crate) fn of(rules: &RuleSet, gazetteer: &Gazetteer) -> Scan {
        let mut words = Words::default();
        let mut stated: HashMap<String, Vec<&str>> = HashMap::new();
        for (lemma, forms) in rules.rules().iter().flat_map(|rule| &rule.forms) {
            let known = stated.entry(lemma.to_lowercase()).or_default();
            known.extend(forms.iter().map(String::as_str));
        }
        let mut heads = HashMap::new();
        for (number, rule) in rules.rules().iter().enumerate() {
            words.add_rule(number, rule, &stated, &mut heads);
        }
        let object = |noun: &str| Said {
            fills: filled_by(noun, rules),
            ..Said::marks(Marks::OBJECT)
        };
        let talks = rules
            .rules()
            .iter()
            .any(|rule| rule.needs() == Needs::Talks);
        for (word, classes) in lexicon::words() {
            if talks && classes.has(Class::Talks) {
                words.mark(forms(word, WordClass::Noun), Marks::FREE);
            }
            let any = |list: &[Class]| list.iter().any(|class| classes.has(*class));
            if classes.has(Class::Agreement) {
                words.mark(forms(word, WordClass::Noun), Marks::AGREEMENT);
            }
            if any(&[
                Class::Agreement,
                Class::Instrument,
                Class::Generic,
                Class::ActNoun,
                Class::Upshot,
            ]) {
                words.add(forms(word, WordClass::Noun), &object(word));
            }
            if any(&[Class::ZeroObject, Class::ResumedObject]) {
                words.mark(forms(word, WordClass::Verb), Marks::BARE);
            }
        }
        // "the test ban"
        words.add(forms("ban", WordClass::Noun), &object("ban"));
        for word in SIGNS {
            words.mark(forms(word, WordClass::Verb), Marks::SIGNS);
        }
        for (listed, marks) in [
            (&ECHOES[..], Marks::ECHO),
            (&PRONOUNS[..], Marks::PRONOUN),
            (&ONES[..], Marks::ONE),
            (&["peace"][..], Marks::AGREEMENT),
            (&MEDIATION[..], Marks::BARE),
        ] {
            words.mark(listed.iter().map(ToString::to_string), marks);
        }
        for word in PROPER {
            words.mark(forms(word, WordClass::Noun), Marks::PROPER);
        }
        for name in gazetteer.names() {
            if !is_agreement(gazetteer, name) {
                continue;
            }
            // The longest word stands in every spelling of the name.
            let text = gazetteer.name_text(name).to_lowercase();
            let parts = || text.split(|c: char| !c.is_ascii_alphabetic());
            let known = |word: &str| {
                let said = words.0.get(word);
                said.is_some_and(|said| said.marks.has(Marks::AGREEMENT))
            };
            if !parts().any(known) {
                let longest = parts().max_by_key(|word| word.len());
                words.mark(longest.map(String::from), Marks::LISTED);
            }
        }
        for (fused, first) in FUSED {
            let (first, second) = fused.split_at(*first);
            for part in [first, second] {
                if let Some(said) = words.0.get(part).copied() {
                    words.add([fused.to_string()], &said);
                }
            }
        }
        let mut words: Vec<(String, Said)> = words.0.into_iter().collect();
        words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let (words, all): (Vec<String>, Vec<Said>) = words.into_iter().unzip();
        let (mut said, mut known): (Vec<Said>, HashMap<Said, u32>) = Default::default();
        let numbers = all.iter().map(|one| {
            *known.entry(*one).or_insert_with(|| {
                said.push(*one);
                (said.len() - 1) as u32
            })
        });
        let numbers = numbers.collect();
        Scan {
            listed: Listed::new(&words),
            words,
            numbers,
            said,
        }
    }

    /// The words, sorted.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// The sorts of words of each sentence.
    pub(crate) fn of_sentences(
        &self,
        text: &str,
        sentences: &[Sentence],
        gazetteer: &Gazetteer,
    ) -> Vec<Marks> {
        let mut all: Vec<Marks> = sentences
            .iter()
            .map(|sentence| self.marks(text, sentence.span))
            .collect();
        if !all.iter().any(|marks| marks.has_trigger()) {
            return all;
        }
        let mut hits = Vec::new();
        for (marks, sentence) in all.iter_mut().zip(sentences) {
            if marks.has(Marks::LISTED) && !marks.has(Marks::AGREEMENT) {
                hits.clear();
                phrase::find_names(text, sentence.span, gazetteer, &mut hits);
                if !hits.iter().any(|hit| is_agreement(gazetteer, hit.name)) {
                    marks.remove(Marks::LISTED);
                }
            }
        }
        all
    }

    /// The sorts of words that stand in a sentence.
    pub(crate) fn marks(&self, text: &str, within: Span) -> Marks {
        let sentence = within.of(text);
        let mut found = Said::default();
        self.listed.each(sentence, |word, start| {
            let said = &self.said[self.numbers[word] as usize];
            found.add(said);
            // What has a capital may be a name, of which no rule says that it is none.
            if sentence.as_bytes()[start].is_ascii_uppercase() {
                if said.marks.has(Marks::PROPER) {
                    found.marks.add(Marks::AGREEMENT);
                }
                if said.fills != Bits::default() {
                    found.fills = Bits::ALL;
                }
            }
        });
        found.of_sentence()
    }
}

/// Whether a sentence of a document can tell an act.
pub(crate) fn may_tell(sentences: &[Marks]) -> bool {
    let mut before = Before::default();
    sentences.iter().any(|marks| {
        before.since = if marks.names_agreement() {
            Some(0)
        } else {
            before.since.map(|since| since + 1)
        };
        marks.may_tell(before) || before.since.is_some() && marks.has_trigger()
    })
}

fn is_agreement(gazetteer: &Gazetteer, name: NameId) -> bool {
    gazetteer
        .senses(name)
        .iter()
        .any(|sense| *gazetteer.entry(sense.entry).entity_type() == EntityType::Agreement)
}

/// The word of a trigger that says most beside its head: "talks" of "hold talks with".
fn telling_word(trigger: &Trigger) -> Option<&str> {
    let words = trigger.words[1..].iter().filter_map(|word| match word {
        TriggerWord::Word(word) => Some(word.as_str()),
        TriggerWord::Gap => None,
    });
    words.max_by_key(|word| word.len())
}

/// The forms that the head of a trigger takes. Those that a rule states hold for the triggers of all rules, and as what other
/// forms are derived from.
fn head_forms(stated: &HashMap<String, Vec<&str>>, head: &str, class: WordClass) -> Vec<String> {
    let mut all = forms(head, class);
    for form in stated.get(head).into_iter().flatten() {
        all.push((*form).to_string());
        all.extend(forms(&form.to_lowercase(), class));
    }
    all
}

/// The forms of another word of a trigger, which may stand there as a word of any class.
fn word_forms(word: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let mut all = vec![lower.clone()];
    for lemma in [lower.clone(), lemma(&lower, WordClass::Noun).into_owned()] {
        all.extend(forms(&lemma, WordClass::Noun));
        all.extend(forms(&lemma, WordClass::Verb));
    }
    all
}

/// All that is read as a form of a word, "treatys" included.
fn forms(lemma: &str, class: WordClass) -> Vec<String> {
    let mut all = match class {
        WordClass::Verb => inflection::verb_forms(lemma),
        WordClass::Noun => inflection::noun_forms(lemma),
    };
    all.extend(inflection::loose_forms(lemma, class));
    all
}

/// A word with its first letter as a capital.
fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    first
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

/// The words that a document may have made acronyms of its agreements: "RAA", "(RAA)".
///
/// They are found without names and grammar, so that some never become one.
#[derive(Default)]
pub(crate) struct Acronyms(HashSet<String>);

/// An acronym of initials has so many letters.
const INITIALS: std::ops::RangeInclusive<usize> = 3..=8;

impl Acronyms {
    /// Takes in a sentence that names an agreement.
    pub(crate) fn learn(&mut self, sentence: &str) {
        for (at, _) in sentence.match_indices('(') {
            let word = sentence[at + 1..].split([')', ' ']).next().unwrap_or("");
            if mention::is_acronym(word) {
                self.0.insert(word.to_string());
            }
        }
        let initials: Vec<char> = sentence
            .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–'))
            .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()))
            .filter(|c| c.is_uppercase())
            .collect();
        for length in INITIALS {
            self.0
                .extend(initials.windows(length).map(String::from_iter));
        }
    }

    /// Whether a sentence holds one of them.
    pub(crate) fn stand_in(&self, sentence: &str) -> bool {
        holds_acronym(sentence, &self.0)
    }
}

/// What a byte is to an acronym: nothing of it, a part of it, a capital, or a piece of a character that may be any of these.
const OUTSIDE: u8 = 0;
const PART: u8 = 1;
const CAPITAL: u8 = 2;
const FOREIGN: u8 = 3;

static BYTES: [u8; 256] = {
    let mut bytes = [FOREIGN; 256];
    let mut byte = 0;
    while byte < 128 {
        bytes[byte as usize] = match byte as u8 {
            b'A'..=b'Z' => CAPITAL,
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'&' => PART,
            _ => OUTSIDE,
        };
        byte += 1;
    }
    bytes
};

/// Whether a sentence holds one of these acronyms.
pub(crate) fn holds_acronym(sentence: &str, acronyms: &HashSet<String>) -> bool {
    if acronyms.is_empty() {
        return false;
    }
    let bytes = sentence.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let mut capitals = 0;
        while let Some(&byte) = bytes.get(at)
            && BYTES[usize::from(byte)] != OUTSIDE
        {
            capitals += usize::from(BYTES[usize::from(byte)] >= CAPITAL);
            at += 1;
        }
        // Most words have less than the two capitals of an acronym; a character that is not ASCII has two bytes.
        if capitals >= 2 && is_one_of(&sentence[start..at], acronyms) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether letters that stand together are, or have in them, one of these acronyms.
fn is_one_of(letters: &str, acronyms: &HashSet<String>) -> bool {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '&');
    let known = |word: &str| mention::is_acronym(word) && acronyms.contains(word);
    letters.split(|c: char| !part(c)).any(|word| {
        known(word) || known(word.trim_end_matches('.')) || word.split(['-', '.', '&']).any(known)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_are_found_alone_and_in_joined_words() {
        let known = HashSet::from(["RAA", "AU", "ÉÜ", "U.S"].map(String::from));
        for (sentence, held) in [
            ("The RAA allows it.", true),
            ("It is the RAA.", true),
            ("RAA", true),
            ("an RAA-backed visit (AU)", true),
            ("the U.S. text", true),
            ("the ÉÜ text", true),
            ("«RAA»", true),
            ("The RAAs allow it.", false),
            ("the Raa, the raa", false),
            ("A-U", false),
            ("café ÉÜs", false),
            ("", false),
        ] {
            assert_eq!(holds_acronym(sentence, &known), held, "{sentence}");
        }
    }
}
