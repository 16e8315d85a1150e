// No text in backticks stands within another here: what makes the scripts small for readers takes spaces out of such ones.
// A page as BibTeX, RIS and CSL-JSON. `page`: { id, author, date, title, edition, site, url, lang }; what is not known is "". Text out.
const LANGUAGES = { es: "spanish", en: "english" };
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SPECIAL = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
const latex = (text) => text.replace(/[\\~^{}&%$#_]/g, (sign) => SPECIAL[sign] || `\\${sign}`);

export const bibtex = (page) => {
  const [year, month, day] = page.date.split("-");
  const fields = {
    author: `{${latex(page.author)}}`,
    title: `{${latex(page.title)}}`,
    year,
    month: month && MONTHS[month - 1],
    day: day && String(Number(day)),
    organization: latex(page.site),
    edition: latex(page.edition),
    url: page.url,
    language: LANGUAGES[page.lang],
  };
  const given = Object.entries(fields).filter(([, value]) => value);
  const lines = given.map(([name, value]) => `  ${name} = ` + (name === "month" ? value : `{${value}}`) + ",\n");
  return `@misc{${page.id},\n` + lines.join("") + "}\n";
};

export const ris = (page) => {
  const lines = [
    ["TY", "ELEC"],
    ["AU", `${page.author},`], // with a comma at its end a name is not taken apart
    ["TI", page.title],
    ["T2", page.site],
    ["PY", page.date.slice(0, 4)],
    ["DA", page.date && `${page.date.replaceAll("-", "/")}/`],
    ["ET", page.edition],
    ["LA", page.lang],
    ["UR", page.url],
  ];
  return lines.filter(([, value]) => value).map(([tag, value]) => `${tag}  - ${value}\r\n`).join("") + "ER  - \r\n";
};

export const csl = (page) => {
  const entry = {
    id: page.id,
    type: "webpage",
    title: page.title,
    author: [{ literal: page.author }],
    "container-title": page.site || undefined,
    issued: page.date ? { "date-parts": [page.date.split("-").map(Number)] } : undefined,
    version: page.edition || undefined,
    URL: page.url || undefined,
    language: page.lang,
  };
  return `${JSON.stringify([entry], null, 1)}\n`;
};
