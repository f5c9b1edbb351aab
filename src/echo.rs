//! **Refer**, pro-verbs: a sentence + the act told before → candidates that repeat the act.
//!
//! English does not name an act twice where a pro-verb will do: "Palau ratified in January, followed by Chile", "Kenya and
//! Rwanda have done so", "Sierra Leone became the 61st". Kind and agreement are those of the act told before; who, when and
//! whether it happened are told anew. It holds only right after the act, and only for acts that each party does by itself.

use crate::act::Act;
use crate::actor::{Actor, Cast, Party};
use crate::agreement;
use crate::clause::{self, TriggerSite};
use crate::discourse::Resolved;
use crate::factuality;
use crate::lexicon::{self, Class};
use crate::phrase::Phrase;
use crate::relation::{Polarity, RelationKind, Role};
use crate::rule::{Candidate, Function, PartyFiller, RuleSet};
use crate::span::Span;
use crate::syntax::{Label, Tag};

/// A candidate that repeats an act.
pub(crate) struct Echo {
    pub(crate) candidate: Candidate,
    /// The number of the act that it repeats.
    pub(crate) of: usize,
    /// Who is told stands beside the last party, and not beside the subject: "a pact with B in May and C in June".
    pub(crate) beside: bool,
}

/// The pro-verbs of a sentence whose act was told in it or in the sentence before.
pub(crate) fn candidates(
    phrase: &Phrase<'_>,
    cast: Cast<'_>,
    rules: &RuleSet,
    acts: &[Act],
    last_sentence: Option<Span>,
) -> Vec<Echo> {
    let mut found = Vec::new();
    for at in 0..phrase.len() {
        if let Some(echo) = member(phrase, cast, rules, acts, last_sentence, at) {
            found.push(echo);
            continue;
        }
        if let Some(echo) = gapped(phrase, cast, acts, &found, at) {
            found.push(echo);
            continue;
        }
        let Some(doers) = pro_verb(phrase, at) else {
            continue;
        };
        let Some(of) = repeated(phrase, at, acts, last_sentence) else {
            continue;
        };
        let doers = doers.into_iter().flat_map(|doer| cast.actors(phrase, doer));
        let parties =
            agents(doers.filter(|actor| actor.party.is_some() || actor.reference.is_some()));
        if parties.iter().all(|filler| filler.actor.party.is_none()) {
            continue;
        }
        // "B refused to sign; it did so in May" tells of the signing, "C did so" may tell of either.
        // "has not done so either" goes on with what others did not do.
        let either = phrase
            .with_label(at, Label::Advmod)
            .any(|word| phrase.lemma(word) == "either");
        let refused =
            acts[of].polarity == Polarity::Negative && !is_inverted(phrase, at) && !either;
        let same = |filler: &PartyFiller| {
            let mut agents = acts[of].agents.iter();
            agents.any(|agent| filler.actor.party.as_ref() == Some(&agent.party))
        };
        if refused && !parties.iter().all(same) {
            continue;
        }
        let mut candidate = again(phrase, &acts[of], at, parties);
        if matches!(phrase.lemma(at), "refuse" | "decline") {
            candidate.factuality.polarity = Polarity::Negative;
        } else if is_inverted(phrase, at) {
            // "So did C" goes on with what was done or not done.
            candidate.factuality.polarity = acts[of].polarity;
            candidate.factuality.modality = acts[of].modality;
        }
        found.push(Echo {
            candidate,
            of,
            beside: false,
        });
    }
    found
}

