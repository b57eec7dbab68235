//! From a comparison to its records.

use std::collections::BTreeMap;

use crate::article::ArticleId;
use crate::compare::{
    Comparison, Field, Lean, Lineage, LoadedEdit, NumberVariant, Only, QuoteVariant, Retelling,
    Told, Voices, What,
};
use crate::reuse::First;
use crate::span::{Lines, Span};
use crate::wording::EntryId;

use super::lines::lines_of;
use super::model::Report;
use super::names_compare::{fact_name, field_name, ground_name, grounds, op_name, readable};
use super::record::{Place, Record, VERSION};
use super::record_compare::*;
use super::records::{place, rounded};

/// Every record of a comparison, in the order they are written.
pub(super) fn records(report: &Report, found: &Comparison) -> Vec<Record<'static>> {
    let pages = Pages::of(report, found);
    let mut records = vec![];
    for (nth, event) in found.events.iter().enumerate() {
        let rows = event.rows.iter().map(|row| RowRecord {
            id: pages.id(row.article),
            load: row.load.map(rounded),
            title_load: row.title_load.map(rounded),
            sources: row.sources,
            copied: rounded(row.copied),
            only_here: row.only_here,
        });
        records.push(Record::Event(EventRecord {
            version: VERSION,
            id: format!("e{}", nth + 1),
            rows: rows.collect(),
        }));
    }
    let retellings = found.retellings.iter().enumerate();
    records.extend(retellings.map(|(nth, one)| Record::Retelling(pages.retelling(nth, one))));
    records.extend(found.only.iter().map(|one| Record::Only(pages.only(one))));
    records.extend(
        found
            .loaded_edits
            .iter()
            .map(|one| Record::LoadedEdit(pages.edit(one))),
    );
    records.extend(found.leans.iter().map(|one| Record::Lean(pages.lean(one))));
    records.extend(
        found
            .quote_variants
            .iter()
            .map(|one| Record::QuoteVariant(pages.quotation(one))),
    );
    records.extend(
        found
            .number_variants
            .iter()
            .map(|one| Record::NumberVariant(pages.number(one))),
    );
    records.extend(
        found
            .lineages
            .iter()
            .map(|one| Record::Lineage(pages.lineage(one))),
    );
    let heard = found
        .voices
        .iter()
        .filter(|voices| !voices.speakers.is_empty());
    records.extend(heard.map(|one| Record::Voices(pages.voices(one))));
    records
}

/// The articles that a comparison speaks of, each with the lines of its body, and of its headline where that was edited.
struct Pages<'a> {
    report: &'a Report<'a>,
    lines: BTreeMap<ArticleId, Lines<'a>>,
    title_lines: BTreeMap<ArticleId, Lines<'a>>,
}

impl<'a> Pages<'a> {
    fn of(report: &'a Report<'a>, found: &Comparison) -> Self {
        let told = found
            .retellings
            .iter()
            .flat_map(|one| &one.members)
            .map(|told| told.place.article);
        let said = found
            .quote_variants
            .iter()
            .flat_map(|one| &one.members)
            .map(|one| one.place.article);
        let counted = found
            .number_variants
            .iter()
            .flat_map(|one| &one.members)
            .map(|one| one.place.article);
        let edited = found
            .loaded_edits
            .iter()
            .flat_map(|edit| [edit.left, edit.right]);
        let alone = found.only.iter().map(|only| only.place.article);
        let bodies = told.chain(said).chain(counted).chain(edited).chain(alone);
        let retitled = found.loaded_edits.iter();
        let titles = retitled
            .filter(|edit| edit.field == Field::Title)
            .flat_map(|edit| [edit.left, edit.right]);
        Self {
            report,
            lines: lines_of(bodies, |id| &report.articles[id.index()].body),
            title_lines: lines_of(titles, |id| report.articles[id.index()].headline()),
        }
    }

    fn id(&self, article: ArticleId) -> String {
        self.report.articles[article.index()].id.clone()
    }

