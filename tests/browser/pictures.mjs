// Takes the README's pictures: node pictures.mjs PAGE FOLDER
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./browser.mjs";

const [page, folder] = process.argv.slice(2);
const DESK = { width: 1280, height: 800 };
const context = await open({ viewport: DESK });
const tab = await context.newPage();

// What each picture shows: where, on what screen, in what light, and what is pointed at.
const pictures = [
  { name: "overview", at: "#overview" },
  { name: "article", at: article("Eco-mob"), point: ".art.on .prose .w4" },
  { name: "pair", at: pair("Liberty Lantern") },
  { name: "event", at: "#e1" },
  { name: "pair-dark", at: pair("Liberty Lantern"), dark: true },
];

for (const { name, at, dark, point } of pictures) {
  await tab.emulateMedia({ colorScheme: dark ? "dark" : "light" });
  await tab.goto(pathToFileURL(page).href);
  const hash = typeof at === "string" ? at : await tab.evaluate(at.find, at.words);
  await tab.goto("about:blank");
  await tab.goto(pathToFileURL(page).href + hash);
  if (name === "event") await tab.locator("#e1 .facts-told").evaluate((list) => list.previousElementSibling.scrollIntoView());
  if (point) await tab.hover(point);
  await tab.waitForTimeout(400);
  await tab.screenshot({ path: join(folder, `${name}.png`) });
}
await context.close();

function article(words) {
  return { words, find: (wanted) => [...document.querySelectorAll(".picker a")].find((link) => link.textContent.includes(wanted)).hash };
}

function pair(words) {
  return { words, find: (wanted) => [...document.querySelectorAll(".pairlist a")].find((link) => link.textContent.includes(wanted)).hash };
}
