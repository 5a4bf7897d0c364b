// The way of the articles: topics, the stages between them, what leaves them and why, and whether all adds up.

import { spark } from "./charts.js";
import { el, fill, find } from "./dom.js";
import { moment, number, rounded, seconds } from "./format.js";

const TOPICS = [["raw", "raw"], ["clean", "clean"], ["unique", "unique"], ["tagged", "tagged"], ["grouped", "in stories"]];
const LEAVES = [["rejected", "rejected"], ["duplicate", "duplicates"], ["failed", "dead"]];

function reasons(of, stats) {
  const found = of === "rejected" ? stats.rejected : of === "duplicate" ? stats.duplicates : {};
  return Object.entries(found).filter(([, count]) => count).sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name.replaceAll("_", " ")} ${number(count)}`).join(", ");
}

function branch(name, stage, stats) {
  return LEAVES.filter(([outcome]) => stage[outcome]).map(([outcome, text]) =>
    el("li", { class: `is-${outcome === "failed" ? "dead" : outcome}` },
      `${number(stage[outcome])} ${text}`, el("small", {}, reasons(outcome, stats))));
}

function balance(stage) {
  const out = stage.passed + stage.duplicate + stage.rejected + stage.failed;
  const even = out === stage.received;
  return el("p", { class: even ? "balance" : "balance bad" },
    even ? `in ${number(stage.received)} = out + branches` : `in ${number(stage.received)} ≠ ${number(out)} out`);
}

function stageNode(name, stage, stats) {
  const history = stats.history.stages[name] ?? [];
  const waits = stage.lag_records ? `, ${number(stage.lag_records)} wait (${seconds(stage.lag_seconds)})` : "";
  return el("li", { class: "stage", data: { stage: name } },
    el("div", { class: "flow" },
      el("span", { class: "quiet" }, name, waits),
      spark(history, `${name}: articles a second over the last minute`),
      el("b", {}, `${rounded(stage.per_second)}/s`)),
    el("ul", { class: "off" }, branch(name, stage, stats)),
    balance(stage));
}

const topicNode = ([name, text], stats) => el("li", { class: "topic" },
  el("b", { data: { count: name } }, number(stats.counts[name])), el("span", {}, text));

function account(stats) {
  const counts = stats.counts, ledger = stats.counted_by === "ledger";
  if (!ledger) return ["Counted by the workers; the ledger has not reported yet.", false];
  const ends = counts.unique + counts.duplicates + counts.rejected + counts.dead;
  const lost = counts.missing + counts.conflicting + (counts.raw !== ends + counts.pending + counts.missing);
  const sum = `${number(counts.raw)} raw = ${number(counts.unique)} unique + ${number(counts.duplicates)} duplicates + `
    + `${number(counts.rejected)} rejected + ${number(counts.dead)} dead + ${number(counts.pending)} on their way`;
  if (lost) return [`${sum}; ${number(counts.missing)} missing, ${number(counts.conflicting)} conflicting`, true];
  return [`${sum}. Counted from the topics: nothing is missing. Complete up to ${moment(stats.watermark)}.`, false];
}

export function drawRiver(stats) {
  const names = Object.keys(stats.stages);
  fill(find("#river .river"), TOPICS.flatMap((topic, at) => {
    const stage = names[at];
    return stage ? [topicNode(topic, stats), stageNode(stage, stats.stages[stage], stats)] : [topicNode(topic, stats)];
  }));
  const [text, bad] = account(stats), line = find("#river .account");
  line.textContent = text;
  line.className = bad ? "account bad" : "account";
}
