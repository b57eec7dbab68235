// Guesses: who published a text, and which account came first.
function watchGuesses() {
  for (const select of $$("select[data-outlet]")) {
    select.addEventListener("change", () => {
      const nth = Number(select.dataset.outlet);
      if (select.value) work.outlets.set(nth, select.value);
      else work.outlets.delete(nth);
      guessed();
    });
  }
  for (const input of $$("[data-first] input")) {
    input.addEventListener("change", () => {
      work.firsts.set(Number(input.closest("[data-first]").dataset.first), Number(input.value));
      guessed();
    });
  }
}

function guessed() {
  changed();
  showCounts();
  if (answers) tellGuesses();
}

const labelOf = (nth) => $(`#a${nth + 1}`).dataset.label;

function tellGuesses() {
  for (const select of $$("select[data-outlet]")) {
    const nth = Number(select.dataset.outlet);
    const is = answers.articles[nth].outlet;
    tell($(".verdict", select.closest("li")), work.outlets.get(nth), is, is);
  }
  for (const box of $$("[data-first]")) {
    const nth = Number(box.dataset.first);
    const { is, order } = answers.firsts[nth];
    const told = order.map((at) => make("li", {}, make("b", {}, labelOf(at)), ` ${[answers.articles[at].outlet, answers.articles[at].published].filter(Boolean).join(", ")}`));
    tell($(".verdict", box), work.firsts.get(nth), is, `${labelOf(is)} came first.`);
    $(".verdict", box).append(make("ol", { class: "intime" }, ...told));
  }
}

function tell(place, said, is, text) {
  const right = said !== undefined && said === is;
  place.hidden = false;
  place.className = `verdict ${said === undefined ? "" : right ? "right" : "wrong"}`.trim();
  place.textContent = `${said === undefined ? "" : right ? "✓ " : "✗ "}${text}`;
}

// The guesses as they leave the page.
function guesses() {
  const key = answers ?? unsealed();
  const outlets = [...work.outlets].map(([nth, said]) => ({ asks: "outlet", about: labelOf(nth), said, is: key.articles[nth].outlet }));
  const firsts = [...work.firsts].map(([nth, said]) => {
    const { is, order } = key.firsts[nth];
    return { asks: "first", about: [...order].sort((a, b) => a - b).map(labelOf).join(", "), said: labelOf(said), is: labelOf(is) };
  });
  return [...outlets, ...firsts];
}
