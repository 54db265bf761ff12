// Through time: a step back, a step on, or by itself until the end.
import { isStill } from "../lib/motion.js";

const [BEAT, BRIEF] = [1900, 1000]; // milliseconds a step: with values that travel, and without

export class Player {
  #beat = 0;
  #steps = false; // this very moment, by itself

  constructor(desk, strips) {
    Object.assign(this, { strips, button: desk.querySelector("[data-play]") });
    for (const move of desk.querySelectorAll("[data-move]")) move.addEventListener("click", () => this.#step(Number(move.dataset.move), true));
    this.button.addEventListener("click", () => (this.isOn ? this.stop() : this.#start()));
    for (const other of ["chosen", "traced"]) strips.addEventListener(other, () => this.#steps || this.stop());
  }

  get isOn() {
    return this.#beat > 0;
  }

  stop() {
    clearInterval(this.#beat);
    this.#beat = 0;
    delete this.button.dataset.playing;
  }

  #start() {
    this.#beat = setInterval(() => this.#on(), isStill() ? BRIEF : BEAT);
    this.button.dataset.playing = "";
    const { step } = this.strips.chosen;
    if (step < this.strips.timesteps) this.#on();
    else this.#by(1 - step);
  }

  #on() {
    this.#by(1);
    if (this.strips.chosen.step >= this.strips.timesteps) this.stop();
  }

  // By itself, which is not somebody's choice.
  #by(steps) {
    this.#steps = true;
    this.#step(steps, false);
    this.#steps = false;
  }

  #step(by, spoken) {
    const { timesteps, chosen } = this.strips;
    this.strips.choose(Math.min(Math.max(chosen.step + by, 1), timesteps), chosen.unit, spoken);
  }
}
