// Colours as the theme has them now, and text that can be read on them.

// Of the theme, and of the named quantities.
export function readColours(host, quantities) {
  const probe = document.createElement("span");
  host.append(probe);
  const read = (token) => {
    probe.style.color = `var(--${token})`;
    return channels(getComputedStyle(probe).color);
  };
  const found = { card: read("card"), ink: read("ink"), soft: read("soft"), line: read("line"), miss: read("miss") };
  for (const name of quantities) found[name] = read(name);
  probe.remove();
  return found;
}

export const css = ([r, g, b], alpha = 1) => `rgb(${r} ${g} ${b} / ${alpha})`;

// `colour` laid over `ground` with opacity `alpha`.
export function over(ground, colour, alpha) {
  return ground.map((under, i) => under + (colour[i] - under) * alpha);
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
