import * as references from "../../overrides/scripts/references.js";
import { assertEquals } from "./assert.js";

const page = {
  id: "17-practicas-agua",
  author: "Contribuidores",
  date: "2026-11-07",
  title: "Agua & 100 %",
  edition: "1.0",
  site: "17 buenas prácticas",
  url: "https://example.org/a_b/",
  lang: "es",
};
const little = { id: "17-x", author: "A", date: "", title: "T", edition: "", site: "", url: "", lang: "en" };

Deno.test("what is known is said, and a file of each form is whole", () => {
  assertEquals(
    references.bibtex(page),
    "@misc{17-practicas-agua,\n  author = {{Contribuidores}},\n  title = {{Agua \\& 100 \\%}},\n  year = {2026},\n  month = nov,\n  day = {7},\n" +
      "  organization = {17 buenas prácticas},\n  edition = {1.0},\n  url = {https://example.org/a_b/},\n  language = {spanish},\n}\n",
  );
  assertEquals(
    references.ris(page),
    "TY  - ELEC\r\nAU  - Contribuidores,\r\nTI  - Agua & 100 %\r\nT2  - 17 buenas prácticas\r\nPY  - 2026\r\nDA  - 2026/11/07/\r\nET  - 1.0\r\n" +
      "LA  - es\r\nUR  - https://example.org/a_b/\r\nER  - \r\n",
  );
  assertEquals(JSON.parse(references.csl(page)), [{
    id: "17-practicas-agua",
    type: "webpage",
    title: "Agua & 100 %",
    author: [{ literal: "Contribuidores" }],
    "container-title": "17 buenas prácticas",
    issued: { "date-parts": [[2026, 11, 7]] },
    version: "1.0",
    URL: "https://example.org/a_b/",
    language: "es",
  }]);
});

Deno.test("what is not known is left out", () => {
  assertEquals(references.bibtex(little), "@misc{17-x,\n  author = {{A}},\n  title = {{T}},\n  language = {english},\n}\n");
  assertEquals(references.ris(little), "TY  - ELEC\r\nAU  - A,\r\nTI  - T\r\nLA  - en\r\nER  - \r\n");
  assertEquals(JSON.parse(references.csl(little)), [{
    id: "17-x",
    type: "webpage",
    title: "T",
    author: [{ literal: "A" }],
    language: "en",
  }]);
});
