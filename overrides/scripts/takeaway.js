// What a plan is taken away as: a table, a calendar, a link. Rows and texts in, text out.
const FORMULA = /^[=+\-@\t\r]/; // a spreadsheet program must not take a text for a formula

// A table (RFC 4180) with the mark by which spreadsheet programs read accents. `separator`: the one that the reader's program expects.
export const table = (rows, separator) => {
  const cell = (text) => {
    const harmless = FORMULA.test(text) ? `'${text}` : text;
    return /["\r\n;,]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
};

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

// A line of a calendar is 75 bytes long at most (RFC 5545, 3.1); what is longer goes on behind a space. No letter is cut in two.
const folded = (line) => {
  const lines = [];
  let room = 75;
  let part = "";
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (size > room) {
      lines.push(part);
      part = "";
      room = 74;
    }
    part += letter;
    room -= size;
  }
  return [...lines, part].join("\r\n ");
};

const day = (date) => date.toISOString().slice(0, 10).replaceAll("-", "");

// A calendar (RFC 5545) with a whole day for each of `events`: { id, date, title, text }. `now`: when it was made.
export const calendar = (events, name, now) => {
  const stamp = `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//17 practices//plan//ES", `X-WR-CALNAME:${escaped(name)}`];
  for (const { id, date, title, text } of events) {
    const first = new Date(`${date}T00:00:00Z`);
    const next = new Date(Number(first) + 86_400_000);
    lines.push("BEGIN:VEVENT", `UID:${id}@17-practices`, `DTSTAMP:${stamp}`, `DTSTART;VALUE=DATE:${day(first)}`);
    lines.push(
      `DTEND;VALUE=DATE:${day(next)}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    );
  }
  return `${[...lines, "END:VCALENDAR"].map(folded).join("\r\n")}\r\n`;
};

// The part of an address that carries a choice of steps and nothing else; a browser does not send it.
export const choice = (ids) => `#steps=${ids.join(",")}`;
export const chosen = (hash) => {
  const list = /^#steps=([a-z0-9,-]{1,8000})$/.exec(hash);
  return list ? [...new Set(list[1].split(",").filter(Boolean))] : [];
};
