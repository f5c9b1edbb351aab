//! **Clause**, nouns: what the words around a noun of doing fill.

use super::subject::{agents, clause_subject, one_of_them, surface_subjects};
use super::verbal::group_parties;
use super::{
    Clause, doer_of_breach, function_of, is_agreement_like, is_breach, is_paper, party_like,
    prepositions,
};
use crate::agreement;
use crate::gazetteer::EntityType;
use crate::lexicon::{self, Class};
use crate::mention::NameClass;
use crate::phrase::Phrase;
use crate::rule::Function;
use crate::syntax::{Label, Tag};

/// "B says that talks with C have ended": who talks with C is B, who tells it.
pub(super) fn told_by_the_other(phrase: &Phrase<'_>, clause: &mut Clause) {
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
        // "Talks with B are nearly finished, Salinas said": a surname will do.
        if party_like(phrase, teller) || phrase.name_class(teller) == Some(NameClass::Unknown) {
            clause.add(Function::Subject, teller);
        }
    }
}

pub(super) fn nominal(phrase: &Phrase<'_>, clause: &mut Clause) {
    let noun = clause.site.head;
    let own = clause.site.words.clone();
    let last = *own.last().unwrap_or(&noun);
    if last != noun
        && !phrase.is_noun(last)
        && let Some(object) = phrase.objects_of(last)
    {
        // "the treaty, to which B is a party"
        clause.add(Function::Object, phrase.antecedent(object));
    }
    for &word in own.iter().filter(|at| phrase.is_noun(**at)) {
        prepositions(phrase, clause, word, &own);
    }
    // "The signatories of the treaty are B and C", "include B and C"
    let verb = phrase.head(noun).filter(|verb| {
        phrase.label(noun).is_subject()
            && matches!(phrase.lemma(*verb), "be" | "include" | "comprise")
    });
    if let Some(verb) = verb.filter(|_| is_member(phrase, noun) && last != noun) {
        let told = phrase.children(verb).iter().copied().find(|child| {
            matches!(phrase.label(*child), Label::Attr | Label::Dobj)
                && phrase.name_class(*child) == Some(NameClass::Party)
        });
        if let Some(party) = told {
            clause.add(Function::Subject, party);
        }
    }
    // "B is among the parties to the treaty", "B is one of its signatories"
    for member in one_of_them(phrase, noun, 0).unwrap_or_default() {
        clause.add(Function::Subject, member);
    }
    for example in examples(phrase, noun) {
        clause.add(Function::Subject, example);
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
    // "the signing ceremony for the treaty between B and C"
    if let (Label::Compound, Some(ceremony)) = (phrase.label(noun), phrase.head(noun))
        && phrase.lemma(ceremony) == "ceremony"
    {
        let of: Vec<usize> = phrase
            .prepositions(ceremony)
            .filter(|(preposition, pact)| {
                let mut parties = phrase.prepositions(*pact);
                matches!(phrase.lemma(*preposition), "of" | "for")
                    && is_agreement_like(phrase, *pact)
                    && parties.any(|(of, _)| matches!(phrase.lemma(of), "between" | "with"))
            })
            .map(|(_, pact)| pact)
            .collect();
        for pact in of {
            clause.add(Function::Object, pact);
        }
    }
    for &child in phrase.children(noun) {
        match phrase.label(child) {
            // "B's ratification", "the treaty's ratification"
            Label::Poss => {
                let by = received(phrase, noun).is_some()
                    || phrase
                        .prepositions(noun)
                        .any(|(preposition, _)| phrase.lemma(preposition) == "by");
                let object = is_agreement_like(phrase, child) || by && phrase.lemma(child) == "its";
                let doer = behind(phrase, noun, child).unwrap_or(child);
                match object {
                    true => clause.add(Function::Object, child),
                    false => clause.add(Function::Subject, doer),
                }
            }
            // "Senate ratification", "Russian withdrawal", "treaty ratification"
            Label::Compound | Label::Amod | Label::Nmod => {
                if is_agreement_like(phrase, child) {
                    clause.add(Function::Object, child);
                } else if phrase.name(child).is_some()
                    // "Parliamentary approval": of some parliament.
                    && !phrase.lemma(child).eq_ignore_ascii_case("parliamentary")
                    && phrase.name_class(child) != Some(NameClass::Place)
                    && !is_predicate(phrase, noun)
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
    // "a truce and negotiations involving B": what follows belongs to the last.
    if let (Label::Conj, Some(first)) = (phrase.label(noun), phrase.head(noun)) {
        let after = phrase.with_label(first, Label::Acl).filter(|at| *at > noun);
        for involving in after
            .filter(|at| phrase.lemma(*at) == "involve")
            .collect::<Vec<_>>()
        {
            for party in phrase
                .with_label(involving, Label::Dobj)
                .collect::<Vec<_>>()
            {
                clause.add(Function::Between, party);
            }
        }
    }
    // "the signing of A by B": "of" gives the object where it is an agreement, else who does it.
    let of: Vec<usize> = clause.fillers(Function::Of).collect();
    for object in of {
        let type_is_party = phrase
            .name(object)
            .is_some_and(|name| name.entity_type != EntityType::Agreement);
        // "the approval of its parliament"
        let house = agreement::is_consent(phrase, noun) && phrase.is_class(object, Class::Body);
        if (type_is_party || house) && !is_agreement_like(phrase, object) {
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

/// "supporters of the deal with C, including B", "critics of it such as B": of people who are known by their stance those who are
/// named. What stands behind others is an example of them: "supporters of a deal of twelve states, including B".
fn examples(phrase: &Phrase<'_>, noun: usize) -> Vec<usize> {
    let people = phrase.tag(noun) == Tag::Nns
        && phrase.is_class(noun, Class::Own)
        && !phrase.is_class(noun, Class::Agreement);
    if !people {
        return Vec::new();
    }
    let group = phrase.subtree(noun);
    let opens = |at: &usize| match phrase.word(*at) {
        "including" => true,
        "as" => phrase.lemma(*at - 1) == "such",
        "among" => *at + 1 < phrase.len() && phrase.lemma(*at + 1) == "them",
        _ => false,
    };
    let Some(opener) = (noun + 1..=*group.end()).find(opens) else {
        return Vec::new();
    };
    let mut before = (noun + 1..opener).rev();
    let last = before.find(|at| !phrase.tag(*at).is_punctuation() && phrase.word(*at) != "such");
    let of_others = last.is_some_and(|at| phrase.name(at).is_none() && phrase.tag(at) == Tag::Nns);
    let examples = phrase
        .with_label(opener, Label::Pobj)
        .filter(|_| !of_others);
    examples.collect()
}

/// "criticised B for its breach of the truce": whoever is judged for a deed did it.
fn is_judged(phrase: &Phrase<'_>, verb: usize, deed: usize) -> bool {
    phrase.is_verb(verb)
        && phrase.is_class(verb, Class::Judge)
        && phrase.is_class(deed, Class::Breach)
}

/// Whom a verb of praise or blame judges.
fn judged(phrase: &Phrase<'_>, verb: usize) -> Vec<usize> {
    match phrase.is_passive(verb) {
        true => surface_subjects(phrase, verb, 0),
        false => phrase.with_label(verb, Label::Dobj).collect(),
    }
}

/// Whose "its" is, where that is not the one named last: in a phrase at the front, "Following its accession to the treaty, B ...",
/// where nobody is named before; and of whoever is judged.
fn behind(phrase: &Phrase<'_>, noun: usize, its: usize) -> Option<usize> {
    let preposition = phrase.head(noun).filter(|_| {
        phrase.label(noun) == Label::Pobj && matches!(phrase.lemma(its), "its" | "their")
    })?;
    let governor = phrase.head(preposition)?;
    let blamed = matches!(phrase.lemma(preposition), "for" | "over");
    if blamed && governor < noun && is_judged(phrase, governor, noun) {
        return judged(phrase, governor).into_iter().next();
    }
    let verb = Some(governor).filter(|verb| *verb > noun)?;
    let party = |at: usize| phrase.name_class(at) == Some(NameClass::Party);
    let subject = phrase
        .child(verb, Label::Nsubj)
        .filter(|subject| *subject > noun && party(*subject))?;
    (!(0..its).any(party)).then_some(subject)
}

/// One of those who have an agreement.
fn is_member(phrase: &Phrase<'_>, at: usize) -> bool {
    matches!(phrase.lemma(at), "party" | "signatory" | "member")
}

/// "Ratifications were exchanged in May", "the instruments of ratification were exchanged": by all whose treaty it is.
pub(super) fn were_exchanged(phrase: &Phrase<'_>, noun: usize) -> bool {
    let papers = instrument(phrase, noun);
    phrase.label(papers) == Label::Nsubjpass
        && phrase
            .head(papers)
            .is_some_and(|verb| phrase.lemma(verb) == "exchange")
}

/// The paper that an act noun belongs to: "its instrument of ratification".
pub(super) fn instrument(phrase: &Phrase<'_>, noun: usize) -> usize {
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
pub(super) fn owned_act(phrase: &Phrase<'_>, clause: &Clause, noun: usize) -> bool {
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
pub(super) fn supported(phrase: &Phrase<'_>, clause: &mut Clause, noun: usize) {
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
                        let mut first = governor;
                        while phrase.label(first) == Label::Conj {
                            first = phrase.head(first).unwrap_or(first);
                        }
                        clause.add(Function::Subject, first);
                    }
                    return;
                }
                // "applies the pact pending ratification by B"
                if is_before_or_after(phrase.lemma(head))
                    && is_agreement_like(phrase, governor)
                    && agreement::is_consent(phrase, clause.site.head)
                {
                    if !clause.has(Function::Object) {
                        clause.add(Function::Object, governor);
                    }
                    return;
                }
                // "As a party to the treaty, B ...": B is one.
                if phrase.lemma(head) == "as"
                    && phrase.is_verb(governor)
                    && is_member(phrase, clause.site.head)
                    && phrase.tag(clause.site.head) == Tag::Nn
                {
                    for subject in surface_subjects(phrase, governor, 0) {
                        clause.add(Function::Subject, subject);
                    }
                    return;
                }
                // "fired in what C described as a breach of it"
                if phrase.lemma(head) == "as"
                    && is_breach(phrase, clause.site.head)
                    && phrase.label(governor) == Label::Pcomp
                {
                    for subject in clause_subject(phrase, governor, 0) {
                        clause.add(Function::Subject, subject);
                    }
                    return;
                }
                // "condemned B's raid as a breach of it": whose deed it is broke it.
                if phrase.lemma(head) == "as"
                    && is_breach(phrase, clause.site.head)
                    && phrase.label(governor) == Label::Dobj
                {
                    let deed = doer_of_breach(phrase, clause.site.head, governor);
                    clause.add(Function::Subject, deed);
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
            // "held the parties to the treaty": those whom something is done to are others.
            Label::Dobj
                if is_member(phrase, at) && matches!(phrase.tag(at), Tag::Nns | Tag::Nnps) =>
            {
                return;
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
                    came_from(phrase, clause, head);
                }
                return;
            }
            Label::Appos => {
                // "B cut off the gas, a breach of the treaty": what the clause tells is one.
                if is_breach(phrase, clause.site.head)
                    && !clause.has(Function::Subject)
                    && !party_like(phrase, head)
                {
                    for subject in clause_subject(phrase, head, 0) {
                        clause.add(Function::Subject, subject);
                    }
                    return;
                }
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

/// "Opposition to the pact came from B": where it comes from is whose it is.
fn came_from(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
    let comes = matches!(
        phrase.lemma(verb),
        "come" | "arrive" | "emanate" | "stem" | "flow"
    );
    let mut sources = phrase.prepositions(verb);
    let source = sources.find(|(preposition, source)| {
        phrase.lemma(*preposition) == "from" && party_like(phrase, *source)
    });
    if let Some((_, source)) = source.filter(|_| comes && !clause.has(Function::Subject)) {
        clause.add(Function::Subject, source);
    }
}

/// Prepositional phrases of the verb that a noun is the subject or object of belong to the noun, too.
pub(super) fn neighbours(phrase: &Phrase<'_>, clause: &mut Clause, verb: usize) {
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
            // "flew to Riyadh for talks with B": where they went.
            let town = phrase
                .name(object)
                .is_some_and(|name| matches!(name.class, NameClass::Seat | NameClass::Place));
            if function != Function::To || !town {
                clause.add(function, object);
            }
        }
    }
}

/// The verb of "received its 20th ratification from B".
fn received(phrase: &Phrase<'_>, noun: usize) -> Option<usize> {
    phrase
        .head(noun)
        .filter(|_| phrase.label(noun) == Label::Dobj)
        .filter(|_| {
            matches!(
                phrase.lemma(noun),
                "ratification" | "approval" | "assent" | "consent"
            )
        })
        .filter(|verb| {
            matches!(
                phrase.lemma(*verb),
                "receive" | "get" | "obtain" | "win" | "gain"
            )
        })
}

pub(super) fn lent_by_verb(phrase: &Phrase<'_>, clause: &mut Clause, noun: usize, verb: usize) {
    neighbours(phrase, clause, verb);
    if received(phrase, noun).is_some() {
        let giver = phrase
            .prepositions(verb)
            .chain(phrase.prepositions(noun))
            .find(|(preposition, _)| matches!(phrase.lemma(*preposition), "from" | "in"));
        if let Some((_, giver)) = giver {
            clause.add(Function::Subject, giver);
        }
        for subject in surface_subjects(phrase, verb, 0) {
            if is_agreement_like(phrase, subject) {
                clause.add(Function::Object, subject);
            }
        }
        return;
    }
    // "The treaty requires approval by B"
    let needs = matches!(phrase.lemma(verb), "require" | "need" | "await")
        && phrase.label(noun) == Label::Dobj
        && agreement::is_consent(phrase, clause.site.head);
    if needs && !clause.has(Function::Object) {
        // "Ratification of a treaty requires approval": of any treaty.
        let any = |at: usize| {
            let det = phrase.child(at, Label::Det).map(|det| phrase.lemma(det));
            matches!(det, Some("a" | "any" | "each" | "every" | "all" | "no"))
                || det.is_none()
                    && phrase.name(at).is_none()
                    && phrase.child(at, Label::Poss).is_none()
        };
        for subject in surface_subjects(phrase, verb, 0) {
            if agreement::is_agreement(phrase, subject, false) && !any(subject) {
                clause.add(Function::Object, subject);
            }
        }
        return;
    }
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
    // "called B's raid a breach of it"
    if phrase.label(noun) == Label::Oprd && is_breach(phrase, clause.site.head) {
        let deeds = match phrase.is_passive(verb) {
            true => subjects,
            // The parser may take both for what it is called.
            false => [Label::Dobj, Label::Oprd]
                .into_iter()
                .flat_map(|label| phrase.with_label(verb, label))
                .filter(|deed| *deed < noun)
                .collect(),
        };
        for deed in deeds {
            // "B bombed the camp, in what C called a breach of the truce": what the clause tells is one.
            if phrase.lemma(deed) == "what" && phrase.label(verb) == Label::Pcomp {
                for subject in clause_subject(phrase, verb, 0) {
                    clause.add(Function::Subject, subject);
                }
                continue;
            }
            let doer = doer_of_breach(phrase, clause.site.head, deed);
            clause.add(Function::Subject, doer);
        }
        return;
    }
    if phrase.label(noun) == Label::Nsubjpass
        || phrase.is_passive(verb) && phrase.label(noun) != Label::Dobj
    {
        let talks = phrase.is_class(clause.site.head, Class::Talks);
        let led = matches!(phrase.lemma(verb), "lead" | "head" | "spearhead" | "voice");
        let lent = phrase.is_class(verb, Class::Support) || led && !talks;
        if lent && !clause.has(Function::Subject) {
            for agent in agents(phrase, verb) {
                clause.add(Function::Subject, agent);
            }
        }
        return;
    }
    let by_law = is_paper(phrase, noun) && enacts(phrase, verb);
    // "The parliament approved the withdrawal from it": a house that decides so leaves.
    let decides = noun == clause.site.head
        && is_leaving(phrase, noun)
        && matches!(
            phrase.lemma(verb),
            "approve"
                | "back"
                | "endorse"
                | "pass"
                | "adopt"
                | "authorise"
                | "authorize"
                | "ratify"
        );
    let attends =
        phrase.is_class(verb, Class::Attend) && phrase.is_class(clause.site.head, Class::Talks);
    if !phrase.is_class(verb, Class::Support)
        && !attends
        && !by_law
        && !decides
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
            .any(|found| found != subject && !is_partner(phrase, clause.site.head, found))
        {
            clause.add(
                Function::Subject,
                doer_of_breach(phrase, clause.site.head, subject),
            );
        }
    }
    if phrase.lemma(verb) == "await" || phrase.lemma(verb) == "need" {
        let found: Vec<usize> = clause.fillers(Function::In).collect();
        for body in found {
            clause.add(Function::Subject, body);
        }
    }
}

/// "B opened EU accession talks": a party before the noun for talks is the other side.
fn is_partner(phrase: &Phrase<'_>, noun: usize, before: usize) -> bool {
    phrase.is_class(noun, Class::Talks)
        && phrase.name_class(before) == Some(NameClass::Party)
        && matches!(phrase.label(before), Label::Compound | Label::Nmod)
        && !phrase.word(before).contains(['-', '–'])
}

/// A noun for leaving an agreement.
fn is_leaving(phrase: &Phrase<'_>, noun: usize) -> bool {
    matches!(
        phrase.lemma(noun),
        "withdrawal" | "exit" | "departure" | "denunciation" | "termination"
    )
}

/// A preposition for what comes before or after another act.
fn is_before_or_after(preposition: &str) -> bool {
    matches!(
        preposition,
        "pending" | "after" | "before" | "until" | "upon" | "following" | "follow"
    )
}

/// "adopted the law on ratification of A": who adopts it ratifies.
pub(super) fn enacts(phrase: &Phrase<'_>, verb: usize) -> bool {
    matches!(
        phrase.lemma(verb),
        "adopt" | "pass" | "approve" | "sign" | "enact"
    )
}

pub(super) fn lent_by_preposition(
    phrase: &Phrase<'_>,
    clause: &mut Clause,
    preposition: usize,
    governor: usize,
) {
    // "The treaty is subject to ratification by B": the treaty is what is ratified.
    let depends = matches!(
        phrase.lemma(governor),
        "subject" | "conditional" | "contingent" | "dependent"
    ) && phrase.tag(governor).is_adjective();
    if depends && agreement::is_consent(phrase, clause.site.head) {
        for subject in clause_subject(phrase, governor, 0) {
            if is_agreement_like(phrase, subject) {
                clause.add(Function::Object, subject);
            }
        }
        // The parser may hang "by B" onto the copula.
        if let Some(be) = phrase.head(governor) {
            let by: Vec<usize> = phrase
                .prepositions(be)
                .filter(|(by, _)| phrase.lemma(*by) == "by")
                .map(|(_, doer)| doer)
                .collect();
            for doer in by {
                clause.add(Function::Subject, doer);
            }
        }
        return;
    }
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
    // "accused B of a violation of the truce": B is said to have broken it.
    // "notified B of the termination of the pact": whoever tells of it ends it.
    let tells = matches!(word, "of" | "about")
        && matches!(phrase.lemma(governor), "notify" | "inform" | "advise")
        && !phrase.is_passive(governor)
        && matches!(
            phrase.lemma(clause.site.head),
            "termination"
                | "suspension"
                | "withdrawal"
                | "ratification"
                | "cancellation"
                | "abrogation"
        );
    if tells && !clause.has(Function::Subject) {
        for subject in surface_subjects(phrase, governor, 0) {
            clause.add(Function::Subject, subject);
        }
        return;
    }
    let accuses = match word {
        "of" => matches!(phrase.lemma(governor), "accuse" | "suspect" | "convict"),
        "for" | "over" => is_judged(phrase, governor, clause.site.head),
        _ => false,
    };
    if accuses && !clause.has(Function::Subject) {
        for judged in judged(phrase, governor) {
            clause.add(Function::Subject, judged);
        }
        return;
    }
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
    let pending = is_before_or_after(word) || word == "with";
    if pending && !clause.has(Function::Object) && agreement::is_consent(phrase, clause.site.head) {
        for subject in surface_subjects(phrase, governor, 0) {
            if is_agreement_like(phrase, subject) || phrase.lemma(subject) == "it" {
                clause.add(Function::Object, subject);
            }
        }
        // "B applies the pact pending ratification by C"
        if word == "pending" && !clause.has(Function::Object) {
            for object in phrase.with_label(governor, Label::Dobj) {
                if is_agreement_like(phrase, object) {
                    clause.add(Function::Object, object);
                }
            }
        }
    }
    if clause.has(Function::Subject) {
        return;
    }
    let talks = phrase.is_class(clause.site.head, Class::Talks);
    // "call for talks involving B": who calls for them need not take part.
    let calls = matches!(
        phrase.lemma(governor),
        "call" | "appeal" | "push" | "press" | "plead" | "ask" | "lobby"
    );
    let engaged = engaged && !(calls && clause.has(Function::Between));
    let engaged = engaged || word == "for" && talks && !(calls && clause.has(Function::Between));
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
    // "voted for withdrawal from it", "waved through the exit from it"
    let decides = is_leaving(phrase, clause.site.head)
        && matches!(
            (phrase.lemma(governor), word),
            ("vote", "for") | ("wave", "through")
        );
    let engaged =
        engaged || decides || matches!(word, "in" | "as") && is_breach(phrase, clause.site.head);
    // The parser hangs "on ratification" onto "adopted" or onto "the law".
    let by_law = word == "on"
        && enacts(phrase, governor)
        && phrase
            .with_label(governor, Label::Dobj)
            .any(|paper| is_paper(phrase, paper));
    // "A and B ended their war with the signing of a treaty": they signed it.
    let sealed = matches!(word, "with" | "by")
        && matches!(
            phrase.lemma(clause.site.head),
            "signing" | "signature" | "conclusion" | "initialling" | "initialing"
        )
        && surface_subjects(phrase, governor, 0)
            .iter()
            .all(|subject| party_like(phrase, *subject));
    let engaged = engaged || by_law || sealed;
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
        // "found B in breach of it", "condemned B's raids as a breach of it": who is judged did it, and not who judges.
        let judges = word == "as"
            || matches!(
                phrase.lemma(governor),
                "find" | "hold" | "rule" | "deem" | "accuse" | "judge"
            );
        if broken && judges && !phrase.is_passive(governor) {
            let judged = phrase.child(governor, Label::Dobj);
            if let Some(judged) = judged {
                clause.add(
                    Function::Subject,
                    doer_of_breach(phrase, clause.site.head, judged),
                );
            }
            return;
        }
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

/// "B is the only European member of it": the noun says what its subject is.
fn is_predicate(phrase: &Phrase<'_>, noun: usize) -> bool {
    phrase.label(noun) == Label::Attr
        && phrase
            .head(noun)
            .is_some_and(|be| phrase.lemma(be) == "be" && phrase.child(be, Label::Nsubj).is_some())
}
