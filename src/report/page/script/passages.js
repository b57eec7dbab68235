// Passages that the document does not write out stand in the articles' own text.
function drawPassages(pair) {
  const list = pair && $(".passages[data-draw]", pair);
  if (!list || list.firstElementChild) return;
  const [left, right, passages] = dataOf(pair);
  const names = [left, right].map((nth) => $(`.facts div:nth-child(${nth === left ? 1 : 2}) dt`, pair).textContent);
  passages.forEach(([ours, theirs, kind, gone, come, words], p) => {
    const id = `${pair.id}-p${p + 1}`;
    const changed = gone.length + come.length > 0;
    const mark = $(`#classes input[value="${kind}"]`).closest("label").textContent.trim();
    const tag = make("p", { class: "tag" }, make("a", { class: "nth", href: "#" + id }, String(p + 1)), " ", make("span", { class: `kind p-${kind}` }, mark), ` ${words} words the same`);
    const side = (nth, name, span, changes, element) => make("div", { class: "side" }, make("p", { class: "who" }, name), make("blockquote", {}, ...cut(nth, span, changes, element)));
    const body = changed
      ? make("div", { class: "two" }, side(left, names[0], ours, gone, "del"), side(right, names[1], theirs, come, "ins"))
      : make("blockquote", { class: "same" }, ...cut(left, ours, [], "del"));
    const item = make("li", { class: `passage p-${kind}`, id, tabindex: "-1" }, tag, body);
    item.dataset.class = kind;
    list.append(item);
  });
}

function cut(nth, [start, end], changes, element) {
  const parts = [];
  for (const block of $$(`#a${nth} [data-o]`)) {
    const at = Number(block.dataset.o);
    const text = plainText(block);
    const [from, to] = [Math.max(start, at), Math.min(end, at + text.length)];
    if (from >= to) continue;
    if (parts.length) parts.push(make("br"), make("br"));
    let here = from;
    for (const [a, b, effect = "plain"] of changes.filter(([a, b]) => b > from && a < to)) {
      parts.push(text.slice(here - at, Math.max(here, a) - at), make(element, { class: effect }, text.slice(Math.max(from, a) - at, Math.min(to, b) - at)));
      here = Math.min(to, b);
    }
    parts.push(text.slice(here - at, to - at));
  }
  return parts;
}

function plainText(block) {
  const parts = [];
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".src")) parts.push(walker.currentNode.data);
  return parts.join("");
}
