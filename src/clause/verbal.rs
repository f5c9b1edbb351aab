//! **Clause**, verbs: what the words around a verb fill.

use super::object::{gap, objects, stray_object};
use super::subject::{agents, surface_subjects};
use super::{
    Clause, MAX_STEPS, besides, doer_of_breach, function_of, helps, is_agreement_like, is_place,
    is_visit, pact_over, party_like, prepositions,
};
use crate::agreement;
use crate::lexicon::Class;
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::rule::Function;
use crate::syntax::{Label, Tag};

pub(super) fn verbal(phrase: &Phrase<'_>, clause: &mut Clause) {
    let verb = clause.site.head;
    let own_words = clause.site.words.clone();
    // "a pact signed yesterday": right after an agreement a past form is its participle, whatever the parser says.
    let reduced = reduced_passive(phrase, verb);
    let passive = reduced.is_some() || phrase.is_passive(verb);
    let subjects = match reduced {
        Some(noun) => vec![noun],
        None => surface_subjects(phrase, verb, 0),
    };
    // "sign up to A", "withdraw from A", "put its signature to A": what the last word governs is the object.
    let last = *own_words.last().unwrap_or(&verb);
    // "denounced the truce as a trick": what is said of it is not what is denounced.
    let predicates = phrase.lemma(last) == "as" && phrase.child(verb, Label::Dobj).is_some();
    // "which they settled on last month": a date is no object.
    let governs = last != verb
        && !predicates
        && !phrase.governs_date(last)
        && (matches!(phrase.tag(last), Tag::In | Tag::To) && phrase.label(last) != Label::Prt
            || phrase.objects_of(last).is_some());
    // "the coming into force of the treaty": a gerund with an article has its subject behind "of".
    let force = own_words
        .iter()
        .any(|word| *word != verb && matches!(phrase.lemma(*word), "force" | "effect"));
    if force && phrase.tag(verb) == Tag::Vbg && phrase.child(verb, Label::Det).is_some() {
        let of = phrase
            .prepositions(last)
            .find(|(preposition, _)| phrase.lemma(*preposition) == "of");
        if let Some((_, subject)) = of {
            clause.add(Function::Subject, subject);
        }
    }
    if passive {
        // "it was agreed that more was needed": the clause is what was agreed.
        let expletive = |subject: usize| {
            phrase.lemma(subject) == "it"
                && phrase
                    .child(verb, Label::Ccomp)
                    .is_some_and(|clause| clause > verb)
        };
        let fronted = helped_with(phrase, verb).filter(|_| helps(phrase.lemma(verb)));
        let done: Vec<usize> = fronted.map_or(subjects, |pact| vec![pact]);
        for subject in done.into_iter().filter(|at| !expletive(*at)) {
            let object = called_for(phrase, subject, verb).unwrap_or(subject);
            clause.add(Function::Object, object);
        }
        for agent in agents(phrase, verb) {
            clause.add(Function::Subject, phrase.antecedent(agent));
        }
        // "In the same sitting was ratified the agreement on water": the subject of a passive may follow it.
        if !clause.has(Function::Object) {
            for object in phrase.with_label(verb, Label::Dobj) {
                clause.add(Function::Object, object);
            }
        }
    } else {
        // "signed a pact with B, which entered into force": only an agreement does.
        let of_pacts = force
            || own_words
                .iter()
                .any(|word| matches!(phrase.lemma(*word), "abeyance" | "limbo"));
        for subject in subjects {
            // "which is to take effect"
            let relative = phrase.label(verb) == Label::Relcl
                || phrase.label(verb) == Label::Xcomp
                    && phrase
                        .head(verb)
                        .is_some_and(|be| phrase.label(be) == Label::Relcl);
            let subject = if of_pacts && relative {
                pact_over(phrase, subject).unwrap_or(subject)
            } else {
                subject
            };
            clause.add(Function::Subject, doer_of_breach(phrase, verb, subject));
        }
        if !governs {
            // "applied to join A": the last verb of the trigger has the object.
            let acting = if last != verb && phrase.is_verb(last) {
                last
            } else {
                verb
            };
            for object in objects(phrase, acting) {
                if !own_words.contains(&object) {
                    let object = called_for(phrase, object, verb).unwrap_or(object);
                    clause.add(Function::Object, whole_pact(phrase, object, verb));
                }
            }
        }
    }
    if governs && !passive {
        // "pressed B for a treaty": B is the one who is asked.
        let addressees: Vec<usize> = phrase
            .with_label(verb, Label::Dobj)
            .filter(|object| party_like(phrase, *object))
            .collect();
        // "withdrew the United States from the accord": the state that is led out leaves.
        let leads = matches!(
            phrase.lemma(verb),
            "withdraw" | "pull" | "take" | "bring" | "lead"
        );
        for addressee in addressees {
            let state = phrase
                .name(addressee)
                .is_some_and(|name| name.entity_type.is_state());
            let function = match leads && state {
                true => Function::Subject,
                false => Function::To,
            };
            clause.add(function, addressee);
        }
    }
    if governs {
        if let Some(object) = governed(phrase, verb, last) {
            clause
                .functions
                .retain(|(function, _)| *function != Function::Object || !passive);
            clause.add(Function::Object, phrase.antecedent(object));
        } else if !passive {
            for object in gap(phrase, verb) {
                clause.add(Function::Object, object);
            }
            // "The Democrats voted against."
            let stranded = last + 1 >= phrase.len() || phrase.tag(last + 1).is_punctuation();
            if !clause.has(Function::Object) && stranded && phrase.lemma(verb) == "vote" {
                clause.add(Function::Object, verb);
            }
        }
    }
    // "The second pact, concluded in 2014, was dead": a past form without an object and with an agreement as subject.
    let past = matches!(phrase.tag(verb), Tag::Vbd | Tag::Vbn);
    if past && !passive && !governs && !clause.has(Function::Object) {
        let pacts: Vec<usize> = clause
            .fillers(Function::Subject)
            .filter(|at| is_agreement_like(phrase, *at))
            .collect();
        for pact in pacts {
            clause.add(Function::Object, pact);
        }
    }
    if !passive && !governs && !clause.has(Function::Object) {
        // "The stricter convention they signed in 1996": an object before the subject.
        let subjects: Vec<usize> = clause.fillers(Function::Subject).collect();
        if let [first, .., last] = subjects.as_slice()
            && is_agreement_like(phrase, *first)
            && !is_agreement_like(phrase, *last)
            && first < last
        {
            clause
                .functions
                .retain(|(function, at)| *function != Function::Subject || at != first);
            clause.add(Function::Object, *first);
        }
    }
    if !passive
        && !governs
        && !clause.has(Function::Object)
        && let Some(object) = stray_object(phrase, verb)
    {
        clause.add(Function::Object, object);
    }
    if !passive
        && !clause.has(Function::Object)
        && let Some(pact) = agreed_in(phrase, verb)
    {
        clause.add(Function::Object, pact);
    }
    for party in signed_for(phrase, clause, verb) {
        clause.add(Function::Subject, party);
    }
    event_parties(phrase, clause, verb);
    // "Peru signed in 1998 but has yet to ratify": the object of such verbs is what the text is about.
    let last_word = own_words.iter().copied().max().unwrap_or(verb);
    let leaves = matches!(
        phrase.lemma(verb),
        "pull" | "drop" | "back" | "walk" | "opt"
    );
    let pulls_out = leaves && own_words.len() == 2;
    // "Norway led the mediation": of what was agreed just before.
    let helps = agreement::leads_mediation(phrase.lemma(verb))
        && own_words
            .iter()
            .any(|word| *word != verb && agreement::is_mediation(phrase.lemma(*word)))
        // "acted as mediator between B and C" says whom it helps.
        && own_words.iter().all(|word| {
            let mut prepositions = phrase.prepositions(*word);
            prepositions.all(|(preposition, _)| !matches!(phrase.lemma(preposition), "between" | "among" | "of"))
        });
    let alone = own_words.len() == 1 || pulls_out;
    let may_go_without =
        phrase.is_class(verb, Class::ZeroObject) || phrase.is_class(verb, Class::ResumedObject);
    let open = !clause.has(Function::Object) && !passive && (alone && may_go_without || helps);
    let complement = phrase.children(verb).iter().any(|child| {
        !own_words.contains(child)
            && matches!(
                phrase.label(*child),
                Label::Xcomp | Label::Ccomp | Label::Prt | Label::Oprd | Label::Dobj
            )
    });
    // "mediated between B and C"
    let between = phrase.lemma(verb) == "mediate"
        && phrase.prepositions(verb).any(|(preposition, _)| {
            matches!(
                phrase.lemma(preposition),
                "between" | "among" | "in" | "on" | "with" | "for"
            )
        });
    let open = open && !complement && !between && phrase.tagged().may_lack_object(last_word);
    if open && clause.has(Function::Subject) {
        clause.add(Function::Object, verb);
    }
    let noun_words: Vec<usize> = own_words
        .iter()
        .copied()
        .filter(|at| *at != verb && phrase.is_noun(*at))
        .collect();
    prepositions(phrase, clause, verb, &own_words);
    for noun in noun_words {
        prepositions(phrase, clause, noun, &own_words);
        if let (Some(owner), false) = (
            phrase.child(noun, Label::Poss),
            clause.has(Function::Subject),
        ) {
            clause.add(Function::Subject, owner);
        }
    }
    if passive {
        ratified_in(phrase, clause, verb);
        visit_parties(phrase, clause, verb);
        bound_by_it(phrase, clause, verb);
    }
    // "A was signed in May and ratified by B": what the parser hung onto a date or place is the verb's.
    for (_, at) in clause.functions.clone() {
        if matches!(
            phrase.label(at),
            Label::Pobj | Label::Npadvmod | Label::Dobj
        ) && !is_agreement_like(phrase, at)
        {
            nested(phrase, clause, at);
        }
    }
    let groups: Vec<usize> = clause
        .fillers(Function::Object)
        .chain(clause.fillers(Function::Subject))
        .collect();
    for group in groups {
        group_parties(phrase, clause, group);
    }
    promised(phrase, clause);
}

