//! The rules of English spelling for endings, in both directions.
//!
//! Takes a word in lower case. Adding: "ratify" gives "ratified", "ban" gives "banned", "tie" gives
//! "tying". Removing needs a guess, since "-ing" hides a final e: "pausing" is from "pause" and
//! "signing" from "sign". The letters before the ending mostly tell: English words do not end in
//! v, u, single z or dg, so "shelv-", "argu-" and "pledg-" had an e; "-at" after a consonant had one
//! ("violat-"), after a vowel none ("treat-"). Where that fails the table lists the word.

use std::borrow::Cow;

const VOWELS: &str = "aeiouy";

fn is_vowel(letter: char) -> bool {
    VOWELS.contains(letter)
}

/// The third person of a verb or the plural of a noun.
pub(super) fn add_s(word: &str, verb: bool) -> String {
    let before = word.chars().rev().nth(1);
    let consonant_before = before.is_some_and(|letter| !"aeiou".contains(letter));
    if let Some(stem) = word.strip_suffix('y').filter(|_| consonant_before) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| word.ends_with(end));
    let goes = verb && word.ends_with('o') && consonant_before;
    if hisses || goes {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// The regular past.
pub(super) fn add_ed(verb: &str) -> String {
    let consonant_before = verb
        .chars()
        .rev()
        .nth(1)
        .is_some_and(|letter| !"aeiou".contains(letter));
    if verb.ends_with('e') {
        format!("{verb}d")
    } else if let Some(stem) = verb.strip_suffix('y').filter(|_| consonant_before) {
        format!("{stem}ied")
    } else {
        format!("{}ed", doubled(verb))
    }
}

/// The -ing form.
pub(super) fn add_ing(verb: &str) -> String {
    if let Some(stem) = verb.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match verb.strip_suffix('e') {
        Some(stem) if !stem.is_empty() && !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        Some(_) => format!("{verb}ing"),
        None => format!("{}ing", doubled(verb)),
    }
}

/// The forms of a verb that no table lists; verbs in -el, -al, -il double the l in Britain alone.
pub(super) fn add_regular_verb_forms(verb: &str, forms: &mut Vec<String>) {
    forms.push(add_s(verb, true));
    forms.push(add_ed(verb));
    forms.push(add_ing(verb));
    let l = ["el", "al", "il", "ol"]
        .iter()
        .any(|end| verb.ends_with(end));
    let before = verb.chars().rev().nth(2);
    if l && syllables(verb) > 1 && before.is_some_and(|letter| !is_vowel(letter)) {
        forms.push(format!("{verb}led"));
        forms.push(format!("{verb}ling"));
    }
}

/// All that [`singular`] may take for a form of a noun.
pub(super) fn add_loose_noun_forms(noun: &str, forms: &mut Vec<String>) {
    forms.extend(["", "s", "es"].map(|end| format!("{noun}{end}")));
    if let Some(stem) = noun.strip_suffix('y') {
        forms.push(format!("{stem}ies"));
    }
    if let Some(stem) = noun.strip_suffix("man") {
        forms.push(format!("{stem}men"));
    }
}

/// All that [`base`] may take for a form of a verb.
pub(super) fn add_loose_verb_forms(verb: &str, forms: &mut Vec<String>) {
    forms.extend(["", "s", "es", "d", "ed", "ing"].map(|end| format!("{verb}{end}")));
    if let Some(stem) = verb.strip_suffix('y') {
        forms.extend(["ies", "ied"].map(|end| format!("{stem}{end}")));
    }
    if let Some(stem) = verb.strip_suffix('e') {
        forms.extend(["ed", "ing"].map(|end| format!("{stem}{end}")));
    }
    if let Some(last) = verb.chars().next_back() {
        forms.extend(["ed", "ing"].map(|end| format!("{verb}{last}{end}")));
    }
}

/// The verb with its last letter doubled, when it is one syllable of consonant, vowel, consonant.
fn doubled(verb: &str) -> Cow<'_, str> {
    let mut letters = verb.chars().rev();
    let (last, vowel, before) = (letters.next(), letters.next(), letters.next());
    let (Some(last), Some(vowel), Some(before)) = (last, vowel, before) else {
        return Cow::Borrowed(verb);
    };
    // The u of "quit" is no vowel.
    let single = !is_vowel(before) || (before == 'u' && verb.contains("qu"));
    let closed = !is_vowel(last) && !"wxh".contains(last) && "aeiou".contains(vowel) && single;
    let one = syllables(verb) == 1
        || (verb.contains("qu") && syllables(verb) == 2 && closed && verb.len() < 6);
    if closed && one {
        Cow::Owned(format!("{verb}{last}"))
    } else {
        Cow::Borrowed(verb)
    }
}

