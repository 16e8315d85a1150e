// Asks the search's engine without a browser, as its page does: `deno run --allow-read ask.js FOLDER` with an index in FOLDER reads
// { queries: [text…], words: [text…] } and writes { answers: [[address…]…], stems: [[stem…]…] }, the first twenty of each query.
import * as find from "../../overrides/scripts/find.js";

const SHOWN = 20;
const { queries, words } = JSON.parse(await new Response(Deno.stdin.readable).text());
const engine = await find.open(`file://${Deno.args[0]}/`);
const answers = [];
for (const text of queries) {
  const { found } = await engine.search(text);
  answers.push(await Promise.all(found.slice(0, SHOWN).map(async ({ number }) => (await engine.card(number))[1])));
}
console.log(JSON.stringify({ answers, stems: words.map(engine.stemsOf) }));
