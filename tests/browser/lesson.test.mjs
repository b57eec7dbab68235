// Story: a class works on a lesson in a browser, at desks and on phones, with and without a mouse.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { open } from "./browser.mjs";

const pages = { lesson: process.env.PAGE_LESSON, teacher: process.env.PAGE_TEACHER, hostile: process.env.PAGE_LESSON_HOSTILE };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = ["lesson", "articles", "versions", "guess", "compare", "handout"];
const standards = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

let context;
let tab;
let complaints;

before(async () => {
  context = await open({ viewport: { width: 1440, height: 900 } });
});
after(() => context.close());

beforeEach(async () => {
  await tab?.close();
  tab = await context.newPage();
  complaints = [];
  tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("request", (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(`asked for ${request.url()}`));
  tab.on("dialog", (dialog) => { if (dialog.type() !== "beforeunload") complaints.push(`dialog: ${dialog.message()}`); dialog.accept(); });
  await tab.setViewportSize({ width: 1440, height: 900 });
  await tab.emulateMedia({ colorScheme: "light", media: null });
});

const show = async (page, fragment = "") => {
  await tab.goto("about:blank");
  await tab.goto(pathToFileURL(page).href + fragment);
};
const go = async (fragment) => {
  await tab.evaluate((hash) => { location.hash = hash; }, fragment);
  await tab.waitForTimeout(60);
};
const visible = (query) => tab.locator(query).filter({ visible: true });
const nothingWrong = () => assert.deepEqual(complaints, []);
// The text with the heaviest headline, and a word in it.
const text = () => tab.$$eval(".picker a", (links) => links.find((link) => link.textContent.includes("Eco-mob")).hash);
const word = (anchor, wanted) => tab.locator(`${anchor} .sheet .w`).filter({ hasText: new RegExp(`^${wanted}$`) }).first();
const reveal = async () => {
  await go("#compare");
  await tab.click("#reveal");
};
const mark = async (anchor, wanted) => {
  await go(anchor);
  await word(anchor, wanted).click();
};

test("each step opens alone, by keyboard, with nothing on the console and nothing asked of a network", async () => {
  await show(pages.lesson);
  await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Skip to the lesson");
  for (const view of VIEWS) {
    await tab.focus(".skip");
    for (let presses = 0; presses < 10; presses++) {
      if (await tab.evaluate(() => document.activeElement.hash) === "#" + view) break;
      await tab.keyboard.press("Tab");
    }
    await tab.keyboard.press("Enter");
    await tab.waitForFunction((id) => document.getElementById(id).classList.contains("on"), view);
    assert.deepEqual(await visible(".view").evaluateAll((all) => all.map((each) => each.id)), [view]);
  }
  nothingWrong();
});

test("words are marked, widened, sorted and reworded by keyboard alone", async () => {
  await show(pages.lesson);
  const anchor = await text();
  await go(anchor);
  await tab.focus(`${anchor} .sheet .w[tabindex]`);
  await tab.keyboard.press("ArrowRight");
  await tab.keyboard.press("Shift+ArrowRight");
  await tab.keyboard.press("Space");
  const own = () => tab.$$eval(`${anchor} .sheet .w.own`, (words) => words.map((word) => word.textContent));
  assert.deepEqual(await own(), ["bring", "city"]);
  await tab.keyboard.press("f");
  assert.match(await tab.evaluate(() => document.activeElement.getAttribute("aria-label")), /^city, marked as Fear/);
  await tab.keyboard.press("Enter");
  assert.equal(await tab.evaluate(() => document.activeElement.type), "radio");
  await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.type), "text");
  await tab.keyboard.type("close roads");
  await tab.keyboard.press("Escape");
  assert.match(await tab.innerText(`${anchor} .marked`), /F bring city → close roads/);
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "bring");
  await tab.keyboard.press("Delete");
  assert.deepEqual(await own(), []);
  await tab.keyboard.press("ArrowDown");
  assert.equal(await tab.evaluate(() => document.activeElement.matches(".w")), true);
  nothingWrong();
});

