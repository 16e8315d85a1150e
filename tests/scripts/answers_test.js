import * as answers from "../../overrides/scripts/answers.js";
import { assertEquals } from "./assert.js";

const file = (value) => JSON.stringify({ version: 1, steps: {}, ...value });
const steps = (value) => Object.fromEntries(answers.read(file({ steps: value })).plan.steps);

Deno.test("what is written is read again", () => {
  const said = { state: "done", wanted: "checked", who: "Ana", by: "2027-02-28", barrier: "<b>x</b> = 1" };
  const text = file({
    place: "Mina",
    steps: { "water-balance": said },
    practices: { "07-water-footprint": { indicator: "water", target: "5" } },
  });
  const { plan, told } = answers.read(text);
  assertEquals(told, { refused: "", changed: 0 });
  assertEquals(answers.read(answers.written(plan, { note: "x" })), { plan, told });
  assertEquals(Object.fromEntries(plan.steps), { "water-balance": said });
});

Deno.test("what is no plan is refused by name", () => {
  for (const text of ["", "x", "[]", "null", "3", '"x"', "{}", '{"version":"1","steps":{}}', '{"version":1}', '{"version":1,"steps":[]}']) {
    assertEquals(answers.read(text).told.refused, "form", text);
  }
  assertEquals(answers.read('{"version":0,"steps":{}}').told.refused, "older");
  assertEquals(answers.read('{"version":2,"steps":{}}').told.refused, "newer");
  assertEquals(answers.read(file({ place: "x".repeat(answers.LARGEST) })).told.refused, "size");
  assertEquals(answers.read("[".repeat(100_000)).told.refused, "form");
});

Deno.test("wrong types, unknown fields and names that objects have are left out, and counted", () => {
  assertEquals(steps({ a: { state: "perfect" }, b: { state: 3 }, c: { by: "2027-02-30" }, d: { by: 5 }, e: { out: "yes" } }), {
    a: {},
    b: {},
    c: {},
    d: {},
    e: {},
  });
  assertEquals(steps({ a: null, b: 1, c: [], constructor: { state: "done" } }), { constructor: { state: "done" } });
  const hostile = answers.read(
    '{"version":1,"steps":{"__proto__":{"state":"done"},"A b":{},"a":{"__proto__":{"x":1},"toString":"x","score":9}}}',
  );
  assertEquals([Object.fromEntries(hostile.plan.steps), hostile.told.changed], [{ a: {} }, 5]);
  assertEquals({}.state, undefined);
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`s${n}`, {}]));
  const read = answers.read(file({ steps: many }));
  assertEquals([read.plan.steps.size, read.told.changed], [400, 600]);
});

Deno.test("a text becomes one line of the field's length; a script in it stays text", () => {
  const script = "<script>alert(1)</script>";
  assertEquals(steps({ a: { who: "Ana\u0000\u202e\nB", barrier: script } }), { a: { who: "Ana B", barrier: script } });
  const long = answers.read(file({ steps: { a: { who: "x".repeat(1000) } } }));
  assertEquals([long.plan.steps.get("a").who.length, long.told.changed], [120, 1]);
});

Deno.test("a device that keeps nothing, or keeps what we do not understand, is told of and loses nothing", () => {
  const refuses = () => {
    throw new Error("blocked");
  };
  assertEquals(answers.load(refuses).works, false);
  assertEquals(answers.save(refuses, answers.empty()), false);
  const full = () => ({ getItem: () => null, setItem: refuses, removeItem: () => {} });
  const plan = { ...answers.empty(), place: "x" };
  assertEquals([answers.load(full).works, answers.save(full, plan)], [true, false]);
  const newer = () => ({ getItem: () => '{"version":9,"steps":{}}' });
  assertEquals([answers.load(newer).works, answers.load(newer).foreign], [false, true]);
});

Deno.test("a device keeps a plan and forgets it", () => {
  const kept = new Map();
  const storage = () => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
  });
  const plan = answers.read(file({ steps: { a: { state: "done" }, "of-another-edition": { state: "kept" } } })).plan;
  assertEquals(answers.save(storage, plan), true);
  assertEquals(answers.load(storage), { plan, works: true, foreign: false });
  answers.save(storage, answers.empty());
  assertEquals(kept.size, 0);
});

Deno.test("what comes in replaces the same step alone", () => {
  const one = answers.read(file({ place: "A", steps: { a: { state: "done" }, b: { who: "Ana" } } })).plan;
  const two = answers.read(file({ steps: { a: { state: "kept" } } })).plan;
  const both = answers.joined(one, two);
  assertEquals([both.place, Object.fromEntries(both.steps)], ["A", { a: { state: "kept" }, b: { who: "Ana" } }]);
});
