//! Other ways to write a sentence, with its tree: names folded into units, and headlines.

use std::collections::HashSet;

use paraph::syntax::{Fold, Label, Tag};

use crate::data::{Node, Random, Sentence};

/// Keeps the nodes that `keep` names; what depended on a dropped one depends on its head.
fn contract(nodes: &[Node], keep: &[bool]) -> Vec<Node> {
    let mut place = vec![0; nodes.len()];
    let mut count = 0;
    for at in 0..nodes.len() {
        place[at] = count;
        count += usize::from(keep[at]);
    }
    let mut out = Vec::with_capacity(count);
    for at in (0..nodes.len()).filter(|&at| keep[at]) {
        let mut node = nodes[at].clone();
        let mut head = node.head;
        while !keep[head] && nodes[head].head != head {
            head = nodes[head].head;
        }
        if head == at || !keep[head] {
            node.head = place[at];
            node.label = Label::Root;
        } else {
            node.head = place[head];
        }
        out.push(node);
    }
    out
}

const DATES: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
];

fn is_name(node: &Node) -> bool {
    node.tag.is_proper()
        && node.form.chars().next().is_some_and(char::is_uppercase)
        && !DATES.contains(&node.form.as_str())
}

/// Folds runs of words that make a name into one unit with the form of its head, as the caller of the parser does.
///
/// Not all are folded, since no list of names is complete.
pub fn fold(sentence: &Sentence, random: &mut Random) -> Sentence {
    let mut nodes = sentence.nodes.clone();
    let mut keep = vec![true; nodes.len()];
    let (several, single) = if random.chance(0.15) {
        (0.5, 0.4)
    } else {
        (0.95, 0.85)
    };
    let mut next = nodes.len();
    while next > 0 {
        let head = next - 1;
        next = head;
        if !is_name(&nodes[head]) || nodes[head].fold != Fold::Word {
            continue;
        }
        let mut first = head;
        while first > 0 {
            let before = &nodes[first - 1];
            let inside = before.head >= first && before.head <= head;
            if !(inside
                && is_name(before)
                && matches!(before.label, Label::Compound | Label::Nmod | Label::Amod))
            {
                break;
            }
            first -= 1;
        }
        let mut last = head;
        // *Ministry of Foreign Affairs*, *Treaty on the Prohibition of Nuclear Weapons*
        if let Some(end) = of_phrase(&nodes, &keep, head)
            && random.chance(0.5)
        {
            last = end;
        }
        next = first;
        if !random.chance(if last > first { several } else { single }) {
            continue;
        }
        for at in (first..=last).filter(|&at| at != head) {
            keep[at] = false;
        }
        let node = &mut nodes[head];
        node.fold = if node.tag == Tag::Nnps && random.chance(0.5) {
            Fold::PluralName
        } else {
            Fold::Name
        };
        node.tag = if node.fold == Fold::PluralName {
            Tag::Nnps
        } else {
            Tag::Nnp
        };
    }
    // What depended on a dropped word inside a name must depend on the name.
    Sentence {
        id: sentence.id.clone(),
        nodes: contract(&nodes, &keep),
    }
}

/// The end of a phrase *of Foreign Affairs* that begins just after a name and belongs to it.
fn of_phrase(nodes: &[Node], keep: &[bool], head: usize) -> Option<usize> {
    let start = head + 1;
    let preposition = nodes.get(start)?;
    if preposition.head != head || !matches!(preposition.form.as_str(), "of" | "on" | "for") {
        return None;
    }
    let mut end = start;
    let mut names = 0;
    for (at, node) in nodes.iter().enumerate().skip(start + 1).take(8) {
        let inside = node.head >= start && node.head < at + 8 && {
            let mut up = at;
            while nodes[up].head != up && up != start {
                up = nodes[up].head;
            }
            up == start
        };
        let small = matches!(node.form.as_str(), "of" | "the" | "and" | "on" | "for");
        if !inside || !(small || (node.tag.is_proper() && DATES.iter().all(|d| *d != node.form))) {
            break;
        }
        if !small {
            names += 1;
            end = at;
        }
    }
    // Nothing outside may depend on a word inside but the name itself, and a folded name inside stays alone.
    let whole = names > 0
        && (start..=end).all(|at| keep[at] && nodes[at].fold == Fold::Word)
        && nodes
            .iter()
            .enumerate()
            .all(|(at, node)| (start..=end).contains(&at) || !(start..=end).contains(&node.head));
    whole.then_some(end)
}

