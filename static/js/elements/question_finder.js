// <question-finder>: the questions of a set, found as one types. The address stays the one that the form would ask for.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

class QuestionFinder extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("[data-finder]");
    this.picks = this.querySelector("[data-picks]");
    this.form.addEventListener("input", () => this.#find());
    this.form.addEventListener("submit", (event) => this.#submitted(event));
    this.querySelector("[data-reset]").addEventListener("click", (event) => this.#reset(event));
    this.picks.addEventListener("change", () => this.#count());
    this.#count();
    if (this.list.dataset.complete) this.#find(); // what was filled in before this script was there
  }

  get list() {
    return this.querySelector("[data-list]");
  }

  get asked() {
    const fields = [...new FormData(this.form)].map(([name, value]) => [name, value.trim()]);
    return Object.fromEntries(fields.filter(([, value]) => value));
  }

  #submitted(event) {
    event.preventDefault();
    this.#find();
  }

  #reset(event) {
    event.preventDefault();
    for (const field of this.form.querySelectorAll("select, input[type=search]")) field.value = "";
    this.form.querySelector("input[type=radio]").checked = true;
    this.form.querySelector("input[type=search]").focus();
    this.#find();
  }

  async #find() {
    if (!this.list.dataset.complete && !(await this.#complete())) return this.form.submit();
    const asked = this.asked;
    for (const row of this.list.children) row.hidden = !this.#fits(row, asked);
    const query = new URLSearchParams(asked);
    history.replaceState(history.state, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`);
    this.#say(Object.keys(asked).length === 0);
  }

  // A page that came with some of the questions gets the others, once.
  async #complete() {
    this.fetched ??= fetch(location.pathname).then((reply) => (reply.ok ? reply.text() : ""), () => "");
    const page = new DOMParser().parseFromString(await this.fetched, "text/html");
    const whole = page.querySelector("[data-list]");
    if (!whole) return false;
    if (!this.list.dataset.complete) {
      const picked = new Set([...this.picks.querySelectorAll(":checked")].map((box) => box.value));
      for (const box of whole.querySelectorAll("[name=question]")) box.checked = picked.has(box.value);
      this.list.replaceWith(document.adoptNode(whole));
    }
    return true;
  }

  // As the server looks, in the words that it says to look in.
  #fits(row, asked) {
    const { type, concept, words } = row.dataset;
    return (
      (!asked.only || row.querySelector(`.dot.${asked.only}${asked.only === "due" ? ", .dot.is-due" : ""}`)) &&
      (asked.type ?? type) === type &&
      (asked.concept ?? concept) === concept &&
      plain(asked.find ?? "").split(/\s+/).every((word) => words.includes(word))
    );
  }

  #say(isAll) {
    const rows = [...this.list.children];
    const shown = rows.filter((row) => !row.hidden);
    const most = Number(this.dataset.most);
    this.querySelector("[data-said]").textContent = filled(this.dataset.shown, { shown: shown.length, all: rows.length });
    this.querySelector("[data-none]").hidden = shown.length > 0;
    this.querySelector(".pick-bar").hidden = shown.length === 0;
    this.querySelector("[data-reset]").hidden = isAll;
    const study = this.querySelector("[data-study-shown]");
    study.hidden = isAll || shown.length === 0;
    study.textContent = shown.length > most ? this.dataset.first : filled(this.dataset.all, { num: shown.length });
    const ids = shown.slice(0, most).map((row) => ["question", row.querySelector("[name=question]").value]);
    study.href = `${this.picks.getAttribute("action")}?${new URLSearchParams(ids)}`;
  }

  // What is picked stays picked where it is not shown; no more can be picked than a round takes.
  #count() {
    const boxes = [...this.picks.querySelectorAll("[name=question]")];
    const picked = boxes.filter((box) => box.checked).length;
    const isFull = picked >= Number(this.dataset.most);
    for (const box of boxes) box.disabled = isFull && !box.checked;
    const study = this.querySelector("[data-study]");
    const limit = this.querySelector("[data-limit]");
    study.dataset.words ??= study.textContent;
    limit.dataset.words ??= limit.textContent;
    study.disabled = picked === 0;
    study.textContent = picked ? filled(this.dataset.picked, { num: picked }) : study.dataset.words;
    limit.textContent = isFull ? filled(this.dataset.full, { num: picked }) : limit.dataset.words;
  }
}

customElements.define("question-finder", QuestionFinder);
