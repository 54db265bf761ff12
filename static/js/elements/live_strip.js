// <live-strip>: walks through a run by itself, and says what happens at each step in the run's own numbers.
// It stands still where less motion is asked for, once somebody takes over, and while nobody looks.
import { written } from "../lab/scale.js";
import { isStill } from "../lib/motion.js";

const BEAT = 1700; // milliseconds a step
const LETTERS = { f: "forget", i: "input", c: "cell" };
// As app/web/home/live.py tells of a step; tests hold the two together.
const [SHUT_BELOW, MOVED_BY] = [0.5, 0.02];

class LiveStrip extends HTMLElement {
  connectedCallback() {
    this.strips = this.querySelector("gate-strips");
    this.caption = this.querySelector("[data-caption]");
    this.hold = this.querySelector("[data-hold]");
    this.hold.hidden = false;
    for (const name of ["traced", "chosen"]) this.addEventListener(name, () => this.#tell());
    for (const name of ["pointerdown", "input", "keydown"]) this.strips.addEventListener(name, () => this.#stop());
    this.hold.addEventListener("click", () => (this.walking ? this.#stop() : this.#walk()));
    if (isStill()) this.#stop();
    else this.#walk();
  }

  disconnectedCallback() {
    clearInterval(this.walking);
  }

  #walk() {
    this.walking = setInterval(() => document.visibilityState === "visible" && this.#step(), BEAT);
    this.hold.textContent = this.dataset.stop;
  }

  #stop() {
    clearInterval(this.walking);
    this.walking = 0;
    this.hold.textContent = this.dataset.play;
  }

  #step() {
    const { timesteps, chosen } = this.strips;
    if (timesteps) this.strips.choose((chosen.step % timesteps) + 1, chosen.unit);
  }

  #tell() {
    const { run, chosen } = this.strips;
    const nth = run?.drawn.indexOf(chosen.unit) ?? -1;
    if (nth < 0) return;
    const at = (name, step) => run.rows[name][nth][step - 1] ?? 0;
    const [forget, before, now] = [at("forget", chosen.step), at("cell", chosen.step - 1), at("cell", chosen.step)];
    const numbers = { forget: written(forget, 2), input: written(at("input", chosen.step), 2), before: written(before), cell: written(now) };
    this.caption.replaceChildren(...spoken(this.dataset[happens(forget, before, now)], run.symbols[chosen.step - 1], numbers));
  }
}

function happens(forget, before, now) {
  if (forget < SHUT_BELOW) return "shut";
  return Math.abs(now - before) >= MOVED_BY ? "moved" : "kept";
}

// A sentence of the catalogue with its gaps filled: letters in their colours, the symbol in its type, numbers as they are.
function spoken(sentence, symbol, numbers) {
  return sentence.split(/(%\(\w+\)s)/).map((part) => {
    const name = part.match(/^%\((\w+)\)s$/)?.[1];
    if (name === "symbol") return bold("symbol", symbol);
    if (name in LETTERS) return bold(`q-${LETTERS[name]}`, name);
    return document.createTextNode(name ? numbers[name] : part);
  });
}

function bold(className, text) {
  return Object.assign(document.createElement("b"), { className, textContent: text });
}

customElements.define("live-strip", LiveStrip);
