// What is shown, as plain values: no element is touched here.

// An answer in pieces: {text} or {cite: n}. A mark that no source stands behind stays text.
function splitMarkers(text, sources) {
  const parts = [];
  let from = 0;
  for (const mark of text.matchAll(/\[(\d{1,4})\]/g)) {
    const number = Number(mark[1]);
    if (number < 1 || number > sources) continue;
    if (mark.index > from) parts.push({ text: text.slice(from, mark.index) });
    parts.push({ cite: number });
    from = mark.index + mark[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

// A half-received answer without a mark that is still being received.
function settled(text) {
  return text.replace(/\[\d*$/, "");
}

// What a screen reader is told: the answer without its marks.
function spoken(text) {
  return text.replace(/\[\d{1,4}\]/g, "");
}

// A number with its thousands marked and every digit it has; null stays null.
function formatNumber(value) {
  return value === null ? null : value.toLocaleString("en-US", { maximumFractionDigits: 20 });
}

// A figure's value for people: number and unit, or the word for why there is none.
function formatValue(figure, words) {
  const number = formatNumber(figure.value);
  if (number === null) return words.states[figure.state] ?? words.noValue;
  return `${figure.state === "approximate" ? words.about : ""}${number}${figure.unit ?? ""}`;
}

// What a figure counts, in one line: its label and the column it stands in.
function figureLabel(figure) {
  return [figure.label, figure.dimension].filter(Boolean).join(" · ");
}

// Whose figure it is, of which year, and how it came about where that is not simply print.
function figureNote(figure, words) {
  const how = figure.operation ? words.operations[figure.operation] ?? figure.operation : null;
  const state = ["reported", "computed", "approximate"].includes(figure.state) ? null : words.states[figure.state];
  return [figure.organisation, figure.year, how, figure.value === null ? null : state].filter(Boolean).join(" · ");
}

// Where a citation stands, as [name, value] lines.
function placeOf(citation, words) {
  const place = citation.locator;
  const lines = [
    [words.section, citation.section.join(" › ")],
    [words.table, place.table],
    [words.row, place.row?.join(" › ")],
    [words.column, place.column?.join(" › ")],
    [words.page, place.page === null ? null : String(place.page)],
  ];
  return lines.filter(([, value]) => value);
}

// What a source is called on its chip; a table's cell says so, for sentence and table of one report often stand together.
function sourceName(citation, words) {
  const name = [citation.organisation || citation.title || citation.file, citation.year].filter(Boolean).join(" ");
  return citation.locator.kind === "cell" ? `${name} · ${words.inTable}` : name;
}

// An answer as plain text for the clipboard: the sentence, then each source with its place, its words and its address.
function copyText(answer, words, base) {
  const sources = answer.citations.map((citation) => {
    const place = placeOf(citation, words).map(([name, value]) => `${name} ${value}`).join(words.comma);
    const url = safeUrl(citation.url, base);
    return [`[${citation.id}] ${[citation.title || citation.file, place].filter(Boolean).join(words.comma)}`, `    ${words.quoted(citation.quote)}`, url && `    ${url}`];
  });
  const notes = answer.warnings.map((warning) => `${words.note}${words.colon}${warning.message}`);
  return [answer.answer, ...notes, ...sources.flat()].filter(Boolean).join("\n");
}

// Why a request that the service turned down got no answer: a name among the words.
function reasonOf(status) {
  if (status === 401 || status === 403) return "barred";
  if (status === 429) return "often";
  if (status === 503) return "busy";
  return status < 500 ? "refused" : "broken";
}

// A citation's address at the service (`base`), or null: no text of a report may lead a reader anywhere else.
function safeUrl(address, base) {
  try {
    const url = new URL(address.replace(/^\/(?!\/)/, ""), base);
    return ["http:", "https:"].includes(url.protocol) && url.origin === new URL(base).origin ? url.href : null;
  } catch {
    return null;
  }
}

// The same address with a key in its fragment, which is never sent to a server: the viewer reads it there.
function withKey(url, key) {
  return key ? `${url}${url.includes("#") ? "&" : "#"}key=${key}` : url;
}

// The folder of a service's address, with its slash.
function folderOf(address) {
  return address.replace(/\/*$/, "/");
}

// "zh" or "en": what is asked for, else what the browser prefers; Chinese where it prefers neither.
function chooseLanguage(asked, preferred) {
  for (const tag of [asked, ...preferred]) {
    if (/^(zh|en)\b/i.test(tag ?? "")) return tag.slice(0, 2).toLowerCase();
  }
  return "zh";
}

// Suggested questions out of an attribute: parted by "|".
function parseQuestions(text) {
  return (text ?? "").split("|").map((question) => question.trim()).filter(Boolean);
}

// How many characters the service counts in a question.
function lengthOf(text) {
  return Array.from(text).length;
}
