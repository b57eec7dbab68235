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
  const step = (name, sign, act) => {
    const button = make(act instanceof Function ? "button" : "a", { class: "button", "aria-label": name, title: name }, sign);
    if (act instanceof Function) {
      button.type = "button";
      button.addEventListener("click", act);
    } else button.href = act;
    return button;
  };
  if ($("a.f", art)) {
    bar.append(make("span", { class: "steps" }, "Word",
      step("Previous word", "‹", () => nextFinding(art, -1)), step("Next word", "›", () => nextFinding(art, 1))));
  }
  const all = $$(".art");
  const at = all.indexOf(art);
  const beside = make("span", { class: "steps spacer" }, "Article");
  if (all[at - 1]) beside.append(step("Previous article", "‹", "#" + all[at - 1].id));
  if (all[at + 1]) beside.append(step("Next article", "›", "#" + all[at + 1].id));
  if (all.length > 1) bar.append(beside);
  $("header", art).after(bar);
  for (const row of $$(".bars tr[data-c]", art)) {
    const box = make("input", { type: "checkbox", "aria-label": `Mark ${$(".name", row).textContent}` });
    box.addEventListener("change", () => switchOne(state.off, row.dataset.c, box.checked));
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
    for (const each of $$("[data-c]", scope)) {
      const off = state.off.has(each.dataset.c);
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
