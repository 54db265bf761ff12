// The input that is drawn: a series of numbers in a field of text, a mark being a star after its number.
import { MARKS } from "./draw_tracks.js";

const FIRST = 20; // numbers of a series that starts from nothing

export class Pad {
  constructor({ low, high, marks }, field) {
    Object.assign(this, { low: Number(low), high: Number(high), marks: marks !== undefined, field });
  }

  // Writes what a stroke has passed. One that begins among the marks is a mark.
  put(passed, begins, height) {
    const foot = this.marks ? MARKS / height : 0;
    const pieces = this.field.value.split(/[\s,;]+/).filter(Boolean);
    if (!pieces.length) pieces.push(...Array(FIRST).fill("0"));
    if (begins) this.marking = passed[0][1] < foot;
    if (this.marking && !begins) return;
    for (const [step, share] of passed) if (step <= pieces.length) pieces[step - 1] = this.#piece(pieces[step - 1], (share - foot) / (1 - foot));
    this.field.value = pieces.join(", ");
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #piece(old, share) {
    const star = old.endsWith("*") ? "*" : "";
    if (this.marking) return star ? old.slice(0, -1) : `${old}*`;
    const value = this.low + (this.high - this.low) * Math.min(1, Math.max(0, share));
    return `${Number(value.toFixed(this.high - this.low > 10 ? 1 : 2))}${star}`;
  }
}
