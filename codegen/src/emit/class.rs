//! The ranges of a table, as an enum over the same integers.

use super::enumeration::Context;
use super::piece::{Sink, Text, block, put};
use super::template::{Holes, Name};
use super::{conversion, doc};
use crate::list;
use crate::model::{Module, Range, Repr, Table};
use crate::order;

/// Whether a table has ranges with identifiers.
pub(super) fn has(table: &Table) -> bool {
    table.repr().is_some() && table.ranges.iter().any(|range| range.ident.is_some())
}

/// `class()` on the codes, and `is_reserved` of any code.
pub(super) fn methods(sink: &mut dyn Sink, context: &Context<'_>) {
    if has(context.table) {
        put(
            sink,
            "/// The narrowest range that the code falls into.\n\
            #[must_use] \
            pub const fn class(self) -> Option<$name> { \
                $name::of(self.code()) \
            }",
            &[("name", &Name(&context.table.class_name()))],
        );
    }
    is_reserved(sink, context.table);
}

/// Whether the document keeps a code for later or for others.
fn is_reserved(sink: &mut dyn Sink, table: &Table) {
    let Some(repr) = table.repr() else { return };
    let (lowest, highest) = repr.limits();
    let mut stretches = Text::default();
    for &(first, last) in &table.reserved {
        // A row without a name may reserve a code that no entry needs a wider type for.
        if lowest <= last && first <= highest {
            stretches.code(if stretches.as_str().is_empty() { "" } else { " | " });
            let holes: Holes<'_> = &[("low", &first.max(lowest)), ("high", &last.min(highest))];
            stretches.fill(if first == last { "$low" } else { "$low..=$high" }, holes);
        }
    }
    if !stretches.as_str().is_empty() {
        put(
            sink,
            "/// Whether the document reserves `code`, or leaves it to private use.\n\
            #[must_use] \
            pub const fn is_reserved(code: $ty) -> bool { \
                ::core::matches!(code, $stretches) \
            }",
            &[("ty", &repr.name()), ("stretches", &stretches)],
        );
    }
}

pub(super) fn items(sink: &mut dyn Sink, module: &Module, table: &Table) {
    let (true, Some(repr)) = (has(table), table.repr()) else { return };
    let class_name = table.class_name();
    let name = Name(&class_name);
    let ranges: Vec<&Range> = table.ranges.iter().filter(|range| range.ident.is_some()).collect();
    let about = if table.variants().next().is_some() {
        format!("The ranges of {}.", doc::enum_link(table))
    } else {
        format!("{}: its ranges.", doc::title(module, table))
    };
    let variants = each(&ranges, &|text, range| {
        text.doc(&doc::range(range)).code(" ").ident(ident_of(range)).code(",\n");
    });
    put(
        sink,
        "$about \
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)] \
        #[non_exhaustive] \
        pub enum $name { \
            $variants \
        }",
        &[("about", &doc::lines(&about)), ("name", &name), ("variants", &variants)],
    );
    methods_of(sink, name, table, repr, &ranges);
    conversion::displayed(sink, &name, "f.pad(self.name())");
}

fn ident_of(range: &Range) -> &str {
    range.ident.as_deref().unwrap_or_default()
}

/// What is written of each range.
fn each(ranges: &[&Range], write: &dyn Fn(&mut Text, &Range)) -> Text {
    let mut text = Text::default();
    for range in ranges {
        write(&mut text, range);
    }
    text
}

/// The arms of a `match` over the ranges.
fn arms(ranges: &[&Range], write: &dyn Fn(&mut Text, &Range)) -> Text {
    each(ranges, &|text, range| {
        text.code("Self::").ident(ident_of(range)).code(" => ");
        write(text, range);
        text.code(", ");
    })
}

