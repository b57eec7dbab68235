// Pairs: two articles side by side, their passages tied
const spread = { panes: [], ties: null, inStep: true, active: 0, anchors: [] };
let pairs = null;

function showPair(chosen) {
  for (const each of $$(".pair")) each.classList.toggle("on", each === chosen);
  $("#reuse").classList.toggle("one", Boolean(chosen));
  spread.panes = [];
  drawPassages(chosen);
  if (chosen && wide.matches) lay(chosen);
}

function dataOf(pair) {
  pairs ??= JSON.parse($("#pairs-data").textContent);
  return pairs[pair.id.slice(1)];
}

function lay(pair) {
  const place = $(".spread", pair);
  const [left, right, passages] = dataOf(pair);
  if (!place.firstChild) {
    const ties = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    ties.setAttribute("class", "ties");
    ties.setAttribute("aria-hidden", "true");
    const panes = make("div", { class: "panes" }, pane(pair, left, 0, passages), make("div", {}, ties), pane(pair, right, 1, passages));
    place.append(tools(pair), panes);
    // The texts stand above in full; the list can wait.
    $(".listed", pair).open = false;
  }
  spread.panes = $$(".pane", place);
  spread.ties = $(".ties", place);
  // Nothing of the pair before is drawn until this one is measured.
  Object.assign(spread, { passages, bands: [], extents: [] });
  requestAnimationFrame(measure);
}

function tools(pair) {
  const step = make("input", { type: "checkbox" });
  step.checked = spread.inStep;
  step.addEventListener("change", () => { spread.inStep = step.checked; });
  const bar = make("div", { class: "bar classes", role: "group", "aria-label": "What is shown" }, make("label", {}, step, "Scroll in step"));
  const kinds = new Set($$(".passage", pair).map((each) => each.dataset.class));
  for (const kind of kinds) bar.append(classBox(kind));
  return bar;
}

function classBox(kind) {
  const from = $(`#classes input[value="${kind}"]`).closest("label");
  const label = from.cloneNode(true);
  label.hidden = false;
  $("input", label).addEventListener("change", (event) => switchOne(state.hide, kind, event.target.checked));
  return label;
}

function pane(pair, nth, side, passages) {
  const art = $(`#a${nth}`);
  const prose = $(".prose", art).cloneNode(true);
  for (const each of $$("[id]", prose)) each.removeAttribute("id");
  for (const each of $$(".src", prose)) each.remove();
  for (const each of $$(".lift", prose)) each.replaceWith(...each.childNodes);
  prose.normalize();
  delete prose.dataset.article;
  const ranges = [];
  passages.forEach((passage, p) => {
    for (const [start, end, effect = "plain"] of passage[3 + side]) ranges.push({ start, end, p, kind: passage[2], changed: effect });
    ranges.push({ start: passage[side][0], end: passage[side][1], p, kind: passage[2], changed: "" });
  });
  for (const block of $$("[data-o]", prose)) markRanges(block, ranges, pair.id);
  const head = $(".headline", art).cloneNode(true);
  const title = make("h4", {}, head.textContent.trim());
  const box = make("div", { class: `pane ${side ? "right" : "left"}-pane`, tabindex: "0", role: "region", "aria-label": head.textContent.trim() },
    make("p", { class: "who" }, $(".kicker", art).textContent.trim()), title, prose);
  box.addEventListener("scroll", () => scrolled(side), { passive: true });
  for (const kind of ["pointerenter", "focusin", "wheel", "touchstart"]) box.addEventListener(kind, () => { spread.active = side; }, { passive: true });
  box.addEventListener("mouseover", (event) => lightUp(event.target.closest(".sh")?.dataset.p));
  box.addEventListener("click", (event) => jump(side, event.target.closest("a.f") ? null : event.target.closest(".sh, .badge")));
  return box;
}

// Wraps what lies in a range; of overlapping ranges the first counts.
function markRanges(block, ranges, pairId) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let at = Number(block.dataset.o); walker.nextNode(); at += walker.currentNode.length) nodes.push([walker.currentNode, at]);
  for (const [node, start] of nodes) {
    const end = start + node.length;
    const near = ranges.filter((range) => range.start < end && range.end > start);
    if (!near.length) continue;
    const cuts = [...new Set([start, end, ...near.flatMap((range) => [range.start, range.end])])].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
    const parts = [];
    for (let i = 0; i + 1 < cuts.length; i++) {
      const text = node.data.slice(cuts[i] - start, cuts[i + 1] - start);
      const range = near.find((each) => each.start <= cuts[i] && each.end >= cuts[i + 1]);
      if (!range) { parts.push(text); continue; }
      const part = make("span", { class: `sh ${range.kind}${range.changed ? ` ch ${range.changed}` : ""}` }, text);
      part.dataset.p = range.p;
      part.dataset.class = range.kind;
      if (!range.changed && cuts[i] === range.start) {
        const badge = make("a", { class: "badge", href: `#${pairId}-p${range.p + 1}`, "aria-label": `Passage ${range.p + 1}` }, String(range.p + 1));
        badge.dataset.p = range.p;
        part.prepend(badge);
      }
      parts.push(part);
    }
    node.replaceWith(...parts);
  }
}

