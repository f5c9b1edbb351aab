//! What a rule is, as data: public, printable, and equal to what its text parses to.

use std::fmt;

use crate::relation::{Modality, RelationKind, Role};

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All values, in their order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word for it in a rule.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The value that a word names.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }
    };
}

words! {
    /// A grammatical function of the active verb.
    ///
    /// The clause stage maps every other construction (passive, nominal, participle, relative clause,
    /// headline) onto these, so that a rule never lists constructions.
    Function {
        /// Who does it: "B" in "B ratified A", "A was ratified by B", "B's ratification of A".
        Subject = "subject",
        /// What it is done to: "A" in the same.
        Object = "object",
        /// "with B", "alongside B".
        With = "with",
        /// "between B and C", "among B, C and D".
        Between = "between",
        /// "of A", where it is not the object of a nominal trigger.
        Of = "of",
        /// "to A", "into A", "towards A".
        To = "to",
        /// "from A", "out of A".
        From = "from",
        /// "against A".
        Against = "against",
        /// "on A", "over A", "about A", "for A".
        On = "on",
        /// "in A", "at A".
        In = "in",
        /// "by B", where it is not the subject of a passive.
        By = "by",
        /// Who says it: "B" in "B said that A was a mistake".
        Speaker = "speaker",
    }
}

words! {
    /// What may fill a slot.
    SlotType {
        /// Anything that can be a party: a country, an organisation, an armed group, or who acts for one.
        Party = "party",
        /// A country.
        Country = "country",
        /// An organisation.
        Organisation = "organisation",
        /// A person.
        Person = "person",
        /// A legislature, cabinet or ministry.
        Body = "body",
        /// An agreement, or a reference to one.
        Agreement = "agreement",
        /// Talks: a negotiation, a dialogue.
        Talks = "talks",
        /// What somebody did with an agreement, told here or just before: "the decision", "its withdrawal from the pact".
        Step = "step",
        /// A place.
        Place = "place",
        /// Any noun group.
        Anything = "anything",
    }
}

words! {
    /// How many fillers a slot takes.
    Mark {
        /// Any number, none included.
        Any = "",
        /// Without a filler the frame does not hold.
        Required = "!",
        /// One or more.
        Some = "+",
        /// At most one.
        AtMostOne = "?",
    }
}

words! {
    /// Where alone a rule holds.
    Only {
        /// The text says that it is not done, and leaving it undone is the act: who did not comply with an agreement violated it.
        Negative = "negative",
        /// The text says that it is ahead: what a vote that was held has decided is told by other words.
        Planned = "planned",
    }
}

/// One `FUNCTION:ROLE(TYPE)MARK` of a frame.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// Where the filler stands.
    pub function: Function,
    /// What it is in the act.
    pub role: Role,
    /// What may fill it.
    pub slot_type: SlotType,
    /// How many.
    pub mark: Mark,
}

/// The slots that must hold together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Frame {
    /// In the order of the text.
    pub slots: Vec<Slot>,
}

/// One word of a trigger.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TriggerWord {
    /// A word, given by its lemma or as it is.
    Word(String),
    /// `...`: up to five words may stand here.
    Gap,
}

/// The words that stand for an act: `ratify`, `pull out of`, `put ... signature to`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Trigger {
    /// At least one; the first is a verb's or noun's lemma.
    pub words: Vec<TriggerWord>,
}

impl Trigger {
    /// The first word.
    pub fn head(&self) -> &str {
        match self.words.first() {
            Some(TriggerWord::Word(word)) => word,
            _ => "",
        }
    }
}

impl fmt::Display for Trigger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, word) in self.words.iter().enumerate() {
            let space = if index > 0 { " " } else { "" };
            match word {
                TriggerWord::Word(word) => write!(f, "{space}{word}")?,
                TriggerWord::Gap => write!(f, "{space}...")?,
            }
        }
        Ok(())
    }
}

/// Heads that make it no such act: `not object: result | budget`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Exclusion {
    /// Where they stand.
    pub function: Function,
    /// Their lemmas.
    pub heads: Vec<String>,
}

/// One element of a `pattern`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PatternItem {
    /// A word, given by its lemma or as it is.
    Word(String),
    /// `...`: up to five words.
    Gap,
    /// `{role:type}`: a noun group.
    Group(Role, SlotType),
}

/// What a rule's example is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExampleKind {
    /// The rule finds exactly what is stated.
    Example,
    /// The rule gives nothing.
    Reject,
    /// A known gap: what is stated is right, and not found yet.
    Missed,
}

impl ExampleKind {
    /// The word for it in a rule.
    pub const fn as_str(self) -> &'static str {
        match self {
            ExampleKind::Example => "example",
            ExampleKind::Reject => "reject",
            ExampleKind::Missed => "missed",
        }
    }
}

