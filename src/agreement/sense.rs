//! **Mention**, senses: whether a noun is an agreement here, or what the same word means elsewhere.

use crate::gazetteer::EntityType;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

/// Whether a noun group can be an agreement: by itself (`strong`), or where an act on agreements is told.
pub(crate) fn is_agreement(phrase: &Phrase<'_>, at: usize, strong: bool) -> bool {
    match phrase.name_class(at) {
        Some(NameClass::Agreement) if is_assembly(phrase, at) || names_contract(phrase, at) => {
            return false;
        }
        Some(NameClass::Agreement) => return !strong || !is_plan(phrase, at),
        // "Article 4 of the treaty": the capital makes it a name of nothing.
        Some(NameClass::Unknown) => return carried(phrase, at).is_some(),
        Some(_) => return false,
        None => {}
    }
    if is_contract(phrase, at) || is_other_sense(phrase, at) {
        return false;
    }
    if phrase.is_class(at, Class::Agreement) || is_alliance(phrase, at) {
        return true;
    }
    // "a plan to extend the ceasefire"
    let about = phrase.is_class(at, Class::Instrument)
        && phrase.with_label(at, Label::Acl).any(|act| {
            !is_done_alone(phrase.lemma(act))
                && phrase.with_label(act, Label::Dobj).any(|object| {
                    phrase.is_class(object, Class::Agreement) || carried(phrase, object).is_some()
                })
        });
    if about {
        return true;
    }
    // "a ceasefire proposal", "a peace plan", "the terms of the treaty"
    let modified = phrase.children(at).iter().any(|child| {
        matches!(
            phrase.label(*child),
            Label::Compound | Label::Amod | Label::Nmod
        ) && (phrase.is_class(*child, Class::Agreement)
            || phrase.name_class(*child) == Some(NameClass::Agreement)
            || phrase.lemma(*child) == "peace")
    });
    if modified && (phrase.is_class(at, Class::Instrument) || phrase.is_class(at, Class::Carrier)) {
        return true;
    }
    if carried(phrase, at).is_some() {
        return true;
    }
    let stated = is_statement_of_several(phrase, at);
    stated || !strong && (phrase.is_class(at, Class::Instrument) || is_arms_ban(phrase, at))
}

/// "the trilateral statement of 2020": what so many states said together they agreed.
fn is_statement_of_several(phrase: &Phrase<'_>, at: usize) -> bool {
    let sides = |word: &usize| {
        matches!(
            phrase.lemma(*word),
            "trilateral" | "tripartite" | "quadrilateral" | "quadripartite" | "bilateral"
        )
    };
    matches!(phrase.lemma(at), "statement" | "communique" | "communiqué")
        && phrase.name(at).is_none()
        && phrase.children(at).iter().any(sides)
}

/// "plans to sign the treaty": what one state does with a treaty it may plan by itself.
fn is_done_alone(act: &str) -> bool {
    matches!(
        act,
        "sign"
            | "ratify"
            | "approve"
            | "join"
            | "leave"
            | "quit"
            | "exit"
            | "scrap"
            | "cancel"
            | "denounce"
            | "abrogate"
            | "terminate"
            | "suspend"
            | "renegotiate"
            | "reject"
            | "abandon"
    )
}

/// "its alliance with Japan": what two have with each other was agreed, while "the alliance" is an organisation.
pub(crate) fn is_alliance(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(phrase.lemma(at), "alliance" | "league" | "entente")
        && phrase.name(at).is_none()
        && phrase.prepositions(at).any(|(preposition, object)| {
            matches!(phrase.lemma(preposition), "with" | "between")
                && matches!(
                    phrase.name_class(object),
                    Some(NameClass::Party | NameClass::Nationality | NameClass::Seat)
                )
        })
}

/// "the nuclear test ban", "the cluster munitions ban": what states forbid each other.
fn is_arms_ban(phrase: &Phrase<'_>, at: usize) -> bool {
    let arms = |word: &usize| {
        matches!(
            phrase.lemma(*word),
            "test" | "mine" | "landmine" | "munition" | "weapon" | "missile" | "testing"
        ) && phrase.label(*word) == Label::Compound
    };
    phrase.lemma(at) == "ban" && phrase.name(at).is_none() && phrase.children(at).iter().any(arms)
}

