// Colours as the theme has them now, and text that can be read on them.

const THEME = ["card", "wash", "ink", "soft", "edge", "miss"];

// Of the theme, and of the named quantities.
export function readColours(host, quantities) {
  const probe = document.createElement("span");
  probe.style.forcedColorAdjust = "none"; // or all would be one
  host.append(probe);
  const read = (token) => {
    probe.style.color = `var(--${token})`;
    return channels(getComputedStyle(probe).color);
  };
  const found = Object.fromEntries([...THEME, ...quantities].map((name) => [name, read(name)]));
  probe.remove();
  return found;
}

export const css = ([r, g, b], alpha = 1) => `rgb(${r} ${g} ${b} / ${alpha})`;

// `colour` laid over `ground` with opacity `alpha`.
export function over(ground, colour, alpha) {
  return ground.map((under, i) => under + (colour[i] - under) * alpha);
}

// What a square of each step of heat has: its colour, as a pixel of an image too, and that of its number. The first is of
// no heat.
export function heatColours(card, colour, steps) {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const ground = over(card, colour, step / steps);
    const [pixel] = new Uint32Array(Uint8ClampedArray.from([...ground, 255]).buffer);
    return { ground, pixel, text: readableOn(ground) };
  });
}

// Black or white, whichever stands out: the better of the two always has a contrast of at least 4.5.
export function readableOn(ground) {
  return luminance(ground) > 0.179 ? "#000" : "#fff";
}

function luminance(colour) {
  const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function channels(text) {
  return text.match(/[\d.]+/g).slice(0, 3).map(Number);
}
