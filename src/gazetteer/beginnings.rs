//! What names begin with, as a table that is asked by the hash of the words read so far.
//!
//! The words are known when the table is made, so each can have a place of its own. Hashes fall into small groups, and each
//! group has a number that moves its members to places that no other has taken (Belazzougui, Botelho and Dietzfelbinger:
//! Hash, displace, and compress, 2009). A question reads the number of its group, a byte of a table small enough for the
//! cache, and then one place, without a branch. So the places of many questions can be read at the same time.
//!
//! Hashes may crowd into one group, or be the same for two names; then all are made anew from another seed. Names that were
//! chosen to do that under one seed do not under the next, and the number of seeds is limited, so that making the table ends
//! for any names.

use super::flags::SAME_KEY;
use super::fold::{fold, lower, upper};
use super::token::read_token;

/// Some name goes on after these words.
pub(super) const MORE: u32 = 1 << 31;

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
/// Hashes in a group, on average. More of them make the table of groups smaller and take longer to find room for.
const GROUP: usize = 3;
/// So many seeds are tried. Of names that were not made to harm, not one list in a hundred thousand needs a second.
const SEEDS: usize = 64;

fn finish(hash: u64) -> u64 {
    let hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ hash >> 32
}

/// The place of a hash among `count`, in the order of hashes.
fn place(hash: u64, count: usize) -> usize {
    ((u128::from(hash) * count as u128) >> 64) as usize
}

/// The place that a hash is moved to by the number of its group.
fn moved(hash: u64, by: u8, count: usize) -> usize {
    let hash = hash ^ u64::from(by).wrapping_mul(SEED);
    place(hash.wrapping_mul(0x2545_f491_4f6c_dd1d), count)
}

fn seeds() -> impl Iterator<Item = u64> {
    std::iter::successors(Some(SEED), |seed| Some(finish(seed.wrapping_add(1)))).take(SEEDS)
}

/// What names begin with.
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Beginnings {
    /// How far the hashes of each group are moved.
    pub(super) moves: Vec<u8>,
    /// Part of the hash in the high half; in the low half whether names go on, and the first name that ends here plus one.
    pub(super) slots: Vec<u64>,
    /// For each pair of ASCII characters, whether a name may start with them.
    pub(super) starts: Vec<u64>,
    pub(super) seed: u64,
}

