"""Text as WordprocessingML: paragraphs, runs, breaks, text boxes, drawings.

A line break in a text is `w:br`. Text is in one run, or `scattered` over several as an edited document has it: then a run
may end anywhere, also inside a number, bookmarks and proof marks stand between, and a label goes on in a new line or paragraph.

>>> paragraph("第5件")
'<w:p><w:r><w:t xml:space="preserve">第5件</w:t></w:r></w:p>'
>>> scattered("第5件", 1).count("<w:t ") > 1
True
"""

from __future__ import annotations

import random
from xml.sax.saxutils import escape, quoteattr

from eval.forge.scan import Picture

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
EMU_PER_TWIP = 635
TWIPS_PER_CHARACTER = 240
LINE_TWIPS = 420


def paragraph(text: str, *, style: str = "", align: str = "", seed: int | None = None, numbered: int = 0) -> str:
    """A paragraph; a `seed` scatters its text over several runs, `numbered` is the list that prints its numeral."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbered}"/></w:numPr>'
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    inner = runs(text) if seed is None else scattered(text, seed)
    return "<w:p>" + (f"<w:pPr>{properties}</w:pPr>" if properties else "") + inner + "</w:p>"


def label_paragraphs(text: str, seed: int, *, style: str = "", align: str = "", numbered: int = 0) -> str:
    """A cell's text in several runs, and maybe over several lines and paragraphs."""
    draw = random.Random(f"{seed}:{text}")  # noqa: S311  the look of samples, not secrets
    if len(text) < 5 or draw.random() < 0.5:
        return paragraph(text, style=style, align=align, seed=seed, numbered=numbered)
    at = draw.randrange(2, len(text) - 1)
    halves = [text[:at], text[at:]]
    if draw.random() < 0.5:
        first = paragraph(halves[0], style=style, align=align, seed=seed, numbered=numbered)
        return first + paragraph(halves[1], style=style, align=align, seed=seed)
    return paragraph("\n".join(halves), style=style, align=align, seed=seed, numbered=numbered)


def runs(text: str) -> str:
    """The text in one run a line."""
    lines = [f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r>' if line else "" for line in text.split("\n")]
    return "<w:r><w:br/></w:r>".join(lines)


def scattered(text: str, seed: int) -> str:
    """The text in runs of one to six characters, with what Word leaves between runs."""
    draw = random.Random(f"runs:{seed}:{text}")  # noqa: S311  the look of samples, not secrets
    written, rest = [], text
    while rest:
        length = draw.randint(1, 6)
        piece, rest = rest[:length], rest[length:]
        between = draw.random()
        if between < 0.15:
            written.append('<w:proofErr w:type="gramStart"/>')
        elif between < 0.25:
            mark = draw.randrange(1000)
            written.append(f'<w:bookmarkStart w:id="{mark}" w:name="_Hlk{mark}"/><w:bookmarkEnd w:id="{mark}"/>')
        written.append(runs(piece))
    return "".join(written)


def text_box(text: str, number: int, width: int) -> str:
    """A paragraph that stands in a text box `width` twips wide, twice: as a drawing, and as the shape that older programs show."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    lines = -(-len(text) * TWIPS_PER_CHARACTER // (width - 400))
    high = lines * LINE_TWIPS + 200
    size = f'cx="{width * EMU_PER_TWIP}" cy="{high * EMU_PER_TWIP}"'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f'<wps:txbx>{content}</wps:txbx><wps:bodyPr rot="0" vert="horz" wrap="square"/></wps:wsp>'
    )
    inline = _inline(shape, SHAPE, f"文本框 {number}", 100 + number, size)
    old = (
        f'<w:pict><v:shape id="box{number}" style="width:{width / 20:g}pt;height:{high / 20:g}pt" strokecolor="black">'
        f"<v:textbox>{content}</v:textbox></v:shape></w:pict>"
    )
    choice = f'<mc:Choice Requires="wps"><w:drawing>{inline}</w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    return f"<w:p><w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r></w:p>"


def picture_paragraph(picture: Picture, number: int, width: int) -> str:
    """A picture `width` twips wide, related as picture`number`."""
    across = width * EMU_PER_TWIP
    size = f'cx="{across}" cy="{across * picture.high // picture.wide}"'
    name = quoteattr(f"统计表{number}")
    shape = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name={name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    inline = _inline(shape, f"{DRAWING}/picture", f"统计表{number}", number, size)
    return f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"


def _inline(shape: str, kind: str, name: str, number: int, size: str) -> str:
    return (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name={quoteattr(name)}/>'
        f'<a:graphic><a:graphicData uri="{kind}">{shape}</a:graphicData></a:graphic></wp:inline>'
    )
