// Takes the README's pictures: node pictures.mjs PAGE LESSON FOLDER
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "./browser.mjs";

const [page, lesson, folder] = process.argv.slice(2);
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
  if (name === "event") await tab.locator("#e1 .facts-told").first().evaluate((list) => list.previousElementSibling.scrollIntoView());
  if (point) await tab.hover(point);
  await tab.waitForTimeout(400);
  await tab.screenshot({ path: join(folder, `${name}.png`) });
}
await work();
await context.close();

// A student has marked a few words of a text, and the program's marks stand beside them.
async function work() {
  await tab.emulateMedia({ colorScheme: "light" });
  await tab.goto(pathToFileURL(lesson).href);
  const hash = await tab.$$eval(".picker a", (links) => links.find((link) => link.textContent.includes("Eco-mob")).hash);
  const act = async (fragment) => { await tab.evaluate((to) => { location.hash = to; }, fragment); await tab.waitForTimeout(100); };
  await act(hash);
  for (const [word, letter] of [["RABBLE", "c"], ["brave", "l"], ["hurling", "l"], ["scruffy", "l"], ["whopping", "s"]]) {
    await tab.locator(`${hash} .sheet .w`).filter({ hasText: new RegExp(`^${word}$`) }).first().click();
    await tab.keyboard.press(letter);
  }
  await act("#compare");
  await tab.click("#reveal");
  await act(hash);
  await tab.locator(`${hash} .sheet .w`).filter({ hasText: /^scruffy$/ }).first().click();
  await tab.locator(".plainer input").filter({ visible: true }).fill("nine-acre");
  await tab.mouse.move(0, 0);
  await tab.waitForTimeout(200);
  await tab.screenshot({ path: join(folder, "lesson.png") });
}

function article(words) {
  return { words, find: (wanted) => [...document.querySelectorAll(".picker a")].find((link) => link.textContent.includes(wanted)).hash };
}

function pair(words) {
  return { words, find: (wanted) => [...document.querySelectorAll(".pairlist a")].find((link) => link.textContent.includes(wanted)).hash };
}