impl Beginnings {
    /// `names` are in the order of their numbers, with their flags. `None` when there are names that no seed finds room for.
    pub(super) fn new(names: &[(&str, u8)]) -> Option<Beginnings> {
        let (seed, (moves, slots)) = seeds().find_map(|seed| {
            hashes(names, seed)
                .and_then(|hashes| arrange(&hashes))
                .map(|table| (seed, table))
        })?;
        Some(Beginnings {
            moves,
            slots,
            starts: starts(names),
            seed,
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Whether every name is one of `names`, and every question finds a place.
    pub(super) fn is_sound(&self, names: usize) -> bool {
        self.starts.len() == 256
            && self.moves.is_empty() == self.slots.is_empty()
            && self
                .slots
                .iter()
                .all(|&slot| ((slot as u32 & !MORE) as usize) <= names)
    }

    /// What stands where the words with this hash would be. Only [`value`](Self::value) tells whether it is about them.
    pub(super) fn slot(&self, hash: u64) -> u64 {
        let hash = finish(hash);
        let by = self.moves[place(hash, self.moves.len())];
        self.slots[moved(hash, by, self.slots.len())]
    }

    /// What a slot says of the words with this hash: [`MORE`], and the first name that ends with them plus one.
    pub(super) fn value(slot: u64, hash: u64) -> u32 {
        if slot >> 32 == finish(hash) & 0xffff_ffff {
            slot as u32
        } else {
            0
        }
    }

    /// Whether a name may start with these two characters, of which the first is ASCII.
    pub(super) fn may_start(&self, first: u8, second: Option<&u8>) -> bool {
        let row = usize::from(first) * 2;
        match second {
            Some(&second) if second < 128 => {
                self.starts[row + usize::from(second >> 6)] >> (second & 63) & 1 == 1
            }
            _ => self.starts[row] | self.starts[row + 1] != 0,
        }
    }
}

/// The hashes of all beginnings in their order, with what is said of them. `None` when two names share one.
fn hashes(names: &[(&str, u8)], seed: u64) -> Option<Vec<(u64, u32)>> {
    let mut all: Vec<(u64, u32)> = Vec::new();
    for (number, &(name, flags)) in names.iter().enumerate() {
        let (mut hash, mut at) = (seed, 0);
        while let Some(token) = read_token(name, at, name.len(), hash) {
            (hash, at) = (token.hash, token.end);
            if at < name.len() && !token.is_space {
                all.push((finish(hash), MORE));
            }
        }
        // A name of the same letters as the one before is reached through that one.
        let first = if flags & SAME_KEY == 0 {
            number as u32 + 1
        } else {
            0
        };
        all.push((finish(hash), first));
    }
    all.sort_unstable();
    let mut merged: Vec<(u64, u32)> = Vec::with_capacity(all.len());
    for (hash, value) in all {
        match merged.last_mut() {
            Some((last, known)) if *last == hash => {
                if *known & !MORE != 0 && value & !MORE != 0 && *known & !MORE != value & !MORE {
                    return None;
                }
                *known |= value;
            }
            _ => merged.push((hash, value)),
        }
    }
    Some(merged)
}

/// The moves of the groups, and the slots. `None` when there is no room for a group.
fn arrange(hashes: &[(u64, u32)]) -> Option<(Vec<u8>, Vec<u64>)> {
    let count = hashes.len() / GROUP + 1;
    let mut moves = vec![0; count];
    // A quarter of the slots stays free, so that the last groups find room soon.
    let mut slots = vec![0; hashes.len() + hashes.len() / 3 + 1];
    let mut groups: Vec<&[(u64, u32)]> = hashes
        .chunk_by(|one, other| place(one.0, count) == place(other.0, count))
        .collect();
    // Large groups are the hardest to find room for.
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let mut taken = vec![false; slots.len()];
    let mut places = Vec::new();
    for group in groups {
        let by = (0..=u8::MAX).find(|&by| {
            places.clear();
            let fits = group.iter().all(|&(hash, _)| {
                let place = moved(hash, by, taken.len());
                let free = !std::mem::replace(&mut taken[place], true);
                if free {
                    places.push(place);
                }
                free
            });
            if !fits {
                places.iter().for_each(|&place| taken[place] = false);
            }
            fits
        })?;
        moves[place(group[0].0, count)] = by;
        for (&(hash, value), &place) in group.iter().zip(&places) {
            slots[place] = hash << 32 | u64::from(value);
        }
    }
    Some((moves, slots))
}

fn starts(names: &[(&str, u8)]) -> Vec<u64> {
    let mut starts = vec![0u64; 256];
    let mut set = |first: char, second: Option<char>| {
        if !first.is_ascii() {
            return;
        }
        let row = first as usize * 2;
        match second {
            Some(' ') => (0..128u8)
                .filter(|b| char::from(*b).is_whitespace())
                .for_each(|b| {
                    starts[row + usize::from(b >> 6)] |= 1 << (b & 63);
                }),
            Some(second) if second.is_ascii() => {
                starts[row + (second as usize >> 6)] |= 1 << (second as usize & 63)
            }
            _ => starts[row..row + 2].fill(u64::MAX),
        }
    };
    for &(name, _) in names {
        let mut chars = name.chars().flat_map(|c| fold(c).as_slice().to_vec());
        let Some(first) = chars.next() else { continue };
        let second = chars.next();
        for first in [first, upper(first)] {
            set(first, second);
            set(first, second.map(upper));
            if first == '-' {
                set(first, second.map(lower));
            }
        }
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(words: &str, seed: u64) -> u64 {
        let (mut hash, mut at) = (seed, 0);
        while let Some(token) = read_token(words, at, words.len(), hash) {
            (hash, at) = (token.hash, token.end);
        }
        hash
    }

    fn value(beginnings: &Beginnings, words: &str) -> u32 {
        let hash = hash(words, beginnings.seed);
        Beginnings::value(beginnings.slot(hash), hash)
    }

    #[test]
    fn a_name_is_found_by_its_letters_and_a_beginning_says_that_names_go_on() {
        let names = ["East Timor", "European", "European Union", "U.S."];
        let beginnings = Beginnings::new(&names.map(|name| (name, 0))).unwrap();
        for (words, known) in [
            ("east", MORE),
            ("East timor", 1),
            ("european", 2 | MORE),
            ("European  Union", 3),
            ("U", MORE),
            ("U.", MORE),
            ("U.S", MORE),
            ("U.S.", 4),
            ("Timor", 0),
            ("East Timor Sea", 0),
            ("", 0),
        ] {
            assert_eq!(value(&beginnings, words), known, "{words:?}");
        }
    }

    #[test]
    fn tables_of_any_size_have_room_for_all() {
        for count in (0..100).chain([1_000, 20_000]) {
            let names: Vec<String> = (0..count).map(|number| format!("n{number}")).collect();
            let names: Vec<(&str, u8)> = names.iter().map(|name| (name.as_str(), 0)).collect();
            let beginnings = Beginnings::new(&names).unwrap();
            assert!(beginnings.is_sound(count));
            assert_eq!(beginnings.seed, SEED);
            for (name, number) in names.iter().zip(1..) {
                assert_eq!(value(&beginnings, name.0), number, "{}", name.0);
            }
        }
    }

    #[test]
    fn names_that_crowd_into_one_group_under_some_seeds_have_room_under_another() {
        const COUNT: usize = 40;
        const CROWDED: usize = 3;
        let in_first_group = |name: &String| {
            seeds()
                .take(CROWDED)
                .all(|seed| place(finish(hash(name, seed)), COUNT / GROUP + 1) == 0)
        };
        let names: Vec<String> = (0..)
            .map(|number| format!("n{number}"))
            .filter(in_first_group)
            .take(COUNT)
            .collect();
        let names: Vec<(&str, u8)> = names.iter().map(|name| (name.as_str(), 0)).collect();
        let beginnings = Beginnings::new(&names).unwrap();
        assert!(
            seeds()
                .take(CROWDED)
                .all(|crowded| crowded != beginnings.seed)
        );
        for (name, number) in names.iter().zip(1..) {
            assert_eq!(value(&beginnings, name.0), number, "{}", name.0);
        }
    }

    #[test]
    fn names_that_share_a_hash_under_every_seed_are_refused() {
        // Without the flag that they are of the same letters.
        assert!(Beginnings::new(&[("Foo", 0), ("foo", 0)]).is_none());
        assert!(Beginnings::new(&[("Foo", 0), ("foo", SAME_KEY)]).is_some());
    }

    #[test]
    fn a_table_that_has_lost_a_part_is_unsound() {
        let beginnings = Beginnings::new(&[("East Timor", 0)]).unwrap();
        assert!(beginnings.is_sound(1) && !beginnings.is_sound(0));
        let cut: [fn(&mut Beginnings); 3] = [
            |table| table.moves.clear(),
            |table| table.slots.clear(),
            |table| table.starts.truncate(255),
        ];
        for cut in cut {
            let mut table = beginnings.clone();
            cut(&mut table);
            assert!(!table.is_sound(1));
        }
    }
}
