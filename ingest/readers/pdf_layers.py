"""What of a PDF page its own drawing hides: parts outside a clip path, and layers that are switched off.

`HidingInterpreter` runs a page's content and keeps, while it does, `Hiding`: the box that is not clipped away (a path's own box,
which is never smaller than the path), and whether a layer that is off is being drawn. A layer is off where the file's first
configuration says so; a membership of several is off as its policy says, and one with an expression counts as on. Shapes: points
from the bottom left of the page's media box as it is turned. Blanks: nothing is hidden where nothing is clipped and no layer is
off. Errors: LimitExceeded for lists of more layers than a report can have; damaged layers, and references that go round, hide nothing.

>>> hiding = Hiding()
>>> hiding.clip((0, 0, 50, 50))
>>> hiding.clip((10, 10, 90, 90))
>>> hiding.box, hiding.clips(30, 30), hiding.clips(60, 30)
((10, 10, 50, 50), False, True)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_matrix_pt

from ingest.errors import LimitExceeded

if TYPE_CHECKING:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFStackT
    from pdfminer.utils import Matrix

_MOST_LAYERS, _LONGEST_CHAIN = 2_000, 8
"""Layers of one list, and references that lead to one another: no program that prints a report writes so many."""
_RIM = 1.0
"""A character is clipped away where its middle lies this far outside, in points: programs round their clips."""

_Rect = tuple[float, float, float, float]


@dataclass(slots=True)
class Hiding:
    """What is hidden at this place of a page's content; `box` is None where nothing is clipped, `off` counts layers that are off."""

    box: _Rect | None = None
    off: int = 0
    kept: list[_Rect | None] = field(default_factory=list)

    def clip(self, box: _Rect) -> None:
        """Hides what is outside this box too."""
        x0, y0, x1, y1 = self.box or box
        self.box = max(x0, box[0]), max(y0, box[1]), min(x1, box[2]), min(y1, box[3])

    def clips(self, x: float, y: float) -> bool:
        """Whether a point is clipped away."""
        if self.box is None:
            return False
        x0, y0, x1, y1 = self.box
        return not (x0 - _RIM <= x <= x1 + _RIM and y0 - _RIM <= y <= y1 + _RIM)


class HidingInterpreter(PDFPageInterpreter):
    """pdfminer's interpreter, which by itself neither clips nor switches layers off. Its device has `hiding`, a `Hiding`."""

    layers: Layers
    _marked: list[bool]

    @property
    def _hiding(self) -> Hiding:
        hiding = getattr(self.device, "hiding", None)
        return hiding if isinstance(hiding, Hiding) else Hiding()

    def dup(self) -> HidingInterpreter:
        inner = type(self)(self.rsrcmgr, self.device)
        inner.layers = self.layers
        return inner

    def render_contents(
        self, resources: dict[object, object], streams: Sequence[object], ctm: Matrix = (1, 0, 0, 1, 0, 0)
    ) -> None:
        hiding = self._hiding
        box, off, depth, self._marked = hiding.box, hiding.off, len(hiding.kept), []
        super().render_contents(resources, streams, ctm)
        hiding.box, hiding.off = box, off
        del hiding.kept[depth:]

    def do_q(self) -> None:
        super().do_q()
        self._hiding.kept.append(self._hiding.box)

    def do_Q(self) -> None:  # noqa: N802  pdfminer's name
        if self.gstack and self._hiding.kept:
            self._hiding.box = self._hiding.kept.pop()
        super().do_Q()

    def do_W(self) -> None:  # noqa: N802 - pdfminer names it
        points = [apply_matrix_pt(self.ctm, point) for point in _points(self.curpath)]
        if points:
            across, down = [x for x, _ in points], [y for _, y in points]
            self._hiding.clip((min(across), min(down), max(across), max(down)))

    do_W_a = do_W  # noqa: N815 - pdfminer names it

    def do_BMC(self, tag: PDFStackT) -> None:  # noqa: N802 - pdfminer names it
        self._begin(is_off=False)
        super().do_BMC(tag)

    def do_BDC(self, tag: PDFStackT, props: PDFStackT) -> None:  # noqa: N802 - pdfminer names it
        named = _resolved(self.resources.get("Properties")) if isinstance(props, PSLiteral) else None
        layer = named.get(props.name) if isinstance(named, dict) and isinstance(props, PSLiteral) else None
        self._begin(is_off=isinstance(tag, PSLiteral) and tag.name == "OC" and self.layers.hide(layer))
        super().do_BDC(tag, props)

    def do_EMC(self) -> None:  # noqa: N802 - pdfminer names it
        if self._marked:
            self._hiding.off -= self._marked.pop()
        super().do_EMC()

    def do_Do(self, xobjid_arg: PDFStackT) -> None:  # noqa: N802 - pdfminer names it
        drawn = _resolved(self.xobjmap.get(xobjid_arg.name)) if isinstance(xobjid_arg, PSLiteral) else None
        hidden = self.layers.hide(getattr(drawn, "attrs", {}).get("OC"))
        self._hiding.off += hidden
        super().do_Do(xobjid_arg)
        self._hiding.off -= hidden

    def _begin(self, *, is_off: bool) -> None:
        self._marked.append(is_off)
        self._hiding.off += is_off


