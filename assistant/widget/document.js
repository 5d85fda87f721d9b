// The viewer of one document: its outline and problems, its text with tables as tables, the place that the address names
// (#c812-829: characters 812 to 829, half open) marked and brought into view, beside it the proof of a figure and the
// picture of the page with the cell framed. A publishable key may stand in the fragment (&key=…) or in the page's meta.

(() => {
  "use strict";

  const ENGLISH = /^en\b/i.test(navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "");
  const WORDS = ENGLISH
    ? {
      outline: "Sections", problems: "What to know about this file", lost: "This document could not be loaded.",
      barred: "A key is needed to read this document.", year: (year) => String(year), size: (count) => `${count} characters`,
      page: (page) => `page ${page}: `, pageName: (page) => `Page ${page} as printed`, proof: "This figure", none: "no value",
      held: "holds", failed: "does not hold", undecided: "cannot be decided: a value is lacking", table: "Table",
      states: {
        reported: "as printed", approximate: "approximate", blank: "blank in the report", illegible: "illegible",
        picture: "only a picture", recognised: "read from a picture", corrected: "corrected by a person",
      },
    }
    : {
      outline: "章节", problems: "关于这份文件", lost: "没有读到这份文件。", barred: "阅读这份文件需要密钥。",
      year: (year) => `${year}年`, size: (count) => `${count} 字`, page: (page) => `第 ${page} 页：`,
      pageName: (page) => `第 ${page} 页原样`, proof: "这个数字", none: "没有数值", held: "相符", failed: "不相符",
      undecided: "无法判定：缺少数值", table: "表格",
      states: {
        reported: "报告所印", approximate: "约数", blank: "空白（报告未填）", illegible: "无法辨认",
        picture: "仅有图片", recognised: "由图片识别", corrected: "经人工更正",
      },
    };

  const here = location.pathname.replace(/\/+$/, "");
  const element = (id) => document.getElementById(id);
  const key = /[#&]key=([\w-]{1,200})/.exec(location.hash)?.[1] ?? document.querySelector("meta[name=wenbao-key]")?.content;
  let about = null;
  let layout = null;
  let reading = null;

  class Barred extends Error {}

  async function read(address, accept) {
    const response = await fetch(address, { headers: { Accept: accept, ...(key ? { Authorization: `Bearer ${key}` } : {}) } });
    if (response.status === 401 || response.status === 403) throw new Barred();
    if (!response.ok) throw new TypeError(`status ${response.status}`);
    return response;
  }

  // The span that the address names, or null.
  function spanOf(hash) {
    const found = /^#c(\d{1,9})-(\d{1,9})(?:&|$)/.exec(hash);
    return found && Number(found[1]) <= Number(found[2]) ? [Number(found[1]), Number(found[2])] : null;
  }

  function showText() {
    reading.show(element("text"), layout, about.outline, (start, end) => {
      history.replaceState(null, "", `#c${start}-${end}${key && location.hash.includes("key=") ? `&key=${key}` : ""}`);
      showPlace(false);
    });
    for (const table of element("text").querySelectorAll("div.table")) table.setAttribute("aria-label", WORDS.table);
  }

  function showPlace(scroll = true) {
    const span = spanOf(location.hash);
    const across = [...element("text").querySelectorAll("div.table")].map((table) => table.scrollLeft);
    showText();
    element("text").querySelectorAll("div.table").forEach((table, index) => { table.scrollLeft = across[index] ?? 0; });
    showBeside(span);
    if (!span) return;
    const mark = reading.mark(...span);
    if (!mark) return;
    mark.tabIndex = -1;
    if (scroll) {
      mark.scrollIntoView({ block: "center", inline: "center" });
      mark.focus({ preventScroll: true });
    }
  }

  // Beside the text: what is known of the figure there, and the page it is printed on.
  function showBeside(span) {
    const figure = span && layout.figures.find((one) => one.start <= span[0] && span[1] <= one.end);
    showProof(figure);
    const cell = span && layout.tables.flatMap((table) => table.cells).find((one) => one.box && one.start <= span[0] && span[1] <= one.end);
    const block = span && layout.blocks.findLast((one) => one.page !== null && one.start <= span[0]);
    showPage(figure?.page ?? cell?.page ?? block?.page ?? null, figure?.box ?? cell?.box ?? null);
    element("beside").hidden = element("proof").hidden && element("page").hidden;
  }

  function line(tag, text, traits = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(traits)) made.setAttribute(name, value);
    return made;
  }

  function showProof(figure) {
    const panel = element("proof");
    panel.hidden = !figure;
    panel.replaceChildren();
    if (!figure) return;
    const value = figure.value === null ? WORDS.none : `${figure.value.toLocaleString("en-US", { maximumFractionDigits: 20 })} ${figure.unit}`;
    panel.append(
      line("h2", WORDS.proof), line("p", [...figure.row, ...figure.column].join(" › ")),
      line("p", value, { class: "value" }), line("p", WORDS.states[figure.state] ?? figure.state, { class: "state" }),
    );
    if (!figure.proof.length) return;
    const list = document.createElement("ul");
    for (const identity of figure.proof) {
      const outcome = identity.held === null ? "undecided" : identity.held ? "held" : "failed";
      const item = line("li", identity.text, { class: outcome });
      item.append(line("small", WORDS[outcome]));
      list.append(item);
    }
    panel.append(list);
  }

  let pictured = null;

  async function showPage(page, box) {
    const figure = element("page");
    figure.hidden = page === null || layout.dpi === null;
    if (figure.hidden) return;
    const image = figure.querySelector("img");
    const frame = figure.querySelector(".frame");
    frame.hidden = true;
    figure.querySelector("figcaption").textContent = WORDS.pageName(page);
    image.alt = WORDS.pageName(page);
    if (pictured !== page) {
      pictured = page;
      try {
        const response = await read(`${here}/pages/${page}`, "image/png");
        image.src = await dataOf(await response.blob());
        await image.decode();
      } catch {
        figure.hidden = true;
        pictured = null;
        element("beside").hidden = element("proof").hidden;
        return;
      }
    }
    if (!box || pictured !== page) return;
    const [left, top, right, bottom] = box.map((edge) => (edge * layout.dpi) / 72);
    const place = { left: left / image.naturalWidth, top: top / image.naturalHeight, width: (right - left) / image.naturalWidth, height: (bottom - top) / image.naturalHeight };
    for (const [name, share] of Object.entries(place)) frame.style[name] = `${share * 100}%`;
    frame.hidden = false;
    // No more than is needed to see the frame: the proof above it is to stay in view.
    const beside = element("beside");
    const below = frame.getBoundingClientRect().bottom - beside.getBoundingClientRect().top + beside.scrollTop;
    beside.scrollTop = Math.max(0, below + 60 - beside.clientHeight);
  }

  // A picture as an address of its own: an <img> could not bring the key.
  function dataOf(blob) {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.addEventListener("load", () => resolve(reader.result));
      reader.addEventListener("error", () => reject(reader.error));
      reader.readAsDataURL(blob);
    });
  }

  function item(message, start, end) {
    const made = document.createElement("li");
    if (start === null) {
      made.textContent = message;
      return made;
    }
    const link = line("a", message, { href: `#c${start}-${end}${location.hash.includes("key=") ? `&key=${key}` : ""}` });
    made.append(link);
    return made;
  }

  function list(id, name, lines) {
    const folded = element(id);
    folded.hidden = lines.length === 0;
    folded.querySelector("summary").textContent = `${name} (${lines.length})`;
    folded.querySelector("ul").replaceChildren(...lines);
  }

  function outlineLine(section) {
    const heading = section.path.at(-1);
    const made = item(heading, section.start, Math.min(section.end, section.start + Array.from(heading).length));
    made.className = `deep${Math.min(section.path.length - 1, 3)}`;
    return made;
  }

  async function fill() {
    document.documentElement.lang = ENGLISH ? "en" : "zh-CN";
    try {
      const [told, laid, body] = await Promise.all([
        read(here, "application/json").then((response) => response.json()),
        read(`${here}/layout`, "application/json").then((response) => response.json()),
        read(`${here}/text`, "text/plain").then((response) => response.arrayBuffer()),
      ]);
      [about, layout] = [told, laid];
      // A byte order mark is a character of the text: dropping it would shift every place.
      reading = new Reading(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body));
      document.title = about.title;
      element("title").textContent = about.title;
      element("facts").textContent = [
        about.organisation, about.year && WORDS.year(about.year), about.file, WORDS.size(about.characters),
      ].filter(Boolean).join(" · ");
      list("outline", WORDS.outline, about.outline.filter((section) => section.path.length).map(outlineLine));
      list("problems", WORDS.problems, about.problems.map((problem) => item(`${problem.page ? WORDS.page(problem.page) : ""}${problem.message}`, problem.start, problem.end)));
      showPlace();
      addEventListener("hashchange", () => showPlace());
    } catch (error) {
      element("title").textContent = error instanceof Barred ? WORDS.barred : WORDS.lost;
    }
  }

  fill();
})();
