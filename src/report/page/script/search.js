// Search: headlines, outlets and the texts themselves
let places = null;

// Of the articles alone: what stands beside another in a pair is a copy of one.
function searched() {
  return $$(".art").flatMap((art) => {
    const named = [$(".kicker b", art), $(".headline", art)].map((block) => ({ art, block, to: art.id }));
    const blocks = $$(".prose [data-o]", art).map((block) => ({ art, block, to: `${art.id}-o${block.dataset.o}` }));
    return [...named, ...blocks].map((each) => {
      const text = plainText(each.block).trim();
      return { ...each, text, low: text.toLowerCase() };
    });
  });
}

function search() {
  places ??= searched();
  const wanted = state.q.trim().toLowerCase();
  $("#q").value = state.q;
  const found = wanted.length < 2 ? [] : places.filter((each) => each.low.includes(wanted));
  const more = found.length > 100 ? ", the first 100 shown" : "";
  $("#search-says").textContent = wanted.length < 2 ? "Type two letters or more." : `“${state.q.trim()}” stands in ${found.length} ${found.length === 1 ? "place" : "places"}${more}.`;
  $("#hits").replaceChildren(...found.slice(0, 100).map((each) => hit(each, wanted)));
}

function hit({ art, text, low, to }, wanted) {
  const at = low.indexOf(wanted);
  const from = Math.max(0, at - 90);
  const link = make("a", { href: `#${to}` },
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
