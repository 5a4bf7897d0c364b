// Answers of the server as JSON; what goes wrong says what to do next.

const WAIT_MS = 20000;

async function told(answer) {
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) return data;
  const error = new Error(data.error ?? `the server answered ${answer.status}`);
  error.status = answer.status;
  error.next = Array.isArray(data.try) ? "" : data.try;
  throw error;
}

export async function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== "" && value !== undefined);
  const asked = new URLSearchParams(given);
  const answer = await fetch(`api/${path}${asked.size ? `?${asked}` : ""}`, { signal: AbortSignal.timeout(WAIT_MS) });
  return told(answer);
}

export async function post(path, value) {
  return told(await fetch(`api/${path}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(value),
    signal: AbortSignal.timeout(WAIT_MS),
  }));
}

// Calls a panel's refresh now and then, while the page and the panel can be seen.
export function every(seconds, node, refresh) {
  let near = false, last = 0;
  async function look() {
    if (!near || document.hidden || node.closest("[hidden]") || Date.now() - last < seconds * 1000) return;
    last = Date.now();
    try { await refresh(); } catch (error) { node.dispatchEvent(new CustomEvent("failed", { detail: error })); }
  }
  new IntersectionObserver((entries) => { near = entries.at(-1).isIntersecting; look(); }, { rootMargin: "400px" }).observe(node);
  setInterval(look, 1000);
  return () => { last = 0; return look(); };
}
