// A page or an answer, over a network that may fail.
const PATIENCE = 12000; // milliseconds for a reply

export class Unreachable extends Error {}

// A reply can be lost on its way; an answer's id makes sending it again harmless. Raises Unreachable, for the network
// and for nothing else.
export async function fetched(url, options = {}) {
  try {
    return await once(url, options);
  } catch (error) {
    if (!(error instanceof Unreachable) || options.signal?.aborted) throw error;
    await new Promise((again) => setTimeout(again, 400));
  }
  return once(url, options);
}

// What is wrong with a request shows before it is sent: after that it is the network's.
async function once(url, options) {
  const stops = [AbortSignal.timeout(PATIENCE), ...(options.signal ? [options.signal] : [])];
  const request = new Request(url, { ...options, signal: AbortSignal.any(stops), headers: { Accept: "text/html" } });
  const { reply, text } = await sent(request).catch((error) => {
    throw new Unreachable(error.message);
  });
  return { url: reply.url, status: reply.status, redirected: reply.redirected, text };
}

async function sent(request) {
  const reply = await fetch(request);
  return { reply, text: await reply.text() };
}