/// What an example expects of one role or property.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Expectation {
    /// `agent`, `body`, ..., `polarity`, `modality`, `source`.
    pub field: String,
    /// The name or word.
    pub value: String,
}

/// A sentence and what the rule gives there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Example {
    /// What it is for.
    pub kind: ExampleKind,
    /// The sentence.
    pub text: String,
    /// All roles and properties, and only these; empty for a reject.
    pub expected: Vec<Expectation>,
    /// The line of the rule file, from 1; 0 for a rule that was made from Rust values.
    pub line: usize,
}

/// A rule: what stands for an act, and which function fills which role.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// Unique in a rule set.
    pub name: String,
    /// What its relations are.
    pub kind: RelationKind,
    /// What the act is, with its source where it is law.
    pub about: String,
    /// Verbs that stand for it.
    pub verbs: Vec<Trigger>,
    /// Nouns that stand for it.
    pub nouns: Vec<Trigger>,
    /// Forms of triggers that cannot be derived: lemma and its forms.
    pub forms: Vec<(String, Vec<String>)>,
    /// The rule holds only where the text says so of the act.
    pub only: Option<Only>,
    /// How the act stands by the words of the rule alone: who nears an agreement may reach it.
    pub modality: Modality,
    /// Any of them may hold.
    pub frames: Vec<Frame>,
    /// What makes it no such act.
    pub exclusions: Vec<Exclusion>,
    /// Sequences for what no frame can say.
    pub patterns: Vec<Vec<PatternItem>>,
    /// Its tests.
    pub examples: Vec<Example>,
    /// The file that it came from; empty for a rule that was made from Rust values.
    pub file: String,
    /// The line of its head, from 1.
    pub line: usize,
}

impl Rule {
    /// A rule without triggers, to be filled.
    pub fn new(name: impl Into<String>, kind: RelationKind) -> Self {
        Rule {
            name: name.into(),
            kind,
            about: String::new(),
            verbs: Vec::new(),
            nouns: Vec::new(),
            forms: Vec::new(),
            only: None,
            modality: Modality::Asserted,
            frames: Vec::new(),
            exclusions: Vec::new(),
            patterns: Vec::new(),
            examples: Vec::new(),
            file: String::new(),
            line: 0,
        }
    }

    /// Whether the two would match alike: all but where they stand is equal.
    pub fn same_as(&self, other: &Rule) -> bool {
        let bare = |rule: &Rule| {
            let mut rule = rule.clone();
            rule.file = String::new();
            rule.line = 0;
            rule.examples
                .iter_mut()
                .for_each(|example| example.line = 0);
            rule
        };
        bare(self) == bare(other)
    }
}

/// Prints the rule in the notation; parsing the result gives the same rule.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "rule {} -> {}", self.name, self.kind)?;
        if !self.about.is_empty() {
            writeln!(f, "about    {}", self.about)?;
        }
        for (word, triggers) in [("verb", &self.verbs), ("noun", &self.nouns)] {
            if !triggers.is_empty() {
                let list: Vec<String> = triggers.iter().map(Trigger::to_string).collect();
                writeln!(f, "{word:<8} {}", list.join(", "))?;
            }
        }
        for (lemma, forms) in &self.forms {
            writeln!(f, "forms    {lemma}: {}", forms.join(" "))?;
        }
        if let Some(only) = self.only {
            writeln!(f, "only     {}", only.as_str())?;
        }
        if self.modality != Modality::Asserted {
            writeln!(f, "modality {}", self.modality)?;
        }
        for frame in &self.frames {
            f.write_str("frame   ")?;
            for slot in &frame.slots {
                write!(f, " {slot}")?;
            }
            writeln!(f)?;
        }
        for exclusion in &self.exclusions {
            writeln!(
                f,
                "not      {}: {}",
                exclusion.function.as_str(),
                exclusion.heads.join(" | ")
            )?;
        }
        for pattern in &self.patterns {
            f.write_str("pattern ")?;
            for item in pattern {
                match item {
                    PatternItem::Word(word) => write!(f, " {word}")?,
                    PatternItem::Gap => f.write_str(" ...")?,
                    PatternItem::Group(role, slot_type) => {
                        write!(f, " {{{role}:{}}}", slot_type.as_str())?
                    }
                }
            }
            writeln!(f)?;
        }
        for example in &self.examples {
            writeln!(f, "{:<8} \"{}\"", example.kind.as_str(), example.text)?;
            if !example.expected.is_empty() {
                let list: Vec<String> = example
                    .expected
                    .iter()
                    .map(|expected| format!("{} {}", expected.field, expected.value))
                    .collect();
                writeln!(f, "         {}", list.join("; "))?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}({}){}",
            self.function.as_str(),
            self.role,
            self.slot_type.as_str(),
            self.mark.as_str()
        )
    }
}
