//! What differs in the telling: loaded edits, facts told by several, what one tells alone.

use std::io::{self, Write};

use crate::article::ArticleId;
use crate::compare::{
    Comparison, Field, Lean, LoadedEdit, NumberVariant, Place, QuoteVariant, Retelling, What,
};
use crate::reuse::First;
use crate::span::{Lines, Span};
use crate::wording::EntryId;

use super::super::model::Report;
use super::super::names_compare::{fact_name, grounds};
use super::super::plural::{counted, whole};
use super::style::{FAINT, HEADING, LOADED, TextStyle, clipped, painted};
use super::window::with_neighbours;

/// Items of one list in an overview before the rest is only counted.
const FEW: usize = 5;

/// Writes all of it.
pub(super) fn write(
    report: &Report,
    found: &Comparison,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_some(report, found, style, usize::MAX, out)
}

/// Writes what fits an overview.
pub(super) fn write_short(
    report: &Report,
    found: &Comparison,
    style: TextStyle,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_some(report, found, style, FEW, out)
}

fn write_some(
    report: &Report,
    found: &Comparison,
    style: TextStyle,
    most: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = Page::of(report, style, most);
    page.events(found, out)?;
    page.edits(found, out)?;
    page.retellings(found, out)?;
    page.quotations(&found.quote_variants, out)?;
    page.numbers(found, out)?;
    page.lineages(found, out)
}

/// Lists of a comparison, cut after so many items.
pub(super) struct Page<'a> {
    report: &'a Report<'a>,
    style: TextStyle,
    most: usize,
}

impl<'a> Page<'a> {
    pub(super) fn of(report: &'a Report<'a>, style: TextStyle, most: usize) -> Self {
        Self {
            report,
            style,
            most,
        }
    }

    pub(super) fn heading(&self, title: &str, note: &str, out: &mut dyn Write) -> io::Result<()> {
        let gap = if note.is_empty() { "" } else { "  " };
        writeln!(
            out,
            "\n{}{gap}{}",
            painted(HEADING, title),
            painted(FAINT, note)
        )
    }

    fn rest(&self, all: usize, out: &mut dyn Write) -> io::Result<()> {
        if all > self.most {
            writeln!(
                out,
                "  {}",
                painted(FAINT, &format!("and {} more", all - self.most))
            )?;
        }
        Ok(())
    }

    fn line(&self, text: &str) -> String {
        clipped(text, self.style.width.saturating_sub(2))
    }

    fn id(&self, id: ArticleId) -> String {
        format!("{:<32}", clipped(&self.report.articles[id.index()].id, 32))
    }

