//! How relations are compared with gold, document by document.
//!
//! Gold is one JSON object a document, `{"id", "relations": [...]}`; a relation of it has kind, status, agents,
//! counterparties, persons, bodies, object (the accepted names), date, iso, place, optional, and kind_any and status_any for what
//! is accepted too. A filler that is a list holds alternatives.
//!
//! - core: the kind, the agreement and at least one agent are right.
//! - strict: core, and all parties, the polarity, the modality, and the agreement named by more than "the deal".
//! - An optional relation is neither rewarded nor punished.
//! - Slots count one by one how many fillers of the gold are there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::LazyLock;

use paraph::{Modality, Polarity, Relation};
use regex::Regex;
use serde_json::Value;

/// Kinds whose parties all do the act, so that agents and counterparties are one set.
const SYMMETRIC: &[&str] = &[
    "signed",
    "initialled",
    "negotiating",
    "agreed",
    "party_to",
    "proposed",
    "entered_into_force",
    "amended",
    "extended",
];

/// Kinds that gold does not annotate.
const UNSCORED: &[&str] = &["expired"];

/// What a name is compared as: `name = other names`.
const ALIASES: &[(&str, &str)] = &[
    ("united states", "usa|us|u s|united states of america"),
    ("united kingdom", "uk|great britain|britain"),
    ("european union", "eu"),
    ("united arab emirates", "uae"),
    ("united nations", "un"),
    ("turkey", "turkiye"),
    ("czech republic", "czechia"),
    (
        "democratic republic of the congo",
        "drc|dr congo|congo kinshasa",
    ),
    ("cote d ivoire", "ivory coast"),
    ("east timor", "timor leste"),
    (
        "tplf",
        "tigray people s liberation front|tigray people liberation front",
    ),
    ("myanmar", "burma"),
    ("north macedonia", "macedonia"),
    ("south korea", "republic of korea"),
    ("north korea", "dprk"),
    ("russia", "russian federation"),
    ("china", "prc"),
    ("palestine", "palestinian territories|state of palestine"),
    ("cape verde", "cabo verde"),
    ("vietnam", "viet nam"),
    ("eswatini", "swaziland"),
    ("vatican city", "holy see|vatican"),
    ("micronesia", "federated states of micronesia"),
    ("hejaz", "kingdom of hejaz"),
    ("asean", "association of southeast asian nations"),
    ("sadc", "southern african development community"),
    ("eac", "east african community"),
    ("efta", "european free trade association"),
    ("iaea", "international atomic energy agency"),
    ("imf", "international monetary fund"),
    ("icrc", "international committee of the red cross"),
    ("sdf", "syrian democratic forces"),
    ("rsf", "rapid support forces"),
    ("pkk", "kurdistan workers party"),
    ("ltte", "liberation tigers of tamil eelam"),
    ("farc", "revolutionary armed forces of colombia"),
    ("arsa", "arakan rohingya salvation army"),
    ("jem", "justice and equality movement"),
    ("sla", "sudan liberation army"),
    ("mercosur", "southern common market"),
    ("m23", "march 23 movement"),
    ("nato", "north atlantic treaty organization"),
    ("au", "african union"),
    ("wto", "world trade organization"),
    ("who", "world health organization"),
    ("oas", "organization of american states"),
    ("arab league", "league of arab states"),
    ("ecowas", "economic community of west african states"),
    ("gcc", "gulf cooperation council"),
];

const SPELLING: &[(&str, &str)] = &[
    ("organisation", "organization"),
    ("defence", "defense"),
    ("co operation", "cooperation"),
    ("labour", "labor"),
    ("programme", "program"),
    ("centre", "center"),
];

/// Heads that say nothing by themselves: "the deal" is a reference, not a name.
const BARE: &str = "treaty pact accord agreement deal convention protocol memorandum ceasefire truce arrangement compact \
    partnership document text plan charter it talk negotiation statement declaration";

const STOP: &str = "the a an of on for and to in with by at from its their his her this that these those new such \
    another first two three four five key major proposed potential possible";

