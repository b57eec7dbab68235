// The few things that every script here uses. Nothing is stored and nothing is sent.
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

// What is no escape, as a lone "%", stands for itself.
function decoded(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
