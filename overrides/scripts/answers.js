// What a person says of the steps, as it is kept on the device and in a file. Nothing of it is ever sent. Whatever is read is checked, be it
// from the device or from a file of somebody else: only what has the right form is taken, by names that no object has of itself.
export const STATES = ["not-begun", "written", "done", "kept", "checked"];
export const VERSION = 1;
export const LARGEST = 200_000; // letters of a file; a plan with every field of every step filled is half of it
const KEY = "17-practices-plan";
const MOST = 400; // steps or practices
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LENGTHS = { who: 120, barrier: 300, indicator: 80, baseline: 120, target: 120 };

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
export const empty = () => ({ version: VERSION, place: "", steps: new Map(), practices: new Map() });

// One line of text without signs that steer a program, no longer than the field; null for what is no text.
const line = (value, most) => {
  if (typeof value !== "string") return null;
  // deno-lint-ignore no-control-regex
  return value.slice(0, most * 4).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ").trim().slice(
    0,
    most,
  );
};

// A day of the calendar, as a field for dates gives it.
export const isDay = (value) => {
  if (typeof value !== "string" || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !isNaN(Number(day)) && day.toISOString().startsWith(value);
};

const FIELDS = {
  state: (value) => (STATES.includes(value) ? value : null),
  wanted: (value) => (STATES.includes(value) ? value : null),
  by: (value) => (isDay(value) ? value : null),
  out: (value) => (value === true ? true : null), // answered, and not in the plan
};

const entry = (value, names, told) => {
  const kept = {};
  for (const [name, one] of Object.entries(value)) {
    const found = !names.includes(name) ? null : Object.hasOwn(FIELDS, name) ? FIELDS[name](one) : line(one, LENGTHS[name]);
    if (found === null || (typeof one === "string" && line(one, LARGEST) !== found)) told.changed++;
    if (found) kept[name] = found;
  }
  return kept;
};

const table = (value, names, told) => {
  const kept = new Map();
  if (value === undefined) return kept;
  if (!isObject(value)) told.changed++;
  for (const [id, one] of isObject(value) ? Object.entries(value) : []) {
    if (kept.size === MOST || id.length > 60 || !ID.test(id) || !isObject(one)) told.changed++;
    else kept.set(id, entry(one, names, told));
  }
  return kept;
};

// The plan in a text, and what became of it: `told.refused` names why nothing was taken ("size", "form", "older", "newer"); `told.changed`
// counts what was left out or shortened.
export const read = (text) => {
  const told = { refused: "", changed: 0 };
  const refuse = (why) => ({ plan: empty(), told: { ...told, refused: why } });
  if (text.length > LARGEST) return refuse("size");
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("form");
  }
  if (!isObject(value) || !Number.isInteger(value.version)) return refuse("form");
  if (value.version < VERSION) return refuse("older");
  if (value.version > VERSION) return refuse("newer");
  if (!isObject(value.steps)) return refuse("form");
  const place = value.place === undefined ? "" : line(value.place, 120);
  if (place === null || (value.place ?? "") !== place) told.changed++;
  const plan = {
    version: VERSION,
    place: place ?? "",
    steps: table(value.steps, ["state", "wanted", "who", "by", "barrier", "out"], told),
    practices: table(value.practices, ["indicator", "baseline", "target"], told),
  };
  return { plan, told };
};

export const written = (plan, more = {}) =>
  JSON.stringify(
    { ...more, version: VERSION, place: plan.place, steps: Object.fromEntries(plan.steps), practices: Object.fromEntries(plan.practices) },
    null,
    1,
  );

// What is new replaces what was said of the same step; everything else stays.
export const joined = (plan, more) => ({
  version: VERSION,
  place: more.place || plan.place,
  steps: new Map([...plan.steps, ...more.steps]),
  practices: new Map([...plan.practices, ...more.practices]),
});

// What the device keeps. What cannot be read there is left as it is, so that an older edition never loses what a newer one wrote.
export const load = (storage) => {
  try {
    const text = storage().getItem(KEY);
    if (text === null) return { plan: empty(), works: true };
    const { plan, told } = read(text);
    return { plan, works: !told.refused, foreign: !!told.refused };
  } catch {
    return { plan: empty(), works: false };
  }
};

export const save = (storage, plan) => {
  try {
    if (plan.steps.size || plan.practices.size || plan.place) storage().setItem(KEY, written(plan));
    else storage().removeItem(KEY);
    return true;
  } catch {
    return false;
  }
};
