//! The parser: tagged words in, a head and a function each out.
//!
//! Arc-hybrid transitions (Kuhlmann, Gómez-Rodríguez and Satta 2011): words go from a buffer to a stack, and the word on top of
//! the stack becomes a left dependent of the next word, or a right dependent of the word below it. A root stands
//! after the last word. Each word is pushed once and popped once, so that the time is linear; each is popped with one
//! head, which is never inside what depends on it, so that the result is a forest. A perceptron chooses the transition,
//! another one the function, when the dependent is complete.
//!
//! *Tokyo signed pacts*: shift *Tokyo*; *signed* takes it to its left (nsubj); shift *signed*, *pacts*; *signed* takes *pacts* to
//! its right (dobj); the root takes *signed*.

use super::model::{Model, TRANSITIONS, best};
use super::tag::{Label, Tag};
use super::tagger::tag_atom;
use super::word::{Atom, Word, key, spread};

/// No word.
const NONE: u32 = u32::MAX;

/// What the parser can do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Transition {
    /// The next word goes onto the stack.
    Shift,
    /// The top of the stack becomes a dependent of the next word.
    Left,
    /// The top of the stack becomes a dependent of the word below it.
    Right,
}

impl Transition {
    /// All of them, by number.
    pub const ALL: [Transition; TRANSITIONS] =
        [Transition::Shift, Transition::Left, Transition::Right];
}

/// A word of the sentence with its dependents so far.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    word: Atom,
    class: Atom,
    tag: Atom,
    head: u32,
    label: Label,
    left: [u32; 2],
    right: [u32; 2],
    left_count: u8,
    right_count: u8,
    labels: u64,
}

impl Node {
    fn new(word: Atom, class: Atom, tag: Atom) -> Node {
        Node {
            word,
            class,
            tag,
            head: NONE,
            label: Label::Dep,
            left: [NONE; 2],
            right: [NONE; 2],
            left_count: 0,
            right_count: 0,
            labels: 0,
        }
    }
}

/// The state of the parser.
#[derive(Clone, Debug, Default)]
pub struct State {
    nodes: Vec<Node>,
    stack: Vec<u32>,
    next: u32,
    style: u8,
}

/// The largest number of features of a choice of transition.
pub const TRANSITION_FEATURES: usize = 84;
/// The largest number of features of a choice of label.
pub const LABEL_FEATURES: usize = 40;

/// Where features are collected.
pub struct Features<const N: usize> {
    keys: [u64; N],
    count: usize,
}

impl<const N: usize> Default for Features<N> {
    fn default() -> Self {
        Features {
            keys: [0; N],
            count: 0,
        }
    }
}

impl<const N: usize> Features<N> {
    /// Those that were collected.
    pub fn keys(&self) -> &[u64] {
        &self.keys[..self.count]
    }

    #[inline]
    fn add(&mut self, template: u64, a: Atom, b: Atom, c: Atom) {
        self.keys[self.count] = key(template, a, b, c);
        self.count += 1;
    }
}

/// What the features read of a word.
#[derive(Clone, Copy)]
struct View {
    /// The form.
    w: Atom,
    /// The tag.
    t: Atom,
    /// The class.
    c: Atom,
}

const ABSENT: View = View { w: 0, t: 0, c: 0 };

fn distance(a: u32, b: u32) -> Atom {
    let length = b.saturating_sub(a);
    spread(match length {
        0..=4 => 200 + length as u64,
        5..=6 => 205,
        7..=10 => 206,
        _ => 207,
    })
}

impl State {
    /// Begins with a sentence.
    pub fn start(&mut self, words: &[Word], tags: &[Tag], style: u8) {
        self.nodes.clear();
        self.nodes.extend(
            words
                .iter()
                .zip(tags)
                .map(|(word, &tag)| Node::new(word.lower, word.class, tag_atom(tag, word.fold))),
        );
        self.nodes
            .push(Node::new(spread(3001), spread(3003), spread(3002)));
        self.stack.clear();
        self.next = 0;
        self.style = style;
    }

    /// The number of the root, which is also the number of words.
    fn root(&self) -> u32 {
        self.nodes.len() as u32 - 1
    }

