// Reveal: what the program found, and how it and the student differ.
function unsealed() {
  const sealed = atob($("#sealed").textContent.trim());
  const key = lesson.lesson;
  const bytes = Uint8Array.from(sealed, (char, nth) => char.charCodeAt(0) ^ key.charCodeAt(nth % key.length));
  return JSON.parse(new TextDecoder().decode(bytes));
}

const anchors = () => $$(".art").map((art) => art.id);
const nthOf = (anchor) => Number(anchor.slice(1)) - 1;

function foundIn(anchor) {
  const article = answers.articles[nthOf(anchor)];
  article.marks ??= article.found.map(([part, start, end, entry, setting]) => {
    const [category, weight, explain, instead] = answers.entries[entry];
    return { part, start, end, category, weight, explain, instead, setting };
  });
  return article.marks;
}

function reveal() {
  answers ??= unsealed();
  root.dataset.answers = "shown";
  for (const art of $$(".art")) {
    const article = answers.articles[nthOf(art.id)];
    const truth = [article.outlet, article.published].filter(Boolean).join(", ");
    if (truth && !$("time", $(".kicker", art))) $(".truth", art).textContent = ` · ${truth}`;
    if ($(".sheet[role]", art)) paint(art.id);
  }
  tellGuesses();
  for (const pair of $$(".versions")) if ($(".panes", pair)) colour(pair);
  $("#before").hidden = true;
  $("#after").hidden = false;
  $("#key-says").hidden = true;
  showCounts();
  drawComparison();
}

// Who saw what: both, the student alone, the program alone.
function sides(anchor) {
  const [own, found] = [marksOf(anchor), foundIn(anchor)];
  const both = own.filter((mark) => found.some((each) => overlaps(mark, each)));
  return {
    both: both.map((mark) => ({ mark, found: found.find((each) => overlaps(mark, each)) })),
    own: own.filter((mark) => !both.includes(mark)),
    found: found.filter((each) => !own.some((mark) => overlaps(mark, each))),
  };
}

const VOICE = { own: "in the writer’s own voice", scare: "in scare quotes", title: "in the headline", quoted: "inside a quotation, so it counts little", attributed: "told as someone’s words, so it counts half", negated: "denied, so it counts little" };

function said(found) {
  return [make("p", {}, found.explain), make("p", { class: "small" }, make("b", {}, "Plainer: "), found.instead), make("p", { class: "small" }, `${lesson.categories[found.category][2]}, ${found.weight} of 5 in the lexicon, ${VOICE[found.setting] ?? found.setting}`)];
}

const chip = (category, name) => make("span", { class: "chip", title: name ?? "" }, letterOf(category));

function drawComparison() {
  const all = anchors().filter((anchor) => marksOf(anchor).length);
  const shown = all.length ? all : anchors().slice(0, 1);
  const texts = shown.map((anchor) => [anchor, sides(anchor)]);
  const count = (side) => texts.reduce((sum, [, each]) => sum + each[side].length, 0);
  const sorted = texts.flatMap(([, each]) => each.both).filter(({ mark }) => mark.category !== null);
  const same = sorted.filter(({ mark, found }) => mark.category === found.category).length;
  const figures = make("dl", { class: "score" },
    figure(count("both"), "you both marked"), figure(count("own"), "only you marked"), figure(count("found"), "only the program marked"),
    ...(sorted.length ? [figure(same, `of the ${sorted.length} you sorted are sorted alike`)] : []), ...otherScores());
  const head = make("div", { class: "scorehead" }, make("p", { class: "paper-only name" }, `Name: ${$("#student").value || "________________"}   Date: ____________`), figures,
    make("p", { class: "small" }, all.length ? `Counted in the ${all.length} ${all.length === 1 ? "text" : "texts"} in which you marked something. This is no grade: careful readers agree with the program, and with each other, about half the time.` : "You have marked nothing yet: here is the first text."),
    make("p", { class: "row screen-only" }, button("Print this", () => print()), button("Save my marks", save), button("Hide the program’s marks", cover)));
  $("#after").replaceChildren(head, ...texts.map(([anchor, each]) => comparison(anchor, each)));
}

function figure(number, says) {
  return make("div", {}, make("dt", {}, says), make("dd", {}, String(number)));
}

function otherScores() {
  const told = guesses();
  const scores = [];
  if (told.length) scores.push(figure(`${told.filter((each) => each.said === each.is).length} of ${told.length}`, "guesses right"));
  const pairs = $$(".versions").filter((pair) => work.colours.has(pair.id)).map(agreement);
  const sum = (key) => pairs.reduce((all, each) => all + each[key], 0);
  if (sum("coloured")) scores.push(figure(`${Math.round(sum("agreed") / sum("coloured") * 100)} %`, "of coloured words alike"));
  return scores;
}

function comparison(anchor, { both, own, found }) {
  const article = answers.articles[nthOf(anchor)];
  const name = [$("#" + anchor).dataset.label, article.outlet].filter((each, nth, all) => each && all.indexOf(each) === nth).join(", ");
  const link = make("a", { href: "#" + anchor }, name);
  return make("section", { class: "compared" }, make("h2", {}, link), make("p", { class: "small" }, $(`#${anchor}-h`).textContent.replace(/^[^:]*: /, ""), article.load === null ? "" : ` · load ${article.load} per 1,000 words, ${article.level}`),
    make("div", { class: "three" },
      column("You both marked", "Do you agree on the kind, and on why?", both.map(({ mark, found: theirs }) => item(wordsOf(anchor, mark), [chip(mark.category), chip(theirs.category)], [mark.plainer ? make("p", {}, make("b", {}, "You: "), mark.plainer) : "", ...said(theirs)])), "both"),
      column("Only you", "What do they do to you that a lexicon can’t know?", own.map((mark) => item(wordsOf(anchor, mark), [chip(mark.category)], [mark.plainer ? make("p", {}, make("b", {}, "You: "), mark.plainer) : ""])), "own"),
      column("Only the program", "Fair as it stands, or read over?", found.map((each) => item(wordsOf(anchor, each), [chip(each.category)], said(each))), "theirs")));
}

function column(title, question, items, name) {
  return make("section", { class: `side ${name}` }, make("h3", {}, `${title}: ${items.length}`), make("p", { class: "small" }, question), make("ol", {}, ...items));
}

function item(words, chips, body) {
  return make("li", {}, make("p", { class: "q" }, ...chips, ` ${words}`), ...body.filter(Boolean));
}

// The program's marks that the student has not, beside the text.
function theirs(anchor) {
  const found = foundIn(anchor);
  const items = found.map((each) => {
    const own = marksOf(anchor).some((mark) => overlaps(mark, each));
    const box = make("details", {}, make("summary", {}, chip(each.category), ` ${wordsOf(anchor, each)} `, make("span", { class: "small" }, own ? "you too" : "")), ...said(each));
    return make("li", {}, box);
  });
  return [make("h3", {}, `The program’s marks: ${found.length}`), make("ol", { class: "theirs-list" }, ...items)];
}

function cover() {
  answers = null;
  delete root.dataset.answers;
  for (const place of $$(".truth")) place.textContent = "";
  for (const place of $$(".verdict")) place.hidden = true;
  for (const art of $$(".art")) if ($(".sheet[role]", art)) paint(art.id);
  for (const pair of $$(".versions")) {
    $(".outcome", pair)?.replaceChildren();
    if ($(".panes", pair)) colour(pair);
  }
  $("#before").hidden = false;
  $("#after").hidden = true;
  $("#after").replaceChildren();
  $("#key-says").hidden = false;
  showCounts();
}
