// Search: the texts themselves
let paragraphs = null;

function search() {
  // Those of the articles: what stands beside another in a pair is a copy of one.
  paragraphs ??= $$(".art .prose [data-o]").map((block) => {
    const text = plainText(block);
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
