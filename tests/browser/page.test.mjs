// Story: a reader opens the page in a browser, at a desk and on a phone, with and without a mouse.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import { open } from "./browser.mjs";

const pages = { seeds: process.env.PAGE_SEEDS, hostile: process.env.PAGE_HOSTILE, many: process.env.PAGE_MANY };
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = ["overview", "events", "reuse", "articles", "words", "method"];

let context;
let tab;
let complaints;

before(async () => {
  context = await open({ viewport: { width: 1440, height: 900 } });
});
after(() => context.close());

const freshTab = async () => {
  await tab?.close();
  tab = await context.newPage();
  complaints = [];
  tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(error.message));
  tab.on("request", (request) => /^(file|data):/.test(request.url()) || complaints.push(`asked for ${request.url()}`));
  tab.on("dialog", (dialog) => { complaints.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await tab.setViewportSize({ width: 1440, height: 900 });
  await tab.emulateMedia({ colorScheme: "light", media: null });
};
beforeEach(freshTab);

const show = async (page, fragment = "") => {
  await tab.goto("about:blank");
  await tab.goto(pathToFileURL(page).href + fragment);
};
const visible = (query) => tab.locator(query).filter({ visible: true });
const nothingWrong = () => assert.deepEqual(complaints, []);
// What no template writes: elements that load or run something, attributes that are script, links out of the page and the web.
const foreign = () => [...document.querySelectorAll("body *")].filter((each) => {
  const runs = [...each.attributes].some((attribute) => /^(on|srcdoc$|formaction$)/i.test(attribute.name));
  const leads = [each.getAttribute("href"), each.getAttribute("src"), each.getAttribute("xlink:href")].some((link) => link && !/^(#|https?:)/.test(link));
  const loads = each.matches("script:not([type]), style, img, image, iframe, object, embed, video, audio, source, link, base, meta, template");
  return runs || leads || loads;
}).map((each) => each.outerHTML.slice(0, 120));
// What is not shown is taken away first: it is tested where it is shown.
const serious = async (rules) => {
  await tab.evaluate(axe);
  const found = await tab.evaluate((rules) => {
    for (const away of document.querySelectorAll(".view:not(.on), .art:not(.on), .pair:not(.on)")) away.remove();
    return window.axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false });
  }, rules);
  return found.violations
    .filter((each) => ["serious", "critical"].includes(each.impact))
    .map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
};

test("each view opens alone, with nothing on the console and nothing asked of a network", async () => {
  await show(pages.seeds);
  for (const view of VIEWS) {
    await tab.click(`.views a[href="#${view}"]`);
    // A view opens once the browser has told of the new address.
    await tab.locator(`.views a[aria-current][href="#${view}"]`).waitFor({ timeout: 5000 });
    assert.deepEqual(await visible(".view").evaluateAll((all) => all.map((each) => each.id)), [view]);
    assert.equal(await tab.getAttribute(".views a[aria-current]", "href"), "#" + view);
  }
  nothingWrong();
});

test("every view is reached by keyboard alone", async () => {
  await show(pages.seeds);
  await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Skip to the findings");
  await tab.keyboard.press("Tab");
  const reached = [];
  for (const view of VIEWS) {
    for (let presses = 0; presses < 14; presses++) {
      const hash = await tab.evaluate(() => document.activeElement.hash);
      if (hash === "#" + view) break;
      await tab.keyboard.press("Tab");
    }
    await tab.keyboard.press("Enter");
    await tab.waitForFunction((id) => document.getElementById(id).classList.contains("on"), view);
    reached.push(view);
    await tab.focus(".skip");
  }
  assert.deepEqual(reached, VIEWS);
});

test("axe finds nothing serious, in light and in dark", async () => {
  const fragments = ["#overview", "#events", "#reuse", "#a17-f2", "#a13", "#words", "#method", "#search?q=bridge", ...await firstPairs()];
  const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // Colours are all that differs in the dark.
  for (const [colorScheme, rules] of [["light", standards], ["dark", ["color-contrast"]]]) {
    await tab.emulateMedia({ colorScheme });
    for (const fragment of fragments) {
      await show(pages.seeds, fragment);
      assert.deepEqual(await serious(rules), [], `${colorScheme} ${fragment}`);
    }
  }
});

const firstPairs = async () => {
  await show(pages.seeds);
  const hashes = await tab.$$eval(".pairlist a", (links) => links.map((link) => link.hash));
  return [hashes[2], hashes.at(-1)];
};

test("no view is wider than the screen, on a phone and at a desk", async () => {
  for (const width of [390, 1440]) {
    await tab.setViewportSize({ width, height: 844 });
    for (const fragment of ["#overview", "#events", "#reuse", "#a17", "#a13", "#words", "#method", ...await firstPairs()]) {
      await show(pages.seeds, fragment);
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `${width} ${fragment}`);
    }
  }
});

