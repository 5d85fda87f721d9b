"""An English question without signs, politeness and what says nothing of what it asks, in words that the vocabulary puts into Chinese.

Some verbs say what they mean only with their noun (posts are made: they are published), a mark is a word (rated A: class a), and a
verb whose body was taken out says nothing (cases involved). Texts are the contents of questions, lower case, without bodies and years.

>>> plainly("how many wechat posts did it make?"), plainly("how many proposals were rated A?")
('how many wechat posts did publish', 'how many proposals were class a')
>>> plainly("please tell me how many lawsuits involved in ?")
'how many lawsuits'
"""

from __future__ import annotations

import re

from assistant.english_brackets import chinese_in_brackets

_OPENS = re.compile(
    r"^(?:(?:and|but|so|then|also|ok|okay|please|well)[, ]+|(?:can|could|would) you (?:please )?(?:tell|show|give) me[, ]+|"
    r"(?:please )?(?:tell|show|give) me[, ]+|i(?:'d| would) like to know[, ]+|i want to know[, ]+|do you know[, ]+|"
    r"(?:in|according to|per) (?:(?:its|the|their) )?(?:annual |disclosure )*reports?,? (?=how|what|which|who|when|where|by|did|was|were)|"
    r"according to (?:its|the|their)(?: annual| disclosure| own)* report[, ]+|in (?:its|the|their)(?: annual| disclosure| own)* report[, ]+)+"
)
_SAYS_NOTHING = re.compile(
    r"\b(?:according to|in|by|from) (?:its|the|their|this|that)(?: annual| disclosure| own)* reports?\b|"
    r"\b(?:for|during|throughout|over|within|in|of|through)(?: the)?(?: whole| entire| course of the| said| same)? year\b(?! before)|"
    r"\bby (?:the )?(?:end of (?:the|that) year|year(?:'s|-)? ?end)\b|"
    r"\baccording to (?:annual |disclosure )?reports?\b|\( *(?:annual )?reports? *\)|\b(?:per|in) the(?: annual)? report\b|\bsuch as\b|\b(?:that|this) year\b|\bin total\b|\baltogether\b|\boverall\b|\bin all$|\ball told\b|\ba total of\b|\btotal(?= number)|"
    r"\b(?:according to|in|per|by|from)(?: the| its| their)?(?: attached| official| annual)? (?:statistics|statistical|indicator|report)?(?: |-)?"
    r"(?:tables?|forms?|statistics|annex|appendix|attachment)(?: of(?: the| its| their)?(?: annual)? report)?(?=\s*$| in\b| for\b)|"
    r"\baccording to(?: the| its)?\s*$|\baccording to(?: the| its)? (?=in\b|for\b)|\bexactly\b|\broughly\b|\babout(?= how)|\bapproximately\b|\brespectively\b|\ball year\b|\bdoes it say\b|\bdid it say\b|\bits own\b"
)
_THE_BODY = re.compile(r"\b(did|does|do|has|have|had) (?:it|they)\b")
"""Who a turn goes on to ask about."""
_OVER_MANY = re.compile(r"^(?:over|across|in|through|to|into|at|with) how many\b")
_PEOPLE_VISITED = re.compile(
    r"^how many (?:people|persons|users) (?:visited|viewed|browsed) (?P<thing>(?:[a-z']+ ){0,4}?(?:web ?sites?|portals?|sites?|web ?pages?|platforms?))$"
)
"""Who visited a website are its visitors, which is not how often it was visited."""
_OF_ITS_ACCOUNT = re.compile(
    r"^(how many (?:weibo|wechat|douyin|microblog)\b[a-z ]{0,24}? did) (?:(?:its|the|their) )?(?:official|government) (?:weibo |wechat |public )*accounts? "
)
"""What a channel's posts are published by need not be said beside it."""
_CALLS_TAKEN = re.compile(
    r"^(how many (?:[a-z0-9'-]+ ){0,5}?calls?\b.*?)\b(?:takes?|took|taken|receive[ds]?|get|got|handled?|answer(?:ed)?)\b(?! (?:to|part|place|over)\b)"
)
"""Calls are taken in any of these words."""
_CALLS_OF_A_HOTLINE = re.compile(
    r"^how many (?:phone |telephone )?calls? did (?P<hotline>(?!the hotline).+? )hotline\b(?: of(?: the)?)? (?=pick up\b)"
)
"""What a hotline takes are its calls."""
_MADE = re.compile(
    r"^(.*\b(?:applications?|requests?)\b.*\b(?:were|was|are|been)(?: \w+ly)?) (?:made|filed|lodged|sent in|put in)\b(?! (?:public|available|up)\b)"
)
"""Applications that are made are submitted."""
_MUCH_INFORMATION = re.compile(r"^how much (?=(?:government )?(?:information|material)\b)")
"""Information is counted in pieces, not in yuan."""
_POSTS_MADE = re.compile(
    r"^(how many (?:[a-z0-9'-]+ ){0,4}?(?:posts?|articles?|tweets?|messages?|videos?|announcements?|pieces of information|items|updates?)\b.*?)\b"
    r"(?:makes?|made|puts? (?:out|up)|upload(?:s|ed)?|shared?)\b(?! (?:public|available|to|of)\b)"
)
"""Posts that are made or put out are published."""
_UPDATES_TO = re.compile(r"^how many updates? (?:were|was|did) ?(?:made|published|make|publish)? ?(?:to|in|on) (.+)$")
_MARKED = re.compile(
    r"\b(?:rated|graded|classed|ranked|classified|marked|assessed|evaluated|scored|handled)(?: as)?(?: class| grade| category| level)? \"?([abcd])\"?$"
)
"""Results of proposals are marked by letters (A类)."""
_OF_THE_BODY = re.compile(r"(?<!not) (?:involv|concern|affect|target)(?:es?|ed|ing|s)?$")
"""… cases involved (the body): it is taken out of the text before."""


