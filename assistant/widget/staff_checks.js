// What does not add up, what was asked without an answer, and people's corrections of cells.

function auditPanel() {
  const found = make("div");
  const body = make("input", { type: "search", autocomplete: "off", placeholder: W.all });
  const year = make("input", { type: "number", min: "1900", max: "2200", placeholder: W.all });

  function side(one) {
    if (!one || !one.quote) return "—";
    return make("span", {}, make("q", {}, one.quote), one.locator.page ? ` p. ${one.locator.page}` : "");
  }

  function show() {
    fillWith(found, async () => {
      const query = new URLSearchParams();
      if (body.value.trim()) query.set("organisation", body.value.trim());
      if (year.value) query.set("year", year.value);
      const { findings } = await readJson(`/staff/audit?${query}`);
      if (!findings.length) return make("p", { class: "soft" }, W.none);
      const rows = findings.map((one) => [one.organisation ?? "—", make("td", { class: "number" }, String(one.year ?? "—")), W.kinds[one.kind] ?? one.kind, one.message, side(one.left), side(one.right), one.file]);
      return [make("p", { class: "soft" }, W.faults(findings.length)), makeTable(W.tabs.audit, [W.organisation, W.year, W.state, W.problems, W.left, W.right, W.file], rows)];
    });
  }

  show();
  const controls = make(
    "form", { class: "controls", onsubmit: (event) => { event.preventDefault(); show(); } },
    makeField(W.organisation, body), makeField(W.year, year), make("button", { type: "submit", class: "strong" }, W.check),
  );
  return [make("h2", {}, W.tabs.audit), controls, found];
}

function unansweredPanel() {
  const found = make("div");
  fillWith(found, async () => {
    const { questions } = await readJson("/staff/unanswered");
    if (!questions.length) return make("p", { class: "soft" }, W.none);
    return makeTable(W.tabs.unanswered, [W.question, W.state, W.asked], questions.map((one) => [one.question, W.route[one.route] ?? one.route, new Date(one.asked).toLocaleString(W.tag)]));
  });
  return [make("h2", {}, W.tabs.unanswered), make("p", { class: "soft" }, W.unansweredHint), found];
}

function correctionsPanel() {
  const found = make("div");
  const said = make("p", { role: "status" });
  const text = (traits = {}) => make("input", { type: "text", autocomplete: "off", required: true, ...traits });
  const fields = {
    file: text(), table: makeSelect(Object.entries(W.tables), "applications"), row: text(), column: text(), value: text({ required: false }), by: text(), why: text(),
  };

  async function record(event) {
    event.preventDefault();
    const wanted = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]));
    await fillWith(said, async () => {
      await request("/staff/corrections", { method: "POST", body: JSON.stringify(wanted), headers: { "Content-Type": "application/json" } });
      load();
      return make("span", {}, W.recorded);
    });
  }

  function line(one) {
    const state = one.withdrawn ? W.withdrawn : one.applies ? W.applies : W.stale;
    const cell = `${W.tables[one.table] ?? one.table} ${one.row.at(-1) ?? ""} × ${one.column.join(" › ")}`;
    const back = one.withdrawn ? "" : make("button", { type: "button", class: "quiet", onclick: () => withdraw(one) }, W.withdraw);
    return [one.file, cell, one.raw ?? "—", one.value === null ? W.blank : String(one.value), `${one.made.who}: ${one.made.why}`, state, back];
  }

  async function withdraw(one) {
    const dialog = make("dialog", { onclose: () => dialog.remove() });
    const [by, why] = [text(), text()];
    dialog.append(make(
      "form", {
        method: "dialog",
        onsubmit: async (event) => {
          event.preventDefault();
          dialog.close();
          await fillWith(said, async () => {
            await request(`/staff/corrections/${one.id}/withdrawal`, { method: "POST", body: JSON.stringify({ by: by.value, why: why.value }), headers: { "Content-Type": "application/json" } });
            load();
            return make("span", {}, W.withdrawn);
          });
        },
      },
      makeField(W.by, by), makeField(W.why, why), make("button", { type: "button", onclick: () => dialog.close() }, W.cancel), make("button", { type: "submit", class: "strong" }, W.withdraw),
    ));
    document.body.append(dialog);
    dialog.showModal();
  }

  function load() {
    fillWith(found, async () => {
      const { corrections } = await readJson("/staff/corrections");
      if (!corrections.length) return make("p", { class: "soft" }, W.none);
      return makeTable(W.tabs.corrections, [W.file, W.table, W.was, W.reads, W.made, W.state, W.action], corrections.map(line));
    });
  }

  load();
  const form = make(
    "form", { class: "controls", onsubmit: record },
    makeField(W.file, fields.file), makeField(W.table, fields.table), makeField(W.row, fields.row), makeField(W.col, fields.column),
    makeField(W.newValue, fields.value), makeField(W.by, fields.by), makeField(W.why, fields.why), make("button", { type: "submit", class: "strong" }, W.record),
  );
  return [make("h2", {}, W.tabs.corrections), form, said, found];
}