fn methods_of(sink: &mut dyn Sink, name: Name<'_>, table: &Table, repr: Repr, ranges: &[&Range]) {
    let all = each(ranges, &|text, range| {
        text.code("Self::").ident(ident_of(range)).code(", ");
    });
    let of = of(ranges, repr.limits());
    let firsts = arms(ranges, &|text, range| {
        text.number(range.first);
    });
    let lasts = arms(ranges, &|text, range| {
        text.number(range.last);
    });
    let names = arms(ranges, &|text, range| {
        text.literal(&range.name);
    });
    let descriptions = arms(ranges, &|text, range| {
        text.literal(&range.description.plain);
    });
    block(sink, "impl $name {", &[("name", &name)], &mut |sink| {
        put(
            sink,
            "/// Every range, in the order of the document.\n\
            pub const ALL: &'static [Self] = &[$all]; \
            /// The narrowest range that holds `code`.\n\
            #[must_use] \
            pub const fn of(code: $ty) -> Option<Self> { \
                match code { $of } \
            } \
            /// The lowest code.\n\
            #[must_use] \
            pub const fn first(self) -> $ty { \
                match self { $firsts } \
            } \
            /// The highest code.\n\
            #[must_use] \
            pub const fn last(self) -> $ty { \
                match self { $lasts } \
            } \
            /// Whether `code` lies in the range.\n\
            #[must_use] \
            pub const fn contains(self, code: $ty) -> bool { \
                self.first() <= code && code <= self.last() \
            } \
            /// The name as the document spells it.\n\
            #[must_use] \
            pub const fn name(self) -> &'static str { \
                match self { $names } \
            } \
            /// The document's description, as plain text.\n\
            #[must_use] \
            pub const fn description(self) -> &'static str { \
                match self { $descriptions } \
            }",
            &[
                ("all", &all),
                ("of", &of),
                ("ty", &repr.name()),
                ("firsts", &firsts),
                ("lasts", &lasts),
                ("names", &names),
                ("descriptions", &descriptions),
            ],
        );
        is_reserved(sink, table);
    });
}

/// The arms of a `match` over the ranges, the narrowest first; what no code reaches is left out.
fn of(ranges: &[&Range], limits: (i128, i128)) -> Text {
    let width = |at: usize| ranges[at].last - ranges[at].first;
    let order = order::places(ranges.len(), &mut |a, b| width(a).cmp(&width(b)));
    let mut ends: Vec<(i128, i128)> = list::of(ranges, &|range| (range.first, range.last));
    ends.push(limits);
    let mut covered = Covered::new(&ends);
    let mut arms = Text::default();
    for at in order {
        // rustc warns where two arms meet at an endpoint.
        let Some((low, high)) = covered.add(ranges[at].first, ranges[at].last) else { continue };
        let ident = Name(ident_of(ranges[at]));
        arms.fill(
            "$low..=$high => Some(Self::$ident), ",
            &[("low", &low), ("high", &high), ("ident", &ident)],
        );
    }
    if covered.add(limits.0, limits.1).is_some() {
        arms.code("_ => None,");
    }
    arms
}

/// The codes that earlier arms reach, by the stretches between the ends of all ranges.
struct Covered {
    /// Where the stretches begin, and where the last of them is over.
    begins: Vec<i128>,
    /// For each stretch that is reached, one above it; what lies between them is reached too.
    above: Vec<usize>,
    /// For the end of each stretch that is reached, one below it, likewise.
    below: Vec<usize>,
}

impl Covered {
    fn new(ranges: &[(i128, i128)]) -> Self {
        let mut begins: Vec<i128> = Vec::new();
        for (first, last) in ranges {
            begins.extend([*first, last + 1]);
        }
        order::sort(&mut begins, &Ord::cmp);
        begins.dedup();
        let places: Vec<usize> = (0..begins.len()).collect();
        Self { begins, above: places.clone(), below: places }
    }

    /// Adds one of the ranges; gives it without the parts at its ends that were covered, and nothing where all of it
    /// was.
    fn add(&mut self, first: i128, last: i128) -> Option<(i128, i128)> {
        let place = |code: i128| self.begins.partition_point(|begin| *begin < code);
        let (first, end) = (place(first), place(last + 1));
        let low = follow(&mut self.above, first);
        if low >= end {
            return None;
        }
        let high = follow(&mut self.below, end);
        let mut at = low;
        while at < high {
            self.above[at] = at + 1;
            self.below[at + 1] = at;
            at = follow(&mut self.above, at + 1);
        }
        Some((self.begins[low], self.begins[high] - 1))
    }
}

/// Where a way of steps ends; the next time, it is shorter.
fn follow(steps: &mut [usize], mut at: usize) -> usize {
    while steps[at] != at {
        steps[at] = steps[steps[at]];
        at = steps[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Covered;

    #[test]
    fn a_range_keeps_what_no_earlier_one_covers() {
        let added = [
            ((10, 19), Some((10, 19))),
            ((20, 29), Some((20, 29))),
            ((15, 34), Some((30, 34))),
            ((0, 12), Some((0, 9))),
            ((5, 30), None),
            ((36, 40), Some((36, 40))),
            ((35, 35), Some((35, 35))),
            ((-9, 50), Some((-9, 50))),
            ((-9, 50), None),
        ];
        let mut covered = Covered::new(&added.map(|(range, _)| range));
        for (range, left) in added {
            assert_eq!(covered.add(range.0, range.1), left, "{range:?}");
        }
    }
}
