"""What a page does not hold itself: frames, attachments that it links to, text that a script would put in.

Each is told in words, once; nothing is fetched. Attachments are told only where the page prints no table, as there the report may
lie in them; text in scripts only where the page itself prints nearly nothing.

>>> from lxml import html
>>> list(elsewhere(html.document_fromstring('<iframe src="/2023/report.html"></iframe>'), []))
['the page shows “/2023/report.html” in a frame, which is not in this file; fetch it too']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from ingest.readers.building import Part, Table, texts

_ATTACHED = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar)(?:[?#].*)?$", re.IGNORECASE)
_WIDE = re.compile(r"[\u4e00-\u9fff]")
_FEWEST_PRINTED = 200
_FEWEST_SCRIPTED = 200
_MOST_TOLD = 3
_SMALLEST = 20
"""A frame with a side of fewer pixels counts visits."""


def elsewhere(root: etree._Element, parts: Sequence[Part]) -> Iterator[str]:
    """Sentences that say what is not in the page."""
    frames = [frame for frame in root.iter("iframe", "frame", "embed", "object") if _is_seen(frame)]
    sources = dict.fromkeys((frame.get("src") or frame.get("data") or "").strip() for frame in frames)
    for source in [one for one in sources if one and not one.startswith(("about:", "javascript:", "data:"))][:_MOST_TOLD]:
        yield f"the page shows “{source[:200]}” in a frame, which is not in this file; fetch it too"
    if any("srcdoc" in frame.attrib for frame in frames):
        yield "the page shows a frame with text of its own, which was not read; save the page as it is shown"
    if not any(isinstance(part, Table) for part in parts):
        links = [(" ".join("".join(map(str, link.itertext())).split()), link.get("href") or "") for link in root.iter("a")]
        attached = dict.fromkeys((name or address)[:100] for name, address in links if _ATTACHED.search(address))
        for name in list(attached)[:_MOST_TOLD]:
            yield f"the page prints no table and links to “{name}”, which may hold them; fetch that file too"
    printed = sum(len(_WIDE.findall(text)) for text in texts(parts))
    scripted = sum(len(_WIDE.findall(script.text or "")) for script in root.iter("script", "textarea", "template"))
    if printed < _FEWEST_PRINTED and scripted > max(_FEWEST_SCRIPTED, printed):
        yield "most of the page's text stands in its scripts, which were not read; save the page as it is shown"


def _is_seen(frame: etree._Element) -> bool:
    style = (frame.get("style") or "").replace(" ", "").lower()
    sides = [(frame.get(name) or "").removesuffix("px") for name in ("width", "height")]
    small = any(side.isascii() and side.isdigit() and int(side[:5]) < _SMALLEST for side in sides)
    return not small and "display:none" not in style and "visibility:hidden" not in style
