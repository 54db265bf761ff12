// Where the numbers come from: one request under way at a time, and of those that wait the latest alone.
import { address } from "./address.js";

const PATIENCE = 12000; // milliseconds for a reply

export class Source {
  #waiting = null;
  #busy = false;

  constructor(url) {
    this.url = url;
  }

  // The run of a view (URLSearchParams); null where a newer one was asked for before this one had its turn.
  run(query) {
    this.#waiting?.give(null);
    return new Promise((give, fail) => {
      this.#waiting = { query, give, fail };
      this.#next();
    });
  }

  async #next() {
    if (this.#busy || !this.#waiting) return;
    const { query, give, fail } = this.#waiting;
    this.#waiting = null;
    this.#busy = true;
    await this.#get(query).then(give, fail);
    this.#busy = false;
    this.#next();
  }

  async #get(query) {
    const reply = await fetch(address(this.url, query), { signal: AbortSignal.timeout(PATIENCE), headers: { Accept: "application/json" } });
    if (reply.ok) return reply.json();
    const problem = await reply.json().catch(() => ({}));
    throw Object.assign(new Error(), { said: problem.detail });
  }
}