/// "A signed a treaty handing the islands to B", "an agreement to pay B": where nobody else is told, the other side is the one
/// to whom the agreement gives something.
pub(super) fn promised(phrase: &Phrase<'_>, clause: &mut Clause) {
    let subjects: Vec<usize> = clause.fillers(Function::Subject).collect();
    let alone = subjects.len() == 1 && phrase.conjuncts(subjects[0]).len() == 1;
    if !alone || clause.has(Function::With) || clause.has(Function::Between) {
        return;
    }
    let state = |at: usize| {
        phrase
            .name_class(at)
            .is_some_and(|class| class == NameClass::Party)
            && !subjects.contains(&at)
    };
    let objects: Vec<usize> = clause.fillers(Function::Object).collect();
    for object in objects {
        if !is_agreement_like(phrase, object) {
            continue;
        }
        let acts = phrase
            .children(object)
            .iter()
            .filter(|act| match phrase.label(**act) {
                Label::Acl => matches!(phrase.tag(**act), Tag::Vb | Tag::Vbg),
                // The parser takes some infinitives for relative clauses.
                Label::Relcl => phrase.tag(**act) == Tag::Vb,
                _ => false,
            });
        for act in acts.copied().collect::<Vec<_>>() {
            let given = phrase.prepositions(act).chain(
                phrase
                    .with_label(act, Label::Dobj)
                    .flat_map(|thing| phrase.prepositions(thing)),
            );
            let to: Vec<usize> = given
                .filter(|(preposition, _)| matches!(phrase.lemma(*preposition), "to" | "with"))
                .flat_map(|(_, receiver)| {
                    // "to Kenya's health system"
                    [Some(receiver), phrase.child(receiver, Label::Poss)]
                })
                .flatten()
                .filter(|at| state(*at))
                .collect();
            for receiver in to {
                clause.add(Function::With, receiver);
            }
        }
    }
}

