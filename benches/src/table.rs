//! Tables for reading and for docs/performance.md.

use std::fmt;

use crate::spread::short;

/// A table in markdown.
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(header: &[&str]) -> Self {
        Self { header: header.iter().map(|cell| (*cell).to_owned()).collect(), rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = |column: usize| {
            let cells = self.rows.iter().chain([&self.header]).filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default().max(3)
        };
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        let line = |f: &mut fmt::Formatter<'_>, row: &[String]| {
            for (cell, width) in row.iter().zip(&widths) {
                write!(f, "| {cell:<width$} ")?;
            }
            writeln!(f, "|")
        };
        line(f, &self.header)?;
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        line(f, &rule)?;
        self.rows.iter().try_for_each(|row| line(f, row))
    }
}

/// What a figure may be.
#[derive(Clone, Copy, Debug)]
pub enum Bar {
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
}

impl Bar {
    /// Whether a figure is within it.
    #[must_use]
    pub fn is_met(self, figure: f64) -> bool {
        match self {
            Self::AtMost(most) => figure <= most,
            Self::AtLeast(least) => figure >= least,
        }
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost(limit) => write!(f, "≤ {limit}"),
            Self::AtLeast(limit) => write!(f, "≥ {limit}"),
        }
    }
}

/// The figures that have a bar, each with it.
pub struct Bars(Table);

impl Default for Bars {
    fn default() -> Self {
        Self(Table::new(&["Measure", "Bar", "Figure", "Spread", "Met"]))
    }
}

impl Bars {
    /// Adds a figure in some unit, as ` ×`; `spread` is empty where it is the same every time.
    pub fn push(&mut self, measure: &str, bar: Bar, figure: f64, unit: &str, spread: &str) {
        self.push_each(measure, bar, &[figure], unit, spread);
    }

    /// Adds several figures with one bar, which all of them have to meet.
    pub fn push_each(&mut self, measure: &str, bar: Bar, figures: &[f64], unit: &str, spread: &str) {
        let met = if figures.iter().all(|figure| bar.is_met(*figure)) { "yes" } else { "**no**" };
        let figures: Vec<String> = figures.iter().copied().map(short).collect();
        self.row(measure, &format!("{bar}{unit}"), &format!("{}{unit}", figures.join(" · ")), spread, met);
    }

    /// Adds what is said in words.
    pub fn row(&mut self, measure: &str, bar: &str, figure: &str, spread: &str, met: &str) {
        self.0.push([measure, bar, figure, spread, met].map(str::to_owned).to_vec());
    }
}

impl fmt::Display for Bars {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
