// Marks: what the student marked, text by text. Places are UTF-16 code units of headline or body.
const work = { marks: new Map(), colours: new Map(), outlets: new Map(), firsts: new Map(), saved: true };
let lesson = null;
let answers = null;
let current = null;

const marksOf = (anchor) => work.marks.get(anchor) ?? [];
const order = (a, b) => (a.part === b.part ? a.start - b.start : a.part === "title" ? -1 : 1);
const overlaps = (a, b) => a.part === b.part && a.start < b.end && b.start < a.end;
const textOf = (anchor, part) => part === "title" ? $(`#${anchor} [data-part="title"]`)?.textContent ?? "" : bodyOf(anchor);
const wordsOf = (anchor, mark) => textOf(anchor, mark.part).slice(mark.start, mark.end);

// The body as it was given out: paragraphs at their offsets, blank lines between.
function bodyOf(anchor) {
  let body = "";
  for (const block of $$(`#${anchor} [data-part="body"]`)) body += "\n".repeat(Number(block.dataset.o) - body.length) + block.textContent;
  return body;
}

// Marks a run of words; with marks it overlaps it becomes one.
function addMark(anchor, words) {
  const mark = { part: partOf(words[0]), start: startOf(words[0]), end: endOf(words.at(-1)), category: null, plainer: "" };
  const met = marksOf(anchor).filter((each) => overlaps(each, mark));
  for (const each of met) {
    mark.start = Math.min(mark.start, each.start);
    mark.end = Math.max(mark.end, each.end);
    mark.category ??= each.category;
    mark.plainer ||= each.plainer;
  }
  setMarks(anchor, [...marksOf(anchor).filter((each) => !met.includes(each)), mark]);
  return mark;
}

function setMarks(anchor, marks) {
  work.marks.set(anchor, marks.sort(order));
  changed();
  paint(anchor);
}

function changed() {
  work.saved = false;
  if (answers && !$("#after").hidden) $("#after").replaceChildren();
}

function dropMark(anchor, mark) {
  setMarks(anchor, marksOf(anchor).filter((each) => each !== mark));
}

// Moves one end of a mark by a word.
function stretch(anchor, mark, side, by) {
  const words = $$(`#${anchor} .sheet .w`).filter((word) => partOf(word) === mark.part);
  const inside = words.filter((word) => startOf(word) < mark.end && endOf(word) > mark.start);
  const nth = words.indexOf(side === "end" ? inside.at(-1) : inside[0]) + by;
  const word = words[nth];
  if (!word || word.parentElement !== inside[0].parentElement) return;
  const next = { ...mark, [side]: side === "end" ? endOf(word) : startOf(word) };
  if (next.start >= next.end || marksOf(anchor).some((each) => each !== mark && overlaps(each, next))) return;
  Object.assign(mark, next);
  setMarks(anchor, marksOf(anchor));
}

const letterOf = (category) => category === null ? "?" : lesson.categories[category][1];

// Shows the marks of a text: the student's, and the program's once they are shown.
function paint(anchor) {
  const marks = marksOf(anchor);
  const found = answers ? foundIn(anchor) : [];
  const words = $$(`#${anchor} .sheet .w`);
  const over = (list, word) => list.find((mark) => mark.part === partOf(word) && startOf(word) < mark.end && endOf(word) > mark.start);
  for (const word of words) {
    const [own, theirs] = [over(marks, word), over(found, word)];
    const next = word.nextElementSibling?.nextElementSibling;
    const goesOn = (list, mark) => mark && next && over(list, next) === mark;
    word.className = ["w", own && "own", own && own === current?.mark && "current", theirs && `theirs s-${theirs.setting}`].filter(Boolean).join(" ");
    if (own && !(word.previousElementSibling?.previousElementSibling && over(marks, word.previousElementSibling.previousElementSibling) === own)) word.dataset.c = letterOf(own.category);
    else delete word.dataset.c;
    if (theirs && !goesOn(found, theirs)) word.dataset.t = letterOf(theirs.category);
    else delete word.dataset.t;
    const gap = word.nextElementSibling;
    if (gap) gap.className = ["gap", goesOn(marks, own) && "own", goesOn(found, theirs) && "theirs"].filter(Boolean).join(" ");
  }
  showCounts();
  drawRail(anchor);
}

function showCounts() {
  const all = [...work.marks.values()].reduce((sum, marks) => sum + marks.length, 0);
  for (const place of $$(".mine-count")) {
    const count = marksOf(place.dataset.of).length;
    place.textContent = count ? `${count} marked` : "";
  }
  $("#tally").textContent = all ? `${all} marked` : "";
  const texts = [...work.marks.values()].filter((marks) => marks.length).length;
  say("#done-mark", all && `${all} in ${texts} of ${lesson.articles.length} texts`);
  say("#done-colour", work.colours.size && `${work.colours.size} begun`);
  say("#done-guess", work.outlets.size + work.firsts.size && `${work.outlets.size + work.firsts.size} guessed`);
  say("#done-compare", answers && "shown");
}

const say = (place, text) => { if ($(place)) $(place).textContent = text ? `✓ ${text}` : ""; };
