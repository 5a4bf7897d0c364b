// Pages of their own: one article, two articles side by side, one story.

import { get, post } from "./api.js";
import { bars } from "./charts.js";
import { articleLink, el, fill, headText, outward, pairLink, storyLink, table } from "./dom.js";
import { apart, bytes, moment, number, score, seconds } from "./format.js";
import { row } from "./tail.js";

// Offsets count code points; JavaScript's strings count UTF-16 units.
function pieces(text, spans, mark, rest) {
  const points = Array.from(text), parts = [];
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    if (span.start > at) parts.push(rest(points.slice(at, span.start).join("")));
    parts.push(mark(points.slice(span.start, span.end).join(""), span));
    at = span.end;
  }
  if (at < points.length) parts.push(rest(points.slice(at).join("")));
  return parts;
}

const back = () => el("p", {}, el("a", { href: "#/" }, "← Overview"));

function verdictText(verdict) {
  return Object.entries(verdict).filter(([, value]) => value !== null && value !== "").map(([name, value]) => `${name} ${value}`).join(", ");
}

function trace(article) {
  return el("section", {}, el("h2", {}, "Its way"), el("p", {}, article.why),
    el("ol", { class: "trace" }, article.trace.map((hop) => el("li", {}, hop.topic,
      el("small", {}, moment(hop.time)), el("small", {}, `${hop.partition}-${hop.offset}`), el("small", {}, verdictText(hop.verdict))))));
}

function rawSide(raw) {
  if (!raw) return el("section", {}, el("h2", {}, "Raw"), el("p", { class: "empty" }, "The record can't be read, or has expired: wireroom dead show tells more."));
  const dropped = raw.lines.filter((line) => !line.kept).length;
  return el("section", { class: "raw" }, el("h2", {}, "Raw"),
    el("p", { class: "quiet" }, `${raw.content_type}, ${bytes(raw.bytes)}; ${number(dropped)} of ${number(raw.lines.length)} lines were dropped${raw.cut ? ", more is not shown" : ""}`),
    el("div", { class: "page-text", tabindex: 0, role: "region", "aria-label": "The raw record" }, raw.lines.map((line) => (line.kept
      ? el("p", { dir: "auto" }, line.text)
      : el("p", { class: "dropped", dir: "auto" }, el("span", { class: "unseen" }, "dropped: "), line.text)))));
}

function chips(name, values) {
  return values?.length ? [el("h3", {}, name), el("ul", { class: "chips" }, values.map((value) => el("li", {}, value)))] : [];
}

function cleanSide(article) {
  const clean = article.clean;
  if (!clean) return el("section", {}, el("h2", {}, "Clean"), el("p", { class: "empty" }, "It went no further than clean."));
  const named = (entities) => (entities ?? []).map((entity) => `${entity.name}${entity.count > 1 ? ` ×${entity.count}` : ""}`);
  return el("section", { class: "clean", lang: clean.language ?? null }, el("h2", {}, "Clean"),
    el("h3", {}, clean.title), clean.standfirst ? el("p", {}, clean.standfirst) : null,
    el("p", { class: "quiet" }, [clean.authors?.join(", "), clean.published, clean.language, clean.version > 1 ? `version ${clean.version}` : ""].filter(Boolean).join(" · ")),
    el("div", { class: "page-text", tabindex: 0, role: "region", "aria-label": "The text" },
      pieces(clean.text ?? "", article.mentions, (text, span) => el("mark", { class: span.kind, title: `${span.kind}: ${span.name}` }, text), (text) => text)),
    chips("People", named(clean.people)), chips("Places", named(clean.places)), chips("Organisations", named(clean.organisations)),
    chips("Topics", (clean.topics ?? []).flatMap((topic) => [topic, ...(topic.narrower ?? [])]).map((topic) => `${topic.name} ${score(topic.confidence)}`)), chips("Keywords", clean.keywords),
    clean.story ? el("p", {}, "Story: ", storyLink(clean.story.id, clean.story.id), ` (${score(clean.story.score)})`) : null);
}