/// Groups of vowels.
fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for letter in word.chars() {
        let vowel = is_vowel(letter);
        count += usize::from(vowel && !inside);
        inside = vowel;
    }
    count
}

/// "criticise" for "criticize", "paralyse" for "paralyze".
pub(super) fn british(verb: &str) -> Option<String> {
    if verb.len() > 5 && (verb.ends_with("ize") || verb.ends_with("yze")) {
        let stem = &verb[..verb.len() - 2];
        return Some(format!("{stem}se"));
    }
    None
}

/// "criticize" for "criticise". Verbs that are spelled with s everywhere ("advise") are listed.
pub(super) fn american(verb: &str) -> Option<String> {
    let british = ["ise", "yse"].iter().any(|end| verb.ends_with(end));
    let after_vowel = verb
        .chars()
        .rev()
        .nth(3)
        .is_none_or(|letter| "aeou".contains(letter));
    let word = british && verb.len() > 6 && !after_vowel;
    word.then(|| format!("{}ze", &verb[..verb.len() - 2]))
}

/// "organisation" for "organization", and the other way round.
pub(super) fn other_noun_spelling(noun: &str) -> Option<String> {
    match noun.strip_suffix("isation") {
        Some(stem) => Some(format!("{stem}ization")),
        None => noun
            .strip_suffix("ization")
            .map(|stem| format!("{stem}isation")),
    }
}

/// The singular of a plural in -s, in American spelling; none when the word is none.
pub(super) fn singular(noun: &str) -> Option<String> {
    let one = noun.strip_suffix('s').unwrap_or(noun);
    if let Some(american) = other_noun_spelling(one).filter(|_| one.ends_with("isation")) {
        return Some(american);
    }
    if let Some(stem) = noun.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return Some(format!("{stem}man"));
    }
    let stem = strip_s(noun)?;
    // "politics", "economics" are no plurals; those in -ic that are nouns are listed.
    if noun.ends_with("ics") {
        None
    } else {
        Some(stem)
    }
}

/// The word without the ending -s or -es.
fn strip_s(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s')?;
    if word.len() <= 3 || stem.ends_with(['s', 'u']) || word.ends_with("is") {
        return None;
    }
    if let Some(root) = stem.strip_suffix("ie") {
        // "ties" is from "tie", "treaties" from "treaty".
        return Some(if root.chars().count() > 1 {
            format!("{root}y")
        } else {
            stem.to_string()
        });
    }
    if let Some(root) = stem.strip_suffix('e') {
        let hisses = ["ss", "sh", "ch", "x", "zz", "tz"]
            .iter()
            .any(|end| root.ends_with(end));
        let o = root.ends_with('o') && root.len() > 3;
        if hisses || o {
            return Some(root.to_string());
        }
    }
    Some(stem.to_string())
}

/// The base of a regular verb form; none when the word is none.
pub(super) fn base(verb: &str) -> Option<String> {
    let found = if let Some(stem) = verb.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        Some(format!("{stem}y"))
    } else if let Some(stem) = verb.strip_suffix("eed") {
        // "agreed" is from "agree"; "succeed" and "need" are listed.
        (syllables(stem) > 0 || verb.len() > 4).then(|| format!("{stem}ee"))
    } else if let Some(stem) = verb.strip_suffix("ed").or(verb.strip_suffix("ing")) {
        has_vowel(stem).then(|| without_ending(stem))
    } else {
        strip_s(verb)
    };
    match found {
        Some(found) => Some(american(&found).unwrap_or(found)),
        None => american(verb),
    }
}

