// What the pages do beyond HTML. Every page works without it.
import "./behaviours/test_saves.js"; // before page_swap.js: what is unsaved is saved before a page is left
import "./behaviours/page_swap.js";
import "./behaviours/drafts.js";
import "./behaviours/keys.js";
import "./behaviours/elapsed.js"; // before those that send a form
import "./behaviours/turn.js";
import "./behaviours/swipe.js";
import "./behaviours/time_zone.js";
import { bring } from "./lib/elements.js";

bring(document);
