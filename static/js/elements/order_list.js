// <order-list>: items moved by buttons. The places that the server reads stay what they are: a menu beside each item.
import { announce, wordsOf } from "../lib/announce.js";

class OrderList extends HTMLElement {
  connectedCallback() {
    for (const item of this.items) item.querySelector("select").hidden = true;
    this.#sort();
    this.#number();
    this.addEventListener("click", (event) => this.#move(event.target.closest("[data-move]")));
  }

  get items() {
    return [...this.querySelectorAll("[data-item]")];
  }

  // The items stand as they were put before, those without a place behind the others.
  #sort() {
    const place = (item) => Number(item.querySelector("select").value) || Infinity;
    if (this.items.some((item) => place(item) < Infinity)) this.prepend(...this.items.sort((a, b) => place(a) - place(b) || 0));
  }

  #number() {
    this.items.forEach((item, index) => {
      item.querySelector("select").value = String(index + 1);
      item.dataset.place = index + 1;
    });
  }

  #move(button) {
    if (!button) return;
    const items = this.items;
    const item = button.closest("[data-item]");
    const at = items.indexOf(item) + Number(button.dataset.move);
    if (at < 0 || at >= items.length) return;
    if (button.dataset.move === "1") items[at].after(item);
    else items[at].before(item);
    this.#number();
    button.focus();
    const said = { item: wordsOf(item.querySelector(".item-text")), place: at + 1, all: items.length };
    announce(this.querySelector("[data-say]").dataset.say.replace(/%\((\w+)\)s/g, (_, name) => said[name]));
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("order-list", OrderList);
