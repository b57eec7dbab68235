#!/usr/bin/env python3
"""Ours and its peers on one corpus, interleaved: time, memory, recall and precision, as a table.

usage: benches/peers/run.py [--articles N] [--rounds N] [--threshold T] [--tools a,b]
Peers that are not installed are left out: pip install numpy datasketch rensa gaoya fastsketchlsh
datatrove is slow and so run only if named: pip install datatrove spacy tokenizers regex 'xxhash<4'; --tools copydesk,datatrove
The program is built first, unless COPYDESK names one.
The corpus is made of seeds/articles and of text drawn from them word by word, so anyone can make it.
What is right is what `copydesk --exact` finds, which counts every pair's shingles; tests hold it to all pairs.
"""
import argparse, importlib.util, itertools, json, os, random, re, statistics, struct, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PEERS = {"datasketch": "datasketch", "rensa": "rensa", "gaoya": "gaoya", "fastsketchlsh": "FastSketchLSH"}


def main():
    args = arguments()
    build()
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus.jsonl")
        make_corpus(corpus, args.articles)
        truth = exact_pairs(corpus, folder, args.threshold)
        runs = {tool: [] for tool in args.tools}
        for _ in range(args.rounds):
            for tool in args.tools:
                runs[tool].append(measure(tool, corpus, folder, args.threshold))
        table(runs, truth)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threshold", type=float, default=0.8)
    installed = [tool for tool, module in PEERS.items() if importlib.util.find_spec(module)]
    parser.add_argument("--tools", type=lambda names: names.split(","), default=["copydesk", *installed])
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        run_peer(*args.one, args.threshold)
        sys.exit()
    return args


def make_corpus(path, count):
    """Two thirds new text, one third copies with a share of words changed, in a random order."""
    pick = random.Random(1)
    folder = os.path.join(ROOT, "seeds", "articles")
    texts = [open(os.path.join(folder, name), encoding="utf-8").read() for name in sorted(os.listdir(folder))]
    words = [word for text in texts for word in text.split()]
    follow = {}
    for first, second in zip(words, words[1:]):
        follow.setdefault(first, []).append(second)
    articles = [fresh(pick, words, follow) for _ in range(count * 2 // 3)]
    while len(articles) < count:
        share = pick.choice([0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3])
        copy = pick.choice(articles).split(" ")
        articles.append(" ".join(pick.choice(words) if pick.random() < share else word for word in copy))
    pick.shuffle(articles)
    with open(path, "w", encoding="utf-8") as out:
        for nth, text in enumerate(articles):
            out.write(json.dumps({"id": str(nth), "text": text}, ensure_ascii=False) + "\n")


def fresh(pick, words, follow):
    """A chain of words that leaps to a random one now and then, as long as articles are."""
    word, text = pick.choice(words), []
    for _ in range(max(60, int(pick.lognormvariate(6, 0.5)))):
        text.append(word)
        word = pick.choice(words if pick.random() < 0.3 else follow.get(word, words))
    return " ".join(text)


def copydesk():
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target"))
    return os.environ.get("COPYDESK", os.path.join(target, "release", "copydesk"))


def build():
    if "COPYDESK" not in os.environ:
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, check=True)


def exact_pairs(corpus, folder, threshold):
    out = os.path.join(folder, "exact.tsv")
    command = [copydesk(), "reuse", corpus, "--no-passages", "--exact", "--emit", "pairs", "-o", out]
    subprocess.run([*command, "--threshold", str(threshold)], check=True)
    return read_pairs(out)


def read_pairs(path):
    with open(path, encoding="utf-8") as lines:
        pairs = (line.split("\t")[:2] for line in lines)
        return {tuple(sorted(int(one) for one in pair)) for pair in pairs}


def measure(tool, corpus, folder, threshold):
    out = os.path.join(folder, tool + ".tsv")
    if tool == "copydesk":
        command = [copydesk(), "reuse", corpus, "--no-passages", "--emit", "pairs", "-o", out]
    else:
        command = [sys.executable, __file__, "--one", tool, corpus, out]
    begin = time.perf_counter()
    child = subprocess.Popen([*command, "--threshold", str(threshold)], stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{tool} failed")
    return time.perf_counter() - begin, usage.ru_utime, usage.ru_maxrss / 1024, read_pairs(out)


def run_peer(tool, corpus, out, threshold):
    texts = [json.loads(line)["text"] for line in open(corpus, encoding="utf-8")]
    with open(out, "w", encoding="utf-8") as lines:
        for left, right in globals()[tool](texts, threshold):
            lines.write(f"{left}\t{right}\n")


def shingles(text):
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))}


