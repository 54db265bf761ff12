// The chosen cell as a sheet from below, on a phone: it peeks as one line and opens half or full, by drag, press or key.
// On a wide page it stands beside the strips, and none of this shows.
import { pinUp, watchPin } from "./pin.js";

const LEVELS = ["peek", "half", "full"];
const HALF = 0.38; // of the screen's height, at least
const [ABOVE, BREATH] = [48, 4]; // pixels that it leaves above itself, and at its foot
const TAP = 6; // pixels that a finger may move and still press
const AHEAD = 160; // milliseconds that a flick is thought on

export class Sheet {
  constructor(desk) {
    watchPin(desk);
    this.desk = desk;
    this.sheet = desk.querySelector(".sheet");
    if (!this.sheet) return; // a lesson without the cell
    this.handle = this.sheet.querySelector("[data-peek]");
    this.body = this.sheet.querySelector(".sheet-body");
    this.#measure();
    this.#listen();
    desk.addEventListener("tool", () => this.to("peek"));
  }

  get at() {
    return this.sheet.dataset.at;
  }

  to(level) {
    const was = this.at;
    this.sheet.dataset.at = level;
    this.handle.setAttribute("aria-expanded", level !== "peek");
    if (level === "peek" && this.body.contains(document.activeElement)) this.handle.focus();
    if (was === "peek" && level !== "peek") pinUp(this.desk, true);
  }

  // Where all is seen at half the height, there is no third level.
  get #levels() {
    return this.full <= this.half ? LEVELS.slice(0, 2) : LEVELS;
  }

  #height(level) {
    return level === "peek" ? this.handle.offsetHeight : this[level];
  }

  // The sheet is no higher than what stands in it, and ends where a block does.
  #measure() {
    const { sheet, handle } = this;
    const inside = this.body.firstElementChild;
    new ResizeObserver(() => {
      const top = inside.getBoundingClientRect().top - handle.offsetHeight - BREATH;
      const ends = [...inside.querySelectorAll(".cell > *, .says > *")].map((one) => one.getBoundingClientRect().bottom - top)
        .filter((end) => end <= sheet.offsetTop + sheet.offsetHeight - ABOVE);
      this.full = Math.max(...ends);
      this.half = Math.min(this.full, ...ends.filter((end) => end > HALF * innerHeight));
      sheet.style.setProperty("--full", `${this.full}px`);
      sheet.style.setProperty("--part", `${this.half}px`);
    }).observe(inside);
  }

  #listen() {
    const { handle } = this;
    handle.addEventListener("pointerdown", (event) => this.#press(event));
    handle.addEventListener("pointermove", (event) => this.#drag(event));
    handle.addEventListener("pointerup", () => this.#release());
    handle.addEventListener("pointercancel", () => this.#release());
    handle.addEventListener("click", () => this.#click());
    handle.addEventListener("keydown", (event) => this.#key(event, { ArrowUp: 1, ArrowDown: -1 }[event.key]));
    this.sheet.addEventListener("keydown", (event) => event.key === "Escape" && this.at !== "peek" && this.to("peek"));
  }

  #press(event) {
    if (event.button) return;
    this.handle.setPointerCapture(event.pointerId);
    this.dragged = false;
    this.drag = { from: event.clientY, y: event.clientY, time: event.timeStamp, speed: 0, seen: this.#height(this.at) };
  }

  #drag(event) {
    if (!this.drag) return;
    const { drag } = this;
    const passed = event.timeStamp - drag.time;
    if (passed > 0) drag.speed = (drag.y - event.clientY) / passed;
    Object.assign(drag, { y: event.clientY, time: event.timeStamp });
    const up = drag.from - event.clientY;
    this.dragged ||= Math.abs(up) > TAP;
    if (!this.dragged) return;
    this.sheet.classList.add("dragged");
    this.sheet.style.setProperty("--dragged", `${this.#within(drag.seen + up)}px`);
  }

  #release() {
    if (!this.drag) return;
    const { from, y, speed, seen } = this.drag;
    this.drag = null;
    this.sheet.classList.remove("dragged");
    if (this.dragged) this.to(this.#nearest(this.#within(seen + from - y + speed * AHEAD)));
  }

  #within(height) {
    return Math.min(this.#height("full"), Math.max(this.#height("peek"), height));
  }

  #nearest(height) {
    const far = (level) => Math.abs(this.#height(level) - height);
    return this.#levels.toSorted((a, b) => far(a) - far(b))[0];
  }

  // A press, of a finger or of a key; what ends a drag is none.
  #click() {
    const levels = this.#levels;
    if (!this.dragged) this.to(levels[(levels.indexOf(this.at) + 1) % levels.length]);
    this.dragged = false;
  }

  #key(event, by) {
    if (!by) return;
    event.preventDefault();
    const levels = this.#levels;
    this.to(levels[Math.min(levels.length - 1, Math.max(0, levels.indexOf(this.at) + by))]);
  }
}
