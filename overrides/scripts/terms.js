// A term of the glossary shows its definition where it stands, and a citation its source: on hover, on focus, and at the first touch (the
// second follows the link). Without this script the link leads to the end of the page. Escape or a touch elsewhere closes it.
// terms-door.js fetches this script when the reader first points to a term, and hands over what was pointed to.
const start = (terms) => {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true"); // screen readers hear the definition through aria-describedby
  document.body.append(tip);
  let shown = null;
  let touched = false;
  let leaving = 0;

  const show = (term) => {
    clearTimeout(leaving);
    if (shown === term) return;
    shown = term;
    tip.textContent = document.getElementById(term.getAttribute("aria-describedby") || term.hash.slice(1)).textContent;
    tip.hidden = false;
    const line = term.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(line.left, width - tip.offsetWidth - 8));
    const below = line.bottom + tip.offsetHeight + 12 < window.innerHeight;
    tip.style.left = `${left + window.scrollX}px`;
    tip.style.top = `${(below ? line.bottom + 6 : line.top - tip.offsetHeight - 6) + window.scrollY}px`;
  };
  const hide = () => {
    clearTimeout(leaving);
    shown = null;
    tip.hidden = true;
  };
  // The pointer may travel from the term to its definition without losing it.
  const hideSoon = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 200);
  };

  for (const term of terms) {
    term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
    term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hideSoon());
    term.addEventListener("pointerdown", (event) => {
      touched = event.pointerType !== "mouse" && shown !== term;
    });
    term.addEventListener("focus", () => show(term));
    term.addEventListener("blur", hideSoon);
    term.addEventListener("click", (event) => {
      if (touched) {
        event.preventDefault();
        show(term);
      } else {
        hide();
      }
      touched = false;
    });
  }
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", hideSoon);
  // `pending`: the press of the touch by which the reader came is still to follow
  window.explain = (term, pending) => {
    touched = pending;
    show(term);
  };
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (shown && event.target instanceof Node && event.target !== shown && !tip.contains(event.target)) hide();
  });
};

start(document.querySelectorAll("a.term, .cite a"));
