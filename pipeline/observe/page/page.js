// The live page: one stream of events draws the overview; the address behind # opens pages of their own.

import { get } from "./js/api.js";
import { PAGES } from "./js/detail.js";
import { el, failure, fill, find, say } from "./js/dom.js";
import { dead, duplicates, panel, sortable, sources, stories, topics } from "./js/panels.js";
import { drawRiver } from "./js/river.js";
import { Stream } from "./js/stream.js";
import { Tail } from "./js/tail.js";
import { drawMemory, drawVitals, drawWorkers } from "./js/vitals.js";

const SILENT_MS = 6000;
const THEMES = ["", "light", "dark"];

// The server has put the token into a cookie; it need not stand in the address.
if (location.search.includes("token=")) history.replaceState(null, "", location.pathname + location.hash);

const stream = new Stream();
const tail = new Tail(stream);
let latest = null, heard = 0, drawing = false;

function draw() {
  drawing = false;
  if (document.hidden || !latest) return;
  document.body.classList.remove("stale");
  drawVitals(latest);
  if (find("#overview").hidden) return;
  drawRiver(latest);
  drawMemory(latest);
  drawWorkers(latest);
}

function take(stats) {
  latest = stats;
  heard = Date.now();
  if (!drawing) { drawing = true; requestAnimationFrame(draw); }
}

stream.addEventListener("stats", (event) => take(event.detail));
stream.addEventListener("lost", () => setTimeout(check, 100));
document.addEventListener("visibilitychange", draw);

function check() {
  if (Date.now() - heard < SILENT_MS) return;
  document.body.classList.add("stale");
  say(find("#status"), "no answer from the pipeline; trying again");
  find("#status").className = "bad";
}
setInterval(check, 1000);

panel("duplicates", ".rows", 4, duplicates);
sortable(find("#stories"), panel("stories", ".rows", 4, stories));
panel("sources", ".wide", 10, sources);
panel("dead", ".body", 10, dead);
panel("topics", ".wide", 10, topics);

async function route() {
  const [name, ...parts] = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const detail = find("#detail"), overview = find("#overview");
  const page = PAGES[name];
  overview.hidden = Boolean(page);
  detail.hidden = !page;
  if (!page) { document.title = "Wireroom"; draw(); return; }
  fill(detail, el("p", { class: "empty", role: "status" }, "Looking it up…"));
  scrollTo(0, 0);
  try {
    await page(detail, ...parts);
  } catch (error) {
    fill(detail, el("p", {}, el("a", { href: "#/" }, "← Overview")), failure(error));
  }
  const heading = find("h2.headline", detail);
  document.title = `${heading?.textContent ?? "Not found"} – Wireroom`;
  (heading ?? find("#main")).focus({ preventScroll: true });
}
addEventListener("hashchange", route);

function theme(next) {
  if (next) document.documentElement.dataset.theme = next;
  else delete document.documentElement.dataset.theme;
  localStorage.setItem("theme", next);
  find("#theme").setAttribute("aria-label", `Colours: ${next || "as the system"}`);
}
const turn = () => theme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme ?? "") + 1) % THEMES.length]);
theme(THEMES.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "");
find("#theme").addEventListener("click", turn);
find("#keys").addEventListener("click", () => find("#help").showModal());

const KEYS = {
  "/": () => find("#tail input[name='q']").focus(),
  p: () => tail.toggle(),
  j: () => tail.step(1),
  k: () => tail.step(-1),
  t: turn,
  "?": () => find("#help").showModal(),
  Escape: () => { if (location.hash.length > 2) location.hash = "#/"; },
};
addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.ctrlKey || event.metaKey || event.altKey || find("#help").open) return;
  if (typing) { if (event.key === "Escape") event.target.blur(); return; }
  if (KEYS[event.key]) { event.preventDefault(); KEYS[event.key](); }
});

// Where the news isn't served (a lone worker), the numbers are asked for.
get("stats").then(take).catch(check);
tail.load(stream);
route();
