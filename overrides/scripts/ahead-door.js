// What fetches pages before the press comes with the first move of a pointer; not where the reader saves data, nor in a copy on a device.
import * as fetched from "./fetched.js";
const begin = (event) => {
  if (event.movementX === 0 && event.movementY === 0) return; // the page came to lie below a pointer that rests
  document.removeEventListener("pointermove", begin);
  fetched.all("ahead.js").catch(() => {}); // without it a page comes after the press
};
if (!navigator.connection?.saveData && location.protocol !== "file:") document.addEventListener("pointermove", begin);
