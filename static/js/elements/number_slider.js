// <number-slider>: a number field with a slider beside it. Either follows the other; the field's value is what is sent.
class NumberSlider extends HTMLElement {
  connectedCallback() {
    this.addEventListener("input", ({ target }) => {
      const other = this.querySelector(target.type === "range" ? "[type=number]" : "[type=range]");
      other.value = target.value;
    });
  }
}

customElements.define("number-slider", NumberSlider);
