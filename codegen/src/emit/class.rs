//! The ranges of a table, as an enum over the same integers.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::enumeration::Context;
use super::{doc, literal};
use crate::model::{Module, Range, Table};

/// Whether a table has ranges with identifiers.
pub(super) fn has(table: &Table) -> bool {
    table.repr().is_some() && table.ranges.iter().any(|range| range.ident.is_some())
}

fn name_of(table: &Table) -> Ident {
    format_ident!("{}", table.class_name())
}

/// `class()` on the codes.
pub(super) fn method(context: &Context<'_>) -> TokenStream {
    let name = name_of(context.table);
    quote! {
        /// The narrowest range that the code falls into.
        #[must_use]
        pub const fn class(self) -> Option<#name> {
            #name::of(self.code())
        }
    }
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
        format!(" The ranges of {}.", doc::enum_link(&table.name))
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
        ranges.iter().map(|range| literal::integer(value(range))).collect()
    };
    let (firsts, lasts) = (limit(|range| range.first), limit(|range| range.last));
    let names = ranges.iter().map(|range| &range.name);
    let descriptions = ranges.iter().map(|range| &range.description.plain);
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
    let mut order: Vec<usize> = (0..ranges.len()).collect();
    order.sort_by_key(|&at| (ranges[at].last - ranges[at].first, at));
    let mut covered: Vec<(i128, i128)> = Vec::new();
    let mut arms = Vec::new();
    for at in order {
        let (first, last) = (ranges[at].first, ranges[at].last);
        if !is_covered(&covered, first, last) {
            // rustc warns where two arms meet at an endpoint.
            let (first, last) = uncovered(&covered, first, last);
            let (ident, low, high) = (&idents[at], literal::integer(first), literal::integer(last));
            arms.push(quote!(#low..=#high => Some(Self::#ident),));
            covered.push((first, last));
        }
    }
    let rest = (!is_covered(&covered, limits.0, limits.1)).then(|| quote!(_ => None,));
    quote! {
        match code {
            #(#arms)*
            #rest
        }
    }
}

/// A range without the parts at its ends that are covered; not all of it is.
fn uncovered(covered: &[(i128, i128)], mut first: i128, mut last: i128) -> (i128, i128) {
    while let Some(&(_, high)) = covered.iter().find(|&&(low, high)| low <= first && first <= high) {
        first = high + 1;
    }
    while let Some(&(low, _)) = covered.iter().find(|&&(low, high)| low <= last && last <= high) {
        last = low - 1;
    }
    (first, last)
}

fn is_covered(covered: &[(i128, i128)], first: i128, last: i128) -> bool {
    let mut sorted = covered.to_vec();
    sorted.sort_unstable();
    let mut next = first;
    for (low, high) in sorted {
        if low > next {
            break;
        }
        next = next.max(high + 1);
    }
    next > last
}