test("words are marked by a click, by dragging over several and by a tap on a phone", async () => {
  await show(pages.lesson);
  const anchor = await text();
  await mark(anchor, "nimbys");
  const [from, to] = [await word(anchor, "laid").boundingBox(), await word(anchor, "siege").boundingBox()];
  await tab.mouse.move(from.x + 2, from.y + 8);
  await tab.mouse.down();
  await tab.mouse.move(to.x + to.width - 1, to.y + 8, { steps: 5 });
  await tab.mouse.up();
  const marks = () => tab.$$eval(`${anchor} .marked li button`, (all) => all.map((each) => each.textContent));
  assert.deepEqual(await marks(), ["? nimbys", "? laid siege"]);
  await tab.setViewportSize({ width: 390, height: 844 });
  await word(anchor, "scruffy").click();
  const sheet = await tab.locator(`${anchor} .editor`).boundingBox();
  const under = await word(anchor, "scruffy").boundingBox();
  assert.ok(sheet.y + sheet.height > 840 && sheet.width === 390, "a sheet at the bottom");
  assert.ok(under.y + under.height < sheet.y, "and the word above it");
  nothingWrong();
});

test("the answers come when they are asked for, and go again", async () => {
  await show(pages.lesson);
  const anchor = await text();
  assert.ok(!(await tab.content()).includes("Daily Klaxon, "));
  await mark(anchor, "nimbys");
  await mark(anchor, "banners?|banging");
  assert.equal(await tab.locator(".theirs").filter({ visible: true }).count(), 0);
  await reveal();
  assert.deepEqual(await tab.$$eval(".score div", (all) => all.slice(0, 2).map((each) => each.textContent)), ["you both marked1", "only you marked1"]);
  assert.match(await tab.innerText(".side.theirs"), /Plainer:/);
  await go(anchor);
  assert.ok((await visible(`${anchor} .w.theirs`).count()) > 5);
  assert.match(await tab.innerText(`${anchor} .kicker`), /Daily Klaxon/);
  await go("#compare");
  await tab.click('button:has-text("Hide the program")');
  await go(anchor);
  assert.equal(await visible(`${anchor} .w.theirs`).count(), 0);
  await show(pages.teacher, anchor);
  assert.ok((await visible(".w.theirs").count()) > 0, "the teacher’s copy shows them at once");
  nothingWrong();
});

test("two versions are coloured, and the program’s line runs beneath", async () => {
  await show(pages.lesson, "#v1");
  const words = visible("#v1 .pane:first-child .w");
  await words.nth(12).click();
  await tab.locator("#v1 .pen.one input").check();
  await words.nth(13).click();
  await tab.keyboard.press("Shift+ArrowRight");
  await tab.keyboard.press("Shift+ArrowRight");
  await tab.keyboard.press("1");
  assert.equal(await visible("#v1 .w.pen-both").count(), 4);
  await tab.keyboard.press("0");
  assert.equal(await visible("#v1 .w.pen-both").count(), 3);
  assert.equal(await visible("#v1 .w.shared").count(), 0);
  await reveal();
  await go("#v1");
  assert.ok((await visible("#v1 .w.shared").count()) > 50);
  assert.match(await tab.innerText("#v1 .outcome"), /Of the 3 words you coloured/);
  assert.ok((await visible("#v1 .edits .heated").count()) > 2);
  nothingWrong();
});

