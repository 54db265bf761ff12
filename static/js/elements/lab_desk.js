// <lab-desk>: everything around the strips. The server makes every sentence and every number of the page; here its
// parts are fetched anew when the run, the chosen cell or a form has changed, and the address follows.
import { announce } from "../lib/announce.js";
import { address } from "../lab/address.js";
import { fill } from "../lab/words.js";
import { keepLinks, listenToShare } from "../lab/share.js";
import { Transport } from "../lab/transport.js";
import { arranged } from "../lab/units.js";
import { written } from "../lab/quantities.js";

const PAUSE = 90; // milliseconds without a change before the parts are fetched

class LabDesk extends HTMLElement {
  connectedCallback() {
    this.strips = this.querySelector("gate-strips");
    this.query = new URLSearchParams(this.dataset.query);
    this.busy = Promise.resolve();
    this.transport = new Transport(this, this.strips, () => this.#moved());
    this.strips.addEventListener("traced", () => this.#moved());
    this.strips.addEventListener("chosen", () => this.#moved());
    this.addEventListener("submit", (event) => this.#submitted(event));
    this.addEventListener("input", (event) => this.#slid(event));
    this.addEventListener("click", (event) => this.#followed(event));
    document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    listenToShare(this);
    keepLinks(this);
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
    const now = { sequence, step: chosen.step, unit: chosen.unit, do: dataset.edits, sort: options.sort && "1", flip: options.flip && "1" };
    for (const [name, value] of Object.entries(now)) value ? query.set(name, value) : query.delete(name);
    return query;
  }

  // The run or the chosen cell has changed, or how it is shown.
  #moved() {
    this.transport.follow();
    this.#following();
    clearTimeout(this.waiting);
    // The page itself came with the first run's parts, and with what was wrong in its address.
    if (this.arrived) this.waiting = setTimeout(() => this.go(address(this.strips.dataset.page, this.#live())), PAUSE);
    this.arrived = true;
  }

  #following() {
    const place = this.querySelector("[data-following]");
    const { chosen, options, words, runs } = this.strips;
    const value = runs?.trace.correlation[chosen.unit - 1];
    const said = typeof value === "number" ? fill(place.dataset.text, { unit: chosen.unit, truth: words.truth, value: written(value, 2) }) : "";
    const { units } = arranged(runs?.trace.correlation ?? [], options, chosen.unit);
    const order = options.sort && !options.alone ? fill(place.dataset.order, { units: units.join(", ") }) : "";
    place.textContent = `${said} ${order}`.trim();
    place.hidden = !place.textContent;
  }

  #submitted(event) {
    const form = event.target;
    if (!form.matches("form[data-lab]")) return;
    event.preventDefault();
    this.#send(form, true);
  }

  // A slider that is moved acts at once.
  #slid(event) {
    const form = event.target.closest("form[data-live]");
    if (!form || event.target.type !== "range") return;
    form.querySelector("output").value = event.target.value;
    clearTimeout(this.sliding);
    this.sliding = setTimeout(() => this.#send(form, false), PAUSE);
  }

  // One after another, so that the second knows what the first has done.
  #send(form, spoken) {
    this.busy = this.busy.then(() => this.go(this.#asked(form), spoken));
  }

  // The address of this view with what the form says.
  #asked(form) {
    const sent = this.#live();
    for (const name of ["predict", "curve", "closes"]) if (!form.matches("[data-live]")) sent.delete(name);
    const given = new FormData(form);
    for (const name of new Set(given.keys())) {
      const field = form.querySelector(`[name="${name}"]:not([type=hidden])`);
      if (field || name === "predict") sent.set(name, given.getAll(name).join(","));
    }
    return address(new URL(form.action).pathname, sent);
  }

  #followed(event) {
    const link = event.target.closest("a[data-lab]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    this.go(link.href, true);
  }

  // Fetches a page of the lab and takes over its parts.
  async go(url, spoken = false) {
    clearTimeout(this.waiting);
    this.fetching?.abort();
    this.fetching = new AbortController();
    try {
      const reply = await fetch(url, { signal: this.fetching.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      if (page.querySelector("lab-desk")) this.#take(page, spoken);
    } catch (error) {
      if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error;
    }
  }

  #take(page, spoken) {
    for (const part of page.querySelectorAll("[data-part]")) this.#swap(part);
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

  // What was open stays open, and the focus stays where it was; forms in use are left alone, and a guess under way.
  #swap(part) {
    const old = document.querySelector(`[data-part="${part.dataset.part}"]`);
    const focused = old?.contains(document.activeElement);
    if (!old || old.outerHTML === part.outerHTML || (focused && "patient" in old.dataset)) return;
    if (old.dataset.kept && old.dataset.kept === part.dataset.kept) return;
    const open = new Set([...old.querySelectorAll("details[open]")].map((one) => one.dataset.keep));
    for (const one of part.querySelectorAll("details")) if (open.has(one.dataset.keep)) one.open = true;
    old.replaceWith(part);
    if (focused) (part.querySelector("input:not([type=hidden]), select, button, a") ?? this.strips.strips).focus({ preventScroll: true });
  }

  #speak() {
    const said = [...document.querySelectorAll("[data-part=problems] .problem, lab-desk [data-said]")].map((one) => one.textContent.trim());
    if (said.length) announce(said.join(" "));
  }
}

customElements.define("lab-desk", LabDesk);
