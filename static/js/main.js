// What the pages do beyond HTML. Every page works without it.
import "./behaviours/test_saves.js"; // before page_swap.js: what is unsaved is saved before a page is left
import "./behaviours/page_swap.js";
import "./behaviours/drafts.js";
import "./behaviours/keys.js";
import "./behaviours/swipe.js";
import "./behaviours/time_zone.js";
import "./elements/gate_strips.js";
import "./elements/draw_pad.js";
import "./elements/lab_desk.js";
import "./elements/order_list.js";
import "./elements/test_clock.js";
