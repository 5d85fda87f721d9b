"""A choice of figures as a chart: lines over the years, or bars across bodies, as an SVG picture.

`pygal` draws it (this is the one door to it); its text stays text, so that the reader's own fonts show it, and the picture
carries no script. A year without a report, a blank and an unreadable cell leave a gap, never a zero; where a report prints
two values, the first is drawn and the table under the chart tells both. More bodies than `MOST_LINES` or `MOST_BARS` are
left to the table: the chart draws the largest and says how many it leaves out.

>>> row = {"organisation": "甲县", "year": 2023, "value": 5, "state": "reported", "file": "a", "url": "/"}
>>> told = {"indicator": "x", "label": "新收", "dimension": "总计", "unit": "件", "rows": [row], "more": False}
>>> chart(told, across=True).startswith(b"<?xml")
True
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from xml.etree.ElementTree import Element

import pygal
from pygal.style import Style

from assistant.staff.figures import SeriesJson, SeriesRow

# Importing pygal puts a finder of a kind that Python no longer asks into the path of every later import, where each one
# warns; its plug-ins, which it is for, are not used.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]

MOST_LINES = 8
MOST_BARS = 25
_FONT = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"
_COLOURS = ("#1d5c63", "#b23a2e", "#8a6d1d", "#3b5b92", "#5f7d3a", "#7a4a86", "#b36b2c", "#4a4f54")
_WIDER = 5
"""By how many points a Chinese character is wider than pygal takes a letter to be."""
_STYLE = Style(
    background="#ffffff", plot_background="#ffffff", foreground="#22262a", foreground_strong="#22262a",
    foreground_subtle="#5d6469", colors=_COLOURS, font_family=_FONT, label_font_size=13, major_label_font_size=13,
    legend_font_size=13, title_font_size=16, value_font_size=13, opacity="1", opacity_hover="1", transition="0s", stroke_width="2.5", stroke_width_hover="2.5",
)  # fmt: skip


def chart(told: SeriesJson, *, across: bool) -> bytes:
    """The picture of a choice: bars across bodies for their latest year (`across`), else lines over the years."""
    drawn = _bars(told) if across else _lines(told)
    drawn.add_xml_filter(_without_script)
    return bytes(drawn.render())


def title(told: SeriesJson) -> str:
    """What the chart shows, with its unit."""
    parts = [told["label"], told["dimension"] or ""]
    return f"{' · '.join(part for part in parts if part)}（{told['unit']}）"


def _without_script(picture: Element) -> Element:
    """The picture without the settings that pygal writes for its own script, which is not there."""
    for parent in list(picture.iter()):
        for script in [child for child in parent if str(child.tag).endswith("script")]:
            parent.remove(script)
    return picture


def _options(told: SeriesJson, note: str) -> dict[str, object]:
    return {
        "style": _STYLE, "js": (), "title": title(told) + (f"\n{note}" if note else ""), "width": 860, "height": 460,
        "explicit_size": False, "show_legend": True, "legend_at_bottom": True, "legend_at_bottom_columns": 2,
        "truncate_legend": -1, "include_x_axis": True, "no_prefix": True, "margin": 18, "margin_bottom": 34, "show_minor_x_labels": True,
        "formatter": _plain, "no_data_text": "没有可画的数值", "disable_xml_declaration": False,
    }  # fmt: skip


def _plain(value: float | None) -> str:
    """A value on the axis without idle zeros."""
    return "" if value is None else f"{value:,.10g}"


def _lines(told: SeriesJson) -> pygal.Line:
    told_years = [row["year"] for row in told["rows"] if row["year"] is not None]
    years = range(min(told_years), max(told_years) + 1) if told_years else range(0)
    bodies = _largest(told["rows"], MOST_LINES)
    left_out = len(_names(told["rows"])) - len(bodies)
    line = pygal.Line(dots_size=4, **_options(told, _left_out(left_out)))
    line.x_labels = [str(year) for year in years]
    for name in bodies:
        values = _by_year([row for row in told["rows"] if row["organisation"] == name])
        line.add(name, [values.get(year) for year in years], allow_interruptions=True)
    return line


def _bars(told: SeriesJson) -> pygal.HorizontalBar:
    latest = [_latest([row for row in told["rows"] if row["organisation"] == name]) for name in _names(told["rows"])]
    drawn = sorted((row for row in latest if row is not None), key=lambda row: row["value"] or 0)
    shown = drawn[-MOST_BARS:]
    labels = [f"{row['organisation']} {row['year']}：{_plain(row['value'])}" for row in shown]
    wide = max((len(label) for label in labels), default=0)
    size = {"show_legend": False, "height": 120 + 26 * max(len(shown), 3), "margin_left": 18 + wide * _WIDER}
    bar = pygal.HorizontalBar(**_options(told, _left_out(len(drawn) - len(shown))) | size)
    bar.x_labels = labels
    bar.add(title(told), [row["value"] for row in shown])
    return bar


def _left_out(count: int) -> str:
    return f"（另有 {count} 个机关未画，见下表）" if count > 0 else ""


def _names(rows: Iterable[SeriesRow]) -> list[str]:
    return list(dict.fromkeys(row["organisation"] for row in rows if row["organisation"]))


def _by_year(rows: Iterable[SeriesRow]) -> dict[int, int | float]:
    found: dict[int, int | float] = {}
    for row in rows:
        if row["year"] is not None and row["value"] is not None:
            found.setdefault(row["year"], row["value"])
    return found


def _latest(rows: list[SeriesRow]) -> SeriesRow | None:
    told = [row for row in rows if row["year"] is not None and row["value"] is not None]
    return max(told, key=lambda row: row["year"] or 0, default=None)


def _largest(rows: list[SeriesRow], most: int) -> list[str]:
    """The bodies with the largest latest values, in the order of their names."""
    latest = {name: _latest([row for row in rows if row["organisation"] == name]) for name in _names(rows)}
    told = {name: row["value"] or 0 for name, row in latest.items() if row is not None}
    kept = sorted(told, key=lambda name: -told[name])[:most]
    return [name for name in told if name in kept]
