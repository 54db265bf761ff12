// Play, step, slide through time; choose a unit; how the units are shown.
const BEAT = 550; // milliseconds a step

export class Transport {
  constructor(desk, strips, changed) {
    const find = (selector) => desk.querySelector(selector);
    Object.assign(this, { strips, play: find("[data-play]"), slide: find("[data-slide] input"), unit: find("[data-unit-choice] select"), playing: 0 });
    for (const move of desk.querySelectorAll("[data-move]")) move.addEventListener("click", () => this.#step(Number(move.dataset.move)));
    this.play.addEventListener("click", () => (this.playing ? this.stop() : this.#start()));
    this.slide.addEventListener("input", () => this.strips.choose(Number(this.slide.value), this.strips.chosen.unit, true));
    this.unit.addEventListener("change", () => this.strips.choose(this.strips.chosen.step, Number(this.unit.value), true));
    for (const toggle of desk.querySelectorAll("[data-toggle]")) toggle.addEventListener("change", (event) => {
      strips.show({ [toggle.dataset.toggle]: event.target.checked });
      changed();
    });
  }

  // The controls say what is chosen.
  follow() {
    const { timesteps, units, chosen } = this.strips;
    this.slide.max = timesteps;
    this.slide.value = chosen.step;
    if (this.unit.length !== units) this.unit.replaceChildren(...Array.from({ length: units }, (_, index) => new Option(index + 1, index + 1)));
    this.unit.value = chosen.unit;
  }

  #step(by) {
    const { timesteps, chosen } = this.strips;
    const step = Math.min(Math.max(chosen.step + by, 1), timesteps);
    this.strips.choose(step, chosen.unit, !this.playing);
    return step < timesteps;
  }

  #start() {
    if (this.strips.chosen.step >= this.strips.timesteps) this.strips.choose(1, this.strips.chosen.unit);
    this.playing = setInterval(() => this.#step(1) || this.stop(), BEAT);
    this.play.setAttribute("aria-pressed", "true");
  }

  stop() {
    clearInterval(this.playing);
    this.playing = 0;
    this.play.setAttribute("aria-pressed", "false");
  }
}
