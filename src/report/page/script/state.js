// Adds to the page what a document alone can't do: one view at a time, notes beside words, filters,
// two articles that scroll in step, search. Nothing is stored and nothing is sent.
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
