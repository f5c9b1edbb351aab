//! The vocabulary of answers: what an [`Extraction`] holds.
//!
//! Three questions are kept apart: what act it is ([`RelationKind`]), whether it happened
//! ([`Modality`] and [`Polarity`]) and who says so ([`Relation::source`]). The names follow ACE and
//! Odin (mention, trigger, argument, role) and the Vienna Convention on the Law of Treaties.

use std::fmt;
use std::str::FromStr;

use crate::gazetteer::{EntityType, NameForm};
use crate::span::Span;
use crate::time::Date;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)+ }

        impl $name {
            /// All values, in their order.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word for it in rules and in JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The value that a word names.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.as_str() == word)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// What act a relation tells.
///
/// The order is that of an agreement's life. `Custom` holds a kind that a user's own rule gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RelationKind {
    /// Somebody seeks, calls for or drafts it.
    Proposed,
    /// Talks begin, go on or resume.
    Negotiating,
    /// It is reached, concluded or struck, and not said to be signed.
    Agreed,
    /// Its text is initialled (Vienna Convention, art. 10).
    Initialled,
    /// It is signed (Vienna Convention, art. 12).
    Signed,
    /// A cabinet or legislature approves it, short of or other than ratification; or it is adopted.
    Approved,
    /// A party completes its approval and is bound (Vienna Convention, art. 14).
    Ratified,
    /// A state joins an agreement that others made (Vienna Convention, art. 15).
    Acceded,
    /// It takes effect (Vienna Convention, art. 24 and 25).
    EnteredIntoForce,
    /// Its term is extended or renewed.
    Extended,
    /// It is revised or replaced (Vienna Convention, art. 39).
    Amended,
    /// Its operation is suspended (Vienna Convention, art. 57).
    Suspended,
    /// A party withdraws, terminates or denounces (Vienna Convention, art. 54 and 56).
    Withdrew,
    /// A party breaches it (Vienna Convention, art. 60).
    Violated,
    /// A party makes use of one of its clauses.
    Invoked,
    /// A third party brokers it.
    Mediated,
    /// Somebody backs, welcomes or hails it.
    Supported,
    /// Somebody rejects, objects to or criticises it.
    Opposed,
    /// A party has it or is bound by it: a state of affairs.
    PartyTo,
    /// It lapses.
    Expired,
    /// A kind that a user's rule names.
    Custom(Box<str>),
}

impl RelationKind {
    /// Whether it says what somebody thinks of a thing.
    pub(crate) const fn is_stance(&self) -> bool {
        matches!(self, RelationKind::Opposed | RelationKind::Supported)
    }

    /// The twenty kinds that the built-in rules give.
    pub const BUILTIN: [RelationKind; 20] = [
        RelationKind::Proposed,
        RelationKind::Negotiating,
        RelationKind::Agreed,
        RelationKind::Initialled,
        RelationKind::Signed,
        RelationKind::Approved,
        RelationKind::Ratified,
        RelationKind::Acceded,
        RelationKind::EnteredIntoForce,
        RelationKind::Extended,
        RelationKind::Amended,
        RelationKind::Suspended,
        RelationKind::Withdrew,
        RelationKind::Violated,
        RelationKind::Invoked,
        RelationKind::Mediated,
        RelationKind::Supported,
        RelationKind::Opposed,
        RelationKind::PartyTo,
        RelationKind::Expired,
    ];

    /// The word for the kind in rules and in JSON.
    pub fn as_str(&self) -> &str {
        match self {
            RelationKind::Proposed => "proposed",
            RelationKind::Negotiating => "negotiating",
            RelationKind::Agreed => "agreed",
            RelationKind::Initialled => "initialled",
            RelationKind::Signed => "signed",
            RelationKind::Approved => "approved",
            RelationKind::Ratified => "ratified",
            RelationKind::Acceded => "acceded",
            RelationKind::EnteredIntoForce => "entered_into_force",
            RelationKind::Extended => "extended",
            RelationKind::Amended => "amended",
            RelationKind::Suspended => "suspended",
            RelationKind::Withdrew => "withdrew",
            RelationKind::Violated => "violated",
            RelationKind::Invoked => "invoked",
            RelationKind::Mediated => "mediated",
            RelationKind::Supported => "supported",
            RelationKind::Opposed => "opposed",
            RelationKind::PartyTo => "party_to",
            RelationKind::Expired => "expired",
            RelationKind::Custom(word) => word,
        }
    }

