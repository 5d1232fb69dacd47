// SPDX-License-Identifier: EUPL-1.2
// A web page in Debian's Chromium: what axe-core says of it at several widths, colours and sizes of letters; whether
// anything is asked of another host; how wide it is; what its words are, in order; what the keyboard reaches.
//
// usage: node web_page.mjs FOLDER-OF-PACKAGES PAGE PDF all|few     prints one JSON object; PDF: where it is printed to
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [home, page, pdf, how] = process.argv.slice(2);
const LOOKS = [[320, "light", "none"], [1280, "dark", "none"], [1280, "light", "active"],
  [768, "light", "none"], [1280, "light", "none"], [320, "dark", "none"]];
const require = createRequire(path.resolve(home, "web_page.cjs"));
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// What axe-core leaves to people, and why it is right: charts are pictures, on a ground of their own, and the PDF's tests hold
// their contrast; a cell that scrolls out of its box has the colours that it has at another width, where it is judged; and
// under a heading of rows that spans all columns it does not look for the cells of the last one.
const explained = `(one => {
  const at = document.querySelector([one.target].flat(9).at(-1));
  const box = at?.closest(".scroll");
  if (at?.closest("figure svg")) return true;
  if (one.rule === "color-contrast") return Boolean(box && box.scrollWidth > box.clientWidth);
  return one.rule === "th-has-data-cells" && Boolean(at.querySelector("th[scope=rowgroup][colspan]")) &&
    [...at.querySelectorAll("td:last-child")].every(cell => cell.textContent.trim());
})`;

async function judge(tab) {
  await tab.evaluate(axe);
  return tab.evaluate(async judged => {
    const found = await axe.run({ resultTypes: ["violations", "incomplete"] });
    const named = rules => rules.flatMap(rule => rule.nodes.map(node => ({ rule: rule.id, target: node.target, html: node.html })));
    const told = one => `${one.rule}: ${one.html.slice(0, 120)}`;
    return { violations: named(found.violations).map(told),
      incomplete: named(found.incomplete).filter(one => !eval(judged)(one)).map(told) };
  }, explained);
}

// The text that is read, without pictures, captions of tables (the heading again) and tables of figures.
const words = () => {
  const left = new Set(["SVG", "CAPTION", "DETAILS", "STYLE", "NAV", "FOOTER"]);
  const texts = [];
  const walk = node => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    else if (!left.has(node.tagName.toUpperCase()) && !node.classList.contains("skip")) node.childNodes.forEach(walk);
  };
  walk(document.body);
  return texts.join(" ").split(/\s+/).filter(Boolean);
};

async function keyboard(tab, most) {
  const reached = [];
  for (let i = 0; i < most; i++) {
    await tab.keyboard.press("Tab");
    const now = await tab.evaluate(() => {
      const it = document.activeElement;
      const style = getComputedStyle(it);
      return it === document.body ? null : { name: it.tagName, text: it.textContent.trim().slice(0, 40),
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 };
    });
    if (!now) break;
    reached.push(now);
  }
  return reached;
}

const browser = await puppeteer.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const result = { requests: [], refused: [], looks: [] };
try {
  const tab = await browser.newPage();
  tab.on("request", request => /^(file|data):/.test(request.url()) || result.requests.push(request.url()));
  tab.on("console", message => result.refused.push(message.text()));
  await tab.goto("file://" + path.resolve(page));
  result.words = await tab.evaluate(words);
  result.pictures = await tab.evaluate(() => [...document.images].map(one => ({ shown: one.naturalWidth > 0, alt: one.alt })));
  result.reached = await keyboard(tab, 1500);
  await tab.pdf({ path: pdf, format: "A4", printBackground: true });
  await tab.setBypassCSP(true);
  const session = await tab.createCDPSession();
  for (const [width, scheme, forced] of how === "all" ? LOOKS : LOOKS.slice(0, 3)) {
    await tab.setViewport({ width, height: 900 });
    await session.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme },
      { name: "forced-colors", value: forced }] });
    await tab.reload();
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
    result.looks.push({ width, scheme, forced, wide, ...await judge(tab) });
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(result));
