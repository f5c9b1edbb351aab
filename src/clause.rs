//! **Clause**: a trigger in its sentence → what fills each function of the active verb.
//!
//! English says "B ratified A" in many ways: "A was ratified by B", "A, ratified by B in May",
//! "B, which ratified A", "B agreed to ratify A", "B's ratification of A", "B gave its ratification
//! to A". This stage maps each of them onto subject, object and the prepositions, for every trigger
//! alike, so that no rule lists a construction.

use crate::agreement;
use crate::gazetteer::EntityType;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::rule::Function;
use crate::syntax::{Label, Tag};

/// Where a trigger stands: its head word, and the last of its words where it has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TriggerSite {
    /// The verb or noun.
    pub(crate) head: usize,
    /// All its words, in the order of the text.
    pub(crate) words: Vec<usize>,
    pub(crate) verbal: bool,
}

/// A trigger's clause.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub(crate) site: TriggerSite,
    /// What stands in which function: heads of noun groups.
    pub(crate) functions: Vec<(Function, usize)>,
}

impl Clause {
    pub(crate) fn fillers(&self, function: Function) -> impl Iterator<Item = usize> + '_ {
        self.functions
            .iter()
            .filter(move |(found, _)| *found == function)
            .map(|(_, at)| *at)
    }

    fn has(&self, function: Function) -> bool {
        self.fillers(function).next().is_some()
    }

    fn add(&mut self, function: Function, at: usize) {
        if !self.functions.contains(&(function, at)) {
            self.functions.push((function, at));
        }
    }
}

/// The function that a preposition marks.
fn function_of(preposition: &str) -> Option<Function> {
    Some(match preposition {
        "with" | "alongside" | "along" | "together" | "plus" => Function::With,
        "between" | "among" | "amongst" | "involve" => Function::Between,
        "of" => Function::Of,
        "to" | "into" | "toward" | "towards" | "onto" | "unto" => Function::To,
        "from" | "out" => Function::From,
        "against" => Function::Against,
        "on" | "over" | "about" | "for" | "regarding" | "concerning" | "regard" | "concern"
        | "focus" | "center" | "cover" | "upon" | "around" | "covering" | "governing" => {
            Function::On
        }
        "in" | "at" | "within" => Function::In,
        "by" => Function::By,
        _ => return None,
    })
}

/// Finds what fills the functions of a trigger.
pub(crate) fn read(phrase: &Phrase<'_>, site: TriggerSite) -> Clause {
    let mut clause = Clause {
        site,
        functions: Vec::new(),
    };
    if clause.site.verbal {
        verbal(phrase, &mut clause);
    } else {
        nominal(phrase, &mut clause);
        told_by_the_other(phrase, &mut clause);
    }
    clause
}

/// "B says that talks with C have ended": who talks with C is B, who tells it.
fn told_by_the_other(phrase: &Phrase<'_>, clause: &mut Clause) {
    let talks = clause.site.head;
    if !phrase.is_class(talks, Class::Talks)
        || !clause.has(Function::With)
        || clause.has(Function::Subject)
        || clause.has(Function::Between)
        || !phrase.label(talks).is_subject()
    {
        return;
    }
    let told = phrase
        .head(talks)
        .filter(|verb| phrase.label(*verb) == Label::Ccomp)
        .and_then(|verb| phrase.head(verb))
        .filter(|report| phrase.is_class(*report, Class::Report));
    for teller in told.map_or_else(Vec::new, |report| surface_subjects(phrase, report, 0)) {
        if party_like(phrase, teller) {
            clause.add(Function::Subject, teller);
        }
    }
}

