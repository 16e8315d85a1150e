// What most pages need, in one file, so that the first view takes few requests; each part does nothing where it finds nothing to do.
import "./comforts.js";
import "./search-door.js";
import "./versions.js";
import "./terms.js";
import "./stand-door.js";
import "./aloud.js";
import "./share.js";