/// "the convention on crimes against heritage, which B ratified": the clause is about the convention, not the heritage.
pub(super) fn whole_pact(phrase: &Phrase<'_>, object: usize, verb: usize) -> usize {
    if object > verb || is_agreement_like(phrase, object) || phrase.name(object).is_some() {
        return object;
    }
    pact_over(phrase, object).unwrap_or(object)
}

/// "rejected calls for a truce": who will not hear of the call is against the truce.
fn called_for(phrase: &Phrase<'_>, call: usize, verb: usize) -> Option<usize> {
    let called = matches!(
        phrase.lemma(call),
        "call" | "appeal" | "plea" | "demand" | "push"
    ) && phrase.is_noun(call);
    let rejects = matches!(
        phrase.lemma(verb),
        "reject" | "dismiss" | "rebuff" | "spurn" | "resist" | "rule" | "refuse"
    );
    // The parser may hang "for" onto the verb.
    let mut aims = phrase.prepositions(call).chain(phrase.prepositions(verb));
    let aim = aims.find(|(preposition, aim)| {
        phrase.lemma(*preposition) == "for" && is_agreement_like(phrase, *aim)
    });
    aim.filter(|_| called && rejects).map(|(_, aim)| aim)
}

/// "Brokered by Oman, A and B signed a truce": it is the truce that was brokered.
fn helped_with(phrase: &Phrase<'_>, participle: usize) -> Option<usize> {
    let main = phrase.head(participle).filter(|main| {
        phrase.label(participle) == Label::Advcl
            && phrase.tag(participle) == Tag::Vbn
            && participle < *main
            && !phrase.is_passive(*main)
    })?;
    let object = phrase.child(main, Label::Dobj)?;
    is_agreement_like(phrase, object).then_some(object)
}

