//! A built gazetteer as bytes, so that a large one need not be built again.
//!
//! The layout: a line that says what it is and the version, a checksum of the rest, then each part with its length. Numbers are
//! little-endian, so that a file made on one machine loads on any other.

use std::sync::Arc;

use super::entry::{EntryId, HEAD, TERM};
use super::kind::{EntityType, NameForm};
use super::table::What;
use super::text::Texts;
use super::{Gazetteer, Inner, Row, Sense};

const MAGIC: &[u8; 16] = b"paraph names 2\r\n";

/// Why bytes are no gazetteer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SavedError {
    /// They were not made by [`Gazetteer::to_bytes`].
    #[error("this is no saved gazetteer")]
    Foreign,
    /// They were made by another version of this crate.
    #[error("this gazetteer was saved by another version; build it again from its tables")]
    Version,
    /// They are cut short or changed.
    #[error("this saved gazetteer is damaged: {0}; build it again from its tables")]
    Damaged(&'static str),
}

impl Gazetteer {
    /// The gazetteer as bytes, the same on every machine.
    pub fn to_bytes(&self) -> Vec<u8> {
        let inner = &*self.0;
        let mut out = Vec::with_capacity(self.memory_usage() + 1000);
        out.extend(MAGIC);
        out.extend([0; 8]);
        write_bytes(&mut out, inner.texts.bytes.as_bytes());
        write_words(&mut out, &inner.texts.ends);
        let types: Vec<&str> = inner.types.iter().map(EntityType::as_str).collect();
        write_bytes(&mut out, types.join("\n").as_bytes());
        write_words(&mut out, &inner.records);
        write_words(&mut out, &inner.record_starts);
        write_longs(
            &mut out,
            &inner.names.iter().map(|row| row.0).collect::<Vec<_>>(),
        );
        write_words(&mut out, &inner.sense_starts);
        write_words(
            &mut out,
            &inner
                .senses
                .iter()
                .map(|sense| sense.entry.0)
                .collect::<Vec<_>>(),
        );
        write_bytes(
            &mut out,
            &inner
                .senses
                .iter()
                .map(|sense| sense.form as u8)
                .collect::<Vec<_>>(),
        );
        write_bytes(&mut out, &inner.beginnings.moves);
        write_longs(&mut out, &inner.beginnings.slots);
        write_longs(&mut out, &inner.beginnings.starts);
        write_longs(&mut out, &[inner.beginnings.seed]);
        let sum = checksum(&out[24..]);
        out[16..24].copy_from_slice(&sum.to_le_bytes());
        out
    }

    /// The gazetteer that was saved with [`to_bytes`](Self::to_bytes).
    ///
    /// ```
    /// use paraph::gazetteer::Gazetteer;
    /// let gazetteer = Gazetteer::builtin();
    /// let again = Gazetteer::from_bytes(&gazetteer.to_bytes())?;
    /// assert_eq!(again.name_count(), gazetteer.name_count());
    /// assert!(Gazetteer::from_bytes(b"something else").is_err());
    /// # Ok::<(), paraph::gazetteer::SavedError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the bytes are none of that, are of another version, or were changed.
    pub fn from_bytes(bytes: &[u8]) -> Result<Gazetteer, SavedError> {
        let Some(rest) = bytes.strip_prefix(MAGIC) else {
            let other = bytes.starts_with(&MAGIC[..13]) && bytes.len() >= MAGIC.len();
            return Err(if other {
                SavedError::Version
            } else {
                SavedError::Foreign
            });
        };
        let Some((sum, rest)) = rest.split_first_chunk::<8>() else {
            return Err(SavedError::Damaged("it is cut short"));
        };
        if u64::from_le_bytes(*sum) != checksum(rest) {
            return Err(SavedError::Damaged("its checksum is wrong"));
        }
        let mut parts = Parts(rest);
        let mut inner = Inner::default();
        let text = String::from_utf8(parts.bytes()?.to_vec())
            .map_err(|_| SavedError::Damaged("its text is not UTF-8"))?;
        inner.texts = Texts {
            bytes: text,
            ends: parts.words()?,
        };
        let types = std::str::from_utf8(parts.bytes()?)
            .map_err(|_| SavedError::Damaged("its text is not UTF-8"))?;
        inner.types = types.split('\n').map(EntityType::from).collect();
        inner.records = parts.words()?;
        inner.record_starts = parts.words()?;
        inner.names = parts.longs()?.into_iter().map(Row).collect();
        inner.sense_starts = parts.words()?;
        let entries = parts.words()?;
        let forms = parts.bytes()?;
        if entries.len() != forms.len() {
            return Err(SavedError::Damaged("its parts do not fit"));
        }
        inner.senses = (entries.iter().zip(forms))
            .map(|(&entry, &form)| {
                Some(Sense {
                    entry: EntryId(entry),
                    form: *NameForm::ALL.get(usize::from(form))?,
                })
            })
            .collect::<Option<_>>()
            .ok_or(SavedError::Damaged("its parts do not fit"))?;
        inner.beginnings.moves = parts.bytes()?.to_vec();
        inner.beginnings.slots = parts.longs()?;
        inner.beginnings.starts = parts.longs()?;
        inner.beginnings.seed = *parts
            .longs()?
            .first()
            .ok_or(SavedError::Damaged("it is cut short"))?;
        if parts.0.is_empty() && inner.is_sound() {
            Ok(Gazetteer(Arc::new(inner)))
        } else {
            Err(SavedError::Damaged("its parts do not fit"))
        }
    }
}

