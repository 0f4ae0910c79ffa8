//! Pairs the things of two lists, key after key.

use std::collections::BTreeMap;

/// What of two lists belongs together, and what is left of each.
pub(super) struct Pairing<'a, T> {
    /// The old one and the new one.
    pub(super) pairs: Vec<(&'a T, &'a T)>,
    /// What is only in the old list.
    pub(super) old: Vec<&'a T>,
    /// What is only in the new list.
    pub(super) new: Vec<&'a T>,
}

impl<'a, T> Pairing<'a, T> {
    /// Two lists of which nothing is paired yet.
    pub(super) fn new(old: &'a [T], new: &'a [T]) -> Self {
        Self { pairs: Vec::new(), old: old.iter().collect(), new: new.iter().collect() }
    }

    /// Pairs what is left by a key: the first that has it with the first, the second with the second.
    pub(super) fn by<K: Ord>(self, key: impl Fn(&'a T) -> K) -> Self {
        self.by_some(|item| Some(key(item)))
    }

    /// Pairs what is left by a key, where only one in each list has it.
    pub(super) fn by_unique<K: Ord>(self, key: impl Fn(&'a T) -> K) -> Self {
        let some = |item| Some(key(item));
        let (old, new) = (places(&self.old, &some), places(&self.new, &some));
        let once =
            |places: &BTreeMap<K, Vec<usize>>, key: &K| places.get(key).is_some_and(|all| all.len() == 1);
        self.by_some(|item| some(item).filter(|key| once(&old, key) && once(&new, key)))
    }

    fn by_some<K: Ord>(mut self, key: impl Fn(&'a T) -> Option<K>) -> Self {
        let mut places = places(&self.new, &key);
        let mut taken = vec![false; self.new.len()];
        self.old.retain(|&old| {
            let free = key(old).and_then(|key| places.get_mut(&key)?.pop());
            if let Some(place) = free {
                taken[place] = true;
                self.pairs.push((old, self.new[place]));
            }
            free.is_none()
        });
        let mut taken = taken.into_iter();
        self.new.retain(|_| !taken.next().unwrap_or_default());
        self
    }
}

/// Where in a list each key is, the last place first.
fn places<'a, T, K: Ord>(list: &[&'a T], key: &impl Fn(&'a T) -> Option<K>) -> BTreeMap<K, Vec<usize>> {
    let mut places: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (place, &item) in list.iter().enumerate().rev() {
        if let Some(key) = key(item) {
            places.entry(key).or_default().push(place);
        }
    }
    places
}
