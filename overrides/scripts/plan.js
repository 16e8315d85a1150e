// The plan: steps that were chosen, each with who, by when and what stands in the way; kept on the device at each change.
import * as answers from "./answers.js";
import * as buttons from "./buttons.js";
import * as files from "./files.js";
import * as takeaway from "./takeaway.js";

const root = document.querySelector("[data-plan]");
const words = JSON.parse(root.dataset.words);
const status = root.querySelector("[role=status]");
const storage = () => localStorage;
const steps = [...root.querySelectorAll("[data-step]")];
const practices = [...root.querySelectorAll("[data-practice]")];
const known = new Set(steps.map((step) => step.dataset.step));
let { plan, works, foreign } = answers.load(storage);

const say = (word, values = {}, ...more) => {
  const text = Object.entries(values).reduce((all, [name, value]) => all.replace(`{${name}}`, String(value)), words[word] ?? word);
  status.replaceChildren(text, ...more);
};
const button = buttons.of(words);

// The fields of a part of the page; a select gets its choices here, since on paper it is a line to write on.
const fields = (part) =>
  [...part.querySelectorAll("[data-f]")].filter((one) => one.closest("[data-step], [data-practice], [data-plan]") === part);
for (const select of root.querySelectorAll("select[data-states]")) {
  select.append(new Option("", ""), ...answers.STATES.map((state) => new Option(words.states[state], state)));
}

const isIn = (id) => plan.steps.has(id) && !plan.steps.get(id).out;
const fill = (part, said) => {
  for (const field of fields(part)) {
    const value = said?.[field.dataset.f] ?? "";
    if (field.value !== value) field.value = value; // the place where somebody writes stays where it is
    field.parentElement.dataset.v = field.selectedOptions ? field.selectedOptions[0]?.textContent ?? "" : field.value; // what paper shows
  }
};
const show = () => {
  fill(root, plan);
  for (const step of steps) {
    const id = step.dataset.step;
    step.querySelector("[type=checkbox]").checked = isIn(id);
    step.classList.toggle("in-plan", isIn(id));
    fill(step, plan.steps.get(id));
  }
  for (const practice of practices) {
    fill(practice, plan.practices.get(practice.dataset.practice));
    const count = practice.querySelectorAll(".in-plan").length;
    practice.classList.toggle("in-plan", count > 0);
    practice.querySelector("summary span").textContent = count ? words.count.replace("{count}", String(count)) : "";
  }
};

// Opens the practices that have something in the plan, and closes none.
const unfold = () => {
  for (const practice of practices) practice.open ||= practice.classList.contains("in-plan");
};

const keep = (change) => {
  const fresh = answers.load(storage);
  if (fresh.works) plan = fresh.plan;
  change();
  works = !foreign && answers.save(storage, plan);
  if (!works) say(foreign ? "foreign" : "blocked");
  show();
  return works;
};
const put = (map, key, name, value) => {
  const said = { ...map.get(key), [name]: value };
  if (!value) delete said[name];
  map.set(key, said);
};
const choose = (id, on) => {
  const { out: _, ...said } = plan.steps.get(id) ?? {};
  if (on) plan.steps.set(id, said);
  else if (Object.keys(said).length) plan.steps.set(id, { ...said, out: true }); // what was said of it is not lost
  else plan.steps.delete(id);
};

// Kept at each letter, so that nothing is lost when the page closes; said when a field is left.
root.addEventListener("input", ({ target }) => {
  const step = target.closest("[data-step]");
  const practice = target.closest("[data-practice]");
  const name = target.dataset.f;
  if (target.type === "file" || (!name && !step)) return;
  keep(() => {
    if (!name) choose(step.dataset.step, target.checked);
    else if (step) put(plan.steps, step.dataset.step, name, target.value);
    else if (practice) put(plan.practices, practice.dataset.practice, name, target.value);
    else plan.place = target.value;
  });
});
root.addEventListener("change", ({ target }) => {
  if (works && target.type !== "file") say("saved");
});

