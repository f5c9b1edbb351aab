//! **Mention**, the name of an agreement: the shortest words that say what it is.

use std::ops::RangeInclusive;

use super::Described;
use crate::inflection::{WordClass, lemma};
use crate::lexicon::{self, Class};
use crate::mention::{self, NameClass};
use crate::phrase::Phrase;
use crate::span::Span;
use crate::syntax::{Label, Tag};

/// Quotation marks.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// Words of a clause or phrase after a noun that say which it is, at most.
const LONGEST: usize = 12;

/// The shortest words of a noun group that say what it is.
pub(super) fn of_phrase(phrase: &Phrase<'_>, at: usize, described: &mut Described) {
    let mut start = first_word(phrase, at);
    let mut end = at;
    described.bare = start == at && described.year.is_none();
    if start == at
        && let Some(says) = said_after(phrase, at)
    {
        end = last_word(phrase, at, says);
        described.bare = false;
        described.content.extend(content(phrase, at + 1..=end));
    }
    // "talks began, facilitated by B": what they do is no part of their name.
    let acts = |verb: &usize| at < *verb && *verb <= end && phrase.tag(*verb).is_finite();
    if let Some(verb) = phrase.head(at).filter(acts) {
        end = verb - 1;
    }
    // "a permanent cessation of hostilities": the word alone says nothing.
    if phrase.lemma(at) == "cessation" && end == at {
        let mut of = phrase.prepositions(at);
        let of = of.find(|(preposition, _)| phrase.lemma(*preposition) == "of");
        end = of.map_or(at, |(_, what)| what);
    }
    // "the 1953 armistice": the year says which.
    let dated = at.checked_sub(1).filter(|year| {
        phrase.label(*year) == Label::Nummod && mention::is_year(phrase.word(*year))
    });
    if let (true, Some(year)) = (start == at, dated) {
        start = year;
    }
    described.span = with_open_quote(phrase.text, phrase.range(start, end));
    described.name = clean(described.span.of(phrase.text));
    if described.bare
        && let Some(says) = said_apart(phrase, at)
    {
        let topic = phrase.range(*says.start(), *says.end());
        // What the verb parts from its subject is one name and no one span.
        if phrase.label(at) != Label::Nsubjpass {
            described.span = phrase.range(start, *says.end());
        }
        described.name = format!("{} {}", described.name, clean(topic.of(phrase.text)));
        described.bare = false;
        described.content.extend(content(phrase, says));
    }
    if described.bare {
        described.with_parties = named_by_parties(phrase, at);
    }
    if !lexicon::is(&described.head, Class::Generic) {
        described.bare = false;
    }
    described.acronym = acronym_behind(phrase, at, &described.name);
}

/// "a free trade agreement (FTA)": letters in brackets that stand for the name.
fn acronym_behind(phrase: &Phrase<'_>, at: usize, name: &str) -> Option<String> {
    let letters = at + 2;
    let inside =
        letters + 1 < phrase.len() && phrase.word(at + 1) == "(" && phrase.word(letters + 1) == ")";
    let word = phrase.word(letters.min(phrase.len() - 1));
    let stands = inside && mention::is_acronym(word) && mention::abbreviates(word, name);
    stands.then(|| word.to_string())
}

/// The common nouns among some words.
fn content(phrase: &Phrase<'_>, words: RangeInclusive<usize>) -> impl Iterator<Item = String> {
    words
        .filter(|part| phrase.is_noun(*part) && phrase.name(*part).is_none())
        .map(|part| phrase.lemma(part).to_string())
}

/// The first of the modifiers that say something: "key new defence pact" is a "defence pact".
fn first_word(phrase: &Phrase<'_>, at: usize) -> usize {
    let (first, _) = phrase.noun_group(at);
    let of_name = |before: &usize| {
        let ends = matches!(phrase.tag(*before), Tag::Dt | Tag::PrpS | Tag::Pos)
            || matches!(phrase.lemma(*before), "'s" | "’s")
            || phrase.label(*before) == Label::Poss;
        let inside = phrase
            .head(governing_word(phrase, *before))
            .is_some_and(|head| head > *before && head <= at);
        inside && !ends
    };
    let start = (first..at).rev().take_while(of_name).last().unwrap_or(at);
    let empty = |word: usize| {
        lexicon::is(phrase.lemma(word), Class::Empty)
            || phrase.tag(word).is_punctuation()
            || phrase.tag(word) == Tag::Cc
            || phrase.tag(word) == Tag::Cd && !phrase.word(word).contains('-')
    };
    (start..at).find(|word| !empty(*word)).unwrap_or(at)
}