/// The agreement that a past form right after it modifies: "a pact signed yesterday".
pub(super) fn reduced_passive(phrase: &Phrase<'_>, verb: usize) -> Option<usize> {
    let noun = verb
        .checked_sub(1)
        .filter(|noun| is_agreement_like(phrase, *noun))?;
    let past = matches!(phrase.tag(verb), Tag::Vbd | Tag::Vbn);
    let own = phrase.children(verb).iter().any(|child| {
        phrase.label(*child).is_subject() && *child != noun
            || matches!(phrase.label(*child), Label::Aux | Label::Auxpass)
    });
    let object = phrase
        .with_label(verb, Label::Dobj)
        .any(|object| is_agreement_like(phrase, object));
    let subject = phrase.label(noun).is_subject() && phrase.head(noun) == Some(verb);
    (past && !own && !object && !subject).then_some(noun)
}

/// "A and B will train together under an accord signed in May", "A, allied with B by a treaty signed in 1873": where nobody else is
/// named, those who act under an agreement made it.
pub(super) fn bound_by_it(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
    // Who brokers it is no party.
    let helps = helps(phrase.lemma(verb));
    let named = [Function::With, Function::Between]
        .into_iter()
        .chain((!helps).then_some(Function::Subject))
        .any(|function| clause.has(function));
    if phrase.label(verb) != Label::Acl || named {
        return;
    }
    let under = phrase
        .head(verb)
        .filter(|pact| is_agreement_like(phrase, *pact) && phrase.name(*pact).is_none())
        .filter(|pact| phrase.label(*pact) == Label::Pobj)
        .and_then(|pact| phrase.head(pact))
        // "due to"
        .map(|preposition| match phrase.label(preposition) {
            Label::Pcomp => phrase.head(preposition).unwrap_or(preposition),
            _ => preposition,
        })
        .filter(|preposition| {
            matches!(
                phrase.lemma(*preposition),
                "under" | "by" | "due" | "through" | "per" | "in"
            )
        });
    let acting = under
        .and_then(|preposition| phrase.head(preposition))
        .filter(|acting| phrase.is_verb(*acting));
    let Some(acting) = acting else { return };
    let with = phrase
        .prepositions(acting)
        .filter(|(preposition, _)| phrase.lemma(*preposition) == "with")
        .map(|(_, other)| other);
    // "Under a deal struck on Sunday, B frees prisoners and C leaves the hills"
    let joined = phrase
        .with_label(acting, Label::Conj)
        .filter(|verb| phrase.is_verb(*verb));
    let subjects = std::iter::once(acting)
        .chain(joined)
        .flat_map(|verb| surface_subjects(phrase, verb, 0));
    let parties: Vec<usize> = subjects
        .chain(with)
        .filter(|party| party_like(phrase, *party))
        .collect();
    for party in parties {
        clause.add(Function::Between, party);
    }
}

