//! What news has and encyclopaedias lack: quotations with a speaker after them, and times without a preposition.

use paraph::syntax::{Fold, Label, Tag};

use crate::data::{Node, Random, Sentence};

fn node(form: &str, tag: Tag, head: usize, label: Label) -> Node {
    Node {
        form: form.to_string(),
        fold: Fold::Word,
        tag,
        head,
        label,
    }
}

/// The one root of a plain sentence with a finite verb that ends with a full stop.
fn plain_root(sentence: &Sentence, longest: usize) -> Option<usize> {
    let nodes = &sentence.nodes;
    if nodes.len() > longest
        || nodes.last()?.form != "."
        || nodes.iter().any(|node| node.tag == Tag::OpenQuote)
    {
        return None;
    }
    let mut roots = (0..nodes.len()).filter(|&at| nodes[at].head == at);
    let root = roots.next()?;
    (roots.next().is_none() && nodes[root].tag.is_verb() && root + 1 < nodes.len()).then_some(root)
}

/// *Tokyo signed the pact.* → *Tokyo signed the pact next week.* or *... Monday.*
pub fn with_time(sentence: &Sentence, random: &mut Random) -> Option<Sentence> {
    let root = plain_root(sentence, 18)?;
    let nodes = &sentence.nodes;
    // Another verb after the root could as well be the one whose time it is.
    if !nodes.iter().any(|node| {
        node.head == root && matches!(node.label, Label::Dobj | Label::Prep | Label::Auxpass)
    }) || nodes[root + 1..].iter().any(|node| node.tag.is_verb())
    {
        return None;
    }
    let mut out = sentence.clone();
    let stop = out.nodes.pop()?;
    let at = out.nodes.len();
    if random.chance(0.6) {
        let which = ["next", "last", "this", "earlier this", "later this"][random.below(5)];
        for word in which.split(' ') {
            let (tag, label) = match word {
                "this" => (Tag::Dt, Label::Det),
                "next" | "last" => (Tag::Jj, Label::Amod),
                _ => (Tag::Rbr, Label::Advmod),
            };
            out.nodes.push(node(word, tag, 0, label));
        }
        let head = out.nodes.len();
        out.nodes[at..].iter_mut().for_each(|node| node.head = head);
        let unit = ["week", "month", "year", "weekend", "summer"][random.below(5)];
        out.nodes.push(node(unit, Tag::Nn, root, Label::Npadvmod));
    } else {
        let days = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ];
        out.nodes
            .push(node(days[random.below(7)], Tag::Nnp, root, Label::Npadvmod));
    }
    out.nodes.push(stop);
    Some(out)
}

/// *It will sign.* → *"It will sign," Tanaka told reporters.*
pub fn quoted(sentence: &Sentence, random: &mut Random) -> Option<Sentence> {
    let root = plain_root(sentence, 24)?;
    let (open, close) = [("\"", "\""), ("“", "”"), ("'", "'"), ("‘", "’")][random.below(4)];
    let body = &sentence.nodes[..sentence.nodes.len() - 1];
    if body
        .iter()
        .any(|node| node.label == Label::Ccomp || node.form == close)
        || body.len() < 3
    {
        return None;
    }
    // Some speakers are folded names, some names of two words, some officials.
    let speaker: Vec<Node> = match random.below(4) {
        0 | 1 => {
            let name = [
                "Tanaka", "Novak", "Smith", "Okafor", "Silva", "Haddad", "Kim", "Rossi",
            ][random.below(8)];
            vec![Node {
                fold: Fold::Name,
                ..node(name, Tag::Nnp, 0, Label::Nsubj)
            }]
        }
        2 => {
            let first = ["Anna", "John", "Maria", "Ahmed", "Li", "Peter"][random.below(6)];
            let last = ["Tanaka", "Novak", "Smith", "Okafor", "Silva", "Kovac"][random.below(6)];
            vec![
                node(first, Tag::Nnp, 1, Label::Compound),
                node(last, Tag::Nnp, 0, Label::Nsubj),
            ]
        }
        _ => {
            let who = [
                "official",
                "minister",
                "spokesman",
                "spokeswoman",
                "president",
                "diplomat",
            ][random.below(6)];
            vec![
                node("the", Tag::Dt, 1, Label::Det),
                node(who, Tag::Nn, 0, Label::Nsubj),
            ]
        }
    };
    let title = random.chance(0.4) && speaker[0].tag == Tag::Nnp;
    let title: &[&str] = match random.below(3) {
        _ if !title => &[],
        0 => &["President"],
        1 => &["Prime", "Minister"],
        _ => &["Foreign", "Minister"],
    };
    let size = title.len() + speaker.len();
    let after = body.len() + 3;
    let inverted = random.chance(0.3);
    let verb = if inverted { after } else { after + size };
    let first = if inverted { after + 1 } else { after };
    let mut nodes = vec![node(open, Tag::OpenQuote, verb, Label::Punct)];
    nodes.extend(body.iter().enumerate().map(|(at, node)| {
        let (head, label) = if at == root {
            (verb, Label::Ccomp)
        } else {
            (node.head + 1, node.label)
        };
        Node {
            head,
            label,
            ..node.clone()
        }
    }));
    nodes.push(node(",", Tag::Comma, verb, Label::Punct));
    nodes.push(node(close, Tag::CloseQuote, verb, Label::Punct));
    let told = !inverted && random.chance(0.3);
    let says = node(
        if told {
            "told"
        } else {
            ["said", "said", "says", "added"][random.below(4)]
        },
        Tag::Vbd,
        verb,
        Label::Root,
    );
    let says = Node {
        tag: if says.form == "says" {
            Tag::Vbz
        } else {
            Tag::Vbd
        },
        ..says
    };
    if inverted {
        nodes.push(says.clone());
    }
    let name = first + size - 1;
    nodes.extend(
        title
            .iter()
            .map(|word| node(word, Tag::Nnp, name, Label::Compound)),
    );
    nodes.extend(speaker.iter().enumerate().map(|(at, node)| {
        let last = at + 1 == speaker.len();
        Node {
            head: if last { verb } else { name },
            ..node.clone()
        }
    }));
    if !inverted {
        nodes.push(says);
    }
    if told {
        nodes.push(node("reporters", Tag::Nns, verb, Label::Dobj));
    }
    if random.chance(0.3) {
        nodes.push(node("on", Tag::In, verb, Label::Prep));
        nodes.push(node(
            ["Monday", "Friday", "Sunday"][random.below(3)],
            Tag::Nnp,
            nodes.len() - 1,
            Label::Pobj,
        ));
    }
    nodes.push(node(".", Tag::Stop, verb, Label::Punct));
    Some(Sentence {
        id: sentence.id.clone(),
        nodes,
    })
}
