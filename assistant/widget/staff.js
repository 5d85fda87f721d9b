// The staff page: asks for the key, then shows five panels behind tabs. The key lives in this page's memory alone.

const PANELS = { documents: documentsPanel, figures: figuresPanel, audit: auditPanel, unanswered: unansweredPanel, corrections: correctionsPanel };

function askForKey(complaint = "") {
  const box = make("input", { type: "password", autocomplete: "off", spellcheck: "false", required: true });
  const said = make("p", { class: "fault", role: "alert" }, complaint);
  const enter = async (event) => {
    event.preventDefault();
    staffKey = box.value.trim();
    try {
      await readJson("/staff/documents?limit=1");
      showPanels();
    } catch (error) {
      said.textContent = error instanceof Barred ? W.badKey : error.message || W.failed;
    }
  };
  const form = make("form", { class: "key", onsubmit: enter }, make("p", {}, W.keyHint), makeField(W.key, box), make("button", { type: "submit", class: "strong" }, W.enter), said);
  document.getElementById("main").replaceChildren(form);
  box.focus();
}

function showPanels() {
  const panel = make("section", { role: "tabpanel", id: "panel", tabindex: "-1" });
  const tabs = Object.keys(PANELS).map((name) => make("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel", onclick: () => choose(name) }, W.tabs[name]));
  const list = make("div", { role: "tablist", "aria-label": W.heading, onkeydown: move }, ...tabs);

  function choose(name) {
    tabs.forEach((tab) => {
      const chosen = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `tab-${name}`);
    panel.replaceChildren(...PANELS[name]());
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  }

  document.getElementById("main").replaceChildren(list, panel);
  choose("documents");
}

document.documentElement.lang = W.tag;
document.getElementById("heading").textContent = W.heading;
askForKey();
