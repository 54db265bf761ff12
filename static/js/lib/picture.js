// A picture of the server (SVG) as pixels; null where it cannot be had.
export async function drawn(url, sharpness) {
  const text = await fetch(url).then((reply) => (reply.ok ? reply.text() : ""), () => "").catch(() => "");
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  if (!(await image.decode().then(() => true, () => false))) return null;
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width * sharpness, height: image.height * sharpness });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

export function save(canvas, name) {
  if (!canvas) return;
  Object.assign(document.createElement("a"), { href: canvas.toDataURL("image/png"), download: name }).click();
}
