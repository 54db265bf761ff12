// Where the numbers come from: one run of the model at a time, a newer one calling off the older.
export class Source {
  #running = null;
  #untouched = { sequence: null, trace: null };

  constructor(traceUrl, model) {
    Object.assign(this, { traceUrl, model });
  }

  // The run with `edits`, and the untouched one beside it (null where nothing is edited); null where a newer run was
  // asked for meanwhile.
  async runs(sequence, edits) {
    this.#running?.abort();
    this.#running = new AbortController();
    try {
      const untouched = await this.#plain(sequence, this.#running.signal);
      if (!edits) return { trace: untouched, ghost: null };
      return await this.#edited(sequence, edits, untouched, this.#running.signal);
    } catch (error) {
      if (error.name === "AbortError") return null;
      throw error;
    }
  }

  // Changes that a shorter sequence has no room for give way to the untouched run; the page tells which.
  async #edited(sequence, edits, untouched, signal) {
    try {
      return { trace: await this.#get({ sequence, do: edits }, signal), ghost: untouched };
    } catch (error) {
      if (!error.said) throw error;
      return { trace: untouched, ghost: null };
    }
  }

  async #plain(sequence, signal) {
    if (this.#untouched.sequence !== sequence) this.#untouched = { sequence, trace: await this.#get({ sequence }, signal) };
    return this.#untouched.trace;
  }

  async #get(query, signal) {
    const reply = await fetch(`${this.traceUrl}?${new URLSearchParams({ model: this.model, ...query })}`, { signal });
    if (reply.ok) return reply.json();
    const problem = await reply.json().catch(() => ({}));
    throw Object.assign(new Error(), { said: problem.detail });
  }
}
