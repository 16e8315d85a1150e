import * as spelling from "../../overrides/scripts/spelling.js";
import { assertEquals } from "./assert.js";

const vocabulary = { relaves: 9, relave: 3, agua: 40, huella: 12, carbono: 30 };

Deno.test("a word with one wrong letter is mended by the commonest of the nearest", () => {
  assertEquals(spelling.correct(vocabulary, [], "relavez"), ["relaves"]);
  assertEquals(spelling.correct(vocabulary, [], "ralave"), ["relave"]);
});

Deno.test("swapped letters are one mistake", () => assertEquals(spelling.correct(vocabulary, [], "auga"), ["agua"]));

Deno.test("words typed as one are told apart, with small words between them", () => {
  assertEquals(spelling.correct(vocabulary, ["de"], "huelladecarbono"), ["huella", "carbono"]);
});

Deno.test("what is near nothing is left alone", () => {
  assertEquals(spelling.correct(vocabulary, [], "qqqqq"), null);
  assertEquals(spelling.correct(vocabulary, [], "x".repeat(41)), null);
});