    /// Whether a party binds itself by the act, or is freed by it.
    pub(crate) fn is_consent(&self) -> bool {
        matches!(
            self,
            RelationKind::Initialled
                | RelationKind::Signed
                | RelationKind::Approved
                | RelationKind::Ratified
                | RelationKind::Acceded
                | RelationKind::EnteredIntoForce
                | RelationKind::Withdrew
        )
    }

    /// Whether all parties do the act together, so that each named one is an agent.
    pub fn is_symmetric(&self) -> bool {
        matches!(
            self,
            RelationKind::Signed
                | RelationKind::Agreed
                | RelationKind::Negotiating
                | RelationKind::Initialled
                | RelationKind::Extended
                | RelationKind::Amended
                | RelationKind::EnteredIntoForce
                | RelationKind::Expired
                | RelationKind::PartyTo
        )
    }
}

impl fmt::Display for RelationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for RelationKind {
    type Err = std::convert::Infallible;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Ok(Self::BUILTIN
            .iter()
            .find(|kind| kind.as_str() == word)
            .cloned()
            .unwrap_or_else(|| RelationKind::Custom(word.into())))
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for RelationKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for RelationKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Ok(word.parse().unwrap_or_else(|never| match never {}))
    }
}

words! {
    /// Whether the text presents the act as a fact.
    Modality {
        /// It happened or holds.
        Asserted = "asserted",
        /// It will happen: "will", "is set to", "agreed to", "awaits".
        Planned = "planned",
        /// It may happen: "may", "could", "if".
        Possible = "possible",
        /// Somebody calls for it.
        Urged = "urged",
        /// A rival's claim, or what somebody denies.
        Alleged = "alleged",
    }
}

words! {
    /// Whether the act took place or was refused.
    Polarity {
        /// It is affirmed.
        Positive = "positive",
        /// "did not", "refused to", "failed to".
        Negative = "negative",
    }
}

words! {
    /// What an argument is in the act.
    Role {
        /// Does the act.
        Agent = "agent",
        /// The other party, where the act is one side's.
        Counterparty = "counterparty",
        /// The agreement that the act is about.
        Agreement = "agreement",
        /// What a stance is on, where it is no agreement; or the words for talks about nothing that is named.
        Object = "object",
        /// A person who performs the act.
        Person = "person",
        /// A legislature, cabinet or ministry that performs it.
        Body = "body",
        /// Where.
        Place = "place",
        /// When.
        Date = "date",
    }
}

words! {
    /// How an argument was found.
    Via {
        /// In the clause itself.
        Direct = "direct",
        /// By a reference ("the deal", "both countries") to what stands elsewhere.
        Reference = "reference",
        /// From the headline or from another report of the same act.
        Inherited = "inherited",
    }
}

words! {
    /// How sure a relation is, by how it was found. The precision measured for each is in the README.
    Grade {
        /// A named or described agreement and explicit parties in one clause.
        A = "A",
        /// One of the two came by a reference that was resolved.
        B = "B",
        /// Parties or agreement are missing, or came from elsewhere in the document.
        C = "C",
    }
}

/// A party of an act.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Entity {
    /// ISO 3166 alpha-3 for a country, a stable text id for other known names, `None` for unlisted ones.
    pub id: Option<String>,
    /// The English short name, or the words of the text.
    pub name: String,
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub entity_type: EntityType,
    /// How many, where parties are only counted ("41 states").
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub count: Option<u32>,
    /// What its name may stand for, where it stands for several things and the text does not tell which. `id` is `None` then.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub candidates: Vec<Candidate>,
}

