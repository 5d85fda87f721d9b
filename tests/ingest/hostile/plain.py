"""Hostile text files: runs without end, characters no text has, encodings that break off."""

from __future__ import annotations

from functools import partial

from tests.ingest.hostile import REPORT, Hostile

RUN = 100_000


def repeated(piece: str, length: int = RUN) -> bytes:
    """A report, then one piece over and over."""
    return (REPORT + piece * (length // len(piece))).encode()


def wide_table() -> bytes:
    return (REPORT + "|" + "1|" * 9_000 + "\n|" + "---|" * 9_000 + "\n" + "|" + "2|" * 9_000).encode()


RUNS = (
    "1",
    "1.",
    "1,",
    "7%",
    "（",
    "（一）",
    "）",
    " ",
    "\u3000",
    "\t",
    "一二三四五六七八九十",
    "市",
    "示例市示例区示例局",
    "2023年",
    "收到申请7件。",
    "其中5件，",
    "收到政府信息公开申请",
    "行政许可 12 ",
    "“",
    "|",
    "#",
    "-",
    "/",
    ".",
    "<",
    "<!--",
    "&amp;",
    "\\",
    "*",
    "\u200b",
    "\u202e7",
    "\u0301",
    "\U0001f468\u200d",
    "\ue000",
    "\x00",
    "\r",
    "\u2028",
)
"""Each is a file of one line that goes on for 100,000 characters."""

LINES = ("\n", "7\n", "一、\n", "\t7\n", "| 1 | 2 |\n", "A: b\n", "行政许可\n12\n", "# 甲\n", "一、总体情况\n")
"""Each is a file of very many lines."""

STRANGE = r"no text of any known encoding|blanks only"

MANY = r"in \d+ lines|paragraphs and cells"
REFUSED = {"\x00": STRANGE, "|": MANY, "\r": MANY, "\u2028": MANY}

FILES = (
    Hostile("empty.txt", lambda: b"", "empty file"),
    Hostile("one byte.txt", lambda: b"\xff"),
    Hostile("one letter.txt", lambda: b"a"),
    Hostile("blanks.txt", lambda: b" \n\t" * 1000, "empty file"),
    Hostile("wide blanks.txt", lambda: "\u3000".encode() * 1000, "blanks only"),
    Hostile("mark.txt", lambda: b"\xef\xbb\xbf", "blanks only"),
    Hostile("nul.txt", lambda: bytes(RUN), STRANGE),
    Hostile("some nul.txt", lambda: REPORT.replace("7", "7\x00").encode()),
    Hostile("controls.txt", lambda: bytes(range(1, 32)) * 3000, STRANGE),
    Hostile("noise.txt", lambda: bytes((n * n * 31 + n // 7) % 256 for n in range(RUN)), STRANGE),
    Hostile("surrogates 8.txt", lambda: (REPORT * 20).encode() + b"\xed\xa0\x80" * 3),
    Hostile("surrogates 16.txt", lambda: b"\xff\xfe" + (REPORT * 20).encode("utf-16-le") + b"\x00\xd8" * 3),
    Hostile("odd 16.txt", lambda: b"\xff\xfe" + REPORT.encode("utf-16-le")[:-1]),
    Hostile("half gb.txt", lambda: (REPORT * 3).encode("gb18030")[:-2] + b"\x81"),
    Hostile("wrong gb.txt", lambda: (REPORT * 20).encode("gb18030") + b"\x81\x20\xff\x81\x30"),
    Hostile("utf-32.txt", lambda: b"\xff\xfe\x00\x00" + REPORT.encode("utf-32-le") + b"\xff\xff\xff\x7f"),
    Hostile("mixed.txt", lambda: REPORT.encode() + REPORT.encode("gb18030") + REPORT.encode("utf-16-le"), STRANGE),
    Hostile("long.txt", partial(repeated, "甲乙丙丁。", 5_500_000), r"text of 5500\d+ characters"),
    Hostile("lines.txt", lambda: b"7\n" * 1_000_000, "in 1000000 lines"),
    Hostile("wide table.md", wide_table),
    Hostile("fences.md", partial(repeated, "```\n", 60_000)),
    *(Hostile(f"run {n}.txt", partial(repeated, piece), REFUSED.get(piece)) for n, piece in enumerate(RUNS)),
    *(Hostile(f"lines {n}.txt", partial(repeated, piece, 40_000)) for n, piece in enumerate(LINES)),
)
