// Where do we stand? Answers at the steps of a practice, kept on the device at each one. No total is ever made of them.
import * as answers from "./answers.js";
import * as buttons from "./buttons.js";
import * as files from "./files.js";

const foot = document.querySelector("[data-stand]");
const words = JSON.parse(foot.dataset.words);
const status = foot.querySelector("[role=status]");
const storage = () => localStorage;
const boxes = [...document.querySelectorAll(".stand")];
const id = (box) => box.id.slice("step-".length);
let { plan, works, foreign } = answers.load(storage);

const button = buttons.of(words);
const say = (word, ...more) => status.replaceChildren(words[word], ...more);

const show = () => {
  for (const box of boxes) {
    const state = plan.steps.get(id(box))?.state;
    for (const radio of box.querySelectorAll("input")) radio.checked = radio.value === state;
    const label = box.querySelector("input:checked")?.parentElement.textContent.trim();
    box.querySelector("summary span").textContent = label ? ` ${label}` : "";
  }
};

const keep = (change) => {
  const fresh = answers.load(storage); // another page of the site may have written meanwhile
  if (fresh.works) plan = fresh.plan;
  change();
  works = !foreign && answers.save(storage, plan);
  show();
};

document.querySelector("article").addEventListener("change", ({ target }) => {
  const box = target.closest(".stand");
  if (!box) return;
  keep(() => plan.steps.set(id(box), { ...plan.steps.get(id(box)), state: target.value }));
  say(works ? "saved" : foreign ? "foreign" : "blocked");
});

const forget = () => {
  const former = boxes.map((box) => [id(box), plan.steps.get(id(box))]).filter(([, one]) => one);
  keep(() => former.forEach(([one]) => plan.steps.delete(one)));
  const back = button("undo", () => {
    keep(() => former.forEach(([one, said]) => plan.steps.set(one, said)));
    say(works ? "saved" : "blocked");
    tools.querySelector("button").focus();
  });
  say(works ? "forgotten" : "blocked", " ", back);
};

const tools = document.createElement("p");
tools.className = "stand-tools";
const file = () => files.give(words.file, "application/json", answers.written(plan, { note: words.said, schema: words.schema }));
tools.append(button("save", file), button("forget", forget));
status.before(tools);
if (works) show();
else say(foreign ? "foreign" : "blocked");
