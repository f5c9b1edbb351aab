//! Changes to a rule's example that must not change what is found: other spaces and quotes, other sentences around it, other
//! states. What the example states is changed along with its text.

use once_cell::sync::Lazy;

use crate::gazetteer::{Entry, Gazetteer};
use crate::rule::ast::Expectation;

/// A sentence that names nothing and tells no act.
const BEFORE: &str = "Rain fell over the hills.";
const AFTER: &str = "Shops closed early.";

/// Words that headlines leave small.
const SMALL: [&str; 21] = [
    "a", "an", "and", "as", "at", "between", "but", "by", "for", "from", "in", "into", "of", "on",
    "or", "out", "over", "the", "to", "upon", "with",
];

/// The longest sentence that is tried as a headline, in words.
const MAX_HEADLINE: usize = 14;

/// The names of an invented state, a list for each form, in the order of the table.
type Forms = Vec<Vec<String>>;

struct Invented {
    states: Vec<Forms>,
    /// Common nouns that stand for a state: they cannot be exchanged, since a text does not say whose they are.
    descriptors: Vec<String>,
}

static INVENTED: Lazy<Invented> = Lazy::new(|| {
    // The table is part of the crate, and a test loads it.
    let gazetteer = Gazetteer::builder()
        .with_builtin(false)
        .invented(true)
        .build()
        .ok();
    let mut invented = Invented {
        states: Vec::new(),
        descriptors: Vec::new(),
    };
    for entry in gazetteer.iter().flat_map(Gazetteer::entries) {
        invented.states.push(forms(entry));
        invented
            .descriptors
            .extend(entry.descriptors().map(str::to_string));
    }
    invented
});

fn forms(entry: Entry<'_>) -> Forms {
    fn list<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
        names.map(str::to_string).collect()
    }
    vec![
        vec![entry.name().to_string()],
        list(entry.aliases()),
        list(entry.adjectives()),
        list(entry.people()),
        list(entry.capitals()),
        list(entry.seats()),
        list(entry.legislatures()),
    ]
}

/// An exchange of all invented states for others: their names, adjectives, people, capitals, seats and legislatures.
pub(super) struct Exchange {
    /// A name and what stands for it, the longest name first.
    names: Vec<(String, String)>,
}

impl Exchange {
    /// Each state becomes the one that stands `step` places further on, among those that take the same article ("a", "an").
    pub(super) fn by(step: usize) -> Exchange {
        let mut names = Vec::new();
        for vowel in [false, true] {
            let group: Vec<&Forms> = INVENTED
                .states
                .iter()
                .filter(|forms| forms[0][0].starts_with(['A', 'E', 'I', 'O', 'U']) == vowel)
                .collect();
            for (at, from) in group.iter().enumerate() {
                let to = group[(at + step) % group.len()];
                for (from, to) in from.iter().zip(to) {
                    for (number, name) in from.iter().enumerate() {
                        // "Florinese" is one Florinese and all of them.
                        if let Some(other) = to.get(number).or(to.last()) {
                            names.push((name.clone(), other.clone()));
                        }
                    }
                }
            }
        }
        names.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        names.dedup_by(|(a, _), (b, _)| a == b);
        Exchange { names }
    }

    /// The text with the other states; `None` where it names no invented state, or may refer to one by a common noun.
    pub(super) fn text(&self, text: &str) -> Option<String> {
        let refers = text.split(|c: char| !c.is_alphanumeric()).any(|word| {
            INVENTED
                .descriptors
                .iter()
                .any(|descriptor| descriptor == word)
        });
        let exchanged = self.apply(text);
        (!refers && exchanged != text).then_some(exchanged)
    }

    /// What is stated of the exchanged text.
    pub(super) fn expected(&self, expected: &[Expectation]) -> Vec<Expectation> {
        expected
            .iter()
            .map(|stated| Expectation {
                field: stated.field.clone(),
                value: self.apply(&stated.value),
            })
            .collect()
    }

