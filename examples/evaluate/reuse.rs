//! The reuse wing, measured.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use copydesk::article::ArticleId;
use copydesk::reuse::{self, First, Match, Relation, Reuse, Sensitivity, Settings};
use copydesk::span::Lines;
use copydesk::text::{Text, read_all};

use crate::pairs::{ari, best_f1};
use crate::plagdet::{Case, plagdet};
use crate::tables::{Articles, articles, rows};

type Failure = Box<dyn std::error::Error>;
type Pair = (ArticleId, ArticleId);

/// Prints what each sensitivity reaches on a folder's tables, those that are there.
pub fn evaluate(folder: &Path) -> Result<(), Failure> {
    let articles = articles(folder)?;
    let texts = read_all(&articles.list);
    for (name, sensitivity) in [
        ("exact", Sensitivity::Exact),
        ("edited", Sensitivity::Edited),
        ("rewritten", Sensitivity::Rewritten),
    ] {
        if std::env::var("ONLY").is_ok_and(|only| only != name) {
            continue;
        }
        println!("\n{} --sensitivity {name}", folder.display());
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
        set.passages();
        set.runs();
        set.labels();
        set.clusters();
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
    fn compare(&self, pairs: &[Pair]) -> Reuse {
        reuse::compare(&self.articles.list, self.texts, pairs, &self.settings)
    }

    fn pair(&self, left: &str, right: &str) -> Option<Pair> {
        let place = |id: &str| self.articles.places.get(id).copied();
        Some((place(left)?, place(right)?))
    }

    fn pairs(&self, file: &str) -> Vec<(Pair, String)> {
        let rows = rows(&self.folder.join(file));
        let pair = |row: &Vec<String>| Some((self.pair(&row[0], &row[1])?, row[2].clone()));
        rows.iter().filter_map(pair).collect()
    }

    /// Passages that count against spans.tsv over the pairs of candidates.tsv, and who is flagged.
    fn passages(&self) {
        let category: BTreeMap<Pair, String> = self.pairs("candidates.tsv").into_iter().collect();
        let truth = self.cases("spans.tsv");
        if category.is_empty() {
            return;
        }
        let pairs: Vec<Pair> = category.keys().copied().collect();
        let start = Instant::now();
        let found = self.compare(&pairs).matches;
        println!(
            "{} pairs in {:.2} s",
            pairs.len(),
            start.elapsed().as_secs_f64()
        );
        let own: Vec<Case> = found
            .iter()
            .flat_map(|found| self.found(found, |p| p.class.is_own_text()))
            .collect();
        let every: Vec<Case> = found
            .iter()
            .flat_map(|found| self.found(found, |_| true))
            .collect();
        let mut names: Vec<&String> = category.values().collect();
        names.sort();
        names.dedup();
        self.line("all", &truth, &own, &every, &found);
        for name in names {
            let of = |cases: &[Case]| -> Vec<Case> {
                let is = |case: &&Case| category.get(&case.pair) == Some(name);
                cases.iter().filter(is).cloned().collect()
            };
            let matches: Vec<Match> = found
                .iter()
                .filter(|found| category[&(found.left, found.right)] == *name)
                .cloned()
                .collect();
            self.line(name, &of(&truth), &of(&own), &of(&every), &matches);
        }
    }

    fn line(&self, name: &str, truth: &[Case], own: &[Case], every: &[Case], matches: &[Match]) {
        let (measure, all) = (plagdet(truth, own), plagdet(truth, every));
        let flagged = matches.iter().filter(|found| is_flagged(found)).count();
        let near = matches
            .iter()
            .filter(|found| is_near(found.relation))
            .count();
        println!(
            "{name:24} plagdet {:.4} recall {:.4} precision {:.4} granularity {:.4} | every class {:.4} | cases {} own {} every {} | pairs {} flagged {flagged} near-duplicates {near}",
            measure.plagdet,
            measure.recall,
            measure.precision,
            measure.granularity,
            all.plagdet,
            truth.len(),
            own.len(),
            every.len(),
            matches.len(),
        );
    }

    /// The passages of a match in code points.
    fn found(&self, found: &Match, counts: impl Fn(&reuse::Passage) -> bool) -> Vec<Case> {
        let body = |id: ArticleId| Lines::of(&self.articles.list[id.index()].body);
        let (left, right) = (body(found.left), body(found.right));
        let case = |passage: &reuse::Passage| Case {
            pair: (found.left, found.right),
            left: (
                left.position(passage.left.start).offset,
                left.position(passage.left.end).offset,
            ),
            right: (
                right.position(passage.right.start).offset,
                right.position(passage.right.end).offset,
            ),
        };
        found
            .passages
            .iter()
            .filter(|passage| counts(passage))
            .map(case)
            .collect()
    }

    fn cases(&self, file: &str) -> Vec<Case> {
        let number = |row: &Vec<String>, nth: usize| row[nth].parse::<usize>().ok();
        let case = |row: &Vec<String>| {
            Some(Case {
                pair: self.pair(&row[0], &row[3])?,
                left: (number(row, 1)?, number(row, 2)?),
                right: (number(row, 4)?, number(row, 5)?),
            })
        };
        rows(&self.folder.join(file))
            .iter()
            .filter_map(case)
            .collect()
    }

    /// Shared runs of twelve words: how many lie wholly inside a passage, with the candidate search.
    fn runs(&self) {
        let truth = self.cases("runs12.tsv");
        if truth.is_empty() {
            return;
        }
        let start = Instant::now();
        let found = reuse::find(&self.articles.list, self.texts, &self.settings).matches;
        let seconds = start.elapsed().as_secs_f64();
        let mut passages: BTreeMap<Pair, Vec<Case>> = BTreeMap::new();
        for found in &found {
            passages.insert((found.left, found.right), self.found(found, |_| true));
        }
        let holds = |a: (usize, usize), b: (usize, usize)| a.0 <= b.0 && b.1 <= a.1;
        let is_held = |case: &&Case| {
            let (left, right) = case.pair;
            let same = passages.get(&case.pair).into_iter().flatten();
            let turned = passages.get(&(right, left)).into_iter().flatten();
            same.clone()
                .any(|found| holds(found.left, case.left) && holds(found.right, case.right))
                || turned
                    .clone()
                    .any(|found| holds(found.right, case.left) && holds(found.left, case.right))
        };
        let held = truth.iter().filter(is_held).count();
        for case in truth.iter().filter(|case| !is_held(case)).take(3) {
            println!(
                "  missed: {} {} {:?} {:?}",
                self.articles.list[case.pair.0.index()].id,
                self.articles.list[case.pair.1.index()].id,
                case.left,
                case.right
            );
        }
        let turned = |case: &Case| Case {
            pair: (case.pair.1, case.pair.0),
            left: case.right,
            right: case.left,
        };
        let all: Vec<Case> = truth
            .iter()
            .cloned()
            .chain(truth.iter().map(turned))
            .collect();
        let verbatim: Vec<Case> = found
            .iter()
            .flat_map(|found| self.found(found, |p| p.kept >= 1.0))
            .collect();
        let sure = plagdet(&all, &verbatim);
        println!(
            "runs held {held} of {} = {:.4}; verbatim passages {} precision {:.4}; {seconds:.2} s",
            truth.len(),
            held as f64 / truth.len() as f64,
            verbatim.len(),
            sure.precision
        );
    }

    /// Pairs judged by hand as wholes: the best F1 that one threshold on each measure reaches.
    fn labels(&self) {
        let pairs = self.pairs("pairs.tsv");
        let found = self
            .compare(&pairs.iter().map(|(pair, _)| *pair).collect::<Vec<_>>())
            .matches;
        if pairs.is_empty() {
            return;
        }
        let derived = |label: &str| !matches!(label, "ND" | "non" | "same_event");
        let measures: [(&str, fn(&Match) -> f64); 6] = [
            ("resemblance", |found| found.overlap.resemblance),
            ("left containment", |found| found.overlap.left_containment),
            ("right containment", |found| found.overlap.right_containment),
            ("left coverage", |found| found.left_coverage.share),
            ("right coverage", |found| found.right_coverage.share),
            ("larger coverage", |found| {
                found.left_coverage.share.max(found.right_coverage.share)
            }),
        ];
        for (name, measure) in measures {
            let judged: Vec<_> = found
                .iter()
                .zip(&pairs)
                .map(|(found, (_, label))| (measure(found), derived(label)))
                .collect();
            let best = best_f1(&judged);
            println!("{name:24} best F1 {:.4} at {:.4}", best.0, best.1);
        }
    }

    /// Families against clusters.tsv, and who was first against relations.tsv.
    fn clusters(&self) {
        let truth = rows(&self.folder.join("clusters.tsv"));
        if truth.is_empty() {
            return;
        }
        let found = reuse::find(&self.articles.list, self.texts, &self.settings);
        let place =
            |row: &Vec<String>| Some((self.articles.places.get(&row[0])?.index(), row[1].clone()));
        let truth: BTreeMap<usize, String> = truth.iter().filter_map(place).collect();
        let mut family: BTreeMap<usize, usize> = BTreeMap::new();
        for (nth, cluster) in found.clusters.iter().enumerate() {
            family.extend(cluster.members.iter().map(|id| (id.index(), nth)));
        }
        let label = |article: usize| {
            family
                .get(&article)
                .copied()
                .unwrap_or(usize::MAX - article)
        };
        let labels: Vec<(String, usize)> = truth
            .iter()
            .map(|(article, cluster)| (cluster.clone(), label(*article)))
            .collect();
        println!("families {} ARI {:.4}", found.clusters.len(), ari(&labels));
        self.directions();
    }

    fn directions(&self) {
        let relations = self.pairs("relations.tsv");
        let pairs: Vec<Pair> = relations.iter().map(|(pair, _)| *pair).collect();
        let mut undated = self.articles.list.clone();
        undated
            .iter_mut()
            .for_each(|article| article.published = None);
        for (name, articles) in [
            ("with dates", &self.articles.list),
            ("without dates", &undated),
        ] {
            let found = reuse::compare(articles, self.texts, &pairs, &self.settings).matches;
            let told = |first: First| {
                found
                    .iter()
                    .filter(|found| found.direction.first == first)
                    .count()
            };
            println!(
                "direction {name}: right {} of {}, wrong {}",
                told(First::Right),
                found.len(),
                told(First::Left)
            );
        }
    }
}

fn is_near(relation: Relation) -> bool {
    !matches!(relation, Relation::SharesPassages | Relation::Nothing)
}

/// A pair is flagged as reuse if it is more than a sharing of passages, or has a passage of an article's own text.
fn is_flagged(found: &Match) -> bool {
    is_near(found.relation)
        || found
            .passages
            .iter()
            .any(|passage| passage.class.is_own_text())
}
