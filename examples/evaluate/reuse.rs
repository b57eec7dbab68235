//! The reuse wing, measured: passages, runs, labels, families, directions, as far as a folder has the tables.

use std::collections::BTreeMap;
use std::path::Path;

use copydesk::article::ArticleId;
use copydesk::reuse::{self, First, Match, Passage, Relation, Reuse, Sensitivity, Settings};
use copydesk::text::{Text, read_all};

use crate::cases::{case_of, cases, is_inside, turned};
use crate::pairs::{ari, best_f1};
use crate::plagdet::{Case, plagdet};
use crate::tables::{Articles, articles, rows};

/// One figure of a match.
type Measure = fn(&Match) -> f64;

pub(crate) type Pair = (ArticleId, ArticleId);

/// Prints what each sensitivity reaches on a folder.
pub(crate) fn evaluate(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let articles = articles(folder)?;
    let texts = read_all(&articles.list);
    for (name, sensitivity) in [
        ("exact", Sensitivity::Exact),
        ("edited", Sensitivity::Edited),
        ("rewritten", Sensitivity::Rewritten),
    ] {
        let settings = Settings {
            sensitivity,
            ..Settings::default()
        };
        let set = Set {
            folder,
            articles: &articles,
            texts: &texts,
            settings,
        };
        println!("\n{} --sensitivity {name}", folder.display());
        set.passages();
        set.runs();
        set.labels();
        set.clusters();
        set.directions();
    }
    Ok(())
}

/// One folder under one setting.
struct Set<'a> {
    folder: &'a Path,
    articles: &'a Articles,
    texts: &'a [Text],
    settings: Settings,
}