impl Inner {
    /// Whether every number points to something, so that nothing that is asked later can panic.
    fn is_sound(&self) -> bool {
        let texts = self.texts.ends.len();
        let entries = self.record_starts.len().wrapping_sub(1);
        let names = self.names.len();
        self.texts.ends.is_sorted()
            && self
                .texts
                .ends
                .iter()
                .all(|&end| self.texts.bytes.is_char_boundary(end as usize))
            && is_partition(&self.record_starts, self.records.len())
            && self.record_starts.windows(2).all(|pair| {
                let record = &self.records[pair[0] as usize..pair[1] as usize];
                is_record(record, texts, entries, self.types.len())
            })
            && self.names.iter().all(|row| {
                self.texts
                    .bytes
                    .get(row.start()..row.start() + row.len())
                    .is_some()
            })
            && self.sense_starts.len() == names + 1
            && is_partition(&self.sense_starts, self.senses.len())
            && self
                .senses
                .iter()
                .all(|sense| sense.entry.index() < entries)
            && self.beginnings.is_sound(names)
    }
}

fn is_partition(starts: &[u32], length: usize) -> bool {
    starts.first() == Some(&0)
        && starts.is_sorted()
        && starts.last().is_some_and(|&last| last as usize == length)
}

fn is_record(record: &[u32], texts: usize, entries: usize, types: usize) -> bool {
    if record.len() < HEAD {
        return false;
    }
    let below = |words: &[u32], limit: usize| words.iter().all(|&word| (word as usize) < limit);
    if !below(&record[..2], texts) || (record[2] & 0xffff) as usize >= types {
        return false;
    }
    let mut rest = &record[HEAD..];
    while let [head, after @ ..] = rest {
        let Some((words, next)) = after.split_at_checked((head & 0xff_ffff) as usize) else {
            return false;
        };
        let what = head >> 24;
        let fine = if what == What::Term as u32 {
            words.len().is_multiple_of(TERM)
                && words
                    .chunks_exact(TERM)
                    .all(|term| below(&term[..1], texts) && below(&term[1..2], entries))
        } else if what < What::Of as u32 {
            below(words, texts)
        } else if what < What::Term as u32 {
            below(words, entries)
        } else {
            true
        };
        if !fine {
            return false;
        }
        rest = next;
    }
    true
}

fn write_length(out: &mut Vec<u8>, length: usize) {
    out.extend((length as u64).to_le_bytes());
}

fn write_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    write_length(out, bytes.len());
    out.extend(bytes);
}

fn write_words(out: &mut Vec<u8>, words: &[u32]) {
    write_length(out, words.len());
    words.iter().for_each(|word| out.extend(word.to_le_bytes()));
}

fn write_longs(out: &mut Vec<u8>, longs: &[u64]) {
    write_length(out, longs.len());
    longs.iter().for_each(|long| out.extend(long.to_le_bytes()));
}

struct Parts<'b>(&'b [u8]);