/// "Ana Ruiz for Peru and Jon Lund for Norway signed it": the states for which people sign.
fn signed_for(phrase: &Phrase<'_>, clause: &Clause, verb: usize) -> Vec<usize> {
    if !matches!(phrase.lemma(verb), "sign" | "initial") {
        return Vec::new();
    }
    let people = clause
        .fillers(Function::Subject)
        .flat_map(|subject| phrase.conjuncts(subject))
        .filter(|at| {
            matches!(
                phrase.name_class(*at),
                Some(NameClass::Person | NameClass::Unknown)
            )
        });
    let states = people.flat_map(|person| phrase.prepositions(person).collect::<Vec<_>>());
    states
        .filter(|(preposition, state)| {
            phrase.lemma(*preposition) == "for"
                && phrase.name_class(*state) == Some(NameClass::Party)
        })
        .map(|(_, state)| state)
        .collect()
}

/// "agreed to restore ties in a deal brokered by C": what they agreed to is a deal.
fn agreed_in(phrase: &Phrase<'_>, verb: usize) -> Option<usize> {
    let done = phrase
        .child(verb, Label::Xcomp)
        .filter(|_| phrase.lemma(verb) == "agree")?;
    // "In the Treaty of Lutz B agreed to give up the province"
    // "agreed to divide it by the Treaty of Lutz"
    let mut named = phrase.prepositions(verb).chain(phrase.prepositions(done));
    let named = named.find(|(preposition, pact)| {
        matches!(phrase.lemma(*preposition), "in" | "by")
            && phrase.name_class(*pact) == Some(NameClass::Agreement)
    });
    if let Some((_, pact)) = named {
        return Some(pact);
    }
    // "Norway agreed to buy frigates in a deal" is one with a yard.
    let several = |subject: &usize| phrase.conjuncts(*subject).len() > 1;
    if !surface_subjects(phrase, verb, 0).iter().any(several) {
        return None;
    }
    let end = *phrase.subtree(done).end();
    (done..=end)
        .filter(|at| matches!(phrase.lemma(*at), "in" | "under" | "as"))
        .filter_map(|preposition| phrase.objects_of(preposition))
        .find(|pact| {
            let mut words = phrase.children(*pact).iter();
            let new = words.any(|word| matches!(phrase.word(*word), "a" | "an"));
            new && phrase.is_class(*pact, Class::Agreement) && phrase.name(*pact).is_none()
        })
}

/// "was ratified in Kenya in 2004": a state ratifies where it is.
pub(super) fn ratified_in(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
    if !matches!(phrase.lemma(verb), "ratify" | "approve") || clause.has(Function::Subject) {
        return;
    }
    let state = |at: &usize| {
        phrase
            .name(*at)
            .is_some_and(|name| name.class == NameClass::Party && name.entity_type.is_state())
    };
    let inside = |of: usize| {
        let prepositions = phrase.prepositions(of);
        prepositions
            .filter(|(preposition, _)| phrase.lemma(*preposition) == "in")
            .map(|(_, place)| place)
    };
    // "in a referendum in B"
    let poll = |at: usize| {
        matches!(
            phrase.lemma(at),
            "referendum" | "plebiscite" | "vote" | "poll"
        )
    };
    let polls = phrase
        .prepositions(verb)
        .map(|(_, poll)| poll)
        .filter(|at| poll(*at));
    let places: Vec<usize> = inside(verb)
        .chain(polls.flat_map(inside))
        .filter(state)
        .collect();
    for state in places {
        clause.add(Function::Subject, state);
    }
}

/// "was signed during B's visit to C": where nobody else is named, the guest and the host do it.
pub(super) fn visit_parties(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
    let visit = phrase
        .prepositions(verb)
        .filter(|(preposition, _)| matches!(phrase.lemma(*preposition), "during" | "on"))
        .map(|(_, object)| object)
        .find(|object| is_visit(phrase, *object));
    let Some(visit) = visit.filter(|_| !clause.has(Function::Subject)) else {
        return;
    };
    let by = |wanted: &'static str| {
        phrase
            .prepositions(visit)
            .filter(move |(preposition, _)| phrase.lemma(*preposition) == wanted)
            .map(|(_, object)| object)
    };
    let guest = phrase.child(visit, Label::Poss).or_else(|| by("by").next());
    let host = by("to").find(|host| is_place(phrase, *host));
    if let (Some(guest), Some(host)) = (guest, host)
        && (party_like(phrase, guest) || phrase.tag(guest) == Tag::PrpS)
    {
        clause.add(Function::Subject, guest);
        clause.add(Function::Subject, host);
    }
}

