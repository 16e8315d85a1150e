import * as results from "../../overrides/scripts/results.js";
import { assertEquals } from "./assert.js";

const card = ["Reducir la huella hídrica en la lixiviación", "x/", "", "Cobre y agua.", [["", "La lixiviación en Chile: 2,5 m³."]]];

Deno.test("folded words are told as what was found writes them", () => {
  assertEquals(results.written("lixiviacion cobre", [card]), "lixiviación cobre");
});

Deno.test("a word that nothing found holds stays as it is", () => {
  assertEquals(results.written("hidrica relave", [card]), "hídrica relave");
  assertEquals(results.written("agua", []), "agua");
});
