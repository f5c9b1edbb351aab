//! The closed lists of words that the tables use: types, kinds, fields, and why a string stands for an entry.

use std::fmt;

/// An enum whose variants are written as words in the tables.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them, in the order of this documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word that the tables and the output use.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The one that this word names.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// Whether a state is one, was one, or is a territory that makes agreements of its own.
    CountryKind {
        /// A state of today.
        Country = "country",
        /// A territory, or a state that few others recognise.
        Territory = "territory",
        /// A state of the past; see [`Entry::successors`](super::Entry::successors).
        Former = "former",
    }
}

words! {
    /// What a named body of a state is.
    BodyKind {
        /// A whole parliament.
        Legislature = "legislature",
        /// One house of a parliament.
        Chamber = "chamber",
        /// A ministry or department.
        Ministry = "ministry",
        /// A court.
        Court = "court",
        /// A government as a body.
        Cabinet = "cabinet",
        /// Armed forces.
        Military = "military",
        /// Any other office of a state.
        Agency = "agency",
    }
}

words! {
    /// Whether the name of an agreement is the name of one or of many.
    AgreementKind {
        /// One agreement: the Paris Agreement.
        Single = "single",
        /// A name that many agreements share: Status of Forces Agreement.
        Type = "type",
    }
}

words! {
    /// What an agreement is about.
    Field {
        /// Trade and tariffs.
        Trade = "trade",
        /// Defence and alliances.
        Defence = "defence",
        /// Arms control and disarmament.
        ArmsControl = "arms_control",
        /// Climate change.
        Climate = "climate",
        /// Peace, ceasefires.
        Peace = "peace",
        /// Borders and territory.
        Border = "border",
        /// Human rights.
        HumanRights = "human_rights",
        /// Courts, crimes, the law of treaties.
        Law = "law",
        /// Outer space.
        Space = "space",
        /// The sea and fisheries.
        Sea = "sea",
        /// Rivers and lakes.
        Water = "water",
        /// Nuclear energy and safeguards.
        Nuclear = "nuclear",
        /// The environment, other than climate.
        Environment = "environment",
        /// Money, taxes, investment, debt.
        Finance = "finance",
        /// Migration, refugees, readmission.
        Migration = "migration",
        /// Health.
        Health = "health",
        /// Energy, pipelines, gas.
        Energy = "energy",
        /// Culture and education.
        Culture = "culture",
        /// Transport and aviation.
        Transport = "transport",
        /// Unions, charters, constitutions of organisations.
        Political = "political",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// Why a string stands for an entry.
    NameForm {
        /// The name that the output uses.
        Name = "name",
        /// Another name or spelling.
        Alias = "alias",
        /// Capitals only: UAE, NATO, U.S.
        Acronym = "acronym",
        /// The adjective of a state: Japanese.
        Adjective = "adjective",
        /// Its people: Filipinos.
        People = "people",
        /// Its capital, which stands for the state in "Manila signed".
        Capital = "capital",
        /// The seat of its government: the Kremlin.
        Seat = "seat",
        /// The name of its parliament.
        Legislature = "legislature",
    }
}

words! {
    /// How the text writes a name.
    Spelling {
        /// In the case of the table. Accents, apostrophes and hyphens may differ.
        AsListed = "as_listed",
        /// With capitals for small letters at the starts of words: "Law Of The Sea".
        TitleCase = "title_case",
        /// In capitals, as headlines are: "SOUTH KOREA".
        Capitals = "capitals",
    }
}

/// What an entry is.
///
/// ```
/// use paraph::gazetteer::EntityType;
/// assert_eq!(EntityType::known("armed_group"), Some(EntityType::ArmedGroup));
/// assert_eq!(EntityType::from("shipping_line"), EntityType::Custom("shipping_line".into()));
/// assert_eq!(EntityType::Country.to_string(), "country");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EntityType {
    /// A state, of today or of the past.
    Country,
    /// A territory that makes agreements of its own, or a state that few others recognise.
    Territory,
    /// An international organisation.
    Organisation,
    /// An armed group.
    ArmedGroup,
    /// A political party.
    PoliticalParty,
    /// States that act together without an organisation: the E3, the P5+1.
    Group,
    /// A body of a state or an organ of an organisation.
    Body,
    /// A person.
    Person,
    /// An agreement, or a name that many agreements share.
    Agreement,
    /// A place where agreements are made.
    Place,
    /// A type of the user's own.
    Custom(Box<str>),
}

