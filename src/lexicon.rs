//! **Look up**, words: lemma → the classes of words that the stages share.
//!
//! The table is `seeds/lexicon.tsv`: heads of agreements, titles, who acts for a state and who for
//! himself, verbs that lend their subject to a noun. A class is a fact about English; no stage
//! lists words of its own where a class will do.

use once_cell::sync::Lazy;

use crate::hash::Table;
use crate::inflection::{self, WordClass, lemma};

macro_rules! classes {
    ($($(#[$doc:meta])* $constant:ident = $word:literal,)+) => {
        /// The classes, each a bit of [`Classes`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Class { $($(#[$doc])* $constant,)+ }

        const NAMES: &[(&str, Class)] = &[$(($word, Class::$constant),)+];
    };
}

classes! {
    Agreement = "agreement",
    Instrument = "instrument",
    Truce = "truce",
    Carrier = "carrier",
    Generic = "generic",
    Talks = "talks",
    Step = "step",
    Title = "title",
    TitlePart = "title_part",
    Judge = "judge",
    Official = "official",
    Body = "body",
    Own = "own",
    Armed = "armed",
    Pair = "pair",
    OrgHead = "org_head",
    ArmedHead = "armed_head",
    PartyHead = "party_head",
    CompanyHead = "company_head",
    Support = "support",
    Attend = "attend",
    Beside = "beside",
    Result = "result",
    ObjectControl = "object_control",
    Report = "report",
    Weekday = "weekday",
    Month = "month",
    NameLink = "name_link",
    NameParticle = "name_particle",
    Function = "function",
    Another = "another",
    Empty = "empty",
    NoAgreement = "no_agreement",
    Number = "number",
    Deed = "deed",
    Breach = "breach",
    Participial = "participial",
    ZeroObject = "zero_object",
    ResumedObject = "resumed_object",
    ActNoun = "act_noun",
    Upshot = "upshot",
    Press = "press",
    Portion = "portion",
    Power = "power",
    States = "states",
    Same = "same",
    Descriptor = "descriptor",
    Anybody = "anybody",
    Apart = "apart",
    Motion = "motion",
    Setting = "setting",
    Charge = "charge",
    /// Verbs that bring an agreement about.
    Making = "making",
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

impl Classes {
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }
}

static TABLE: Lazy<Table<String, Classes>> = Lazy::new(|| {
    let mut table: Table<String, Classes> = Table::default();
    for line in include_str!("../seeds/lexicon.tsv").lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, words) = line.split_once('\t').unwrap_or((line, ""));
        if let Some((_, class)) = NAMES.iter().find(|(word, _)| *word == name) {
            for word in words.split_whitespace() {
                table.entry(word.to_string()).or_default().0 |= 1 << *class as u8;
                // Lemmas have one spelling: "defense" for "defence", too.
                for class_of_word in [WordClass::Noun, WordClass::Verb] {
                    let lemma = lemma(word, class_of_word).into_owned();
                    if lemma.len() + 2 >= word.len() && lemma != word && !lemma.is_empty() {
                        table.entry(lemma).or_default().0 |= 1 << *class as u8;
                    }
                }
            }
        }
    }
    table
});

/// The classes of a lemma; a "trade-pact" is a pact, and "no-deal" is none.
pub(crate) fn joined_classes(lemma: &str) -> Classes {
    let own = classes(lemma);
    match lemma.rsplit_once('-') {
        Some((first, last)) if own == Classes::default() && first != "no" => {
            let last = classes(last);
            let pact = last.has(Class::Agreement) && !last.has(Class::Talks);
            if pact { last } else { own }
        }
        _ => own,
    }
}

/// The classes of a lemma in lower case.
pub(crate) fn classes(lemma: &str) -> Classes {
    TABLE.get(lemma).copied().unwrap_or_default()
}

/// The words whose classes, or those of whose lemma as nouns, are not what [`spelled`] says; with both.
static NOUNS: Lazy<Table<&str, (Classes, Classes)>> = Lazy::new(|| {
    let known = TABLE
        .keys()
        .map(String::as_str)
        .chain(inflection::listed_nouns());
    known
        .map(|word| {
            (
                word,
                (classes(word), classes(&lemma(word, WordClass::Noun))),
            )
        })
        .filter(|(word, found)| *found != spelled(word))
        .collect()
});

/// The classes of a word in lower case, and those of the lemma that it has as a noun.
///
/// Each word of each sentence is asked for, and nearly all have none: one look into a table tells.
pub(crate) fn noun_classes(lower: &str) -> (Classes, Classes) {
    NOUNS.get(lower).copied().unwrap_or_else(|| spelled(lower))
}

/// The same of a word that is not in the table; no word has another lemma by its spelling alone that does not end so.
fn spelled(lower: &str) -> (Classes, Classes) {
    let ends = lower.ends_with(inflection::ENDS_OF_INFLECTED_NOUNS) || !lower.is_ascii();
    let singular = match ends {
        true => classes(&lemma(lower, WordClass::Noun)),
        false => Classes::default(),
    };
    (Classes::default(), singular)
}

/// All words of the table, with their classes; in no certain order.
pub(crate) fn words() -> impl Iterator<Item = (&'static str, Classes)> {
    TABLE
        .iter()
        .map(|(word, classes)| (word.as_str(), *classes))
}

/// Whether a lemma is of a class.
pub(crate) fn is(lemma: &str, class: Class) -> bool {
    classes(lemma).has(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_names_a_class() {
        for line in include_str!("../seeds/lexicon.tsv").lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let name = line.split('\t').next().unwrap_or("");
            assert!(
                NAMES.iter().any(|(word, _)| *word == name),
                "unknown class: {line}"
            );
        }
    }

    #[test]
    fn classes_of_nouns_are_those_of_the_word_and_of_its_lemma() {
        let listed = TABLE.keys().cloned();
        let plurals = TABLE.keys().flat_map(|word| inflection::noun_forms(word));
        let loose = TABLE
            .keys()
            .flat_map(|word| inflection::loose_forms(word, WordClass::Noun));
        let nouns = inflection::listed_nouns().map(String::from);
        let others = [
            "",
            "s",
            "men",
            "xyzzy",
            "xyzzies",
            "organisation",
            "señores",
            "ſ",
        ];
        let words = listed.chain(plurals).chain(loose).chain(nouns);
        for word in words.chain(others.map(String::from)) {
            let expected = (classes(&word), classes(&lemma(&word, WordClass::Noun)));
            assert_eq!(noun_classes(&word), expected, "{word}");
        }
    }

    #[test]
    fn a_word_may_be_in_several_classes() {
        let truce = classes("truce");
        assert!(truce.has(Class::Agreement) && truce.has(Class::Truce) && !truce.has(Class::Talks));
        assert!(NAMES.iter().all(|(_, class)| !classes("xyzzy").has(*class)));
    }
}
