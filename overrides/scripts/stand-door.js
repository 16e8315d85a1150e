// The answers at the steps of a practice: their script is fetched when somebody answers, or has kept something on this device before.
import * as fetched from "./fetched.js";
const foot = document.querySelector("[data-stand]");

const start = () => {
  let ready = false;
  const load = () =>
    fetched.all("stand.js").then(() => ready = true).catch(() => (foot.querySelector("[role=status]").textContent = foot.dataset.failed));
  try {
    if (localStorage.getItem("17-practices-plan") !== null) load();
  } catch {
    // a device that keeps nothing: the script says so at the first answer
  }
  const last = new Map(); // what is answered before the script has come
  document.querySelector("article").addEventListener("change", async ({ target }) => {
    if (ready || !target.closest(".stand")) return;
    last.set(target.name, target);
    await load();
    if (!ready) return;
    const answered = [...last.values()];
    last.clear();
    for (const one of answered) {
      one.checked = true;
      one.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
};

if (foot) start();
