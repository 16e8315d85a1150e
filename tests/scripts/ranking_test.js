import * as ranking from "../../overrides/scripts/ranking.js";
import { assertEquals } from "./assert.js";

const evidence = () => "evidence";
const numbers = ({ found }) => found.map(({ number }) => number);

Deno.test("what is called as the query comes before what tells of it", () => {
  const lists = new Map([["agua", [2, "", "", [0, 60], [1, 60, [0, 10, 10]]]]]);
  assertEquals(numbers(ranking.rank([[["agua", 1]]], lists, 2, evidence)), [1, 0]);
});

Deno.test("what holds all that was typed comes alone, what holds hardly any of it is left out", () => {
  const lists = new Map([
    ["agua", [2, "", "", [0, 20], [1, 20]]],
    ["sal", [1, "", "", [1, 20]]],
  ]);
  assertEquals(numbers(ranking.rank([[["agua", 1]], [["sal", 1]]], lists, 9, evidence)), [1]);
});

Deno.test("equal ones keep the order of the index, and what the index left out is told", () => {
  const lists = new Map([["agua", [3, "", "", [0, 20], [1, 20]]]]);
  const answer = ranking.rank([[["agua", 1]]], lists, 9, evidence);
  assertEquals([numbers(answer), answer.more], [[0, 1], true]);
});
