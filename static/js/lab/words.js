// Sentences of the page, with their gaps filled.

// Puts values into the catalogue's sentences, which write them as %(name)s.
export function fill(text, values) {
  return text.replace(/%\((\w+)\)[sd]/g, (whole, name) => values[name] ?? whole).replaceAll("%%", "%");
}

// A symbol that cannot be seen is told by its number.
export function named(symbol) {
  return symbol.trim() ? symbol : `U+${symbol.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

// What is wrong with a sequence, before anybody is asked; "" where the server decides: it reads numbers, and what is
// beyond ASCII as a plain keyboard writes it.
export function sequenceProblem(sequence, words) {
  const symbols = [...sequence];
  if (!sequence.trim() && !words.alphabet.includes(" ")) return words.empty;
  if (!symbols.length) return words.empty;
  if (!words.alphabet) return "";
  if (symbols.length > Number(words.longest)) return words.long;
  const position = symbols.findIndex((symbol) => !words.alphabet.includes(symbol) && symbol < "\u007f") + 1;
  return position ? fill(words.unknown, { symbol: named(symbols[position - 1]), position, alphabet: [...words.alphabet].join(" ") }) : "";
}
