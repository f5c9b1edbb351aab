//! The parts of speech and the grammatical functions that the parser gives.
//!
//! Tags are those of the Penn Treebank (Marcus, Santorini and Marcinkiewicz 1993), labels those of ClearNLP (Choi and
//! Palmer 2012), as spaCy's English models use them: in *The pact was signed by Tokyo*, *pact* is `NN` and `nsubjpass` of
//! *signed*, *by* is its `agent` and *Tokyo* the `pobj` of *by*.

/// Makes an enum whose variants have names, are numbered from 0, and can be found by name or number.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// Its usual name.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                match text { $($text => Ok($name::$variant),)+ _ => Err(()) }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

named! {
    /// A part of speech of the Penn Treebank.
    #[derive(Default)]
    Tag {
        /// Something that is no word of English: a rest of markup, a garbled word.
        #[default]
        Xx = "XX",
        /// A sign of currency.
        Dollar = "$",
        /// A closing quotation mark.
        CloseQuote = "''",
        /// A comma.
        Comma = ",",
        /// An opening bracket.
        Lrb = "-LRB-",
        /// A closing bracket.
        Rrb = "-RRB-",
        /// The end of a sentence: `.`, `?`, `!`.
        Stop = ".",
        /// A colon, semicolon or dash.
        Colon = ":",
        /// An address of the web.
        Add = "ADD",
        /// A prefix that stands alone.
        Afx = "AFX",
        /// A coordinating conjunction: *and*, *or*, *but*.
        Cc = "CC",
        /// A number.
        Cd = "CD",
        /// A determiner: *the*, *a*, *this*.
        Dt = "DT",
        /// The *there* of *there is*.
        Ex = "EX",
        /// A foreign word.
        Fw = "FW",
        /// A hyphen that stands alone.
        Hyph = "HYPH",
        /// A preposition or subordinating conjunction.
        In = "IN",
        /// An adjective.
        Jj = "JJ",
        /// A comparative adjective.
        Jjr = "JJR",
        /// A superlative adjective.
        Jjs = "JJS",
        /// The mark of an item of a list.
        Ls = "LS",
        /// A modal verb.
        Md = "MD",
        /// Punctuation that has no function.
        Nfp = "NFP",
        /// A noun in the singular.
        Nn = "NN",
        /// A name in the singular.
        Nnp = "NNP",
        /// A name in the plural.
        Nnps = "NNPS",
        /// A noun in the plural.
        Nns = "NNS",
        /// A determiner before a determiner: *all the*.
        Pdt = "PDT",
        /// The *'s* of possession.
        Pos = "POS",
        /// A personal pronoun.
        Prp = "PRP",
        /// A possessive pronoun.
        PrpS = "PRP$",
        /// An adverb; *not* is one.
        Rb = "RB",
        /// A comparative adverb.
        Rbr = "RBR",
        /// A superlative adverb.
        Rbs = "RBS",
        /// A particle: the *out* of *carry out*.
        Rp = "RP",
        /// A symbol.
        Sym = "SYM",
        /// The word *to* before an infinitive.
        To = "TO",
        /// An interjection.
        Uh = "UH",
        /// A verb in its base form.
        Vb = "VB",
        /// A verb in the past tense.
        Vbd = "VBD",
        /// A gerund or present participle.
        Vbg = "VBG",
        /// A past participle.
        Vbn = "VBN",
        /// A verb in the present tense, not third person singular.
        Vbp = "VBP",
        /// A verb in the present tense, third person singular.
        Vbz = "VBZ",
        /// A determiner that asks or relates: *which*, *that*.
        Wdt = "WDT",
        /// A pronoun that asks or relates: *who*, *what*.
        Wp = "WP",
        /// The word *whose*.
        WpS = "WP$",
        /// An adverb that asks or relates: *when*, *where*.
        Wrb = "WRB",
        /// An opening quotation mark.
        OpenQuote = "``",
    }
}

impl Tag {
    /// A verb, modal verbs left out.
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz
        )
    }

    /// A verb in the present or past tense, or a modal verb: one that can be the verb of a main clause.
    pub const fn is_finite(self) -> bool {
        matches!(self, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
    }

    /// A noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    /// A name.
    pub const fn is_proper(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }

    /// An adjective.
    pub const fn is_adjective(self) -> bool {
        matches!(self, Tag::Jj | Tag::Jjr | Tag::Jjs)
    }

    /// An adverb.
    pub const fn is_adverb(self) -> bool {
        matches!(self, Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Wrb)
    }

    /// A punctuation mark.
    pub const fn is_punctuation(self) -> bool {
        matches!(
            self,
            Tag::CloseQuote
                | Tag::Comma
                | Tag::Lrb
                | Tag::Rrb
                | Tag::Stop
                | Tag::Colon
                | Tag::Hyph
                | Tag::Nfp
                | Tag::OpenQuote
        )
    }
}