/// Accented lower-case letters, each row after the letter that it is compared as.
const ACCENTED: &[&str] = &[
    "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
    "bḃḅḇ",
    "cçćĉċčḉ",
    "dďḋḍḏḑḓ",
    "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
    "fḟ",
    "gĝğġģǧǵḡ",
    "hĥȟḣḥḧḩḫẖ",
    "iìíîïĩīĭįǐȉȋḭḯỉị",
    "jĵǰ",
    "kķǩḱḳḵ",
    "lĺļľḷḹḻḽ",
    "mḿṁṃ",
    "nñńņňǹṅṇṉṋ",
    "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
    "pṕṗ",
    "rŕŗřȑȓṙṛṝṟ",
    "sśŝşšſșṡṣṥṧṩẛ",
    "tţťțṫṭṯṱẗ",
    "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
    "vṽṿ",
    "wŵẁẃẅẇẉẘ",
    "xẋẍ",
    "yýÿŷȳẏẙỳỵỷỹ",
    "zźżžẑẓẕ",
];

static FOLDS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let rows = ACCENTED.iter().map(|row| row.chars());
    rows.flat_map(|mut row| {
        let plain = row.next().unwrap_or_default();
        row.map(move |accented| (accented, plain))
    })
    .collect()
});

static SAME: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let rows = ALIASES.iter();
    rows.flat_map(|(name, others)| others.split('|').map(move |other| (other, *name)))
        .collect()
});

/// A name as it is compared: lower case, without accents, punctuation, "the" and "'s", under its commonest form.
fn norm(text: &str) -> String {
    static POSSESSIVE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"['\u{2019}]s\b").expect("a valid pattern"));
    let folded: String = text
        .to_lowercase()
        .chars()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| FOLDS.get(&c).copied().unwrap_or(c))
        .collect();
    let words = POSSESSIVE.replace_all(&folded, "");
    let words: Vec<&str> = words
        .split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit())
        .filter(|word| !word.is_empty())
        .collect();
    let mut text = words.join(" ");
    if let Some(rest) = text.strip_prefix("the ") {
        text = rest.to_string();
    }
    for (british, american) in SPELLING {
        text = text.replace(british, american);
    }
    match SAME.get(text.as_str()) {
        Some(name) => name.to_string(),
        None => text,
    }
}

fn stem(token: &str) -> String {
    for (end, instead) in [("ies", "y"), ("es", ""), ("s", "")] {
        if let Some(root) = token.strip_suffix(end)
            && root.len() > 3
        {
            return format!("{root}{instead}");
        }
    }
    token.to_string()
}

/// The words that tell a name from another.
fn words(text: &str) -> BTreeSet<String> {
    let text = norm(text);
    text.split(' ')
        .filter(|token| !token.is_empty() && !STOP.split(' ').any(|stop| stop == *token))
        .map(stem)
        .collect()
}

fn is_bare(name: &str) -> bool {
    static HEADS: LazyLock<BTreeSet<&str>> =
        LazyLock::new(|| BARE.split_ascii_whitespace().collect());
    words(name).iter().all(|word| HEADS.contains(word.as_str()))
}

/// Whether two names denote one thing: equal, the words of one within the other's, half of the words shared, or the initials.
fn same_name(gold: &str, predicted: &str) -> bool {
    static CAPITALISED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[A-Z]\w*").expect("a valid pattern"));
    if gold.is_empty() || predicted.is_empty() {
        return false;
    }
    if norm(gold) == norm(predicted) {
        return true;
    }
    let (a, b) = (words(gold), words(predicted));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let shared = a.intersection(&b).count();
    if a.is_subset(&b) || b.is_subset(&a) || 2 * shared >= a.len() + b.len() - shared {
        return true;
    }
    let initials = |text: &str| -> String {
        let found = CAPITALISED.find_iter(text);
        found.map(|word| &word.as_str()[..1]).collect()
    };
    initials(gold) == predicted.trim() || initials(predicted) == gold.trim()
}

/// Whether any predicted name denotes what any gold name does. With `exact`, "the deal" counts only where gold has no more.
fn same_thing(gold: &[String], predicted: &[String], exact: bool) -> bool {
    let named = exact && !gold.iter().any(|name| is_bare(name));
    gold.is_empty()
        || predicted
            .iter()
            .filter(|name| !(named && is_bare(name)))
            .any(|name| gold.iter().any(|gold| same_name(gold, name)))
}