    /// The `depth`-th word of the stack from its top.
    pub fn stacked(&self, depth: usize) -> Option<u32> {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .map(|at| self.stack[at])
    }

    /// The words of the stack, the top last.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The next word.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// Whether all words have a head.
    pub fn done(&self) -> bool {
        self.next == self.root() && self.stack.is_empty()
    }

    /// Whether the transition can be made.
    pub fn allows(&self, transition: Transition) -> bool {
        match transition {
            Transition::Shift => self.next < self.root(),
            Transition::Left => !self.stack.is_empty(),
            Transition::Right => self.stack.len() > 1,
        }
    }

    /// The head and the dependent of the arc that a transition makes.
    pub fn arc(&self, transition: Transition) -> Option<(u32, u32)> {
        match transition {
            Transition::Shift => None,
            Transition::Left => Some((self.next, self.stacked(0)?)),
            Transition::Right => Some((self.stacked(1)?, self.stacked(0)?)),
        }
    }

    /// Moves the next word onto the stack.
    pub fn shift(&mut self) {
        self.stack.push(self.next);
        self.next += 1;
    }

    /// Pops the top of the stack and makes it a dependent of `head`.
    pub fn attach(&mut self, head: u32, label: Label) {
        let Some(dependent) = self.stack.pop() else {
            return;
        };
        let node = &mut self.nodes[dependent as usize];
        node.head = head;
        node.label = label;
        let parent = &mut self.nodes[head as usize];
        parent.labels |= 1 << label as u8;
        if dependent < head {
            parent.left = [dependent, parent.left[0]];
            parent.left_count = parent.left_count.saturating_add(1);
        } else {
            parent.right = [dependent, parent.right[0]];
            parent.right_count = parent.right_count.saturating_add(1);
        }
    }

    /// The heads (a root is its own) and labels.
    pub fn finish(&self, offset: u32, heads: &mut Vec<u32>, labels: &mut Vec<Label>) {
        let root = self.root();
        for (at, node) in self.nodes[..root as usize].iter().enumerate() {
            let top = node.head >= root;
            heads.push(offset + if top { at as u32 } else { node.head });
            labels.push(if top { Label::Root } else { node.label });
        }
    }

    #[inline]
    fn view(&self, at: u32) -> View {
        self.nodes.get(at as usize).map_or(ABSENT, |node| View {
            w: node.word,
            t: node.tag,
            c: node.class,
        })
    }

    /// The label of a dependent.
    #[inline]
    fn label(&self, at: u32) -> Atom {
        self.nodes
            .get(at as usize)
            .map_or(0, |node| spread(400 + node.label as u64))
    }

