// Editor: beside the text, what kind the chosen words are and how they could be put plainly.
function equip(anchor) {
  const sheet = $(`#${anchor} .sheet`);
  if (sheet.hasAttribute("role")) return;
  const label = `${$(`#${anchor}`).dataset.label}. Arrow keys go from word to word, Shift with them chooses several, Space marks, Enter opens a mark, Delete takes it away, a kind’s letter sorts it.`;
  const letters = lesson.categories.map(([, letter]) => letter);
  pointable(sheet, label, {
    keys: (key) => [" ", "Enter", "Delete", "Backspace"].includes(key) || letters.includes(key.toUpperCase()),
    choose: (words, key) => act(anchor, words, key),
    name: (word) => nameWord(anchor, word),
  });
  paint(anchor);
}

function markAt(anchor, word) {
  return marksOf(anchor).find((mark) => mark.part === partOf(word) && startOf(word) < mark.end && endOf(word) > mark.start);
}

function act(anchor, words, key) {
  const there = words.length === 1 ? markAt(anchor, words[0]) : null;
  const letter = lesson.categories.findIndex(([, letter]) => letter === key.toUpperCase());
  if (key === "Delete" || key === "Backspace" || (key === " " && there)) {
    if (there) dropMark(anchor, there);
    choose(anchor, null);
  } else if (key.length === 1 && letter >= 0) {
    const mark = there ?? addMark(anchor, words);
    mark.category = letter;
    changed();
    choose(anchor, mark);
  } else {
    choose(anchor, there ?? addMark(anchor, words));
    const rail = $(`#${anchor} .rail`);
    if (key === "Enter") ($("input:checked", rail) ?? $('input[type="radio"]', rail))?.focus();
  }
}

// What a screen reader says of the word it is on.
function nameWord(anchor, word) {
  const mark = markAt(anchor, word);
  word.setAttribute("aria-pressed", String(Boolean(mark)));
  const kind = mark ? (mark.category === null ? ", marked, not sorted" : `, marked as ${lesson.categories[mark.category][2]}`) : "";
  const found = answers && foundIn(anchor).find((each) => each.part === partOf(word) && startOf(word) < each.end && endOf(word) > each.start);
  word.setAttribute("aria-label", word.textContent + kind + (found ? `; the program says ${lesson.categories[found.category][2]}` : ""));
}

function choose(anchor, mark) {
  current = mark ? { anchor, mark } : null;
  paint(anchor);
  const word = mark && $(`#${anchor} .sheet .current`);
  // On a narrow screen the editor covers the lower half.
  if (word && !matchMedia("(min-width: 62rem)").matches && word.getBoundingClientRect().bottom > innerHeight * .4) word.scrollIntoView({ block: "start" });
}

function drawRail(anchor) {
  const rail = $(`#${anchor} .rail`);
  const held = rail.contains(document.activeElement) ? document.activeElement.dataset.hold : null;
  const marks = marksOf(anchor);
  const open = current?.anchor === anchor && marks.includes(current.mark) ? current.mark : null;
  rail.replaceChildren(...(open ? [editor(anchor, open)] : [hint(marks)]), list(anchor, marks, open));
  rail.classList.toggle("editing", Boolean(open));
  if (held) $(`[data-hold="${held}"]`, rail)?.focus();
}

function hint(marks) {
  return make("section", { class: "hint" }, make("h3", {}, marks.length ? "Go on" : "How to mark"),
    make("p", {}, "Click or tap a word, or drag over several. Click it again to sort it and to write it plainly."),
    make("p", { class: "small" }, "By keys: Tab into the text, arrows to move, Shift with arrows for several words, Space to mark."));
}

function editor(anchor, mark) {
  const box = make("section", { class: "editor", "aria-label": `“${wordsOf(anchor, mark)}”` }, make("p", { class: "q" }, `“${wordsOf(anchor, mark)}”`));
  const ends = [["Begins", "start"], ["Ends", "end"]].map(([says, side]) => make("span", {}, says, ...[["←", -1, "earlier"], ["→", 1, "later"]].map(([sign, by, way]) => {
    const move = button(sign, () => stretch(anchor, mark, side, by), side + by);
    move.setAttribute("aria-label", `${says} a word ${way}`);
    return move;
  })));
  const bar = make("p", { class: "ends" }, ...ends);
  const kinds = make("fieldset", { class: "kinds-choice" }, make("legend", {}, "What kind is it?"));
  const what = make("p", { class: "small what" }, mark.category === null ? "Not sure? Leave it open." : lesson.categories[mark.category][3]);
  lesson.categories.forEach(([, letter, name], nth) => {
    const input = make("input", { type: "radio", name: `kind-${anchor}`, value: nth, "data-hold": `kind-${nth}` });
    input.checked = mark.category === nth;
    input.addEventListener("change", () => { mark.category = nth; changed(); paint(anchor); });
    kinds.append(make("label", {}, input, make("span", { class: "chip", "aria-hidden": "true" }, letter), name));
  });
  const plainer = make("input", { type: "text", maxlength: "200", autocomplete: "off", "data-hold": "plainer" });
  plainer.value = mark.plainer;
  plainer.addEventListener("input", () => { mark.plainer = plainer.value; changed(); });
  box.append(bar, kinds, what, make("label", { class: "plainer" }, "How would you write it plainly?", plainer),
    make("p", { class: "row" }, button("Done", () => finish(anchor, mark), "done", "strong"), button("Take the mark away", () => { dropMark(anchor, mark); finish(anchor, mark); }, "drop")));
  box.addEventListener("keydown", (event) => { if (event.key === "Escape") finish(anchor, mark); });
  return box;
}

// Back to the words that were marked.
function finish(anchor, mark) {
  choose(anchor, null);
  const word = $$(`#${anchor} .sheet .w`).find((each) => partOf(each) === mark.part && startOf(each) >= mark.start);
  if (word) { word.tabIndex = 0; word.focus({ preventScroll: true }); }
}

function button(text, act, hold, extra = "") {
  const made = make("button", { type: "button", class: `button ${extra}`.trim() }, text);
  if (hold) made.dataset.hold = hold;
  made.addEventListener("click", act);
  return made;
}

function list(anchor, marks, open) {
  const box = make("section", { class: "marked" }, make("h3", {}, marks.length ? `Your marks: ${marks.length}` : "Your marks"));
  if (!marks.length) box.append(make("p", { class: "small" }, "None yet."));
  const items = marks.map((mark) => {
    const words = make("button", { type: "button", class: "plain" }, make("span", { class: "chip" }, letterOf(mark.category)), ` ${wordsOf(anchor, mark)}`);
    words.addEventListener("click", () => choose(anchor, mark));
    return make("li", mark === open ? { class: "open" } : {}, words, mark.plainer ? make("span", { class: "small" }, ` → ${mark.plainer}`) : "");
  });
  box.append(make("ol", {}, ...items));
  if (answers) box.append(...theirs(anchor));
  return box;
}