    fn apply(&self, text: &str) -> String {
        let mut out = String::new();
        let mut inside_word = false;
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let found = self.names.iter().find(|(name, _)| {
                !inside_word
                    && rest
                        .strip_prefix(name.as_str())
                        .is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
            });
            let length = match found {
                Some((name, other)) => {
                    out.push_str(other);
                    inside_word = true;
                    name.len()
                }
                None => {
                    out.push(first);
                    inside_word = first.is_alphanumeric();
                    first.len_utf8()
                }
            };
            rest = &rest[length..];
        }
        out
    }
}

/// The text between sentences that have nothing to do with it.
pub(super) fn moved(text: &str) -> String {
    let ends = text.ends_with(['.', '!', '?', '"', '\u{201d}']);
    if ends {
        format!("{BEFORE}\n\n{text} {AFTER}")
    } else {
        // A headline stands on its own line, above the text.
        format!("{text}\n\n{BEFORE} {AFTER}")
    }
}

/// The text with curly quotes and two spaces for each one.
pub(super) fn respelled(text: &str) -> String {
    let mut out = String::new();
    let mut open = false;
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '"' => {
                open = !open;
                out.push(if open { '\u{201c}' } else { '\u{201d}' });
            }
            '\'' if before.is_whitespace() => out.push('\u{2018}'),
            '\'' => out.push('\u{2019}'),
            ' ' => out.push_str("  "),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// The text as a headline writes it; `None` for one that is too long for that.
pub(super) fn headline(text: &str) -> Option<String> {
    let words: Vec<&str> = text.trim_end_matches('.').split_whitespace().collect();
    let sentences = words
        .iter()
        .any(|word| word.ends_with(['.', '?', '!', '"']));
    if words.len() > MAX_HEADLINE || sentences {
        return None;
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    };
    let cased: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            if at > 0 && SMALL.contains(word) {
                (*word).to_string()
            } else {
                capital(word)
            }
        })
        .collect();
    Some(cased.join(" "))
}

/// A value as it is compared: one space for any, straight quotes.
pub(super) fn plain(value: &str) -> String {
    let value = value
        .replace(['\u{2018}', '\u{2019}'], "'")
        .replace(['\u{201c}', '\u{201d}'], "\"");
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exchange_changes_all_the_names_of_a_state_and_nothing_inside_other_words() {
        let exchange = Exchange::by(1);
        assert_eq!(
            exchange
                .apply("Ruritania's king met Bordurians in Strelsau, said the Ruritanian Diet."),
            "San Theodoros's king met Florinese in Las Dopicos, said the San Theodoran Congress."
        );
        assert_eq!(exchange.apply("Ruritaniapolis"), "Ruritaniapolis");
    }

    #[test]
    fn states_keep_their_article() {
        for step in [1, 7] {
            let exchanged = Exchange::by(step)
                .text("A Ruritanian envoy met an Ishmaelite one.")
                .unwrap();
            let words: Vec<&str> = exchanged.split(' ').collect();
            assert!(
                !words[1].starts_with(['A', 'E', 'I', 'O', 'U']),
                "{exchanged}"
            );
            let after = words.iter().position(|word| *word == "an").unwrap() + 1;
            assert!(
                words[after].starts_with(['A', 'E', 'I', 'O', 'U']),
                "{exchanged}"
            );
        }
    }

    #[test]
    fn a_text_that_names_no_invented_state_has_no_exchange() {
        assert_eq!(Exchange::by(1).text("Norway signed the pact."), None);
        assert_eq!(
            Exchange::by(1).text("Ruritania signed. The kingdom is proud."),
            None
        );
    }

    #[test]
    fn quotes_curl_by_where_they_stand() {
        assert_eq!(
            respelled("He \"won't\" 'go'"),
            "He  \u{201c}won\u{2019}t\u{201d}  \u{2018}go\u{2019}"
        );
        assert_eq!(plain(&respelled("He \"won't\" 'go'")), "He \"won't\" 'go'");
    }

    #[test]
    fn a_headline_has_capitals_and_no_full_stop() {
        assert_eq!(
            headline("The pact was signed by Ruritania.").as_deref(),
            Some("The Pact Was Signed by Ruritania")
        );
        assert_eq!(headline("It rained. Ruritania signed."), None);
    }
}