// Where a stretch of a body stands in its pane: top and bottom, from the top of all the pane's text.
function extent(side, [start, end]) {
  const points = [start, end].map((at, last) => pointAt(side, at, last));
  if (points.some((point) => !point)) return null;
  const range = document.createRange();
  range.setStart(...points[0]);
  range.setEnd(...points[1]);
  const pane = spread.panes[side];
  const top = pane.getBoundingClientRect().top - pane.scrollTop;
  const box = range.getBoundingClientRect();
  return [box.top - top, box.bottom - top];
}

function pointAt(side, at, last) {
  const texts = spread.texts[side];
  let low = 0;
  let high = texts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (texts[middle][1] + (last ? 1 : 0) <= at) low = middle;
    else high = middle - 1;
  }
  const found = texts[low];
  return found && [found[0], Math.max(0, Math.min(found[0].length, at - found[1]))];
}

function textsOf(pane) {
  const texts = [];
  for (const block of $$("[data-o]", pane)) {
    let at = Number(block.dataset.o);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (walker.currentNode.parentElement.matches(".badge")) continue;
      texts.push([walker.currentNode, at]);
      at += walker.currentNode.length;
    }
  }
  return texts;
}

// A band of the drawing is a run of words that both sides kept.
function measure() {
  if (!spread.panes.length) return;
  spread.texts = spread.panes.map(textsOf);
  spread.extents = spread.passages.map((passage) => [extent(0, passage[0]), extent(1, passage[1])]);
  spread.bands = spread.passages.flatMap((passage, p) => (passage[6].length ? passage[6] : [passage])
    .map(([left, right]) => ({ p, ends: [extent(0, left), extent(1, right)] })))
    .filter(({ ends }) => ends[0] && ends[1]);
  const tied = spread.bands.map(({ ends }) => [ends[0][0], ends[1][0]]);
  tied.sort((a, b) => a[0] - b[0]);
  let reached = 0;
  const rising = tied.filter(([, right]) => right >= reached && (reached = right, true));
  const ends = spread.panes.map((pane) => pane.scrollHeight);
  spread.anchors = [[0, 0], ...rising, ends];
  drawTies();
}

function drawTies() {
  if (!spread.panes.length || !spread.bands) return;
  const box = spread.ties.getBoundingClientRect();
  const w = box.width;
  const paths = spread.bands.map(({ p, ends }) => {
    const kind = spread.passages[p][2];
    if (state.hide.has(kind)) return null;
    const [[a, b], [c, d]] = ends.map((end, side) => end.map((y) => y - spread.panes[side].scrollTop));
    if ((b < 0 && d < 0) || (a > box.height && c > box.height)) return null;
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", `M-1 ${a}C${w / 2} ${a} ${w / 2} ${c} ${w + 1} ${c}V${d}C${w / 2} ${d} ${w / 2} ${b} -1 ${b}Z`);
    path.setAttribute("class", `${kind}${spread.lit === String(p) ? " lit" : ""}`);
    return path;
  });
  spread.ties.replaceChildren(...paths.filter(Boolean));
}

function scrolled(side) {
  if (spread.inStep && spread.active === side) {
    const [from, to] = [spread.panes[side], spread.panes[1 - side]];
    const eye = from.clientHeight * 0.3;
    const at = from.scrollTop + eye;
    const after = Math.max(1, spread.anchors.findIndex((each) => each[side] > at));
    const [a, b] = [spread.anchors[after - 1], spread.anchors[after]];
    const part = (at - a[side]) / Math.max(1, b[side] - a[side]);
    to.scrollTop = a[1 - side] + part * (b[1 - side] - a[1 - side]) - eye;
  }
  requestAnimationFrame(drawTies);
}

function lightUp(p) {
  if (spread.lit === p) return;
  spread.lit = p;
  for (const pane of spread.panes) for (const part of $$(".sh", pane)) part.classList.toggle("lit", part.dataset.p === p);
  drawTies();
}

function jump(side, part) {
  if (!part || !spread.extents) return;
  const [there] = [spread.extents[part.dataset.p]?.[1 - side]];
  const here = spread.extents[part.dataset.p]?.[side];
  if (!there || !here) return;
  spread.active = -1;
  const pane = spread.panes[1 - side];
  pane.scrollTop = there[0] - (here[0] - spread.panes[side].scrollTop);
  lightUp(part.dataset.p);
}

function lightPassage(element) {
  element.classList.add("lit");
  const p = Number(element.id.split("-p")[1]) - 1;
  requestAnimationFrame(() => {
    if (!spread.panes.length || !spread.extents?.[p]) return;
    spread.active = -1;
    spread.panes.forEach((pane, side) => { pane.scrollTop = (spread.extents[p][side]?.[0] ?? 0) - 80; });
    lightUp(String(p));
  });
}
