// Counts down from the seconds that the server gave; the server is asked again now and then, and has the last word.
import { announce } from "../lib/announce.js";
import { unsaved } from "../behaviours/test_saves.js";

const ASK_EVERY = 30000; // milliseconds

class TestClock extends HTMLElement {
  connectedCallback() {
    this.#set(Number(this.dataset.seconds));
    this.ticking = setInterval(() => this.#tick(), 1000);
    this.#tick();
    if ("quiet" in this.dataset) return; // on other pages than the test's: nobody is taken away from what they do there
    this.asking = setInterval(() => this.#ask(), ASK_EVERY);
    this.seen = () => document.visibilityState === "visible" && this.#ask();
    document.addEventListener("visibilitychange", this.seen);
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
    clearInterval(this.asking);
    document.removeEventListener("visibilitychange", this.seen);
  }

  // Not the time of day, which anybody can set.
  #set(seconds) {
    this.end = performance.now() + 1000 * seconds;
    this.before = seconds;
    this.over = false;
  }

  #tick() {
    const left = Math.max(0, Math.ceil((this.end - performance.now()) / 1000));
    for (const at of [300, 60]) if (this.before > at && left <= at) announce(this.getAttribute(`data-at-${at}`));
    this.before = left;
    this.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (!left && !this.over) this.#finish();
  }

  // What is under way gets the moment that the server allows for it.
  #finish() {
    this.over = true;
    announce(this.dataset.over);
    if ("quiet" in this.dataset) return;
    for (const queue of unsaved()) queue.flush();
    setTimeout(() => this.over && this.isConnected && location.assign(this.dataset.url), 1000 * (Number(this.dataset.grace) + 1));
  }

  async #ask() {
    const reply = await fetch(this.dataset.url, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!reply?.ok || !this.isConnected) return;
    const clock = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector("test-clock");
    if (clock) this.#set(Number(clock.dataset.seconds));
    else if (!unsaved().length) location.assign(this.dataset.url);
  }
}

customElements.define("test-clock", TestClock);
