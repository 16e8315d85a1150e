// The menu of editions comes when the page stands; until then a link leads to the list of all.
import * as fetched from "./fetched.js";
if (document.querySelector("[data-versions]")) addEventListener("load", () => fetched.all("versions.js").catch(() => {}));