/// "Peru signed in May, Chile in June"; "signed by Peru in May and by Chile in June"; "one treaty was signed on 1 January, and a
/// second treaty on 3 April": the verb is that of the clause before.
fn gapped(
    phrase: &Phrase<'_>,
    cast: Cast<'_>,
    acts: &[Act],
    found: &[Echo],
    at: usize,
) -> Option<Echo> {
    let (verb, rest) = gap(phrase, at)?;
    let dated = phrase
        .prepositions(rest)
        .any(|(preposition, object)| preposition > rest && phrase.is_date(object))
        // "Uganda a year later"
        || phrase
            .children(rest)
            .iter()
            .any(|child| *child > rest && phrase.is_date(*child) && phrase.name(*child).is_none());
    let trigger = phrase.span(verb);
    // "B followed on July 9 and C on July 20": the verb may itself repeat an act.
    let repeats = || {
        let mut echoes = found.iter();
        echoes.find(|echo| echo.candidate.trigger.start == trigger.start)
    };
    let told = acts
        .iter()
        .rposition(|act| act.trigger.start == trigger.start);
    let of = told
        .or_else(|| repeats().map(|echo| echo.of))
        .filter(|_| dated)?;
    let act = &acts[of];
    let told = act
        .agreement
        .is_some_and(|(span, _)| span.overlaps(phrase.span(rest)));
    let pact = agreement::is_agreement(phrase, rest, true);
    let actors = match pact {
        true => Vec::new(),
        false => cast.actors(phrase, rest),
    };
    let parties = agents(actors.into_iter().filter(|actor| actor.party.is_some()));
    // What stands there is what stood before the verb, or after "by": an agreement in a passive, else a party.
    let by = rest != at;
    let fits = if pact {
        phrase.is_passive(verb) && !by
    } else {
        !parties.is_empty() && phrase.is_passive(verb) == by
    };
    if told || !fits {
        return None;
    }
    let mut candidate = Candidate {
        factuality: factuality::read(phrase, &verbal(verb)),
        ..again(phrase, act, rest, parties)
    };
    if pact {
        candidate.agreement = Some(cast.describe(phrase, rest));
    }
    let and = rest
        .checked_sub(1)
        .filter(|and| phrase.lemma(*and) == "and");
    let comma = and.and_then(|and| and.checked_sub(1));
    let beside = comma.is_some_and(|before| phrase.word(before) != ",");
    Some(Echo {
        candidate,
        of,
        beside,
    })
}

/// "Niger signed it. Mali is not a party": a party to the agreement of the act told before.
fn member(
    phrase: &Phrase<'_>,
    cast: Cast<'_>,
    rules: &RuleSet,
    acts: &[Act],
    last_sentence: Option<Span>,
    at: usize,
) -> Option<Echo> {
    let bare = matches!(phrase.lemma(at), "party" | "signatory")
        && phrase.label(at) == Label::Attr
        && phrase.name(at).is_none()
        && phrase.children(at).iter().all(|child| {
            phrase.label(*child) == Label::Det
                || *child > at
                    && (phrase.label(*child) != Label::Prep
                        || matches!(phrase.lemma(*child), "since" | "from" | "until"))
        })
        // "conventions to which B is not a party"
        && !(0..at).any(|which| phrase.tag(which) == Tag::Wdt);
    let be = phrase
        .head(at)
        .filter(|be| bare && matches!(phrase.lemma(*be), "be" | "remain"))?;
    let before = phrase.span(at).start;
    let of = acts
        .iter()
        .rposition(|act| act.trigger.start < before)
        .filter(|of| {
            let told = acts[*of].sentence;
            let near = told == phrase.sentence.span || last_sentence == Some(told);
            near && acts[*of].pact.is_some()
        })?;
    let subjects = clause::surface_subjects(phrase, be, 0).into_iter();
    let actors = subjects.flat_map(|subject| cast.actors(phrase, subject));
    let parties = agents(actors.filter(|actor| actor.party.is_some()));
    let site = TriggerSite {
        verbal: false,
        ..verbal(at)
    };
    let rule = rules.of_noun(&RelationKind::PartyTo, "signatory")?;
    (!parties.is_empty()).then(|| Echo {
        candidate: Candidate {
            rule,
            kind: RelationKind::PartyTo,
            factuality: factuality::read(phrase, &site),
            site,
            ..again(phrase, &acts[of], at, parties)
        },
        of,
        beside: false,
    })
}

/// The agents of an act that is told again.
fn agents(actors: impl Iterator<Item = Actor>) -> Vec<PartyFiller> {
    let filler = |actor| PartyFiller {
        role: Role::Agent,
        function: Function::Subject,
        actor,
    };
    actors.map(filler).collect()
}

fn verbal(at: usize) -> TriggerSite {
    TriggerSite {
        head: at,
        words: vec![at],
        verbal: true,
    }
}

/// An act told again at a word, by others, of the agreement told before.
fn again(phrase: &Phrase<'_>, act: &Act, at: usize, parties: Vec<PartyFiller>) -> Candidate {
    let site = verbal(at);
    Candidate {
        rule: act.rule,
        kind: act.kind.clone(),
        trigger: phrase.span(at),
        factuality: factuality::read(phrase, &site),
        site,
        parties,
        agreement: Some(agreement::left_out(phrase, at)),
        object: None,
        weak: false,
        filler: None,
        step: None,
    }
}