/// "the End User License Agreement", "the Membership Agreement": what companies and clubs have with people.
fn names_contract(phrase: &Phrase<'_>, at: usize) -> bool {
    const WORDS: [&str; 15] = [
        "Prices",
        "Incomes",
        "Wages",
        "License",
        "Licence",
        "User",
        "Membership",
        "Employment",
        "Lease",
        "Purchase",
        "Merger",
        "Franchise",
        "Bargaining",
        "Enterprise",
        "Sponsorship",
    ];
    phrase.name(at).is_some_and(|name| {
        let mut words = name.core.of(phrase.text).split([' ', '-']);
        name.senses.is_empty() && words.any(|word| WORDS.contains(&word))
    })
}

/// "the Constitutional Convention": people who meet.
fn is_assembly(phrase: &Phrase<'_>, at: usize) -> bool {
    const MEETING: [&str; 6] = [
        "Constitutional",
        "National",
        "Democratic",
        "Republican",
        "State",
        "Annual",
    ];
    phrase.name(at).is_some_and(|name| {
        let words = name.core.of(phrase.text);
        name.senses.is_empty()
            && words.ends_with(" Convention")
            && words.split(' ').any(|word| MEETING.contains(&word))
    })
}

/// "Plan B", "the Transport Study Plan": a name that only its shape gives, of what one side may plan for itself.
fn is_plan(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_some_and(|name| {
        let mut words = name.core.of(phrase.text).split([' ', '-']);
        name.senses.is_empty()
            && words.clone().any(|word| word == "Plan")
            && !words.any(|word| matches!(word, "Peace" | "Ceasefire" | "Action"))
    })
}

/// "a constitutional convention", "the naming convention", "a network protocol": other senses of the words.
pub(crate) fn is_other_sense(phrase: &Phrase<'_>, at: usize) -> bool {
    let modified = |words: &[&str]| {
        phrase.children(at).iter().any(|child| {
            matches!(
                phrase.label(*child),
                Label::Compound | Label::Amod | Label::Nmod
            ) && words.contains(&phrase.lemma(*child))
        })
    };
    match phrase.lemma(at) {
        // "is it a done deal?", "no big deal"
        "deal" if modified(&["do", "done", "big", "raw", "real"]) => true,
        // "an Alternative for Germany convention"
        "convention"
            if phrase.children(at).iter().any(|child| {
                phrase.name(*child).is_some_and(|name| {
                    name.entity_type == EntityType::PoliticalParty
                        || name.class == NameClass::Company
                })
            }) =>
        {
            true
        }
        // "reunited at a film convention": people meet there.
        "convention"
            if phrase.label(at) == Label::Pobj
                && phrase
                    .head(at)
                    .is_some_and(|head| phrase.lemma(head) == "at") =>
        {
            true
        }
        "convention" => {
            let custom = phrase.children(at).iter().all(|child| {
                !matches!(
                    phrase.label(*child),
                    Label::Det | Label::Poss | Label::Amod | Label::Compound
                )
            });
            // Without an article it is custom: "flouted convention".
            custom && phrase.tag(at) == Tag::Nn && phrase.label(at) != Label::Compound
                || modified(&[
                    "constitutional",
                    "elected",
                    "elect",
                    "nominating",
                    "national",
                    "state",
                    "republican",
                    "democratic",
                    "party",
                    "secession",
                    "annual",
                    "naming",
                    "social",
                    "literary",
                    "comic",
                    "fan",
                    "book",
                    "science",
                    "gaming",
                    "brokered",
                    "contested",
                ])
        }
        "protocol" => modified(&[
            "network",
            "health",
            "internet",
            "communication",
            "transfer",
            "routing",
            "messaging",
            "file",
            "data",
            "web",
            "wireless",
            "treatment",
            "clinical",
            "diplomatic",
            "medical",
            "research",
            "laboratory",
        ]),
        // "Israeli settlements": where people settle.
        "settlement" => {
            phrase.tag(at) == Tag::Nns
                && modified(&[
                    "israeli", "jewish", "illegal", "informal", "new", "colonial", "rural",
                    "coastal",
                ])
        }
        "compact" => modified(&["cassette", "disc", "disk", "car", "model"]),
        _ => false,
    }
}

/// Words beside the head that make it a contract of companies, players or workers.
pub(crate) fn is_contract(phrase: &Phrase<'_>, at: usize) -> bool {
    // "its human rights obligations under the agreement": those words say nothing of the agreement.
    let carries = phrase.is_class(at, Class::Carrier) && !phrase.is_class(at, Class::Agreement);
    // Only states make treaties: "a prisoner transfer treaty"; and the rest is no player's: "a technology transfer agreement".
    let of_states = matches!(phrase.lemma(at), "treaty" | "convention")
        || phrase.children(at).iter().any(|child| {
            matches!(
                phrase.lemma(*child),
                "prisoner"
                    | "offender"
                    | "technology"
                    | "data"
                    | "arms"
                    | "detainee"
                    | "migrant"
                    | "refugee"
            )
        });
    !carries
        && !of_states
        && phrase.children(at).iter().any(|child| {
            matches!(
                phrase.label(*child),
                Label::Compound | Label::Amod | Label::Nmod
            ) && phrase.name(*child).is_none()
                && lexicon::is(phrase.lemma(*child), Class::NoAgreement)
                && !is_union_of_states(phrase, *child)
        })
}

