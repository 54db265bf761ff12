// Addresses that people can read: what a query may hold as it is, is not encoded.
const READABLE = /%(21|24|27|28|29|2A|2C|2F|3A|3B|3D|40)/gi;

export function address(path, query) {
  const pairs = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value).replace(READABLE, decodeURIComponent)}`);
  return `${path}?${pairs.join("&")}`;
}
