// Opens the pages of a report as people will: on a phone, a tablet and a desk, light and dark, in both languages. A page must
// say nothing on the console, ask for no other file, not be wider than the window, lead nowhere that is not there, and give
// axe nothing to find.
//
//   node pages.mjs [FOLDER OF A REPORT …]
//
// Without folders it makes the report on the sample data, in Chinese and in English, by the program that GASCORE names or that
// cargo builds.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [390, 800, 1400];
const SCHEMES = ["light", "dark"];
const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];

/** The browser of the system; none is ever downloaded. */
function browserPath() {
  const folders = (process.env.PATH ?? "").split(":");
  const found = BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!found) throw new Error(`none of ${BROWSERS.join(", ")} is installed`);
  return found;
}

/** The report on the sample data, made now. */
function makeReport(folder, lang) {
  const target = join(folder, lang);
  const report = ["report", "sample-data/2019Q3", "--lang", lang, "--quiet", "-o", target];
  const [program, ...before] = process.env.GASCORE ? [process.env.GASCORE] : ["cargo", "run", "--locked", "--quiet", "--"];
  execFileSync(program, [...before, ...report], { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
  return target;
}

/** `report.html` and the pages of the enterprises. */
function pagesOf(report) {
  const enterprises = readdirSync(join(report, "enterprises")).sort().map((name) => join(report, "enterprises", name));
  return [join(report, "report.html"), ...enterprises];
}

/** Links that lead nowhere, and what is wider than it may be; runs in the page. */
function faultsInPage() {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`${root.scrollWidth} px wide in a window of ${root.clientWidth} px`);
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) faults.push(`the id ${id} is there twice`);
  const files = new Set();
  for (const link of document.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? "";
    if (!href.startsWith("#")) files.add(href);
    else if (!document.getElementById(href.slice(1))) faults.push(`${href} leads nowhere`);
  }
  return { faults, files: [...files] };
}

/** What axe finds, in a page whose policy would not let it in: it is put in from outside, as a debugger does. */
async function axeFaults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.length} × ${nodes[0].html.slice(0, 160)} — ${nodes[0].failureSummary.replaceAll("\n", " ")}`);
}

/** Everything wrong with one file at one width in one scheme; axe reads every cell of a page, so it looks where it may find something new. */
async function check(context, file, width, withAxe) {
  const page = await context.newPage();
  const faults = [];
  const address = pathToFileURL(file).href;
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => request.url() === address || faults.push(`asks for ${request.url()}`));
  await page.setViewportSize({ width, height: 900 });
  await page.goto(address, { waitUntil: "load" });
  const found = await page.evaluate(faultsInPage);
  faults.push(...found.faults);
  for (const href of found.files) {
    if (/^[a-z]+:|^\/\//i.test(href)) faults.push(`${href} leads outside`);
    else if (!existsSync(join(dirname(file), decodeURIComponent(href.split("#")[0])))) faults.push(`${href} leads nowhere`);
  }
  if (withAxe) faults.push(...(await axeFaults(page)));
  await page.close();
  return faults;
}

const scratch = mkdtempSync(join(tmpdir(), "gascore-pages-"));
const given = process.argv.slice(2).map((folder) => resolve(folder));
const reports = given.length > 0 ? given : ["zh", "en"].map((lang) => makeReport(scratch, lang));
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: browserPath(), args: ["--no-sandbox", ...quiet] });
let opened = 0;
let faulty = 0;
try {
  for (const scheme of SCHEMES) {
    const context = await browser.newContext({ colorScheme: scheme });
    for (const report of reports) {
      for (const [number, file] of pagesOf(report).entries()) {
        // The pages of enterprises are alike: the first is looked at in every way, the others on a phone by day.
        const widths = number < 2 ? WIDTHS : scheme === SCHEMES[0] ? WIDTHS.slice(0, 1) : [];
        for (const width of widths) {
          // By day on a phone and by night on a desk: every colour and every layout once.
          const withAxe = number < 2 && width === (scheme === SCHEMES[0] ? WIDTHS[0] : WIDTHS[2]);
          const faults = await check(context, file, width, withAxe);
          opened += 1;
          if (faults.length > 0) faulty += 1;
          for (const fault of faults) console.error(`${file.slice(dirname(report).length + 1)}, ${width} px, ${scheme}: ${fault}`);
        }
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
if (opened === 0) throw new Error("no page was opened");
console.log(`${opened} views of ${reports.length} reports, ${faulty} with faults`);
process.exitCode = faulty > 0 ? 1 : 0;
