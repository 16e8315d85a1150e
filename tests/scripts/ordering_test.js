import * as ordering from "../../overrides/scripts/ordering.js";
import { assertEquals } from "./assert.js";

const one = { own: ["target", "independent"], rank: 0 };
const two = { own: ["independent"], rank: 2019 };
const three = { own: ["independent"], rank: 2024 };
const four = { own: ["none"], rank: 2025 };

Deno.test("each item stands once, under the first heading that it meets, the highest rank first", () => {
  const found = ordering.grouped([one, two, three, four], ["independent", "target", "none"]);
  assertEquals(found, [["independent", [three, two, one]], ["none", [four]]]);
});

Deno.test("items of the same rank keep their order", () => {
  const twin = { own: ["independent"], rank: 2019 };
  assertEquals(ordering.grouped([two, twin], ["independent"]), [["independent", [two, twin]]]);
});