fn verbal(phrase: &Phrase<'_>, clause: &mut Clause) {
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
    let governs = last != verb
        && matches!(phrase.tag(last), Tag::In | Tag::To)
        && phrase.label(last) != Label::Prt
        || last != verb && phrase.objects_of(last).is_some();
    if passive {
        // "it was agreed that more was needed": the clause is what was agreed.
        let expletive = |subject: usize| {
            phrase.lemma(subject) == "it"
                && phrase
                    .child(verb, Label::Ccomp)
                    .is_some_and(|clause| clause > verb)
        };
        for subject in subjects.into_iter().filter(|at| !expletive(*at)) {
            clause.add(Function::Object, subject);
        }
        for agent in agents(phrase, verb) {
            clause.add(Function::Subject, agent);
        }
        // "In the same sitting was ratified the agreement on water": the subject of a passive may follow it.
        if !clause.has(Function::Object) {
            for object in phrase.with_label(verb, Label::Dobj) {
                clause.add(Function::Object, object);
            }
        }
    } else {
        // "signed a pact with B, which entered into force": only an agreement does.
        let of_pacts = own_words
            .iter()
            .any(|word| *word != verb && matches!(phrase.lemma(*word), "force" | "effect"));
        for subject in subjects {
            let subject = if of_pacts && phrase.label(verb) == Label::Relcl {
                pact_over(phrase, subject).unwrap_or(subject)
            } else {
                subject
            };
            clause.add(Function::Subject, subject);
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
        for addressee in addressees {
            clause.add(Function::To, addressee);
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
    event_parties(phrase, clause, verb);
    // "Peru signed in 1998 but has yet to ratify": the object of such verbs is what the text is about.
    let open = !clause.has(Function::Object)
        && !passive
        && own_words.len() == 1
        && (phrase.is_class(verb, Class::ZeroObject)
            || phrase.is_class(verb, Class::ResumedObject));
    let dated = |preposition: usize| {
        phrase
            .objects_of(preposition)
            .is_some_and(|object| phrase.is_date(object))
    };
    let complement = phrase.children(verb).iter().any(|child| {
        matches!(
            phrase.label(*child),
            Label::Xcomp | Label::Ccomp | Label::Prt | Label::Oprd | Label::Dobj
        ) || phrase.label(*child) == Label::Prep
            && matches!(
                phrase.lemma(*child),
                "on" | "up" | "off" | "onto" | "to" | "for" | "with" | "into" | "from" | "as"
            )
            && *child == verb + 1
            && !dated(*child)
    });
    if open && !complement && clause.has(Function::Subject) {
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
fn promised(phrase: &Phrase<'_>, clause: &mut Clause) {
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
fn whole_pact(phrase: &Phrase<'_>, object: usize, verb: usize) -> usize {
    if object > verb || is_agreement_like(phrase, object) || phrase.name(object).is_some() {
        return object;
    }
    pact_over(phrase, object).unwrap_or(object)
}

/// The agreement whose phrases a noun stands in: the pact of "a pact with B".
fn pact_over(phrase: &Phrase<'_>, noun: usize) -> Option<usize> {
    if is_agreement_like(phrase, noun) {
        return Some(noun);
    }
    let mut up = noun;
    for _ in 0..6 {
        let head = phrase.head(up).filter(|head| !phrase.is_verb(*head))?;
        if is_agreement_like(phrase, head) {
            return Some(head);
        }
        up = head;
    }
    None
}

/// The agreement that a past form right after it modifies: "a pact signed yesterday".
fn reduced_passive(phrase: &Phrase<'_>, verb: usize) -> Option<usize> {
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
fn bound_by_it(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
    let named = [Function::Subject, Function::With, Function::Between];
    if phrase.label(verb) != Label::Acl || named.into_iter().any(|function| clause.has(function)) {
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
                "under" | "by" | "due" | "through" | "per"
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
    let parties: Vec<usize> = surface_subjects(phrase, acting, 0)
        .into_iter()
        .chain(with)
        .filter(|party| party_like(phrase, *party))
        .collect();
    for party in parties {
        clause.add(Function::Between, party);
    }
}

/// "was ratified in Kenya in 2004": a state ratifies where it is.
fn ratified_in(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
    if phrase.lemma(verb) != "ratify" || clause.has(Function::Subject) {
        return;
    }
    let state = |at: &usize| {
        phrase
            .name(*at)
            .is_some_and(|name| name.class == NameClass::Party && name.entity_type.is_state())
    };
    let places: Vec<usize> = phrase
        .prepositions(verb)
        .filter(|(preposition, _)| phrase.lemma(*preposition) == "in")
        .map(|(_, place)| place)
        .filter(state)
        .collect();
    for state in places {
        clause.add(Function::Subject, state);
    }
}

fn is_visit(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(phrase.lemma(at), "visit" | "trip" | "tour")
}

/// "was signed during B's visit to C": where nobody else is named, the guest and the host do it.
fn visit_parties(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
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
fn event_parties(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
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
fn governed(phrase: &Phrase<'_>, verb: usize, preposition: usize) -> Option<usize> {
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
fn nested(phrase: &Phrase<'_>, clause: &mut Clause, at: usize) {
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

/// Parties that a noun group names itself: "a pact with B", "a deal between B and C".
fn group_parties(phrase: &Phrase<'_>, clause: &mut Clause, group: usize) {
    let own = clause.site.words.clone();
    let mut groups = vec![group];
    groups.extend(phrase.conjuncts(group).into_iter().skip(1));
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
                "with" | "alongside" | "along" | "together" => clause.add(Function::With, object),
                "between" | "among" => clause.add(Function::Between, object),
                // "called for a truce and talks involving B": the truce is not B's alone.
                "involve" if phrase.label(group) != Label::Conj => {
                    clause.add(Function::Between, object)
                }
                // "talks on a deal with B": the parties of the thing talked about are those of the talks.
                "of" | "on" | "for" | "to" | "over" | "in" | "at" => {
                    let inner: Vec<(usize, usize)> = phrase.prepositions(object).collect();
                    for (preposition, object) in inner {
                        if phrase.lemma(preposition) == "with" {
                            clause.add(Function::With, object);
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

fn is_place(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_some_and(|name| match name.class {
        NameClass::Seat | NameClass::Place => true,
        NameClass::Party => name.entity_type.is_state(),
        _ => false,
    })
}

fn prepositions(phrase: &Phrase<'_>, clause: &mut Clause, at: usize, own: &[usize]) {
    let found: Vec<(usize, usize)> = phrase.prepositions(at).collect();
    for (preposition, object) in found {
        if own.contains(&preposition) && preposition == *own.last().unwrap_or(&at) {
            continue;
        }
        // "with diplomats of B looking on": a clause of its own, whose subject has no part in this one.
        if phrase.lemma(preposition) == "with" && phrase.child(preposition, Label::Pcomp).is_some()
        {
            continue;
        }
        if let Some(function) = function_of(phrase.lemma(preposition)) {
            let inner_with = function == Function::From && phrase.lemma(preposition) == "out";
            let function = if inner_with { Function::From } else { function };
            clause.add(function, phrase.antecedent(object));
        }
    }
    if let Some(dative) = phrase.child(at, Label::Dative)
        && phrase.is_noun(dative)
    {
        clause.add(Function::To, dative);
    }
}

/// "approved by a majority of 110 votes", "by consensus": how it was done, and not by whom.
fn is_manner(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(
        phrase.lemma(at),
        "majority"
            | "vote"
            | "margin"
            | "consensus"
            | "acclamation"
            | "mistake"
            | "proxy"
            | "mail"
            | "exchange"
            | "decree"
    ) && phrase.name(at).is_none()
}

/// The nouns after "by" in a passive; a later verb's agent is shared: "signed and ratified by B".
pub(crate) fn agents(phrase: &Phrase<'_>, verb: usize) -> Vec<usize> {
    let own = |verb: usize| {
        phrase
            .prepositions(verb)
            .filter(|(preposition, _)| phrase.lemma(*preposition) == "by")
            .map(|(_, object)| object)
            .filter(|object| !is_manner(phrase, *object))
            .collect::<Vec<usize>>()
    };
    let found = own(verb);
    if !found.is_empty() {
        return found;
    }
    for conjunct in phrase.with_label(verb, Label::Conj) {
        // "signed in May and ratified by the parliament": what each verb has of its own parts them.
        let consent = matches!(
            phrase.lemma(conjunct),
            "ratify" | "approve" | "adopt" | "endorse" | "pass" | "reject"
        );
        let apart = consent
            && phrase.children(verb).iter().any(|child| {
                (verb..conjunct).contains(child)
                    && matches!(phrase.label(*child), Label::Prep | Label::Npadvmod)
            });
        if phrase.is_verb(conjunct) && phrase.is_passive(conjunct) && !apart {
            let found = own(conjunct);
            if !found.is_empty() {
                return found;
            }
        }
    }
    // The parser may have hung "by B" onto the place or date before it.
    for (preposition, object) in phrase.prepositions(verb) {
        if phrase.lemma(preposition) != "by" && !is_visit(phrase, object) {
            let found = own(object);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

/// The agreement that "it" is where a second verb has again what the first one had: "amended their treaty, adding a protocol,
/// and extended it".
pub(crate) fn again(phrase: &Phrase<'_>, it: usize) -> Option<usize> {
    let verb = phrase
        .head(it)
        .filter(|_| phrase.label(it) == Label::Dobj)?;
    let first = phrase.head(verb).filter(|first| {
        phrase.label(verb) == Label::Conj && phrase.lemma(it) == "it" && phrase.is_verb(*first)
    })?;
    let mut told = phrase.with_label(first, Label::Dobj);
    told.find(|noun| *noun < verb && is_agreement_like(phrase, *noun))
}

/// The direct objects of an active verb.
fn objects(phrase: &Phrase<'_>, verb: usize) -> Vec<usize> {
    let mut found: Vec<usize> = phrase
        .with_label(verb, Label::Dobj)
        .map(|object| match phrase.antecedent(object) {
            // "a treaty with B, which C approved": the treaty.
            noun if noun != object && phrase.name_class(noun) == Some(NameClass::Party) => {
                pact_over(phrase, noun).unwrap_or(noun)
            }
            noun => noun,
        })
        .collect();
    // A predicate noun of a verb that is no copula is its object, whatever the parser calls it.
    if found.is_empty() && !matches!(phrase.lemma(verb), "be" | "become" | "remain") {
        found.extend(
            phrase
                .with_label(verb, Label::Attr)
                .filter(|object| *object > verb),
        );
    }
    if found.is_empty() {
        // Only times and measures are adverbs; an agreement in that place is the object.
        found.extend(
            phrase
                .with_label(verb, Label::Npadvmod)
                .filter(|at| *at > verb && may_be_pact(phrase, *at)),
        );
    }
    if found.is_empty() {
        // "signs a deal handing over the islands": the parser may make the deal the subject of the participle.
        for clause in phrase
            .children(verb)
            .iter()
            .filter(|at| matches!(phrase.label(**at), Label::Ccomp | Label::Xcomp))
        {
            let participle = matches!(phrase.tag(*clause), Tag::Vbg | Tag::Vbn | Tag::Vb);
            let subject = phrase
                .child(*clause, Label::Nsubj)
                .filter(|at| *at > verb && is_agreement_like(phrase, *at));
            found.extend(subject.filter(|_| participle));
        }
    }
    if found.is_empty() {
        found = gap(phrase, verb);
    }
    if found.is_empty() {
        // "signed and ratified the pact": the object of the last verb is that of all, but "mediated between B and C and won a prize".
        for conjunct in phrase.with_label(verb, Label::Conj) {
            let complete = phrase.prepositions(verb).any(|(preposition, _)| {
                (verb..conjunct).contains(&preposition)
                    && matches!(
                        phrase.lemma(preposition),
                        "between" | "with" | "for" | "about"
                    )
            });
            if complete {
                continue;
            }
            if phrase.is_verb(conjunct)
                && !phrase.is_passive(conjunct)
                && phrase.child(conjunct, Label::Nsubj).is_none()
            {
                found.extend(objects(phrase, conjunct));
            }
        }
    }
    // "called the treaty historic": the parser makes the treaty the subject of what it is called.
    if found.is_empty() {
        let predicates = phrase.children(verb).iter().filter(|at| {
            matches!(
                phrase.label(**at),
                Label::Oprd | Label::Ccomp | Label::Xcomp | Label::Acomp
            ) && !phrase.is_verb(**at)
        });
        let told = predicates.flat_map(|at| phrase.children(*at)).copied();
        found.extend(told.filter(|at| {
            matches!(
                phrase.label(*at),
                Label::Nsubj | Label::Compound | Label::Nmod | Label::Npadvmod
            ) && *at > verb
                && is_agreement_like(phrase, *at)
        }));
    }
    // "signed what became the Lima Accord"
    if found.is_empty() {
        let clauses = phrase.with_label(verb, Label::Ccomp);
        found.extend(clauses.filter_map(|clause| what_it_is(phrase, clause)));
    }
    if found.is_empty() && phrase.lemma(verb) == "have" {
        // "has visiting forces agreements": the parser may read a participle as a verb.
        for participle in phrase
            .with_label(verb, Label::Xcomp)
            .filter(|at| phrase.tag(*at) == Tag::Vbg)
        {
            found.extend(
                phrase
                    .with_label(participle, Label::Dobj)
                    .filter(|object| is_agreement_like(phrase, *object)),
            );
        }
    }
    if found.is_empty()
        && phrase.label(verb) == Label::Conj
        && let Some(head) = phrase.head(verb)
    {
        // "Japan, which signed in May and ratified in June, ..." keeps the object of the first.
        let bare = !phrase.children(verb).iter().any(|child| {
            matches!(
                phrase.label(*child),
                Label::Xcomp | Label::Ccomp | Label::Pobj | Label::Prep
            ) && *child > verb
                && phrase.label(*child) != Label::Prep
        });
        if bare && phrase.is_verb(head) && phrase.label(head) == Label::Relcl {
            found = gap(phrase, head);
        }
    }
    found
}

/// The predicate of "what became X", "what would be X".
fn what_it_is(phrase: &Phrase<'_>, copula: usize) -> Option<usize> {
    let what = phrase.child(copula, Label::Nsubj)?;
    let names = phrase.lemma(what) == "what" && matches!(phrase.lemma(copula), "be" | "become");
    phrase
        .child(copula, Label::Attr)
        .filter(|noun| names && is_agreement_like(phrase, *noun))
}

/// The noun that a relative clause is about, where the clause leaves its object out: "the pact that B signed".
fn gap(phrase: &Phrase<'_>, verb: usize) -> Vec<usize> {
    let mut up = verb;
    for _ in 0..5 {
        match phrase.label(up) {
            Label::Relcl => {
                let subject = phrase
                    .children(up)
                    .iter()
                    .copied()
                    .find(|child| phrase.label(*child).is_subject());
                let relative_subject = subject.is_some_and(|subject| phrase.is_relative(subject));
                // "the treaty under which the troops withdrew" leaves nothing out.
                let fronted = phrase.prepositions(up).any(|(preposition, object)| {
                    phrase.is_relative(object)
                        && matches!(
                            phrase.lemma(preposition),
                            "under" | "by" | "in" | "with" | "for" | "during" | "through"
                        )
                });
                if fronted {
                    return Vec::new();
                }
                return match phrase.head(up) {
                    Some(noun) if subject.is_some() && !relative_subject => vec![noun],
                    _ => Vec::new(),
                };
            }
            _ if named_before(phrase, up, verb).is_some() => {
                return named_before(phrase, up, verb).into_iter().collect();
            }
            // "the pact that B agreed to sign"
            Label::Xcomp | Label::Ccomp | Label::Conj => match phrase.head(up) {
                Some(head) if phrase.is_verb(head) => up = head,
                _ => return Vec::new(),
            },
            // "a pact to sign", "the treaty to be ratified"
            Label::Acl if phrase.tag(up) == Tag::Vb => {
                return phrase
                    .head(up)
                    .filter(|noun| is_agreement_like(phrase, *noun))
                    .into_iter()
                    .collect();
            }
            _ => return Vec::new(),
        }
    }
    Vec::new()
}

/// An agreement after a verb without an object, hung onto a place or date: "sign in Washington, DC a charter between A and B".
fn stray_object(phrase: &Phrase<'_>, verb: usize) -> Option<usize> {
    let end = (*phrase.subtree(verb).end()).min(verb + 24);
    for at in verb + 1..=end {
        let clause =
            phrase.is_verb(at) && !matches!(phrase.label(at), Label::Amod | Label::Compound);
        if clause || phrase.lemma(at) == ";" {
            return None;
        }
        let stray = matches!(
            phrase.label(at),
            Label::Appos
                | Label::Conj
                | Label::Dep
                | Label::Npadvmod
                | Label::Attr
                | Label::Oprd
                | Label::Prep
        );
        if stray && is_agreement_like(phrase, at) {
            let governor = phrase.head(at)?;
            // "signed a letter, the protocol ..." has its object.
            if phrase.label(governor) != Label::Dobj {
                return Some(at);
            }
        }
    }
    None
}

/// "a treaty that B has still to ratify": the clause starts with "that" or "which" right after an agreement.
fn named_before(phrase: &Phrase<'_>, clause: usize, verb: usize) -> Option<usize> {
    let start = *phrase.subtree(clause).start();
    let opens = start < verb && matches!(phrase.lemma(start), "that" | "which");
    let noun = start.checked_sub(1)?;
    let subject = phrase.label(start).is_subject() && phrase.head(start) == Some(clause);
    (opens && !subject && is_agreement_like(phrase, noun)).then_some(noun)
}

/// An agreement, or what an act can make one: "a Partnership Charter".
fn may_be_pact(phrase: &Phrase<'_>, at: usize) -> bool {
    is_agreement_like(phrase, at)
        || phrase.is_class(at, Class::Instrument) && phrase.child(at, Label::Det).is_some()
}

fn is_agreement_like(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name_class(at) == Some(NameClass::Agreement)
        || phrase.is_class(at, Class::Agreement)
        || phrase.is_class(at, Class::Carrier)
}

/// Whether somebody is said to issue or sign a paper, so that what it says is his.
fn issued(phrase: &Phrase<'_>, paper: usize) -> bool {
    phrase.head(paper).is_some_and(|verb| {
        matches!(
            phrase.lemma(verb),
            "sign"
                | "issue"
                | "adopt"
                | "pass"
                | "release"
                | "approve"
                | "publish"
                | "send"
                | "submit"
                | "make"
                | "write"
                | "announce"
                | "take"
                | "introduce"
                | "unveil"
                | "draft"
                | "prepare"
        )
    })
}

/// Whether a noun can be one who acts.
fn party_like(phrase: &Phrase<'_>, at: usize) -> bool {
    phrase.name(at).is_some()
        || [
            Class::Official,
            Class::Own,
            Class::Armed,
            Class::Pair,
            Class::Deed,
            Class::Talks,
        ]
        .iter()
        .any(|class| phrase.is_class(at, *class))
        || matches!(phrase.tag(at), Tag::Prp)
}

fn or_else(found: Vec<usize>, other: Vec<usize>) -> Vec<usize> {
    if found.is_empty() { other } else { found }
}

fn is_paper(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(
        phrase.lemma(at),
        "law"
            | "bill"
            | "decree"
            | "order"
            | "resolution"
            | "act"
            | "legislation"
            | "statement"
            | "letter"
            | "motion"
            | "note"
            | "notice"
            | "document"
    )
}

/// How far a subject may be looked for, in steps from clause to clause.
const MAX_STEPS: usize = 12;

/// The nouns that stand as subject of a verb, its own or that of the verb that governs it.
pub(crate) fn surface_subjects(phrase: &Phrase<'_>, verb: usize, steps: usize) -> Vec<usize> {
    if steps > MAX_STEPS {
        return Vec::new();
    }
    let own: Vec<usize> = phrase
        .children(verb)
        .iter()
        .copied()
        .filter(|child| phrase.label(*child).is_subject())
        .map(|child| phrase.antecedent(child))
        .collect();
    if !own.is_empty() {
        return own
            .into_iter()
            .flat_map(|subject| through_copula(phrase, subject))
            .collect();
    }
    let Some(head) = phrase.head(verb) else {
        return Vec::new();
    };
    match phrase.label(verb) {
        Label::Relcl => {
            // Without a subject of its own the clause is about the noun: "the first state to ratify".
            named_by(phrase, head, steps)
        }
        // "signed a law denouncing the treaty": who signs the law denounces.
        Label::Acl
            if phrase.tag(verb) == Tag::Vbg && is_paper(phrase, head) && !issued(phrase, head) =>
        {
            vec![head]
        }
        Label::Acl if phrase.tag(verb) == Tag::Vbg && is_paper(phrase, head) => {
            clause_subject(phrase, head, steps)
        }
        Label::Acl if phrase.tag(verb) == Tag::Vbn => vec![head],
        Label::Acl if phrase.tag(verb) == Tag::Vbg => {
            // "announces measures targeting B, suspending A": measures do nothing, who announces them does.
            if party_like(phrase, head) || is_agreement_like(phrase, head) {
                vec![head]
            } else {
                or_else(clause_subject(phrase, head, steps), vec![head])
            }
        }
        Label::Acl => named_by(phrase, head, steps),
        Label::Conj | Label::Parataxis | Label::Dep => {
            // "were the quickest to ratify"
            if !phrase.is_verb(head) && phrase.tag(verb) == Tag::Vb {
                return clause_subject(phrase, head, steps);
            }
            if !phrase.is_verb(head) {
                return Vec::new();
            }
            let mut subjects = surface_subjects(phrase, head, steps + 1);
            // "Fico said that the pact gave too much and promised to end it": who speaks may promise, a pact does not.
            let inanimate = subjects.iter().all(|at| is_agreement_like(phrase, *at));
            if let (true, Label::Ccomp, Some(report)) =
                (inanimate, phrase.label(head), phrase.head(head))
                && phrase.is_verb(report)
            {
                subjects.extend(surface_subjects(phrase, report, steps + 1));
            }
            subjects
        }
        // "came a day after ... can be achieved": a finite clause without a subject is cut off, and borrows none.
        Label::Advcl if has_finite_auxiliary(phrase, verb) => Vec::new(),
        Label::Xcomp | Label::Ccomp | Label::Advcl | Label::Advmod => {
            match doer_before(phrase, verb) {
                Some(doer) => vec![doer],
                None => governing(phrase, verb, head, steps),
            }
        }
        Label::Pcomp => match phrase.head(head) {
            // "left Geneva without signing": only a few prepositions make the object the one who acts.
            Some(governor) if phrase.is_verb(governor) => {
                if phrase.lemma(head) == "for" && phrase.is_class(governor, Class::Judge) {
                    judged(phrase, verb, governor, steps)
                } else if matches!(
                    phrase.lemma(head),
                    "of" | "from" | "into" | "for" | "against" | "to"
                ) {
                    governing(phrase, verb, governor, steps)
                } else {
                    surface_subjects(phrase, governor, steps + 1)
                }
            }
            Some(governor) if phrase.is_noun(governor) => {
                let subject = named_by(phrase, governor, steps);
                // "after signing" may hang on the noun before it; the clause's subject is meant.
                if subject.is_empty() {
                    clause_subject(phrase, governor, steps)
                } else {
                    subject
                }
            }
            Some(governor) => clause_subject(phrase, governor, steps),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// "in reaction to B annulling the treaty", "despite B signing it": a gerund right after the object of a preposition that takes
/// events.
fn doer_before(phrase: &Phrase<'_>, gerund: usize) -> Option<usize> {
    let noun = gerund.checked_sub(1)?;
    let preposition = phrase
        .head(noun)
        .filter(|_| phrase.label(noun) == Label::Pobj)?;
    let of_events = matches!(
        phrase.lemma(preposition),
        "to" | "despite" | "over" | "about" | "without" | "of"
    );
    let governor = phrase.head(preposition)?;
    let acts = phrase.tag(gerund) == Tag::Vbg
        && party_like(phrase, noun)
        && !is_agreement_like(phrase, governor);
    (of_events && acts).then_some(noun)
}

/// "praised B for signing", "was criticised for signing": who is judged did it.
fn judged(phrase: &Phrase<'_>, verb: usize, judging: usize, steps: usize) -> Vec<usize> {
    if phrase.is_passive(judging) {
        return surface_subjects(phrase, judging, steps + 1);
    }
    let object = phrase
        .with_label(judging, Label::Dobj)
        .find(|object| *object < verb);
    match object {
        Some(object) => vec![phrase.antecedent(object)],
        None => surface_subjects(phrase, judging, steps + 1),
    }
}

/// The object of "accuse"; of "accused each other" both sides are.
fn is_accused(phrase: &Phrase<'_>, object: usize) -> bool {
    let accuses = |verb: usize| {
        matches!(
            phrase.lemma(verb),
            "accuse" | "blame" | "suspect" | "charge"
        )
    };
    phrase.label(object) == Label::Dobj
        && phrase.is_noun(object)
        && phrase.lemma(object) != "other"
        && phrase.head(object).is_some_and(accuses)
}

fn has_finite_auxiliary(phrase: &Phrase<'_>, verb: usize) -> bool {
    phrase.children(verb).iter().any(|child| {
        matches!(phrase.label(*child), Label::Aux | Label::Auxpass)
            && phrase.tag(*child).is_finite()
    })
}

/// The subject of a verb's complement: "B agreed to", "A urged B to", "A accused B of".
fn governing(phrase: &Phrase<'_>, verb: usize, head: usize, steps: usize) -> Vec<usize> {
    if phrase.is_verb(head) {
        let complement = phrase.label(verb) != Label::Advcl && phrase.label(verb) != Label::Advmod;
        if complement && phrase.is_class(head, Class::ObjectControl) {
            let object = phrase
                .children(head)
                .iter()
                .copied()
                .filter(|child| {
                    matches!(phrase.label(*child), Label::Dobj | Label::Dative) && *child < verb
                })
                .find(|child| !phrase.tag(*child).is_punctuation());
            // "accused the rebels of breaking it": whoever they are, the accuser did not break it.
            let accused = object.is_some_and(|object| is_accused(phrase, object));
            if let Some(object) =
                object.filter(|object| accused || party_like(phrase, phrase.antecedent(*object)))
            {
                return vec![phrase.antecedent(object)];
            }
            if phrase.is_passive(head) {
                return surface_subjects(phrase, head, steps + 1);
            }
            // "called on B to sign", "appealed to B to sign"
            let addressee = phrase.prepositions(head).find(|(preposition, object)| {
                matches!(phrase.lemma(*preposition), "on" | "upon" | "to" | "for") && *object < verb
            });
            if let Some((_, object)) = addressee {
                return vec![object];
            }
        }
        // "called on B to reject": a purpose clause for the parser, a demand in fact.
        if matches!(phrase.lemma(head), "call" | "appeal" | "plead" | "lean")
            && phrase.tag(verb) == Tag::Vb
        {
            let addressee = phrase.prepositions(head).find(|(preposition, object)| {
                matches!(
                    phrase.lemma(*preposition),
                    "on" | "upon" | "to" | "with" | "for"
                ) && *object < verb
            });
            if let Some((_, object)) = addressee {
                return vec![object];
            }
        }
        return surface_subjects(phrase, head, steps + 1);
    }
    // "is ready to sign", "is likely to sign"
    clause_subject(phrase, head, steps)
}

/// The subject of the verb that governs an adjective or noun.
fn clause_subject(phrase: &Phrase<'_>, at: usize, steps: usize) -> Vec<usize> {
    let mut up = at;
    for _ in 0..6 {
        match phrase.head(up) {
            Some(head) if phrase.is_verb(head) => return surface_subjects(phrase, head, steps + 1),
            Some(head) => up = head,
            None => return Vec::new(),
        }
    }
    Vec::new()
}

/// "B is one of the states that signed", "B is among the states that signed": B is.
fn one_of_them(phrase: &Phrase<'_>, noun: usize, steps: usize) -> Option<Vec<usize>> {
    let preposition = phrase
        .head(noun)
        .filter(|_| phrase.label(noun) == Label::Pobj)?;
    let governor = phrase.head(preposition)?;
    match phrase.lemma(preposition) {
        "of" if phrase.lemma(governor) == "one" => match phrase.label(governor) {
            Label::Attr | Label::Appos => Some(through_copula(phrase, governor)),
            _ => None,
        },
        "among" if phrase.lemma(governor) == "be" => {
            Some(surface_subjects(phrase, governor, steps + 1))
        }
        _ => None,
    }
}

/// Who a noun with an infinitive is about: "B's refusal to sign", "the 60th state to ratify".
fn named_by(phrase: &Phrase<'_>, noun: usize, steps: usize) -> Vec<usize> {
    if let Some(members) = one_of_them(phrase, noun, steps) {
        return members;
    }
    if let Some(owner) = phrase.child(noun, Label::Poss) {
        return vec![owner];
    }
    if let Some((_, object)) = phrase
        .prepositions(noun)
        .find(|(preposition, _)| matches!(phrase.lemma(*preposition), "by" | "between"))
    {
        return vec![object];
    }
    // "the failure of B and C to agree"
    if let Some((_, object)) = phrase.prepositions(noun).find(|(preposition, object)| {
        phrase.lemma(*preposition) == "of"
            && party_like(phrase, *object)
            && !party_like(phrase, noun)
    }) {
        return vec![object];
    }
    let predicate = matches!(phrase.label(noun), Label::Attr | Label::Appos | Label::Oprd);
    if predicate {
        return through_copula(phrase, noun);
    }
    if let Some(named) = named_after(phrase, noun) {
        return vec![named];
    }
    let party = phrase.name(noun).is_some()
        || phrase.is_class(noun, Class::Official)
        || phrase.is_class(noun, Class::Pair)
        || phrase.is_class(noun, Class::Own);
    if party && !phrase.is_class(noun, Class::Agreement) {
        return vec![noun];
    }
    if let Some(owner) = phrase.children(noun).iter().copied().find(|child| {
        matches!(phrase.label(*child), Label::Amod | Label::Compound)
            && matches!(
                phrase.name_class(*child),
                Some(
                    NameClass::Nationality | NameClass::Party | NameClass::Body | NameClass::Person
                )
            )
    }) {
        return vec![owner];
    }
    clause_subject(phrase, noun, steps)
}

/// "The first state to ratify was Morocco": the predicate names who is meant.
fn named_after(phrase: &Phrase<'_>, noun: usize) -> Option<usize> {
    let copula = phrase
        .head(noun)
        .filter(|be| phrase.lemma(*be) == "be" && phrase.label(noun) == Label::Nsubj)?;
    phrase
        .child(copula, Label::Attr)
        .filter(|attr| phrase.name(*attr).is_some() && phrase.name(noun).is_none())
}

/// "Morocco becomes the 60th state to ratify": the predicate noun stands for the subject.
fn through_copula(phrase: &Phrase<'_>, noun: usize) -> Vec<usize> {
    if let Some(members) = one_of_them(phrase, noun, 0) {
        return members;
    }
    let head = phrase.head(noun);
    match (phrase.label(noun), head) {
        (Label::Attr | Label::Oprd, Some(verb))
            if phrase.is_verb(verb) && phrase.child(noun, Label::Poss).is_none() =>
        {
            let own: Vec<usize> = phrase
                .children(verb)
                .iter()
                .copied()
                .filter(|child| phrase.label(*child).is_subject())
                .filter(|child| phrase.lemma(*child) != "what")
                .map(|child| phrase.antecedent(child))
                .collect();
            if own.is_empty() { vec![noun] } else { own }
        }
        (Label::Appos, Some(head))
            if phrase.name(noun).is_none() && phrase.name(head).is_some() =>
        {
            vec![head]
        }
        _ => vec![noun],
    }
}

fn nominal(phrase: &Phrase<'_>, clause: &mut Clause) {
    let noun = clause.site.head;
    let own = clause.site.words.clone();
    let last = *own.last().unwrap_or(&noun);
    if last != noun
        && !phrase.is_noun(last)
        && let Some(object) = phrase.objects_of(last)
    {
        clause.add(Function::Object, object);
    }
    for &word in own.iter().filter(|at| phrase.is_noun(**at)) {
        prepositions(phrase, clause, word, &own);
    }
    // "mediation efforts by B": what follows belongs to both nouns.
    if let (Label::Compound, Some(head)) = (phrase.label(noun), phrase.head(noun))
        && matches!(
            phrase.lemma(head),
            "effort" | "process" | "attempt" | "bid" | "mission"
        )
    {
        prepositions(phrase, clause, head, &own);
    }
    for &child in phrase.children(noun) {
        match phrase.label(child) {
            // "B's ratification", "the treaty's ratification"
            Label::Poss => {
                let by = phrase
                    .prepositions(noun)
                    .any(|(preposition, _)| phrase.lemma(preposition) == "by");
                let object = is_agreement_like(phrase, child) || by && phrase.lemma(child) == "its";
                clause.add(
                    if object {
                        Function::Object
                    } else {
                        Function::Subject
                    },
                    child,
                );
            }
            // "Senate ratification", "Russian withdrawal", "treaty ratification"
            Label::Compound | Label::Amod | Label::Nmod => {
                if is_agreement_like(phrase, child) {
                    clause.add(Function::Object, child);
                } else if phrase.name(child).is_some()
                    && phrase.name_class(child) != Some(NameClass::Place)
                {
                    clause.add(Function::Subject, child);
                }
            }
            // "ratification, announced by B"; "talks held in Oslo between B and C"
            Label::Acl | Label::Relcl if phrase.is_verb(child) => {
                // "talks mediated by B": who helps takes no part.
                let helps =
                    !phrase.is_class(child, Class::Report) && phrase.is_class(noun, Class::Talks);
                for (preposition, object) in phrase.prepositions(child).collect::<Vec<_>>() {
                    if helps && phrase.lemma(preposition) == "by" {
                        continue;
                    }
                    if let Some(
                        function @ (Function::Between
                        | Function::With
                        | Function::In
                        | Function::By),
                    ) = function_of(phrase.lemma(preposition))
                    {
                        clause.add(function, object);
                    }
                }
            }
            _ => {}
        }
    }
    // "the signing of A by B": "of" gives the object where it is an agreement, else who does it.
    let of: Vec<usize> = clause.fillers(Function::Of).collect();
    for object in of {
        let type_is_party = phrase
            .name(object)
            .is_some_and(|name| name.entity_type != EntityType::Agreement);
        if type_is_party && !is_agreement_like(phrase, object) {
            clause.add(Function::Subject, object);
        } else {
            clause.add(Function::Object, object);
        }
    }
    // The parser may hang "by B" onto the agreement before it.
    for object in clause.fillers(Function::Object).collect::<Vec<_>>() {
        let found: Vec<usize> = phrase
            .prepositions(object)
            .filter(|(preposition, _)| phrase.lemma(*preposition) == "by")
            .map(|(_, by)| by)
            .collect();
        for by in found {
            clause.add(Function::By, by);
        }
    }
    // "signing and ratification of A by B": what follows belongs to both.
    if let (Label::Conj, Some(first)) = (phrase.label(noun), phrase.head(noun))
        && phrase.is_noun(first)
        && !clause.has(Function::Object)
    {
        let found: Vec<(usize, usize)> = phrase
            .prepositions(first)
            .filter(|(preposition, _)| *preposition > noun)
            .collect();
        for (preposition, object) in found {
            match phrase.lemma(preposition) {
                "of" => clause.add(Function::Object, object),
                "by" => clause.add(Function::By, object),
                _ => {}
            }
        }
    }
    let by: Vec<usize> = clause.fillers(Function::By).collect();
    for subject in by {
        clause.add(Function::Subject, subject);
    }
    for function in [
        Function::Object,
        Function::On,
        Function::Of,
        Function::In,
        Function::To,
    ] {
        let groups: Vec<usize> = clause.fillers(function).collect();
        for group in groups {
            group_parties(phrase, clause, group);
        }
    }
    let act_of_somebody = owned_act(phrase, clause, noun);
    supported(phrase, clause, noun);
    // "its ratification is expected": of what the text is about.
    let doer = clause.has(Function::Subject) || were_exchanged(phrase, noun);
    if act_of_somebody && !clause.has(Function::Object) && doer {
        clause.add(Function::Object, noun);
    }
}

/// "Ratifications were exchanged in May", "the instruments of ratification were exchanged": by all whose treaty it is.
fn were_exchanged(phrase: &Phrase<'_>, noun: usize) -> bool {
    let papers = instrument(phrase, noun);
    phrase.label(papers) == Label::Nsubjpass
        && phrase
            .head(papers)
            .is_some_and(|verb| phrase.lemma(verb) == "exchange")
}

/// The paper that an act noun belongs to: "its instrument of ratification".
fn instrument(phrase: &Phrase<'_>, noun: usize) -> usize {
    phrase
        .head(noun)
        .filter(|of| phrase.lemma(*of) == "of")
        .and_then(|of| phrase.head(of))
        .filter(|instrument| phrase.lemma(*instrument) == "instrument")
        .unwrap_or(noun)
}

/// Whether a noun names the act of somebody on an agreement that it leaves out: "deposited its ratification",
/// "ratification by the Senate is expected". The "its" of "since its signature" is the agreement, and "open for signature"
/// names nobody.
fn owned_act(phrase: &Phrase<'_>, clause: &Clause, noun: usize) -> bool {
    if !clause
        .site
        .words
        .iter()
        .any(|word| agreement::is_act_noun(phrase, *word))
    {
        return false;
    }
    // "could not do so without A's consent": nothing was done.
    let condition = phrase.label(noun) == Label::Pobj
        && phrase
            .head(noun)
            .is_some_and(|preposition| phrase.lemma(preposition) == "without");
    if condition {
        return false;
    }
    // "deposited its instrument of ratification"
    let exchanged = were_exchanged(phrase, noun);
    let noun = instrument(phrase, noun);
    let Some(verb) = phrase.head(noun).filter(|verb| phrase.is_verb(*verb)) else {
        let named = |at: usize| {
            phrase.name(at).is_some()
                || phrase.is_class(at, Class::Official)
                    && phrase
                        .children(at)
                        .iter()
                        .any(|child| phrase.name(*child).is_some())
        };
        return clause.fillers(Function::Subject).any(named);
    };
    match phrase.label(noun) {
        Label::Nsubj | Label::Nsubjpass => clause.has(Function::Subject) || exchanged,
        Label::Dobj => matches!(
            phrase.lemma(verb),
            "deposit"
                | "notify"
                | "complete"
                | "add"
                | "give"
                | "affix"
                | "lodge"
                | "submit"
                | "put"
        ),
        _ => false,
    }
}

/// A noun takes the subject of the verb that it is the object of: "B gave its ratification", "B is in talks".
fn supported(phrase: &Phrase<'_>, clause: &mut Clause, noun: usize) {
    let mut at = noun;
    // "signing and ratification", "a round of talks", "the start of talks", "an end to talks", "plans for talks"
    for _ in 0..4 {
        let Some(head) = phrase.head(at) else { return };
        match phrase.label(at) {
            Label::Conj if phrase.is_noun(head) => at = head,
            Label::Pobj => {
                let Some(governor) = phrase.head(head) else {
                    return;
                };
                // "Bolivia, Chile in talks on water pact"; "Chile (in breach of the pact) has ..."
                if phrase.lemma(head) == "in"
                    && phrase.name(governor).is_some()
                    && !phrase.is_verb(governor)
                {
                    if !clause.has(Function::Subject)
                        && (phrase.is_class(clause.site.head, Class::Talks)
                            || is_breach(phrase, clause.site.head))
                    {
                        clause.add(Function::Subject, governor);
                    }
                    return;
                }
                // "end their conflict at talks": the parser may hang a scene onto the noun before it.
                let scene = matches!(
                    phrase.lemma(head),
                    "at" | "during" | "after" | "before" | "amid" | "following" | "since"
                );
                if phrase.is_noun(governor) && !phrase.is_verb(governor) && scene {
                    return;
                }
                if phrase.is_noun(governor)
                    && !phrase.is_verb(governor)
                    && phrase.lemma(head) != "with"
                {
                    if let (Some(owner), false) = (
                        phrase.child(governor, Label::Poss),
                        clause.has(Function::Subject),
                    ) {
                        clause.add(Function::Subject, owner);
                    }
                    let found: Vec<(usize, usize)> = phrase.prepositions(governor).collect();
                    for (preposition, object) in found {
                        match phrase.lemma(preposition) {
                            "with" => clause.add(Function::With, object),
                            "between" => clause.add(Function::Between, object),
                            "by" => clause.add(Function::By, object),
                            "in" | "at" => clause.add(Function::In, object),
                            _ => {}
                        }
                    }
                    at = governor;
                } else {
                    lent_by_preposition(phrase, clause, head, governor);
                    return;
                }
            }
            Label::Dobj | Label::Nsubjpass | Label::Attr | Label::Oprd => {
                if phrase.is_verb(head) {
                    lent_by_verb(phrase, clause, at, head);
                }
                return;
            }
            Label::Nsubj => {
                if phrase.is_verb(head) {
                    neighbours(phrase, clause, head);
                }
                return;
            }
            Label::Appos => {
                // "B, a signatory to A"
                if !clause.has(Function::Subject) && phrase.name(head).is_some() {
                    clause.add(Function::Subject, head);
                }
                return;
            }
            _ => return,
        }
    }
}

/// Prepositional phrases of the verb that a noun is the subject or object of belong to the noun, too.
fn neighbours(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
    let found: Vec<(usize, usize)> = phrase.prepositions(verb).collect();
    for (preposition, object) in found {
        if let Some(
            function @ (Function::With
            | Function::Between
            | Function::In
            | Function::On
            | Function::To),
        ) = function_of(phrase.lemma(preposition))
        {
            clause.add(function, object);
        }
    }
}

fn lent_by_verb(phrase: &Phrase<'_>, clause: &mut Clause, noun: usize, verb: usize) {
    neighbours(phrase, clause, verb);
    // "alleging violations of the truce by B": the parser hangs "by B" onto the verb.
    if !phrase.is_passive(verb) {
        let by: Vec<usize> = phrase
            .prepositions(verb)
            .filter(|(preposition, _)| phrase.lemma(*preposition) == "by")
            .map(|(_, by)| by)
            .collect();
        for by in by {
            clause.add(Function::Subject, by);
        }
    }
    let subjects = surface_subjects(phrase, verb, 0);
    if phrase.label(noun) == Label::Nsubjpass
        || phrase.is_passive(verb) && phrase.label(noun) != Label::Dobj
    {
        if phrase.is_class(verb, Class::Support) && !clause.has(Function::Subject) {
            for agent in agents(phrase, verb) {
                clause.add(Function::Subject, agent);
            }
        }
        return;
    }
    let by_law = is_paper(phrase, noun) && enacts(phrase, verb);
    if !phrase.is_class(verb, Class::Support)
        && !by_law
        && !matches!(phrase.lemma(verb), "be" | "become" | "remain")
    {
        return;
    }
    for subject in subjects {
        // "A awaits ratification in B"
        if is_agreement_like(phrase, subject)
            || matches!(phrase.lemma(subject), "it")
                && matches!(phrase.lemma(verb), "await" | "require" | "need" | "face")
        {
            if !clause.has(Function::Object) {
                clause.add(Function::Object, subject);
            }
        } else if !clause
            .fillers(Function::Subject)
            .any(|found| found != subject)
        {
            clause.add(Function::Subject, subject);
        }
    }
    if phrase.lemma(verb) == "await" || phrase.lemma(verb) == "need" {
        let found: Vec<usize> = clause.fillers(Function::In).collect();
        for body in found {
            clause.add(Function::Subject, body);
        }
    }
}

/// "in violation of the truce": what is done is done by whoever breaks it.
fn is_breach(phrase: &Phrase<'_>, noun: usize) -> bool {
    matches!(
        phrase.lemma(noun),
        "violation" | "breach" | "contravention" | "contradiction" | "defiance"
    )
}

/// "adopted the law on ratification of A": who adopts it ratifies.
fn enacts(phrase: &Phrase<'_>, verb: usize) -> bool {
    matches!(
        phrase.lemma(verb),
        "adopt" | "pass" | "approve" | "sign" | "enact"
    )
}

fn lent_by_preposition(
    phrase: &Phrase<'_>,
    clause: &mut Clause,
    preposition: usize,
    governor: usize,
) {
    // "is open for talks", "is ready for talks"
    let inclined = matches!(
        phrase.lemma(governor),
        "open" | "ready" | "willing" | "prepared"
    ) && phrase.tag(governor).is_adjective()
        && phrase.is_class(clause.site.head, Class::Talks);
    if inclined && !clause.has(Function::Subject) {
        for subject in clause_subject(phrase, governor, 0) {
            clause.add(Function::Subject, subject);
        }
    }
    if !phrase.is_verb(governor) {
        return;
    }
    let word = phrase.lemma(preposition);
    let engaged = matches!(word, "in" | "into" | "to" | "for")
        && (matches!(phrase.lemma(governor), "be" | "remain")
            || lexicon::is(phrase.lemma(governor), Class::Support)
            || matches!(
                phrase.lemma(governor),
                "go" | "get"
                    | "return"
                    | "sit"
                    | "meet"
                    | "gather"
                    | "arrive"
                    | "travel"
                    | "come"
                    | "lock"
                    | "head"
                    | "fly"
                    | "convene"
                    | "send"
                    | "move"
                    | "proceed"
            ));
    // "After talks, the pact was signed with B": what follows belongs to the signing.
    if matches!(word, "in" | "into" | "to" | "for" | "at") {
        neighbours(phrase, clause, governor);
    }
    // "It will be applied pending ratification by B": what is ratified is the clause's subject.
    let pending = matches!(
        word,
        "pending" | "after" | "before" | "until" | "upon" | "following"
    );
    if pending && !clause.has(Function::Object) && !phrase.is_class(clause.site.head, Class::Talks)
    {
        for subject in surface_subjects(phrase, governor, 0) {
            if is_agreement_like(phrase, subject) || phrase.lemma(subject) == "it" {
                clause.add(Function::Object, subject);
            }
        }
    }
    if clause.has(Function::Subject) {
        return;
    }
    let talks = phrase.is_class(clause.site.head, Class::Talks);
    let engaged = engaged || word == "for" && talks;
    // "withdrew from the talks", "walked out of the talks"
    let engaged = engaged
        || talks
            && matches!(word, "from" | "out" | "of")
            && matches!(
                phrase.lemma(governor),
                "withdraw" | "pull" | "walk" | "back"
            );
    // "met B in Oslo for talks"
    if word == "for" && talks && matches!(phrase.lemma(governor), "meet" | "receive" | "join") {
        for other in phrase.with_label(governor, Label::Dobj).collect::<Vec<_>>() {
            if party_like(phrase, other) {
                clause.add(Function::With, other);
            }
        }
    }
    let engaged = engaged || word == "in" && is_breach(phrase, clause.site.head);
    // The parser hangs "on ratification" onto "adopted" or onto "the law".
    let by_law = word == "on"
        && enacts(phrase, governor)
        && phrase
            .with_label(governor, Label::Dobj)
            .any(|paper| is_paper(phrase, paper));
    let engaged = engaged || by_law;
    let with = clause.has(Function::With)
        && matches!(
            word,
            "in" | "after" | "during" | "following" | "follow" | "at" | "through" | "as" | "amid"
        );
    if engaged || with {
        // "Five were killed in Israeli strikes in violation of the truce": the strikes violate it.
        let deeds: Vec<usize> = phrase
            .prepositions(governor)
            .map(|(_, object)| object)
            .filter(|object| phrase.is_class(*object, Class::Deed))
            .filter(|deed| {
                phrase
                    .children(*deed)
                    .iter()
                    .any(|child| phrase.name(*child).is_some())
            })
            .collect();
        let broken = is_breach(phrase, clause.site.head);
        if broken && !deeds.is_empty() {
            for deed in deeds {
                clause.add(Function::Subject, deed);
            }
            return;
        }
        for subject in surface_subjects(phrase, governor, 0) {
            if !is_agreement_like(phrase, subject) {
                clause.add(Function::Subject, subject);
            }
        }
    }
}
