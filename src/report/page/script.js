// Adds to the page what a document alone can't do: one view at a time, notes beside words, filters,
// two articles that scroll in step, search. Nothing is stored and nothing is sent.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const $ = (query, at = document) => at.querySelector(query);
  const $$ = (query, at = document) => [...at.querySelectorAll(query)];
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const wide = matchMedia("(min-width: 52.01rem)");

  // State: what is shown, and what is switched off. It lives in the address, behind the "?".
  const state = { off: new Set(), hide: new Set(), q: "" };
  let target = "";

  function readAddress() {
    const [id, query = ""] = decodeURI(location.hash.slice(1)).split("?");
    const given = new URLSearchParams(query);
    const list = (name) => new Set((given.get(name) ?? "").split(".").filter(Boolean));
    if (query) {
      state.off = list("off");
      state.hide = list("hide");
      state.q = given.get("q") ?? "";
    }
    target = id;
  }

  function writeAddress() {
    const given = new URLSearchParams();
    if (state.off.size) given.set("off", [...state.off].sort().join("."));
    if (state.hide.size) given.set("hide", [...state.hide].sort().join("."));
    if (target === "search" && state.q) given.set("q", state.q);
    const query = given.toString();
    const address = "#" + target + (query ? "?" + query : "");
    if (location.hash !== address && (target || query)) history.replaceState(null, "", address);
  }

  // Routes: every view, article, pair, passage and finding has an address of its own.
  let article = null;
  let moved = false;

  function find(id) {
    const paragraph = /^(a\d+)-o(\d+)$/.exec(id);
    if (paragraph) return $(`#${paragraph[1]} [data-o="${paragraph[2]}"]`);
    return id ? document.getElementById(id) : null;
  }

  function route() {
    readAddress();
    closeNote();
    const found = find(target);
    const element = found?.closest(".view") ? found : $("#overview");
    const view = element.closest(".view");
    $("#search").hidden = view.id !== "search";
    for (const each of $$(".view")) each.classList.toggle("on", each === view);
    for (const link of $$(".views a")) {
      if (link.hash === "#" + view.id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (view.id === "articles") showArticle(element.closest(".art") ?? article ?? $(".art"));
    if (view.id === "reuse") showPair(element.closest(".pair"));
    if (view.id === "search") search();
    applyFilters();
    writeAddress();
    arrive(element, view);
  }

  function arrive(element, view) {
    const heading = element.matches(".view, .art, .pair") ? $("h2.headline, .pair.on > h2, h1", element) ?? element : element;
    const isPlace = !element.matches(".view, .art, .pair, h1");
    const name = $("h1, h2", element.closest(".art.on, .pair.on") ?? view)?.textContent.trim();
    document.title = name ? `${name} · copydesk` : "copydesk";
    if (isPlace) {
      element.scrollIntoView({ block: element.matches("h2, li.passage") ? "start" : "center" });
    } else if (moved) {
      scrollTo(0, 0);
    }
    if (moved && view.id !== "search") (isPlace ? element : heading).focus({ preventScroll: true });
    if (element.matches("a.f")) openNote(element, true);
    for (const lit of $$(".passage.lit")) lit.classList.remove("lit");
    if (element.matches(".passage")) lightPassage(element);
    moved = true;
  }

  // Articles
  function showArticle(chosen) {
    if (!chosen) return;
    article = chosen;
    for (const each of $$(".art")) each.classList.toggle("on", each === chosen);
    for (const link of $$(".picker a")) {
      if (link.hash === "#" + chosen.id) {
        link.setAttribute("aria-current", "true");
        const box = link.closest("nav");
        const top = link.offsetTop - box.offsetTop;
        if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 80) box.scrollTop = top - 80;
      } else link.removeAttribute("aria-current");
    }
    $(".picker").classList.remove("open");
    $(".picker .more")?.setAttribute("aria-expanded", "false");
    if (!$(".bar", chosen)) equip(chosen);
  }

  function equip(art) {
    const bar = make("div", { class: "bar", role: "group", "aria-label": "Marks" });
    const layer = (text, name) => {
      const box = make("input", { type: "checkbox" });
      box.checked = !root.classList.contains(name);
      box.addEventListener("change", () => {
        root.classList.toggle(name, !box.checked);
        for (const other of $$(`.bar [data-layer="${name}"]`)) other.checked = box.checked;
      });
      box.dataset.layer = name;
      return make("label", {}, box, text);
    };
    if ($("a.f", art)) bar.append(layer("Loaded words", "no-marks"));
    if ($(".lift", art)) bar.append(layer("Shared text", "no-lifts"));
    const step = (text, by) => {
      const button = make("button", { type: "button", class: "button" }, text);
      button.addEventListener("click", () => nextFinding(art, by));
      return button;
    };
    if ($("a.f", art)) bar.append(step("Previous word", -1), step("Next word", 1));
    const all = $$(".art");
    const at = all.indexOf(art);
    const beside = [[at - 1, "← Earlier article"], [at + 1, "Later article →"]].filter(([nth]) => all[nth]);
    beside.forEach(([nth, text], i) => {
      bar.append(make("a", { class: i ? "button" : "button spacer", href: "#" + all[nth].id }, text));
    });
    $("header", art).after(bar);
    for (const row of $$(".bars tr[data-k]", art)) {
      const box = make("input", { type: "checkbox", "aria-label": `Mark ${$(".name", row).textContent}` });
      box.addEventListener("change", () => switchOne(state.off, row.dataset.k, box.checked));
      $("th", row).prepend(box, " ");
    }
  }

  function nextFinding(art, by) {
    const all = $$("a.f:not(.off)[id]", art);
    if (!all.length) return;
    const at = all.findIndex((each) => each.id === target || each === note.link);
    const next = all[(at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by + all.length) % all.length];
    next.scrollIntoView({ block: "center" });
    target = next.id;
    writeAddress();
    openNote(next, true);
  }

  function switchOne(set, name, on) {
    if (on) set.delete(name);
    else set.add(name);
    applyFilters();
    writeAddress();
  }

  function applyFilters() {
    const scopes = [article, $(".pair.on .spread")].filter(Boolean);
    for (const scope of scopes) {
      for (const each of $$("[data-k]", scope)) {
        const off = state.off.has(each.dataset.k);
        each.classList.toggle("off", off);
        const box = each.matches("tr") ? $("input", each) : null;
        if (box) box.checked = !off;
        if (each.matches("a.f")) each.tabIndex = off ? -1 : 0;
      }
    }
    for (const box of $$(".classes input")) box.checked = !state.hide.has(box.value);
    const shows = (classes) => classes.some((each) => !state.hide.has(each));
    for (const row of $$(".pairlist li")) row.hidden = !shows(row.dataset.classes.split(" "));
    const pair = $(".pair.on");
    for (const row of pair ? $$(".passage", pair) : []) row.hidden = state.hide.has(row.dataset.class);
    for (const part of pair ? $$(".sh", pair) : []) part.classList.toggle("hide", state.hide.has(part.dataset.class));
    drawTies();
  }

  // Notes: what is said of a word, beside it
  const note = { link: null, pinned: false, timer: 0 };

  function openNote(link, pinned) {
    const source = document.getElementById(link.hash.slice(1));
    if (!source || link.matches(".off") || root.classList.contains("no-marks")) return;
    closeNote();
    note.link = link;
    note.pinned = pinned;
    const pop = $("#pop");
    pop.replaceChildren(...[...source.children].map((each) => each.cloneNode(true)));
    const word = $(".q", pop);
    word?.replaceWith(make("span", { class: "q" }, word.textContent));
    pop.hidden = false;
    link.setAttribute("aria-describedby", "pop");
    link.classList.add("lit");
    if (!wide.matches) return;
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const left = Math.min(at.left, root.clientWidth - pop.offsetWidth - 12);
    const below = at.bottom + pop.offsetHeight + 14 < innerHeight;
    pop.style.left = `${Math.max(8, left) + scrollX}px`;
    pop.style.top = `${(below ? at.bottom + 8 : at.top - pop.offsetHeight - 8) + scrollY}px`;
  }

  function closeNote() {
    clearTimeout(note.timer);
    note.link?.removeAttribute("aria-describedby");
    note.link?.classList.remove("lit");
    note.link = null;
    note.pinned = false;
    $("#pop").hidden = true;
  }

  function watchNotes() {
    const word = (event) => event.target.closest?.("a.f");
    document.addEventListener("mouseover", (event) => {
      const link = word(event);
      if (link && matchMedia("(hover: hover)").matches && !note.pinned) openNote(link, false);
      if (link || event.target.closest?.("#pop")) clearTimeout(note.timer);
      else if (note.link && !note.pinned) note.timer ||= setTimeout(() => { note.timer = 0; closeNote(); }, 250);
      if (link || event.target.closest?.("#pop")) note.timer = 0;
    });
    document.addEventListener("focusin", (event) => {
      const link = word(event);
      if (link && link !== note.link && link.matches(":focus-visible")) openNote(link, true);
      else if (!link && note.pinned && !event.target.closest("#pop")) closeNote();
    });
    document.addEventListener("click", (event) => {
      const link = word(event);
      if (link) {
        event.preventDefault();
        if (link.matches(".off")) return;
        openNote(link, true);
        if (link.id) {
          target = link.id;
          writeAddress();
        }
      } else if (note.link && !event.target.closest("#pop, .bar")) closeNote();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") closeNote();
    });
  }

  // Pairs: two articles side by side, their passages tied
  const spread = { panes: [], ties: null, inStep: true, active: 0, anchors: [] };
  let pairs = null;

  function showPair(chosen) {
    for (const each of $$(".pair")) each.classList.toggle("on", each === chosen);
    $("#reuse").classList.toggle("one", Boolean(chosen));
    spread.panes = [];
    if (chosen && wide.matches) lay(chosen);
  }

  function lay(pair) {
    const place = $(".spread", pair);
    pairs ??= JSON.parse($("#pairs-data").textContent);
    const [left, right, passages] = pairs[pair.id.slice(1)];
    if (!place.firstChild) {
      const ties = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      ties.setAttribute("class", "ties");
      ties.setAttribute("aria-hidden", "true");
      const panes = make("div", { class: "panes" }, pane(pair, left, 0, passages), make("div", {}, ties), pane(pair, right, 1, passages));
      place.append(tools(pair), panes);
    }
    spread.panes = $$(".pane", place);
    spread.ties = $(".ties", place);
    spread.passages = passages;
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
      for (const [start, end] of passage[3 + side]) ranges.push({ start, end, p, kind: passage[2], changed: true });
      ranges.push({ start: passage[side][0], end: passage[side][1], p, kind: passage[2], changed: false });
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
        const part = make("span", { class: `sh ${range.kind}${range.changed ? " ch" : ""}` }, text);
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

  function extent(side, p) {
    const parts = $$(`.sh[data-p="${p}"]`, spread.panes[side]);
    if (!parts.length) return null;
    const pane = spread.panes[side];
    const top = pane.getBoundingClientRect().top - pane.scrollTop;
    return [parts[0].getBoundingClientRect().top - top, parts.at(-1).getBoundingClientRect().bottom - top];
  }

  function measure() {
    if (!spread.panes.length) return;
    spread.extents = spread.passages.map((_, p) => [extent(0, p), extent(1, p)]);
    const tied = spread.extents.filter(([left, right]) => left && right).map(([left, right]) => [left[0], right[0]]);
    tied.sort((a, b) => a[0] - b[0]);
    const rising = tied.filter(([, right], i) => tied.slice(0, i).every(([, before]) => before <= right));
    const ends = spread.panes.map((pane) => pane.scrollHeight);
    spread.anchors = [[0, 0], ...rising, ends];
    drawTies();
  }

  function drawTies() {
    if (!spread.panes.length || !spread.extents) return;
    const box = spread.ties.getBoundingClientRect();
    const paths = spread.extents.map(([left, right], p) => {
      const kind = spread.passages[p][2];
      if (!left || !right || state.hide.has(kind)) return null;
      const [a, b] = left.map((y) => y - spread.panes[0].scrollTop);
      const [c, d] = right.map((y) => y - spread.panes[1].scrollTop);
      if ((b < 0 && d < 0) || (a > box.height && c > box.height)) return null;
      const w = box.width;
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

  // Search: the texts themselves
  let paragraphs = null;

  function search() {
    paragraphs ??= $$(".prose [data-o]").map((block) => {
      const parts = [];
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".src")) parts.push(walker.currentNode.data);
      const text = parts.join("");
      return { block, text, low: text.toLowerCase() };
    });
    const wanted = state.q.trim().toLowerCase();
    $("#q").value = state.q;
    const found = wanted.length < 2 ? [] : paragraphs.filter((each) => each.low.includes(wanted));
    const more = found.length > 100 ? ", the first 100 shown" : "";
    $("#search-says").textContent = wanted.length < 2 ? "Type two letters or more." : `“${state.q.trim()}” stands in ${found.length} paragraph${found.length === 1 ? "" : "s"}${more}.`;
    $("#hits").replaceChildren(...found.slice(0, 100).map((each) => hit(each, wanted)));
  }

  function hit({ block, text, low }, wanted) {
    const art = block.closest(".art");
    const at = low.indexOf(wanted);
    const from = Math.max(0, at - 90);
    const link = make("a", { href: `#${art.id}-o${block.dataset.o}` },
      make("span", { class: "who" }, `${$(".kicker b", art).textContent}, ${$(".headline", art).textContent.trim()}`),
      (from ? "…" : "") + text.slice(from, at), make("mark", {}, text.slice(at, at + wanted.length)), text.slice(at + wanted.length, at + wanted.length + 140), text.length > at + wanted.length + 140 ? "…" : "");
    return make("li", {}, link);
  }

  function watchSearch() {
    let timer = 0;
    const go = () => {
      state.q = $("#q").value;
      if (target === "search") { writeAddress(); search(); } else if (state.q.trim().length > 1) location.hash = `search?q=${encodeURIComponent(state.q)}`;
    };
    $("#q").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(go, 150); });
    $(".search").addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); go(); });
  }

  // Table: sorted by any column
  function makeSortable(table) {
    $$("thead th[data-sort]", table).forEach((head) => {
      const nth = [...head.parentElement.children].indexOf(head);
      const button = make("button", { type: "button" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const falls = head.getAttribute("aria-sort") !== "descending" && head.dataset.sort === "number" ? true : head.getAttribute("aria-sort") === "ascending";
        for (const other of $$("[aria-sort]", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falls ? "descending" : "ascending");
        const key = (row) => row.children[nth].dataset.v;
        const rows = $$("tbody tr", table).map((row, at) => [row, at]);
        const order = head.dataset.sort === "number" ? (a, b) => Number(key(a)) - Number(key(b)) : (a, b) => key(a).localeCompare(key(b));
        rows.sort(([a, i], [b, j]) => (falls ? order(b, a) : order(a, b)) || i - j);
        $("tbody", table).append(...rows.map(([row]) => row));
      });
    });
  }

  function watchTheme() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const button = $("#theme");
    const show = () => button.setAttribute("aria-pressed", String((root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark"));
    button.addEventListener("click", () => {
      root.dataset.theme = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
      show();
    });
    dark.addEventListener("change", show);
    show();
  }

  function makePicker() {
    const more = make("button", { type: "button", class: "button more", "aria-expanded": "false" }, `All ${$$(".picker li").length} articles`);
    more.addEventListener("click", () => more.setAttribute("aria-expanded", String($(".picker").classList.toggle("open"))));
    $(".picker").prepend(more);
  }

  function makeClassFilter() {
    const box = $("#classes");
    if (!box) return;
    box.classList.add("classes");
    const present = new Set($$(".pairlist li").flatMap((row) => row.dataset.classes.split(" ")));
    for (const input of $$("input", box)) {
      input.closest("label").hidden = !present.has(input.value);
      input.addEventListener("change", () => switchOne(state.hide, input.value, input.checked));
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    $$("table.sortable").forEach(makeSortable);
    makePicker();
    makeClassFilter();
    watchNotes();
    watchSearch();
    watchTheme();
    addEventListener("hashchange", route);
    addEventListener("resize", () => { closeNote(); measure(); });
    wide.addEventListener("change", () => { if ($(".pair.on")) showPair($(".pair.on")); });
    route();
  });
})();
