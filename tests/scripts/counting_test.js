import * as counting from "../../overrides/scripts/counting.js";
import { assertEquals } from "./assert.js";

const items = [[["CL"], ["law", "tax"]], [["CL"], ["law"]], [["PE"], ["case"]]];

Deno.test("nothing chosen keeps all and counts all", () => {
  assertEquals(counting.count(items, [[], []]), { kept: [true, true, true], counts: [{ CL: 2, PE: 1 }, { law: 2, tax: 1, case: 1 }] });
});

Deno.test("a facet's own choice does not change its own numbers", () => {
  assertEquals(counting.count(items, [["PE"], []]), { kept: [false, false, true], counts: [{ CL: 2, PE: 1 }, { case: 1 }] });
});

Deno.test("choices of one facet widen, those of two narrow", () => {
  assertEquals(counting.count(items, [["CL", "PE"], ["law"]]).kept, [true, true, false]);
});