/// The verb that is left out at a word, and the noun that stands without it.
fn gap(phrase: &Phrase<'_>, at: usize) -> Option<(usize, usize)> {
    if phrase.label(at) != Label::Conj || phrase.is_verb(at) {
        return None;
    }
    let head = phrase.head(at).filter(|head| *head < at)?;
    if phrase.lemma(at) == "by" {
        let verb = phrase.head(head).filter(|verb| phrase.is_verb(*verb))?;
        return Some((verb, phrase.objects_of(at)?));
    }
    phrase.is_verb(head).then_some((head, at))
}

/// Who does what a pro-verb stands for.
fn pro_verb(phrase: &Phrase<'_>, at: usize) -> Option<Vec<usize>> {
    match phrase.lemma(at) {
        // "followed by Chile"; "Australia followed", "followed suit"
        "follow" if phrase.is_verb(at) => {
            if phrase.is_passive(at) || phrase.tag(at) == Tag::Vbn {
                let by: Vec<usize> = clause::agents(phrase, at);
                return (!by.is_empty()).then_some(by);
            }
            let object = phrase.child(at, Label::Dobj);
            let alone = object.is_none_or(|object| phrase.lemma(object) == "suit");
            // "A and B sign accord, C to follow"
            let behind = at.checked_sub(2).filter(|name| {
                let comma = name.checked_sub(1).map(|comma| phrase.word(comma));
                phrase.lemma(at - 1) == "to" && phrase.name(*name).is_some() && comma == Some(",")
            });
            alone.then(|| match behind {
                Some(name) => vec![name],
                None => clause::surface_subjects(phrase, at, 0),
            })
        }
        // "Nor have A and B.", "So did C."
        "do" | "have" | "be" | "will" if is_inverted(phrase, at) => {
            let subject = (at + 1..phrase.len()).find(|subject| {
                phrase.head(*subject) == Some(at)
                    && (phrase.is_noun(*subject) || phrase.name(*subject).is_some())
            });
            Some(subject.into_iter().collect())
        }
        // "ratified the treaty, but Croatia did not"
        "do" | "have" | "will" if is_stranded(phrase, at) => {
            let subjects = clause::surface_subjects(phrase, at, 0);
            let before = phrase
                .head(at)
                .filter(|head| *head < at && phrase.name(*head).is_some());
            Some(match subjects.is_empty() {
                true => before.into_iter().collect(),
                false => subjects,
            })
        }
        // "The Netherlands refused."
        "refuse" | "decline" if phrase.is_verb(at) && is_bare(phrase, at) => {
            Some(clause::surface_subjects(phrase, at, 0))
        }
        // "Chile also did", "Chile did too"
        "do" | "have" if is_joined_in(phrase, at) => Some(clause::surface_subjects(phrase, at, 0)),
        // "did so", "did the same", "did likewise"; "as Spain had done"
        "do" if phrase.is_verb(at) => {
            let as_others = phrase.label(at) == Label::Advcl
                && phrase.child(at, Label::Dobj).is_none()
                && phrase
                    .with_label(at, Label::Mark)
                    .any(|mark| phrase.lemma(mark) == "as");
            let same = (at + 1..phrase.len().min(at + 3))
                .any(|next| matches!(phrase.lemma(next), "so" | "same" | "likewise"))
                && phrase.label(at) != Label::Aux;
            (same || as_others).then(|| clause::surface_subjects(phrase, at, 0))
        }
        // "Sierra Leone became the 61st"
        "become" if phrase.is_verb(at) => {
            let ordinal = phrase.children(at).iter().copied().find(|child| {
                *child > at
                    && matches!(
                        phrase.label(*child),
                        Label::Attr | Label::Acomp | Label::Oprd
                    )
                    && is_ordinal(phrase.lemma(*child))
            })?;
            let more = phrase
                .children(ordinal)
                .iter()
                .any(|child| *child > ordinal);
            (!more).then(|| clause::surface_subjects(phrase, at, 0))
        }
        _ => None,
    }
}

/// "Nor have", "So did", ", as did" before their subject, and with no other verb but in a clause about it.
fn is_inverted(phrase: &Phrase<'_>, at: usize) -> bool {
    let word = at.checked_sub(1).map(|before| phrase.lemma(before));
    let opens = match word {
        Some("nor" | "neither" | "so") => at == 1 || phrase.label(at) == Label::Conj,
        Some("as") => at >= 2 && phrase.word(at - 2) == ",",
        _ => false,
    };
    let alone = || {
        !(at + 1..phrase.len()).any(|verb| {
            phrase.is_verb(verb)
                && phrase.head(verb) == Some(at)
                && !matches!(phrase.label(verb), Label::Relcl | Label::Advcl)
        })
    };
    opens && !matches!(phrase.label(at), Label::Aux | Label::Auxpass) && alone()
}

