//! **Clause**, subjects: who does it, whatever governs the verb.

use super::charge::accused;
use super::{MAX_STEPS, is_agreement_like, is_paper, is_visit, party_like};
use crate::lexicon::Class;
use crate::mention::{NameClass, is_year};
use crate::phrase::Phrase;
use crate::syntax::{Label, Tag};

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
    // "it was impossible to reach agreement": that "it" is nobody.
    if steps > 0 && is_expletive(phrase, verb) {
        return Vec::new();
    }
    if !own.is_empty() {
        return own
            .into_iter()
            .flat_map(|subject| {
                let governor = itself(phrase, subject, verb)
                    .or_else(|| issuer(phrase, subject, verb))
                    .or_else(|| the_other(phrase, subject, verb));
                match governor {
                    Some(governor) => surface_subjects(phrase, governor, steps + 1),
                    None => through_copula(phrase, subject),
                }
            })
            .collect();
    }
    // "B said there had been breaches": nobody whom the sentence names.
    let breach = phrase
        .child(verb, Label::Attr)
        .is_some_and(|attr| phrase.is_class(attr, Class::Breach));
    if breach && phrase.child(verb, Label::Expl).is_some() {
        return Vec::new();
    }
    let Some(head) = phrase.head(verb) else {
        return Vec::new();
    };
    match phrase.label(verb) {
        // "a treaty to be signed next month"
        Label::Relcl | Label::Acl
            if phrase.is_passive(verb)
                && is_agreement_like(phrase, head)
                && !phrase.is_class(head, Class::Carrier)
                && phrase
                    .with_label(verb, Label::Aux)
                    .any(|aux| phrase.tag(aux) == Tag::To) =>
        {
            vec![head]
        }
        Label::Relcl => {
            // Without a subject of its own the clause is about the noun: "the first state to ratify".
            named_by(phrase, head, steps)
        }
        // "was no longer bound by it": the parser hangs the subject onto the verb.
        Label::Aux | Label::Auxpass => surface_subjects(phrase, head, steps + 1),
        // "Both remain bound by it"
        Label::Acomp if phrase.tag(verb) == Tag::Vbn && phrase.is_verb(head) => {
            surface_subjects(phrase, head, steps + 1)
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
        // "a proposal put forward by B"
        Label::Acl if phrase.tag(verb) == Tag::Vbn || phrase.is_passive(verb) => vec![head],
        Label::Acl if phrase.tag(verb) == Tag::Vbg => {
            // "announces measures targeting B, suspending A": measures do nothing, who announces them does.
            if party_like(phrase, head) || is_agreement_like(phrase, head) {
                vec![head]
            } else {
                or_else(clause_subject(phrase, head, steps), vec![head])
            }
        }
        // "a truce, to take effect at midnight"
        Label::Acl
            if is_agreement_like(phrase, head)
                && phrase.tag(verb) == Tag::Vb
                && begins(phrase, verb) =>
        {
            vec![head]
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
            // "B said that troops had broken the truce and declared itself free": troops are not "itself".
            let own = verb + 1 < phrase.len() && phrase.lemma(verb + 1) == "itself";
            let many = subjects
                .iter()
                .any(|at| matches!(phrase.tag(*at), Tag::Nns | Tag::Nnps));
            if let (true, true, Some(report)) = (own, many, phrase.head(head))
                && phrase.label(head) == Label::Ccomp
            {
                return surface_subjects(phrase, report, steps + 1);
            }
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
            match doer_before(phrase, verb).or_else(|| made_to(phrase, verb, head)) {
                Some(doer) => vec![doer],
                None => governing(phrase, verb, head, steps),
            }
        }
        // "congratulated B for its work and for having ratified it"
        Label::Pcomp => match phrase.head(first_preposition(phrase, head)) {
            // "left Geneva without signing": only a few prepositions make the object the one who acts.
            Some(governor) if phrase.is_verb(governor) => {
                // "B joined C in signing": both do.
                let joins = phrase.lemma(head) == "in"
                    && matches!(phrase.lemma(governor), "join" | "follow");
                let other = phrase
                    .child(governor, Label::Dobj)
                    .filter(|other| joins && *other < verb && party_like(phrase, *other));
                if let Some(other) = other {
                    let mut both = surface_subjects(phrase, governor, steps + 1);
                    both.push(other);
                    return both;
                }
                let judges = matches!(phrase.lemma(head), "for" | "on" | "over");
                // "blamed each other for breaking it": both did.
                let mutual = phrase
                    .child(governor, Label::Dobj)
                    .is_some_and(|other| phrase.lemma(other) == "other");
                if judges && mutual {
                    surface_subjects(phrase, governor, steps + 1)
                } else if judges && phrase.is_class(governor, Class::Judge) {
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

/// "It was impossible to", "it would be wrong to": the infinitive behind the adjective says what "it" is.
fn is_expletive(phrase: &Phrase<'_>, be: usize) -> bool {
    let judged = phrase.child(be, Label::Acomp).is_some_and(|judges| {
        let children = || phrase.children(judges).iter().chain(phrase.children(be));
        let to = |verb: &usize| phrase.tag(*verb) == Tag::Vb && *verb > judges;
        matches!(
            phrase.lemma(judges),
            "impossible"
                | "possible"
                | "difficult"
                | "hard"
                | "easy"
                | "necessary"
                | "unnecessary"
                | "wrong"
                | "unacceptable"
                | "important"
                | "essential"
                | "vital"
                | "better"
                | "good"
                | "wise"
                | "useful"
        ) && children().any(to)
    });
    judged && phrase.lemma(be) == "be" && phrase.is_impersonal(be)
}

/// What an agreement does by itself: it takes effect, enters into force, lasts.
fn begins(phrase: &Phrase<'_>, verb: usize) -> bool {
    let into = || {
        phrase
            .prepositions(verb)
            .any(|(preposition, _)| phrase.lemma(preposition) == "into")
    };
    match phrase.lemma(verb) {
        "take" => phrase
            .child(verb, Label::Dobj)
            .is_some_and(|object| matches!(phrase.lemma(object), "effect" | "force")),
        "enter" | "come" | "go" => into(),
        "begin" | "start" | "last" | "run" => true,
        _ => false,
    }
}

/// The verb whose subject "itself" is: "B considers itself bound".
fn itself(phrase: &Phrase<'_>, subject: usize, verb: usize) -> Option<usize> {
    let reflexive = matches!(phrase.lemma(subject), "itself" | "themselves" | "himself");
    phrase
        .head(verb)
        .filter(|governor| reflexive && phrase.is_verb(*governor))
}

/// The first of a row of prepositions.
fn first_preposition(phrase: &Phrase<'_>, preposition: usize) -> usize {
    let before = phrase
        .head(preposition)
        .filter(|_| phrase.label(preposition) == Label::Conj);
    before
        .filter(|before| phrase.label(*before) == Label::Prep)
        .unwrap_or(preposition)
}

/// "has notified B of its decision to leave": the decision is of whoever tells of it.
fn notifier(phrase: &Phrase<'_>, noun: usize, its: usize) -> Option<usize> {
    let preposition = phrase.head(noun).filter(|_| {
        phrase.label(noun) == Label::Pobj && matches!(phrase.lemma(its), "its" | "their" | "his")
    })?;
    // "notified the Royal Norwegian Government of its decision": the parser may hang the phrase onto who is told.
    let governor = phrase.head(preposition)?;
    let verb = match phrase.label(governor) {
        Label::Dobj => phrase.head(governor)?,
        _ => governor,
    };
    let tells = matches!(
        phrase.lemma(verb),
        "notify" | "inform" | "tell" | "advise" | "alert" | "apprise" | "assure"
    );
    let of = matches!(phrase.lemma(preposition), "of" | "about" | "on");
    (of && tells && !phrase.is_passive(verb)).then_some(verb)
}

/// The verb whose subject does what a paper says: "B signed an order that extends the truce".
fn issuer(phrase: &Phrase<'_>, subject: usize, verb: usize) -> Option<usize> {
    let told = phrase.label(verb) == Label::Relcl
        && phrase.label(subject) == Label::Dobj
        && is_paper(phrase, subject)
        && issued(phrase, subject);
    phrase.head(subject).filter(|_| told)
}

/// The verb whose subject is both sides: "both say that the other has broken it", "traded charges that the other had".
fn the_other(phrase: &Phrase<'_>, subject: usize, verb: usize) -> Option<usize> {
    let other = phrase.lemma(subject) == "other"
        && phrase
            .child(subject, Label::Det)
            .is_some_and(|the| phrase.lemma(the) == "the");
    let governor = phrase.head(verb)?;
    let governor = match phrase.is_verb(governor) {
        true => governor,
        false => phrase.head(governor)?,
    };
    let told = matches!(phrase.label(verb), Label::Ccomp | Label::Acl | Label::Relcl);
    (other && told && phrase.is_verb(governor)).then_some(governor)
}

/// "in reaction to B annulling the treaty", "despite B signing it": a gerund right after the object of a preposition that takes
/// events.
pub(super) fn doer_before(phrase: &Phrase<'_>, gerund: usize) -> Option<usize> {
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

/// "set up a body to work towards a truce": what is made is to do it.
fn made_to(phrase: &Phrase<'_>, infinitive: usize, verb: usize) -> Option<usize> {
    let makes = matches!(
        phrase.lemma(verb),
        "establish" | "create" | "form" | "set" | "appoint" | "launch" | "convene"
    );
    let next = infinitive.checked_sub(2)?;
    phrase
        .with_label(verb, Label::Dobj)
        .find(|made| *made == next && makes && phrase.tag(infinitive) == Tag::Vb)
        .filter(|made| !is_agreement_like(phrase, *made))
}

/// "praised B for signing", "congratulated B on signing", "was criticised for signing": who is judged did it.
pub(super) fn judged(phrase: &Phrase<'_>, verb: usize, judging: usize, steps: usize) -> Vec<usize> {
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
pub(super) fn is_accused(phrase: &Phrase<'_>, object: usize) -> bool {
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

pub(super) fn has_finite_auxiliary(phrase: &Phrase<'_>, verb: usize) -> bool {
    phrase.children(verb).iter().any(|child| {
        matches!(phrase.label(*child), Label::Aux | Label::Auxpass)
            && phrase.tag(*child).is_finite()
    })
}

/// The subject of a verb's complement: "B agreed to", "A urged B to", "A accused B of".
pub(super) fn governing(phrase: &Phrase<'_>, verb: usize, head: usize, steps: usize) -> Vec<usize> {
    if phrase.is_verb(head) {
        if let Some(told_of) = told_of(phrase, verb, head) {
            return vec![told_of];
        }
        if what_was(phrase, verb, head) {
            return clause_subject(phrase, head, steps);
        }
        if let Some(other) =
            pledged_by(phrase, verb, head).or_else(|| granted_to(phrase, verb, head))
        {
            return vec![other];
        }
        // "declared B to be in breach of it", "found B to have broken it": B is what it is said to be.
        let held = phrase.child(head, Label::Dobj).filter(|object| {
            let judges = matches!(
                phrase.lemma(head),
                "declare" | "find" | "consider" | "believe" | "deem" | "judge" | "hold" | "report"
            );
            let infinitive = phrase.lemma(verb) == "be"
                || phrase
                    .with_label(verb, Label::Aux)
                    .any(|aux| phrase.lemma(aux) == "have");
            judges && infinitive && *object < verb && phrase.label(verb) == Label::Xcomp
        });
        if let Some(held) = held {
            return vec![held];
        }
        // "petitioned the court to annul it": the court is to do it.
        let court = phrase
            .child(head, Label::Dobj)
            .filter(|object| matches!(phrase.lemma(*object), "court" | "tribunal" | "judge"));
        let asks = matches!(
            phrase.lemma(head),
            "petition" | "ask" | "sue" | "urge" | "request"
        );
        if let Some(court) = court.filter(|court| asks && *court < verb) {
            return vec![court];
        }
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
                matches!(phrase.lemma(*preposition), "on" | "upon" | "to" | "for")
                    && *object < verb
                    && !phrase.is_date(*object)
            });
            // "made its way to Oslo to sign": a place is no addressee of who goes there.
            let goes = matches!(
                phrase.lemma(head),
                "make" | "bring" | "send" | "take" | "lead"
            );
            if let Some((_, object)) = addressee.filter(|_| !goes) {
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

/// "B, which C says has signed": a finite clause without a subject of its own, told in a relative clause, is about its noun.
fn told_of(phrase: &Phrase<'_>, verb: usize, report: usize) -> Option<usize> {
    let finite = phrase.tag(verb).is_finite() || has_finite_auxiliary(phrase, verb);
    let relative = phrase.label(verb) == Label::Ccomp
        && phrase.label(report) == Label::Relcl
        && phrase.is_class(report, Class::Report);
    let free = || {
        pronoun_of(phrase, report, &["which", "who", "that", "whom"])
            .is_some_and(|pronoun| !phrase.label(pronoun).is_subject())
    };
    phrase
        .head(report)
        .filter(|_| finite && relative && report < verb && free())
}

/// "B fired, in what C said was a breach": what the clause before tells is it.
fn what_was(phrase: &Phrase<'_>, verb: usize, report: usize) -> bool {
    phrase.lemma(verb) == "be"
        && phrase.label(verb) == Label::Ccomp
        && phrase.label(report) == Label::Pcomp
        && report < verb
        && pronoun_of(phrase, report, &["what"]).is_some()
}

/// The pronoun with which the clause of a verb opens.
fn pronoun_of(phrase: &Phrase<'_>, verb: usize, words: &[&str]) -> Option<usize> {
    const NEAR: usize = 6;
    let mut before = (0..verb).rev().take(NEAR);
    before.find(|at| phrase.head(*at) == Some(verb) && words.contains(&phrase.lemma(*at)))
}

/// "gave B until Thursday to accept it", "it took B a year to sign it": who has the time.
fn granted_to(phrase: &Phrase<'_>, verb: usize, head: usize) -> Option<usize> {
    let takes = phrase.lemma(head) == "take" && phrase.is_impersonal(head);
    let granted = (takes || matches!(phrase.lemma(head), "give" | "grant" | "allow" | "offer"))
        && phrase.tag(verb) == Tag::Vb;
    let needed = || {
        let mut needing = phrase.prepositions(head);
        let found = needing.find(|(needs, by)| phrase.lemma(*needs) == "for" && *by < verb);
        found.map(|(_, by)| by)
    };
    let mut objects = phrase.children(head).iter().copied().filter(|child| {
        matches!(phrase.label(*child), Label::Dobj | Label::Dative) && *child < verb
    });
    // "granted permission yesterday to B to sign"
    let to = phrase
        .child(head, Label::Dative)
        .and_then(|to| phrase.objects_of(to))
        .filter(|object| granted && *object < verb && party_like(phrase, *object));
    if to.is_some() {
        return to;
    }
    let object = objects.find(|object| {
        granted && party_like(phrase, *object) && !is_agreement_like(phrase, *object)
    });
    object.or_else(|| needed().filter(|by| takes && granted && party_like(phrase, *by)))
}

/// "won a pledge from B to ratify it": who gives the pledge.
fn pledged_by(phrase: &Phrase<'_>, verb: usize, head: usize) -> Option<usize> {
    let pledge = phrase.child(head, Label::Dobj).filter(|pledge| {
        *pledge < verb
            && matches!(
                phrase.lemma(*pledge),
                "pledge" | "promise" | "commitment" | "assurance" | "undertaking"
            )
    })?;
    let mut givers = phrase.prepositions(pledge);
    let giver = givers.find(|(preposition, _)| phrase.lemma(*preposition) == "from");
    giver.map(|(_, giver)| giver)
}

/// The subject of the verb that governs an adjective or noun.
pub(super) fn clause_subject(phrase: &Phrase<'_>, at: usize, steps: usize) -> Vec<usize> {
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
pub(super) fn one_of_them(phrase: &Phrase<'_>, noun: usize, steps: usize) -> Option<Vec<usize>> {
    let preposition = phrase
        .head(noun)
        .filter(|_| phrase.label(noun) == Label::Pobj)?;
    let governor = phrase.head(preposition)?;
    match phrase.lemma(preposition) {
        "of" if phrase.lemma(governor) == "one" => match phrase.label(governor) {
            Label::Attr | Label::Appos => Some(through_copula(phrase, governor)),
            _ => None,
        },
        // "leaves A and B as the only states that have not signed"
        "as" if phrase.lemma(governor) == "leave" => {
            let left = phrase.child(governor, Label::Dobj)?;
            Some(phrase.conjuncts(left))
        }
        "among" if phrase.lemma(governor) == "be" => {
            Some(surface_subjects(phrase, governor, steps + 1))
        }
        _ => None,
    }
}

/// Who a noun with an infinitive is about: "B's refusal to sign", "the 60th state to ratify".
pub(super) fn named_by(phrase: &Phrase<'_>, noun: usize, steps: usize) -> Vec<usize> {
    if let Some(members) = one_of_them(phrase, noun, steps) {
        return members;
    }
    if let Some(accused) = accused(phrase, noun) {
        return accused;
    }
    if let Some(owner) = phrase.child(noun, Label::Poss) {
        if let Some(teller) = notifier(phrase, noun, owner) {
            return surface_subjects(phrase, teller, steps + 1);
        }
        return vec![owner];
    }
    // "reserves the right to leave it"
    let holder = phrase.head(noun).filter(|verb| {
        phrase.label(noun) == Label::Dobj
            && matches!(
                phrase.lemma(noun),
                "right" | "option" | "authority" | "power"
            )
            && matches!(
                phrase.lemma(*verb),
                "reserve" | "retain" | "keep" | "have" | "waive" | "exercise"
            )
    });
    if let Some(holder) = holder {
        return surface_subjects(phrase, holder, steps + 1);
    }
    // "gave B a deadline to accept it"
    let giver = phrase.head(noun).filter(|verb| {
        phrase.label(noun) == Label::Dobj
            && matches!(phrase.lemma(*verb), "give" | "grant" | "offer")
    });
    let given = giver.and_then(|verb| {
        let first = phrase.child(verb, Label::Dobj);
        let first = first.filter(|first| *first < noun && party_like(phrase, *first));
        phrase.child(verb, Label::Dative).or(first)
    });
    // "granted permission to B to negotiate"
    let to = || {
        let mut to = phrase.prepositions(noun);
        let to = to.find(|(preposition, _)| phrase.lemma(*preposition) == "to");
        let allows = matches!(
            phrase.lemma(noun),
            "permission" | "authority" | "leave" | "licence" | "mandate" | "freedom"
        );
        to.map(|(_, receiver)| receiver).filter(|_| allows)
    };
    if let Some(given) = given.or_else(to) {
        return vec![given];
    }
    if let Some((_, object)) = phrase
        .prepositions(noun)
        .find(|(preposition, _)| matches!(phrase.lemma(*preposition), "by" | "between"))
    {
        return vec![object];
    }
    let predicate = matches!(phrase.label(noun), Label::Attr | Label::Appos | Label::Oprd);
    // "B became the first of the five states to ratify it": B did.
    let rank = matches!(
        phrase.lemma(noun),
        "first" | "second" | "third" | "last" | "latest" | "only" | "next"
    );
    if predicate && rank {
        return through_copula(phrase, noun);
    }
    // "the failure of B and C to agree"
    if let Some((_, object)) = phrase.prepositions(noun).find(|(preposition, object)| {
        phrase.lemma(*preposition) == "of"
            && party_like(phrase, *object)
            && !party_like(phrase, noun)
    }) {
        return vec![object];
    }
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

/// "The first state to ratify was Morocco", "the countries that signed include B": the predicate names who is meant.
pub(super) fn named_after(phrase: &Phrase<'_>, noun: usize) -> Option<usize> {
    let verb = phrase
        .head(noun)
        .filter(|_| phrase.label(noun) == Label::Nsubj && phrase.name(noun).is_none())?;
    let named = match phrase.lemma(verb) {
        "be" => phrase.child(verb, Label::Attr),
        "include" => phrase.child(verb, Label::Dobj),
        _ => None,
    };
    named.filter(|named| phrase.name(*named).is_some())
}

/// "Morocco becomes the 60th state to ratify": the predicate noun stands for the subject.
pub(super) fn through_copula(phrase: &Phrase<'_>, noun: usize) -> Vec<usize> {
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
            // "The last one was B, which signed in May"
            let names = phrase.name(noun).is_some()
                && own.iter().all(|subject| phrase.name(*subject).is_none());
            if own.is_empty() || names {
                vec![noun]
            } else {
                own
            }
        }
        (Label::Appos, Some(head))
            if phrase.name(noun).is_none() && phrase.name(head).is_some() =>
        {
            vec![head]
        }
        // "The states that have ratified are B and C"
        _ if phrase.is_class(noun, Class::Pair) || phrase.lemma(noun) == "those" => {
            vec![named_after(phrase, noun).unwrap_or(noun)]
        }
        _ => vec![noun],
    }
}

/// Whether somebody is said to issue or sign a paper, so that what it says is his.
pub(super) fn issued(phrase: &Phrase<'_>, paper: usize) -> bool {
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

pub(super) fn or_else(found: Vec<usize>, other: Vec<usize>) -> Vec<usize> {
    if found.is_empty() { other } else { found }
}

/// "approved by a majority of 110 votes", "by consensus": how it was done, and not by whom.
pub(super) fn is_manner(phrase: &Phrase<'_>, at: usize) -> bool {
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
        || is_time(phrase, at)
}

/// "by 2010", "by the end of May": when, and not by whom.
pub(super) fn is_time(phrase: &Phrase<'_>, at: usize) -> bool {
    let end = matches!(phrase.lemma(at), "end" | "beginning" | "start" | "middle");
    // "extended by five years"
    let measured = matches!(
        phrase.lemma(at),
        "year" | "month" | "week" | "day" | "hour" | "decade"
    ) && phrase.children(at).iter().any(|child| {
        phrase.label(*child) == Label::Nummod || matches!(phrase.lemma(*child), "a" | "another")
    });
    // "bound by the Convention of 1957"
    let named = phrase.name(at).is_some();
    !named && (phrase.is_date(at) || is_year(phrase.word(at)) || end || measured)
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
        // "drafted in Lutz and signed by B": who signs it need not have drafted it.
        let drafted = matches!(
            phrase.lemma(verb),
            "draft" | "propose" | "write" | "negotiate" | "prepare"
        );
        let apart = (consent || drafted)
            && phrase.children(verb).iter().any(|child| {
                (verb..conjunct).contains(child)
                    && matches!(phrase.label(*child), Label::Prep | Label::Npadvmod)
            });
        // "a deal was reached, with evacuations from the towns besieged by B": no "and" joins the two.
        let before = conjunct.checked_sub(1);
        let joined = (verb..conjunct)
            .any(|at| phrase.tag(at) == Tag::Cc && phrase.head(at) == Some(verb))
            || before.is_some_and(|at| phrase.tag(at) == Tag::Cc || phrase.word(at) == ",");
        if phrase.is_verb(conjunct) && phrase.is_passive(conjunct) && !apart && joined {
            let found = own(conjunct);
            if !found.is_empty() {
                return found;
            }
        }
    }
    // The parser may have hung "by B" onto the place or date before it, "on the sidelines of a summit by B".
    for (preposition, object) in phrase.prepositions(verb) {
        if phrase.lemma(preposition) == "by" {
            continue;
        }
        let mut at = Some(object);
        while let Some(noun) = at.filter(|noun| !is_visit(phrase, *noun)) {
            let found = own(noun);
            if !found.is_empty() {
                return found;
            }
            let mut of = phrase.prepositions(noun);
            let of = of.find(|(preposition, _)| phrase.lemma(*preposition) == "of");
            at = of.map(|(_, inner)| inner);
        }
    }
    Vec::new()
}
