//! Lists of what becomes of things: each by one loop, since a chain of iterators is compiled anew for every closure.

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
