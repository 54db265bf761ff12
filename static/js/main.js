// What the pages do beyond HTML. Every page works without it.
import "./elements/test_saves.js"; // before page_swap.js: what is unsaved is saved before a page is left
import "./elements/page_swap.js";
import "./elements/keys.js";
import "./elements/swipe.js";
import "./elements/gate_strips.js";
import "./elements/draw_pad.js";
import "./elements/lab_desk.js";
import "./elements/order_list.js";
import "./elements/test_clock.js";
