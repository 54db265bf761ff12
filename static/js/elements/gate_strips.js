// <gate-strips>: type a sequence and see what every gate does, at every keystroke.
import { announce } from "../lib/announce.js";
import { readColours } from "../lab/colours.js";
import { draw } from "../lab/draw.js";
import { fillLabels } from "../lab/labels.js";
import { layout } from "../lab/layout.js";
import { fill, fillPanel } from "../lab/panel.js";
import { QUANTITIES, written } from "../lab/quantities.js";
import { Source } from "../lab/source.js";
import { fillTable } from "../lab/table.js";

const LONGEST = 500;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Home: [-LONGEST, 0], End: [LONGEST, 0] };

class GateStrips extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[name=sequence]");
    this.strips = this.querySelector("[data-strips]");
    this.panel = this.querySelector("[data-panel]");
    this.source = new Source(this.dataset.trace, this.dataset.cell, this.dataset.model);
    this.names = this.#readNames();
    this.chosen = { step: Number(this.dataset.step), unit: Number(this.dataset.unit), hover: 0, show: this.dataset.show };
    this.#build();
    this.#listen();
    this.#run();
  }

  disconnectedCallback() {
    this.watch.disconnect();
    this.theme.removeEventListener("change", this.repaint);
  }

  #readNames() {
    const rows = [...this.querySelectorAll("tr[data-quantity] th")];
    return Object.fromEntries(rows.map((head) => [head.parentElement.dataset.quantity, head.lastChild.textContent.trim()]));
  }

  #build() {
    this.labels = Object.assign(document.createElement("div"), { className: "strip-labels" });
    this.canvas = Object.assign(document.createElement("canvas"), { role: "presentation" });
    this.strips.replaceChildren(this.labels, this.canvas);
    this.strips.hidden = false;
    this.canvas.dataset.font = getComputedStyle(this.input).fontFamily;
    for (const hidden of this.querySelectorAll("[data-symbol], [data-move]")) hidden.hidden = false;
  }

  #listen() {
    this.repaint = () => { this.colours = null; this.#paint(); };
    this.theme = matchMedia("(prefers-color-scheme: dark)");
    this.theme.addEventListener("change", this.repaint);
    this.watch = new ResizeObserver(() => this.#paint());
    this.watch.observe(this.strips);
    this.input.addEventListener("input", () => this.#run(this.input.selectionStart));
    this.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    this.querySelector("details").addEventListener("toggle", () => this.#fillTable());
    this.canvas.addEventListener("pointermove", (event) => this.#hover(this.place?.at(event.offsetX, event.offsetY).step ?? 0));
    this.canvas.addEventListener("pointerleave", () => this.#hover(0));
    this.canvas.addEventListener("click", (event) => this.#choose(this.place.at(event.offsetX, event.offsetY)));
    this.strips.addEventListener("keydown", (event) => this.#move(event, MOVES[event.key]));
    for (const key of this.querySelectorAll("[data-symbol]")) key.addEventListener("click", () => this.#type(key.dataset.symbol));
    for (const key of this.querySelectorAll("[data-move]")) key.addEventListener("click", () => this.#step(Number(key.dataset.move), 0));
  }

  #type(symbol) {
    this.input.setRangeText(symbol, this.input.selectionStart, this.input.selectionEnd, "end");
    this.#run(this.input.selectionStart);
  }

  async #run(step = this.chosen.step) {
    const sequence = this.input.value;
    const problem = this.#problem(sequence);
    this.#tell(problem);
    if (problem) return;
    try {
      const trace = await this.source.trace(sequence);
      if (trace) this.#take(trace, step);
    } catch (error) {
      this.#tell(error instanceof TypeError ? this.dataset.failed : error.message);
    }
  }

  #problem(sequence) {
    const symbols = [...sequence];
    if (!symbols.length) return this.dataset.empty;
    if (symbols.length > LONGEST) return this.dataset.long;
    const position = symbols.findIndex((symbol) => !this.dataset.alphabet.includes(symbol)) + 1;
    return position ? fill(this.dataset.unknown, { symbol: named(symbols[position - 1]), position, alphabet: [...this.dataset.alphabet].join(" ") }) : "";
  }

  #tell(problem) {
    const place = this.querySelector("[data-problem]");
    place.textContent = problem;
    place.hidden = !problem;
    this.strips.classList.toggle("stale", Boolean(problem));
  }

  #take(trace, step) {
    this.trace = trace;
    const [timesteps, units] = [trace.symbols.length, trace.cell[0].length];
    this.chosen = { ...this.chosen, step: within(step, timesteps), unit: within(this.chosen.unit, units), hover: 0 };
    fillLabels(this.labels, trace, units, this.names);
    this.#paint();
    this.#scrollToStep();
    this.#fillTable();
    this.#showCell();
  }

  #paint() {
    if (!this.trace) return;
    this.colours ??= readColours(this);
    const style = getComputedStyle(this.strips);
    const inside = this.strips.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - this.labels.offsetWidth;
    this.place = layout(this.trace.symbols.length, this.trace.cell[0].length, QUANTITIES.length, inside);
    draw(this.canvas, this.trace, this.place, this.colours, this.chosen);
    this.dispatchEvent(new CustomEvent("painted", { detail: this.trace.symbols.length }));
  }

  #fillTable() {
    if (this.trace && this.querySelector("details").open) fillTable(this.querySelector("[data-table]"), this.trace, this.names);
  }

  #hover(step) {
    if (step === this.chosen.hover) return;
    this.chosen.hover = step;
    this.#paint();
  }

  #move(event, move) {
    if (!move || event.target !== this.strips) return;
    event.preventDefault();
    this.#step(...move);
  }

  #step(steps, units) {
    if (!this.trace) return;
    this.#choose({
      step: within(this.chosen.step + steps, this.trace.symbols.length),
      unit: within(this.chosen.unit + units, this.trace.cell[0].length),
    });
    announce(this.#spoken());
  }

  #choose(cell) {
    Object.assign(this.chosen, cell, { hover: 0 });
    this.#paint();
    this.#scrollToStep();
    this.#showCell();
  }

  #scrollToStep() {
    const [left, width] = [this.place.x(this.chosen.step), this.strips.clientWidth - this.labels.offsetWidth];
    if (left < this.strips.scrollLeft || left + this.place.column > this.strips.scrollLeft + width) {
      this.strips.scrollLeft = left - width / 2;
    }
  }

  async #showCell() {
    if (!this.panel) return;
    const { step, unit, show } = this.chosen;
    const sequence = this.trace.symbols.join("");
    const cell = await this.source.cell(sequence, step, unit).catch(() => null);
    if (!cell || step !== this.chosen.step || sequence !== this.trace.symbols.join("")) return;
    fillPanel(this.panel, cell, show);
    this.#address(sequence, step, unit);
  }

  // The address names what is seen, and keeps the way back to the question.
  #address(sequence, step, unit) {
    const query = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries({ sequence, step, unit })) query.set(name, value);
    const address = `${this.dataset.page}?${query}`;
    history.replaceState(null, "", address);
    document.querySelector("input[name=back]").value = address;
  }

  #spoken() {
    const { step, unit } = this.chosen;
    const values = QUANTITIES.map(({ name, rows }) => [name, written(rows(this.trace)[step - 1][unit - 1])]);
    return fill(this.dataset.say, { step, unit, symbol: this.trace.symbols[step - 1], ...Object.fromEntries(values) });
  }
}

// A symbol that cannot be seen is told by its number.
function named(symbol) {
  return symbol.trim() ? symbol : `U+${symbol.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function within(value, most) {
  return Math.min(Math.max(value, 1), most);
}

customElements.define("gate-strips", GateStrips);
