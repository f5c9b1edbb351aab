//! "Did you mean": the known word that is nearest to a wrong one.

/// The nearest of `known` within two changes of a letter, as a phrase for a message. Of equally near ones the first in the alphabet.
pub(super) fn did_you_mean<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(wrong, known).map(|right| format!("did you mean \"{right}\"?"))
}

/// The nearest of `known`, if one is within two changes and shares more than it differs.
pub(super) fn nearest<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    let length = wrong.chars().count();
    let allowed = if length <= 3 { 1 } else { 2 };
    known
        .into_iter()
        .filter(|right| right.len().abs_diff(wrong.len()) <= 4)
        .filter_map(|right| {
            let distance = distance(&wrong, &right.to_lowercase());
            (distance <= allowed && distance < length).then_some((distance, right))
        })
        .min()
        .map(|(_, right)| right)
}

/// Letters that must be changed, added, left out or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_suggested() {
        let known = ["aliases", "adjectives", "capital", "id", "in_force"];
        for (wrong, right) in [
            ("alias", Some("aliases")),
            ("captial", Some("capital")),
            ("In_Force", Some("in_force")),
            ("xyz", None),
            ("", None),
        ] {
            assert_eq!(nearest(wrong, known), right, "{wrong}");
        }
    }
}
