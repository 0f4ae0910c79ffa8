//! Lists, and places by text, of things: by one loop each, since a chain of iterators is compiled for every closure.

use std::collections::HashMap;

/// What becomes of each thing, in their order.
pub(crate) fn of<'t, T, R>(things: &'t [T], make: &dyn Fn(&'t T) -> R) -> Vec<R> {
    let mut list = Vec::with_capacity(things.len());
    for thing in things {
        list.push(make(thing));
    }
    list
}

/// What becomes of the things of which something does, in their order.
pub(crate) fn of_some<'t, T, R>(things: &'t [T], make: &dyn Fn(&'t T) -> Option<R>) -> Vec<R> {
    let mut list = Vec::new();
    for thing in things {
        if let Some(made) = make(thing) {
            list.push(made);
        }
    }
    list
}

/// The places below a count that `keep` says yes to.
pub(crate) fn of_places(count: usize, keep: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut list = Vec::new();
    for place in 0..count {
        if keep(place) {
            list.push(place);
        }
    }
    list
}

/// By text, the place of the first thing that has it.
pub(crate) fn by_text<'t, T>(things: &'t [T], text: &dyn Fn(&'t T) -> &'t str) -> HashMap<&'t str, usize> {
    let mut places = HashMap::with_capacity(things.len());
    for (place, thing) in things.iter().enumerate() {
        places.entry(text(thing)).or_insert(place);
    }
    places
}
