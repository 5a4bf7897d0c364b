// What comes in, newest first: filtered by the server, held back while paused.

import { get } from "./api.js";
import { articleLink, el, empty, fill, find, pairLink, say } from "./dom.js";
import { apart, clock, moment, number, score } from "./format.js";

const MOST_ROWS = 120;

export function facts(item) {
  const kind = el("span", { class: `kind is-${item.kind}` }, item.kind);
  const parts = [kind, el("time", { title: moment(item.time) }, clock(item.time)), el("span", {}, item.source ?? "unknown source")];
  if (item.kind === "duplicate") {
    parts.push(pairLink(item.origin, item.of, `${item.rule.replaceAll("_", " ")} ${score(item.score)}`), apart(item.minutes_apart));
  } else if (item.kind === "passed") {
    parts.push((item.topics ?? []).slice(0, 2).join(", "), item.version > 1 ? `version ${item.version}` : "");
  } else parts.push(`${item.stage}: ${(item.reason ?? "").replaceAll("_", " ")}`, item.detail);
  return el("div", { class: "facts" }, parts.filter(Boolean).map((part) => (typeof part === "string" ? el("span", {}, part) : part)));
}

export function row(item, fresh = false) {
  const title = articleLink(item.origin, item.title || item.id);
  title.className = "title";
  if (item.language) title.lang = item.language;
  return el("li", { class: fresh ? "fresh" : null, data: { origin: item.origin } }, title, facts(item));
}

export class Tail {
  #rows = find("#tail .rows");
  #note = find("#tail .note");
  #form = find("#tail form");
  #pause = find("#tail .pause");
  #held = [];
  #missed = 0;
  #coming = [];

  constructor(stream) {
    this.#form.addEventListener("input", () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.load(stream), 300); });
    this.#form.addEventListener("reset", () => setTimeout(() => this.load(stream)));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    this.#pause.addEventListener("click", () => this.toggle());
    stream.addEventListener("item", (event) => this.#take(event.detail));
    stream.addEventListener("skipped", (event) => { this.#missed += event.detail.items; this.#tell(); });
  }

  get paused() { return this.#pause.getAttribute("aria-pressed") === "true"; }

  filter() {
    return Object.fromEntries([...new FormData(this.#form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
  }

  async load(stream) {
    const filter = this.filter();
    try {
      const { items } = await get("tail", { ...filter, limit: MOST_ROWS });
      this.#held = []; this.#coming = []; this.#missed = 0;
      fill(this.#rows, items.length ? items.map((item) => row(item)) : this.#nothing(filter));
      this.#tell();
    } catch (error) { say(this.#note, error.message); }
    stream.start(new URLSearchParams(filter).toString());
  }

  toggle() {
    this.#pause.setAttribute("aria-pressed", String(!this.paused));
    this.#pause.textContent = this.paused ? "Go on" : "Pause";
    if (!this.paused) { this.#coming.push(...this.#held.splice(0)); this.#draw(); }
    this.#tell();
  }

  step(by) {
    const links = [...this.#rows.querySelectorAll("a.title")];
    const at = links.indexOf(document.activeElement);
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
  }

  #nothing(filter) {
    if (Object.keys(filter).length) return el("li", {}, empty("Nothing of that kind came lately."));
    return el("li", {}, empty("No articles yet. Send some: ", el("code", {}, "wireroom produce pages/*.html")));
  }

  #take(item) {
    if (this.paused) {
      this.#held.push(item);
      if (this.#held.length > MOST_ROWS) { this.#held.shift(); this.#missed += 1; }
      this.#tell();
      return;
    }
    if (!this.#coming.length) requestAnimationFrame(() => this.#draw());
    this.#coming.push(item);
    if (this.#coming.length > MOST_ROWS) this.#coming.shift();
  }

  #draw() {
    const items = this.#coming.splice(0);
    if (!items.length) return;
    if (this.#rows.querySelector(".empty")) fill(this.#rows);
    const top = this.#rows.scrollTop, before = this.#rows.scrollHeight;
    this.#rows.prepend(...items.reverse().map((item) => row(item, true)));
    // Who reads further down keeps the line that is being read.
    if (top > 0) this.#rows.scrollTop = top + this.#rows.scrollHeight - before;
    while (this.#rows.children.length > MOST_ROWS && !this.#rows.lastElementChild.contains(document.activeElement)) this.#rows.lastElementChild.remove();
  }

  #tell() {
    const missed = this.#missed ? `${number(this.#missed)} came too fast to be shown` : "";
    say(this.#note, this.paused ? `Paused: ${number(this.#held.length)} new${missed ? `, ${missed}` : ""}` : missed);
  }
}
