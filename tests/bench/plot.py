"""The main figures as an SVG: a bar for each loop, bare in the middle of things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

__all__ = ["write_plot"]

ROW, GAP, LEFT, WIDE, TOP = 22, 8, 120, 420, 46
STYLE = """\
text{font:13px system-ui,sans-serif;fill:#24292f}.small{font-size:11px;fill:#57606a}
.bar{fill:#8c959f}.own{fill:#0969da}.line{stroke:#57606a;stroke-dasharray:3 3}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#8d96a0}.bar{fill:#6e7681}.own{fill:#4493f8}
.line{stroke:#8d96a0}}"""
OWN = ("live", "fast")


def write_plot(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Write CPU per article of each loop, by corpus; consuming alone is left out."""
    shown = [row for row in rows if not row["name"].endswith("_consume")]
    parts, y = [], TOP
    for corpus in dict.fromkeys(row["corpus"] for row in shown):
        group = [row for row in shown if row["corpus"] == corpus]
        most = max(row["cpu_us"] for row in group)
        bare = next(row["cpu_us"] for row in group if row["name"] == "bare")
        parts.append(f'<text x="0" y="{y - 12}">{escape(corpus)}: CPU µs an article</text>')
        top = y
        for row in sorted(group, key=lambda row: float(row["cpu_us"])):
            width = WIDE * row["cpu_us"] / most
            told = f"{row['cpu_us']:,.0f} ({row['ratio_to_bare']:.2f} × bare)"
            kind = "own" if row["name"] in OWN else "bar"
            middle = y + ROW * 0.7
            parts += [
                f'<text x="{LEFT - 8}" y="{middle:.0f}" text-anchor="end">{escape(row["name"])}</text>',
                f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{width:.1f}" height="{ROW}" rx="3"/>',
                f'<text class="small" x="{LEFT + width + 6:.0f}" y="{middle:.0f}">{told}</text>',
            ]
            y += ROW + GAP
        at = LEFT + WIDE * bare / most
        parts.append(f'<line class="line" x1="{at:.1f}" x2="{at:.1f}" y1="{top - 4}" y2="{y - GAP + 4}"/>')
        y += TOP
    size = f'width="{LEFT + WIDE + 140}" height="{y - TOP + 8}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="CPU per article by loop">'
    path.write_text("\n".join([head, f"<style>{STYLE}</style>", *parts, "</svg>", ""]), "utf-8")
