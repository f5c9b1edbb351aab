//! Byte ranges into the caller's own text.

use std::fmt;
use std::ops::Range;

/// A half-open range of bytes, `start..end`, into the text that was given to the extractor.
///
/// Both ends are on character boundaries of that text.
///
/// ```
/// use paraph::Span;
/// let text = "Malacañang signed.";
/// let span = Span::new(0, 11);
/// assert_eq!(span.of(text), "Malacañang");
/// assert_eq!(format!("{span:?}"), "0..11");
/// assert_eq!(span.chars_in(text), 0..10);
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The text that the span covers.
    ///
    /// # Panics
    ///
    /// When the span was not made from `text`: it lies outside of it, or cuts a character.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span; a span contains itself.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same range counted in characters (Unicode scalar values). Linear in `end`.
    ///
    /// # Panics
    ///
    /// As [`Span::of`].
    pub fn chars_in(self, text: &str) -> Range<usize> {
        let start = text[..self.start].chars().count();
        start..start + self.of(text).chars().count()
    }

    /// The same range counted in UTF-16 code units, as JavaScript and Java count. Linear in `end`.
    ///
    /// # Panics
    ///
    /// As [`Span::of`].
    pub fn utf16_in(self, text: &str) -> Range<usize> {
        let start = text[..self.start].encode_utf16().count();
        start..start + self.of(text).encode_utf16().count()
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}
