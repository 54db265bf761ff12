// The numbers as a table.
import { QUANTITIES, written } from "./quantities.js";

export function fillTable(table, trace, names) {
  const [head, body] = [table.tHead.rows[0], table.tBodies[0]];
  head.replaceChildren(...[...head.cells].slice(0, 2), ...trace.symbols.map(heading));
  body.replaceChildren(...QUANTITIES.flatMap((quantity) => rowsOf(quantity, trace, names)));
}

function rowsOf(quantity, trace, names) {
  const rows = quantity.rows(trace);
  return rows[0].map((_, unit) => {
    const row = document.createElement("tr");
    row.dataset.quantity = quantity.name;
    row.append(title(quantity, names[quantity.name]), cell("td", unit + 1), ...rows.map((step) => cell("td", written(step[unit]))));
    return row;
  });
}

function title(quantity, name) {
  const head = cell("th", "");
  head.scope = "row";
  const letter = Object.assign(document.createElement("b"), { className: `q-${quantity.name}`, textContent: quantity.letter });
  head.append(letter, ` ${name}`);
  return head;
}

function heading(symbol, index) {
  const head = cell("th", `${index + 1} `);
  head.scope = "col";
  head.append(Object.assign(document.createElement("span"), { className: "symbol", textContent: symbol }));
  return head;
}

function cell(tag, text) {
  return Object.assign(document.createElement(tag), { textContent: text });
}
