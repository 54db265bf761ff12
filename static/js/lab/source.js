// Where the numbers come from: one run of the model at a time, a newer one calling off the older.
export class Source {
  #running = null;

  constructor(traceUrl, cellUrl, model) {
    Object.assign(this, { traceUrl, cellUrl, model });
  }

  // The trace of `sequence`; null where a newer one was asked for meanwhile.
  async trace(sequence) {
    this.#running?.abort();
    this.#running = new AbortController();
    try {
      return await this.#get(this.traceUrl, { sequence }, this.#running.signal);
    } catch (error) {
      if (error.name === "AbortError") return null;
      throw error;
    }
  }

  cell(sequence, step, unit) {
    return this.#get(this.cellUrl, { sequence, step, unit });
  }

  async #get(url, query, signal) {
    const reply = await fetch(`${url}?${new URLSearchParams({ model: this.model, ...query })}`, { signal });
    if (!reply.ok) throw new Error((await reply.json()).detail);
    return reply.json();
  }
}
