// What the page says about the view: beside the strips at once, and once for those who do not see it.
import { announce, wordsOf } from "../lib/announce.js";

const SAID = "[data-part=effect] .problem, [data-said]";

export class Messages {
  #known;

  constructor(desk) {
    this.desk = desk;
    this.#known = this.#now();
  }

  // What a run says stands there before the page that says it comes. What an experiment shows goes with its own run.
  show(run) {
    const line = this.desk.querySelector(".effect-line");
    if (!run || !line) return;
    line.dataset.given ??= line.textContent;
    if (line.textContent !== run.sentence) line.textContent = run.sentence;
    const claim = this.desk.querySelector(".claim.shown");
    if (claim) claim.hidden = run.sentence !== line.dataset.given;
  }

  // What was not said before: of a page that is asked for (`isAwaited`) it is told.
  tell(isAwaited) {
    const now = this.#now();
    const fresh = now.filter((text) => !this.#known.includes(text));
    this.#known = now;
    if (isAwaited && fresh.length) announce(fresh.join(" "));
  }

  // Nothing comes: what to do stands by the strips, until something comes again.
  fail(text) {
    if (this.desk.querySelector("[data-failure], [data-problem]:not([hidden])")) return;
    const failure = Object.assign(document.createElement("p"), { className: "problem", role: "alert", textContent: text });
    failure.dataset.failure = "";
    this.desk.querySelector(".outcome").prepend(failure);
  }

  unfail() {
    this.desk.querySelector("[data-failure]")?.remove();
  }

  #now() {
    const seen = [...this.desk.querySelectorAll(SAID)].filter((one) => one.getClientRects().length);
    return seen.map(wordsOf).filter(Boolean);
  }
}
