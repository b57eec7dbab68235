//! Letters: one for each category, so that marks are told apart without their colour.

use crate::wording::Category;

/// Letters that their names would not give these categories.
const CHOSEN: [(&str, char); 4] = [
    ("forecast", 'O'),
    ("presupposition", 'G'),
    ("sensational", 'S'),
    ("stance", 'T'),
];

/// A letter for each category: from its name where one is free, else any.
pub(in crate::report) fn letters(categories: &[Category]) -> Vec<String> {
    let mut taken: Vec<char> = categories.iter().filter_map(chosen).collect();
    categories
        .iter()
        .map(|category| {
            let letter = chosen(category).unwrap_or_else(|| {
                let letter = free(category, &taken);
                taken.push(letter);
                letter
            });
            letter.to_string()
        })
        .collect()
}

fn chosen(category: &Category) -> Option<char> {
    let found = CHOSEN.iter().find(|(id, _)| *id == category.id);
    found.map(|(_, letter)| *letter)
}

fn free(category: &Category, taken: &[char]) -> char {
    let own = category.name.chars().flat_map(char::to_uppercase);
    own.filter(|letter| letter.is_alphabetic())
        .chain('A'..='Z')
        .chain('0'..='9')
        .find(|letter| !taken.contains(letter))
        .unwrap_or('*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::builtin;

    #[test]
    fn every_category_has_a_letter_of_its_own() {
        let mut letters = letters(&builtin().categories);
        letters.sort();
        let count = letters.len();
        letters.dedup();
        assert_eq!(letters.len(), count);
    }
}