def datasketch(texts, threshold):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=128)
    for nth, text in enumerate(texts):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in shingles(text)])
        for other in index.query(sketch):
            yield other, nth
        index.insert(nth, sketch)


def rensa(texts, threshold):
    from rensa import RMinHash, RMinHashLSH

    sketches = RMinHash.from_token_sets([list(shingles(text)) for text in texts], 128, 42)
    index = RMinHashLSH(threshold, 128, 16)
    index.insert_many(sketches)
    for nth, others in enumerate(index.query_all(sketches)):
        alike = (other for other in others if other < nth)
        yield from ((other, nth) for other in alike if sketches[other].jaccard(sketches[nth]) >= threshold)


def gaoya(texts, threshold):
    from datasketch.lsh import _optimal_param
    from gaoya.minhash import MinHashStringIndex

    bands, rows = _optimal_param(threshold, 128, 0.5, 0.5)
    options = dict(hash_size=32, jaccard_threshold=threshold, num_bands=bands, band_size=rows)
    index = MinHashStringIndex(analyzer="word", ngram_range=(5, 5), lowercase=True, id_container="vec", **options)
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    for nth, others in enumerate(index.par_bulk_query(texts)):
        yield from ((int(other), nth) for other in others if int(other) < nth)


def fastsketchlsh(texts, threshold):
    import numpy
    from FastSketchLSH import FastSimilaritySketch, LSH

    sketches = numpy.asarray(FastSimilaritySketch(size=128, seed=42).batch([list(shingles(text)) for text in texts]))
    index = LSH(num_perm=128, num_bands=16)
    index.insert(sketches)
    for nth, sketch in enumerate(sketches):
        alike = (int(other) for other in index.query(sketch) if int(other) < nth)
        yield from ((other, nth) for other in alike if (sketches[other] == sketch).mean() >= threshold)


def datatrove(texts, threshold):
    """Its own defaults, in its four steps; all pairs of a cluster count."""
    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import minhash
    from datatrove.utils.hashing import HashConfig

    config = minhash.MinhashConfig(hash_config=HashConfig(precision=64), n_grams=5)
    documents = [Document(text=text, id=str(nth)) for nth, text in enumerate(texts)]

    def read(data, rank=0, world_size=1):
        yield from documents

    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)

        def run(name, *steps, tasks=1):
            LocalPipelineExecutor(list(steps), tasks=tasks, logging_dir=path("log of " + name)).run()

        run("sketches", read, minhash.MinhashDedupSignature(path("sketches"), config=config))
        buckets = minhash.MinhashDedupBuckets(path("sketches"), path("pairs"), config=config)
        run("pairs", buckets, tasks=config.num_buckets)
        run("clusters", minhash.MinhashDedupCluster(path("pairs"), path("clusters"), config=config, save_cluster_id=True))
        run("kept", read, minhash.MinhashDedupFilter(path("clusters")))
        clusters = {}
        with open(path("clusters/000000.clusters"), "rb") as told:
            for member, cluster in struct.iter_unpack("<2I", told.read()):
                clusters.setdefault(cluster, []).append(member)
    for members in clusters.values():
        yield from itertools.combinations(sorted(members), 2)


def table(runs, truth):
    median = lambda tool, column: statistics.median(run[column] for run in runs[tool])
    ours = median("copydesk", 1) if "copydesk" in runs else None
    print("| tool | wall s | user s | user, ours = 1 | MB | recall | precision |\n| --- | --- | --- | --- | --- | --- | --- |")
    for tool in runs:
        pairs = runs[tool][-1][3]
        hit = len(pairs & truth)
        ratio = f"{median(tool, 1) / ours:.1f}" if ours else ""
        shares = f"{hit / max(1, len(truth)):.4f} | {hit / max(1, len(pairs)):.4f}"
        print(f"| {tool} | {median(tool, 0):.2f} | {median(tool, 1):.2f} | {ratio} | {median(tool, 2):.0f} | {shares} |")


if __name__ == "__main__":
    main()
