// <draw-pad>: draw a guess with a mouse or a finger. What is drawn is written into the fields beside it, one for each
// step, which say the same to everybody.
import { css, readColours } from "../lab/colours.js";
import { onTheme } from "../lib/theme.js";

const HEIGHT = 120;

class DrawPad extends HTMLElement {
  connectedCallback() {
    this.fields = [...this.closest("form").querySelectorAll(`[name="${this.dataset.for}"]`)];
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

  #press(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.#draw(event);
  }

  #at({ offsetX, offsetY }) {
    const steps = this.fields.length;
    const step = Math.floor((offsetX / this.canvas.clientWidth) * steps);
    return { step: Math.min(Math.max(step, 0), steps - 1), value: Math.min(1, Math.max(0, 1 - offsetY / HEIGHT)) };
  }

  // Every step between the last point and this one takes its share of the way.
  #draw(event) {
    const { step, value } = this.#at(event);
    const from = this.last ?? { step, value };
    const way = Math.abs(step - from.step);
    for (let at = 0; at <= way; at += 1) {
      const share = way ? from.value + ((value - from.value) * at) / way : value;
      this.fields[from.step + Math.sign(step - from.step) * at].value = String(Number(share.toFixed(2)));
    }
    this.last = { step, value };
    this.fields[0].dispatchEvent(new Event("input", { bubbles: true }));
  }

  #paint() {
    const pen = this.#pen();
    const width = this.canvas.clientWidth / this.fields.length;
    this.fields.forEach((field, step) => {
      const height = Math.max(2, Math.min(1, Number.parseFloat(field.value) || 0) * HEIGHT);
      pen.fillRect(step * width + 1, HEIGHT - height, Math.max(1, width - 2), height);
    });
  }

  #pen() {
    const colours = readColours(this, [this.dataset.quantity]);
    const density = devicePixelRatio || 1;
    const width = this.clientWidth;
    Object.assign(this.canvas, { width: width * density, height: HEIGHT * density });
    Object.assign(this.canvas.style, { width: `${width}px`, height: `${HEIGHT}px` });
    const pen = this.canvas.getContext("2d");
    pen.scale(density, density);
    pen.fillStyle = css(colours[this.dataset.quantity], 0.75);
    return pen;
  }
}

customElements.define("draw-pad", DrawPad);