impl<'b> Parts<'b> {
    fn take(&mut self, size: usize) -> Result<&'b [u8], SavedError> {
        let cut = SavedError::Damaged("it is cut short");
        let (length, rest) = self.0.split_first_chunk::<8>().ok_or(cut.clone())?;
        let length = usize::try_from(u64::from_le_bytes(*length))
            .ok()
            .and_then(|length| length.checked_mul(size));
        let (part, rest) = length
            .and_then(|length| rest.split_at_checked(length))
            .ok_or(cut)?;
        self.0 = rest;
        Ok(part)
    }

    fn bytes(&mut self) -> Result<&'b [u8], SavedError> {
        self.take(1)
    }

    fn words(&mut self) -> Result<Vec<u32>, SavedError> {
        Ok(self
            .take(4)?
            .as_chunks::<4>()
            .0
            .iter()
            .map(|word| u32::from_le_bytes(*word))
            .collect())
    }

    fn longs(&mut self) -> Result<Vec<u64>, SavedError> {
        Ok(self
            .take(8)?
            .as_chunks::<8>()
            .0
            .iter()
            .map(|long| u64::from_le_bytes(*long))
            .collect())
    }
}

/// Notices any single change and nearly all others. It guards against damage, not against forgery.
fn checksum(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut lanes = [1u64, 2, 3, 4];
    let (blocks, rest) = bytes.as_chunks::<32>();
    for block in blocks {
        for (lane, word) in lanes.iter_mut().zip(block.as_chunks::<8>().0) {
            *lane = (*lane ^ u64::from_le_bytes(*word))
                .wrapping_mul(FACTOR)
                .rotate_left(29);
        }
    }
    let mut sum = bytes.len() as u64;
    for lane in lanes {
        sum = (sum ^ lane).wrapping_mul(FACTOR).rotate_left(31);
    }
    for &byte in rest {
        sum = (sum ^ u64::from(byte)).wrapping_mul(FACTOR).rotate_left(31);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::super::{NewEntry, PartialDate, TableKind};
    use super::*;
    use crate::span::Span;

    /// Looks at everything that a gazetteer can be asked.
    fn look_at_all(gazetteer: &Gazetteer) -> usize {
        let text = "Japan, JAPAN and the U.S. sign\u{e9} Foo Bar Pact\nIRAN AND JAPAN SIGN";
        let mut hits = Vec::new();
        gazetteer.hits(text, Span::new(0, text.len()), &mut hits);
        let mut seen = hits.len() + gazetteer.ambiguous().count();
        for name in gazetteer.names() {
            seen += gazetteer.name_text(name).len() + gazetteer.senses(name).len();
        }
        for entry in gazetteer.entries() {
            seen += entry.name().len() + entry.aliases().map(str::len).sum::<usize>();
            seen += entry.of().count() + entry.members().count() + entry.parties().count();
            seen += entry.terms().map(|term| term.title.len()).sum::<usize>();
            seen += usize::from(
                PartialDate::parse("2014")
                    .and_then(|date| entry.term_at(date))
                    .is_some(),
            );
            seen += format!("{entry:?} {:?} {:?}", entry.field(), entry.country_kind()).len();
            seen += format!("{:?} {:?}", entry.signed(), entry.agreement_kind()).len();
            seen += usize::from(gazetteer.by_id(entry.id()).is_some());
        }
        seen
    }

    #[test]
    fn bytes_that_were_forged_are_refused_or_load_into_something_that_can_be_asked() {
        let people = "id\tname\tterms\nabe\tFoo Bar\tPM;JPN;2012;2020\n";
        let gazetteer = Gazetteer::builder()
            .with_builtin(false)
            .entry(
                NewEntry::new("JPN", "Japan", EntityType::Country)
                    .alias("U.S.")
                    .alias("Iran"),
            )
            .entry(
                NewEntry::new("pact", "Foo Bar Pact", EntityType::Agreement)
                    .party("JPN")
                    .signed("2012"),
            )
            .table(TableKind::People, "people.tsv", people)
            .build()
            .unwrap();
        let saved = gazetteer.to_bytes();
        let seen = look_at_all(&Gazetteer::from_bytes(&saved).unwrap());
        let (mut refused, mut loaded) = (0, 0);
        for at in 24..saved.len() {
            for change in [1u8, 0x80, 0xff] {
                let mut forged = saved.clone();
                forged[at] ^= change;
                let sum = checksum(&forged[24..]);
                forged[16..24].copy_from_slice(&sum.to_le_bytes());
                match Gazetteer::from_bytes(&forged) {
                    Ok(gazetteer) => {
                        look_at_all(&gazetteer);
                        loaded += 1;
                    }
                    Err(_) => refused += 1,
                }
            }
        }
        assert!(
            seen > 100 && refused > 100 && loaded > 100,
            "{seen} {refused} {loaded}"
        );
    }
}
