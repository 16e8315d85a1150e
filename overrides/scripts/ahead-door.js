// What fetches pages before the press comes with the first move of a pointer, and not where the reader saves data.
import * as fetched from "./fetched.js";
const begin = () => fetched.all("ahead.js").catch(() => {}); // without it a page comes after the press
if (!navigator.connection?.saveData) document.addEventListener("pointermove", begin, { once: true });
