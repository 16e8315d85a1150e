// What a reader shares and cites at the foot of a page. The link to WhatsApp becomes a button where the browser can share; a text begins
// with the address, or chats show no card; in a copy on a device the address is the published one. The forms of the citation are fetched when somebody opens them.
import * as fetched from "./fetched.js";
const share = document.querySelector("[data-share]");
if (share && location.protocol !== "file:") {
  const { title } = document;
  const text = `${location.href.replace(/[?#].*/, "")} ${title}`;
  share.href = `https://wa.me/?text=${encodeURIComponent(text)}`;
  share.hidden = false;
  if (navigator.share) {
    const button = document.createElement("button");
    button.className = "button";
    button.textContent = share.dataset.share;
    button.addEventListener("click", () => navigator.share({ title, text }).catch(() => {})); // who changes their mind shares nothing
    share.replaceWith(button);
  }
}

const forms = document.querySelector("[data-cite]");
if (forms) {
  forms.hidden = false;
  forms.addEventListener("toggle", () => fetched.all("cite.js").catch(() => forms.append(forms.dataset.failed)), { once: true });
}
