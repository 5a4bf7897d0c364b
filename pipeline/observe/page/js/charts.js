// Small drawings: a line of the last minute, bars of a story's growth. The numbers stand beside them as text.

import { svg } from "./dom.js";

export function spark(values, about) {
  const top = Math.max(1, ...values), last = Math.max(1, values.length - 1);
  const points = values.map((value, at) => `${(100 * at / last).toFixed(1)},${(23 - 21 * value / top).toFixed(1)}`);
  return svg("svg", { class: "spark", viewBox: "0 0 100 24", preserveAspectRatio: "none", role: "img", "aria-label": about },
    svg("path", { d: points.length > 1 ? `M${points.join("L")}` : "M0,23H100" }));
}

export function bars(values, about) {
  const top = Math.max(1, ...values), width = 100 / Math.max(12, values.length);
  return svg("svg", { class: "curve", viewBox: "0 0 100 40", preserveAspectRatio: "none", role: "img", "aria-label": about },
    values.map((value, at) => svg("rect", {
      x: (100 - width * (values.length - at)).toFixed(2), width: (width * 0.8).toFixed(2),
      y: (40 - 38 * value / top).toFixed(1), height: (38 * value / top).toFixed(1),
    })));
}
