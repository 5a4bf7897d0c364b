"use strict";
// Every text goes through textContent: nothing that came with an article is ever read as HTML.

const POLL_MS = 1000;
const WAIT_MS = 5000;
const whole = new Intl.NumberFormat("en");
const number = (value) => whole.format(value ?? 0);
const percent = (share) => `${((share ?? 0) * 100).toFixed(1)} %`;

function seconds(value) {
  if (value === null || value === undefined) return "–";
  if (value < 1) return `${Math.round(value * 1000)} ms`;
  if (value < 120) return `${value.toFixed(1)} s`;
  return value < 7200 ? `${Math.round(value / 60)} min` : `${Math.round(value / 3600)} h`;
}

function bytes(value) {
  if (!value) return "–";
  return value < 1e6 ? `${Math.round(value / 1e3)} kB` : `${(value / 1e6).toFixed(1)} MB`;
}

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function fill(id, children) {
  document.getElementById(id).replaceChildren(...children);
}

function table(id, head, rows) {
  const line = (tag, cells) => {
    const row = make("tr");
    row.append(...cells.map((cell) => (typeof cell === "object" ? cell : make(tag, cell))));
    return row;
  };
  const body = make("tbody");
  body.append(...rows.map((cells) => line("td", cells)));
  const top = make("thead");
  top.append(line("th", head));
  fill(id, [top, body]);
}

function drawFlow(stats) {
  const counts = stats.counts;
  const boxes = [
    ["raw", [["dead", counts.dead], ["pending", counts.pending]]],
    ["clean", [["rejected", counts.rejected]]],
    ["unique", [["duplicates", counts.duplicates]]],
    ["tagged", []],
    ["grouped", []],
  ];
  fill("flow", boxes.map(([name, sides]) => {
    const box = make("li", name);
    box.dataset.name = name;
    box.append(make("strong", number(counts[name])));
    for (const [side, count] of sides) {
      if (count !== undefined) box.append(make("span", `↓ ${number(count)} ${side}`, count ? "side" : "side none"));
    }
    return box;
  }));
  document.getElementById("counted").textContent = stats.counted_by === "ledger"
    ? `Counted by the ledger from the topics themselves${settled(stats.watermark)}.`
    : "Counted by the workers; the ledger has not reported yet.";
}

function settled(watermark) {
  return watermark ? `; every article up to ${new Date(watermark * 1000).toLocaleString()} has its outcome` : "";
}

function drawFigures(stats) {
  const intake = Object.values(stats.stages)[0] ?? {};
  const lost = (stats.counts.missing ?? 0) + (stats.counts.conflicting ?? 0);
  const figures = [
    ["articles a second", number(intake.per_second)],
    ["duplicate rate", percent(stats.duplicate_rate)],
    ["revisions", number(stats.revisions)],
    ["end to end, median", seconds(stats.end_to_end_seconds.p50)],
    ["end to end, 95 %", seconds(stats.end_to_end_seconds.p95)],
    ["dead letters", number(stats.counts.dead), stats.counts.dead ? "bad" : ""],
    ["missing or conflicting", stats.counted_by === "ledger" ? number(lost) : "–", lost ? "bad" : ""],
    ["worker restarts", number(stats.restarts)],
  ];
  fill("figures", figures.map(([name, value, className]) => {
    const figure = make("div");
    figure.append(make("dt", name), make("dd", value, className));
    return figure;
  }));
}

function drawWorkers(stats) {
  table("workers", ["slot", make("th", "state", "text"), make("th", "stages", "text"), make("th", "why", "text"),
    "partitions", "since", "pid"],
  stats.workers.map((worker) => {
    const known = worker.alive || worker.state === "stopped";
    const state = known ? worker.state : `gone (was ${worker.state})`;
    const good = worker.alive && worker.state === "ready";
    const bad = !worker.alive || worker.state === "refusing";
    return [
      worker.slot, make("td", state, `text ${good ? "good" : bad ? "bad" : ""}`),
      make("td", (worker.stages ?? []).join(", "), "text"), make("td", worker.why ?? "", "why"),
      (worker.partitions ?? []).join(" "), seconds(Math.max(0, stats.time - worker.since)), worker.pid,
    ].map((cell) => (typeof cell === "number" ? String(cell) : cell));
  }));
}

function draw(stats) {
  drawFlow(stats);
  drawFigures(stats);
  table("stages", ["stage", "received", "passed", "duplicate", "rejected", "failed", "per second", "lag", "behind", "memory"],
    Object.entries(stats.stages).map(([name, stage]) => [
      name, number(stage.received), number(stage.passed), number(stage.duplicate), number(stage.rejected),
      number(stage.failed), number(stage.per_second), number(stage.lag_records), seconds(stage.lag_seconds),
      bytes(stage.memory_bytes),
    ]));
  drawWorkers(stats);
  const counted = (object) => Object.entries(object).map(([name, count]) => [name, number(count)]);
  table("rules", ["rule", "articles"], counted(stats.duplicates));
  table("reasons", ["reason", "articles"], counted(stats.rejected));
  document.getElementById("version").textContent = `wireroom ${stats.version}`;
  say(stats.ready ? "ready" : `not ready: no worker for ${stats.uncovered.join(", ")}`, stats.ready ? "good" : "bad");
}

function say(text, className) {
  const status = document.getElementById("status");
  if (status.textContent !== text) status.textContent = text;  // a screen reader speaks every change
  status.className = className;
}

async function poll() {
  try {
    const answer = await fetch("api/stats", { signal: AbortSignal.timeout(WAIT_MS) });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    draw(await answer.json());
    document.body.classList.remove("stale");
  } catch {
    document.body.classList.add("stale");
    say("no answer from the pipeline; trying again", "bad");
  }
  setTimeout(poll, POLL_MS);
}

poll();
