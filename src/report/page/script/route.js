// Routes: every view, article, pair, passage and finding has an address of its own.
let article = null;
let moved = false;

function find(id) {
  const passage = /^(m\d+)-p\d+$/.exec(id);
  if (passage) drawPassages(document.getElementById(passage[1]));
  return id ? document.getElementById(id) : null;
}

function route() {
  readAddress();
  closeNote();
  const found = find(target || (document.body.dataset.start ?? ""));
  const element = found?.closest(".view") ? found : $("#overview");
  const view = element.closest(".view");
  $("#search").hidden = view.id !== "search";
  for (const each of $$(".view")) each.classList.toggle("on", each === view);
  for (const link of $$(".views a")) {
    if (link.hash === "#" + view.id) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (view.id === "articles") showArticle(element.closest(".art") ?? article ?? $(".art"));
  if (view.id === "events") showEvent(element.closest(".event"));
  if (view.id === "reuse") showPair(element.closest(".pair"));
  if (view.id === "search") search();
  applyFilters();
  writeAddress();
  arrive(element, view);
}

function showEvent(chosen) {
  const shown = chosen ?? $(".event.on") ?? $(".event");
  for (const each of $$(".event")) each.classList.toggle("on", each === shown);
  for (const link of $$(".contents a")) {
    if (link.hash === "#" + shown.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function arrive(element, view) {
  const folded = element.closest("details");
  if (folded) folded.open = true;
  const heading = element.matches(".view, .art, .pair, .event") ? $("h2.headline, .pair.on > h2, .event > h2, h1", element) ?? element : element;
  const isPlace = !element.matches(".view, .art, .pair, .event, h1");
  const name = $("h1, h2", element.closest(".art.on, .pair.on, .event.on") ?? view)?.textContent.trim();
  document.title = name ? `${name} · copydesk` : "copydesk";
  if (isPlace) {
    element.scrollIntoView({ block: element.matches("h2, li.passage") ? "start" : "center" });
  } else if (moved) {
    scrollTo(0, 0);
  }
  const place = isPlace ? element : heading;
  if (!place.matches("a, button, input, [tabindex]")) place.tabIndex = -1;
  if (moved && view.id !== "search") place.focus({ preventScroll: true });
  if (element.matches("a.f")) openNote(element, true);
  for (const lit of $$(".passage.lit")) lit.classList.remove("lit");
  if (element.matches(".passage")) lightPassage(element);
  moved = true;
}
