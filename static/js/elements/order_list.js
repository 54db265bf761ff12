// <order-list>: items moved by buttons. The places that the server reads stay what they are: a menu beside each item.
import { announce } from "../lib/announce.js";

class OrderList extends HTMLElement {
  connectedCallback() {
    for (const moves of this.querySelectorAll(".moves")) moves.hidden = false;
    for (const item of this.items) item.querySelector("select").hidden = true;
    if (this.items.every((item) => item.querySelector("select").value)) this.#sort();
    this.#number();
    this.addEventListener("click", (event) => this.#move(event.target.closest("[data-move]")));
  }

  get items() {
    return [...this.querySelectorAll("[data-item]")];
  }

  // After a refusal the items stand as they were put.
  #sort() {
    const placed = this.items.sort((a, b) => a.querySelector("select").value - b.querySelector("select").value);
    this.prepend(...placed);
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
    const said = { item: item.querySelector(".item-text").textContent.trim(), place: at + 1, all: items.length };
    announce(this.querySelector("[data-say]").dataset.say.replace(/%\((\w+)\)s/g, (_, name) => said[name]));
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("order-list", OrderList);