/// The first of a row of modifiers to which a word belongs: "a political and trade deal".
fn governing_word(phrase: &Phrase<'_>, before: usize) -> usize {
    let mut word = before;
    while phrase.name(before).is_none() && matches!(phrase.label(word), Label::Conj | Label::Cc) {
        match phrase.head(word) {
            Some(head) if phrase.name(head).is_none() => word = head,
            _ => break,
        }
    }
    word
}

/// What follows a noun and says which it is: "an agreement to end their conflict".
fn said_after(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    // "signs a deal formally handing over the islands": the parser may make the deal the subject of the participle.
    let participle = phrase.head(at).filter(|verb| {
        phrase.label(at) == Label::Nsubj
            && *verb > at
            && phrase.tag(*verb) == Tag::Vbg
            && phrase.child(*verb, Label::Aux).is_none()
            && (at + 1..*verb).all(|between| phrase.tag(between).is_adverb())
    });
    if participle.is_some() {
        return participle;
    }
    phrase.children(at).iter().copied().find(|child| {
        *child > at && says(phrase, at, *child) && !says_when_or_where(phrase, at, *child)
    })
}

/// A noun for something that is done.
fn is_deed(noun: &str) -> bool {
    const ENDS: [&str; 5] = ["tion", "sion", "ment", "ance", "ing"];
    let plain = matches!(
        noun,
        "supply" | "delivery" | "sale" | "purchase" | "return" | "release" | "use" | "withdrawal"
    );
    plain || ENDS.iter().any(|end| noun.ends_with(end))
}

/// The words that say which one a noun is, behind its partner, the place or the day: "a deal with B in Lima on fish", "signed an
/// agreement with B to build ferries".
fn said_apart(phrase: &Phrase<'_>, at: usize) -> Option<RangeInclusive<usize>> {
    // "signed a truce and a deal to share the river"
    let first = match phrase.label(at) {
        Label::Conj => phrase.head(at).unwrap_or(at),
        _ => at,
    };
    let object = matches!(phrase.label(first), Label::Dobj | Label::Nsubjpass);
    let verb = phrase.head(first).filter(|_| object);
    // "failed to reach an agreement with B in Lima, Peru, on fish": the parser may hang it on the verb above.
    let above = verb.and_then(|verb| {
        phrase
            .head(verb)
            .filter(|_| phrase.label(verb) == Label::Xcomp)
    });
    let verbs = verb.into_iter().chain(above);
    let of_verbs = verbs.flat_map(|verb| phrase.children(verb));
    // "an agreement was reached with B on fish": behind the verb.
    let from = verb.map_or(at, |verb| verb.max(at));
    let mut behind: Vec<usize> = phrase
        .children(at)
        .iter()
        .chain(of_verbs)
        .copied()
        .collect();
    behind.retain(|child| *child > from);
    behind.sort_unstable();
    let mut next = from + 1;
    for child in behind {
        let (first, end) = phrase.subtree(child).into_inner();
        if first < next {
            return None;
        }
        let own = phrase.children(at).contains(&child);
        let about = tells_topic(phrase, at, child, own && from == at);
        if about && (first > at + 1 || !own) {
            let topic = first..=last_word(phrase, first - 1, child);
            // "a pact with B to become", before a quotation: what is cut off says nothing.
            let tells = content(phrase, topic.clone()).next().is_some();
            return tells.then_some(topic);
        }
        let partner_or_place = phrase.label(child) == Label::Prep
            && matches!(phrase.lemma(child), "with" | "between" | "in" | "at");
        let date = (first..=end).all(|part| phrase.is_date(part) || phrase.tag(part) == Tag::In);
        if first > next || !partner_or_place && !date && !phrase.tag(child).is_punctuation() {
            return None;
        }
        next = end + 1;
    }
    None
}

/// Whether a phrase or an infinitive says what a noun is about; of a known one only what hangs on it does: "signed the deal with B to
/// please C", "on a Monday".
fn tells_topic(phrase: &Phrase<'_>, at: usize, child: usize, own: bool) -> bool {
    let pointer = phrase
        .child(at, Label::Det)
        .or_else(|| phrase.child(at, Label::Poss));
    let known =
        pointer.is_some_and(|word| !matches!(phrase.lemma(word), "a" | "an" | "another" | "no"));
    match phrase.label(child) {
        Label::Prep => {
            let topic = phrase.objects_of(child);
            let named = topic.is_some_and(|topic| phrase.name(topic).is_some());
            let about = match phrase.lemma(child) {
                "on" | "over" | "about" | "regarding" | "concerning" => true,
                // "for the creation of a base", and not "for large sums"
                "for" => topic.is_some_and(|topic| is_deed(phrase.lemma(topic))),
                _ => false,
            };
            about
                && !named
                && (own || !known)
                && says(phrase, at, child)
                && !says_when_or_where(phrase, at, child)
        }
        Label::Acl | Label::Relcl | Label::Advcl | Label::Xcomp => {
            let told = !known && !is_set_off(phrase, child);
            is_infinitive(phrase, child) && told && phrase.lemma(child) != "be"
        }
        _ => false,
    }
}

