//! What the methods of a generated enum answer, read from its text: from a `match`, or from the tables.

use std::collections::BTreeMap;

use spectable_codegen::model::Code;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprMatch, Fields, Ident, ImplItem, Item, ItemFn, Lit, Pat, Stmt, Token, UnOp};

/// An enum, or a newtype with constants; and what belongs to it.
pub(crate) struct Type<'i> {
    pub(crate) name: &'i Ident,
    /// The variants or constants, and the code of each where it stands beside it.
    entries: Vec<(String, Option<Code>)>,
    members: Vec<&'i ImplItem>,
    /// What stands in the block of its tables.
    block: Vec<&'i Item>,
}

impl<'i> Type<'i> {
    /// Every enum and newtype of a module.
    pub(crate) fn all(items: &'i [Item]) -> Vec<Self> {
        items.iter().filter_map(|item| Self::of(item, items)).collect()
    }

    fn of(item: &'i Item, items: &'i [Item]) -> Option<Self> {
        let name = match item {
            Item::Enum(found) => &found.ident,
            Item::Struct(found) => &found.ident,
            _ => return None,
        };
        let is_own = |item: &&Item| is_impl_of(item, name);
        let blocks: Vec<Vec<&Item>> = items.iter().filter_map(block).collect();
        let block = blocks.into_iter().find(|block| block.iter().any(is_own)).unwrap_or_default();
        let own = items.iter().chain(block.iter().copied()).filter(is_own);
        let members: Vec<&ImplItem> = own.flat_map(members).collect();
        let entries = match item {
            Item::Enum(found) => {
                let variants = found.variants.iter().filter(|variant| matches!(variant.fields, Fields::Unit));
                // Without a discriminant of its own, a variant's is the next one, where the first has one.
                let mut last = None;
                let entry = |variant: &syn::Variant| {
                    let next = match last {
                        Some(Code::Integer(last)) => Some(Code::Integer(last + 1)),
                        _ => None,
                    };
                    last = variant.discriminant.as_ref().map_or(next, |(_, code)| value(code));
                    (variant.ident.to_string(), last.clone())
                };
                variants.map(entry).collect()
            }
            _ => members.iter().filter_map(|member| constant(member)).collect(),
        };
        Some(Self { name, entries, members, block })
    }

    pub(crate) fn has(&self, method: &str) -> bool {
        self.method(method).is_some()
    }

    /// The code of each entry.
    pub(crate) fn codes(&self) -> Vec<(String, Vec<Code>)> {
        if self.entries.iter().any(|(_, code)| code.is_none()) {
            return match self.block.iter().find_map(|item| listed(item, "CODES")) {
                Some(codes) => self.in_order(&self.by_place(codes)),
                None => self.answers(&["code"]),
            };
        }
        self.entries.iter().map(|(ident, code)| (ident.clone(), code.iter().cloned().collect())).collect()
    }

    /// What some methods answer for each entry.
    pub(crate) fn answers(&self, methods: &[&str]) -> Vec<(String, Vec<Code>)> {
        let answers: Vec<_> = methods.iter().map(|method| self.in_order(&self.read(method))).collect();
        let all = self.entries.iter().zip(0..).map(|((ident, _), at)| {
            (ident.clone(), answers.iter().flat_map(|answers| answers[at].1.clone()).collect())
        });
        all.collect()
    }

    fn in_order(&self, answers: &BTreeMap<String, Code>) -> Vec<(String, Vec<Code>)> {
        let of = |ident: &String| answers.get(ident).cloned().into_iter().collect();
        self.entries.iter().map(|(ident, _)| (ident.clone(), of(ident))).collect()
    }

    fn method(&self, name: &str) -> Option<&'i syn::Block> {
        self.members.iter().find_map(|member| match member {
            ImplItem::Fn(method) if method.sig.ident == name => Some(&method.block),
            _ => None,
        })
    }

    fn read(&self, method: &str) -> BTreeMap<String, Code> {
        let body = self.method(method).unwrap_or_else(|| panic!("there is no `{method}`"));
        if let [Stmt::Expr(Expr::Match(found), None)] = body.stmts.as_slice()
            && matches!(found.expr.as_ref(), Expr::Path(_))
        {
            return arms(found);
        }
        if let Some(texts) = texts(body) {
            return self.by_place(texts);
        }
        let shared = self.block.iter().find_map(|item| match item {
            Item::Fn(ItemFn { sig, block, .. }) if sig.ident == format!("{method}_at") => texts(block),
            _ => None,
        });
        self.by_place(shared.unwrap_or_else(|| panic!("`{method}` has no texts")))
    }

    /// Values by their places: those of a table of entries, or else the document's; without a block, those of the codes.
    fn by_place(&self, values: Vec<Code>) -> BTreeMap<String, Code> {
        let mut order: Vec<&(String, Option<Code>)> = self.entries.iter().collect();
        if self.block.is_empty() {
            order.sort_by_key(|(_, code)| code.clone());
        }
        let entries = self.block.iter().find_map(|item| listed_idents(item, "ENTRIES"));
        let entries = entries.unwrap_or_else(|| order.iter().map(|(ident, _)| ident.clone()).collect());
        assert_eq!(entries.len(), values.len(), "there is a value for each place");
        entries.into_iter().zip(values).collect()
    }
}