    /// The features by which the transition is chosen.
    #[inline]
    pub fn transition_features(&self, out: &mut Features<TRANSITION_FEATURES>) {
        out.count = 0;
        let empty = Node::new(0, 0, 0);
        let node = |at: u32| self.nodes.get(at as usize).unwrap_or(&empty);
        let (i0, i1, i2) = (self.stacked(0), self.stacked(1), self.stacked(2));
        let index = |at: Option<u32>| at.unwrap_or(NONE);
        let (s0, s1, s2) = (node(index(i0)), node(index(i1)), node(index(i2)));
        let b0 = node(self.next);
        let (b1, b2, b3) = (
            node(self.next + 1),
            node(self.next + 2),
            node(self.next + 3),
        );
        let style = self.style as u64 + 1;
        let s0b0 = s0.tag.wrapping_add(b0.tag.rotate_left(9));
        let s1s0 = s1.tag.wrapping_add(s0.tag.rotate_left(9));
        // The next word and its neighbours.
        out.add(1, b0.word, b0.tag, 0);
        out.add(2, b0.tag, b1.tag, b2.tag);
        out.add(3, b0.word, b1.word, 0);
        out.add(4, b0.tag, b1.word, b1.tag);
        out.add(5, b0.word, b1.tag, 0);
        if i0.is_none() {
            out.add(6, b0.tag, b1.tag, style);
            return;
        }
        // The top of the stack with the next word.
        out.add(10, s0.word, s0.tag, 0);
        out.add(11, s0.tag, 0, 0);
        out.add(12, s0.tag, b0.tag, 0);
        out.add(13, s0.word, b0.word, 0);
        out.add(14, s0.word, b0.tag, s0.tag);
        out.add(15, s0.tag, b0.word, b0.tag);
        out.add(16, s0b0, b1.tag, 0);
        out.add(17, s0b0, b1.tag, b2.tag);
        out.add(18, s0b0, b1.word, 0);
        out.add(19, s0.word, b0.tag, b1.tag);
        out.add(20, s0.tag, b0.word, b1.tag);
        out.add(21, s0.word, b0.word, b1.tag);
        out.add(22, s0b0, style, 0);
        out.add(23, s0b0, b2.tag, b3.tag);
        let gap = distance(index(i0), self.next);
        out.add(24, s0b0, gap, 0);
        out.add(25, s0.word, gap, b0.tag);
        // The top of the stack with what is below it.
        out.add(30, s1.tag, s0.tag, 0);
        out.add(31, s1.word, s0.word, 0);
        out.add(32, s1.word, s1.tag, s0.tag);
        out.add(33, s1.tag, s0.word, s0.tag);
        out.add(34, s1s0, b0.tag, 0);
        out.add(35, s1.word, s0.tag, b0.tag);
        out.add(36, s1.tag, s0.word, b0.tag);
        out.add(37, s1s0, b0.word, 0);
        out.add(38, s1.word, s0.word, b0.word);
        out.add(39, s1.tag, s0.word, b0.word);
        out.add(40, s1.word, s0.tag, b0.word);
        out.add(41, s1.word, b0.word, 0);
        out.add(42, s1.tag, b0.tag, 0);
        out.add(43, s1s0, s2.tag, b0.tag);
        out.add(44, s1s0, b0.tag, b1.tag);
        out.add(45, s2.tag, s1.tag, s0.word);
        out.add(46, s1s0, distance(index(i1), index(i0)), b0.tag);
        out.add(47, s2.word, s1.tag, s0.tag);
        // Dependents.
        let (l0, r0, r1, lb) = (s0.left[0], s0.right[0], s1.right[0], b0.left[0]);
        let (vl0, vr0, vr1, vlb) = (self.view(l0), self.view(r0), self.view(r1), self.view(lb));
        out.add(50, s0b0, vl0.t, 0);
        out.add(51, s0b0, vr0.t, self.label(r0));
        out.add(52, s0b0, vlb.t, self.label(lb));
        out.add(53, s1s0, vr1.t, b0.tag);
        out.add(54, s1s0, vr0.t, b0.tag);
        out.add(55, s1s0, vl0.t, b0.tag);
        out.add(56, s0b0, vr0.w, 0);
        out.add(57, s1s0, vr0.w, s0.word);
        out.add(58, s1.word, s0.word, vr0.w);
        out.add(59, s0.tag, b0.tag, spread(s0.labels));
        out.add(60, s1s0, spread(s1.labels), 0);
        out.add(61, s1.word, self.label(r1), s0.tag);
        out.add(62, s0.word, self.label(r0), b0.tag);
        out.add(63, s0b0, self.label(s0.right[1]), self.label(r0));
        out.add(64, s0b0, spread(b0.labels), 0);
        out.add(65, s0.word, spread(s0.right_count as u64 + 500), b0.tag);
        out.add(66, s1.word, spread(s1.right_count as u64 + 500), s0.tag);
        out.add(67, s0.tag, spread(s0.left_count as u64 + 500), b0.tag);
        out.add(68, s1.tag, s0.tag, spread(s0.labels));
        out.add(69, b0.tag, spread(b0.labels), s0.word);
        // Classes.
        out.add(70, s0.class, b0.class, 0);
        out.add(71, s1.class, s0.class, b0.tag);
        out.add(72, s1.tag, s0.class, b0.class);
        out.add(73, s0.class, b0.class, b1.class);
        out.add(74, s0.class, b0.word, 0);
        out.add(75, s1.class, s0.class, vr0.c);
        out.add(76, s1.class, s0.tag, b0.word);
        out.add(77, s0b0, b1.class, b2.tag);
        out.add(78, s1.class, b0.class, s0.tag);
        out.add(79, s1.class, spread(s1.labels), s0.tag);
        out.add(80, s0.class, spread(s0.labels), b0.tag);
    }