fn same_person(a: &str, b: &str) -> bool {
    let (a, b) = (norm(a), norm(b));
    let split = |name: &str| -> Vec<String> {
        let words = name.split(' ').filter(|word| !word.is_empty());
        words.map(str::to_string).collect()
    };
    let (a, b) = (split(&a), split(&b));
    !a.is_empty()
        && !b.is_empty()
        && (a.last() == b.last()
            || a.iter().all(|word| b.contains(word))
            || b.iter().all(|word| a.contains(word)))
}

/// A value, or the values of a list, as strings.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

fn norms(value: &Value) -> BTreeSet<String> {
    strings(value).iter().map(|name| norm(name)).collect()
}

/// What is counted one by one.
const SLOTS: [&str; 6] = ["parties", "persons", "bodies", "place", "date", "iso"];

/// The fillers of each slot; each filler is a list of alternatives.
type Fillers = [Vec<Vec<String>>; SLOTS.len()];

struct Gold {
    kind: String,
    kinds: BTreeSet<String>,
    statuses: BTreeSet<String>,
    names: Vec<String>,
    agents: BTreeSet<String>,
    counterparties: BTreeSet<String>,
    fillers: Fillers,
    optional: bool,
    said: String,
}

impl Gold {
    fn new(value: &Value) -> Self {
        let kind = value["kind"].as_str().unwrap_or_default().to_string();
        let mut kinds: BTreeSet<String> = strings(&value["kind_any"]).into_iter().collect();
        kinds.insert(kind.clone());
        let mut statuses: BTreeSet<String> = ["status", "status_any", "alt_status"]
            .iter()
            .flat_map(|field| strings(&value[field]))
            .collect();
        if statuses.contains("denied") || statuses.contains("denied/alleged") {
            statuses.extend(["alleged".to_string(), "negated".to_string()]);
        }
        if statuses.remove("ongoing") {
            statuses.insert("actual".to_string());
        }
        let each = |value: &Value| -> Vec<Vec<String>> {
            match value {
                Value::Array(values) => values.iter().map(strings).collect(),
                other => strings(other).into_iter().map(|text| vec![text]).collect(),
            }
        };
        let one = |value: &Value| -> Vec<Vec<String>> {
            let alternatives = strings(value);
            if alternatives.is_empty() {
                Vec::new()
            } else {
                vec![alternatives]
            }
        };
        let parties = ["agents", "counterparties"]
            .iter()
            .flat_map(|field| strings(&value[field]))
            .map(|name| vec![norm(&name)]);
        Gold {
            agents: norms(&value["agents"]),
            counterparties: norms(&value["counterparties"]),
            names: strings(&value["object"]),
            fillers: [
                parties.collect(),
                each(&value["persons"]),
                each(&value["bodies"]),
                one(&value["place"]),
                one(&value["date"]),
                one(&value["iso"]),
            ],
            optional: value["optional"].as_bool().unwrap_or(false),
            said: format!(
                "{kind}/{} {}: {} <- {:?}",
                value["status"].as_str().unwrap_or("?"),
                parties_text(&norms(&value["agents"]), &norms(&value["counterparties"])),
                strings(&value["object"])
                    .first()
                    .map_or("?", String::as_str),
                value["evidence"].as_str().unwrap_or_default(),
            ),
            kind,
            kinds,
            statuses,
        }
    }

    fn is_symmetric(&self) -> bool {
        SYMMETRIC.contains(&self.kind.as_str())
    }
}

fn parties_text(agents: &BTreeSet<String>, counterparties: &BTreeSet<String>) -> String {
    let list = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(", ");
    match (agents.is_empty(), counterparties.is_empty()) {
        (true, true) => "nobody".to_string(),
        (_, true) => list(agents),
        _ => format!("{} with {}", list(agents), list(counterparties)),
    }
}

struct Predicted {
    kind: String,
    status: &'static str,
    names: Vec<String>,
    agents: BTreeSet<String>,
    counterparties: BTreeSet<String>,
    fillers: Fillers,
    said: String,
}

