// <lab-desk>: everything around the strips. The server makes every sentence and every number of the page; here its
// parts are fetched anew when the run, the chosen cell or a form has changed, and the address follows.
import { announce } from "../lib/announce.js";
import { address } from "../lab/address.js";
import { swapParts } from "../lab/parts.js";
import { written } from "../lab/scale.js";
import { keepLinks, listenToShare } from "../lab/share.js";
import { Transport } from "../lab/transport.js";
import { arranged } from "../lab/units.js";
import { fill } from "../lab/words.js";
import "./gate_strips.js";

const PAUSE = 90; // milliseconds without a change before the parts are fetched

class LabDesk extends HTMLElement {
  connectedCallback() {
    this.strips = this.querySelector("gate-strips");
    this.query = new URLSearchParams(this.dataset.query);
    this.asked = Promise.resolve();
    this.waitingFor = 0;
    this.transport = new Transport(this, this.strips, () => this.#moved());
    this.strips.addEventListener("traced", () => this.#moved());
    this.strips.addEventListener("chosen", () => this.#moved());
    this.addEventListener("submit", (event) => this.#submitted(event));
    this.addEventListener("input", (event) => this.#slid(event));
    this.addEventListener("click", (event) => this.#followed(event));
    document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    listenToShare(this);
    keepLinks(this);
    if (this.strips.runs) this.#moved();
  }

  disconnectedCallback() {
    this.transport.stop();
  }

  // The query of what is seen at this moment; what the strips hold is newer than the last page. A guess belongs to its
  // own sequence.
  #live() {
    const { chosen, sequence, dataset, options } = this.strips;
    const query = new URLSearchParams(this.query);
    if (sequence !== query.get("sequence")) for (const name of ["curve", "closes"]) query.delete(name);
    const now = { sequence, step: chosen.step, unit: chosen.unit, do: dataset.edits, sort: options.sort && "1", flip: options.flip && "1", alone: options.alone && "1" };
    for (const [name, value] of Object.entries(now)) value ? query.set(name, value) : query.delete(name);
    return query;
  }

  // The run or the chosen cell has changed, or how it is shown.
  #moved() {
    this.transport.follow();
    this.#following();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#refresh(), PAUSE);
  }

  #following() {
    const place = this.querySelector("[data-following]");
    const { chosen, options, words, runs } = this.strips;
    const value = runs?.trace.correlation[chosen.unit - 1];
    const said = typeof value === "number" ? fill(place.dataset.text, { unit: chosen.unit, truth: words.truth, value: written(value, 2) }) : "";
    const { units, signs } = arranged(runs?.trace.correlation ?? [], options, chosen.unit);
    const order = options.sort && !options.alone ? fill(place.dataset.order, { units: units.join(", ") }) : "";
    const opposite = signs.flatMap((sign, index) => (sign < 0 ? [index + 1] : []));
    const turned = opposite.length ? fill(place.dataset.turned, { units: opposite.join(", ") }) : "";
    place.textContent = `${said} ${order} ${turned}`.trim();
  }

  #submitted(event) {
    const form = event.target;
    if (!form.matches("form[data-lab]")) return;
    event.preventDefault();
    this.#ask(() => this.#addressOf(form), true);
  }

  // A slider that is moved acts at once.
  #slid(event) {
    const form = event.target.closest("form[data-live]");
    if (!form || event.target.type !== "range") return;
    form.querySelector("output").value = event.target.value;
    clearTimeout(this.sliding);
    this.sliding = setTimeout(() => this.#ask(() => this.#addressOf(form), false), PAUSE);
  }

  #followed(event) {
    const link = event.target.closest("a[data-lab]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.#ask(() => link.href, true);
  }

  // The address of this view with what the form says. A form of the guess is about the guess; the others leave it.
  #addressOf(form) {
    const sent = this.#live();
    if (form.closest("[data-part=predict]")) for (const name of ["predict", "curve", "closes"]) sent.delete(name);
    const given = new FormData(form);
    for (const name of new Set(given.keys())) {
      const field = form.querySelector(`[name="${name}"]:not([type=hidden])`);
      if (field || name === "predict") sent.set(name, given.getAll(name).join(","));
    }
    return address(new URL(form.action).pathname, sent);
  }

  // What was sent is done one after another, so that the second knows what the first has done; nothing calls it off.
  #ask(url, spoken) {
    this.waitingFor += 1;
    this.asked = this.asked.then(() => this.#fetched(url(), {})).then((page) => {
      this.waitingFor -= 1;
      if (page) this.#take(page, spoken);
      else if (spoken) this.#fail();
    });
  }

  // What only follows the eye gives way: to a newer one, and to what was sent.
  async #refresh() {
    const url = address(this.strips.dataset.page, this.#live());
    if (this.waitingFor || url === address(this.strips.dataset.page, this.query)) return;
    this.following?.abort();
    this.following = new AbortController();
    const { signal } = this.following;
    const page = await this.#fetched(url, { signal });
    if (page && !this.waitingFor && !signal.aborted) this.#take(page, false);
  }

  // The page at `url`; null where none could be had.
  async #fetched(url, options) {
    try {
      const reply = await fetch(url, { ...options, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      return page.querySelector("lab-desk") ? page : null;
    } catch {
      return null;
    }
  }

  #take(page, spoken) {
    swapParts(page, this.strips.strips);
    this.query = new URLSearchParams(page.querySelector("lab-desk").dataset.query);
    const fresh = page.querySelector("gate-strips").dataset;
    const held = this.strips.dataset;
    const changed = held.edits !== fresh.edits || held.concealed !== fresh.concealed;
    [held.edits, held.concealed] = [fresh.edits, fresh.concealed];
    const here = address(held.page, this.#live());
    history.replaceState(null, "", here);
    document.querySelector("input[name=back]").value = here;
    keepLinks(this);
    if (changed) this.strips.run();
    if (spoken) this.#speak();
  }

  #speak() {
    const said = [...document.querySelectorAll("[data-part=problems] .problem, lab-desk [data-said]")].map((one) => one.textContent.trim());
    if (said.length) announce(said.join(" "));
  }

  #fail() {
    const place = document.querySelector("[data-part=problems]");
    place.replaceChildren(Object.assign(document.createElement("p"), { className: "problem", role: "alert", textContent: this.dataset.failed }));
  }
}

customElements.define("lab-desk", LabDesk);