def _points(path: Sequence[object]) -> Iterator[tuple[float, float]]:
    """The points of a path, the control points of its curves too."""
    for segment in path:
        numbers = (
            [float(number) for number in segment[1:] if isinstance(number, int | float)] if isinstance(segment, tuple) else []
        )
        yield from zip(numbers[::2], numbers[1::2], strict=False)


@dataclass(slots=True)
class Layers:
    """The layers of a file that are off, by object number; each membership is looked at once."""

    off: frozenset[int] = frozenset()
    _known: dict[int, bool] = field(default_factory=dict)

    def hide(self, layer: object) -> bool:
        """Whether a layer, or a membership of layers, is off. Errors: LimitExceeded for a membership of too many."""
        if layer is None or not self.off:
            return False
        if not isinstance(layer, PDFObjRef):
            return self._is_off(layer)
        if layer.objid not in self._known:
            self._known[layer.objid] = layer.objid in self.off or self._is_off(_resolved(layer))
        return self._known[layer.objid]

    def _is_off(self, member: object) -> bool:
        if not isinstance(member, dict) or "VE" in member:
            return False
        groups = member.get("OCGs")
        alone = isinstance(groups, PDFObjRef) and isinstance(_resolved(groups), dict)
        of = _numbers([groups] if alone else groups)
        policy = _resolved(member.get("P"))
        name = policy.name if isinstance(policy, PSLiteral) else "AnyOn"
        shown = {"AllOn": not of & self.off, "AnyOff": bool(of & self.off), "AllOff": of <= self.off}
        return bool(of) and not shown.get(str(name), bool(of - self.off))


def layers_of(document: PDFDocument) -> Layers:
    """The layers that the file's first configuration switches off. Errors: LimitExceeded where it lists too many."""
    properties = _resolved(document.catalog.get("OCProperties"))
    if not isinstance(properties, dict):
        return Layers()
    first = _resolved(properties.get("D"))
    if not isinstance(first, dict):
        return Layers()
    state = _resolved(first.get("BaseState"))
    off = _numbers(first.get("OFF"))
    if isinstance(state, PSLiteral) and state.name == "OFF":
        off |= _numbers(properties.get("OCGs")) - _numbers(first.get("ON"))
    return Layers(frozenset(off))


def _numbers(layers: object) -> set[int]:
    found = _resolved(layers)
    if not isinstance(found, list):
        return set()
    if len(found) > _MOST_LAYERS:
        raise LimitExceeded(
            f"found a PDF with a list of {len(found)} layers, expected at most {_MOST_LAYERS}; print it to a new PDF"
        )
    return {one.objid for one in found if isinstance(one, PDFObjRef)}


def _resolved(found: object) -> object:
    """What a reference leads to; None where references go round, or on and on."""
    for _ in range(_LONGEST_CHAIN):
        if not isinstance(found, PDFObjRef):
            return found
        found = found.resolve()
    return None