async function article(target, ref) {
  const found = await get(`article/${encodeURIComponent(ref)}`);
  const copy = found.trace.map((hop) => hop.verdict).find((verdict) => verdict.rule && verdict.of);
  fill(target, back(), el("h2", { class: "headline", tabindex: -1, dir: "auto" }, found.title || "(no title)"),
    el("p", { class: "quiet" }, outward(found.url, found.source || "unknown source"), ` · id ${found.id || "–"} · origin ${found.origin}`,
      found.attempts ? ` · ${number(found.attempts)} more with this id` : ""),
    copy ? el("p", {}, `It repeats ${copy.of}: `, pairLink(found.origin, copy.of, `${copy.rule}, score ${score(copy.score)}, side by side`)) : null,
    trace(found), el("div", { class: "sides" }, rawSide(found.raw), cleanSide(found)));
}

function side(name, of) {
  const spans = of.marks.map(([start, end]) => ({ start, end }));
  return el("section", {}, el("h2", {}, name), el("h3", {}, articleLink(of.origin, of.title)),
    el("p", { class: "quiet" }, outward(of.url, of.source), ` · ${of.published ?? "no date"}`),
    el("div", { class: "page-text", tabindex: 0, role: "region", "aria-label": name },
      pieces(of.text, spans, (text) => el("span", { class: "same" }, text), (text) => (text.trim() ? el("mark", {}, text) : text))));
}

function labels(pair) {
  const said = el("span", { role: "status" });
  const button = (label, text) => el("button", { type: "button", value: label, on: { click: async () => {
    try {
      const answer = await post("labels", { copy: pair.copy.origin, original: pair.original.origin, label, note: "" });
      said.textContent = `Written to ${answer.written}.`;
    } catch (error) { said.textContent = error.message; }
  } } }, text);
  return el("div", { class: "actions" }, button("not_duplicate", "Not a duplicate"), button("duplicate", "A duplicate"), said);
}

async function pair(target, copy, original) {
  const found = await get("pair", { copy, original });
  const sides = el("div", { class: "sides" }, side("Original", found.original), side("Copy", found.copy));
  const toggle = el("button", { type: "button", "aria-pressed": "false" }, "Mark what is the same");
  toggle.addEventListener("click", () => toggle.setAttribute("aria-pressed", String(sides.classList.toggle("shared"))));
  fill(target, back(),
    el("h2", { class: "headline", tabindex: -1, dir: "auto" }, found.copy.title || "(no title)"),
    el("p", {}, found.rule ? `${found.rule.replaceAll("_", " ")}, score ${score(found.score)}. ` : "By themselves no copy of each other. ",
      found.minutes_apart === null ? "" : `Published ${apart(found.minutes_apart)}. `),
    el("p", { class: "quiet" }, "What differs is marked; what both have is dimmed."),
    el("div", { class: "actions" }, toggle, labels(found)), sides,
    el("section", {}, el("h2", {}, "Why"), el("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Why" },
      table("What each guard says", ["guard", "says", headText("detail")], found.guards.map((guard) =>
        [guard.guard, guard.against ? el("td", { class: "is-dead" }, "against") : "ok", el("td", { class: "long" }, guard.detail)])),
      table("How alike they are", ["measure", "value"], Object.entries(found.measures).map(([name, value]) => [name.replaceAll("_", " "), number(value)]))),
      el("p", { class: "quiet" }, found.note)));
}

async function story(target, id) {
  const found = await get(`stories/${encodeURIComponent(id)}`);
  const step = seconds(found.curve_step_seconds);
  fill(target, back(), el("h2", { class: "headline", tabindex: -1, dir: "auto" }, found.headline || "(no headline)"),
    el("p", { class: "quiet" }, `${found.status} · ${number(found.unique)} unique articles, ${number(found.reprints)} reprints · first ${found.first_source ?? "–"}, ${found.first_time ?? "–"} · last ${found.last_time ?? "–"}`),
    el("section", {}, el("h2", {}, `Its growth, in steps of ${step}`), bars(found.curve, `${found.curve.join(", ")} articles in steps of ${step}`), chips("Outlets", found.sources), chips("Topics", found.topics), chips("People", found.people), chips("Places", found.places), chips("Organisations", found.organisations), chips("Keywords", found.keywords)),
    el("section", {}, el("h2", {}, "Its articles"), el("ol", { class: "rows" }, found.members.map((item) => row(item))),
      found.members.length < found.member_ids.length ? el("p", { class: "quiet" }, `${number(found.member_ids.length - found.members.length)} more came too long ago to be listed here.`) : null));
}

export const PAGES = { article, pair, story };