fn says(phrase: &Phrase<'_>, at: usize, child: usize) -> bool {
    let lemma = phrase.lemma(child);
    // "the treaty over the objections of B", "the pact against the will of B"
    let stance = |object: usize| {
        matches!(lemma, "over" | "against")
            && matches!(
                phrase.lemma(object),
                "objection" | "protest" | "opposition" | "vote" | "veto" | "will" | "wish"
            )
    };
    // "the pact on account of the murders", "on behalf of B"
    let reason = |object: usize| {
        let setting = lexicon::is(phrase.lemma(object), Class::Setting);
        // "suspended the accord on its own"
        let own = phrase.lemma(object) == "own";
        lemma == "on" && (own || setting && phrase.child(object, Label::Det).is_none())
    };
    let agreement = |object: usize| lemma == "in" && phrase.is_class(object, Class::Agreement);
    let in_talks = |object: usize| lemma == "in" && phrase.is_class(object, Class::Talks);
    // "ratify the pact in their parliaments", "agreed to the truce in their latest round of fighting"
    let in_house = |object: usize| {
        let theirs = phrase
            .child(object, Label::Poss)
            .is_some_and(|owner| matches!(phrase.lemma(owner), "its" | "their" | "his" | "her"));
        lemma == "in" && (phrase.is_class(object, Class::Body) || theirs)
    };
    // "sponsored the talks for the past year", "objects to the agreement for privacy reasons"
    let lasting = |object: usize| {
        lemma == "for"
            && (matches!(phrase.lemma(object), "reason" | "time" | "sake" | "now")
                || phrase.is_date(object)
                || matches!(
                    phrase.lemma(object),
                    "year" | "month" | "week" | "day" | "decade"
                ))
    };
    // "delivered the treaty to the UN", "signed the accord for his country"
    let receiver = |object: usize| {
        let party = phrase.name_class(object) == Some(NameClass::Party);
        let own = phrase
            .child(object, Label::Poss)
            .is_some_and(|owner| matches!(phrase.lemma(owner), "his" | "her" | "its" | "their"));
        lemma == "to" && party
            || lemma == "for"
                && own
                && matches!(
                    phrase.lemma(object),
                    "country" | "government" | "state" | "side"
                )
    };
    match phrase.label(child) {
        Label::Prep => {
            matches!(
                lemma,
                "on" | "for"
                    | "to"
                    | "of"
                    | "against"
                    | "over"
                    | "about"
                    | "regarding"
                    | "concerning"
                    | "in"
            )
                // "a ceasefire in a deal brokered by B": one agreement is no part of the name of another, nor are the talks that led to it.
                && !phrase.objects_of(child).is_some_and(|object| agreement(object) || in_talks(object) || in_house(object) || lasting(object) || stance(object) || receiver(object) || reason(object))
        }
        // "denounced the treaty, claiming that ...": who denounces it claims.
        Label::Acl => {
            matches!(phrase.tag(child), Tag::Vb | Tag::Vbg)
                && phrase.child(child, Label::Ccomp).is_none()
                && !is_set_off(phrase, child)
        }
        Label::Relcl if is_infinitive(phrase, child) => true,
        _ => says_which(phrase, at, child),
    }
}

/// "a truce, to take effect at midnight": what a comma sets off says more and names nothing.
fn is_set_off(phrase: &Phrase<'_>, at: usize) -> bool {
    let start = *phrase.subtree(at).start();
    start > 0 && phrase.word(start - 1) == ","
}

/// "a deal to export gas", whatever the parser calls it.
fn is_infinitive(phrase: &Phrase<'_>, verb: usize) -> bool {
    let mut words = phrase.children(verb).iter();
    phrase.tag(verb) == Tag::Vb && words.any(|word| *word < verb && phrase.word(*word) == "to")
}

/// "signed a ceasefire in Quito" says where, "a ceasefire in Gaza" which one.
pub(crate) fn is_signed_in(phrase: &Phrase<'_>, truce: usize, town: usize) -> bool {
    let signs = |verb: usize| matches!(phrase.lemma(verb), "sign" | "initial" | "negotiate");
    phrase.name_class(town) == Some(NameClass::Seat) && phrase.head(truce).is_some_and(signs)
}

