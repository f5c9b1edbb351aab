//! **Mention**, capitals: a run of capitalised words that no list has → a name, with what its words say that it is.

use super::{Finder, Name, NameClass, is_acronym};
use crate::context;
use crate::gazetteer::{EntityType, EntryId};
use crate::inflection::{self, WordClass, lemma};
use crate::lexicon::{self, Class};

impl Finder<'_> {
    /// A capitalised run that no list has.
    pub(super) fn capitalised(&self, at: usize) -> Option<Name> {
        if !self.opens_name(at) {
            return None;
        }
        // In a headline every word has a capital: only the body's own word is its name.
        if self.is_body_word(at) && (self.title_case || !self.is_name_word(at + 1)) {
            let owner = self.owner_after(at + 1);
            let end = owner.map_or(at + 1, |(end, _)| end);
            let mut name = self.name(at, end, NameClass::Body, EntityType::Body);
            name.owners.extend(owner.map(|(_, entry)| entry));
            return Some(name);
        }
        let end = self.end_of_name(at);
        let (class, entity_type) = self.class_of_name(at, end)?;
        let mut name = self.name(at, end, class, entity_type);
        if class == NameClass::Body {
            // "Security Cabinet of Israel"
            name.owners = self.states(at, end).take(1).collect();
        }
        Some(name)
    }

    /// Whether a capital begins a name there.
    fn opens_name(&self, at: usize) -> bool {
        // "the Australian PM", "British MPs": people by what they are; and "H.E." before a name.
        let people = matches!(
            self.word(at),
            "PM" | "PMs" | "MP" | "MPs" | "MEP" | "MEPs" | "H.E."
        );
        if !self.is_name_word(at) || self.title_case && !self.is_body_word(at) || people {
            return false;
        }
        let next = self.is_capital(at + 1) || has_arabic_article(self.word(at + 1));
        let followed = next && self.aligned[at + 1].is_none();
        // "(Signed in May)" begins like a sentence.
        let listed = at > 0 && self.word(at - 1) == "(" && inflection::is_listed(self.lower(at));
        // The first word of a sentence: a name only if it is no word of the language; the tagger decides.
        let opens = at == 0 || listed;
        // "Frederick of Prussia"
        let ruler = self.word(at + 1) == "of" && context::is_given(self.word(at));
        !opens || followed || ruler || self.is_body_word(at) || is_acronym(self.word(at))
    }

    /// Where a name ends that begins there.
    fn end_of_name(&self, at: usize) -> usize {
        let mut end = at + 1;
        // "Charles I": after a given name it is a number.
        if self.word(end) == "I" && context::is_given(self.word(at)) {
            end += 1;
        }
        // "Catherine the Great"
        if self.lower(end) == "the" && is_epithet(self.word(end + 1)) {
            return end + 2;
        }
        // "Sierra Nevada Corporation": whatever a word in it means elsewhere.
        let firm = (at..self.tokens.len().min(at + 6))
            .take_while(|token| self.is_name_word(*token))
            .find(|token| *token > at && self.is(*token, Class::CompanyHead));
        if let Some(head) = firm.filter(|_| !self.title_case) {
            end = head + 1;
        }
        while end < self.tokens.len() {
            let known = self.aligned[end].is_some();
            let title = self.is(end, Class::Title) && self.is_name_word(end + 1);
            if self.is_name_word(end) && !known && !title {
                end += 1;
            } else if self.is(end, Class::NameLink) && self.is_org_head(end - 1) && self.links(end)
            {
                let next = (end + 1..)
                    .find(|next| !self.is(*next, Class::NameLink))
                    .unwrap_or(end + 1);
                let listed = self.aligned.get(next).copied().flatten();
                end = listed
                    .map_or(next + 1, |(past, _)| past)
                    .min(self.tokens.len());
            } else if self.is(end, Class::NameParticle) && self.is_name_word(end + 1) && !known {
                end += 2;
            } else if has_arabic_article(self.word(end)) && !known {
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// What the words of a name say that it is; nothing where they are no name of one.
    fn class_of_name(&self, at: usize, end: usize) -> Option<(NameClass, EntityType)> {
        const WORKERS: [&str; 8] = [
            "workers",
            "employees",
            "teachers",
            "teamsters",
            "nurses",
            "journalists",
            "actors",
            "students",
        ];
        let has = |words: &[&str]| (at..end).any(|token| words.contains(&self.lower(token)));
        let any = |class: Class| (at..end).any(|token| self.is(token, class));
        let custom = |name: &str| EntityType::Custom(name.into());
        if has(&WORKERS) {
            // A union of workers makes no international agreement.
            return Some((NameClass::Company, custom("union")));
        }
        if has(&["bank"]) && self.states(at, end).next().is_some() {
            // "the Bank of Japan" acts for Japan.
            return Some((NameClass::Body, EntityType::Body));
        }
        if self.is(end - 1, Class::CompanyHead) {
            return Some((NameClass::Company, custom("company")));
        }
        let single = end - at == 1;
        if single && self.is_reference(at) || self.is_title_alone(at, end) {
            return None;
        }
        Some(if single {
            (NameClass::Unknown, custom("name"))
        } else if any(Class::PartyHead) {
            (NameClass::Party, EntityType::PoliticalParty)
        } else if any(Class::ArmedHead) {
            (NameClass::Party, EntityType::ArmedGroup)
        } else if (at..end).any(|token| self.is_body_word(token)) {
            (NameClass::Body, EntityType::Body)
        } else if any(Class::OrgHead) {
            (NameClass::Party, EntityType::Organisation)
        } else {
            (NameClass::Unknown, custom("name"))
        })
    }

    /// The states of which a name speaks.
    fn states(&self, at: usize, end: usize) -> impl Iterator<Item = EntryId> {
        (at..end)
            .filter_map(|token| self.aligned[token])
            .flat_map(|(_, senses)| senses)
            .map(|sense| sense.entry)
            .filter(|entry| self.gazetteer.entry(*entry).entity_type().is_state())
    }

    /// "the Foreign Ministers of both countries", "the Prime Minister of Nepal": titles of people who are not named.
    fn is_title_alone(&self, at: usize, end: usize) -> bool {
        const OWNING: [&str; 10] = [
            "the", "'s", "’s", "'", "’", "its", "their", "his", "her", "whose",
        ];
        const LONGEST: usize = 8;
        if !(at..end).all(|token| is_title_word(self.lower(token))) {
            return false;
        }
        // "Minister" of "the Prime Minister of Nepal"; "the President", "the French President". There is one pope.
        let goes_on = || {
            let Some(before) = at.checked_sub(1) else {
                return false;
            };
            let lower = self.lower(before);
            let stated = (0..at).any(|from| self.aligned[from].is_some_and(|(past, _)| past == at));
            let titled = self.is_capital(before) && is_title_word(lower);
            titled || (OWNING.contains(&lower) || stated) && self.lower(at) != "pope"
        };
        // "Minister of Foreign Trade and Tourism": what the office is for.
        let field = || {
            let link =
                |token: usize| matches!(self.lower(token), "of" | "for" | "and" | "," | "the");
            let before = (at.saturating_sub(LONGEST)..at).rev();
            let mut office = before.take_while(|token| link(*token) || self.is_capital(*token));
            at > 0 && link(at - 1) && office.any(|token| self.is(token, Class::Title))
        };
        self.lower(end - 1).ends_with('s')
            || self.is(end - 1, Class::Title) && (end - at > 1 || goes_on())
            || field()
    }

    /// "the Convention", "the Charter": a capital makes it no name.
    fn is_reference(&self, token: usize) -> bool {
        let classes = self.words.singular(token);
        let definite = token > 0 && self.lower(token - 1) == "the";
        classes.has(Class::Agreement)
            || definite && classes.has(Class::Instrument) && classes.has(Class::Generic)
    }

    /// Whether small words at `token` lead to another capitalised word of the same name.
    fn links(&self, token: usize) -> bool {
        if !matches!(self.lower(token), "of" | "for" | "on") {
            return false;
        }
        let mut next = token + 1;
        while matches!(self.lower(next), "the" | "and") && next < token + 3 {
            next += 1;
        }
        self.is_name_word(next)
    }
}

/// "al-Ghuraba", "ash-Sham": the article is written small and joined to a name.
fn has_arabic_article(word: &str) -> bool {
    const ARTICLES: [&str; 10] = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul"];
    word.split_once('-').is_some_and(|(article, name)| {
        ARTICLES.contains(&article) && name.starts_with(char::is_uppercase)
    })
}

/// "foreign", "ministers"
fn is_title_word(lower: &str) -> bool {
    let lemma = lemma(lower, WordClass::Noun);
    lexicon::is(&lemma, Class::Title) || lexicon::is(&lemma, Class::TitlePart)
}

/// What a ruler is called behind "the".
fn is_epithet(word: &str) -> bool {
    const EPITHETS: [&str; 28] = [
        "Great",
        "Magnificent",
        "Bald",
        "Strong",
        "Bold",
        "Good",
        "Fair",
        "German",
        "Conqueror",
        "Lionheart",
        "Pious",
        "Terrible",
        "Wise",
        "Elder",
        "Younger",
        "Fat",
        "Fearless",
        "Short",
        "Stout",
        "Navigator",
        "Confessor",
        "Unready",
        "Impaler",
        "Proud",
        "Simple",
        "Just",
        "Cruel",
        "Lion",
    ];
    EPITHETS.contains(&word)
}