/// A verb that ends its clause.
fn is_bare(phrase: &Phrase<'_>, at: usize) -> bool {
    let ends = at + 1 >= phrase.len() || phrase.tag(at + 1).is_punctuation();
    ends && !phrase.children(at).iter().any(|child| {
        matches!(
            phrase.label(*child),
            Label::Dobj | Label::Xcomp | Label::Ccomp
        )
    })
}

/// "also did", "did too"
fn is_joined_in(phrase: &Phrase<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .is_some_and(|before| phrase.lemma(before) == "also");
    let next = at + 1;
    let after = next < phrase.len() && matches!(phrase.lemma(next), "too" | "also");
    let last = if after { next } else { at };
    let free = !matches!(phrase.label(at), Label::Aux | Label::Auxpass);
    free && (before || after) && is_bare(phrase, last)
}

/// "has not", "did not" without a verb after it.
fn is_stranded(phrase: &Phrase<'_>, at: usize) -> bool {
    let negated = phrase.child(at, Label::Neg).filter(|neg| *neg == at + 1);
    let Some(neg) = negated.filter(|_| !matches!(phrase.label(at), Label::Aux | Label::Auxpass))
    else {
        return false;
    };
    let ends = neg + 1 >= phrase.len() || phrase.tag(neg + 1).is_punctuation();
    ends && !phrase.children(at).iter().any(|child| {
        matches!(
            phrase.label(*child),
            Label::Dobj | Label::Xcomp | Label::Ccomp
        )
    })
}

/// "61st", "second"
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let suffix = &word[digits.len()..];
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(suffix, "st" | "nd" | "rd" | "th")
        || word.ends_with("th") && lexicon::is(word, Class::Another)
        || matches!(word, "second" | "third")
}

/// "more than 60 countries": each of them did it by itself.
fn is_counted(agent: &Resolved) -> bool {
    matches!(agent.party, Party::Unnamed { .. })
}

/// "Egypt signed a treaty with Israel": one stands before the verb, and the other behind it.
pub(crate) fn faces_one(act: &Act) -> bool {
    let behind = |agent: &&Resolved| agent.span.start > act.trigger.end;
    act.agents.len() == 2 && act.agents.iter().filter(behind).count() == 1
}

/// The act that a pro-verb repeats: the last one told, if it is such an act and nothing else was told after it.
fn repeated(
    phrase: &Phrase<'_>,
    at: usize,
    acts: &[Act],
    last_sentence: Option<Span>,
) -> Option<usize> {
    let before = phrase.span(at).start;
    let of = acts.iter().rposition(|act| act.trigger.start < before)?;
    let act = &acts[of];
    let here = act.sentence == phrase.sentence.span;
    let near = here || last_sentence == Some(act.sentence);
    // In its own sentence no other verb stands between: "ratified in May while prices fell, followed by ..."
    let between = (0..at).any(|word| {
        phrase.span(word).start > act.trigger.end
            && phrase.is_verb(word)
            && phrase.tag(word).is_finite()
            && !matches!(phrase.label(word), Label::Aux | Label::Auxpass)
            && !matches!(phrase.lemma(word), "follow" | "do" | "become")
            && phrase.label(word) == Label::Conj
    });
    let single = matches!(
        act.kind,
        RelationKind::Ratified
            | RelationKind::Acceded
            | RelationKind::Approved
            | RelationKind::Withdrew
            | RelationKind::Suspended
            | RelationKind::Supported
            | RelationKind::Opposed
    ) || act.kind == RelationKind::PartyTo && is_inverted(phrase, at)
        || act.kind == RelationKind::Signed
            && (act.agents.len() != 2 || act.agents.iter().any(is_counted) || faces_one(act));
    // "Nor has Peru" goes on with what was not done; "Italy did so" with what others did.
    let inverted = is_inverted(phrase, at);
    let positive = match act.polarity {
        Polarity::Negative if !inverted => acts[..of].iter().rposition(|other| {
            other.kind == act.kind && other.pact == act.pact && other.polarity == Polarity::Positive
        }),
        _ => None,
    };
    let of = positive.unwrap_or(of);
    (near && !(here && between) && single && act.pact.is_some()).then_some(of)
}
