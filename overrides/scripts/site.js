// What most pages need, in one file, so that the first view takes few requests; each part does nothing where it finds nothing to do.
import "./comforts.js";
import "./search-door.js";
import "./versions.js";
import "./terms-door.js";
import "./stand-door.js";
import "./read-door.js";
import "./share.js";
import "./ahead-door.js";