/// "Three were killed in Israeli attacks, which violates the truce": the deed of the main clause is the subject.
pub(super) fn event_parties(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
    let label = phrase.label(verb);
    let event = label == Label::Advcl && phrase.tag(verb) == Tag::Vbg
        || label == Label::Relcl
            && phrase
                .children(verb)
                .iter()
                .any(|child| phrase.lemma(*child) == "which");
    if !event {
        return;
    }
    let mut up = verb;
    for _ in 0..MAX_STEPS {
        match phrase.head(up) {
            Some(head) => up = head,
            None => break,
        }
        if phrase.is_verb(up) {
            break;
        }
    }
    if up == verb || !phrase.is_verb(up) {
        return;
    }
    let deeds: Vec<usize> = phrase
        .prepositions(up)
        .map(|(_, object)| object)
        .filter(|object| phrase.is_class(*object, Class::Deed))
        .collect();
    for deed in deeds {
        clause.add(Function::Subject, deed);
    }
}

/// What a preposition or particle of a trigger governs.
pub(super) fn governed(phrase: &Phrase<'_>, verb: usize, preposition: usize) -> Option<usize> {
    // "called for respecting the treaty": a deed is called for, not the treaty.
    // "held talks with B acting as mediator": what B does is another clause.
    let absolute = phrase.lemma(preposition) == "with";
    if phrase.child(preposition, Label::Pcomp).is_some_and(|deed| {
        phrase.tag(deed) == Tag::Vbg && (absolute || phrase.child(deed, Label::Dobj).is_some())
    }) {
        return None;
    }
    phrase
        .objects_of(preposition)
        .or_else(|| {
            phrase
                .child(preposition, Label::Prep)
                .and_then(|inner| phrase.objects_of(inner))
        })
        // The parser may take the particle for an adverb and its noun for an object of the verb.
        .or_else(|| {
            objects(phrase, verb)
                .into_iter()
                .find(|object| *object > preposition)
        })
        .or_else(|| {
            let next = preposition + 1;
            (next < phrase.len()).then(|| {
                (next..phrase.len().min(next + 8)).find(|&at| {
                    phrase.is_noun(at)
                        && phrase
                            .head(at)
                            .is_none_or(|head| head <= preposition || phrase.is_verb(head))
                })
            })?
        })
}

/// Prepositions that hang on a date or place inside the clause.
pub(super) fn nested(phrase: &Phrase<'_>, clause: &mut Clause, at: usize) {
    let own = clause.site.words.clone();
    let found: Vec<(usize, usize)> = phrase.prepositions(at).collect();
    for (preposition, object) in found {
        if own.contains(&preposition) {
            continue;
        }
        match phrase.lemma(preposition) {
            "with" | "between" | "by" => {
                let function = function_of(phrase.lemma(preposition)).unwrap_or(Function::With);
                clause.add(function, object);
            }
            _ => {}
        }
    }
}

/// "a round of talks": the talks.
pub(crate) fn talks_of(phrase: &Phrase<'_>, noun: usize) -> Option<usize> {
    let mut of = phrase.prepositions(noun);
    let talks = of.find(|(preposition, object)| {
        phrase.lemma(*preposition) == "of" && phrase.is_class(*object, Class::Talks)
    });
    talks.map(|(_, talks)| talks)
}