fn says_when_or_where(phrase: &Phrase<'_>, at: usize, child: usize) -> bool {
    let place = |object: usize| {
        matches!(phrase.lemma(child), "in" | "at")
            && (!phrase.is_class(at, Class::Truce) || is_signed_in(phrase, at, object))
            && matches!(
                phrase.name_class(object),
                Some(NameClass::Seat | NameClass::Place | NameClass::Party)
            )
    };
    let occasion = |object: usize| {
        matches!(
            phrase.lemma(object),
            "year"
                | "month"
                | "week"
                | "day"
                | "decade"
                | "time"
                | "hour"
                | "summit"
                | "meeting"
                | "ceremony"
                | "number"
                | "occasion"
                | "instance"
        )
    };
    let (first, last) = phrase.subtree(child).into_inner();
    let words = phrase.range(first, last.min(first + 3));
    phrase
        .objects_of(child)
        .is_some_and(|object| place(object) || occasion(object))
        || phrase
            .dates
            .iter()
            .any(|date| words.overlaps(date.span) && !date.modifier)
}

/// The last word of what says which: what says when, where and by whom is no part of the name.
fn last_word(phrase: &Phrase<'_>, at: usize, says: usize) -> usize {
    let end = (*phrase.subtree(says).end()).min(at + LONGEST);
    let clause = phrase.label(says) == Label::Relcl;
    let stop = (says + 1..=end).find(|part| stops(phrase, *part, clause));
    let mut end = stop.map_or(end, |stop| stop - 1);
    // No noun group is cut.
    while stop.is_none()
        && end > says
        && phrase
            .head(end)
            .is_some_and(|head| head > end && head > at + LONGEST)
    {
        end -= 1;
    }
    while end > at
        && (phrase.tag(end).is_punctuation()
            || matches!(phrase.tag(end), Tag::Cc | Tag::In | Tag::Dt))
    {
        end -= 1;
    }
    end
}

fn stops(phrase: &Phrase<'_>, part: usize, clause: bool) -> bool {
    let next = part + 1;
    let has_next = next < phrase.len();
    let city = || {
        let named = has_next
            && matches!(
                phrase.name_class(next),
                Some(NameClass::Seat | NameClass::Place)
            );
        let described = || {
            let mut words = next..phrase.len().min(part + 5);
            words.any(|word| phrase.head(word) == Some(part) && town(phrase, word).is_some())
        };
        matches!(phrase.lemma(part), "in" | "at") && (named || described())
    };
    let adverbial = match phrase.lemma(part) {
        "between" | "with" => !clause,
        lemma => matches!(
            lemma,
            "at" | "amid"
                | "after"
                | "before"
                | "during"
                | "by"
                | "which"
                | "that"
                | "who"
                | "while"
                | "when"
                | "following"
                | "without"
                | "under"
                | "as"
                | "instead"
                | "rather"
                | "despite"
        ),
    };
    phrase.tag(part).is_punctuation() && !in_a_row(phrase, part)
        || matches!(phrase.word(part), "“" | "”" | "\"" | "‘")
        || phrase.tag(part) == Tag::In && has_next && phrase.is_date(next)
        || city()
        // "a declaration of principles stating that": what a participle behind the first noun tells names nothing.
        || phrase.tag(part) == Tag::Vbg && phrase.label(part) == Label::Acl
        || matches!(phrase.word(part), "without" | "following")
        // "a deal to end the war and restore trade": the first says which.
        || phrase.tag(part) == Tag::Cc && has_next && begins_a_verb(phrase, next)
        || adverbial
}

/// Whether a verb follows, or an adverb and a verb, or a noun group of its own.
fn begins_a_verb(phrase: &Phrase<'_>, at: usize) -> bool {
    let adverb = phrase.tag(at) == Tag::Rb && at + 1 < phrase.len();
    phrase.tag(at).is_verb() || adverb && phrase.tag(at + 1).is_verb() || phrase.lemma(at) == "a"
}