/// One of the things that an ambiguous name may stand for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Candidate {
    /// The id of the entry.
    pub id: String,
    /// Why the name stands for it: it is its name, its adjective, its capital.
    pub form: NameForm,
}

/// A person who performs an act.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Person {
    /// `person:` and the name in lower case with hyphens.
    pub id: String,
    /// The fullest name that the text gives.
    pub name: String,
    /// The office as the text says it, else the one held on the date, where it is known.
    pub office: Option<String>,
    /// The id of the state or organisation that the office is of.
    pub of: Option<String>,
}

/// A legislature, cabinet or ministry that performs an act.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Body {
    /// Its name as the text gives it.
    pub name: String,
    /// The id of the state or organisation that it belongs to.
    pub of: Option<String>,
}

/// What is agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Agreement {
    /// The id of a known single agreement.
    pub id: Option<String>,
    /// The id of the type, where many agreements share the name.
    pub instance_of: Option<String>,
    /// The agreement that a protocol or annex belongs to.
    pub part_of: Option<String>,
    /// The proper name where the text gives one, else the shortest phrase that says what it is.
    pub name: String,
    /// The other ways in which the text says it.
    pub mentions: Vec<String>,
}

/// What a stance is on, where it is no agreement; or the words for talks about nothing that is named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Object {
    /// The words of the text.
    pub text: String,
}

/// When.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct When {
    /// The words of the text.
    pub text: String,
    /// The date, to the precision that the text and the publication date settle.
    pub iso: Option<Date>,
}

/// Where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Place {
    /// The place as the text names it.
    pub name: String,
    /// The id of the country that it lies in, where it is known.
    pub of: Option<String>,
}

/// One filled role of one piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Argument {
    /// What it is in the act.
    pub role: Role,
    /// The id or, where there is none, the name of what fills it.
    pub filler: String,
    /// The words that fill it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// How it was found.
    pub via: Via,
    /// Where the words that a reference refers to stand.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub antecedent: Option<Span>,
}

/// The words that say so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// The sentence, clipped to 1,000 bytes around the trigger.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// Its text.
    pub text: String,
    /// The name of the rule that found it.
    pub rule: String,
    /// The word that stands for the act.
    pub trigger: Span,
    /// What fills which role, in the order of the text.
    pub arguments: Vec<Argument>,
}

/// One act on one agreement.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Relation {
    /// `r1`, `r2`, ... in the order of the first evidence.
    pub id: String,
    /// What act.
    pub kind: RelationKind,
    /// Whether it is a fact.
    pub modality: Modality,
    /// Whether it took place or was refused.
    pub polarity: Polarity,
    /// Who says so, where it is somebody's claim.
    pub source: Option<String>,
    /// How sure it is.
    pub grade: Grade,
    /// The same for reports of one act in many documents.
    pub act_key: String,
    /// Who does it.
    pub agents: Vec<Entity>,
    /// The other parties, where the act is one side's.
    pub counterparties: Vec<Entity>,
    /// The people who perform it.
    pub people: Vec<Person>,
    /// The legislatures, cabinets and ministries that perform it.
    pub bodies: Vec<Body>,
    /// What is agreed on.
    pub agreement: Option<Agreement>,
    /// What a stance is on, where it is no agreement; or the words for talks about nothing that is named.
    pub object: Option<Object>,
    /// When.
    pub date: Option<When>,
    /// Where.
    pub place: Option<Place>,
    /// The words that say so, in the order of the text; never empty.
    pub evidence: Vec<Evidence>,
}

impl Relation {
    /// What an argument is; none for a date and for an object that is no agreement.
    pub(crate) fn type_of(&self, argument: &Argument) -> Option<EntityType> {
        match argument.role {
            Role::Agent | Role::Counterparty => self
                .agents
                .iter()
                .chain(&self.counterparties)
                .find(|entity| entity.id.as_ref().unwrap_or(&entity.name) == &argument.filler)
                .map(|entity| entity.entity_type.clone()),
            Role::Person => Some(EntityType::Person),
            Role::Body => Some(EntityType::Body),
            Role::Agreement => Some(EntityType::Agreement),
            Role::Place => Some(EntityType::Place),
            _ => None,
        }
    }
}

