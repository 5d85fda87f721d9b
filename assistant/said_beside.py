"""What is said with a figure that does not stand alone: how it goes with another that its report gives of the same.

A number that came together up to a day need not be of its year alone; one of the prose may hold what was carried over too (收到19件:
新收17件 with 结转2件); and a part may be more than the whole that its report tells it to be of. Each is said behind the figure, with the
other figure cited. Nothing is computed but what `Found` gives, and nothing raises.

>>> say_accumulated.__name__, say_beside.__name__
('say_accumulated', 'say_beside')
"""

from __future__ import annotations

from assistant.builder import Builder
from assistant.evidence import Found
from assistant.wording import plain


def say_beside(builder: Builder, found: Found) -> None:
    """Says what is to be known of a figure beside another of its report."""
    wording = builder.wording
    if found.with_more is not None and found.value is not None:
        said, more = found.with_more
        marks = builder.figure(said) + builder.figure(more)
        builder.say(
            "with_more", label=wording.called(said), value=wording.amount(said), unit=wording.unit(said.unit), own=plain(found.value),
            more=wording.amount(more), other=wording.called(more), marks=marks,
        )  # fmt: skip
    if (whole := found.more_than) is not None:
        marks, label = builder.figure(whole), wording.called(whole)
        builder.say("more_than_whole", label=label, value=wording.amount(whole), unit=wording.unit(whole.unit), marks=marks)
        builder.warn("conflict", wording.say("more_than_warning"))
    say_accumulated(builder, found)


def say_accumulated(builder: Builder, *figures: Found) -> None:
    """Says of a number that came together up to a day that it need not be of its year alone."""
    if any(found.accumulated for found in figures):
        builder.say("accumulated")
        builder.warn("accumulated", builder.wording.say("accumulated"))
