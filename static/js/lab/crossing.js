// From one run to another: what was seen gives way to what is now, and the answers that differ flash once.
import { isStill } from "../lib/motion.js";

const FLASH = 1100; // milliseconds

export class Crossing {
  now = null; // how far it is: before (a picture, as long as it is seen), share (of the way), changed (steps), flash

  // `paint` is called for each picture of the way.
  constructor(paint) {
    this.paint = paint;
    this.travel = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--travel"));
  }

  // From what was seen `before`. `changed` are the steps whose answers differ.
  start(before, changed) {
    if (isStill()) return;
    Object.assign(this, { before, changed: new Set(changed), began: performance.now() });
    this.#go();
  }

  #go() {
    const gone = performance.now() - this.began;
    const share = Math.min(1, gone / this.travel);
    this.now = gone < FLASH ? { before: share < 1 ? this.before : null, share, changed: this.changed, flash: 1 - gone / FLASH } : null;
    this.paint();
    if (this.now) this.frame = requestAnimationFrame(() => this.#go());
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.now = null;
  }
}

// What a canvas shows at this moment.
export function copied(canvas) {
  const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
  copy.getContext("2d").drawImage(canvas, 0, 0);
  return copy;
}

// The steps, counted from 1, at which two runs of one sequence answer differently.
export function differing(before, after) {
  return after.answers.flatMap((answer, t) => (answer === before.answers[t] && after.right[t] === before.right[t] ? [] : [t + 1]));
}
