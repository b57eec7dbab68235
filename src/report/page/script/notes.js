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
  pop.dataset.c = source.dataset.c;
  pop.className = `pop ${source.className}`.trim();
  const word = $("a", pop);
  word.replaceWith(make("span", { class: "q" }, word.textContent));
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
