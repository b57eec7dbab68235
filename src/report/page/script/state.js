// The page adds what a document alone can't do: one view at a time, notes beside words, filters,
// two articles that scroll in step, search.

// State: what is shown, and what is switched off. It lives in the address, behind the "?".
const state = { off: new Set(), hide: new Set(), q: "" };
let target = "";

function readAddress() {
  const [id, query = ""] = decoded(location.hash.slice(1)).split("?");
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
