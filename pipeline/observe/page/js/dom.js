// Elements made from names, properties and children. Text is only ever text: nothing here parses markup.

const SVG = "http://www.w3.org/2000/svg";

function filled(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
    else if (name === "class") node.setAttribute("class", value);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

export const el = (name, properties = {}, ...children) => filled(document.createElement(name), properties, children);

export const svg = (name, properties = {}, ...children) =>
  filled(document.createElementNS(SVG, name), properties, children);

export const find = (selector, within = document) => within.querySelector(selector);

export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
}

// A change of text that is none must not make a screen reader speak.
export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Only addresses of the web become links: an article may say anything.
export function outward(url, text) {
  if (!/^https?:\/\//i.test(url ?? "")) return text;
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

export const articleLink = (ref, text) => el("a", { href: `#/article/${encodeURIComponent(ref)}`, dir: "auto" }, text || "(no title)");

export const pairLink = (copy, original, text) =>
  el("a", { href: `#/pair/${encodeURIComponent(copy)}/${encodeURIComponent(original)}` }, text);

export const storyLink = (id, text) => el("a", { href: `#/story/${encodeURIComponent(id)}`, dir: "auto" }, text || "(no headline)");

export function table(caption, heads, rows, className = "") {
  return el("table", { class: className },
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, heads.map((head) => (head instanceof HTMLTableCellElement ? head : el("th", { scope: "col" }, head))))),
    el("tbody", {}, rows.map(([first, ...cells]) => el("tr", {},
      el("th", { scope: "row" }, first),
      cells.map((cell) => (cell instanceof HTMLTableCellElement ? cell : el("td", {}, cell)))))));
}

export const headText = (text) => el("th", { scope: "col", class: "text" }, text);

export const empty = (...parts) => el("p", { class: "empty" }, ...parts);

export function failure(error) {
  return empty(`${error.message}${error.next ? ` — ${error.next}` : ""}`);
}