test("a word tells its reason on hover, on focus and on a tap, and Escape ends it", async () => {
  await show(pages.seeds, "#a17");
  const word = tab.locator("#a17-f1");
  await word.hover();
  assert.match(await tab.innerText("#pop"), /Plainer:/);
  await tab.keyboard.press("Escape");
  assert.equal(await tab.isVisible("#pop"), false);
  await tab.focus("#a17 .bar button");
  for (let presses = 0; presses < 8 && !(await tab.isVisible("#pop")); presses++) await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("aria-describedby")), "pop");
  await tab.keyboard.press("Escape");
  await tab.mouse.move(0, 0);
  await tab.setViewportSize({ width: 390, height: 844 });
  await word.click();
  assert.match(await tab.innerText("#pop"), /Weight [\d.]+, in the writer’s own voice \(\d of 5 in the lexicon\)/);
  assert.match(tab.url(), /#a17-f1$/);
});

test("a finding and a passage have addresses that lead to them", async () => {
  await show(pages.seeds, "#a17-f3");
  assert.ok(await tab.locator("#a17-f3").isVisible());
  assert.ok(await tab.isVisible("#pop"));
  const passage = await tab.$eval("#a13 .src", (link) => link.hash);
  await show(pages.seeds, passage);
  assert.ok(await tab.locator(passage).isVisible());
});

test("categories are switched off and on, and the address keeps it", async () => {
  await show(pages.seeds, "#a17");
  const marks = () => tab.locator("#a17 .prose a.f:not(.off)").count();
  const all = await marks();
  await tab.locator("#a17 .bars input").first().uncheck();
  const fewer = await marks();
  assert.ok(fewer < all, `${fewer} of ${all}`);
  const address = new URL(tab.url());
  assert.match(address.hash, /#a17\?off=/);
  await show(pages.seeds, address.hash);
  assert.equal(await marks(), fewer);
  await tab.locator("#a17 .bars input").first().check();
  assert.equal(await marks(), all);
});

test("pairs are filtered by the class of their passages", async () => {
  await show(pages.seeds, "#reuse");
  const rows = () => visible(".pairlist li").count();
  const all = await rows();
  await tab.locator('#classes input[value="quotation"]').uncheck();
  assert.ok((await rows()) < all);
  await tab.locator('#classes input[value="quotation"]').check();
  assert.equal(await rows(), all);
});

test("two articles scroll in step, with their passages tied", async () => {
  const [pair] = await firstPairs();
  await show(pages.seeds, pair);
  assert.ok((await tab.locator(".pair.on .ties path").count()) > 0);
  await tab.hover(".pair.on .left-pane");
  await tab.mouse.wheel(0, 400);
  await tab.waitForFunction(() => document.querySelector(".pair.on .right-pane").scrollTop > 100);
  const texts = await tab.$$eval(".pair.on .pane", (panes) => panes.map((pane) => [...pane.querySelectorAll('.sh[data-p="0"]:not(.ch)')].map((part) => part.lastChild.data).join("")));
  assert.ok(texts[0].length > 20);
  nothingWrong();
});

test("passages that the document leaves to the script are the ones the articles share", async () => {
  const [, drawn] = await firstPairs();
  await show(pages.seeds, drawn);
  await tab.click(".pair.on .listed summary");
  const list = visible(".pair.on .passage");
  assert.ok((await list.count()) > 0);
  assert.ok((await list.first().locator("blockquote").first().innerText()).length > 20);
});

test("one event is shown at a time, and each telling leads to its sentence", async () => {
  await show(pages.seeds, "#events");
  assert.equal(await visible(".event").count(), 1);
  await tab.locator(".contents a").nth(1).click();
  await tab.locator("#e2").waitFor({ state: "visible", timeout: 5000 });
  assert.equal(await visible(".event").getAttribute("id"), "e2");
  await show(pages.seeds, "#e1-r1");
  assert.ok(await tab.locator("#e1-r1 mark.loaded, #e1-r1 b").first().isVisible());
  const paragraph = await tab.locator("#e1-r1 dt a").first().getAttribute("href");
  await tab.locator("#e1-r1 dt a").first().click();
  await tab.locator(paragraph).waitFor({ state: "visible", timeout: 5000 });
});

test("the articles are sorted by a column and searched by a word", async () => {
  await show(pages.seeds);
  await tab.click('th[data-sort="number"]:has-text("Load") button');
  const loads = await tab.$$eval(".articles tbody tr", (rows) => rows.map((row) => Number(row.children[4].dataset.v)));
  assert.deepEqual(loads, [...loads].sort((a, b) => b - a));
  await tab.fill("#q", "girders");
  await tab.waitForSelector("#hits li");
  assert.match(await tab.innerText("#search-says"), /stands in \d+ places/);
  await tab.click("#hits li a");
  assert.match(await tab.innerText(".art.on .prose"), /girders/);
});

test("dark colours are a press away and stay in the page", async () => {
  await show(pages.seeds);
  const paper = () => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper();
  await tab.click("#theme");
  assert.notEqual(await paper(), light);
  assert.equal(await tab.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length), 0);
});

