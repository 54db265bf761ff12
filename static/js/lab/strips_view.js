// What the strips hold of a view: they are ahead of the page, and they are told when the view becomes another one.
import { concealedIn, GUESS, put } from "./view.js";

const OPTIONS = ["sort", "flip", "every"];
const PLACE = ["step", "unit", "show"];

export class StripsView {
  #coming = {}; // what is on its way to the strips counts as theirs

  constructor(strips) {
    this.strips = strips;
  }

  // The view as it is seen at this moment. A guess belongs to its own sequence.
  over(view) {
    const { chosen, wanted: sequence, options } = this.strips;
    const now = new URLSearchParams(view);
    const held = { sequence, step: chosen.step, unit: chosen.unit, show: chosen.show, ...this.#coming };
    if (held.sequence !== now.get("sequence")) put(now, { curve: "", closes: "" });
    put(now, held);
    put(now, Object.fromEntries(OPTIONS.map((name) => [name, options[name] && "1"])));
    return now;
  }

  // From one view to another, at once; gives the run that comes of it, if any is needed. It may `cross` over, to the
  // first step that changes; where the view is `known`, its own step is meant.
  turn(from, to, { cross = true, known = false } = {}) {
    const differs = (name) => (from.get(name) ?? "") !== (to.get(name) ?? "");
    const place = Object.fromEntries(PLACE.filter((name) => differs(name) || (known && to.has(name))).map((name) => [name, to.get(name)]));
    const run = {};
    if (differs("sequence") && to.has("sequence")) run.sequence = to.get("sequence");
    if (differs("do")) run.edits = to.get("do") ?? "";
    if (GUESS.some(differs)) run.concealed = this.#guess(to);
    const options = OPTIONS.filter(differs).map((name) => [name, to.has(name)]);
    if (options.length) this.strips.show(Object.fromEntries(options));
    return Object.keys(run).length ? this.load({ ...run, ...place, cross }) : this.#choose(place);
  }

  async load({ show = this.strips.chosen.show, ...wanted }) {
    const { sequence, step, unit } = wanted;
    const coming = Object.fromEntries(Object.entries({ sequence, step, unit }).filter(([, value]) => value));
    this.#coming = coming;
    this.strips.chosen.show = show;
    const run = await this.strips.load({ ...wanted, step: step && Number(step), unit: unit && Number(unit) });
    if (this.#coming === coming) this.#coming = {};
    return run;
  }

  // The network is there again: what the field holds is run by itself.
  again(edits) {
    return this.load({ sequence: this.strips.input?.value, edits });
  }

  // What the server makes of a view: which changes it has made, and whether it still hides what is to be guessed.
  heed(fresh) {
    const { dataset } = this.strips;
    const differs = ["concealed", "guessed", "curve"].filter((name) => dataset[name] !== fresh[name]);
    dataset.edits = fresh.edits;
    for (const name of differs) dataset[name] = fresh[name];
    if (differs.length || this.strips.isBehind) this.load({});
  }

  #guess(view) {
    const curve = view.get("curve") ?? "";
    Object.assign(this.strips.dataset, { curve, guessed: curve && view.get("predict") });
    return concealedIn(view);
  }

  #choose(place) {
    const { step, unit, show } = { ...this.strips.chosen, ...place };
    this.strips.choose(Number(step), Number(unit), false, show ?? "");
    return null;
  }
}
