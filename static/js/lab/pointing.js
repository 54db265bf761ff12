// A mouse or a finger on the strips: a press chooses the cell under it, a mouse drags through time, a finger scrolls.
export class Pointing {
  // `changed` is called when another step is pointed at.
  constructor(element, changed) {
    Object.assign(this, { element, window: element.window, changed, dragging: false });
    const { canvas } = this.window;
    canvas.addEventListener("pointermove", (event) => this.#point(event));
    canvas.addEventListener("pointerleave", () => this.#hover(0));
    canvas.addEventListener("pointerdown", (event) => this.#press(event));
    canvas.addEventListener("click", (event) => this.#pick(event));
  }

  #at(event) {
    return this.element.place.at(...this.window.at(event));
  }

  #point(event) {
    const { step } = this.#at(event);
    if (this.dragging && event.buttons) this.element.choose(step, this.element.chosen.unit);
    else if (event.pointerType === "mouse") this.#hover(step);
  }

  #press(event) {
    this.dragging = event.pointerType === "mouse" && event.button === 0;
    if (this.dragging) this.window.canvas.setPointerCapture(event.pointerId);
  }

  #pick(event) {
    const { step, unit, track } = this.#at(event);
    const { shape, chosen } = this.element;
    const band = shape.bands.find(({ name }) => name === track);
    if (band) this.element.choose(step, unit, false, band.name);
    else this.element.choose(step, chosen.unit);
  }

  #hover(step) {
    const { chosen } = this.element;
    if (step === chosen.hover) return;
    chosen.hover = step;
    this.changed();
  }
}
