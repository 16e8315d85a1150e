import * as takeaway from "../../overrides/scripts/takeaway.js";
import { assertEquals } from "./assert.js";

Deno.test("a table opens with accents, in the columns that the reader's program expects, and runs nothing", () => {
  assertEquals(
    takeaway.table([["año", "x"], ["a;b", 'di"ga'], ["=1+1", "@x"], ["+5", "-5"], ["\t=1", "1,5"]], ";"),
    '\ufeffaño;x\r\n"a;b";"di""ga"\r\n\'=1+1;\'@x\r\n\'+5;\'-5\r\n\'\t=1;"1,5"\r\n',
  );
  assertEquals(takeaway.table([["a", "b"]], ","), "\ufeffa,b\r\n");
});

Deno.test("a calendar has a day for each date, and no line of it is too long", () => {
  const event = { id: "water-balance", date: "2028-02-29", title: "Hacer; el balance, ya", text: `Línea\nß\\ ${"ñandú ".repeat(40)}` };
  const text = takeaway.calendar([event], "Mi plan", new Date("2026-11-28T10:20:30Z"));
  const lines = text.split("\r\n");
  for (const line of lines) if (new TextEncoder().encode(line).length > 75) throw new Error(line);
  const whole = text.replaceAll("\r\n ", "").split("\r\n");
  for (
    const wanted of [
      "DTSTAMP:20261128T102030Z",
      "DTSTART;VALUE=DATE:20280229",
      "DTEND;VALUE=DATE:20280301",
      "SUMMARY:Hacer\\; el balance\\, ya",
      "UID:water-balance@17-practices",
    ]
  ) {
    assertEquals(whole.includes(wanted), true, wanted);
  }
  assertEquals(whole.find((line) => line.startsWith("DESCRIPTION:"))?.startsWith("DESCRIPTION:Línea\\nß\\\\ ñandú"), true);
  assertEquals(text.endsWith("END:VCALENDAR\r\n"), true);
});

Deno.test("a link carries names of steps and nothing else", () => {
  assertEquals(takeaway.choice(["a", "b-c"]), "#steps=a,b-c");
  assertEquals(takeaway.chosen("#steps=a,b-c,a,"), ["a", "b-c"]);
  for (const hash of ["", "#how", "#steps=", "#steps=<b>", `#steps=${"a".repeat(9000)}`]) assertEquals(takeaway.chosen(hash), [], hash);
});
