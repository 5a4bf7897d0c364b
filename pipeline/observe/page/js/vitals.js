// Vital signs, the state of things, and the workers.

import { el, fill, find, headText, say, table } from "./dom.js";
import { ago, bytes, clock, moment, number, rounded, seconds, share } from "./format.js";

function figures(stats) {
  const stages = Object.values(stats.stages), counts = stats.counts;
  const waiting = counts.pending ?? stages.reduce((sum, stage) => sum + stage.lag_records, 0);
  const lost = (counts.missing ?? 0) + (counts.conflicting ?? 0);
  const ledger = stats.counted_by === "ledger";
  return [
    ["articles a minute", rounded((stages[0]?.per_second ?? 0) * 60)],
    ["duplicate rate", share(stats.duplicate_rate)],
    ["revisions", number(stats.revisions)],
    ["end to end, median", seconds(stats.end_to_end_seconds.p50)],
    ["end to end, 95 %", seconds(stats.end_to_end_seconds.p95)],
    ["on their way", number(waiting)],
    ["oldest one waits", seconds(stats.oldest_unprocessed_seconds), stats.oldest_unprocessed_seconds > 60],
    ["dead letters", number(counts.dead), counts.dead > 0, "dead"],
    ["missing or conflicting", ledger ? number(lost) : "–", lost > 0],
    ["complete up to", stats.watermark ? clock(stats.watermark) : "–", false, "", moment(stats.watermark)],
    ["worker restarts", number(stats.restarts)],
  ];
}

export function drawVitals(stats) {
  fill(find("#vitals dl"), figures(stats).map(([name, value, bad, key, title]) =>
    el("div", {}, el("dt", {}, name), el("dd", { class: bad ? "bad" : null, data: key ? { figure: key } : {}, title }, value))));
  const ribbon = find("#ribbon");
  ribbon.hidden = !stats.replay;
  if (stats.replay) {
    const rate = Math.max(...Object.values(stats.replay.per_second));
    say(ribbon, `live + a replay: ${number(Math.max(...Object.values(stats.replay.received)))} articles, ${rounded(rate)}/s`);
  }
  say(find("#clock"), clock(stats.time));
  say(find("#version"), `wireroom ${stats.version}`);
  const status = find("#status");
  const text = stats.ready ? "live" : `not ready: no worker for ${stats.uncovered.join(", ")}`;
  say(status, stats.feed?.ready === false ? `${text}; waiting for Kafka` : text);
  status.className = stats.ready ? "good" : "bad";
}

export function drawWorkers(stats) {
  fill(find("#workers .wide"), table("What each process says it is doing", ["worker", headText("state"), headText("stages"), "since"],
    stats.workers.map((worker) => {
      const gone = !worker.alive && worker.state !== "stopped";
      const bad = gone || worker.state === "refusing";
      return [worker.slot,
        el("td", { class: bad ? "text is-dead" : "text", title: worker.why || null }, gone ? `gone (was ${worker.state})` : worker.state),
        el("td", { class: "text" }, (worker.stages ?? []).join(", ") || "–"),
        el("td", { title: moment(worker.since) }, ago(worker.since, stats.time))];
    })));
}

export function drawMemory(stats) {
  fill(find("#memory .body"), Object.entries(stats.memory).map(([stage, memory]) => {
    const evicted = Object.entries(memory.evicted).filter(([, count]) => count).map(([why, count]) => `${number(count)} by ${why}`);
    const size = memory.limit_bytes
      ? el("meter", { min: 0, max: memory.limit_bytes, high: memory.limit_bytes * 0.9, value: memory.bytes, "aria-label": `${stage}: size against its limit` })
      : null;
    return el("div", { data: { memory: stage } }, el("h3", {}, `${stage}: ${number(memory.entries)} entries`), size,
      el("p", { class: "quiet" },
        memory.limit_bytes ? `${bytes(memory.bytes)} of ${bytes(memory.limit_bytes)}. ` : `${bytes(memory.bytes)}. `,
        memory.since ? `Remembers back to ${moment(memory.since)}. ` : `Reaches back ${seconds(memory.horizon_seconds)}. `,
        evicted.length ? `Let go: ${evicted.join(", ")}.` : "Nothing was let go.",
        memory.snapshot ? ` Snapshot ${ago(memory.snapshot.time, stats.time)}.` : ""));
  }));
}