_OF_WHAT = re.compile(
    r"^(?:of|among|out of) (?P<whole>(?!(?:them|those|these|that|which|it)\b).+?), ?(?P<asks>how many|what (?:percentage|proportion|share|fraction|per ?cent)) "
    r"(?P<rest>(?:were|was|are|is|came|come|had|concerned|involved|ended)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)


_ADDING = re.compile(r"^\W*(?:adding|summing|taking|if you add)(?: up)? (?=.+? together\b)", re.IGNORECASE)
"""Adding these two reports together, how many …: that they are taken together is said behind them."""


def straight(question: str) -> str:
    """A question that opens with what it asks a part of, in the order of the others; any other as it is.

    >>> straight("Of the lawsuits in Shili in 2023, what percentage were upheld?"), straight("Of those, how many were upheld?")
    ('what percentage of the lawsuits in Shili in 2023 were upheld?', 'Of those, how many were upheld?')
    """
    question = _ADDING.sub("", question)
    return _OF_WHAT.sub(lambda found: f"{found['asks'].lower()} of {found['whole']} {found['rest']}", question)


def plainly(content: str) -> str:
    """A question without signs, politeness and what says nothing of what is asked."""
    text = re.sub(r"[?!.\"“”]+", " ", chinese_in_brackets(content.lower().replace("’", "'")))
    text = " ".join(_SAYS_NOTHING.sub(" ", text).split())
    text = ends(_OPENS.sub("", re.sub(r"^(?:in|for|during|of)? ?, *", "", text)).strip(" ,;"))
    text = _CALLS_TAKEN.sub(r"\1pick up", _THE_BODY.sub(r"\1", _OVER_MANY.sub("how many", text)))
    text = _OF_ITS_ACCOUNT.sub(r"\1 ", _CALLS_OF_A_HOTLINE.sub(_hotline_calls, text))
    text = _PEOPLE_VISITED.sub(r"how many visitors did \g<thing> have", text)
    text = _MADE.sub(r"\1 submitted", text)
    text = _MUCH_INFORMATION.sub("how many pieces of ", text)
    text = _UPDATES_TO.sub(r"how many items were updated in \1", _MARKED.sub(r"class \1", text))
    return _OF_THE_BODY.sub("", _POSTS_MADE.sub(r"\1publish", text))


def _hotline_calls(found: re.Match[str]) -> str:
    hotline = re.sub(r"^the ", "", found["hotline"] or "")
    return f"how many {hotline}hotline calls did "


def ends(text: str) -> str:
    """A text without the prepositions at its end, which stood before a year or a body."""
    return re.sub(
        r"(?:\b(?<!end )(?<!beginning )(?<!start )(?:in|of|by|at|for|during|to|from|on|against|across|throughout|within)\b(?: the\b| its\b)? ?)+$",
        "",
        text,
    ).strip(" ,;")
