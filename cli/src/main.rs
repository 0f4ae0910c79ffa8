//! The command line.
mod json;
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut modules = Vec::new();
    let mut inspections = Vec::new();
    let mut diagnostics = spectable_codegen::Diagnostics::default();
    for path in args.iter().filter(|a| !a.starts_with('-') && *a != "json" && *a != "inspect") {
        let folder = spectable_codegen::read(&mut diagnostics, std::path::Path::new(path));
        inspections.push(spectable_codegen::inspect(&folder));
    }
    for inspection in &inspections { for d in &inspection.diagnostics { eprintln!("{d}: {:?}", d.help); } modules.extend(inspection.spec.modules.iter()); }
    println!("{}", serde_json::to_string_pretty(&json::Report::new(&modules, &diagnostics)).unwrap());
}
