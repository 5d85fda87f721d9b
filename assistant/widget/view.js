// Elements for what is shown. Text goes in as text nodes only: nothing that comes from a report is ever read as markup.

const FIGURES_AT_FIRST = 6;
let views = 0;

// One element: `traits` are attributes (true for an empty one, null for none), `children` elements or strings.
function make(tag, traits = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// A button that does `act`.
function makeButton(traits, act, ...children) {
  const button = make("button", { type: "button", ...traits }, ...children);
  button.addEventListener("click", act);
  return button;
}

// A small drawing of lines (24 x 24), hidden from screen readers.
function makeIcon(path) {
  const space = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(space, "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  icon.append(line);
  return icon;
}

const ICONS = {
  send: "M12 20V5M5.5 11.5 12 5l6.5 6.5",
  close: "M6 6l12 12M18 6L6 18",
  again: "M12 5v14M5 12h14",
  open: "M5 5h14v11h-8l-4 4v-4H5zM9 9.5h6M9 12.5h4",
  stop: "M7 7h10v10H7z",
  copy: "M9 9h10v11H9zM6 15H5V4h10v2",
};

// Text on the way: marks are shown, but lead nowhere yet.
function showPartial(paragraph, text) {
  const parts = splitMarkers(settled(text), Infinity);
  paragraph.replaceChildren(...parts.map((part) => part.text ?? make("span", { class: "mark" }, String(part.cite))));
}

// The whole answer: sentence, warnings, figures, sources, and a way to copy all of it; `say` tells what became of that. A
// `key` goes along with the links, for the viewer that they open.
function answerView(answer, words, base, key, say) {
  const sources = sourcesView(answer.citations, words, base, key);
  const sentence = make("p", { class: "sentence", part: "answer", lang: answer.language || null });
  for (const part of splitMarkers(answer.answer, answer.citations.length)) {
    sentence.append(part.text ?? markView(part.cite, words, sources.open));
  }
  return make(
    "div", { class: `answer ${answer.route}` },
    sentence, warningsView(answer.warnings, words), figuresView(answer.figures, words), sources.element,
    copyButton(answer, words, base, say),
  );
}

function copyButton(answer, words, base, say) {
  const button = makeButton({ class: "quiet copy", part: "copy", "aria-label": words.copy, title: words.copy }, async () => {
    const done = await copied(copyText(answer, words, base), button);
    say(done ? words.copied : words.notCopied);
    button.replaceChildren(makeIcon(ICONS.copy), make("span", {}, done ? words.copied : words.notCopied));
    setTimeout(() => button.replaceChildren(makeIcon(ICONS.copy)), 2500);
  }, makeIcon(ICONS.copy));
  return button;
}

// Puts text on the clipboard; true where that worked. Without https there is no clipboard API, only the older command.
async function copied(text, beside) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  const box = make("textarea", { class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  box.value = text;
  beside.after(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  beside.focus();
  return done;
}

function markView(number, words, open) {
  return makeButton({ class: "mark", "aria-label": words.source(number) }, () => open(number), String(number));
}

function warningsView(warnings, words) {
  if (!warnings.length) return null;
  const lines = warnings.map((warning) => make("li", { "data-code": warning.code }, warning.message));
  return make("ul", { class: "warnings", part: "warnings", "aria-label": words.note }, ...lines);
}

function figuresView(figures, words) {
  if (!figures.length) return null;
  const rows = figures.map((figure) => make(
    "tr", {},
    make("th", { scope: "row" }, make("span", { class: "what" }, figureLabel(figure)), make("small", {}, figureNote(figure, words))),
    make("td", { class: figure.value === null ? "none" : null }, formatValue(figure, words)),
  ));
  const body = make("tbody", {}, ...rows.slice(0, FIGURES_AT_FIRST));
  const table = make(
    "table", { part: "figures" },
    make("caption", {}, words.figures),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, words.what), make("th", { scope: "col" }, words.value))),
    body,
  );
  const rest = rows.slice(FIGURES_AT_FIRST);
  if (!rest.length) return table;
  const more = makeButton({ class: "more" }, () => {
    body.append(...rest);
    more.remove();
  }, words.more(rest.length));
  return make("div", {}, table, more);
}

// Chips, and under them the one source that is unfolded; `open` unfolds it by number.
function sourcesView(citations, words, base, key) {
  if (!citations.length) return { element: null, open: () => {} };
  const name = `source-${(views += 1)}`;
  const panels = citations.map((citation) => make("div", { class: "source", part: "source", id: `${name}-${citation.id}`, hidden: true }));
  const chips = citations.map((citation, index) => makeButton(
    {
      class: "chip", part: "chip", "aria-expanded": "false", "aria-controls": panels[index].id,
      "aria-label": words.sourceOf(citation.id, sourceName(citation, words)),
    },
    () => show(panels[index].hidden ? index : -1),
    make("b", {}, String(citation.id)), make("span", {}, sourceName(citation, words)),
  ));
  function show(chosen) {
    panels.forEach((panel, index) => {
      const open = index === chosen;
      if (open && !panel.firstChild) panel.append(...sourceParts(citations[index], words, base, key));
      panel.hidden = !open;
      chips[index].setAttribute("aria-expanded", String(open));
      if (open) panel.scrollIntoView({ block: "nearest" });
    });
  }
  const element = make(
    "div", { class: "sources", role: "group", "aria-label": words.sources },
    make("div", { class: "chips" }, ...chips), ...panels,
  );
  element.addEventListener("keydown", (event) => {
    const open = panels.findIndex((panel) => !panel.hidden);
    if (event.key !== "Escape" || open < 0) return;
    event.stopPropagation();
    show(-1);
    chips[open].focus();
  });
  return {
    element,
    open: (number) => {
      show(number - 1);
      chips[number - 1].focus({ preventScroll: true });
    },
  };
}

function sourceParts(citation, words, base, key) {
  const place = placeOf(citation, words).flatMap(([term, value]) => [make("dt", {}, term), make("dd", {}, value)]);
  const url = safeUrl(citation.url, base);
  return [
    make("p", { class: "title" }, citation.title || citation.file),
    make("blockquote", { part: "quote", class: citation.locator.kind }, citation.quote),
    make("dl", {}, ...place),
    url && make("a", { href: withKey(url, key), target: "_blank", rel: "noopener noreferrer" }, words.read),
  ].filter(Boolean);
}

// What went wrong, and a way to ask once more.
function errorView(message, words, retry) {
  return make("div", { class: "error", part: "error" }, make("p", {}, message), makeButton({ class: "quiet" }, retry, words.retry));
}

// Before the first question: what can be asked.
function welcomeView(words, questions, ask) {
  const buttons = questions.map((question) => make("li", {}, makeButton({ class: "suggestion", part: "suggestion" }, () => ask(question), question)));
  return make(
    "div", { class: "welcome", part: "welcome" },
    make("p", {}, words.intro),
    buttons.length ? make("h3", {}, words.tryThese) : null,
    buttons.length ? make("ul", {}, ...buttons) : null,
  );
}
