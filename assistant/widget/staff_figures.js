// Figures by body, year and indicator: a chart that can be saved, the table under it, and all figures as files.

function figuresPanel() {
  const shown = make("div");
  const controls = make("form", { class: "controls", onsubmit: (event) => { event.preventDefault(); show(); } });
  let choices = [];
  let indicator = null;
  let dimension = null;
  let bodies = null;
  let kind = null;

  async function prepare() {
    await fillWith(controls, async () => {
      const [told, page] = await Promise.all([readJson("/staff/choices"), allBodies()]);
      choices = told.choices;
      const tables = [...new Set(choices.map((choice) => choice.table))];
      indicator = make("select", { onchange: () => columns() }, ...tables.map((table) => make("optgroup", { label: table }, ...choices.filter((choice) => choice.table === table).map((choice) => make("option", { value: choice.indicator }, choice.label)))));
      indicator.value = "applications.received";
      dimension = make("select");
      bodies = make("select", { multiple: true, size: "4" }, ...page.map((name) => make("option", { value: name }, name)));
      kind = makeSelect([["years", W.years], ["bodies", W.across]], "years");
      columns();
      return [makeField(W.indicator, indicator), makeField(W.column, dimension), makeField(W.bodies, bodies), makeField(W.kind, kind), make("button", { type: "submit", class: "strong" }, W.show)];
    });
    if (indicator) show();
  }

  async function allBodies() {
    const names = new Set();
    for (let after = null; ;) {
      const { documents, next } = await readJson(`/documents?limit=1000${after === null ? "" : `&after=${encodeURIComponent(after)}`}`);
      for (const one of documents) if (one.organisation) names.add(one.organisation);
      if (next === null) return [...names].sort(new Intl.Collator("zh-CN").compare);
      after = next;
    }
  }

  function columns() {
    const chosen = choices.find((choice) => choice.indicator === indicator.value);
    dimension.replaceChildren(...chosen.dimensions.map((name) => make("option", { value: name }, name)));
    dimension.disabled = chosen.dimensions.length === 0;
    if (chosen.dimensions.includes("总计")) dimension.value = "总计";
  }

  function asked() {
    const query = new URLSearchParams({ indicator: indicator.value });
    if (dimension.value) query.set("dimension", dimension.value);
    for (const option of bodies.selectedOptions) query.append("organisation", option.value);
    return query;
  }

  async function show() {
    await fillWith(shown, async () => {
      const query = asked();
      const told = await readJson(`/staff/series?${query}`);
      if (!told.rows.length) return make("p", { class: "soft" }, W.noValues);
      query.set("kind", kind.value);
      const drawing = await (await request(`/staff/chart?${query}`, { headers: { Accept: "image/svg+xml" } })).blob();
      const title = [told.label, told.dimension].filter(Boolean).join(" · ");
      const picture = make("img", { class: "chart", alt: W.chartOf(title), src: await dataOf(drawing) });
      const rows = told.rows.map((row) => [row.organisation ?? "—", make("td", { class: "number" }, String(row.year ?? "—")), make("td", { class: "number" }, formatValue(row)), viewerLink(row.url, row.file)]);
      return [
        picture,
        make("p", { class: "buttons" },
          make("button", { type: "button", onclick: () => savePicture(picture, `${title}.png`) }, W.savePicture),
          make("button", { type: "button", onclick: () => save(drawing, `${title}.svg`) }, W.saveDrawing)),
        told.more ? make("p", { class: "soft" }, W.tooMany) : null,
        makeTable(`${title}（${told.unit}）`, [W.organisation, W.year, W.value, W.source], rows),
      ];
    });
  }

  // The drawing at twice its size, as a PNG.
  function savePicture(picture, name) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [picture.naturalWidth * 2, picture.naturalHeight * 2];
    const brush = canvas.getContext("2d");
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(blob, name), "image/png");
  }

  const files = make("p", { class: "buttons" },
    make("button", { type: "button", onclick: () => download("/figures?limit=1000", "text/csv", "wenbao.csv") }, W.csv),
    make("button", { type: "button", onclick: () => download("/staff/figures.xlsx", "*/*", "wenbao.xlsx") }, W.excel));
  prepare();
  return [make("h2", {}, W.tabs.figures), controls, shown, files];
}
