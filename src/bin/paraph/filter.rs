//! Which relations are kept.

use paraph::rule::RuleSet;
use paraph::{Agreement, Relation, RelationKind};

use crate::Refused;
use crate::args::Filters;

/// The filters of the command line, checked.
#[derive(Clone, Debug)]
pub(crate) struct Filter {
    kinds: Vec<RelationKind>,
    /// In lower case.
    parties: Vec<String>,
    /// In lower case.
    agreements: Vec<String>,
    filters: Filters,
}

impl Filter {
    /// A kind that no rule gives is refused, since it would leave out everything without a word.
    pub(crate) fn new(filters: Filters, rules: &RuleSet) -> Result<Self, Refused> {
        let mut kinds = Vec::new();
        for word in &filters.kind {
            let kind: RelationKind = word.parse().unwrap_or_else(|never| match never {});
            if !rules.rules().iter().any(|rule| rule.kind == kind) {
                let known: Vec<&str> = RelationKind::BUILTIN.iter().map(|k| k.as_str()).collect();
                return Err(Refused(format!(
                    "--kind {word}: no rule gives this kind; built in are {}",
                    known.join(", ")
                )));
            }
            kinds.push(kind);
        }
        let lower = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect();
        Ok(Filter {
            kinds,
            parties: lower(&filters.party),
            agreements: lower(&filters.agreement),
            filters,
        })
    }

    pub(crate) fn keeps(&self, relation: &Relation) -> bool {
        let filters = &self.filters;
        (self.kinds.is_empty() || self.kinds.contains(&relation.kind))
            && (filters.modality.is_empty() || filters.modality.contains(&relation.modality))
            && filters
                .polarity
                .is_none_or(|polarity| polarity == relation.polarity)
            && filters.grade.is_none_or(|grade| relation.grade <= grade)
            && (self.parties.is_empty() || self.has_party(relation))
            && (self.agreements.is_empty() || self.is_on(relation.agreement.as_ref()))
            && self.is_in_time(relation)
    }

    fn has_party(&self, relation: &Relation) -> bool {
        let mut parties = relation.agents.iter().chain(&relation.counterparties);
        parties.any(|party| {
            let id = party.id.as_deref().unwrap_or_default().to_lowercase();
            let name = party.name.to_lowercase();
            self.parties
                .iter()
                .any(|wanted| *wanted == id || *wanted == name)
        })
    }

    fn is_on(&self, agreement: Option<&Agreement>) -> bool {
        agreement.is_some_and(|agreement| {
            let ids = [&agreement.id, &agreement.instance_of, &agreement.part_of];
            let names = [&agreement.name].into_iter().chain(&agreement.mentions);
            let names: Vec<String> = names.map(|name| name.to_lowercase()).collect();
            self.agreements.iter().any(|wanted| {
                ids.into_iter()
                    .flatten()
                    .any(|id| id.to_lowercase() == *wanted)
                    || names.iter().any(|name| name.contains(wanted.as_str()))
            })
        })
    }

    fn is_in_time(&self, relation: &Relation) -> bool {
        let date = relation.date.as_ref().and_then(|date| date.iso);
        let (since, until) = (self.filters.since, self.filters.until);
        match date {
            // A date that is less precise than the bound is kept where it can lie inside.
            Some(date) => {
                !since.is_some_and(|since| date.is_before(since))
                    && !until.is_some_and(|until| until.is_before(date))
            }
            None => since.is_none() && until.is_none(),
        }
    }
}
