// <gate-strips>: a sequence, and what every gate does at each of its steps, at every keystroke.
// Tells "traced" (a run has arrived), "chosen" (a step, a unit or a quantity), "painted", and "refused".
import { announce } from "../lib/announce.js";
import { readColours } from "../lab/colours.js";
import { copied, Crossing, differing } from "../lab/crossing.js";
import { draw } from "../lab/draw.js";
import { DrawnTrack } from "../lab/drawn_track.js";
import { grows } from "../lab/edits.js";
import { drawGuess, guessed, putEarlyGuess } from "../lab/guess.js";
import { listenToKeys } from "../lab/keys.js";
import { fillLabels, fillRanges } from "../lab/labels.js";
import { clamp, layout } from "../lab/layout.js";
import { Pad } from "../lab/pad.js";
import { Pointing } from "../lab/pointing.js";
import { Source } from "../lab/source.js";
import { cellOf } from "../lab/spoken.js";
import { arranged } from "../lab/units.js";
import { TimeWindow } from "../lab/time_window.js";
import { sequenceProblem } from "../lab/words.js";
import { onTheme } from "../lib/theme.js";

const narrow = matchMedia("(max-width: 62rem)");

class GateStrips extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("[name=sequence]");
    this.strips = this.querySelector("[data-strips]");
    this.source = new Source(this.dataset.source);
    this.words = this.dataset;
    this.shape = JSON.parse(this.dataset.drawnBy);
    this.chosen = { step: Number(this.dataset.step), unit: Number(this.dataset.unit), hover: 0, show: this.dataset.show };
    this.options = { sort: "sort" in this.dataset, flip: "flip" in this.dataset, every: "every" in this.dataset };
    this.pad = "low" in this.dataset && this.input ? new Pad(this.dataset, this.input) : null;
    this.crossing = new Crossing(() => this.#draw());
    this.window = new TimeWindow(this.strips, () => this.#draw(), () => this.#paint());
    this.pointing = new Pointing(this, () => this.#draw());
    this.#listen();
    const run = JSON.parse(this.dataset.run);
    this.wanted = run.sequence;
    this.#take(run, [this.chosen.step]);
    if (this.input?.value !== this.input?.defaultValue) this.#typed(); // before this script was there
  }

  disconnectedCallback() {
    this.window.disconnect();
    this.crossing.stop();
    this.asking.disconnect();
    this.forgetTheme();
    this.desk.removeEventListener("input", this.onGuess);
  }

  #listen() {
    this.desk = this.closest("lab-desk") ?? this;
    this.onGuess = (event) => event.target.name === "curve" && this.#draw();
    this.desk.addEventListener("input", this.onGuess);
    this.asking = new MutationObserver(() => this.dataset.concealed && this.#ask()); // its fields come with their tool
    this.asking.observe(this.desk, { childList: true, subtree: true });
    this.forgetTheme = onTheme(() => { this.colours = null; this.#draw(); });
    this.input?.addEventListener("input", () => this.#typed());
    this.querySelector("form.writing")?.addEventListener("submit", (event) => event.preventDefault());
    listenToKeys(this);
    for (const key of this.querySelectorAll("[data-symbol]")) key.addEventListener("click", () => this.#type(key.dataset.symbol));
    this.onPad = new DrawnTrack(this.window, "pad", (...stroke) => this.pad.put(...stroke));
    this.onChart = new DrawnTrack(this.window, this.dataset.concealed, (passed, begins, height) => { drawGuess(this, passed, height); this.#draw(); });
  }

  #ask() {
    putEarlyGuess(this);
    this.#draw();
  }

  #type(symbol) {
    this.input.setRangeText(symbol, this.input.selectionStart, this.input.selectionEnd, "end");
    this.#typed();
  }

  // The chosen step follows the caret, where each character is a step.
  #typed() {
    this.load({ sequence: this.input.value, step: this.dataset.alphabet ? this.input.selectionStart : undefined });
  }

  // Runs the view with what is handed in; all else of it stays. `cross` shows the way from the run before to this one,
  // and leads to what a new change does.
  async load({ sequence = this.wanted, step, unit, edits, concealed, cross } = {}) {
    const leads = cross && grows(this.dataset.edits, edits ?? this.dataset.edits);
    if (edits !== undefined) this.dataset.edits = edits;
    if (concealed !== undefined) this.dataset.concealed = concealed;
    if (unit) this.chosen.unit = unit;
    if (this.input && this.input.value !== sequence) this.input.value = sequence;
    const problem = sequenceProblem(sequence, this.words);
    this.#tell(problem);
    if (problem) return null;
    this.wanted = sequence; // also while no run of it has come
    const eye = this.chosen.step;
    const run = await this.#asked(this.#query(sequence, this.dataset.edits));
    const goal = run && leads && this.chosen.step === eye ? this.window.goal(this.place, run) : []; // but for somebody who looks elsewhere by now
    if (run && this.wanted === sequence) Object.assign(this, { wanted: run.sequence, isBehind: false });
    if (run) this.#take(run, Number.isInteger(step) ? [step] : goal, cross);
    return run;
  }

  // Draws the run with other changes, while they are still moved: what the view holds stays as it is.
  async preview(edits) {
    const run = await this.#asked(this.#query(this.wanted, edits));
    if (run) this.#hold(run);
    return run;
  }

  // A guess belongs to its own sequence.
  #query(sequence, edits) {
    const { concealed, guessed: gate, curve } = this.dataset;
    const query = new URLSearchParams({ sequence, unit: this.chosen.unit });
    if (edits) query.set("do", edits);
    if (concealed) query.set("predict", concealed);
    else if (gate && curve && sequence === this.sequence) for (const [name, value] of [["predict", gate], ["curve", curve]]) query.set(name, value);
    if (this.options.every) query.set("every", "1");
    return query;
  }

  async #asked(query) {
    try {
      return await this.source.run(query);
    } catch (error) {
      this.isBehind = !error.said; // what could not be asked for waits
      if (error.said && this.wanted === query.get("sequence")) this.wanted = this.sequence;
      this.#tell(error.said ?? this.dataset.failed);
      return null;
    }
  }

  #tell(problem) {
    const place = this.querySelector("[data-problem]");
    this.strips.classList.toggle("stale", Boolean(problem));
    if (problem) this.#send("refused", { said: problem });
    if (!place || place.textContent === problem) return;
    this.classList.toggle("refused", Boolean(problem));
    this.input?.setAttribute("aria-invalid", Boolean(problem));
    place.textContent = problem;
    place.hidden = !problem;
  }

  // The cursor goes to the first of the `steps`, if any, and the window to all of them.
  #take(run, steps, cross = false) {
    this.sequence = run.sequence;
    const [step] = steps;
    Object.assign(this.chosen, { step: clamp(step ?? this.chosen.step, run.symbols.length), unit: clamp(this.chosen.unit, run.units), hover: 0 });
    const before = cross && this.run;
    if (before) this.#look(steps);
    const seen = before && copied(this.window.canvas);
    this.#hold(run);
    this.#look(steps);
    if (before) this.crossing.start(seen, differing(before, run));
    this.#send("traced", { timesteps: this.timesteps, run });
  }

  #hold(run) {
    this.crossing.stop();
    Object.assign(this, { run, timesteps: run.symbols.length, units: run.units });
    this.letters = Math.max(...run.symbols.map((symbol) => symbol.length));
    this.#paint();
    this.#send("painted", { timesteps: this.timesteps });
  }

  // Brings steps into the window: one, or two and what lies between.
  #look(steps) {
    if (steps.length && this.window.follow(this.place, ...steps.map((step) => clamp(step, this.timesteps)))) this.#draw();
  }

  // What is shown and how has changed: `every`, `sort`, `flip`.
  show(options) {
    Object.assign(this.options, options);
    if (!this.run) return;
    if (options.sort) this.choose(this.chosen.step, arranged(this.run.correlation, this.options, 1).units[0]);
    if ("every" in options) this.load();
    else this.#paint();
  }

  // The units that are drawn, of those that the run holds.
  #drawn() {
    const { units, signs } = arranged(this.run.correlation, this.options, this.chosen.unit);
    const held = units.filter((unit) => this.run.drawn.includes(unit));
    return { units: held.length ? held : this.run.drawn, signs };
  }

  #view() {
    const { run, shape, words, pad, letters, chosen } = this;
    const { units, signs } = this.#drawn();
    const concealed = this.dataset.concealed || this.#hidden();
    const values = concealed ? guessed(this) : run.guess;
    return { shape, run, units, unit: chosen.unit, signs, concealed, open: concealed || (values && this.dataset.guessed), guess: values, pad, words, letters };
  }

  // What the run that is drawn does not tell: it may be the one before.
  #hidden() {
    return this.shape.bands.find(({ name }) => !this.run.rows[name])?.name ?? "";
  }

  // All of it anew: places, names, squares.
  #paint() {
    if (!this.run) return;
    const view = this.#view();
    const sizes = this.shape[narrow.matches ? "phone" : "wide"];
    const run = { timesteps: this.timesteps, letters: this.letters, units: view.units, pad: this.pad, open: view.open };
    this.#name(view, layout(this.shape.bands, sizes, run, 1), sizes);
    this.place = layout(this.shape.bands, sizes, run, this.window.width);
    this.window.fit(this.place);
    this.onPad.stand(this.place);
    this.onChart.name = view.concealed;
    this.onChart.stand(this.place);
    this.#draw(view);
  }

  // The names are written again only where they would say something else.
  #name(view, place, sizes) {
    const { labels, room } = this.window;
    const key = JSON.stringify([place.tracks, sizes, room, view.open]);
    const isAnew = key !== this.named;
    this.named = key;
    if (isAnew) fillLabels(labels, this.shape, place, this.words, view.open);
    if (fillRanges(labels, this.shape, view.run.full, narrow.matches) || isAnew) this.window.measure();
  }

  #draw(view = this.run && this.#view()) {
    if (!view || !this.place) return;
    this.colours ??= readColours(this, this.shape.bands.map(({ name }) => name));
    this.font ??= getComputedStyle(document.documentElement).getPropertyValue("--mono");
    draw(this.window.canvas, { ...view, font: this.font }, this.place, this.colours, this.chosen, this.window.seen, this.crossing.now);
  }

  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  choose(step, unit, spoken = false, show = this.chosen.show) {
    const { chosen } = this;
    if (!this.run || (step === chosen.step && unit === chosen.unit && show === chosen.show)) return;
    const missing = !this.run.drawn.includes(unit);
    Object.assign(chosen, { step, unit, show, hover: 0 });
    this.#paint();
    this.#look([step]);
    const there = missing ? this.load() : Promise.resolve();
    if (spoken) there.then(() => announce(cellOf(this)));
    this.#send("chosen", { ...chosen });
  }
}

customElements.define("gate-strips", GateStrips);
