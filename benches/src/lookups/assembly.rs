//! What a lookup compiles to: how many instructions, how many of them branches, and whether it reads a table.
//!
//! The symbols are read from this program's own file, the instructions by `objdump`.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::process::Command;

use object::{Object as _, ObjectSymbol as _};

/// The functions of this program that are measured or may be called by those: where each is, and how long.
pub struct Symbols {
    probes: BTreeMap<String, u64>,
    functions: BTreeMap<u64, u64>,
    /// The words of memory that hold the addresses of functions.
    slots: BTreeMap<u64, u64>,
}

/// What a function compiles to, with those of this program that it calls or goes on to.
#[derive(Clone, Debug, Default)]
pub struct Code {
    /// Every instruction, those on the way to a panic included.
    pub instructions: usize,
    /// Those that jump on a condition.
    pub branches: usize,
    /// Whether it takes the address of anything: a table, or a text.
    pub has_table: bool,
    /// Whether the symbol is but a jump to the function.
    pub is_forwarded: bool,
}

impl Symbols {
    /// The symbols of this program.
    ///
    /// # Errors
    ///
    /// Why its file cannot be read.
    pub fn read() -> Result<Self, String> {
        let path = std::env::current_exe().map_err(|error| error.to_string())?;
        let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
        let file = object::File::parse(bytes.as_slice()).map_err(|error| error.to_string())?;
        let (mut probes, mut functions) = (BTreeMap::new(), BTreeMap::new());
        for symbol in file.symbols() {
            let Ok(name) = symbol.name() else { continue };
            if name.starts_with("bench_") {
                probes.insert(name.to_owned(), symbol.address());
            } else if !name.contains("spectable_benches") {
                // What belongs to the standard library: comparing memory, and panics.
                continue;
            }
            functions.insert(symbol.address(), symbol.size());
        }
        let slots = file.dynamic_relocations().into_iter().flatten();
        let slots = slots.map(|(at, relocation)| (at, relocation.addend().cast_unsigned())).collect();
        Ok(Self { probes, functions, slots })
    }

    /// The symbols at one address with each: what compiles to the same code is one function.
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, Vec<String>> {
        let mut at: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for (name, address) in &self.probes {
            at.entry(*address).or_default().push(name.clone());
        }
        self.probes.iter().map(|(name, address)| (name.clone(), at[address].clone())).collect()
    }

    /// The code of a function.
    ///
    /// # Errors
    ///
    /// Why there is none, as where `objdump` is missing.
    pub fn code(&self, symbol: &str) -> Result<Code, String> {
        let start = self.probes.get(symbol).ok_or_else(|| format!("no symbol `{symbol}`"))?;
        let (mut code, mut next, mut seen) = (Code::default(), vec![*start], BTreeSet::new());
        while let Some(address) = next.pop() {
            let Some(size) = self.functions.get(&address).filter(|_| seen.insert(address)) else { continue };
            let text = disassemble(address, address + size)?;
            let targets: Vec<u64> = read(&mut code, &text)
                .into_iter()
                .map(|target| self.slots.get(&target).copied().unwrap_or(target))
                .collect();
            if address == *start {
                code.is_forwarded = code.instructions == 1 && targets.len() == 1;
            }
            next.extend(targets);
        }
        if code.is_forwarded {
            code.instructions -= 1;
        }
        if code.instructions == 0 { Err(format!("objdump: nothing at `{symbol}`")) } else { Ok(code) }
    }
}

fn disassemble(start: u64, stop: u64) -> Result<String, String> {
    let path = std::env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("objdump")
        .args(["--disassemble", "--no-show-raw-insn", "--section=.text"])
        .args([format!("--start-address={start:#x}"), format!("--stop-address={stop:#x}")])
        .arg(path)
        .output();
    let output = output.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "objdump is missing".to_owned(),
        _ => format!("objdump: {error}"),
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Reads the instructions in lines such as `8f0: cmp $0xc,%dil`, and gives the addresses that are jumped to or called,
/// or those of the words that hold them.
fn read(code: &mut Code, text: &str) -> Vec<u64> {
    let mut targets = Vec::new();
    for line in text.lines() {
        let Some((address, instruction)) = line.split_once(":\t") else { continue };
        if !address.trim().chars().all(|c| c.is_ascii_hexdigit()) {
            continue;
        }
        let mut words = instruction.split_whitespace();
        let mnemonic = words.next().unwrap_or_default();
        if mnemonic.starts_with("nop") {
            continue;
        }
        code.instructions += 1;
        // x86-64 and AArch64.
        let is_conditional = mnemonic.starts_with('j') && !mnemonic.starts_with("jmp")
            || mnemonic.starts_with("b.")
            || ["cbz", "cbnz", "tbz", "tbnz"].contains(&mnemonic);
        code.branches += usize::from(is_conditional);
        if ["call", "callq", "bl", "jmp", "jmpq", "b"].contains(&mnemonic) {
            // `call 8f0 <name>`, or `call *0x20(%rip) # 910 <table>`.
            let to =
                instruction.split_once("# ").map_or_else(|| words.next(), |(_, to)| to.split(' ').next());
            targets.extend(to.and_then(|to| u64::from_str_radix(to, 16).ok()));
        } else {
            code.has_table |= instruction.contains("(%rip)") || mnemonic == "adrp";
        }
    }
    targets
}