impl Predicted {
    fn new(relation: &Relation) -> Self {
        let status = match (relation.polarity, relation.modality) {
            (Polarity::Negative, _) => "negated",
            (_, Modality::Asserted) => "actual",
            (_, Modality::Urged) => "called_for",
            (_, modality) => modality.as_str(),
        };
        let mut names = Vec::new();
        if let Some(agreement) = &relation.agreement {
            let mentions = agreement.mentions.iter().filter(|name| !is_bare(name));
            names.extend([&agreement.name].into_iter().chain(mentions).cloned());
        }
        names.extend(relation.object.iter().map(|object| object.text.clone()));
        names.retain(|name| !name.is_empty());
        let parties = |entities: &[paraph::Entity]| -> BTreeSet<String> {
            entities.iter().map(|entity| norm(&entity.name)).collect()
        };
        let agents = parties(&relation.agents);
        let counterparties = parties(&relation.counterparties);
        let one = |text: Option<String>| text.into_iter().map(|text| vec![text]).collect();
        let iso = |date: &paraph::When| date.iso.map(|iso| iso.to_string());
        let date = relation.date.as_ref();
        let fillers = [
            agents
                .union(&counterparties)
                .map(|name| vec![name.clone()])
                .collect(),
            relation
                .people
                .iter()
                .map(|person| vec![person.name.clone()])
                .collect(),
            relation
                .bodies
                .iter()
                .map(|body| vec![body.name.clone()])
                .collect(),
            one(relation.place.as_ref().map(|place| place.name.clone())),
            one(date.map(|date| date.text.clone())),
            one(date.and_then(iso)),
        ];
        Predicted {
            kind: relation.kind.to_string(),
            status,
            said: format!(
                "{}/{status} {}: {}",
                relation.kind,
                parties_text(&agents, &counterparties),
                names.first().map_or("?", String::as_str)
            ),
            names,
            agents,
            counterparties,
            fillers,
        }
    }
}

fn is_core(gold: &Gold, predicted: &Predicted) -> bool {
    let shared = |names: &BTreeSet<String>| !gold.agents.is_disjoint(names);
    gold.kinds.contains(&predicted.kind)
        && same_thing(&gold.names, &predicted.names, false)
        && (gold.agents.is_empty()
            || shared(&predicted.agents)
            || (gold.is_symmetric() && shared(&predicted.counterparties)))
}

fn is_strict(gold: &Gold, predicted: &Predicted) -> bool {
    if !is_core(gold, predicted)
        || !gold.statuses.contains(predicted.status)
        || !same_thing(&gold.names, &predicted.names, true)
    {
        return false;
    }
    if gold.agents.is_empty() {
        true
    } else if gold.is_symmetric() {
        &gold.agents | &gold.counterparties == &predicted.agents | &predicted.counterparties
    } else {
        gold.agents == predicted.agents
    }
}

/// How many fillers of the gold the predicted ones cover, each used once.
fn slot_hits(slot: usize, gold: &Gold, predicted: &Predicted) -> usize {
    let same = |a: &String, b: &String| match SLOTS[slot] {
        "parties" | "iso" => a == b,
        "persons" => same_person(a, b),
        _ => same_name(a, b),
    };
    let mut left: Vec<&String> = predicted.fillers[slot].iter().flatten().collect();
    let mut hits = 0;
    for alternatives in &gold.fillers[slot] {
        let found = left
            .iter()
            .position(|filler| alternatives.iter().any(|gold| same(gold, filler)));
        if let Some(found) = found {
            left.remove(found);
            hits += 1;
        }
    }
    hits
}

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rates {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
}

impl Rates {
    fn new(hits: usize, gold: usize, predicted: usize) -> Self {
        let share = |whole: usize, other: usize| match whole {
            0 => f64::from(u8::from(other == 0)),
            _ => hits as f64 / whole as f64,
        };
        let (precision, recall) = (share(predicted, gold), share(gold, predicted));
        let sum = precision + recall;
        Rates {
            precision,
            recall,
            f1: if sum > 0.0 {
                2.0 * precision * recall / sum
            } else {
                0.0
            },
        }
    }
}

impl fmt::Display for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "precision {:.3}  recall {:.3}  F1 {:.3}",
            self.precision, self.recall, self.f1
        )
    }
}

/// Counts of hits, of gold and of predictions.
type Counts = [usize; 3];

/// The counts over some documents.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    documents: usize,
    gold: usize,
    predicted: usize,
    core: usize,
    strict: usize,
    slots: [Counts; SLOTS.len()],
    /// Found, gold, spurious.
    kinds: BTreeMap<String, Counts>,
    /// What was missed, inexact or spurious, a line each.
    pub(crate) misses: Vec<String>,
}

