//! What is noted of a name beside its letters, one bit each.

/// A name folds to the same letters as the name before it in the order of names.
pub(super) const SAME_KEY: u8 = 1;
/// The name may be written in capitals.
pub(super) const CAPITALS: u8 = 2;
/// The name may be written in capitals in a line that is all capitals: four letters, as in IRAN.
pub(super) const CAPITALS_IN_LINE: u8 = 4;
/// An acronym that looks like a word in a line that is all capitals: US, WHO.
pub(super) const NOT_IN_LINE: u8 = 8;
/// A name that is a common word without its accent ("Mal\u{e9}", "male"): it must be written with it.
pub(super) const ACCENT: u8 = 16;