named! {
    /// The function that a word has for its head.
    #[derive(Default)]
    Label {
        /// None that has a name.
        #[default]
        Dep = "dep",
        /// The root of a sentence; its head is itself.
        Root = "ROOT",
        /// A clause that modifies a noun: *the pact **signed** in May*.
        Acl = "acl",
        /// An adjective as a predicate: *is **dead***.
        Acomp = "acomp",
        /// A clause that modifies a verb.
        Advcl = "advcl",
        /// An adverb.
        Advmod = "advmod",
        /// The *by* of a passive.
        Agent = "agent",
        /// An adjective before a noun.
        Amod = "amod",
        /// An apposition: *Japan, an **ally***.
        Appos = "appos",
        /// A noun as a predicate: *is a **treaty***.
        Attr = "attr",
        /// An auxiliary verb, and the *to* of an infinitive.
        Aux = "aux",
        /// The *be* of a passive.
        Auxpass = "auxpass",
        /// The *'s* of possession.
        Case = "case",
        /// A coordinating conjunction.
        Cc = "cc",
        /// A clause as a complement, with its own subject: *said it **signed***.
        Ccomp = "ccomp",
        /// A noun or name before a noun: ***trade** deal*.
        Compound = "compound",
        /// What is coordinated with its head.
        Conj = "conj",
        /// A clause as a subject.
        Csubj = "csubj",
        /// A clause as the subject of a passive.
        Csubjpass = "csubjpass",
        /// The one to whom.
        Dative = "dative",
        /// A determiner.
        Det = "det",
        /// The direct object.
        Dobj = "dobj",
        /// The *there* of *there is*.
        Expl = "expl",
        /// An interjection.
        Intj = "intj",
        /// The conjunction of a subordinate clause: ***that** it signed*.
        Mark = "mark",
        /// What does not belong to the sentence.
        Meta = "meta",
        /// The word *not*.
        Neg = "neg",
        /// A noun that modifies.
        Nmod = "nmod",
        /// A noun phrase as an adverb: *signed **Monday***.
        Npadvmod = "npadvmod",
        /// The subject.
        Nsubj = "nsubj",
        /// The subject of a passive.
        Nsubjpass = "nsubjpass",
        /// A number.
        Nummod = "nummod",
        /// The predicate of an object: *called it **dead***.
        Oprd = "oprd",
        /// A sentence beside the sentence.
        Parataxis = "parataxis",
        /// A clause after a preposition: *before **signing***.
        Pcomp = "pcomp",
        /// The noun after a preposition.
        Pobj = "pobj",
        /// Whose it is.
        Poss = "poss",
        /// The *both* of *both A and B*.
        Preconj = "preconj",
        /// A determiner before a determiner.
        Predet = "predet",
        /// A preposition.
        Prep = "prep",
        /// The particle of a verb: *carry **out***.
        Prt = "prt",
        /// Punctuation.
        Punct = "punct",
        /// A word that modifies a number.
        Quantmod = "quantmod",
        /// A relative clause.
        Relcl = "relcl",
        /// A clause as a complement, without a subject of its own: *agreed to **sign***.
        Xcomp = "xcomp",
    }
}

impl Label {
    /// A subject, active or passive, noun or clause.
    pub const fn is_subject(self) -> bool {
        matches!(
            self,
            Label::Nsubj | Label::Nsubjpass | Label::Csubj | Label::Csubjpass
        )
    }

    /// An auxiliary verb.
    pub const fn is_auxiliary(self) -> bool {
        matches!(self, Label::Aux | Label::Auxpass)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_tag_or_label() {
        for (number, tag) in Tag::ALL.iter().enumerate() {
            assert_eq!(tag.as_str().parse(), Ok(*tag));
            assert_eq!(*tag as usize, number);
        }
        for (number, label) in Label::ALL.iter().enumerate() {
            assert_eq!(label.as_str().parse(), Ok(*label));
            assert_eq!(*label as usize, number);
        }
        assert_eq!("nonsense".parse::<Tag>(), Err(()));
    }
}