impl EntityType {
    /// The types that the built-in tables use.
    pub const BUILT_IN: &'static [EntityType] = &[
        EntityType::Country,
        EntityType::Territory,
        EntityType::Organisation,
        EntityType::ArmedGroup,
        EntityType::PoliticalParty,
        EntityType::Group,
        EntityType::Body,
        EntityType::Person,
        EntityType::Agreement,
        EntityType::Place,
    ];

    /// The word that tables, rules and the output use.
    pub fn as_str(&self) -> &str {
        match self {
            EntityType::Country => "country",
            EntityType::Territory => "territory",
            EntityType::Organisation => "organisation",
            EntityType::ArmedGroup => "armed_group",
            EntityType::PoliticalParty => "political_party",
            EntityType::Group => "group",
            EntityType::Body => "body",
            EntityType::Person => "person",
            EntityType::Agreement => "agreement",
            EntityType::Place => "place",
            EntityType::Custom(word) => word,
        }
    }

    /// The built-in type that this word names.
    pub fn known(word: &str) -> Option<Self> {
        EntityType::BUILT_IN
            .iter()
            .find(|known| known.as_str() == word)
            .cloned()
    }

    /// Whether it is a state or a territory.
    pub fn is_state(&self) -> bool {
        matches!(self, EntityType::Country | EntityType::Territory)
    }
}

impl From<&str> for EntityType {
    /// A word that names no built-in type makes a type of the user's own.
    fn from(word: &str) -> Self {
        EntityType::known(word).unwrap_or_else(|| EntityType::Custom(word.into()))
    }
}

impl fmt::Display for EntityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for EntityType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for EntityType {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Ok(EntityType::from(&*word))
    }
}

/// Which table a file is. The columns of each are described in `seeds/README.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum TableKind {
    /// `countries.tsv`: states and territories. `invented.tsv` has the same columns.
    Countries,
    /// `bodies.tsv`: parliaments, ministries, courts.
    Bodies,
    /// `organisations.tsv`: organisations, armed groups, political parties, groups of states, organs.
    Organisations,
    /// `people.tsv`: people and their offices.
    People,
    /// `agreements.tsv`: agreements.
    Agreements,
    /// `places.tsv`: places of talks and signings.
    Places,
    /// `names.tsv`: anything else, with types of the user's own.
    Names,
    /// `aliases.tsv`: more names for entries of other tables.
    Aliases,
}

impl TableKind {
    /// The kind of table that a file name says: `people.tsv`, `people-mine.tsv`.
    ///
    /// ```
    /// use paraph::gazetteer::TableKind;
    /// assert_eq!(TableKind::of_file("tables/people-mine.tsv"), Some(TableKind::People));
    /// assert_eq!(TableKind::of_file("notes.txt"), None);
    /// ```
    pub fn of_file(path: &str) -> Option<Self> {
        let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let stem = file.strip_suffix(".tsv")?;
        let word = stem.split(['-', '_', '.']).next().unwrap_or(stem);
        Some(match word {
            "countries" | "invented" => TableKind::Countries,
            "bodies" => TableKind::Bodies,
            "organisations" => TableKind::Organisations,
            "people" => TableKind::People,
            "agreements" => TableKind::Agreements,
            "places" => TableKind::Places,
            "names" => TableKind::Names,
            "aliases" => TableKind::Aliases,
            _ => return None,
        })
    }
}
