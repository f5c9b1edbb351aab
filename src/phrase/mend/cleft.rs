//! **Group**, mending: a sentence cut in two for the sake of stress is told as one.

use crate::phrase::Phrase;
use crate::syntax::Label;

impl Phrase<'_> {
    /// "It was Chile that signed the pact", "It was in Lima that they signed it": the clause tells the act, and what stands before
    /// it is its subject, its object or an adverbial.
    pub(super) fn mend_cleft(&mut self) {
        for it in 0..self.parts.len().saturating_sub(4) {
            let be = self.heads[it];
            let opens = &*self.lemmas[it] == "it"
                && it < be
                && self.labels[it] == Label::Nsubj
                && &*self.lemmas[be] == "be";
            if !opens {
                continue;
            }
            let Some((link, verb)) = self.cleft_clause(be) else {
                continue;
            };
            let Some(focus) = self.cleft_focus(be, link, verb) else {
                continue;
            };
            // "It is vital that B signs it", "it is time that B signed it": nothing of the clause stands before it.
            let judged = self.tags[focus].is_adjective()
                || matches!(
                    &*self.lemmas[focus],
                    "time" | "pity" | "shame" | "fact" | "condition" | "hope" | "requirement"
                );
            if judged && self.parts[focus].name.is_none() {
                continue;
            }
            let (up, label) = (self.heads[be], self.labels[be]);
            let up = if up == be { verb } else { up };
            self.attach(verb, up, label);
            for at in 0..self.parts.len() {
                if self.heads[at] == be && at != be && at != verb {
                    self.heads[at] = verb;
                }
            }
            self.attach(it, verb, Label::Dep);
            self.attach(be, verb, Label::Dep);
            let own =
                (link + 1..verb).any(|at| self.heads[at] == verb && self.labels[at].is_subject());
            self.attach(link, verb, Label::Mark);
            if self.labels[focus] != Label::Prep {
                let object = if own { Label::Dobj } else { Label::Nsubj };
                self.attach(focus, verb, object);
            }
        }
    }

    /// "What Chile signed was a border pact": it signed a border pact.
    pub(super) fn mend_pseudo_cleft(&mut self) {
        let what = 0;
        if self.parts.len() < 5 || &*self.lemmas[what] != "what" || self.labels[what] != Label::Dobj
        {
            return;
        }
        let verb = self.heads[what];
        let be = (verb + 1..self.parts.len()).find(|at| {
            &*self.lemmas[*at] == "be"
                && (self.heads[*at] == verb || self.heads[verb] == *at)
                && matches!(self.labels[*at], Label::Root | Label::Ccomp | Label::Conj)
        });
        let Some(be) = be else { return };
        let Some(told) = self.dependent(be + 1..self.parts.len(), be, Label::Attr) else {
            return;
        };
        self.attach(verb, verb, Label::Root);
        self.attach(be, verb, Label::Dep);
        self.attach(what, verb, Label::Dep);
        self.attach(told, verb, Label::Dobj);
    }

    /// "over what it calls a breach of the truce", "welcomed what it described as a peace deal": the noun stands for what is
    /// called so.
    pub(super) fn mend_what_called(&mut self) {
        for what in 1..self.parts.len().saturating_sub(3) {
            let verb = self.heads[what];
            let names = matches!(
                &*self.lemmas[verb],
                "call" | "term" | "dub" | "label" | "describe" | "deem" | "consider" | "brand"
            );
            let clause = matches!(self.labels[verb], Label::Pcomp | Label::Ccomp);
            let head = self.heads[verb];
            if &*self.lemmas[what] != "what" || !names || !clause || head >= what || verb < what {
                continue;
            }
            // "fired in what B called a breach": it is the firing that is called so.
            if self.word(head) == "in" {
                continue;
            }
            let behind = verb + 1..self.parts.len();
            let link = self
                .dependent(behind.clone(), verb, Label::Prep)
                .filter(|link| self.word(*link) == "as");
            let noun = match link {
                Some(link) => self.dependent(behind, link, Label::Pobj),
                None => self
                    .dependent(behind.clone(), verb, Label::Oprd)
                    .or_else(|| self.dependent(behind, verb, Label::Dobj)),
            };
            let Some(noun) = noun else { continue };
            let label = match self.labels[verb] {
                Label::Pcomp => Label::Pobj,
                _ => Label::Dobj,
            };
            self.attach(noun, head, label);
            self.attach(verb, noun, Label::Relcl);
            if let Some(link) = link {
                self.attach(link, verb, Label::Dep);
            }
        }
    }

    /// The word that opens the clause behind "it was", and the verb of that clause.
    fn cleft_clause(&self, be: usize) -> Option<(usize, usize)> {
        let link = (be + 2..self.parts.len()).find(|at| {
            matches!(&*self.lemmas[*at], "that" | "who" | "which") && self.heads[*at] > *at
        })?;
        let verb = self.heads[link];
        let clause = matches!(
            self.labels[verb],
            Label::Relcl | Label::Ccomp | Label::Advcl
        );
        (clause && self.tags[verb].is_verb() && self.is_under(verb, be)).then_some((link, verb))
    }

    /// What is stressed: a doer, or an adverbial, that reaches up to the clause. "It was the first treaty that they signed" stresses
    /// nothing: "it" is the treaty.
    fn cleft_focus(&self, be: usize, link: usize, verb: usize) -> Option<usize> {
        let of_be = |at: &usize| self.heads[*at] == be;
        let focus = (be + 1..link)
            .filter(of_be)
            .find(|at| matches!(self.labels[*at], Label::Attr | Label::Acomp | Label::Prep))?;
        let reaches =
            self.is_under(link - 1, focus) && self.heads[link - 1] != be || focus == link - 1;
        if !reaches {
            return None;
        }
        if self.labels[focus] == Label::Prep {
            return (self.heads[verb] == be).then_some(focus);
        }
        (!self.is_pact(focus)).then_some(focus)
    }
}