/// Whether a comma stands in a row of noun groups that "and" ends: "a treaty of friendship, trade and customs duties".
fn in_a_row(phrase: &Phrase<'_>, comma: usize) -> bool {
    let noun = |at: usize| phrase.tag(at).is_noun() && phrase.name(at).is_none();
    let ends = phrase.len().min(comma + LONGEST);
    // The noun of the group that begins at a word, if it is one more of the row.
    let next_of_row = |first: usize| {
        let modifies = |at: &usize| {
            matches!(phrase.label(*at), Label::Compound | Label::Amod) && phrase.name(*at).is_none()
        };
        let at = (first..ends).find(|at| !modifies(at))?;
        (noun(at) && phrase.label(at) == Label::Conj).then_some(at)
    };
    let mut rest = comma;
    while rest < ends && phrase.word(rest) == "," && noun(rest - 1) {
        let and = rest + 1;
        if and < ends && phrase.tag(and) == Tag::Cc {
            return and > comma + 1 && next_of_row(and + 1).is_some();
        }
        match next_of_row(rest + 1) {
            Some(at) => rest = at + 1,
            None => return false,
        }
    }
    rest > comma && rest < ends && phrase.tag(rest) == Tag::Cc && next_of_row(rest + 1).is_some()
}

/// "an accord that lets canoes back": a clause without a comma says which.
fn says_which(phrase: &Phrase<'_>, noun: usize, clause: usize) -> bool {
    phrase.label(clause) == Label::Relcl
        && *phrase.subtree(clause).start() == noun + 1
        && phrase.lemma(noun + 1) == "that"
        && phrase.label(noun + 1) == Label::Nsubj
        // "a treaty that fared badly", "a document that will take effect" say nothing of what it is about.
        && phrase.child(clause, Label::Dobj).is_some_and(|object| {
            !matches!(phrase.lemma(object), "effect" | "hold" | "place" | "shape" | "force")
        })
}

/// The noun in a proper name that says what it is: "pact" in "the Pact of Lutz of 1928", "protocol" in "Protocol 14".
///
/// Says whether it is in the plural, too: "the Geneva Conventions", but not "the Treaty of Athens".
pub(super) fn head_of_name(name: &str) -> Option<(String, bool)> {
    let is_head = |word: &str| {
        let lower = word.to_lowercase();
        let noun = lemma(&lower, WordClass::Noun).into_owned();
        let plural = noun != lower;
        lexicon::is(&noun, Class::Agreement).then_some((noun, plural))
    };
    let mut words = name.split([' ', '-', '–']);
    let last = words.clone().next_back().and_then(is_head);
    last.or_else(|| words.find_map(is_head))
}

/// "an agreement with B", "an accord between B and C": where nothing else says which one it is, its parties do.
fn named_by_parties(phrase: &Phrase<'_>, at: usize) -> Option<String> {
    const LONGEST: usize = 10;
    let next = at + 1;
    let preposition = phrase.children(at).iter().find(|child| **child == next)?;
    let with = phrase.label(*preposition) == Label::Prep
        && matches!(phrase.lemma(*preposition), "with" | "between");
    let mut end = *phrase.subtree(*preposition).end();
    while end > next && phrase.tag(end).is_punctuation() {
        end -= 1;
    }
    let listed = end <= at + LONGEST && !(next..=end).any(|part| phrase.is_verb(part));
    let names = (next..=end).any(|part| phrase.name(part).is_some());
    (with && listed && names).then(|| clean(phrase.range(at, end).of(phrase.text)))
}

/// "an “open skies” agreement": the words, with the mark before them if only the one behind it is theirs.
fn with_open_quote(text: &str, span: Span) -> Span {
    let odd = span.of(text).matches(MARKS).count() % 2 == 1;
    let before = text[..span.start].chars().next_back();
    let opens = before.filter(|mark| odd && MARKS.contains(mark));
    Span::new(span.start - opens.map_or(0, char::len_utf8), span.end)
}

/// The words with single blanks, as one line.
pub(crate) fn clean(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let within = words.trim_matches(MARKS);
    // "a "permanent" ceasefire" begins after its first quotation mark; "the "Blue Line" accord" has both.
    let trimmed = words.chars().count() - within.chars().count();
    let split = within.matches(MARKS).count() % 2 == 1;
    if trimmed == 1 && split {
        words
    } else {
        within.to_string()
    }
}

/// The name of a town: "the Chilean port city of Arica", "the capital, Lima".
pub(crate) fn town(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    let known = matches!(
        phrase.lemma(at),
        "capital" | "city" | "town" | "port" | "resort" | "village" | "suburb" | "municipality"
    );
    let named = |place: &usize| *place > at && phrase.name(*place).is_some();
    let of = || {
        let mut prepositions = phrase.prepositions(at);
        prepositions.find(|(preposition, _)| phrase.lemma(*preposition) == "of")
    };
    let of = of().map(|(_, place)| place).filter(named);
    let place = of.or_else(|| phrase.child(at, Label::Appos).filter(named));
    place.filter(|_| known)
}