impl Score {
    /// Compares the relations of one document with its gold, and adds the counts.
    pub(crate) fn add(&mut self, id: &str, gold: &Value, relations: &[Relation]) {
        let golds: Vec<Gold> = gold["relations"]
            .as_array()
            .map_or_else(Vec::new, |all| all.iter().map(Gold::new).collect());
        let predictions: Vec<Predicted> = relations
            .iter()
            .map(Predicted::new)
            .filter(|predicted| !UNSCORED.contains(&predicted.kind.as_str()))
            .collect();
        let (of_gold, of_prediction) = pair(&golds, &predictions);
        let dated = golds.iter().any(|gold| !gold.fillers[5].is_empty());
        self.documents += 1;
        for (gold, found) in golds.iter().zip(&of_gold) {
            if gold.optional {
                continue;
            }
            let found = found.map(|at| &predictions[at]);
            let exact = found.is_some_and(|predicted| is_strict(gold, predicted));
            self.gold += 1;
            self.core += usize::from(found.is_some());
            self.strict += usize::from(exact);
            let kind = self.kinds.entry(gold.kind.clone()).or_default();
            kind[0] += usize::from(found.is_some());
            kind[1] += 1;
            for (slot, counts) in self.slots.iter_mut().enumerate() {
                counts[0] += found.map_or(0, |predicted| slot_hits(slot, gold, predicted));
                counts[1] += gold.fillers[slot].len();
            }
            match found {
                None => self.misses.push(format!("{id}: missed {}", gold.said)),
                Some(predicted) if !exact => self.misses.push(format!(
                    "{id}: inexact {} (said {})",
                    gold.said, predicted.said
                )),
                _ => {}
            }
        }
        for (predicted, gold) in predictions.iter().zip(&of_prediction) {
            if gold.is_some_and(|at| golds[at].optional) {
                continue;
            }
            self.predicted += 1;
            for (slot, counts) in self.slots.iter_mut().enumerate() {
                if dated || SLOTS[slot] != "iso" {
                    counts[2] += predicted.fillers[slot].len();
                }
            }
            if gold.is_none() {
                self.kinds.entry(predicted.kind.clone()).or_default()[2] += 1;
                let said = &predicted.said;
                self.misses.push(format!("{id}: spurious {said}"));
            }
        }
    }

    /// The kind, the agreement and an agent are right.
    pub(crate) fn core(&self) -> Rates {
        Rates::new(self.core, self.gold, self.predicted)
    }

    /// All parties, polarity and modality are right too.
    pub(crate) fn strict(&self) -> Rates {
        Rates::new(self.strict, self.gold, self.predicted)
    }
}

/// Pairs each gold relation with at most one prediction, the best pairs first.
fn pair(golds: &[Gold], predictions: &[Predicted]) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let mut pairs = Vec::new();
    for (i, gold) in golds.iter().enumerate() {
        for (j, predicted) in predictions.iter().enumerate() {
            if is_core(gold, predicted) {
                let hits: usize = (0..SLOTS.len())
                    .map(|slot| slot_hits(slot, gold, predicted))
                    .sum();
                let exact = is_strict(gold, predicted);
                pairs.push(((!exact, usize::MAX - hits, gold.optional), i, j));
            }
        }
    }
    pairs.sort();
    let mut of_gold = vec![None; golds.len()];
    let mut of_prediction = vec![None; predictions.len()];
    for (_, i, j) in pairs {
        if of_gold[i].is_none() && of_prediction[j].is_none() {
            of_gold[i] = Some(j);
            of_prediction[j] = Some(i);
        }
    }
    (of_gold, of_prediction)
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} documents, {} gold relations, {} predicted",
            self.documents, self.gold, self.predicted
        )?;
        writeln!(f, "core     {}", self.core())?;
        writeln!(f, "strict   {}", self.strict())?;
        for (slot, [hits, gold, predicted]) in SLOTS.iter().zip(self.slots) {
            if gold > 0 || *slot != "iso" {
                let rates = Rates::new(hits, gold, predicted);
                writeln!(f, "  {slot:8} {rates}  of {gold}")?;
            }
        }
        let kinds: Vec<String> = self
            .kinds
            .iter()
            .map(|(kind, [found, gold, spurious])| {
                let more = match spurious {
                    0 => String::new(),
                    some => format!(" +{some} spurious"),
                };
                format!("{kind} {found}/{gold}{more}")
            })
            .collect();
        writeln!(f, "  kinds    {}", kinds.join(", "))
    }
}
