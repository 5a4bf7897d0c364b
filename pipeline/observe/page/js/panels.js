// Panels that are asked for now and then: duplicates, stories, sources, dead letters, topics.

import { every, get } from "./api.js";
import { bars } from "./charts.js";
import { articleLink, el, empty, failure, fill, find, headText, storyLink, table } from "./dom.js";
import { ago, bytes, moment, number, seconds } from "./format.js";
import { facts } from "./tail.js";

const SOURCES_SHOWN = 25;

export function panel(id, place, period, draw) {
  const section = find(`#${id}`), target = find(place, section);
  section.addEventListener("failed", (event) => fill(target, failure(event.detail)));
  return every(period, section, () => draw(target, section));
}

export async function duplicates(target) {
  const { items } = await get("duplicates", { limit: 60 });
  fill(target, items.length ? items.map((item) => {
    const title = el("a", { class: "title", href: `#/pair/${encodeURIComponent(item.origin)}/${encodeURIComponent(item.of)}`, dir: "auto" }, item.title || item.id);
    return el("li", {}, title, facts(item));
  }) : el("li", {}, empty("None was caught lately.")));
}

export function storyRow(story) {
  const about = `${story.curve.join(", ")} articles in steps of ${seconds(story.curve_step_seconds)}`;
  const split = el("div", { class: "split", role: "img", "aria-label": `${story.unique} unique, ${story.reprints} reprints` }, el("i"), el("i"));
  split.children[0].style.width = `${100 * story.unique / Math.max(1, story.articles)}%`;
  split.children[1].style.width = `${100 * story.reprints / Math.max(1, story.articles)}%`;
  return el("li", { class: "story", data: { story: story.id } },
    el("div", {}, el("span", { class: "title" }, storyLink(story.id, story.headline)),
      el("div", { class: "facts" },
        el("span", { class: story.status === "rising" ? "kind is-passed" : "kind" }, story.status),
        el("span", {}, `${number(story.unique)} unique`), el("span", {}, `${number(story.reprints)} reprints`),
        el("span", { title: story.sources.join(", ") }, `${number(story.sources.length)} outlets`))),
    el("div", {}, bars(story.curve, about), split));
}

export async function stories(target, section) {
  const sort = find("button[aria-pressed='true']", find(".sort", section)).value;
  const found = await get("stories", { sort, limit: 40 });
  fill(target, found.stories.length ? found.stories.map(storyRow) : el("li", {}, empty("No stories yet.")));
}

export function sortable(section, refresh) {
  for (const button of section.querySelectorAll(".sort button")) {
    button.addEventListener("click", () => {
      for (const other of section.querySelectorAll(".sort button")) other.setAttribute("aria-pressed", String(other === button));
      refresh();
    });
  }
}

let everySource = false;

export async function sources(target, section) {
  const found = await get("sources");
  const shown = everySource ? found.sources : found.sources.slice(0, SOURCES_SHOWN);
  const more = find(".more button", section);
  more.hidden = found.sources.length <= SOURCES_SHOWN;
  more.textContent = everySource ? "Show fewer" : `Show all ${number(found.sources.length)}`;
  more.onclick = () => { everySource = !everySource; sources(target, section); };
  fill(find("#source-names"), found.sources.slice(0, 300).map((each) => el("option", { value: each.source })));
  if (!found.sources.length) return fill(target, empty("No source has been heard of yet."));
  const top = Math.max(1, ...shown.flatMap((each) => each.counts));
  const hours = found.hours.map((hour) => el("th", { scope: "col", class: "hour", title: moment(hour) }, String(new Date(hour * 1000).getHours())));
  const heads = ["source", "all", "last", ...hours];
  const caption = `Articles of the last 24 hours, silent sources first${found.others.sources ? `; ${number(found.others.sources)} more with ${number(found.others.total)} articles` : ""}`;
  fill(target, table(caption, heads, shown.map((each) => [
    each.silent ? el("span", { class: "silent" }, each.source, " — silent") : each.source,
    number(each.total),
    el("td", { title: each.usual_gap_seconds ? `usually every ${seconds(each.usual_gap_seconds)}` : moment(each.last) }, ago(each.last)),
    ...each.counts.map((count) => el("td", { class: count ? `hour h${Math.ceil(4 * count / top)}` : "hour" }, count ? number(count) : "")),
  ]), "heat"));
}

function command(text) {
  const button = el("button", { type: "button" }, "Copy");
  button.addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(text); button.textContent = "Copied"; } catch { getSelection().selectAllChildren(button.previousSibling); }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  return el("div", { class: "command" }, el("code", {}, text), button);
}

export async function dead(target) {
  const { groups, letters } = await get("dead");
  if (!groups.length) return fill(target, empty("None. Nothing is waiting to be mended."));
  fill(target,
    groups.map((group) => el("div", { data: { fault: group.fault } },
      el("h3", { class: "is-dead" }, `${number(group.count)} × ${group.stage}: ${group.fault.replaceAll("_", " ")}`),
      el("div", { class: "quiet" }, group.example, ` (${ago(group.newest)})`), command(group.command))),
    el("details", {}, el("summary", {}, `The newest ${number(letters.length)}`),
      el("ol", { class: "rows" }, letters.map((letter) => el("li", {}, articleLink(letter.origin, `${letter.origin} ${letter.source}`),
        el("div", { class: "facts" }, letter.error, el("span", {}, bytes(letter.bytes))))))));
}

export async function topics(target) {
  const found = await get("topics");
  fill(target, table("As they are on Kafka, against the files in topics/", ["topic", headText("what it holds"), "partitions", "records", "size", "newest", "as described"],
    found.topics.map((topic) => [
      topic.name, el("td", { class: "long" }, topic.description), number(topic.partitions), number(topic.records),
      bytes(topic.bytes), el("td", { title: moment(topic.newest) }, ago(topic.newest)),
      topic.drift.length ? el("td", { class: "long is-dead" }, topic.drift.join("; ")) : "yes",
    ])));
}
