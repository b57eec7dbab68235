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
      // What nobody says stands last either way.
      const unsaid = (row) => Number(key(row) === "");
      rows.sort(([a, i], [b, j]) => unsaid(a) - unsaid(b) || (falls ? order(b, a) : order(a, b)) || i - j);
      $("tbody", table).append(...rows.map(([row]) => row));
    });
  });
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
  for (const block of $$(".prose > p[id]")) block.dataset.o = block.id.split("-o")[1];
  $$("table.sortable").forEach(makeSortable);
  makePicker();
  makeClassFilter();
  watchNotes();
  watchSearch();
  watchTheme();
  addEventListener("hashchange", route);
  watchPaper();
  addEventListener("resize", () => { closeNote(); measure(); });
  wide.addEventListener("change", () => { if ($(".pair.on")) showPair($(".pair.on")); });
  route();
});
