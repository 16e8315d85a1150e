// What the reader points to is fetched before the press: the page, and the sheet that its kind has beside that of all pages. No file, no
// other language, nothing of elsewhere.
const RULES = ""; // scripts/frontend/assets.py writes them in, since the policy of a page names them
const root = new URL(document.querySelector("[data-search]").dataset.root, location.href);

const rules = document.createElement("script");
rules.type = "speculationrules";
rules.textContent = RULES;
document.head.append(rules);

let known; // address of a page, or of a folder and a star -> the sheet of its kind; scripts/finishing/ahead.py
const fetchSheet = async (path) => {
  known ??= fetch(new URL("assets/ahead.json", root)).then((answer) => answer.json());
  const sheets = await known;
  const href = String(new URL(sheets[path] ?? sheets[path.replace(/[^/]*\/$/, "*")] ?? sheets["*"], root));
  if ([...document.head.querySelectorAll("link")].some((one) => one.href === href)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", as: "style", href }));
};
const LINKS = "a[href$='/']:not([download], [hreflang])";
const seen = new Set();
const turn = (link) => {
  if (!link || seen.has(link.href) || !link.href.startsWith(root.href)) return;
  seen.add(link.href);
  fetchSheet(link.href.slice(root.href.length)).catch(() => {}); // the page brings it then
};
document.addEventListener("pointerover", ({ target }) => target instanceof Element && turn(target.closest(LINKS)));
turn([...document.querySelectorAll(LINKS)].find((link) => link.matches(":hover"))); // to which the reader pointed meanwhile
