// A report's text laid out for reading: headings, paragraphs, tables as tables, and any span of it marked.
//
// Every place is a half-open span of code points, as the service counts; JavaScript counts UTF-16 units, so that a text
// with characters beyond the basic plane is cut by code points. Text goes in as text nodes only.

class Reading {
  #text;
  #points = null;
  #pieces = [];

  constructor(text) {
    this.#text = text;
    if (/[\ud800-\udfff]/.test(text)) this.#points = Array.from(text);
  }

  get length() {
    return (this.#points ?? this.#text).length;
  }

  slice(start, end) {
    return this.#points ? this.#points.slice(start, end).join("") : this.#text.slice(start, end);
  }

  // Fills `holder`. `choose(start, end)` is called when a figure's cell is clicked.
  show(holder, layout, outline, choose) {
    this.#pieces = [];
    const headings = new Map(outline.filter((section) => section.path.length).map((section) => [section.start, section.path.length]));
    const figures = new Map(layout.figures.map((figure) => [figure.start, figure]));
    const parts = [];
    let from = 0;
    for (const item of itemsOf(layout)) {
      if (item.start < from) continue;
      parts.push(...this.#loose(from, item.start));
      parts.push(item.cells ? this.#table(item, figures, choose) : this.#block(item, headings));
      from = Math.max(item.end, item.start);
    }
    parts.push(...this.#loose(from, this.length));
    holder.replaceChildren(...parts);
  }

  // Marks a span; gives the first mark, or null where nothing of it is shown. An empty span marks its place.
  mark(start, end) {
    let first = null;
    for (const piece of [...this.#pieces]) {
      const empty = start === end && piece.start <= start && start <= piece.end && !first;
      if (!empty && (piece.end <= start || piece.start >= end)) continue;
      const left = Math.max(start, piece.start);
      const right = Math.max(left, Math.min(end, piece.end));
      const mark = document.createElement("mark");
      mark.textContent = this.slice(left, right);
      const before = document.createTextNode(this.slice(piece.start, left));
      const after = document.createTextNode(this.slice(right, piece.end));
      piece.node.replaceWith(before, mark, after);
      this.#pieces.splice(
        this.#pieces.indexOf(piece), 1,
        { node: before, start: piece.start, end: left }, { node: mark.firstChild ?? mark, start: left, end: right }, { node: after, start: right, end: piece.end },
      );
      first ??= mark;
    }
    return first;
  }

  #piece(parent, start, end) {
    const node = document.createTextNode(this.slice(start, end));
    parent.append(node);
    this.#pieces.push({ node, start, end });
    return parent;
  }

  // What lies between the blocks: nothing but blanks is left out, else it is a paragraph.
  #loose(start, end) {
    if (start >= end || !this.slice(start, end).trim()) return [];
    return [this.#piece(document.createElement("p"), start, end)];
  }

  #block(block, headings) {
    const depth = headings.get(block.start) ?? (block.kind === "heading" ? Math.max(block.level, 1) : 0);
    if (block.kind === "picture") {
      const picture = document.createElement("p");
      picture.className = "picture";
      return this.#piece(picture, block.start, block.end);
    }
    const element = document.createElement(depth ? `h${Math.min(depth + 1, 6)}` : "p");
    return this.#piece(element, block.start, block.end);
  }

  #table(table, figures, choose) {
    const shell = document.createElement("div");
    shell.className = `table ${table.layout}${table.columns > 4 ? " wide" : ""}`;
    shell.tabIndex = 0;
    shell.setAttribute("role", "group");
    const body = document.createElement("tbody");
    let row = null;
    let number = -1;
    for (const cell of table.cells) {
      if (cell.row !== number) {
        row = document.createElement("tr");
        body.append(row);
        number = cell.row;
      }
      row.append(this.#cell(cell, table.layout === "grid", figures.get(cell.start), choose));
    }
    const grid = document.createElement("table");
    grid.append(body);
    shell.append(grid);
    return shell;
  }

  #cell(cell, spans, figure, choose) {
    const element = document.createElement("td");
    if (spans && cell.rowspan > 1) element.rowSpan = cell.rowspan;
    if (spans && cell.colspan > 1) element.colSpan = cell.colspan;
    this.#piece(element, cell.start, cell.end);
    if (figure && figure.end <= Math.max(cell.end, cell.start)) {
      element.classList.add("figure", figure.state);
      if (figure.proof.some((identity) => identity.held === false)) element.classList.add("fails");
      element.addEventListener("click", () => choose(figure.start, figure.end));
    }
    return element;
  }
}

// Blocks and tables in the order of the text; what lies in a table is the table's.
function itemsOf(layout) {
  const tables = layout.tables.filter((table) => table.end > table.start);
  const inside = (block) => tables.some((table) => block.start >= table.start && block.end <= table.end);
  const blocks = layout.blocks.filter((block) => block.kind !== "table" && block.end > block.start && !inside(block));
  return [...tables, ...blocks].sort((left, right) => left.start - right.start || right.end - left.end);
}