// What is chosen, as rows: a step with its practice, what the page says of it and what the person said.
const rows = () =>
  steps.filter((step) => isIn(step.dataset.step)).map((step) => {
    const practice = step.closest("[data-practice]");
    const said = plan.steps.get(step.dataset.step);
    return {
      id: step.dataset.step,
      practice: practice.querySelector("summary b").textContent,
      step: step.querySelector("legend label").textContent.trim(),
      first: step.querySelector("[data-first]").textContent.trim(),
      measure: plan.practices.get(practice.dataset.practice) ?? {},
      indicator: [...practice.querySelector("[data-f=indicator]").options].find(({ value }) =>
        value && value === plan.practices.get(practice.dataset.practice)?.indicator
      )
        ?.textContent ?? "",
      said,
    };
  });
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const table = (separator) => {
  const state = (one) => (one ? words.states[one] : "");
  const lines = rows().map(({ practice, step, first, measure, indicator, said }) => [
    ...[
      practice,
      step,
      state(said.state),
      state(said.wanted),
      said.who,
      said.by,
      said.barrier,
      first,
      indicator,
      measure.baseline,
      measure.target,
    ].map((one) => one ?? ""),
  ]);
  files.give(`${words.name}.csv`, "text/csv;charset=utf-8", takeaway.table([words.columns, ...lines, [], [words.said]], separator));
};
const calendar = () => {
  const dated = rows().filter(({ said }) => said.by);
  if (!dated.length) return say("undated");
  const events = dated.map(({ id, practice, step, first, said }) => ({
    id,
    date: said.by,
    title: step,
    text: [practice, said.who, first, words.said].filter(Boolean).join("\n"),
  }));
  files.give(`${words.name}.ics`, "text/calendar;charset=utf-8", takeaway.calendar(events, document.title, new Date()));
};
const share = async () => {
  const address = new URL(takeaway.choice(rows().map(({ id }) => id)), location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    say("copied");
  } catch {
    const field = document.createElement("input");
    field.readOnly = true;
    field.value = address;
    field.setAttribute("aria-label", words.share);
    say("copy", {}, " ", field);
    field.select();
  }
};

// What comes in: from a file, or as a choice of steps in a link. Nothing that was there is lost: it can be had back.
const take = (more, word, values) => {
  const former = plan;
  const before = answers.written(plan);
  if (!keep(() => (plan = answers.joined(plan, more)))) return;
  unfold();
  const back = button("undo", () => keep(() => (plan = former)) && say("saved"));
  say(word, values, ...(answers.written(plan) === before ? [] : [" ", back]));
};
const bring = async (input) => {
  const [file] = input.files;
  input.value = "";
  if (!file) return;
  if (file.size > answers.LARGEST * 4) return say("refused-size");
  const { plan: found, told } = answers.read(await file.text());
  if (told.refused) return say(`refused-${told.refused}`);
  const foreignSteps = [...found.steps.keys()].filter((id) => !known.has(id));
  foreignSteps.forEach((id) => found.steps.delete(id));
  const stems = new Set(practices.map(({ dataset }) => dataset.practice));
  const foreignPractices = [...found.practices.keys()].filter((stem) => !stems.has(stem));
  foreignPractices.forEach((stem) => found.practices.delete(stem));
  const left = told.changed + foreignSteps.length + foreignPractices.length;
  take(found, left ? "brought-part" : "brought", { count: found.steps.size, left });
};
const offered = () => {
  const ids = takeaway.chosen(location.hash).filter((id) => known.has(id) && !isIn(id));
  if (!ids.length) return;
  const add = button("add", () => {
    if (!keep(() => ids.forEach((id) => choose(id, true)))) return;
    unfold();
    say("saved");
  });
  say("offered", { count: ids.length }, " ", add);
};
const forget = () => {
  const former = plan;
  if (!keep(() => (plan = answers.empty()))) return;
  say("forgotten", {}, " ", button("undo", () => keep(() => (plan = former)) && say("saved")));
};

const input = document.createElement("input");
input.type = "file";
input.accept = "application/json,.json";
input.addEventListener("change", () => bring(input));
const label = document.createElement("label");
label.className = "button plan-file";
label.append(words.bring, input);
const tools = document.createElement("div");
tools.className = "plan-tools";
tools.append(
  button("print", () => print()),
  button("comma", () => table(";")),
  button("point", () => table(",")),
  button("calendar", calendar),
  button(
    "save",
    () => files.give(`${words.name}.json`, "application/json", answers.written(plan, { note: words.said, schema: words.schema })),
  ),
  label,
  button("share", share),
  button("forget", forget),
);
status.before(tools);
root.classList.add("works");
root.querySelector("[data-today]").textContent = today();
show();
unfold();
if (!works) say(foreign ? "foreign" : "blocked");
else {
  const lost = [...plan.steps.keys()].filter((id) => !known.has(id)).length;
  if (lost) say("unknown", { count: lost });
}
offered();
addEventListener("hashchange", offered);
