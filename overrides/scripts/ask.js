// The letter that asks for information. The page holds it whole, with blanks; this fills them in, copies, prints, opens it in the mail.
// Nothing of what is written is kept or sent: it stands in the page and nowhere else.
import * as files from "./files.js";

const letter = document.getElementById("letter-text");
const items = document.getElementById("letter-items");
const mail = document.getElementById("letter-mail");
const copy = document.getElementById("letter-copy");
const print = document.getElementById("letter-print");
const done = document.getElementById("letter-done");
const fields = document.getElementById("letter-fields");

const blanks = (name) => letter.querySelectorAll(`.letter-${name}`);
const unfilled = new Map([...letter.querySelectorAll(".letter-blank")].map((node) => [node, node.textContent]));
const [withSubject] = mail.href.split("&body=");
const noItems = [...items.children];

// What stands in a place of the letter: what was written, else its blank.
const put = (name, text) => {
  for (const node of blanks(name)) {
    node.textContent = text || unfilled.get(node);
    node.classList.toggle("letter-blank", !text);
  }
};

// The lines of a paragraph, broken where it has a <br>.
const lines = (part) => {
  const found = [""];
  for (const node of part.childNodes) {
    if (node.nodeName === "BR") found.push("");
    else found[found.length - 1] += node.textContent;
  }
  return found.map((line) => line.trim());
};

// The letter as plain text, a paragraph after the other; steps of a list have their numbers.
const text = () =>
  [...letter.children]
    .map((part) =>
      part === items ? [...part.children].map((item, n) => `${n + 1}. ${item.textContent.trim()}`).join("\n") : lines(part).join("\n")
    )
    .join("\n\n");

const update = () => {
  for (const input of fields.querySelectorAll("input:not([type])")) put(input.id.slice("letter-".length), input.value.trim());
  const door = fields.querySelector("input[type=radio]:checked");
  put("law", door ? door.closest("p").querySelector(".letter-its-law").textContent : "");
  const chosen = [...document.querySelectorAll("[name=letter-question]:checked")];
  items.replaceChildren(
    ...(chosen.length
      ? chosen.map((box) => {
        const item = document.createElement("li");
        item.textContent = box.nextElementSibling.textContent.trim();
        return item;
      })
      : noItems),
  );
  mail.href = `${withSubject}&body=${encodeURIComponent(text().replaceAll("\n", "\r\n"))}`;
  done.textContent = "";
};

copy.addEventListener("click", async () => {
  done.textContent = (await files.copy(text(), letter)) ? document.getElementById("letter-copied").textContent : "";
});
print.addEventListener("click", () => {
  document.documentElement.classList.add("letter-alone");
  window.print();
});
window.addEventListener("afterprint", () => document.documentElement.classList.remove("letter-alone"));

for (const node of [fields, copy, print]) node.hidden = false;
put("date", new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }));
document.addEventListener("input", update);
update();
