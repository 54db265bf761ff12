// <draw-pad>: draw numbers with a mouse or a finger. What is drawn is written into the fields beside it, which say the
// same to everybody: one text of numbers (a series), or a field for each step (a guess).
import { css, readColours } from "../lab/colours.js";
import { onTheme } from "../lib/theme.js";

const FIRST = 20; // numbers of a series that starts from nothing
const HEIGHT = 120;
const MARKS = 24; // the strip at the foot that a tap marks

class DrawPad extends HTMLElement {
  connectedCallback() {
    this.fields = [...this.closest("form").querySelectorAll(`[name="${this.dataset.for}"]`)];
    [this.low, this.high] = [Number(this.dataset.low), Number(this.dataset.high)];
    this.canvas = document.createElement("canvas");
    this.replaceChildren(this.canvas);
    this.canvas.addEventListener("pointerdown", (event) => this.#press(event));
    this.canvas.addEventListener("pointermove", (event) => this.last && this.#draw(event));
    for (const end of ["pointerup", "pointercancel"]) this.canvas.addEventListener(end, () => { this.last = null; });
    for (const field of this.fields) field.addEventListener("input", () => this.#paint());
    this.watch = new ResizeObserver(() => this.#paint());
    this.watch.observe(this);
    this.forgetTheme = onTheme(() => this.#paint());
  }

  disconnectedCallback() {
    this.watch.disconnect();
    this.forgetTheme();
  }

  get isText() {
    return this.fields[0].matches("textarea");
  }

  get pieces() {
    return this.isText ? this.fields[0].value.split(/[\s,;]+/).filter(Boolean) : this.fields.map((field) => field.value);
  }

  #press(event) {
    if (!this.pieces.length) this.#write(Array(FIRST).fill("0"));
    this.canvas.setPointerCapture(event.pointerId);
    const { step, y } = this.#at(event);
    if ("marks" in this.dataset && y > HEIGHT - MARKS) this.#mark(step);
    else this.#draw(event);
  }

  #at(event) {
    const steps = this.pieces.length;
    const step = Math.floor((event.offsetX / this.canvas.clientWidth) * steps);
    return { step: Math.min(Math.max(step, 0), steps - 1), y: event.offsetY };
  }

  // Every step between the last point and this one takes its share of the way.
  #draw(event) {
    const { step, y } = this.#at(event);
    const floor = "marks" in this.dataset ? HEIGHT - MARKS : HEIGHT;
    const value = this.low + (this.high - this.low) * Math.min(1, Math.max(0, 1 - y / floor));
    const from = this.last ?? { step, value };
    const pieces = this.pieces;
    const way = Math.max(1, Math.abs(step - from.step));
    for (let at = 0; at <= way; at += 1) {
      const here = from.step + Math.sign(step - from.step) * Math.min(at, Math.abs(step - from.step));
      pieces[here] = this.#written(from.value + ((value - from.value) * at) / way) + (pieces[here].endsWith("*") ? "*" : "");
    }
    this.last = { step, value };
    this.#write(pieces);
  }

  #mark(step) {
    const pieces = this.pieces;
    pieces[step] = pieces[step].endsWith("*") ? pieces[step].slice(0, -1) : `${pieces[step]}*`;
    this.#write(pieces);
  }

  #written(value) {
    return String(Number(value.toFixed(this.high - this.low > 10 ? 1 : 2)));
  }

  #write(pieces) {
    if (this.isText) this.fields[0].value = pieces.join(", ");
    else this.fields.forEach((field, index) => { field.value = pieces[index]; });
    this.fields[0].dispatchEvent(new Event("input", { bubbles: true }));
    this.#paint();
  }

  #paint() {
    const pen = this.#pen();
    const pieces = this.pieces;
    const [width, floor] = [this.canvas.clientWidth / pieces.length, "marks" in this.dataset ? HEIGHT - MARKS : HEIGHT];
    pieces.forEach((piece, step) => {
      const share = (Number.parseFloat(piece) - this.low) / (this.high - this.low);
      const height = Math.max(2, Math.min(1, share || 0) * floor);
      pen.fillStyle = css(this.colours[this.dataset.quantity], 0.75);
      pen.fillRect(step * width + 1, floor - height, Math.max(1, width - 2), height);
      if (!("marks" in this.dataset)) return;
      pen.fillStyle = css(this.colours.ink, piece.endsWith("*") ? 1 : 0.15);
      pen.fillText("*", (step + 0.5) * width, HEIGHT - MARKS / 2 + 4);
    });
  }

  #pen() {
    this.colours = readColours(this, [this.dataset.quantity]);
    const density = devicePixelRatio || 1;
    const width = this.clientWidth;
    Object.assign(this.canvas, { width: width * density, height: HEIGHT * density });
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${HEIGHT}px` });
    const pen = this.canvas.getContext("2d");
    pen.scale(density, density);
    Object.assign(pen, { textAlign: "center", textBaseline: "middle", font: "18px monospace" });
    return pen;
  }
}

customElements.define("draw-pad", DrawPad);