test("what is handed in is what --collect reads, and can be opened again", async () => {
  await show(pages.lesson);
  const anchor = await text();
  await tab.fill("#student", "Ada L.");
  await mark(anchor, "nimbys");
  await tab.keyboard.press("c");
  await go("#guess");
  await tab.locator("select[data-outlet]").first().selectOption({ index: 2 });
  await tab.locator("[data-first] input").first().check();
  await go("#v1");
  await visible("#v1 .w").nth(12).click();
  await go("#lesson");
  const wait = tab.waitForEvent("download");
  await tab.click("#save");
  const download = await wait;
  assert.equal(download.suggestedFilename(), "ada-l.json");
  const folder = mkdtempSync(join(tmpdir(), "copydesk-marks-"));
  const file = join(folder, "ada-l.json");
  await download.saveAs(file);
  const saved = JSON.parse(readFileSync(file, "utf8"));
  assert.deepEqual(saved.articles[0].marks.map(({ category }) => category), ["label"]);
  execFileSync(process.env.COPYDESK, ["lesson", "--collect", file, "-o", join(folder, "class.html")]);
  await show(join(folder, "class.html"));
  assert.match(await tab.innerText("main"), /What 1 student marked/);
  assert.equal(await tab.innerText(".heat.h5.theirs"), "nimbys1C");
  assert.deepEqual(await serious(standards), []);
  await show(pages.lesson);
  await tab.setInputFiles("#open", file);
  await tab.waitForFunction(() => document.querySelector("#file-says").textContent);
  assert.equal(await tab.inputValue("#student"), "Ada L.");
  await go(anchor);
  assert.match(await tab.innerText(`${anchor} .marked`), /C nimbys/);
  await tab.setInputFiles("#open", { name: "odd.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await tab.waitForFunction(() => document.querySelector("#file-says").textContent.includes("can’t be used"));
  nothingWrong();
});

const serious = async (rules) => {
  await tab.evaluate(axe);
  // What lies under the masthead while the page is scrolled is no smaller for it.
  await tab.evaluate(() => scrollTo(0, 0));
  const found = await tab.evaluate((rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false }), rules);
  return found.violations
    .filter((each) => ["serious", "critical"].includes(each.impact))
    .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
};

test("axe finds nothing serious, in light and in dark, before and after", async () => {
  for (const [colorScheme, rules] of [["light", standards], ["dark", { type: "rule", values: ["color-contrast"] }]]) {
    await tab.emulateMedia({ colorScheme });
    await show(pages.lesson);
    const anchor = await text();
    await mark(anchor, "nimbys");
    await mark(anchor, "scruffy");
    for (const step of ["#lesson", anchor, "#v1", "#guess", "#compare", "reveal", anchor, "#v1", "#guess", `#key?of=${anchor.slice(1)}`, `#handout?of=${anchor.slice(1)}`]) {
      if (step === "reveal") await reveal();
      else await go(step);
      assert.deepEqual(await serious(rules), [], `${colorScheme} ${step}`);
    }
  }
});

test("no step is wider than the screen, on a phone and at a desk", async () => {
  for (const width of [390, 1440]) {
    await tab.setViewportSize({ width, height: 844 });
    await show(pages.lesson);
    const anchor = await text();
    await mark(anchor, "nimbys");
    await reveal();
    for (const step of ["#lesson", anchor, "#v1", "#guess", "#compare", "#handout", "#key"]) {
      await go(step);
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `${width} ${step}`);
    }
  }
});

test("the handout prints with wide lines, a text a page or more, and the key apart", async () => {
  const pagesOf = async () => ((await tab.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  await show(pages.lesson);
  const anchor = await text();
  await go(`#handout?of=${anchor.slice(1)}`);
  const one = await pagesOf();
  assert.ok(one >= 2 && one <= 4, `${one} pages of one text`);
  await go("#handout");
  const texts = await tab.locator(".art").count();
  assert.equal(await tab.locator(".handout").count(), texts);
  const all = await pagesOf();
  assert.ok(all >= texts, `${all} pages of all texts`);
  const line = await tab.$eval(".lines p", (line) => parseFloat(getComputedStyle(line).lineHeight) / parseFloat(getComputedStyle(line).fontSize));
  assert.ok(line > 2.5, `lines ${line} apart`);
  assert.equal(await tab.locator(".keyed").count(), 0);
  await reveal();
  await go("#key");
  assert.equal(await tab.locator(".handout").count(), 0);
  assert.ok((await pagesOf()) >= 2);
});

test("nothing is stored, and leaving with unsaved marks is asked about", async () => {
  await show(pages.lesson);
  const anchor = await text();
  await mark(anchor, "nimbys");
  assert.equal(await tab.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
  const asked = new Promise((done) => tab.once("dialog", (dialog) => done(dialog.type())));
  await tab.goto("about:blank");
  assert.equal(await asked, "beforeunload");
});

test("hostile texts stay text", async () => {
  await show(pages.hostile);
  await tab.fill("#student", "<img src=x onerror=pwned=1>");
  for (const step of ["#a1", "#v1", "#guess", "#compare", "#handout", "#<img src=x onerror=window.pwned=1>", "#%"]) {
    await go(step);
    const words = visible(".view.on .w");
    if (await words.count()) await words.first().click();
  }
  await reveal();
  for (const step of ["#a1", "#v1", "#guess", "#compare", "#key"]) await go(step);
  assert.equal(await tab.evaluate(() => window.pwned), undefined);
  assert.equal(await tab.evaluate(() => document.querySelectorAll("main script, main img, main iframe, [onclick], [onerror], a[href^='javascript:']").length), 0);
  nothingWrong();
});

test("without a script the texts are there to read", async () => {
  const plain = await open({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  const page = await plain.newPage();
  await page.goto(pathToFileURL(pages.lesson).href);
  assert.ok(await page.locator("#a1 .prose").isVisible());
  await plain.close();
});