fn has_vowel(stem: &str) -> bool {
    stem.len() > 1 && stem.chars().any(is_vowel)
}

/// The base from what is left of a word without -ed or -ing.
fn without_ending(stem: &str) -> String {
    let mut letters = stem.chars().rev();
    let last = letters.next().unwrap_or(' ');
    let before = letters.next().unwrap_or(' ');
    if last == before && "bdgmnprtlv".contains(last) {
        // "banned", "initialled"; but "called", "filled", "recalled".
        let compound = ["call", "wall", "ball", "stall"]
            .iter()
            .any(|end| stem.ends_with(end));
        let l = !stem.ends_with("ell") && !stem.ends_with("all");
        let keep = last == 'l' && (syllables(stem) == 1 || l || compound);
        return if keep {
            stem.to_string()
        } else {
            stem[..stem.len() - 1].to_string()
        };
    }
    if hides_e(stem) {
        format!("{stem}e")
    } else {
        stem.to_string()
    }
}

/// Whether a stem has lost a final e before -ed or -ing.
fn hides_e(stem: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|end| stem.ends_with(end));
    let mut letters = stem.chars().rev();
    let last = letters.next().unwrap_or(' ');
    let vowel = letters.next().unwrap_or(' ');
    let before = letters.next().unwrap_or(' ');
    // One vowel letter before the last consonant: "violat-" but not "treat-". The u of "persuad-",
    // "guid-" and "requir-" is a consonant.
    let single = "aeiou".contains(vowel)
        && (!"aeiou".contains(before) || ends(&["quir", "quot", "quar", "suad", "guid"]));
    let short = syllables(stem) == 1;
    match last {
        'v' | 'u' => true,
        'c' => !ends(&["sc", "nyc"]) || ends(&["esc"]),
        'z' => !ends(&["zz", "tz"]),
        // "pausing", "purchasing"; not "passing", "focusing".
        's' if ends(&["ss", "focus", "caucus"]) => false,
        's' if ends(&["us"]) => ends(&["aus", "ous", "fus", "cus", "bus", "mus"]),
        's' if ends(&["as"]) => ends(&["eas", "ras", "has"]),
        's' => true,
        // "managing", "urging", "pledging", "changing"; not "bringing", "longing".
        'g' => {
            single
                || ends(&["dg", "rg", "lg", "ang", "eng", "ung", "ieg", "aug"])
                || ends(&["fring", "cring", "ping", "hing"])
        }
        'l' => {
            ends(&["bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl", "sl"])
                || single && (short || ends(&["ul", "il"]))
        }
        't' if ends(&["iat", "uat", "creat"]) => true,
        't' if ends(&["llot", "ilot", "ivot"]) => false,
        't' if single => match vowel {
            'a' => before != 'e',
            'o' | 'u' => true,
            'e' => ends(&["omplet", "ompet", "delet"]),
            _ => short || ends(&["xcit", "ncit", "recit", "invit", "unit", "gnit"]),
        },
        'd' => single && (vowel != 'e' || ends(&["ced", "ped", "sed"])),
        'r' if ends(&["murmur"]) => false,
        'r' if ends(&["cr"]) => true,
        'r' if single => match vowel {
            'e' => ends(&["erfer", "adher", "rever", "sever", "coher"]),
            'o' => short || ends(&["plor", "ignor", "estor"]),
            _ => true,
        },
        'n' if single => match vowel {
            'i' => true,
            'e' => ends(&["nven", "rven", "aven"]),
            'o' => short || ends(&["tpon", "phon"]),
            _ => short,
        },
        'm' => single && (short || "ua".contains(vowel) || ends(&["com"])),
        'p' => single && (short || ends(&["cap", "shap", "up"])) || ends(&["typ"]),
        'k' | 'b' => single,
        'h' => ends(&[
            "breath", "seeth", "sooth", "loath", "cloth", "lath", "writh",
        ]),
        _ => false,
    }
}
