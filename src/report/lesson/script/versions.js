// Versions: two texts beside each other, coloured with two pencils. Colours are kept by the place of the word.
const PENCILS = [["both", "1", "blue: both tell it"], ["one", "2", "red: only here"], ["", "0", "rubber"]];
let pencil = "both";

function showVersions(chosen) {
  for (const each of $$(".versions")) each.classList.toggle("on", each === chosen);
  for (const link of $$("#versions .contents a")) {
    if (link.hash === "#" + chosen.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (!$(".panes", chosen)) layOut(chosen);
  colour(chosen);
}

const coloursOf = (id) => work.colours.get(id) ?? [new Map(), new Map()];

function layOut(pair) {
  const bar = make("div", { class: "bar pencils", role: "radiogroup", "aria-label": "Pencil" });
  for (const [name, key, says] of PENCILS) {
    const input = make("input", { type: "radio", name: `pencil-${pair.id}`, value: name });
    input.checked = pencil === name;
    input.addEventListener("change", () => { pencil = name; });
    bar.append(make("label", { class: `pen ${name}` }, input, make("span", { class: "sample" }, says), make("kbd", {}, key)));
  }
  bar.append(make("span", { class: "small spacer" }, "Click a word, drag over several; by keys: Shift with arrows, then 1, 2 or 0."));
  const panes = make("div", { class: "panes two" }, ...["left", "right"].map((side, nth) => side_(pair, pair.dataset[side], nth)));
  $(".place", pair).append(bar, panes, make("div", { class: "outcome" }));
}

function side_(pair, anchor, nth) {
  const art = $("#" + anchor);
  const sheet = make("div", { class: "sheet" });
  for (const block of $$("[data-o]", art)) {
    const copy = make("p", { class: block.className }, block.textContent);
    copy.dataset.part = block.dataset.part;
    if (block.dataset.part === "body") copy.dataset.o = block.dataset.o;
    sheet.append(copy);
  }
  const label = art.dataset.label;
  pointable(sheet, `${label}. Arrow keys go from word to word, Shift with them chooses several; 1 colours blue, 2 red, 0 rubs out, Space uses the chosen pencil.`, {
    keys: (key) => [" ", "Enter", "1", "2", "0"].includes(key),
    choose: (words, key) => {
      const name = PENCILS.find((each) => each[1] === key)?.[0] ?? pencil;
      const colours = coloursOf(pair.id);
      for (const word of words) {
        if (name) colours[nth].set(startOf(word), name);
        else colours[nth].delete(startOf(word));
      }
      work.colours.set(pair.id, colours);
      changed();
      colour(pair);
    },
    name: (word) => {
      const pen = coloursOf(pair.id)[nth].get(startOf(word));
      word.setAttribute("aria-pressed", String(Boolean(pen)));
      word.setAttribute("aria-label", word.textContent + (pen ? pen === "both" ? ", blue" : ", red" : ""));
    },
  });
  return make("div", { class: "pane" }, make("h3", {}, label, make("span", { class: "truth" })), sheet);
}

function colour(pair) {
  const truth = answers?.versions[$$(".versions").indexOf(pair)];
  $$(".sheet", pair).forEach((sheet, nth) => {
    const colours = coloursOf(pair.id)[nth];
    const shared = truth?.shared[nth] ?? [];
    for (const word of $$(".w", sheet)) {
      const pen = colours.get(startOf(word));
      word.className = ["w", pen && `pen-${pen}`, truth && isWithin(shared, word) && "shared"].filter(Boolean).join(" ");
      const next = word.nextElementSibling?.nextElementSibling;
      const gap = word.nextElementSibling;
      if (!gap) continue;
      const same = next && colours.get(startOf(next)) === pen;
      gap.className = ["gap", pen && same && `pen-${pen}`, truth && next && isWithin(shared, word) && isWithin(shared, next) && "shared"].filter(Boolean).join(" ");
    }
  });
  if (truth) tellOutcome(pair, truth);
  showCounts();
}

const isWithin = (ranges, word) => ranges.some(([start, end]) => startOf(word) < end && endOf(word) > start);

// Of the words that have a colour, those that have the one the program would give.
function agreement(pair) {
  const truth = answers.versions[$$(".versions").indexOf(pair)];
  let [coloured, agreed] = [0, 0];
  coloursOf(pair.id).forEach((colours, nth) => {
    const shared = truth.shared[nth];
    for (const [start, pen] of colours) {
      coloured += 1;
      if ((pen === "both") === shared.some(([from, to]) => from <= start && start < to)) agreed += 1;
    }
  });
  return { coloured, agreed };
}

function tellOutcome(pair, truth) {
  const { coloured, agreed } = agreement(pair);
  const says = truth.by === "text" ? "The program’s dotted line runs under the words that both versions have, in the same order." : "The program’s dotted line runs under sentences that it takes for the same fact. It can be wrong.";
  const parts = [make("h3", {}, "The program’s line"), make("p", {}, says, coloured ? ` Of the ${coloured} ${coloured === 1 ? "word" : "words"} you coloured, ${agreed} ${agreed === 1 ? "agrees" : "agree"} with it.` : "")];
  const edits = truth.edits.filter(([before, after]) => before || after);
  if (edits.length) {
    parts.push(make("h3", {}, "Changes of load and of fact"), make("ol", { class: "edits" }, ...edits.map(([before, after, effect]) =>
      make("li", { class: effect }, before ? make("del", {}, before) : "", before && after ? " → " : "", after ? make("ins", {}, after) : "", make("span", { class: "did" }, effect === "heated" ? " loads" : effect === "softened" ? " cools" : effect === "fact" ? " changes a fact" : "")))));
  }
  $(".outcome", pair).replaceChildren(...parts);
}