/// The base forms that occur in the corpus.
pub fn base_forms(sentences: &[Sentence]) -> HashSet<String> {
    let bases = sentences
        .iter()
        .flat_map(|s| &s.nodes)
        .filter(|n| n.tag == Tag::Vb && n.form.len() > 2);
    bases
        .map(|n| n.form.clone())
        .filter(|f| f.bytes().all(|b| b.is_ascii_lowercase()))
        .collect()
}

const IRREGULAR: &[(&str, &str)] = &[
    ("said", "say"),
    ("took", "take"),
    ("made", "make"),
    ("met", "meet"),
    ("won", "win"),
    ("left", "leave"),
    ("began", "begin"),
    ("held", "hold"),
    ("gave", "give"),
    ("went", "go"),
    ("came", "come"),
    ("saw", "see"),
    ("told", "tell"),
    ("led", "lead"),
    ("kept", "keep"),
    ("broke", "break"),
    ("sought", "seek"),
    ("struck", "strike"),
    ("withdrew", "withdraw"),
    ("became", "become"),
    ("lost", "lose"),
    ("sent", "send"),
    ("found", "find"),
    ("got", "get"),
    ("set", "set"),
    ("hit", "hit"),
    ("put", "put"),
    ("quit", "quit"),
    ("cut", "cut"),
    ("fell", "fall"),
    ("rose", "rise"),
    ("chose", "choose"),
    ("spoke", "speak"),
    ("wrote", "write"),
    ("built", "build"),
    ("bought", "buy"),
    ("sold", "sell"),
    ("fought", "fight"),
    ("swore", "swear"),
    ("paid", "pay"),
    ("ran", "run"),
    ("stood", "stand"),
    ("grew", "grow"),
    ("threw", "throw"),
    ("brought", "bring"),
    ("drew", "draw"),
    ("shot", "shoot"),
    ("bid", "bid"),
];

/// The verbs of headlines, each with those that plain text has for it.
const HEADLINE_VERBS: &[(&str, &[&str])] = &[
    ("sign", &["ink", "pen", "seal", "clinch"]),
    ("consider", &["mull", "weigh", "eye"]),
    ("approve", &["back", "okay", "clear", "pass", "nod"]),
    ("reject", &["nix", "snub", "spurn", "rebuff"]),
    ("criticize", &["slam", "blast", "rap"]),
    ("condemn", &["slam", "blast", "decry"]),
    ("promise", &["vow", "pledge"]),
    ("agree", &["vow", "move"]),
    ("end", &["scrap", "axe", "ditch", "halt", "quit"]),
    ("withdraw", &["exit", "quit"]),
    ("seek", &["eye", "woo", "court"]),
    ("urge", &["press", "prod"]),
    ("announce", &["unveil", "tout"]),
    ("support", &["back", "hail"]),
    ("warn", &["vow"]),
    ("kill", &["hit", "target"]),
    ("reduce", &["cut", "slash", "trim"]),
    ("lead", &["head", "spark"]),
    ("begin", &["launch", "kick"]),
    ("win", &["nab", "score", "clinch"]),
    ("make", &["ink", "forge", "strike"]),
    ("take", &["net", "eye"]),
    ("become", &["join", "sign"]),
    ("attack", &["slam", "hit", "target"]),
    ("stop", &["halt", "block", "stall"]),
    ("create", &["forge", "craft", "frame"]),
    ("accept", &["ratify", "back", "sign"]),
    ("receive", &["net", "land"]),
];

/// The base form of a past tense.
fn base(form: &str, bases: &HashSet<String>) -> Option<String> {
    if let Some((_, base)) = IRREGULAR.iter().find(|(past, _)| *past == form) {
        return Some(base.to_string());
    }
    let stem = form.strip_suffix("ed")?;
    let y = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
    let undoubled = (stem.len() > 3
        && stem.as_bytes()[stem.len() - 1] == stem.as_bytes()[stem.len() - 2])
        .then(|| stem[..stem.len() - 1].to_string());
    [
        y,
        Some(stem.to_string()),
        Some(format!("{stem}e")),
        undoubled,
    ]
    .into_iter()
    .flatten()
    .find(|b| bases.contains(b))
}

fn third_person(base: &str) -> String {
    match base.as_bytes() {
        [.., b's' | b'x' | b'z' | b'o'] => format!("{base}es"),
        [.., b's' | b'c', b'h'] => format!("{base}es"),
        [.., before, b'y'] if !b"aeiou".contains(before) => {
            format!("{}ies", &base[..base.len() - 1])
        }
        _ => format!("{base}s"),
    }
}

