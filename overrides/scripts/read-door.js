// Reading aloud: its script is fetched with the first press, where the browser can speak.
import * as fetched from "./fetched.js";
const button = document.querySelector("[data-read]");

if (button && window.speechSynthesis) {
  speechSynthesis.getVoices(); // some browsers look for their voices only when they are asked
  button.hidden = false;
  button.addEventListener("click", () => fetched.all("aloud.js").then(() => button.click(), () => (button.hidden = true)), { once: true });
}
