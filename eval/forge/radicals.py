"""Characters that browsers print as the Kangxi or CJK radicals that look the same: ⺠ for 民, ⽅ for 方.

The Kangxi block is known by its compatibility mappings; of the other radicals only those are here that PDF printers are seen
to use.

>>> with_radicals("民生方面，门户网站", seed=0, share=1.0)
'⺠⽣⽅⾯，⻔⼾⽹站'
"""

from __future__ import annotations

import random
import unicodedata

OTHERS = dict(zip("民门长页见车风马鱼鸟龙贝齿齐麦龟户", "⺠⻔⻓⻚⻅⻋⻛⻢⻥⻦⻰⻉⻮⻬⻨⻳⼾", strict=True))
"""Simplified characters, which no compatibility mapping leads to."""
RADICALS = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)} | OTHERS
SHARE = 0.7


def with_radicals(text: str, seed: int, share: float = SHARE) -> str:
    """The text with some of its characters as radicals: for each character that has one, a document uses it always or never."""
    used = random.Random(f"radicals:{seed}")  # noqa: S311  the look of samples, not secrets
    chosen = {plain: radical for plain, radical in RADICALS.items() if used.random() < share}
    return "".join(chosen.get(character, character) for character in text)