/// Parties that a noun group names itself: "a pact with B", "a deal between B and C".
/// What an agreement is of: "a treaty of friendship, trade and navigation with B" is with B, wherever the parser hangs it.
fn matter_of(phrase: &Phrase<'_>, group: usize) -> Vec<usize> {
    let of = |preposition: usize| matches!(phrase.lemma(preposition), "of" | "on" | "for");
    let mut matters = phrase.prepositions(group);
    let matter =
        matters.find(|(preposition, matter)| of(*preposition) && phrase.name(*matter).is_none());
    let pact = is_agreement_like(phrase, group);
    let matter = matter.filter(|_| pact).map(|(_, matter)| matter);
    matter.map_or_else(Vec::new, |matter| {
        let mut all = phrase.conjuncts(matter);
        all.retain(|at| !is_agreement_like(phrase, *at) && phrase.name(*at).is_none());
        all
    })
}

pub(super) fn group_parties(phrase: &Phrase<'_>, clause: &mut Clause, group: usize) {
    let own = clause.site.words.clone();
    let mut groups = vec![group];
    // "a ceasefire and openness to talks with B": openness is no other thing of that sort.
    let sort = |at: &usize| is_agreement_like(phrase, *at) || phrase.is_class(*at, Class::Talks);
    let alike = sort(&group);
    let others = phrase.conjuncts(group).into_iter().skip(1);
    groups.extend(others.filter(|at| !alike || phrase.name(*at).is_some() || sort(at)));
    // "the fifth round of talks with B"
    groups.extend(talks_of(phrase, group));
    groups.extend(matter_of(phrase, group));
    for group in groups {
        let found: Vec<(usize, usize)> = phrase.prepositions(group).collect();
        for (preposition, object) in found {
            if own.contains(&preposition) {
                continue;
            }
            match phrase.lemma(preposition) {
                // "signed a treaty in Manila": the parser hangs the place onto the treaty.
                "in" | "at"
                    if is_place(phrase, object) && !phrase.is_class(group, Class::Truce) =>
                {
                    clause.add(Function::In, object);
                }
                "of" if phrase.is_class(group, Class::Carrier) => clause.add(Function::Of, object),
                "with" | "alongside" | "along" | "together" => {
                    let function = besides(phrase, clause.site.head, preposition);
                    clause.add(function.unwrap_or(Function::With), object);
                }
                "between" | "among" => clause.add(Function::Between, object),
                // "proposed a border treaty to B"
                "to" if matches!(
                    phrase.lemma(clause.site.head),
                    "propose" | "offer" | "suggest" | "present" | "submit"
                ) && party_like(phrase, object)
                    && !is_agreement_like(phrase, object) =>
                {
                    clause.add(Function::To, object);
                }
                // "suspended talks on a pact"
                "on" | "over" | "about"
                    if phrase.is_class(group, Class::Talks)
                        && is_agreement_like(phrase, object) =>
                {
                    clause.add(Function::On, object);
                }
                // "called for a truce and talks involving B": the truce is not B's alone.
                "involve" if phrase.label(group) != Label::Conj => {
                    clause.add(Function::Between, object)
                }
                // "talks on a deal with B": the parties of the thing talked about are those of the talks.
                "of" | "on" | "for" | "to" | "over" | "in" | "at" => {
                    // "a deal on fishing rights for cod with B"
                    let mut topic = object;
                    for _ in 0..3 {
                        let inner: Vec<(usize, usize)> = phrase.prepositions(topic).collect();
                        for (preposition, object) in &inner {
                            match phrase.lemma(*preposition) {
                                "with" => clause.add(Function::With, *object),
                                // "a swap of captives between B and C"
                                "between" => clause.add(Function::Between, *object),
                                _ => {}
                            }
                        }
                        match inner.last() {
                            Some((preposition, object))
                                if matches!(
                                    phrase.lemma(*preposition),
                                    "of" | "for" | "in" | "on"
                                ) =>
                            {
                                topic = *object;
                            }
                            _ => break,
                        }
                    }
                }
                _ => {}
            }
        }
        // "an agreement to cooperate with B"
        for act in phrase.with_label(group, Label::Acl).collect::<Vec<_>>() {
            if phrase.tag(act) == Tag::Vb && is_agreement_like(phrase, group) {
                let with: Vec<usize> = phrase
                    .prepositions(act)
                    .filter(|(preposition, _)| phrase.lemma(*preposition) == "with")
                    .map(|(_, object)| object)
                    .collect();
                for object in with {
                    clause.add(Function::With, object);
                }
            }
        }
    }
}
