// <gate-strips>: type a sequence and see what every gate does, at every keystroke.
// Tells "traced" (a run has arrived), "chosen" (a step or a unit) and "painted".
import { announce } from "../lib/announce.js";
import { readColours } from "../lab/colours.js";
import { draw } from "../lab/draw.js";
import { fillLabels } from "../lab/labels.js";
import { layout } from "../lab/layout.js";
import { rowsOf, written } from "../lab/scale.js";
import { Source } from "../lab/source.js";
import { arranged } from "../lab/units.js";
import { fill, sequenceProblem } from "../lab/words.js";
import { onTheme } from "../lib/theme.js";

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Home: [-Infinity, 0], End: [Infinity, 0] };

class GateStrips extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("[name=sequence]");
    this.sequence = this.input?.value ?? this.dataset.sequence;
    this.strips = this.querySelector("[data-strips]");
    this.source = new Source(this.dataset.trace, this.dataset.model);
    this.words = this.dataset;
    this.shape = JSON.parse(this.dataset.drawnBy);
    this.chosen = { step: Number(this.dataset.step), unit: Number(this.dataset.unit), hover: 0, show: this.dataset.show };
    this.options = { sort: "sort" in this.dataset, flip: "flip" in this.dataset, alone: "alone" in this.dataset };
    this.#build();
    this.#listen();
    this.run();
  }

  disconnectedCallback() {
    this.watch.disconnect();
    this.forgetTheme();
  }

  #build() {
    this.labels = Object.assign(document.createElement("div"), { className: "strip-labels" });
    this.canvas = this.strips.querySelector("canvas"); // its height is the server's, so that nothing moves
    this.canvas.role = "presentation";
    this.canvas.before(this.labels);
    this.canvas.dataset.font = getComputedStyle(document.documentElement).getPropertyValue("--mono");
  }

  #listen() {
    this.forgetTheme = onTheme(() => { this.colours = null; this.#paint(); });
    this.watch = new ResizeObserver(() => this.#paint());
    this.watch.observe(this.strips);
    this.input?.addEventListener("input", () => this.#typed());
    this.querySelector("form.writing")?.addEventListener("submit", (event) => event.preventDefault());
    this.canvas.addEventListener("pointermove", (event) => this.#point(event));
    this.canvas.addEventListener("pointerleave", () => this.#hover(0));
    this.canvas.addEventListener("pointerdown", (event) => this.#press(event));
    this.canvas.addEventListener("click", (event) => this.#pick(event));
    this.strips.addEventListener("keydown", (event) => this.#key(event, MOVES[event.key]));
    for (const key of this.querySelectorAll("[data-symbol]")) key.addEventListener("click", () => this.#type(key.dataset.symbol));
  }

  #type(symbol) {
    this.input.setRangeText(symbol, this.input.selectionStart, this.input.selectionEnd, "end");
    this.#typed();
  }

  // The chosen step follows the caret, where each character is a step.
  #typed() {
    this.run(this.dataset.alphabet ? this.input.selectionStart : undefined);
  }

  // Runs what stands in the field. `sequence` is what was run last, and what is seen.
  async run(step) {
    const sequence = this.input?.value ?? this.sequence;
    const problem = sequenceProblem(sequence, this.words);
    this.#tell(problem);
    if (problem) return;
    try {
      const runs = await this.source.runs(sequence, this.dataset.edits);
      if (runs) this.#take(runs, sequence, step);
    } catch (error) {
      this.#tell(error.said ?? this.dataset.failed);
    }
  }

  #tell(problem) {
    const place = this.querySelector("[data-problem]");
    this.strips.classList.toggle("stale", Boolean(problem));
    if (!place) return;
    this.input?.setAttribute("aria-invalid", Boolean(problem));
    place.textContent = problem;
    place.hidden = !problem;
  }

  #take(runs, sequence, step = this.chosen.step) {
    Object.assign(this, { runs, sequence });
    this.timesteps = runs.trace.symbols.length;
    this.units = runs.trace.cell[0].length;
    this.chosen = { ...this.chosen, step: within(step, this.timesteps), unit: within(this.chosen.unit, this.units), hover: 0 };
    this.#paint();
    this.#scrollToStep();
    this.#send("traced");
  }

  // What is shown and how has changed: `sort`, `flip`, `alone`.
  show(options) {
    Object.assign(this.options, options);
    if (!this.runs) return;
    if (options.sort) this.choose(this.chosen.step, arranged(this.runs.trace.correlation, this.options, 1).units[0]);
    this.#paint();
  }

  #paint() {
    if (!this.runs) return;
    this.colours ??= readColours(this, this.shape.bands.map(({ name }) => name));
    const { trace, ghost } = this.runs;
    const { units, signs } = arranged(trace.correlation, this.options, this.chosen.unit);
    const style = getComputedStyle(this.strips);
    const inside = this.strips.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - this.labels.offsetWidth;
    const letters = Math.max(...trace.symbols.map((symbol) => symbol.length));
    this.place = layout(this.shape, this.timesteps, letters, units, inside);
    const room = this.labels.offsetWidth;
    fillLabels(this.labels, this.shape, trace, this.place, this.words);
    if (this.labels.offsetWidth !== room) return this.#paint(); // the columns share what the names leave
    draw(this.canvas, { shape: this.shape, trace, ghost, signs, concealed: this.dataset.concealed }, this.place, this.colours, this.chosen);
    this.#send("painted");
  }

  #send(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { timesteps: this.timesteps } }));
  }

  #at(event) {
    return this.place.at(event.offsetX, event.offsetY);
  }

  #point(event) {
    if (!this.place) return;
    if (this.dragging && event.buttons) this.choose(this.#at(event).step, this.chosen.unit);
    else this.#hover(this.#at(event).step);
  }

  // A mouse drags through time; a finger scrolls.
  #press(event) {
    this.dragging = event.pointerType === "mouse" && event.button === 0;
    if (this.dragging) this.canvas.setPointerCapture(event.pointerId);
  }

  #pick(event) {
    if (!this.place) return;
    const { step, unit } = this.#at(event);
    this.choose(step, unit ?? this.chosen.unit);
  }

  #hover(step) {
    if (step === this.chosen.hover) return;
    this.chosen.hover = step;
    this.#paint();
  }

  // Up and down go by what is seen, whatever the units' order.
  #key(event, move) {
    if (!move || event.target !== this.strips || !this.runs) return;
    event.preventDefault();
    const { units } = arranged(this.runs.trace.correlation, { ...this.options, alone: false }, this.chosen.unit);
    const row = within(units.indexOf(this.chosen.unit) + 1 + move[1], units.length);
    this.choose(within(this.chosen.step + move[0], this.timesteps), units[row - 1], true);
  }

  choose(step, unit, spoken = false) {
    if (!this.runs || (step === this.chosen.step && unit === this.chosen.unit)) return;
    Object.assign(this.chosen, { step, unit, hover: 0 });
    this.#paint();
    this.#scrollToStep();
    if (spoken) announce(this.spoken());
    this.#send("chosen");
  }

  #scrollToStep() {
    const [left, width] = [this.place.x(this.chosen.step), this.strips.clientWidth - this.labels.offsetWidth];
    if (left < this.strips.scrollLeft || left + this.place.column > this.strips.scrollLeft + width) {
      this.strips.scrollLeft = left - width / 2;
    }
  }

  spoken() {
    const { step, unit } = this.chosen;
    const { trace } = this.runs;
    const value = (band) => (band.name === this.dataset.concealed ? "?" : written(rowsOf(band, trace)[step - 1][unit - 1]));
    const values = this.shape.bands.map((band) => [band.name, value(band)]);
    return fill(this.dataset.say, { step, unit, symbol: trace.symbols[step - 1], ...Object.fromEntries(values) });
  }
}

function within(value, most) {
  return Math.min(Math.max(value, 1), most);
}

customElements.define("gate-strips", GateStrips);
