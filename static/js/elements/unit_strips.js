// <unit-strips>: the units to choose from, each with its c over time as a small strip. They follow the run that is shown.
import { css, readColours } from "../lab/colours.js";
import { written } from "../lab/scale.js";
import { arranged } from "../lab/units.js";
import { isPlain } from "../lib/clicks.js";
import { onTheme } from "../lib/theme.js";

class UnitStrips extends HTMLElement {
  connectedCallback() {
    this.strips = document.querySelector("gate-strips");
    this.links = [...this.querySelectorAll("[data-unit]")];
    this.onChange = () => this.#soon();
    for (const name of ["traced", "chosen", "painted"]) this.strips.addEventListener(name, this.onChange);
    this.addEventListener("click", (event) => this.#choose(event));
    this.forgetTheme = onTheme(() => { this.colours = null; this.#soon(); });
    this.watch = new ResizeObserver(this.onChange); // it is seen once its tool is open
    this.watch.observe(this);
  }

  disconnectedCallback() {
    for (const name of ["traced", "chosen", "painted"]) this.strips.removeEventListener(name, this.onChange);
    this.forgetTheme();
    this.watch.disconnect();
  }

  #choose(event) {
    const link = event.target.closest("[data-unit]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    this.strips.choose(this.strips.chosen.step, Number(link.dataset.unit), true);
  }

  // The strips come first.
  #soon() {
    this.asked ??= requestAnimationFrame(() => {
      this.asked = undefined;
      if (this.offsetParent && this.strips.run) this.#update();
    });
  }

  #update() {
    const { run, options, chosen } = this.strips;
    const { units } = arranged(run.correlation, { ...options, every: true }, chosen.unit);
    this.colours ??= readColours(this, ["cell"]);
    const ordered = units.map((unit) => this.links[unit - 1]);
    const stand = [...this.querySelectorAll("[data-unit]")];
    if (ordered.some((link, nth) => link !== stand[nth])) this.append(...ordered);
    const rows = run.overview.length ? run.overview : run.rows.cell;
    for (const link of this.links) this.#show(link, run, Number(link.dataset.unit), rows);
    if (chosen.unit !== this.seen) this.#bring(this.links[chosen.unit - 1]);
    this.seen = chosen.unit;
  }

  // Brings a unit into view, and nothing else of the page.
  #bring({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) {
    if (offsetLeft < this.scrollLeft || offsetLeft + offsetWidth > this.scrollLeft + this.clientWidth) this.scrollLeft = offsetLeft - 2;
    if (offsetTop < this.scrollTop || offsetTop + offsetHeight > this.scrollTop + this.clientHeight) this.scrollTop = offsetTop - 2;
  }

  #show(link, run, unit, rows) {
    link.ariaCurrent = unit === this.strips.chosen.unit || null;
    const follows = run.correlation[unit - 1];
    link.querySelector("[data-follows]").textContent = follows === null ? "" : written(follows, 2);
    paint(link.querySelector("canvas"), rows[unit - 1], css(this.colours.cell), css(this.colours.edge));
  }
}

// Bars up from the middle for what is above zero, down for what is below.
function paint(canvas, values, colour, line) {
  const density = devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  Object.assign(canvas, { width: width * density, height: height * density });
  const pen = canvas.getContext("2d");
  pen.scale(density, density);
  const full = Math.max(0.01, ...values.map(Math.abs));
  const [column, middle] = [width / values.length, height / 2];
  pen.fillStyle = line;
  pen.fillRect(0, middle - 0.5, width, 1);
  pen.fillStyle = colour;
  pen.beginPath();
  values.forEach((value, t) => pen.rect(t * column, middle, Math.max(0.5, column - (column > 3 ? 1 : 0)), -(value / full) * (middle - 1)));
  pen.fill();
}

customElements.define("unit-strips", UnitStrips);
