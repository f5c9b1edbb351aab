//! Forms and lemmas, from a table, and the laws that tie them together.

use super::WordClass::{Noun, Verb};
use super::*;
use proptest::prelude::*;

fn check(class: WordClass, rows: &[(&str, &str)]) {
    let mut faults = Vec::new();
    for &(forms, expected) in rows {
        for form in forms.split(' ') {
            let found = lemma(form, class);
            if found != expected {
                faults.push(format!("{form}: {found}, not {expected}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_table_has_no_faults() {
    assert!(TABLE.verbs.rows.len() > 1000 && TABLE.nouns.rows.len() > 300);
    if let Err(faults) = Table::parse(include_str!("../../seeds/inflection.tsv")) {
        panic!("{faults}");
    }
}

#[test]
fn a_broken_table_says_all_that_is_wrong() {
    let text = "class\tlemma\nadverb\tsoon\nverb\t\nverb\tgo\nverb\tgo\nnoun\ta\tb\tc\td\te\tf\tg";
    let Err(faults) = Table::parse(text) else {
        panic!("accepted")
    };
    let kinds: Vec<_> = faults
        .0
        .iter()
        .map(|fault| (fault.line, fault.kind))
        .collect();
    use LoadErrorKind::*;
    assert_eq!(
        kinds,
        [
            (1, Column),
            (2, UnknownWord),
            (3, Empty),
            (5, Duplicate),
            (6, Column)
        ]
    );
}

#[test]
fn irregular_verbs_are_known() {
    check(
        Verb,
        &[
            ("struck stricken Strikes STRIKING", "strike"),
            ("sought seeks seeking", "seek"),
            ("withdrew withdrawn withdrawing", "withdraw"),
            ("upheld", "uphold"),
            ("quit quitting quits", "quit"),
            ("forsook forsaken", "forsake"),
            ("overthrew overthrown", "overthrow"),
            ("broadcast broadcasting", "broadcast"),
            ("tore torn tearing", "tear"),
            ("broke broken breaking", "break"),
            ("left leaving leaves", "leave"),
            ("led leading", "lead"),
            ("forwent forgone forgoes", "forgo"),
            ("is are was were been being am", "be"),
            ("has had having", "have"),
            ("does did done doing", "do"),
            ("found", "find"),
            ("founded", "found"),
            ("lay laid", "lay"),
            ("lain lied lying", "lie"),
            ("rewrote rewritten", "rewrite"),
            ("reshot", "reshoot"),
        ],
    );
}

#[test]
fn spelling_rules_find_the_base() {
    check(
        Verb,
        &[
            ("rebutted rebutting rebuts", "rebut"),
            ("initialled initialed initialling initialing", "initial"),
            ("ratified ratifies ratifying", "ratify"),
            ("agreed agrees agreeing", "agree"),
            ("freed frees freeing", "free"),
            ("tying tied ties", "tie"),
            ("signing signed signs", "sign"),
            ("shelving shelved", "shelve"),
            ("pausing paused pauses", "pause"),
            ("terminating terminated", "terminate"),
            ("making", "make"),
            ("endorsing endorsed endorses", "endorse"),
            ("criticised criticized criticising criticizes", "criticize"),
            ("analysed analyzing", "analyze"),
            ("advised advising", "advise"),
            ("travelling traveled", "travel"),
            ("focusing focussed focuses", "focus"),
            ("panicked panicking", "panic"),
            ("honoured honors", "honor"),
            ("fulfilled fulfils fulfilling", "fulfill"),
            ("succeed succeeded", "succeed"),
            ("bring bringing", "bring"),
            ("boycotted", "boycott"),
            ("vetoes vetoed", "veto"),
            ("inked inks inking", "ink"),
        ],
    );
}

/// Verbs that the table must not hold: the rules alone have to find them.
#[test]
fn unlisted_verbs_are_left_to_the_rules() {
    check(
        Verb,
        &[
            ("cooperativised", "cooperativize"),
            ("blogged blogging", "blog"),
            ("tweeted tweeting tweets", "tweet"),
            ("texted texting", "text"),
            ("outsourcing outsourced", "outsource"),
            ("microwaved", "microwave"),
            ("deglobalising", "deglobalize"),
            ("fictionalizing", "fictionalize"),
            ("overregulated", "overregulate"),
            ("juggling juggled", "juggle"),
            ("trudging trudged", "trudge"),
            ("copies", "copy"),
            ("crunched crunches", "crunch"),
            ("photocopied", "photocopy"),
            ("guillotined", "guillotine"),
            ("basketballed", "basketball"),
            ("glance glanced", "glance"),
            ("red", "red"),
            ("thing", "thing"),
            ("", ""),
            ("ed", "ed"),
            ("ing", "ing"),
            ("s", "s"),
        ],
    );
}

#[test]
fn nouns_are_made_singular() {
    check(
        Noun,
        &[
            ("Treaties TREATY treaty", "treaty"),
            ("parties", "party"),
            ("talks", "talk"),
            ("countries", "country"),
            ("accords", "accord"),
            ("ministries", "ministry"),
            ("bodies", "body"),
            ("men", "man"),
            ("women", "woman"),
            ("spokesmen", "spokesman"),
            ("crises", "crisis"),
            ("memoranda memorandums", "memorandum"),
            ("protocols", "protocol"),
            ("allies", "ally"),
            ("news", "news"),
            ("series", "series"),
            ("bosses", "boss"),
            ("leaders", "leader"),
            ("ties", "tie"),
            ("bases", "base"),
            ("archives", "archive"),
            ("vetoes", "veto"),
            ("politics", "politics"),
            ("tactics", "tactic"),
            ("headquarters", "headquarters"),
            ("watches", "watch"),
            ("taxes", "tax"),
            ("status", "status"),
            ("agendas", "agenda"),
            ("agreements", "agreement"),
            ("programmes", "program"),
            ("defence", "defense"),
            ("organisations organization", "organization"),
            ("communiqués", "communiqué"),
            ("bus", "bus"),
            ("blitzes", "blitz"),
            ("chaos", "chaos"),
            ("gas", "gas"),
        ],
    );
}

/// The forms that two listed lemmas share; the first has them.
const HOMOGRAPHS: &[&str] = &[
    "found",
    "lay",
    "saw",
    "bound",
    "wound",
    "bases",
    "axes",
    "premises",
    "statistics",
];

#[test]
fn the_lemma_of_each_form_of_a_listed_word_is_that_word() {
    let mut faults = Vec::new();
    for (words, class) in [(&TABLE.verbs, Verb), (&TABLE.nouns, Noun)] {
        for row in &words.rows {
            let forms = if class == Verb {
                verb_forms(row.lemma)
            } else {
                noun_forms(row.lemma)
            };
            for form in forms {
                let found = lemma(&form, class);
                if found != row.lemma && !HOMOGRAPHS.contains(&form.as_str()) {
                    faults.push(format!("{form}: {found}, not {}", row.lemma));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn the_rules_restore_e_where_english_needs_one() {
    let with_e = "shelv argu pledg merg chang aveng infring cring purchas paus clos manag settl \
        rul scal violat initiat creat vot execut complet invit cit decid conced persuad guid \
        requir secur declar ignor combin conven postpon assum welcom escap mak describ breath \
        enforc recogniz besieg";
    let without = "sign bring long pass focus fail treat threat target visit pilot avoid need lead \
        repair offer monitor favor join mention happen claim redeem leak look succumb bomb end \
        call buzz blitz discuss play show attack help ask murmur abandon develop";
    for stem in with_e.split_whitespace() {
        assert_eq!(
            spelling::base(&format!("{stem}ing")),
            Some(format!("{stem}e"))
        );
    }
    for stem in without.split_whitespace() {
        let found = spelling::base(&format!("{stem}ing"));
        assert_eq!(found.as_deref(), Some(stem));
    }
}

/// How far the rules come without the table. Those that they miss are why it exists.
#[test]
fn the_rules_alone_find_most_listed_verbs() {
    let (mut right, mut all) = (0, 0);
    let mut missed = Vec::new();
    let left_to_rules =
        |row: &&Row| row.past.is_empty() && row.variants.is_empty() && !row.lemma.ends_with("ise");
    for row in TABLE.verbs.rows.iter().filter(left_to_rules) {
        for form in verb_forms(row.lemma)
            .iter()
            .filter(|form| *form != row.lemma)
        {
            all += 1;
            let found = spelling::base(form).unwrap_or_else(|| form.clone());
            if found == row.lemma {
                right += 1;
            } else {
                missed.push(format!("{form}:{found}"));
            }
        }
    }
    assert!(
        right * 100 >= all * 98,
        "{right} of {all}\n{}",
        missed.join(" ")
    );
}

#[test]
fn forms_are_in_both_spellings() {
    assert_eq!(
        verb_forms("initial"),
        [
            "initial",
            "initials",
            "initialled",
            "initialed",
            "initialling",
            "initialing"
        ]
    );
    assert_eq!(
        verb_forms("strike"),
        ["strike", "strikes", "struck", "stricken", "striking"]
    );
    assert_eq!(verb_forms("sign"), ["sign", "signs", "signed", "signing"]);
    assert_eq!(
        verb_forms("pull out of")[1..3],
        ["pulls out of", "pulled out of"]
    );
    for (verb, forms) in [
        ("cancel", "cancels cancelled canceled cancelling canceling"),
        (
            "criticize",
            "criticise criticised criticized criticising criticizes",
        ),
        (
            "criticise",
            "criticize criticised criticized criticising criticizes",
        ),
        ("honour", "honor honoured honoring"),
        ("honor", "honour honoured honoring"),
        ("ban", "banned banning bans"),
        ("tie", "tied tying ties"),
        ("equip", "equipped equipping"),
        ("quiz", "quizzes quizzed"),
        ("go", "goes went gone going"),
        ("x-ray", "x-rays x-rayed x-raying"),
        ("unsignal", "unsignalled unsignaled"),
    ] {
        let found = verb_forms(verb);
        for form in forms.split(' ') {
            assert!(
                found.iter().any(|other| other == form),
                "{verb}: {form} not in {found:?}"
            );
        }
    }
    assert!(!verb_forms("advise").iter().any(|form| form.contains('z')));
    assert_eq!(
        noun_forms("memorandum"),
        ["memorandum", "memoranda", "memorandums"]
    );
    assert_eq!(noun_forms("treaty"), ["treaty", "treaties"]);
    assert_eq!(
        noun_forms("notice of termination")[1],
        "notices of termination"
    );
    assert_eq!(noun_forms("peace treaty")[1], "peace treaties");
    assert_eq!(noun_forms("veto"), ["veto", "vetoes"]);
    assert!(noun_forms("normalization").contains(&"normalisation".to_string()));
}

#[test]
fn a_lemma_in_lower_case_is_not_copied() {
    for (word, class) in [
        ("sign", Verb),
        ("treaty", Noun),
        ("signed", Verb),
        ("zzz", Verb),
    ] {
        assert!(matches!(lemma(word, class), Cow::Borrowed(_)), "{word}");
    }
}

proptest! {
    #[test]
    fn any_text_has_a_lemma_and_forms(word in "\\PC{0,24}|[a-z]{0,3}(ed|ing|s|ies|ied|men|eed)") {
        for class in [Verb, Noun] {
            lemma(&word, class);
        }
        prop_assert!(!verb_forms(&word).is_empty());
        prop_assert!(!noun_forms(&word).is_empty());
    }

    #[test]
    fn whatever_has_a_lemma_is_one_of_its_forms(
        word in "(re|over|co-)?[a-z]{0,2}(sign|ratif|treat|agre|accept|withdr|organi|wr|brok|enforc|ban|pact|statesm|[a-z]{1,4})\
                 (s|es|ies|y|ys|ed|yed|ied|eed|ned|ing|ying|eing|ning|men|ew|ote|sation|zations|sed|zing)?"
    ) {
        for class in [Verb, Noun] {
            let lemma = lemma(&word, class);
            let mut forms = loose_forms(&lemma, class);
            forms.extend(match class {
                Verb => verb_forms(&lemma),
                Noun => noun_forms(&lemma),
            });
            prop_assert!(forms.contains(&word), "{} is no form of {}: {:?}", word, lemma, forms);
        }
    }

    #[test]
    fn case_does_not_matter(word in "[a-z]{1,12}(ed|ing|s|ies)?") {
        for class in [Verb, Noun] {
            let upper = word.to_uppercase();
            prop_assert_eq!(lemma(&upper, class), lemma(&word, class));
        }
    }
}
