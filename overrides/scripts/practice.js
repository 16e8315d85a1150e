// What a practice alone needs at once.
import "./stand-door.js";
import "./read-door.js";