fn past(base: &str) -> String {
    match base {
        "hit" | "quit" | "cut" | "set" => base.to_string(),
        "strike" => "struck".to_string(),
        "nix" => "nixed".to_string(),
        _ if base.ends_with('e') => format!("{base}d"),
        _ if base.ends_with('y') && !base.ends_with("ay") => {
            format!("{}ied", &base[..base.len() - 1])
        }
        "scrap" | "slam" | "rap" | "nab" | "trim" | "net" | "nod" | "snub" => {
            format!("{base}{}ed", &base[base.len() - 1..])
        }
        _ => format!("{base}ed"),
    }
}

fn is_plural(nodes: &[Node], subject: usize) -> bool {
    matches!(nodes[subject].tag, Tag::Nns | Tag::Nnps)
        || matches!(
            nodes[subject].form.to_lowercase().as_str(),
            "they" | "we" | "you" | "i"
        )
        || nodes
            .iter()
            .any(|node| node.head == subject && node.label == Label::Conj)
}

fn subtree(nodes: &[Node], top: usize) -> Vec<bool> {
    (0..nodes.len())
        .map(|mut at| {
            while at != top && nodes[at].head != at {
                at = nodes[at].head;
            }
            at == top
        })
        .collect()
}

/// Makes a headline of a sentence, where it can be made: one root, a verb.
pub fn headline(
    sentence: &Sentence,
    bases: &HashSet<String>,
    random: &mut Random,
) -> Option<Sentence> {
    let mut nodes = sentence.nodes.clone();
    if nodes.len() > 45
        || nodes
            .iter()
            .enumerate()
            .filter(|(at, node)| node.head == *at)
            .count()
            != 1
    {
        return None;
    }
    let mut root = nodes
        .iter()
        .enumerate()
        .position(|(at, node)| node.head == at)?;
    // *Tokyo said it would sign* → *Tokyo to sign*: here only what was said is left.
    if matches!(
        nodes[root].form.as_str(),
        "said" | "says" | "announced" | "reported" | "reports"
    ) && let Some(clause) = nodes
        .iter()
        .position(|node| node.head == root && node.label == Label::Ccomp)
        && random.chance(0.6)
    {
        nodes[clause].head = clause;
        nodes[clause].label = Label::Root;
        let mut keep = subtree(&nodes, clause);
        for at in 0..nodes.len() {
            keep[at] &= !(nodes[at].head == clause && nodes[at].label == Label::Mark);
        }
        nodes = contract(&nodes, &keep);
        root = nodes
            .iter()
            .enumerate()
            .position(|(at, node)| node.head == at)?;
    }
    if !(nodes[root].tag.is_verb() || nodes[root].tag == Tag::Md) || nodes.len() < 4 {
        return None;
    }
    // Long sentences lose what follows or precedes the kernel.
    if nodes.len() > 12 {
        let mut keep = vec![true; nodes.len()];
        for at in 0..nodes.len() {
            let node = &nodes[at];
            let loose = match node.label {
                Label::Prep => {
                    (at < root && random.chance(0.9)) || (at > root + 4 && random.chance(0.5))
                }
                Label::Advcl | Label::Conj | Label::Npadvmod => random.chance(0.6),
                Label::Advmod => random.chance(0.3),
                Label::Relcl | Label::Acl | Label::Appos => random.chance(0.5),
                _ => false,
            };
            let near = node.head == root
                || !matches!(node.label, Label::Prep | Label::Conj | Label::Advmod);
            if near && loose && !keep_whole(&nodes, at, root) {
                for (keep, inside) in keep.iter_mut().zip(subtree(&nodes, at)) {
                    *keep &= !inside;
                }
            }
        }
        nodes = contract(&nodes, &keep);
        // Commas that nothing follows go too, and so does *and* without a second part.
        let keep: Vec<bool> = (0..nodes.len())
            .map(|at| {
                let node = &nodes[at];
                let orphan = node.label == Label::Cc
                    && !nodes
                        .iter()
                        .enumerate()
                        .any(|(i, n)| n.head == node.head && n.label == Label::Conj && i > at);
                let comma = node.tag == Tag::Comma
                    && (at == 0
                        || at + 2 >= nodes.len()
                        || nodes[at + 1].tag.is_punctuation()
                        || random.chance(0.3));
                !orphan && !comma
            })
            .collect();
        nodes = contract(&nodes, &keep);
        root = nodes
            .iter()
            .enumerate()
            .position(|(at, node)| node.head == at)?;
    }
    let be = |form: &str| {
        matches!(
            form.to_lowercase().as_str(),
            "is" | "are" | "was" | "were" | "been" | "has" | "have" | "had" | "being" | "'s"
        )
    };
    let has_children = |nodes: &[Node], at: usize| {
        nodes
            .iter()
            .enumerate()
            .any(|(i, n)| n.head == at && i != at)
    };
    let drop_auxiliaries = random.chance(0.85);
    let to = random.chance(0.7);
    let mut keep = vec![true; nodes.len()];
    for at in 0..nodes.len() {
        let node = &nodes[at];
        let head_tag = nodes[node.head].tag;
        match node.label {
            Label::Det if matches!(node.form.to_lowercase().as_str(), "the" | "a" | "an") => {
                keep[at] = random.chance(0.04);
            }
            Label::Aux | Label::Auxpass
                if drop_auxiliaries
                    && be(&node.form)
                    && matches!(head_tag, Tag::Vbn | Tag::Vbg)
                    && !nodes
                        .iter()
                        .any(|n| n.head == node.head && n.label == Label::Neg) =>
            {
                keep[at] = has_children(&nodes, at);
            }
            Label::Cc
                if node.form == "and" && nodes[node.head].tag.is_noun() && random.chance(0.6) =>
            {
                let head = node.head;
                if nodes.get(at + 1).is_some_and(|n| n.tag.is_noun())
                    && nodes
                        .iter()
                        .filter(|n| n.head == head && n.label == Label::Conj)
                        .count()
                        == 1
                {
                    let node = &mut nodes[at];
                    node.form = ",".to_string();
                    node.tag = Tag::Comma;
                    node.label = Label::Punct;
                }
            }
            Label::Aux
                if to && matches!(node.form.as_str(), "will" | "would") && head_tag == Tag::Vb =>
            {
                let node = &mut nodes[at];
                node.form = "to".to_string();
                node.tag = Tag::To;
            }
            Label::Punct if at + 1 == nodes.len() => keep[at] = random.chance(0.05),
            _ => {}
        }
        if nodes[at].tag == Tag::OpenQuote || nodes[at].tag == Tag::CloseQuote {
            nodes[at].form = if random.chance(0.5) { "'" } else { "‘" }.to_string();
            if nodes[at].tag == Tag::CloseQuote && nodes[at].form == "‘" {
                nodes[at].form = "’".to_string();
            }
        }
    }
    // The present tense, and the verbs of headlines.
    for at in 0..nodes.len() {
        let tag = nodes[at].tag;
        let lower = nodes[at].form.to_lowercase();
        let subject = nodes
            .iter()
            .position(|n| n.head == at && matches!(n.label, Label::Nsubj));
        let verb = match tag {
            Tag::Vbd if at == root || random.chance(0.5) => base(&lower, bases),
            Tag::Vb | Tag::Vbp => Some(lower.clone()),
            Tag::Vbz => lower
                .strip_suffix('s')
                .map(str::to_string)
                .filter(|b| bases.contains(b)),
            Tag::Vbn => base(&lower, bases),
            _ => None,
        };
        let Some(mut verb) = verb else { continue };
        let mut changed = false;
        if let Some((_, others)) = HEADLINE_VERBS.iter().find(|(plain, _)| *plain == verb)
            && random.chance(0.6)
        {
            verb = others[random.below(others.len())].to_string();
            changed = true;
        }
        let node_tag = match tag {
            Tag::Vbd => match subject {
                Some(subject) if is_plural(&nodes, subject) => Tag::Vbp,
                Some(_) => Tag::Vbz,
                None if at != root => continue,
                None => Tag::Vbz,
            },
            tag if changed => tag,
            _ => continue,
        };
        nodes[at].form = match node_tag {
            Tag::Vbz => third_person(&verb),
            Tag::Vbn => past(&verb),
            _ => verb,
        };
        nodes[at].tag = node_tag;
    }
    nodes = contract(&nodes, &keep);
    if nodes.len() < 3 {
        return None;
    }
    let way = random.below(100);
    let small = random.chance(0.8);
    for (at, node) in nodes.iter_mut().enumerate() {
        let closed = node.form.len() <= 4
            && matches!(node.tag, Tag::In | Tag::To | Tag::Cc | Tag::Dt | Tag::Rp)
            && (small || node.form.len() <= 2);
        if at == 0 || (way < 45 && !closed) {
            capitalise(&mut node.form);
        }
        if way >= 97 {
            node.form = node.form.to_uppercase();
        }
    }
    Some(Sentence {
        id: sentence.id.clone(),
        nodes,
    })
}

/// Whether dropping `at` would drop the root or the subject.
fn keep_whole(nodes: &[Node], at: usize, root: usize) -> bool {
    subtree(nodes, at)[root]
}

fn capitalise(form: &mut String) {
    if let Some(first) = form.chars().next() {
        let rest = form[first.len_utf8()..].to_string();
        *form = first.to_uppercase().collect::<String>() + &rest;
    }
}