    fn words(&self, id: ArticleId, span: Span) -> &'a str {
        span.of(&self.report.articles[id.index()].body)
    }

    fn events(&self, found: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        for event in found.events.iter().take(self.most) {
            self.heading(
                "One event",
                "own-voice load, headline load, speakers quoted, share that others had first, sentences without a counterpart",
                out,
            )?;
            for row in &event.rows {
                let load = |load: Option<f64>| load.map_or("-".to_owned(), whole);
                writeln!(
                    out,
                    "  {} {:>5} {:>5} {:>3} {:>4} % {:>3}",
                    self.id(row.article),
                    load(row.load),
                    load(row.title_load),
                    row.sources,
                    whole(row.copied * 100.0),
                    row.only_here
                )?;
            }
        }
        self.rest(found.events.len(), out)
    }

    pub(super) fn edits(&self, found: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        for lean in found.leans.iter().take(self.most) {
            let (title, note) = self.lean(lean);
            self.heading(&title, &note, out)?;
            let of_pair = || {
                found
                    .loaded_edits
                    .iter()
                    .filter(|edit| (edit.left, edit.right) == (lean.left, lean.right))
            };
            let lines = Lines::of(&self.report.articles[lean.right.index()].body);
            for edit in of_pair().take(self.most) {
                writeln!(out, "  {}", self.edit(edit, lean.first, &lines))?;
            }
            self.rest(of_pair().count(), out)?;
        }
        self.rest(found.leans.len(), out)
    }

    /// What heads the edits of a pair: a way from the first to the later, or two sides where nothing tells a way.
    fn lean(&self, lean: &Lean) -> (String, String) {
        let [left, right] =
            [lean.left, lean.right].map(|id| self.report.articles[id.index()].id.as_str());
        let (heated, softened) = (whole(lean.heated), whole(lean.softened));
        let facts = counted(lean.facts, "fact");
        match lean.first {
            First::Left => (
                format!("Loaded on the way: {left} → {right}"),
                format!("heated by {heated}, softened by {softened}, {facts} changed"),
            ),
            _ => (
                format!("Loaded differently: {left} | {right}"),
                if lean.heated + lean.softened > 0.0 {
                    format!("the left by {softened}, the right by {heated}; {facts} told otherwise")
                } else {
                    format!("{facts} told otherwise")
                },
            ),
        }
    }

    /// The words of either side, what they changed, and where in the article on the right, whose lines are known.
    fn edit(&self, edit: &LoadedEdit, first: First, lines: &Lines) -> String {
        // What was put in or left out says little without the words beside it.
        let is_bare = edit.left_span.is_empty() || edit.right_span.is_empty();
        let shown = |id: ArticleId, span: Span| {
            let article = &self.report.articles[id.index()];
            let text = match edit.field {
                Field::Body => article.body.as_str(),
                Field::Title => article.headline(),
            };
            let span = if is_bare {
                with_neighbours(text, span)
            } else {
                span
            };
            clipped(span.of(text), 40)
        };
        let entries = edit.entries.0.iter().chain(&edit.entries.1);
        let facts = edit.facts.iter().map(|fact| fact_name(*fact));
        let headline = (edit.field == Field::Title).then(|| "headline".to_owned());
        let mut why: Vec<String> = headline
            .into_iter()
            .chain(entries.map(|entry| self.category(*entry).to_owned()))
            .chain(facts.map(|fact| fact.replace('-', " ")))
            .collect();
        why.dedup();
        if edit.field == Field::Body {
            let place = lines.position(edit.right_span.start);
            why.push(format!("at {}:{}", place.line, place.column));
        }
        let (load, way) = match (edit.load, first) {
            (0.0, First::Left) => (String::new(), "→"),
            (load, First::Left) => (format!("{load:+.1}"), "→"),
            (0.0, _) => (" ".repeat(9), "|"),
            (load, _) if load < 0.0 => (format!("left {:>4.1}", -load), "|"),
            (load, _) => (format!("right {load:>3.1}"), "|"),
        };
        format!(
            "{load:>5}  {} {way} {}  {}",
            shown(edit.left, edit.left_span),
            painted(LOADED, &shown(edit.right, edit.right_span)),
            painted(FAINT, &why.join(", "))
        )
    }

    fn category(&self, id: EntryId) -> &'a str {
        let lexicon = self.report.lexicon;
        &lexicon.category_of(lexicon.entry(id)).name
    }

    fn retellings(&self, found: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        let alone = found
            .only
            .iter()
            .filter(|only| only.what == What::Sentence)
            .count();
        if found.retellings.is_empty() && alone == 0 {
            return Ok(());
        }
        let note = format!(
            "told by two or more articles, the most differently told first; of {} no counterpart was found",
            counted(alone, "sentence")
        );
        self.heading(&counted(found.retellings.len(), "fact"), &note, out)?;
        for one in found.retellings.iter().take(self.most) {
            self.retelling(one, out)?;
        }
        self.rest(found.retellings.len(), out)
    }

    fn retelling(&self, one: &Retelling, out: &mut dyn Write) -> io::Result<()> {
        let shared: Vec<String> = one
            .evidence
            .iter()
            .take(4)
            .map(|evidence| evidence.words.join(" / "))
            .collect();
        let head = format!("chance {:.2}: {}", one.confidence, shared.join(", "));
        writeln!(out, "  {}", painted(FAINT, &self.line(&head)))?;
        for told in &one.members {
            let article = told.place.article;
            let room = self.style.width.saturating_sub(38);
            writeln!(
                out,
                "    {} {}",
                self.id(article),
                clipped(self.words(article, told.place.span), room)
            )?;
        }
        Ok(())
    }

    pub(super) fn quotations(
        &self,
        variants: &[QuoteVariant],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if variants.is_empty() {
            return Ok(());
        }
        self.heading("One quotation, several wordings", "", out)?;
        for (nth, variant) in variants.iter().take(self.most).enumerate() {
            if nth > 0 {
                writeln!(out)?;
            }
            for said in &variant.members {
                let speaker = said.speaker.as_deref().unwrap_or("unnamed");
                let words = self.words(said.place.article, said.place.span);
                let line = format!("{} {speaker}: {words}", self.id(said.place.article));
                writeln!(out, "  {}", self.line(&line))?;
            }
        }
        self.rest(variants.len(), out)
    }

    /// Writes what differs first, then what is one quantity in other words, and in a line each what all tell alike and what one tells alone.
    pub(super) fn numbers(&self, found: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        let all = &found.number_variants;
        let only: Vec<String> = found
            .only
            .iter()
            .filter(|only| only.what == What::Number)
            .map(|only| {
                let Place { article, span } = only.place;
                let id = self.report.articles[article.index()].id.as_str();
                format!("{} ({id})", self.words(article, span))
            })
            .collect();
        if all.is_empty() && only.is_empty() {
            return Ok(());
        }
        self.heading("Numbers", "one quantity as each tells it", out)?;
        let differ = all
            .iter()
            .filter(|one| !one.agrees)
            .map(|one| (one, "DIFFER"));
        let agree = all
            .iter()
            .filter(|one| one.agrees)
            .map(|one| (one, "agree"));
        let (mut shown, mut alike): (Vec<String>, Vec<String>) = (vec![], vec![]);
        for (variant, verdict) in differ.chain(agree) {
            let (amounts, names) = self.wordings(variant);
            if amounts.len() > 1 {
                let (amounts, names) = (amounts.join(" | "), names.join(" | "));
                shown.push(format!("{verdict} {amounts} ({names})"));
            } else {
                alike.extend(amounts.into_iter().map(str::to_owned));
            }
        }
        for line in shown.iter().take(self.most) {
            writeln!(out, "  {}", self.line(line))?;
        }
        self.rest(shown.len(), out)?;
        alike.dedup();
        for (title, told) in [("told alike", alike), ("only in one", only)] {
            if !told.is_empty() {
                let line = format!("{title}: {}", told.join(", "));
                writeln!(out, "  {}", painted(FAINT, &self.line(&line)))?;
            }
        }
        Ok(())
    }

    /// How a quantity is worded, each wording once, and who has each; names are long, and would hide what differs.
    fn wordings(&self, variant: &'a NumberVariant) -> (Vec<&'a str>, Vec<String>) {
        let mut wordings: Vec<(&str, Vec<&str>)> = vec![];
        for amount in &variant.members {
            let Place { article, span } = amount.place;
            let (words, id) = (
                self.words(article, span),
                self.report.articles[article.index()].id.as_str(),
            );
            match wordings.iter_mut().find(|(same, _)| *same == words) {
                Some((_, ids)) if ids.contains(&id) => {}
                Some((_, ids)) => ids.push(id),
                None => wordings.push((words, vec![id])),
            }
        }
        let with_names = wordings.into_iter();
        with_names
            .map(|(words, ids)| (words, ids.join(", ")))
            .unzip()
    }

    fn lineages(&self, found: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        for lineage in found.lineages.iter().take(self.most) {
            self.heading("Lineage", "who likely took the text from whom", out)?;
            self.branch(lineage, lineage.members[0], 0, out)?;
        }
        self.rest(found.lineages.len(), out)
    }

    fn branch(
        &self,
        lineage: &crate::compare::Lineage,
        of: ArticleId,
        depth: usize,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let taken = lineage.edges.iter().find(|edge| edge.to == of);
        let why = taken.map_or(String::new(), |edge| {
            let why = format!("{:.2}  {}", edge.confidence, grounds(edge).join(", "));
            format!("  {}", painted(FAINT, &why))
        });
        let id = &self.report.articles[of.index()].id;
        writeln!(out, "  {}{id}{why}", "  ".repeat(depth))?;
        for edge in lineage.edges.iter().filter(|edge| edge.from == of) {
            self.branch(lineage, edge.to, depth + 1, out)?;
        }
        Ok(())
    }
}
