// Words: a text as words that can be pointed at, by mouse, finger and keys.
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’\-–.,&/](?=[\p{L}\p{N}]))*/gu;

function cutIntoWords(box) {
  for (const block of $$("[data-o]:not(.aside)", box)) {
    const text = block.textContent;
    const parts = [];
    let last = 0;
    for (const found of text.matchAll(WORD)) {
      if (found.index > last) parts.push(make("span", { class: "gap" }, text.slice(last, found.index)));
      const word = make("span", { class: "w" }, found[0]);
      word.dataset.s = Number(block.dataset.o) + found.index;
      parts.push(word);
      last = found.index + found[0].length;
    }
    parts.push(text.slice(last));
    block.replaceChildren(...parts);
  }
}

const startOf = (word) => Number(word.dataset.s);
const endOf = (word) => startOf(word) + word.textContent.length;
const partOf = (word) => word.parentElement.dataset.part;

// Lets words be chosen: `acts.choose(words, key)` is called with a run of words of one paragraph, for each paragraph.
function pointable(box, label, acts) {
  cutIntoWords(box);
  const words = $$(".w", box);
  const at = new Map(words.map((word, nth) => [word, nth]));
  let [here, anchor] = [0, 0];
  box.setAttribute("role", "application");
  box.setAttribute("aria-label", label);
  const spanned = () => words.slice(Math.min(here, anchor), Math.max(here, anchor) + 1);
  const go = (to, extend) => {
    if (!words.length) return;
    const old = words[here];
    here = Math.max(0, Math.min(words.length - 1, to));
    if (!extend) anchor = here;
    const word = words[here];
    if (old !== word) for (const each of ["tabindex", "role", "aria-pressed", "aria-label"]) old.removeAttribute(each);
    word.tabIndex = 0;
    word.setAttribute("role", "button");
    acts.name?.(word);
    for (const each of $$(".chosen", box)) each.classList.remove("chosen");
    if (here !== anchor) for (const each of spanned()) each.classList.add("chosen");
  };
  const choose = (from, to, key) => {
    const run = words.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const block of new Set(run.map((word) => word.parentElement))) acts.choose(run.filter((word) => word.parentElement === block), key);
    anchor = here;
    go(here);
  };
  const below = (down) => {
    const now = words[here].getBoundingClientRect();
    const beyond = (word) => { const box = word.getBoundingClientRect(); return down ? box.top > now.bottom - 2 : box.bottom < now.top + 2; };
    const next = down ? words.findIndex((word, nth) => nth > here && beyond(word)) : words.findLastIndex((word, nth) => nth < here && beyond(word));
    if (next < 0) return here;
    const line = words[next].getBoundingClientRect().top;
    const same = words.map((word, nth) => [nth, word.getBoundingClientRect()]).filter(([, box]) => Math.abs(box.top - line) < 4);
    return same.sort((a, b) => Math.abs(a[1].left - now.left) - Math.abs(b[1].left - now.left))[0][0];
  };
  const edge = (last) => {
    const inside = words.filter((word) => word.parentElement === words[here].parentElement);
    return at.get(last ? inside.at(-1) : inside[0]);
  };
  const moves = { ArrowRight: () => here + 1, ArrowLeft: () => here - 1, ArrowDown: () => below(true), ArrowUp: () => below(false), Home: () => edge(false), End: () => edge(true) };
  box.addEventListener("keydown", (event) => {
    if (!at.has(event.target) || event.altKey || event.metaKey || event.ctrlKey) return;
    if (moves[event.key]) {
      go(moves[event.key](), event.shiftKey);
      words[here].focus();
    } else if (event.key === "Tab" || event.key === "Shift" || event.key === "F5") return;
    else if (acts.keys(event.key)) choose(anchor, here, event.key);
    else return;
    event.preventDefault();
  });
  box.addEventListener("focusin", (event) => { if (at.has(event.target) && at.get(event.target) !== here) go(at.get(event.target)); });
  let dragged = false;
  box.addEventListener("pointerup", (event) => {
    const selection = getSelection();
    dragged = false;
    if (event.pointerType !== "mouse" || selection.isCollapsed || !box.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const chosen = words.filter((word) => range.intersectsNode(word) && !isTouchedOnly(range, word));
    if (!chosen.length) return;
    dragged = true;
    selection.removeAllRanges();
    go(at.get(chosen.at(-1)));
    choose(at.get(chosen[0]), here, "drag");
    words[here].focus({ preventScroll: true });
  });
  box.addEventListener("click", (event) => {
    const word = event.target.closest(".w");
    if (dragged || !word) return;
    const from = event.shiftKey ? here : at.get(word);
    getSelection().removeAllRanges();
    go(at.get(word));
    choose(from, here, "click");
    words[here].focus({ preventScroll: true });
  });
  go(0);
}

// A range that ends at a word's edge does not hold it.
function isTouchedOnly(range, word) {
  const inner = document.createRange();
  inner.selectNodeContents(word);
  return range.compareBoundaryPoints(Range.START_TO_END, inner) <= 0 || range.compareBoundaryPoints(Range.END_TO_START, inner) >= 0;
}
