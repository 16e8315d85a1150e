// The citation of a page in four forms, to copy or to save; made of what the page says of itself for machines.
import * as buttons from "./buttons.js";
import * as files from "./files.js";
import * as references from "./references.js";

const place = document.querySelector("[data-cite]");
const words = place.dataset;
const thing = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
const shown = document.querySelector(".citation > span");
const here = location.protocol === "file:" ? "" : location.href.replace(/[?#].*/, "");
const url = shown.querySelector(".address")?.textContent ?? here;
const parts = new URL(url || location.href).pathname.split("/").filter((part) => part && part !== "index.html");
const page = {
  id: `17-${parts.slice(-2).join("-").replace(/[^\w-]/g, "") || "practices"}`,
  author: thing.author.name,
  date: thing.datePublished ?? "",
  title: shown.querySelector("cite").textContent.trim(),
  edition: thing.version ?? "",
  site: thing.isPartOf?.name ?? "",
  url,
  lang: thing.inLanguage,
};
const apa = shown.textContent.replace(/\s+/g, " ").trim();
const FORMS = [
  ["APA", "txt", "text/plain", shown.querySelector(".address") ? `${apa}\n` : `${apa} ${page.url}`.trim() + "\n"],
  ["BibTeX", "bib", "application/x-bibtex", references.bibtex(page)],
  ["RIS", "ris", "application/x-research-info-systems", references.ris(page)],
  ["CSL-JSON", "json", "application/vnd.citationstyles.csl+json", references.csl(page)],
];

const status = document.createElement("p");
status.className = "meta";
status.setAttribute("role", "status");
const button = buttons.of(words);

for (const [name, suffix, type, text] of FORMS) {
  const title = document.createElement("h3");
  title.textContent = name;
  place.append(title);
  let shape = shown; // what stands above is one of them
  if (name !== "APA") {
    shape = document.createElement("pre");
    shape.textContent = text.trimEnd();
    place.append(shape);
  }
  const copy = button("copy", async () => {
    status.textContent = (await files.copy(text, shape)) ? `${name}: ${words.copied}` : "";
  });
  const keep = button("save", () => files.give(`${page.id}.${suffix}`, `${type};charset=utf-8`, text));
  for (const one of [copy, keep]) one.setAttribute("aria-label", `${one.textContent}: ${name}`);
  const act = document.createElement("p");
  act.append(copy, " ", keep);
  place.append(act);
}
place.append(status);
