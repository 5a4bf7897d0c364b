// Numbers, sizes and times as people read them.

const whole = new Intl.NumberFormat();
const short = new Intl.NumberFormat(undefined, { maximumSignificantDigits: 3 });
const shares = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });
const clockTime = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

export const number = (value) => (value === null || value === undefined ? "–" : whole.format(value));
export const rounded = (value) => (value === null || value === undefined ? "–" : short.format(value));
export const share = (value) => (value === null || value === undefined ? "–" : shares.format(value));
export const score = (value) => (value === null || value === undefined ? "–" : value.toFixed(2));

export function bytes(value) {
  if (value === null || value === undefined) return "–";
  const units = ["B", "kB", "MB", "GB", "TB"];
  let at = 0;
  while (value >= 1000 && at < units.length - 1) { value /= 1000; at += 1; }
  return `${short.format(value)} ${units[at]}`;
}

export function seconds(value) {
  if (value === null || value === undefined) return "–";
  if (value < 1) return `${whole.format(Math.round(value * 1000))} ms`;
  if (value < 120) return `${short.format(value)} s`;
  if (value < 7200) return `${whole.format(Math.round(value / 60))} min`;
  if (value < 172800) return `${whole.format(Math.round(value / 3600))} h`;
  return `${whole.format(Math.round(value / 86400))} d`;
}

export function ago(time, now = Date.now() / 1000) {
  if (!time) return "–";
  const past = time - now;
  const steps = [[60, 1, "second"], [3600, 60, "minute"], [86400, 3600, "hour"], [Infinity, 86400, "day"]];
  const [, size, unit] = steps.find(([limit]) => Math.abs(past) < limit);
  return relative.format(Math.round(past / size), unit);
}

export const clock = (time) => (time ? clockTime.format(time * 1000) : "–");
export const moment = (time) => (time ? full.format(time * 1000) : "–");

export function apart(minutes) {
  if (minutes === null || minutes === undefined) return "";
  if (minutes === 0) return "at the same time";
  const text = seconds(Math.abs(minutes) * 60);
  return minutes < 0 ? `${text} before it` : `${text} after it`;
}
