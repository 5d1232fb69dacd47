// SPDX-License-Identifier: EUPL-1.2
// Read PDFs as Firefox does: every page's text, operators, structure and links.
// usage: node pdf_js.mjs PDFJS FILE...     prints FILE, its pages and words, and a line for each warning, tab-separated
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [home, ...files] = process.argv.slice(2);
const warnings = [];
console.log = console.warn = (...words) => warnings.push(words.join(" "));
const { getDocument, VerbosityLevel } = await import(pathToFileURL(`${home}/legacy/build/pdf.mjs`));
// Without a canvas it cannot paint here, and says so as it is loaded.
warnings.length = 0;

const say = (...fields) => process.stdout.write(fields.join("\t") + "\n");

async function read(file) {
  const pdf = await getDocument({
    data: new Uint8Array(readFileSync(file)),
    verbosity: VerbosityLevel.WARNINGS,
    standardFontDataUrl: `${home}/standard_fonts/`,
    stopAtErrors: true,
    useSystemFonts: false,
  }).promise;
  let words = 0, tagged = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const text = await page.getTextContent({ includeMarkedContent: true });
    words += text.items.filter((item) => item.str?.trim()).length;
    tagged += (await page.getStructTree()) ? 1 : 0;
    await page.getOperatorList();
    await page.getAnnotations();
    page.cleanup();
  }
  await pdf.getOutline();
  await pdf.getMetadata();
  await pdf.getPageLabels();
  if (tagged < pdf.numPages) warnings.push(`${pdf.numPages - tagged} pages without structure`);
  say(file, "read", pdf.numPages, words);
  await pdf.destroy();
}

for (const file of files) {
  warnings.length = 0;
  try {
    await read(file);
  } catch (error) {
    say(file, "failed", error.message);
  }
  for (const warning of warnings) say(file, "warning", warning);
}
