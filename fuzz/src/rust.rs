//! What generated text declares, read back from it. Only this file knows syn.

use std::collections::BTreeMap;

use spectable_codegen::model::{Code, Spec, Table};
use syn::{Expr, ExprMatch, ImplItem, Item, ItemEnum, ItemMod, Lit, Pat, Stmt, UnOp};

/// Each enum by its path, and its variants: their codes, or the first and the last of their range.
type Declared = BTreeMap<String, Vec<(String, Vec<Code>)>>;

/// Sees that a text is Rust, and that its enums are those of the model: with its codes and its ranges, no more, no
/// fewer, and each with the texts of its entry.
pub fn declares(text: &str, spec: &Spec) {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("no Rust: {error}\n{text}"));
    let modules: Vec<&ItemMod> = file.items.iter().filter_map(module).collect();
    let (mut codes, mut ranges) = (Declared::new(), Declared::new());
    for module in &modules {
        let items = module.content.as_ref().map_or(&[][..], |(_, items)| items);
        for enumeration in items.iter().filter_map(enumeration) {
            let path = format!("{}::{}", module.ident, enumeration.ident);
            let methods = Methods::of(items, enumeration);
            if methods.has("first") {
                ranges.insert(path, methods.answers(enumeration, &["first", "last"]));
            } else if methods.has("from_code") {
                codes.insert(path.clone(), entries(&methods, enumeration));
            }
        }
    }
    assert_eq!(codes, codes_of(spec), "the codes\n{text}");
    assert_eq!(ranges, ranges_of(spec), "the ranges\n{text}");
    for (module, table) in tables(spec) {
        let module = modules.iter().find(|found| found.ident == module);
        if let Some((_, items)) = module.and_then(|module| module.content.as_ref()) {
            texts(items, table);
        }
    }
}

fn module(item: &Item) -> Option<&ItemMod> {
    if let Item::Mod(module) = item { Some(module) } else { None }
}

fn enumeration(item: &Item) -> Option<&ItemEnum> {
    if let Item::Enum(enumeration) = item { Some(enumeration) } else { None }
}

/// The variants of an enum of codes: by their discriminants, or else by what `code` answers.
fn entries(methods: &Methods<'_>, enumeration: &ItemEnum) -> Vec<(String, Vec<Code>)> {
    if enumeration.variants.iter().any(|variant| variant.discriminant.is_none()) {
        return methods.answers(enumeration, &["code"]);
    }
    let entry = |variant: &syn::Variant| {
        let code = variant.discriminant.as_ref().and_then(|(_, code)| value(code));
        (variant.ident.to_string(), code.into_iter().collect())
    };
    enumeration.variants.iter().map(entry).collect()
}

fn codes_of(spec: &Spec) -> Declared {
    let codes = tables(spec).map(|(module, table)| {
        let entry = |entry: &spectable_codegen::model::Entry| {
            (entry.ident.clone().unwrap_or_default(), vec![entry.code.clone()])
        };
        (format!("{module}::{}", table.name), table.variants().map(entry).collect())
    });
    codes.filter(|(_, entries): &(_, Vec<_>)| !entries.is_empty()).collect()
}

fn ranges_of(spec: &Spec) -> Declared {
    let ranges = tables(spec).map(|(module, table)| {
        let range = |range: &spectable_codegen::model::Range| {
            let ends = [range.first, range.last].map(Code::Integer);
            Some((range.ident.clone()?, ends.to_vec()))
        };
        (format!("{module}::{}", table.class_name()), table.ranges.iter().filter_map(range).collect())
    });
    ranges.filter(|(_, ranges): &(_, Vec<_>)| !ranges.is_empty()).collect()
}

fn tables(spec: &Spec) -> impl Iterator<Item = (&str, &Table)> {
    let tables = |module: &'_ spectable_codegen::model::Module| module.tables.len();
    spec.modules
        .iter()
        .flat_map(move |module| (0..tables(module)).map(move |at| (module.name.as_str(), &module.tables[at])))
}

/// Sees that the names and descriptions of an enum are those of its entries, letter by letter.
fn texts(items: &[Item], table: &Table) {
    let enumeration = items.iter().filter_map(enumeration).find(|found| found.ident == table.name);
    let Some(enumeration) = enumeration.filter(|_| table.variants().next().is_some()) else { return };
    let methods = Methods::of(items, enumeration);
    for (method, of) in [
        ("name", (|entry| &entry.name) as fn(&spectable_codegen::model::Entry) -> &String),
        ("description", |entry| &entry.description.plain),
    ] {
        let expected = table
            .variants()
            .map(|entry| (entry.ident.clone().unwrap_or_default(), vec![Code::Text(of(entry).clone())]));
        assert_eq!(methods.answers(enumeration, &[method]), expected.collect::<Vec<_>>(), "`{method}`");
    }
}

/// The methods of an enum.
struct Methods<'i>(Vec<&'i syn::ImplItemFn>);

impl<'i> Methods<'i> {
    fn of(items: &'i [Item], enumeration: &ItemEnum) -> Self {
        let own = items.iter().filter_map(|item| match item {
            Item::Impl(own) if own.trait_.is_none() => Some(own),
            _ => None,
        });
        let own = own.filter(|own| match own.self_ty.as_ref() {
            syn::Type::Path(path) => path.path.is_ident(&enumeration.ident),
            _ => false,
        });
        let methods = own.flat_map(|own| &own.items).filter_map(|item| match item {
            ImplItem::Fn(method) => Some(method),
            _ => None,
        });
        Self(methods.collect())
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|method| method.sig.ident == name)
    }

    /// What some methods answer for each variant, by the arms of the `match` that each is.
    fn answers(&self, enumeration: &ItemEnum, names: &[&str]) -> Vec<(String, Vec<Code>)> {
        let arms: Vec<BTreeMap<String, Code>> = names.iter().map(|name| self.arms(name)).collect();
        let variants = enumeration.variants.iter().filter(|variant| variant.fields.is_empty());
        let answers = variants.map(|variant| {
            let ident = variant.ident.to_string();
            let answers = arms.iter().filter_map(|arms| arms.get(&ident).cloned()).collect();
            (ident, answers)
        });
        answers.collect()
    }

    fn arms(&self, name: &str) -> BTreeMap<String, Code> {
        let method = self.0.iter().find(|method| method.sig.ident == name);
        let [Stmt::Expr(Expr::Match(ExprMatch { arms, .. }), None)] =
            method.map_or(&[][..], |method| &method.block.stmts)
        else {
            panic!("`{name}` is no `match`");
        };
        let arm = |arm: &syn::Arm| match &arm.pat {
            Pat::Path(path) => Some((path.path.segments.last()?.ident.to_string(), value(&arm.body)?)),
            _ => None,
        };
        arms.iter().filter_map(arm).collect()
    }
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