    fn body(&self, article: ArticleId) -> &'a str {
        &self.report.articles[article.index()].body
    }

    fn place(&self, article: ArticleId, span: Span) -> Place {
        place(&self.lines[&article], span)
    }

    fn retelling(&self, nth: usize, one: &Retelling) -> RetellingRecord {
        RetellingRecord {
            version: VERSION,
            id: format!("r{}", nth + 1),
            members: one
                .members
                .iter()
                .map(|told| MemberRecord {
                    id: self.id(told.place.article),
                    place: self.place(told.place.article, told.place.span),
                })
                .collect(),
            confidence: rounded(one.confidence),
            difference: rounded(one.difference),
            evidence: one
                .evidence
                .iter()
                .map(|evidence| EvidenceRecord {
                    kind: ground_name(evidence.kind).to_owned(),
                    words: evidence.words.clone(),
                })
                .collect(),
            differs: one.members.iter().map(|told| self.differs(told)).collect(),
        }
    }

    fn differs(&self, told: &Told) -> DiffersRecord {
        let article = told.place.article;
        let words = |spans: &[Span]| {
            spans
                .iter()
                .map(|span| span.of(self.body(article)).to_owned())
                .collect()
        };
        DiffersRecord {
            id: self.id(article),
            words: words(&told.own_words),
            loaded: words(&told.loaded),
            load: rounded(told.load),
        }
    }

    fn only(&self, one: &Only) -> OnlyRecord {
        let what = match one.what {
            What::Sentence => "sentence",
            What::Number => "number",
        };
        OnlyRecord {
            version: VERSION,
            id: self.id(one.place.article),
            place: self.place(one.place.article, one.place.span),
            what: what.to_owned(),
            text: one.place.span.of(self.body(one.place.article)).to_owned(),
        }
    }

    fn edit(&self, one: &LoadedEdit) -> LoadedEditRecord {
        let entries = one.entries.0.iter().chain(&one.entries.1);
        LoadedEditRecord {
            version: VERSION,
            left: self.id(one.left),
            right: self.id(one.right),
            field: field_name(one.field).to_owned(),
            left_span: self.edited(one.left, one.field, one.left_span),
            right_span: self.edited(one.right, one.field, one.right_span),
            op: op_name(one.change).to_owned(),
            before: self.words(one.left, one.field, one.left_span),
            after: self.words(one.right, one.field, one.right_span),
            load: rounded(one.load),
            categories: self.each(entries.clone(), |id| self.category(id)),
            fact_change: one
                .facts
                .iter()
                .map(|fact| fact_name(*fact).to_owned())
                .collect(),
            reasons: self.each(entries, |id| self.report.lexicon.entry(id).explain.clone()),
        }
    }

    fn each<'e>(
        &self,
        entries: impl Iterator<Item = &'e EntryId>,
        of: impl Fn(EntryId) -> String,
    ) -> Vec<String> {
        let mut all: Vec<String> = entries.map(|id| of(*id)).collect();
        all.sort();
        all.dedup();
        all
    }

    fn category(&self, id: EntryId) -> String {
        self.report
            .lexicon
            .category_of(self.report.lexicon.entry(id))
            .id
            .clone()
    }

    fn edited(&self, article: ArticleId, field: Field, span: Span) -> Place {
        match field {
            Field::Body => self.place(article, span),
            Field::Title => place(&self.title_lines[&article], span),
        }
    }

    fn words(&self, article: ArticleId, field: Field, span: Span) -> String {
        match field {
            Field::Body => span.of(self.body(article)),
            Field::Title => span.of(self.report.articles[article.index()].headline()),
        }
        .to_owned()
    }

    fn lean(&self, one: &Lean) -> LeanRecord {
        LeanRecord {
            version: VERSION,
            left: self.id(one.left),
            right: self.id(one.right),
            first: match one.first {
                First::Left => Some(self.id(one.left)),
                First::Right => Some(self.id(one.right)),
                First::Unknown => None,
            },
            heated: rounded(one.heated),
            softened: rounded(one.softened),
            facts: one.facts,
        }
    }

    fn quotation(&self, one: &QuoteVariant) -> QuoteVariantRecord {
        let members = one.members.iter().map(|said| RenderingRecord {
            id: self.id(said.place.article),
            place: self.place(said.place.article, said.place.span),
            speaker: said.speaker.clone(),
            text: said.place.span.of(self.body(said.place.article)).to_owned(),
        });
        QuoteVariantRecord {
            version: VERSION,
            members: members.collect(),
        }
    }

    fn number(&self, one: &NumberVariant) -> NumberVariantRecord {
        let (unit, factor) = readable(one.dimension, one.value);
        let members = one.members.iter().map(|amount| AmountRecord {
            id: self.id(amount.place.article),
            place: self.place(amount.place.article, amount.place.span),
            text: amount
                .place
                .span
                .of(self.body(amount.place.article))
                .to_owned(),
            value: rounded(amount.value / factor),
        });
        NumberVariantRecord {
            version: VERSION,
            members: members.collect(),
            value: rounded(one.value / factor),
            unit: unit.to_owned(),
            agrees: one.agrees,
        }
    }

    fn lineage(&self, one: &Lineage) -> LineageRecord {
        let edges = one.edges.iter().map(|edge| EdgeRecord {
            from: self.id(edge.from),
            to: self.id(edge.to),
            confidence: rounded(edge.confidence),
            evidence: grounds(edge),
        });
        LineageRecord {
            version: VERSION,
            members: one.members.iter().map(|id| self.id(*id)).collect(),
            edges: edges.collect(),
        }
    }

    fn voices(&self, one: &Voices) -> VoicesRecord {
        let speakers = one.speakers.iter().map(|voice| VoiceRecord {
            name: voice.name.clone(),
            quotations: voice.quotations,
            words: voice.words,
        });
        VoicesRecord {
            version: VERSION,
            id: self.id(one.article),
            speakers: speakers.collect(),
        }
    }
}