/// The items of `const _: () = { … };`.
fn block(item: &Item) -> Option<Vec<&Item>> {
    let Item::Const(found) = item else { return None };
    let Expr::Block(block) = found.expr.as_ref() else { return None };
    Some(block.block.stmts.iter().filter_map(item_of).collect())
}

fn item_of(statement: &Stmt) -> Option<&Item> {
    if let Stmt::Item(item) = statement { Some(item) } else { None }
}

fn is_impl_of(item: &Item, name: &Ident) -> bool {
    match item {
        Item::Impl(own) if own.trait_.is_none() => match own.self_ty.as_ref() {
            syn::Type::Path(path) => path.path.is_ident(name),
            _ => false,
        },
        _ => false,
    }
}

fn members(item: &Item) -> impl Iterator<Item = &ImplItem> {
    let members = if let Item::Impl(own) = item { own.items.as_slice() } else { &[] };
    members.iter()
}

/// A constant that is an entry: `const A: Self = Self(1);`.
fn constant(member: &ImplItem) -> Option<(String, Option<Code>)> {
    let ImplItem::Const(constant) = member else { return None };
    let Expr::Call(call) = &constant.expr else { return None };
    Some((constant.ident.to_string(), call.args.first().and_then(value)))
}

fn arms(found: &ExprMatch) -> BTreeMap<String, Code> {
    let arm = |arm: &syn::Arm| match &arm.pat {
        Pat::Path(path) => Some((path.path.segments.last()?.ident.to_string(), value(&arm.body)?)),
        _ => None,
    };
    found.arms.iter().filter_map(arm).collect()
}

/// The texts of a body's tables: an array, or one text and where each begins.
fn texts(body: &syn::Block) -> Option<Vec<Code>> {
    let items: Vec<&Item> = body.stmts.iter().filter_map(item_of).collect();
    let Some(starts) = items.iter().find_map(|item| listed(item, "STARTS")) else {
        return items.iter().find_map(|item| listed(item, "TEXTS"));
    };
    let whole = items.iter().find_map(|item| match initial(item, "TEXTS")? {
        Expr::Macro(call) => {
            let parts = call.mac.parse_body_with(Punctuated::<Lit, Token![,]>::parse_terminated).ok()?;
            let text = |part: &Lit| if let Lit::Str(text) = part { text.value() } else { String::new() };
            Some(parts.iter().map(text).collect::<String>())
        }
        _ => None,
    })?;
    let at = |code: &Code| match code {
        Code::Integer(at) => usize::try_from(*at).expect("a start is an index"),
        Code::Text(_) => panic!("a start is a number"),
    };
    Some(starts.windows(2).map(|pair| Code::Text(whole[at(&pair[0])..at(&pair[1])].to_owned())).collect())
}

/// What a static of that name is to begin with.
fn initial<'i>(item: &'i Item, name: &str) -> Option<&'i Expr> {
    match item {
        Item::Static(found) if found.ident == name => Some(&found.expr),
        _ => None,
    }
}

fn listed(item: &Item, name: &str) -> Option<Vec<Code>> {
    let Expr::Array(array) = initial(item, name)? else { return None };
    array.elems.iter().map(value).collect()
}

fn listed_idents(item: &Item, name: &str) -> Option<Vec<String>> {
    let Expr::Array(array) = initial(item, name)? else { return None };
    let ident = |element: &Expr| match element {
        Expr::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
        _ => None,
    };
    array.elems.iter().map(ident).collect()
}

/// The value of a literal, with a sign, within `Some`, or in a block of its own.
fn value(expression: &Expr) -> Option<Code> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(number) => number.base10_parse().ok().map(Code::Integer),
            Lit::Str(text) => Some(Code::Text(text.value())),
            _ => None,
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match value(&unary.expr)? {
            Code::Integer(number) => Some(Code::Integer(-number)),
            Code::Text(_) => None,
        },
        Expr::Call(call) => call.args.first().and_then(value),
        // What is too long for a line is formatted as a block.
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [Stmt::Expr(expression, None)] => value(expression),
            _ => None,
        },
        _ => None,
    }
}
