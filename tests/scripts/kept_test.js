import * as kept from "../../overrides/scripts/kept.js";
import { assertEquals } from "./assert.js";

const bytes = (text) => new TextEncoder().encode(text);
const page = (address) =>
  bytes(
    `<head>\n<link rel="canonical" href="${address}">\n<link rel="alternate" hreflang="es" href="${address}">\n<meta property="og:url" content="${address}">\n</head>á`,
  );

Deno.test("a file is known by the beginning of its SHA-256", async () => {
  assertEquals(await kept.fingerprint(bytes("abc"), "search/es/start.json"), "ba7816bf8f01cfea");
});

Deno.test("a page is known by what it says, whatever address publishing gives it", async () => {
  assertEquals(
    await kept.fingerprint(page("https://example.org/1.0/"), "x/"),
    await kept.fingerprint(page("https://example.org/latest/"), "x/"),
  );
  assertEquals(await kept.fingerprint(page("a"), "x/"), await kept.fingerprint(page("b"), ""));
  assertEquals((await kept.fingerprint(page("a"), "x.json")) === (await kept.fingerprint(page("b"), "x.json")), false);
});

Deno.test("editions and languages have stores of their own", () => {
  const scopes = ["https://e.org/1.0/", "https://e.org/latest/", "https://e.org/latest/en/"];
  assertEquals(new Set(scopes.map(kept.store)).size, 3);
  assertEquals(kept.place("https://e.org/latest/en/", "ab"), "https://e.org/latest/en/?kept=ab");
});