/// "a customs union treaty": no union of workers.
fn is_union_of_states(phrase: &Phrase<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let kind = matches!(
        phrase.lemma(before),
        "customs" | "custom" | "monetary" | "currency" | "economic" | "banking"
    );
    phrase.lemma(at) == "union" && (kind || phrase.word(before).starts_with(char::is_uppercase))
}

/// What lays a part of an agreement down: "the limits set by the treaty", "the terms laid down in it".
fn laid_down(phrase: &Phrase<'_>, at: usize) -> impl Iterator<Item = usize> {
    let lays = |verb: usize| {
        matches!(
            phrase.lemma(verb),
            "set" | "lay" | "impose" | "fix" | "establish" | "contain" | "stipulate" | "prescribe"
        )
    };
    let laid = phrase.with_label(at, Label::Acl);
    laid.filter(move |verb| lays(*verb) && phrase.tag(*verb) == Tag::Vbn)
        .flat_map(|verb| phrase.prepositions(verb))
        .filter(|(preposition, _)| matches!(phrase.lemma(*preposition), "by" | "in" | "under"))
        .map(|(_, object)| object)
}

/// The agreement that a carrier's "of" or "to" phrase means: "the terms of the treaty", "a protocol to the convention".
pub(crate) fn carried(phrase: &Phrase<'_>, at: usize) -> Option<usize> {
    // "reached agreement on the text", "an agreement on a tax treaty": what is agreed on is meant.
    if matches!(phrase.lemma(at), "agreement" | "consensus") && phrase.name(at).is_none() {
        let bare = |object: usize| {
            phrase
                .child(object, Label::Det)
                .is_some_and(|det| phrase.lemma(det) == "the")
                && phrase.children(object).len() == 1
                && lexicon::is(phrase.lemma(object), Class::Generic)
        };
        let plain = !phrase
            .children(at)
            .iter()
            .any(|child| *child < at && !matches!(phrase.tag(*child), Tag::Dt | Tag::PrpS));
        return phrase
            .prepositions(at)
            .filter(|(preposition, _)| phrase.lemma(*preposition) == "on" && plain)
            .map(|(_, object)| object)
            .find(|object| bare(*object) || phrase.is_class(*object, Class::Agreement));
    }
    let talks = phrase.is_class(at, Class::Talks);
    let other = phrase
        .name_class(at)
        .is_some_and(|class| class != NameClass::Unknown);
    // "Article IV of the treaty"
    let word = phrase.name(at).map(|name| name.core.of(phrase.text));
    let first = word.and_then(|name| name.split(' ').next());
    let lemma = first.unwrap_or(phrase.lemma(at)).to_lowercase();
    if other || !talks && !lexicon::is(&lemma, Class::Carrier) {
        return None;
    }
    if talks {
        return phrase
            .prepositions(at)
            .filter(|(preposition, _)| {
                matches!(
                    phrase.lemma(*preposition),
                    "on" | "for" | "over" | "about" | "toward" | "towards"
                )
            })
            .map(|(_, object)| object)
            .find(|object| is_agreement(phrase, *object, true));
    }
    // "an arrangement under the Paris Agreement" is one of its own.
    let own = lexicon::is(&lemma, Class::Instrument);
    phrase
        .prepositions(at)
        .filter(|(preposition, _)| match phrase.lemma(*preposition) {
            "of" | "to" | "in" | "for" => true,
            "under" => !own,
            _ => false,
        })
        .map(|(_, object)| object)
        // "the agreement's chapter on fish"
        .chain(phrase.child(at, Label::Poss).filter(|whole| {
            !own && phrase.is_class(*whole, Class::Agreement) && phrase.name(*whole).is_none()
        }))
        // "the limits set by the treaty"
        .chain(laid_down(phrase, at))
        // "its obligations under the terms of the treaty"
        .map(|object| match phrase.is_class(object, Class::Portion) {
            true => carried(phrase, object).unwrap_or(object),
            false => object,
        })
        .find(|object| is_agreement(phrase, *object, true))
}
