// The viewer of one document: title, outline, problems and the extracted text, with the place that the address names
// (#c812-829: characters 812 to 829, half open) marked and brought into view. A character is a code point, as the service
// counts; JavaScript counts UTF-16 units, so that a place is found by walking.

(() => {
  "use strict";

  const ENGLISH = /^en\b/i.test(navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "");
  const WORDS = ENGLISH
    ? { outline: "Sections", problems: "What to know about this file", lost: "This document could not be loaded.", year: (year) => String(year), size: (count) => `${count} characters`, page: (page) => `page ${page}: ` }
    : { outline: "章节", problems: "关于这份文件", lost: "没有读到这份文件。", year: (year) => `${year}年`, size: (count) => `${count} 字`, page: (page) => `第 ${page} 页：` };

  const here = location.pathname.replace(/\/+$/, "");
  const holder = document.getElementById("text");
  let text = "";

  // The span that a fragment names, or null.
  function spanOf(hash) {
    const found = /^#c(\d{1,9})-(\d{1,9})$/.exec(hash);
    return found && Number(found[1]) <= Number(found[2]) ? [Number(found[1]), Number(found[2])] : null;
  }

  // UTF-16 places of code-point places, which must not fall.
  function unitsOf(places) {
    let unit = 0;
    let point = 0;
    return places.map((place) => {
      for (; point < place && unit < text.length; point += 1) unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      return unit;
    });
  }

  function showPlace() {
    const span = spanOf(location.hash);
    if (!span) {
      holder.replaceChildren(text);
      return;
    }
    const [start, end] = unitsOf(span);
    const mark = document.createElement("mark");
    mark.tabIndex = -1;
    mark.textContent = text.slice(start, end);
    holder.replaceChildren(text.slice(0, start), mark, text.slice(end));
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  }

  function item(message, start, end) {
    const line = document.createElement("li");
    if (start === null) {
      line.textContent = message;
      return line;
    }
    const link = document.createElement("a");
    link.href = `#c${start}-${end}`;
    link.textContent = message;
    line.append(link);
    return line;
  }

  function list(id, name, lines) {
    const folded = document.getElementById(id);
    folded.hidden = lines.length === 0;
    folded.querySelector("summary").textContent = `${name} (${lines.length})`;
    folded.querySelector("ul").replaceChildren(...lines);
  }

  function outlineLine(section) {
    const heading = section.path.at(-1);
    const line = item(heading, section.start, Math.min(section.end, section.start + Array.from(heading).length));
    line.className = `deep${Math.min(section.path.length - 1, 3)}`;
    return line;
  }

  async function read(address, accept) {
    const response = await fetch(address, { headers: { Accept: accept } });
    if (!response.ok) throw new TypeError(`status ${response.status}`);
    return response;
  }

  async function fill() {
    document.documentElement.lang = ENGLISH ? "en" : "zh-CN";
    try {
      const [about, body] = await Promise.all([
        read(here, "application/json").then((response) => response.json()),
        read(`${here}/text`, "text/plain").then((response) => response.arrayBuffer()),
      ]);
      // A byte order mark is a character of the text: dropping it would shift every place.
      text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
      document.title = about.title;
      document.getElementById("title").textContent = about.title;
      document.getElementById("facts").textContent = [
        about.organisation, about.year && WORDS.year(about.year), about.file, WORDS.size(about.characters),
      ].filter(Boolean).join(" · ");
      list("outline", WORDS.outline, about.outline.filter((section) => section.path.length).map(outlineLine));
      list("problems", WORDS.problems, about.problems.map((problem) => item(`${problem.page ? WORDS.page(problem.page) : ""}${problem.message}`, problem.start, problem.end)));
      showPlace();
      addEventListener("hashchange", showPlace);
    } catch {
      document.getElementById("title").textContent = WORDS.lost;
    }
  }

  fill();
})();
