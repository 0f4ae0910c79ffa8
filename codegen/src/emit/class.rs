//! The ranges of a table, as an enum over the same integers.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::enumeration::Context;
use super::{doc, literal};
use crate::list;
use crate::model::{Module, Range, Table};
use crate::order;

/// Whether a table has ranges with identifiers.
pub(super) fn has(table: &Table) -> bool {
    table.repr().is_some() && table.ranges.iter().any(|range| range.ident.is_some())
}

fn name_of(table: &Table) -> Ident {
    format_ident!("{}", table.class_name())
}

/// `class()` on the codes, and `is_reserved` of any code.
pub(super) fn methods(context: &Context<'_>) -> Vec<TokenStream> {
    let name = name_of(context.table);
    let class = quote! {
        /// The narrowest range that the code falls into.
        #[must_use]
        pub const fn class(self) -> Option<#name> {
            #name::of(self.code())
        }
    };
    let mut methods = Vec::new();
    if has(context.table) {
        methods.push(class);
    }
    methods.extend(is_reserved(context.table));
    methods
}

/// Whether the document keeps a code for later or for others.
fn is_reserved(table: &Table) -> Option<TokenStream> {
    let repr = table.repr()?;
    let (ty, (lowest, highest)) = (literal::repr(repr), repr.limits());
    // A row without a name may reserve a code that no entry needs a wider type for.
    let within = table.reserved.iter().filter(|(first, last)| lowest <= *last && *first <= highest);
    let stretches: Vec<TokenStream> = within
        .map(|&(first, last)| {
            let (low, high) = (literal::integer(first.max(lowest)), literal::integer(last.min(highest)));
            if first == last { low } else { quote!(#low..=#high) }
        })
        .collect();
    let answer = quote! {
        /// Whether the document reserves `code`, or leaves it to private use.
        #[must_use]
        pub const fn is_reserved(code: #ty) -> bool {
            ::core::matches!(code, #(#stretches)|*)
        }
    };
    (!stretches.is_empty()).then_some(answer)
}

pub(super) fn items(module: &Module, table: &Table) -> Vec<TokenStream> {
    let (true, Some(repr)) = (has(table), table.repr()) else { return Vec::new() };
    let name = name_of(table);
    let ty = literal::repr(repr);
    let ranges: Vec<&Range> = table.ranges.iter().filter(|range| range.ident.is_some()).collect();
    let idents: Vec<Ident> =
        ranges.iter().filter_map(|range| range.ident.as_deref()).map(literal::ident).collect();
    let docs = ranges.iter().map(|range| doc::lines(&doc::range(range)));
    let about = if table.variants().next().is_some() {
        format!(" The ranges of {}.", doc::enum_link(table))
    } else {
        format!(" {}: its ranges.", doc::title(module, table))
    };
    let enumeration = quote! {
        #[doc = #about]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#docs #idents,)*
        }
    };
    let of = of(&ranges, &idents, repr.limits());
    let limit = |value: fn(&Range) -> i128| -> Vec<TokenStream> {
        list::of(&ranges, &|range| literal::integer(value(range)))
    };
    let (firsts, lasts) = (limit(|range| range.first), limit(|range| range.last));
    let names = ranges.iter().map(|range| &range.name);
    let descriptions = ranges.iter().map(|range| &range.description.plain);
    let is_reserved = is_reserved(table);
    let methods = quote! {
        impl #name {
            /// Every range, in the order of the document.
            pub const ALL: &'static [Self] = &[#(Self::#idents),*];
            /// The narrowest range that holds `code`.
            #[must_use]
            pub const fn of(code: #ty) -> Option<Self> {
                #of
            }
            /// The lowest code.
            #[must_use]
            pub const fn first(self) -> #ty {
                match self { #(Self::#idents => #firsts,)* }
            }
            /// The highest code.
            #[must_use]
            pub const fn last(self) -> #ty {
                match self { #(Self::#idents => #lasts,)* }
            }
            /// Whether `code` lies in the range.
            #[must_use]
            pub const fn contains(self, code: #ty) -> bool {
                self.first() <= code && code <= self.last()
            }
            /// The name as the document spells it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { #(Self::#idents => #names,)* }
            }
            /// The document's description, as plain text.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self { #(Self::#idents => #descriptions,)* }
            }
            #is_reserved
        }
    };
    let display = quote! {
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.name())
            }
        }
    };
    vec![enumeration, methods, display]
}

/// A `match` over the ranges, the narrowest first; what no code reaches is left out.
fn of(ranges: &[&Range], idents: &[Ident], limits: (i128, i128)) -> TokenStream {
    let width = |at: usize| ranges[at].last - ranges[at].first;
    let order = order::places(ranges.len(), &mut |a, b| width(a).cmp(&width(b)));
    let mut ends: Vec<(i128, i128)> = list::of(ranges, &|range| (range.first, range.last));
    ends.push(limits);
    let mut covered = Covered::new(&ends);
    let mut arms = Vec::new();
    for at in order {
        // rustc warns where two arms meet at an endpoint.
        let Some((first, last)) = covered.add(ranges[at].first, ranges[at].last) else { continue };
        let (ident, low, high) = (&idents[at], literal::integer(first), literal::integer(last));
        arms.push(quote!(#low..=#high => Some(Self::#ident),));
    }
    let rest = covered.add(limits.0, limits.1).map(|_| quote!(_ => None,));
    quote! {
        match code {
            #(#arms)*
            #rest
        }
    }
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
