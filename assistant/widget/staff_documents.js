// Reports: sending them in with each file's progress, what there is with its state, taking one out.

function documentsPanel() {
  const progress = make("ul", { class: "progress", "aria-live": "polite" });
  const input = make("input", { type: "file", multiple: true, id: "files", class: "unseen", onchange: () => send([...input.files]) });
  const zone = make(
    "div", {
      class: "drop",
      ondragover: (event) => { event.preventDefault(); zone.classList.add("over"); },
      ondragleave: () => zone.classList.remove("over"),
      ondrop: (event) => { event.preventDefault(); zone.classList.remove("over"); send([...event.dataTransfer.files]); },
    },
    make("p", {}, W.drop, " ", make("label", { for: "files", class: "button" }, W.choose), input),
  );
  const find = make("input", { type: "search", "aria-label": W.find, placeholder: W.find, autocomplete: "off", oninput: () => list() });
  const held = make("div");
  let rows = [];

  function list() {
    const typed = find.value.trim();
    const fitting = rows.filter(({ document }) => [document.file, document.organisation, String(document.year ?? "")].some((text) => text?.includes(typed)));
    held.replaceChildren(fitting.length ? makeTable(W.tabs.documents, [W.organisation, W.year, W.form, W.count, W.state, W.file, W.action], fitting.slice(0, 300).map(line)) : make("p", { class: "soft" }, W.none));
  }

  function line({ document, state, problems }) {
    const notes = problems.length
      ? make("details", {}, make("summary", { class: state }, `${W.states[state]} (${problems.length})`), make("ul", {}, ...problems.map((problem) => make("li", {}, problem.start === null ? problem.message : viewerLink(`${document.url}#c${problem.start}-${problem.end}`, problem.message)))))
      : make("span", { class: state }, W.states[state]);
    return [
      viewerLink(document.url, document.organisation ?? "—"), make("td", { class: "number" }, String(document.year ?? "—")), document.form ?? "—", make("td", { class: "number" }, String(document.figures)), notes, document.file,
      make("button", { type: "button", class: "quiet", onclick: () => remove(document) }, W.remove),
    ];
  }

  function remove(document) {
    const dialog = make(
      "dialog", { onclose: () => dialog.remove() },
      make("p", {}, W.sure(document.file)),
      make("form", { method: "dialog" }, make("button", { value: "no" }, W.cancel), make("button", { value: "yes", class: "danger" }, W.remove)),
    );
    window.document.body.append(dialog);
    dialog.addEventListener("close", async () => {
      if (dialog.returnValue !== "yes") return;
      await request(`/documents/${encodeURIComponent(document.document_id)}`, { method: "DELETE" }).catch((error) => progress.append(make("li", { class: "failed" }, error.message || W.failed)));
      load();
    });
    dialog.showModal();
  }

  async function send(files) {
    input.value = "";
    if (!files.length) return;
    const lines = new Map(files.map((file) => [file.name, make("li", {}, make("b", {}, file.name), " ", make("span", {}, W.waiting))]));
    progress.replaceChildren(...lines.values());
    const tell = (name, text, kind) => {
      const item = lines.get(name) ?? [...lines.values()][0];
      item.className = kind;
      item.lastChild.textContent = text;
    };
    const body = new FormData();
    for (const file of files) body.append("files", file, file.name);
    try {
      const response = await request("/documents", { method: "POST", body, headers: { Accept: "text/event-stream" } });
      await readEvents(response.body, ({ event, data }) => {
        const told = JSON.parse(data);
        if (event === "reading") tell(told.file, W.reading, "reading");
        if (event === "document") tell(told.file, told.error ? `${W.outcome.failed}: ${told.error}` : [W.outcome[told.status], told.organisation, told.year, W.figuresOf(told.figures)].filter(Boolean).join(" · "), told.status);
        if (event === "problem") for (const name of lines.keys()) tell(name, told.detail, "failed");
      });
    } catch (error) {
      if (error instanceof Barred) return askForKey(W.badKey);
      for (const name of lines.keys()) tell(name, error.message || W.failed, "failed");
    }
    load();
  }

  async function load() {
    await fillWith(held, async () => {
      rows = [];
      for (let after = null; ;) {
        const page = await readJson(`/staff/documents?limit=200${after === null ? "" : `&after=${encodeURIComponent(after)}`}`);
        rows.push(...page.documents);
        if (page.next === null) break;
        after = page.next;
      }
      list();
      return [...held.childNodes];
    });
  }

  load();
  return [make("h2", {}, W.upload), zone, progress, make("h2", {}, W.tabs.documents), find, held];
}
