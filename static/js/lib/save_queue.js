// Saves one form's answers, one request at a time and the newest last; sends again until the server has acknowledged.
import { valuesOf } from "./form_values.js";
import { newId } from "./new_id.js";

const [FIRST_PAUSE, LONGEST_PAUSE] = [500, 15000]; // milliseconds

export class SaveQueue {
  #form;
  #say;
  #acknowledged;
  #refused;
  #saved = null;
  #sending = null;
  #running = null;
  offline = false;

  // `say` tells a state by its name; `acknowledged` gets the page of the item as it is saved, `refused` any other page.
  constructor(form, say, acknowledged, refused) {
    [this.#form, this.#say, this.#acknowledged, this.#refused] = [form, say, acknowledged, refused];
  }

  get pending() {
    return this.#running !== null || !this.settled;
  }

  // Is what the form holds what the server has?
  get settled() {
    return answerOf(this.#form) === this.#saved;
  }

  // Resolves when there is nothing more to save; to false where the server refused.
  flush() {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  // The page goes: what is not on its way yet is sent after it.
  hurry() {
    const answer = answerOf(this.#form);
    if (this.settled || answer === this.#sending) return;
    const body = this.#body();
    if (this.#sending !== null) {
      body.set("version", Number(body.get("version")) + 1);
      body.set("id", newId());
    }
    this.#sending = answer;
    this.#fetch(body).catch(() => {});
  }

  async #run() {
    while (!this.settled) {
      this.#say("saving");
      const answer = answerOf(this.#form);
      const reply = await this.#sent(answer, this.#body());
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      this.#sending = null;
      if (!this.#isSaved(reply, page)) {
        this.#refused(page, reply.url);
        return false;
      }
      this.#saved = answer;
      this.#acknowledged(page, this.settled);
    }
    return true;
  }

  // What is refused as it stands is of an item that was never saved: there is nothing to lose, and nothing to do.
  #isSaved(reply, page) {
    const isItem = page.querySelector("form[data-saves]") && !page.querySelector("[data-lost]");
    return isItem && (reply.ok || (reply.status === 422 && page.querySelector("form[data-saves] [name=version][value='0']")));
  }

  #body() {
    const body = new URLSearchParams(new FormData(this.#form));
    body.set("stay", "1");
    body.delete("untouched");
    return body;
  }

  // The same id each time: a reply that was lost on its way makes no second answer.
  async #sent(answer, body) {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      this.#sending = answer;
      const reply = await this.#fetch(body).catch(() => null);
      this.offline = !reply || reply.status >= 500;
      if (!this.offline) return reply;
      this.#say("unsaved");
      await new Promise((again) => setTimeout(again, pause));
    }
  }

  // It goes on when the page is gone.
  #fetch(body) {
    return fetch(this.#form.action, { method: "POST", body, keepalive: true, headers: { Accept: "text/html" } });
  }
}

function answerOf(form) {
  return JSON.stringify(valuesOf(form));
}