test("from a pair of many passages one comes to one of few, and to what is searched", async () => {
  await show(pages.seeds);
  const pairs = await tab.$$eval(".pair", (all) => all.map((each) => [each.querySelectorAll(".passage").length, `#${each.id}`]));
  pairs.sort(([a], [b]) => b - a);
  for (const [, fragment] of [pairs[0], pairs.at(-1), pairs[0], pairs.at(-1)]) {
    await tab.evaluate((hash) => (location.hash = hash), fragment);
    await tab.waitForTimeout(100);
  }
  const name = await tab.innerText(`${pairs.at(-1)[1]} h2`);
  assert.ok((await tab.title()).startsWith(name.trim().slice(0, 12)), `${await tab.title()} for ${name}`);
  await tab.evaluate(() => (location.hash = "#search?q=girders"));
  await tab.waitForSelector("#hits li");
  nothingWrong();
});

test("hostile articles stay text", async () => {
  await show(pages.hostile);
  for (const link of await tab.locator(".views a").all()) await link.click();
  const places = await tab.$$eval(".art, .pair", (all) => all.map((each) => `#${each.id}`));
  const [articles, pairs] = ["#a", "#m"].map((begin) => places.filter((each) => each.startsWith(begin)));
  assert.equal(articles.length, 18);
  const typed = ["#search?q=script", "#search?q=<img src=x onerror=window.pwned=1>", "#<img src=x onerror=window.pwned=1>", "#javascript:window.pwned=1", "#%"];
  for (const fragment of [...articles, ...pairs.filter((_, nth) => nth % 6 === 0), ...typed]) {
    await tab.evaluate((hash) => (location.hash = hash), fragment);
    await tab.waitForTimeout(20);
  }
  assert.equal(await tab.evaluate(() => window.pwned), undefined);
  assert.deepEqual(await tab.evaluate(foreign), []);
  nothingWrong();
});

test("without a script everything is there to read", async () => {
  const plain = await open({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  const page = await plain.newPage();
  await page.goto(pathToFileURL(pages.seeds).href);
  for (const view of VIEWS) assert.ok(await page.locator("#" + view).isVisible(), view);
  assert.ok(await page.locator("#a22 .prose").isVisible());
  assert.ok((await page.locator(".passage").filter({ visible: true }).count()) > 10);
  await plain.close();
});

test("it prints what is on the screen", async () => {
  await show(pages.seeds, "#a17");
  const article = await tab.pdf({ format: "A4" });
  const pagesOf = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  assert.ok(pagesOf(article) >= 1 && pagesOf(article) <= 3, `${pagesOf(article)} pages`);
});

test("it prints the whole report in reading order when it is asked to", async () => {
  await show(pages.seeds, "#m2-p1");
  const pagesOf = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  const pair = pagesOf(await tab.pdf({ format: "A4" }));
  await tab.evaluate(() => { window.print = () => {}; });
  await tab.locator("#paper").click();
  for (const view of VIEWS) assert.ok(await tab.locator("#" + view).isVisible(), view);
  const whole = pagesOf(await tab.pdf({ format: "A4" }));
  assert.ok(pair >= 1 && pair <= 3 && whole > 30, `${pair} and ${whole} pages`);
  await tab.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.ok(!(await tab.locator("#overview").isVisible()));
});

test("three hundred articles open in under two seconds and stay responsive", async () => {
  const [opened, moved] = [[], []];
  for (const nth of [100, 200, 300]) {
    await freshTab();
    await tab.goto(pathToFileURL(pages.many).href);
    await tab.waitForSelector("#overview.on");
    opened.push(await worked());
    await tab.evaluate(async (hash) => {
      location.hash = hash;
      await new Promise((done) => addEventListener("hashchange", () => requestAnimationFrame(done), { once: true }));
    }, `#a${nth}`);
    moved.push(await worked() - opened.at(-1));
  }
  assert.ok(Math.min(...opened) < 2000, `opened after ${opened} ms`);
  assert.ok(Math.min(...moved) < 500, `moved after ${moved} ms`);
  nothingWrong();
});

// Milliseconds that the tab's main thread has worked: what else runs on the machine is not the page's doing.
const worked = async () => {
  const session = await context.newCDPSession(tab);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  return Math.round(metrics.find((each) => each.name === "ThreadTime").value * 1000);
};
