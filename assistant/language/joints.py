"""What joins two things of a question, as a pattern: 和, 与 and 及 where they are no part of a word (和解, 参与, 涉及, 及时).

>>> import re
>>> re.split(AND, "公文和简报"), re.split(AND, "涉及征地"), re.split(AND, "参与人数与及时率")
(['公文', '简报'], ['涉及征地'], ['参与人数', '及时率'])
"""

from __future__ import annotations

AND = r"和(?!谐|解)|(?<!参)与(?!会)|(?<![涉普以])及(?!时)"