impl fmt::Display for Relation {
    /// One readable line: `signed: Japan, Philippines: Reciprocal Access Agreement (2024-07-08, in Manila)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.polarity == Polarity::Negative {
            f.write_str("not ")?;
        }
        f.write_str(self.kind.as_str())?;
        if self.modality != Modality::Asserted {
            write!(f, " ({})", self.modality)?;
        }
        f.write_str(": ")?;
        let names = |f: &mut fmt::Formatter<'_>, entities: &[Entity]| {
            for (index, entity) in entities.iter().enumerate() {
                write!(f, "{}{}", if index > 0 { ", " } else { "" }, entity.name)?;
            }
            Ok(())
        };
        if self.agents.is_empty() {
            f.write_str("?")?;
        }
        names(f, &self.agents)?;
        if !self.counterparties.is_empty() {
            f.write_str(" / ")?;
            names(f, &self.counterparties)?;
        }
        if let Some(agreement) = &self.agreement {
            write!(f, ": {}", agreement.name)?;
        } else if let Some(object) = &self.object {
            write!(f, ": {}", object.text)?;
        }
        let mut notes = Vec::new();
        if let Some(date) = &self.date {
            notes.push(
                date.iso
                    .map_or_else(|| date.text.clone(), |iso| iso.to_string()),
            );
        }
        if let Some(place) = &self.place {
            notes.push(format!("in {}", place.name));
        }
        if !self.people.is_empty() {
            let people: Vec<_> = self
                .people
                .iter()
                .map(|person| person.name.as_str())
                .collect();
            notes.push(format!("by {}", people.join(", ")));
        }
        if !notes.is_empty() {
            write!(f, " ({})", notes.join(", "))?;
        }
        Ok(())
    }
}

/// What one document says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Extraction {
    /// The version of this shape; 1.
    #[cfg_attr(feature = "schemars", schemars(extend("const" = crate::SCHEMA_VERSION)))]
    pub schema_version: u32,
    /// The caller's name for the document.
    pub id: Option<String>,
    /// When it was published: from the caller, else from the dateline.
    pub published: Option<Date>,
    /// What was clipped, capped or not read.
    pub limits: Vec<String>,
    /// The acts, in the order of their first evidence.
    pub relations: Vec<Relation>,
}

impl Extraction {
    /// The acts, in the order of their first evidence.
    pub fn relations(&self) -> &[Relation] {
        &self.relations
    }

    /// The words that the relations rest on and what they stand for, in the order of the text, each once.
    ///
    /// ```
    /// use paraph::Extractor;
    ///
    /// let text = "Peru and Chile signed a border treaty in Lima.";
    /// let extraction = Extractor::builtin().extract(text);
    /// let found: Vec<_> = extraction.mentions().iter().map(|mention| mention.span.of(text)).collect();
    /// assert_eq!(found, ["Peru", "Chile", "border treaty", "Lima"]);
    /// ```
    pub fn mentions(&self) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        for relation in &self.relations {
            for argument in relation
                .evidence
                .iter()
                .flat_map(|evidence| &evidence.arguments)
            {
                if let Some(entity_type) = relation.type_of(argument) {
                    mentions.push(Mention {
                        span: argument.span,
                        entity_type,
                        entity: argument.filler.clone(),
                    });
                }
            }
        }
        mentions.sort_by(|a, b| (a.span, &a.entity).cmp(&(b.span, &b.entity)));
        mentions.dedup_by(|b, a| (a.span, &a.entity) == (b.span, &b.entity));
        mentions
    }
}

/// A name or description in the text and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Mention {
    /// The words.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub span: Span,
    /// What it is.
    #[cfg_attr(feature = "serde", serde(rename = "type"))]
    pub entity_type: EntityType,
    /// The id, or the name where there is none.
    pub entity: String,
}
