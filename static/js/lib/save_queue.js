// Saves one form's answers, one request at a time and the newest last; sends again until the server has acknowledged.
import { newId } from "./new_id.js";

const [FIRST_PAUSE, LONGEST_PAUSE] = [500, 15000]; // milliseconds

export class SaveQueue {
  #form;
  #say;
  #refused;
  #saved = null;
  #incomplete = null;
  #running = null;

  // `say` tells a state by its name, `refused` gets the server's reply where it is not an acknowledgement.
  constructor(form, say, refused) {
    [this.#form, this.#say, this.#refused] = [form, say, refused];
  }

  get pending() {
    return this.#running !== null || this.#changed;
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

  get #changed() {
    return this.#form.checkValidity() && !this.settled && answerOf(this.#form) !== this.#incomplete;
  }

  async #run() {
    while (this.#changed) {
      this.#say("saving");
      const answer = answerOf(this.#form);
      const reply = await this.#sent(new URLSearchParams(new FormData(this.#form)));
      if (reply.type === "opaqueredirect") this.#acknowledged(answer);
      else if (reply.status === 422) this.#refill(answer, await reply.text());
      else {
        this.#refused(reply);
        return false;
      }
    }
    return true;
  }

  #acknowledged(answer) {
    const { id, version } = this.#form.elements;
    this.#saved = answer;
    version.value = Number(version.value) + 1;
    id.value = newId();
    if (!this.#changed) this.#say("saved");
  }

  // The server's sentence says what is missing, or what it cannot read.
  #refill(answer, html) {
    this.#incomplete = answer;
    const page = new DOMParser().parseFromString(html, "text/html");
    this.#say("incomplete", page.querySelector("main .problem")?.textContent.trim());
  }

  // The same id each time: a reply that was lost on its way makes no second answer.
  async #sent(body) {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const options = { method: "POST", body, redirect: "manual", headers: { Accept: "text/html" } };
      const reply = await fetch(this.#form.action, options).catch(() => null);
      if (reply && reply.status < 500) return reply;
      this.#say("unsaved");
      await new Promise((again) => setTimeout(again, pause));
    }
  }
}

// What the learner gave, without what identifies it.
function answerOf(form) {
  return JSON.stringify([...new FormData(form)].filter(([name]) => form.elements[name]?.type !== "hidden"));
}
