// Paper: the handout with wide lines, and the answer key apart from it.
function drawPaper(view, of) {
  const chosen = anchors().filter((anchor) => !of || anchor === of);
  const isKey = view === "key" && answers;
  $("#paper").replaceChildren(...(isKey ? [keyHead(), ...chosen.map(keyOf), ...(of ? [] : keyRest())] : chosen.map(handoutOf)));
  $("#paper-of").value = of;
  $("#to-key").toggleAttribute("aria-disabled", !answers);
  for (const link of $$(".paper-tools a")) {
    if (link.hash.slice(1).split("?")[0] === (isKey ? "key" : "handout")) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

const ruled = (count) => Array.from({ length: count }, () => make("tr", {}, make("td"), make("td"), make("td")));

function handoutOf(anchor) {
  const art = $("#" + anchor);
  const title = $('[data-part="title"]', art)?.textContent;
  const blocks = $$('[data-part="body"]', art).map((block) => make("p", { class: block.className }, block.textContent));
  const head = ["Words", "Kind", "How I would write it"].map((text) => make("th", { scope: "col" }, text));
  return make("section", { class: "handout" },
    make("p", { class: "slip" }, make("span", {}, "Name"), make("span", {}, "Class"), make("span", {}, "Date")),
    make("h2", {}, art.dataset.label),
    make("p", { class: "small" }, "Underline words that carry a judgement, a fear or a certainty that the facts beside them do not. Write the letter of their kind above them."),
    ...(title ? [make("p", { class: "title" }, title)] : []),
    make("div", { class: "lines" }, ...blocks),
    make("ul", { class: "letters" }, ...lesson.categories.map(([, letter, name]) => make("li", {}, make("b", {}, letter), ` ${name}`))),
    make("table", { class: "ruled" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...ruled(8))),
    make("p", { class: "small" }, "Who may have written this, and for whom? What is left out?"));
}

function keyHead() {
  return make("section", { class: "keyhead" }, make("h2", {}, "Answer key"), make("p", { class: "small" }, "What the program marks, and why. Where a class sees it otherwise, that is the lesson."));
}

function keyOf(anchor) {
  const article = answers.articles[nthOf(anchor)];
  const label = $("#" + anchor).dataset.label;
  const rows = foundIn(anchor).map((each) => make("tr", {}, make("th", { scope: "row" }, wordsOf(anchor, each)), make("td", {}, `${letterOf(each.category)} ${lesson.categories[each.category][2]}`), make("td", {}, each.explain), make("td", {}, each.instead), make("td", {}, VOICE[each.setting] ?? each.setting)));
  const head = ["Words", "Kind", "What they do", "Plainer", "Voice"].map((text) => make("th", { scope: "col" }, text));
  const facts = [article.outlet, article.published, article.load === null ? "" : `load ${article.load}, ${article.level}`].filter(Boolean).join(" · ");
  return make("section", { class: "keyed" }, make("h3", {}, `${label}: ${$(`#${anchor}-h`).textContent.replace(/^[^:]*: /, "")}`), make("p", { class: "small" }, facts),
    rows.length ? make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)) : make("p", {}, "The program marks nothing here."));
}

function keyRest() {
  const firsts = answers.firsts.map(({ is, order }) => make("li", {}, `${labelOf(is)} came first, before ${order.filter((at) => at !== is).sort((a, b) => a - b).map(labelOf).join(", ")}.`));
  return firsts.length ? [make("section", { class: "keyed" }, make("h3", {}, "Who was first"), make("ul", {}, ...firsts))] : [];
}
