// The pages of the views: the newest that was asked for, and one that is fetched ahead.
export class Pages {
  #running = null;
  #ahead = { url: "", page: null };

  // The page at `url`; null where none could be had, undefined where it is no longer wanted.
  async newest(url) {
    const { signal } = (this.#running = new AbortController());
    const page = (await this.#taken(url)) ?? (await fetched(url, signal));
    return signal.aborted ? undefined : page;
  }

  // The page that is there already is the one that is wanted.
  drop() {
    this.#running?.abort();
  }

  // What will be wanted next.
  ahead(url) {
    this.#ahead = { url, page: fetched(url) };
  }

  #taken(url) {
    const { page } = this.#ahead;
    if (this.#ahead.url !== url) return null;
    this.#ahead = { url: "", page: null };
    return page;
  }
}

async function fetched(url, signal) {
  try {
    const reply = await fetch(url, { signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    return page.querySelector("lab-desk") ? page : null;
  } catch {
    return null;
  }
}