impl Set<'_> {
    fn compare(&self, pairs: &[Pair]) -> Vec<Match> {
        reuse::compare(&self.articles.list, self.texts, pairs, &self.settings).matches
    }

    fn find(&self) -> Reuse {
        reuse::find(&self.articles.list, self.texts, &self.settings)
    }

    fn rows(&self, file: &str) -> Vec<Vec<String>> {
        rows(&self.folder.join(file))
    }

    /// The pairs of a table, with the third column.
    fn pairs(&self, file: &str) -> Vec<(Pair, String)> {
        let pair =
            |row: &Vec<String>| Some((self.articles.pair(&row[0], &row[1])?, row[2].clone()));
        self.rows(file).iter().filter_map(pair).collect()
    }

    fn cases(&self, file: &str) -> Vec<Case> {
        cases(self.articles, &self.rows(file))
    }

    /// The passages of matches that `counts` holds for, in code points.
    fn found(&self, matches: &[Match], counts: fn(&Passage) -> bool) -> Vec<Case> {
        let cases = matches.iter().flat_map(|found| {
            let passages = found.passages.iter().filter(|passage| counts(passage));
            case_of(self.articles, found, passages)
        });
        cases.collect()
    }

    /// Passages against spans.tsv over the pairs of candidates.tsv, and how many pairs are flagged.
    fn passages(&self) {
        let category: BTreeMap<Pair, String> = self.pairs("candidates.tsv").into_iter().collect();
        let truth = self.cases("spans.tsv");
        let pairs: Vec<Pair> = category.keys().copied().collect();
        let found = self.compare(&pairs);
        if pairs.is_empty() {
            return;
        }
        self.line("all", &truth, &found);
        let mut names: Vec<&String> = category.values().collect();
        names.sort();
        names.dedup();
        for name in names {
            let is = |pair: &Pair| category.get(pair) == Some(name);
            let truth: Vec<Case> = truth
                .iter()
                .filter(|case| is(&case.pair))
                .cloned()
                .collect();
            let found: Vec<Match> = found
                .iter()
                .filter(|found| is(&(found.left, found.right)))
                .cloned()
                .collect();
            self.line(name, &truth, &found);
        }
    }

    fn line(&self, name: &str, truth: &[Case], found: &[Match]) {
        let own = plagdet(
            truth,
            &self.found(found, |passage| passage.class.is_own_text()),
        );
        let all = plagdet(truth, &self.found(found, |_| true));
        let count = |is: fn(&&Match) -> bool| found.iter().filter(is).count();
        println!(
            "{name:26} plagdet {:.4} (recall {:.4} precision {:.4} granularity {:.4}), all classes {:.4}; flagged {} of {} pairs, as wholes {}",
            own.plagdet,
            own.recall,
            own.precision,
            own.granularity,
            all.plagdet,
            count(|found| is_flagged(found)),
            found.len(),
            count(|found| is_whole(found.relation)),
        );
    }

    /// Shared runs of twelve words: how many lie wholly inside a passage, the candidate search included.
    fn runs(&self) {
        let truth = self.cases("runs12.tsv");
        if truth.is_empty() {
            return;
        }
        let found = self.find().matches;
        let mut passages: BTreeMap<Pair, Vec<Case>> = BTreeMap::new();
        for case in self.found(&found, |_| true) {
            passages.entry(case.pair).or_default().push(case);
        }
        let held = |case: &Case| {
            passages
                .get(&case.pair)
                .into_iter()
                .flatten()
                .any(|found| is_inside(case, found))
        };
        let count = truth
            .iter()
            .filter(|case| held(case) || held(&turned(case)))
            .count();
        let both: Vec<Case> = truth
            .iter()
            .cloned()
            .chain(truth.iter().map(turned))
            .collect();
        let verbatim = plagdet(&both, &self.found(&found, |passage| passage.kept >= 1.0));
        println!(
            "{:26} recall {:.4} ({count} of {}), precision of verbatim passages {:.4}",
            "runs of twelve words",
            count as f64 / truth.len() as f64,
            truth.len(),
            verbatim.precision
        );
    }

    /// Pairs judged as wholes: the best F1 that one threshold on each measure reaches.
    fn labels(&self) {
        let pairs = self.pairs("pairs.tsv");
        let settings = Settings {
            likeness: true,
            ..self.settings.clone()
        };
        let ids: Vec<Pair> = pairs.iter().map(|(pair, _)| *pair).collect();
        let found = reuse::compare(&self.articles.list, self.texts, &ids, &settings).matches;
        let derived = |label: &str| !matches!(label, "ND" | "non" | "same_event");
        let measures: [(&str, Measure); 5] = [
            ("resemblance", |found| found.overlap.resemblance),
            ("containment of the right", |found| {
                found.overlap.right_containment
            }),
            ("coverage of the right", |found| found.right_coverage.share),
            ("likeness of the left", |found| {
                found.likeness.map_or(0.0, |likeness| likeness.left)
            }),
            ("likeness of the right", |found| {
                found.likeness.map_or(0.0, |likeness| likeness.right)
            }),
        ];
        for (name, measure) in measures
            .iter()
            .filter(|_| pairs.iter().any(|(_, label)| derived(label)))
        {
            let judged = found.iter().zip(&pairs);
            let judged: Vec<_> = judged
                .map(|(found, (_, label))| (measure(found), derived(label)))
                .collect();
            let (f1, threshold) = best_f1(&judged);
            println!("{name:26} best F1 {f1:.4} from {threshold:.4}");
        }
    }

    /// Families against clusters.tsv.
    fn clusters(&self) {
        let rows = self.rows("clusters.tsv");
        if rows.is_empty() {
            return;
        }
        let found = self.find().clusters;
        let mut family: BTreeMap<&str, usize> = BTreeMap::new();
        for (nth, cluster) in found.iter().enumerate() {
            let ids = cluster
                .members
                .iter()
                .map(|id| self.articles.list[id.index()].id.as_str());
            family.extend(ids.map(|id| (id, nth)));
        }
        // Who is in no family is a family alone.
        let label = |nth: usize, id: &str| family.get(id).copied().unwrap_or(usize::MAX - nth);
        let labels = rows
            .iter()
            .enumerate()
            .map(|(nth, row)| (row[1].clone(), label(nth, &row[0])));
        let labels: Vec<_> = labels.collect();
        println!(
            "{:26} ARI {:.4}, {} families",
            "families",
            ari(&labels),
            found.len()
        );
    }

    /// Who was first against relations.tsv, which names the derived article first; with dates and without.
    fn directions(&self) {
        let pairs: Vec<Pair> = self
            .pairs("relations.tsv")
            .into_iter()
            .map(|(pair, _)| pair)
            .collect();
        let mut undated = self.articles.list.clone();
        undated
            .iter_mut()
            .for_each(|article| article.published = None);
        for (name, articles) in [
            ("with dates", &self.articles.list),
            ("without dates", &undated),
        ] {
            let found = reuse::compare(articles, self.texts, &pairs, &self.settings).matches;
            let told = |first| {
                found
                    .iter()
                    .filter(|found| found.direction.first == first)
                    .count()
            };
            if !found.is_empty() {
                let (right, wrong) = (told(First::Right), told(First::Left));
                println!(
                    "{:26} right {right}, wrong {wrong}, of {}",
                    format!("first, {name}"),
                    found.len()
                );
            }
        }
    }
}

fn is_whole(relation: Relation) -> bool {
    !matches!(relation, Relation::SharesPassages | Relation::Nothing)
}

/// A pair is flagged as reuse if it shares a passage of an article's own text, or is more than a sharing of passages.
fn is_flagged(found: &Match) -> bool {
    is_whole(found.relation)
        || found
            .passages
            .iter()
            .any(|passage| passage.class.is_own_text())
}
