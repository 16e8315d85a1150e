// A term shows its definition where it stands, and a citation its source: the script for it is fetched when the reader first points to one.
import * as fetched from "./fetched.js";
let touched = null; // what a finger lies on, until its press is over

const turn = (event) => {
  const link = event.target instanceof Element && event.target.closest("a.term, .cite a");
  if (!link || window.explain) return;
  if (event.type === "click") {
    if (touched === link) event.preventDefault(); // the first touch shows, the second follows
    touched = null;
    return;
  }
  const finger = event.pointerType && event.pointerType !== "mouse";
  if (finger) touched = link;
  fetched.all("tip.css", "terms.js").then(() => {
    if (finger || link.matches(":hover, :focus")) window.explain?.(link, touched === link);
  }, () => {});
};
for (const type of ["pointerover", "focusin", "click"]) document.addEventListener(type, turn);
