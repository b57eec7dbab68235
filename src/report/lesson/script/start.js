// Routes: each step, text, pair and paper has an address of its own; what was marked is in none.
let moved = false;

function route() {
  const [id, query = ""] = decoded(location.hash.slice(1)).split("?");
  const of = new URLSearchParams(query).get("of") ?? "";
  const found = id === "key" ? $("#handout") : document.getElementById(id)?.closest(".view, .art, .versions");
  const element = found ?? $("#lesson");
  const view = element.closest(".view");
  for (const each of $$(".view")) each.classList.toggle("on", each === view);
  for (const link of $$(".views a")) {
    if (link.hash === "#" + view.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (view.id === "articles") showText(element.closest(".art") ?? $(".art.on") ?? $(".art"));
  if (view.id === "versions") showVersions(element.closest(".versions") ?? $(".versions.on") ?? $(".versions"));
  if (view.id === "compare" && answers) drawComparison();
  if (view.id === "handout") drawPaper(id, of);
  const heading = $(".art.on h2, .versions.on h2", view) ?? $("h1", view);
  document.title = `${heading.textContent.trim()} · copydesk`;
  if (moved) {
    scrollTo(0, 0);
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  moved = true;
}

function showText(chosen) {
  if (!chosen) return;
  for (const each of $$(".art")) each.classList.toggle("on", each === chosen);
  for (const link of $$(".picker a")) {
    if (link.hash === "#" + chosen.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  $(".picker").classList.remove("open");
  $(".picker .more").setAttribute("aria-expanded", "false");
  equip(chosen.id);
}

function makePicker() {
  const more = make("button", { type: "button", class: "button more", "aria-expanded": "false" }, `All ${$$(".picker li").length} texts`);
  more.addEventListener("click", () => more.setAttribute("aria-expanded", String($(".picker").classList.toggle("open"))));
  $(".picker").prepend(more);
}

function watchPaper() {
  $("#paper-of").addEventListener("change", (event) => {
    const view = location.hash.startsWith("#key") ? "key" : "handout";
    history.replaceState(null, "", `#${view}${event.target.value ? `?of=${event.target.value}` : ""}`);
    drawPaper(view, event.target.value);
  });
  $("#to-key").addEventListener("click", (event) => { if (!answers) event.preventDefault(); });
  $("#print").addEventListener("click", () => print());
}

document.addEventListener("DOMContentLoaded", () => {
  watchTheme();
  if (!$("#lesson-data")) return;
  const given = JSON.parse($("#lesson-data").textContent);
  lesson = given;
  makePicker();
  watchFiles();
  watchGuesses();
  watchPaper();
  $("#reveal").addEventListener("click", () => { reveal(); $("#compare-h").focus(); });
  if (root.dataset.answers === "shown") reveal();
  addEventListener("hashchange", route);
  showCounts();
  route();
});
