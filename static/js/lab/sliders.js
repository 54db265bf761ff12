// A slider that is dragged: its effect is drawn as it goes, one request at a time and the newest next; where it rests,
// it becomes the view.
const REST = 250; // milliseconds without a movement
const RELEASE = 60; // after the finger has let go: keys that repeat let go each time

export class Sliders {
  #wanted = null;
  #busy = false;
  #drag = null; // the one that is under way: which part it is in, and has it become a view?

  // `preview` draws what a form says, `rest` makes it the view; `isNew` tells the first rest of a drag.
  constructor(desk, { preview, rest }) {
    Object.assign(this, { preview, rest });
    desk.addEventListener("input", ({ target }) => follow(target));
    desk.addEventListener("input", (event) => this.#of(event) && this.#moved(this.#of(event)));
    desk.addEventListener("change", (event) => this.#of(event) && this.#released(this.#of(event)));
  }

  // Whatever it was about, the view has become another one.
  drop() {
    clearTimeout(this.resting);
    clearTimeout(this.ending);
    this.#wanted = this.#drag = null;
  }

  #of(event) {
    return event.target.type === "range" ? event.target.closest("form[data-live]") : null;
  }

  #moved(form) {
    const shown = form.querySelector("output")?.firstChild;
    if (shown) shown.data = form.querySelector("[type=range]").value; // no new node: that costs more
    if (!form.checkValidity()) return;
    clearTimeout(this.ending);
    if (this.#drag && this.#drag.part !== form.dataset.part) this.#leave();
    this.#drag ??= { part: form.dataset.part, isNew: true };
    this.#wanted = form;
    this.#follow();
    this.#restIn(REST, form);
  }

  async #follow() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#wanted) {
      const form = this.#wanted;
      this.#wanted = null;
      await this.preview(form);
    }
    this.#busy = false;
  }

  // For another slider: what was set stays.
  #leave() {
    if (this.resting) this.#rests();
    this.#drag = null;
  }

  #restIn(pause, form) {
    clearTimeout(this.resting);
    this.#drag.form = form;
    this.resting = setTimeout(() => this.#rests(), pause);
  }

  #rests() {
    clearTimeout(this.resting);
    this.resting = 0;
    const { form, isNew } = this.#drag;
    this.#drag.isNew = false;
    this.rest(form, isNew);
  }

  #released(form) {
    if (!this.#drag) return;
    if (this.resting) this.#restIn(RELEASE, form);
    this.ending = setTimeout(() => { this.#drag = null; }, 2 * REST);
  }
}

// A number field has a slider beside it: either follows the other.
function follow(moved) {
  for (const field of moved.closest(".sliding")?.querySelectorAll("input") ?? []) if (field !== moved) field.value = moved.value;
}
