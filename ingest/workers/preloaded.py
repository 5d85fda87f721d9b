"""Loads what reading needs and fills its caches: imported by the fork server, so that each worker starts with all of it.

A worker is a copy of the fork server; what is loaded there costs a worker nothing. Nothing else should import this.

>>> READY.identity.year
2023
"""

from __future__ import annotations

import gc

from ingest.forms import indicators
from ingest.parsing import parse
from ingest.readers import docx as _docx
from ingest.readers import html as _html
from ingest.readers import pdf as _pdf
from ingest.readers.font_maps import load_font_maps

LOADED = (_docx, _html, _pdf)
READY = parse(
    "a.md",
    """# 示例市统计局2023年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 第二十条第（五）项 | |
| --- | --- |
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 12 |

全年收到政府信息公开申请7件，办结6件。
""".encode(),
)
"""A report that takes every step of reading once."""

indicators()
load_font_maps()
gc.collect()
gc.freeze()  # what is here stays here: a worker's collector must not touch, and so copy, these pages