    /// The features by which the function of the complete word `dependent` for `head` is chosen.
    #[inline]
    pub fn label_features(&self, head: u32, dependent: u32, out: &mut Features<LABEL_FEATURES>) {
        out.count = 0;
        let (h, d) = (&self.nodes[head as usize], &self.nodes[dependent as usize]);
        let side = spread(600 + u64::from(dependent < head));
        let tags = h.tag.wrapping_add(d.tag.rotate_left(9)).wrapping_add(side);
        out.add(101, tags, 0, 0);
        out.add(102, h.tag, d.word, side);
        out.add(103, h.word, d.tag, side);
        out.add(104, h.word, d.word, side);
        out.add(105, d.word, d.tag, 0);
        out.add(106, h.word, h.tag, side);
        let (dl, dr) = (d.left[0], d.right[0]);
        out.add(107, tags, self.view(dl).t, self.label(dl));
        out.add(108, tags, self.view(dr).t, self.label(dr));
        out.add(109, tags, self.view(dl).w, 0);
        out.add(110, tags, self.view(dr).w, 0);
        out.add(111, d.tag, d.word, self.view(dr).w);
        out.add(112, tags, spread(h.labels), 0);
        out.add(113, tags, spread(d.labels), 0);
        out.add(114, h.word, spread(h.labels), d.tag);
        out.add(115, h.word, spread(d.labels), d.tag);
        out.add(
            116,
            tags,
            distance(dependent.min(head), dependent.max(head)),
            0,
        );
        let before = self.view(dependent.wrapping_sub(1));
        let after = self.view(dependent + 1);
        out.add(117, tags, before.t, after.t);
        out.add(118, tags, before.w, 0);
        out.add(119, tags, after.w, 0);
        let (hl, hr) = (h.left[0], h.right[0]);
        out.add(120, tags, self.label(hl), self.view(hl).w);
        out.add(121, tags, self.label(hr), self.view(hr).t);
        let beyond = self.view(head + 1);
        out.add(122, tags, beyond.t, 0);
        out.add(123, tags, self.style as u64 + 1, 0);
        out.add(124, d.word, spread(h.labels), h.tag);
        out.add(125, tags, d.class, 0);
        out.add(126, h.class, d.class, side);
        out.add(127, h.class, d.tag, spread(h.labels));
        out.add(128, h.class, d.tag, spread(d.labels));
        out.add(129, tags, d.class, self.view(dr).c);
    }

    /// Chooses the best label of an arc.
    #[inline]
    pub fn choose_label(&self, model: &Model<'_>, head: u32, dependent: u32) -> Label {
        if head == self.root() {
            return Label::Root;
        }
        let mut features = Features::default();
        self.label_features(head, dependent, &mut features);
        let mut scores = [0; 64];
        model.labels.score(features.keys(), &mut scores);
        // Only what depends on the root is a root.
        scores[Label::Root as usize] = i32::MIN;
        Label::ALL[best(&scores, Label::ALL.len())]
    }

    /// Parses the sentence that was begun.
    pub fn run(&mut self, model: &Model<'_>) {
        let mut features = Features::default();
        while !self.done() {
            // With an empty stack, or at the end of the sentence with one word, there is no choice.
            let transition = if self.stack.is_empty() {
                Transition::Shift
            } else if self.next == self.root() && self.stack.len() == 1 {
                Transition::Left
            } else {
                self.transition_features(&mut features);
                self.best(&model.transitions.score(features.keys()))
            };
            match self.arc(transition) {
                None => self.shift(),
                Some((head, dependent)) => {
                    let label = self.choose_label(model, head, dependent);
                    self.attach(head, label);
                }
            }
        }
    }

    /// The allowed transition with the best score; of equals the first.
    #[inline]
    pub fn best<S: PartialOrd + Copy>(&self, scores: &[S; TRANSITIONS]) -> Transition {
        let mut best: Option<Transition> = None;
        for transition in Transition::ALL {
            if self.allows(transition)
                && best.is_none_or(|best| scores[transition as usize] > scores[best as usize])
            {
                best = Some(transition);
            }
        }
        best.unwrap_or(Transition::Shift)
    }
}
