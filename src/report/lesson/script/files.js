// Files: a student's marks leave the page as a small JSON file, and come back.
const VERSION = 1;
const points = (text, at) => [...text.slice(0, at)].length;

function handIn() {
  const marked = anchors().filter((anchor) => marksOf(anchor).length);
  const opened = answers;
  answers ??= unsealed();
  const versions = $$(".versions").filter((pair) => coloursOf(pair.id).some((colours) => colours.size))
    .map((pair) => ({ left: $("#" + pair.dataset.left).dataset.label, right: $("#" + pair.dataset.right).dataset.label, ...agreement(pair) }));
  const told = guesses();
  answers = opened;
  return {
    copydesk_marks: VERSION,
    lesson: lesson.lesson,
    student: $("#student").value.trim(),
    articles: marked.map((anchor) => {
      const [title, body] = [textOf(anchor, "title"), textOf(anchor, "body")];
      const marks = marksOf(anchor).map(({ part, start, end, category, plainer }) => {
        const text = part === "title" ? title : body;
        return { in: part, start: points(text, start), end: points(text, end), category: category === null ? null : lesson.categories[category][0], plainer };
      });
      return { id: lesson.articles[nthOf(anchor)], label: $("#" + anchor).dataset.label, title, body, marks };
    }),
    guesses: told,
    versions,
  };
}

function save() {
  const name = $("#student").value.trim().split(/[^\p{L}\p{N}]+/u).filter(Boolean).join("-").toLowerCase() || "marks";
  const file = new Blob([JSON.stringify(handIn(), null, 1) + "\n"], { type: "application/json" });
  const link = make("a", { href: URL.createObjectURL(file), download: `${name}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  work.saved = true;
  $("#file-says").textContent = `Saved as ${name}.json.`;
}

// Takes up what was saved; the colours of versions are not in the file.
function takeUp(text) {
  const file = JSON.parse(text);
  if (file.copydesk_marks !== VERSION) throw new Error("it is no file of marks, or of another version");
  if (file.lesson !== lesson.lesson) throw new Error("it is of another lesson");
  const units = (text, at) => [...text].slice(0, at).join("").length;
  for (const article of file.articles) {
    const anchor = `a${lesson.articles.indexOf(article.id) + 1}`;
    const marks = article.marks.map((mark) => {
      const text = textOf(anchor, mark.in);
      const category = lesson.categories.findIndex(([id]) => id === mark.category);
      return { part: mark.in, start: units(text, mark.start), end: units(text, mark.end), category: category < 0 ? null : category, plainer: String(mark.plainer) };
    });
    work.marks.set(anchor, marks.sort(order));
    if ($(`#${anchor} .sheet[role]`)) paint(anchor);
  }
  const nthBy = (label) => $$(".art").findIndex((art) => art.dataset.label === label);
  for (const { asks, about, said } of file.guesses) {
    if (asks === "outlet") work.outlets.set(nthBy(about), said);
    else $$("[data-first]").forEach((box, nth) => {
      if ($$("input", box).map((input) => labelOf(Number(input.value))).join(", ") === about) work.firsts.set(nth, nthBy(said));
    });
  }
  for (const [nth, said] of work.outlets) { const select = $(`select[data-outlet="${nth}"]`); if (select) select.value = said; }
  for (const [nth, said] of work.firsts) { const input = $(`[data-first="${nth}"] input[value="${said}"]`); if (input) input.checked = true; }
  $("#student").value = file.student;
  showCounts();
}

function watchFiles() {
  $("#save").addEventListener("click", save);
  $("#open").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      takeUp(await file.text());
      $("#file-says").textContent = `${file.name} is open.`;
    } catch (error) {
      $("#file-says").textContent = `${file.name} can’t be used: ${error.message}`;
    }
    event.target.value = "";
  });
  addEventListener("beforeunload", (event) => { if (!work.saved) event.preventDefault(); });
}
