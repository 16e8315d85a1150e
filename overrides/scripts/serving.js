// Only `make serve` sends this script: it loads the page again when a newer site is built, and shows at its head what keeps it from being built.

const script = document.currentScript;
const shown = script instanceof HTMLScriptElement ? new URL(script.src).searchParams.get("built") : null;
const box = document.createElement("pre");
box.setAttribute("role", "status");
Object.assign(box.style, {
  boxSizing: "border-box",
  maxHeight: "60vh",
  overflow: "auto",
  margin: "0",
  padding: "0.75rem 1rem",
  font: "14px/1.45 monospace",
  whiteSpace: "pre-wrap",
  overflowWrap: "anywhere",
  color: "#111",
  background: "#fc6",
});

const say = (text) => {
  box.textContent = text;
  if (text) document.body.prepend(box);
  else box.remove();
};

const listen = async (turn) => {
  try {
    const answer = await fetch(`/serving.json?turn=${encodeURIComponent(turn)}`, { cache: "no-store" });
    const news = await answer.json();
    if (news.built !== shown) return location.reload();
    say(news.text);
    listen(news.turn);
  } catch {
    setTimeout(() => listen(""), 1000); // the server starts anew, or was ended
  }
};

listen("");
