// The chat page: which bodies and years have been read (to be searched where there are many), and three questions that
// they can answer.

(() => {
  "use strict";

  const SHOWN = 60;
  const MOST = 20000;
  const ENGLISH = /^en\b/i.test(navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "");
  const WORDS = ENGLISH
    ? {
      held: "Reports read",
      none: "None yet. Read some with: wenbao ingest PATH",
      lost: "The list of reports could not be loaded.",
      count: (reports, bodies) => `${reports} reports of ${bodies} bodies`,
      unknownBody: "Body not stated",
      unknownYear: "year not stated",
      find: "Find a body",
      noneSo: "No body is called so.",
      rest: (count) => `and ${count} more; type part of a name`,
      received: (body, year) => `How many disclosure applications did ${body} receive in ${year}?`,
      more: (body, late, early) => `How many more applications did ${body} receive in ${late} than in ${early}?`,
      refused: (body, year) => `How many applications did ${body} refuse in ${year}?`,
      problems: (body, year) => `Which problems does the ${year} report of ${body} name?`,
    }
    : {
      held: "已收报告",
      none: "还没有报告。用 wenbao ingest PATH 读入。",
      lost: "报告目录没有读到。",
      count: (reports, bodies) => `${bodies} 个机关，${reports} 份报告`,
      unknownBody: "未写明机关",
      unknownYear: "未写明年份",
      find: "查找机关",
      noneSo: "没有这个名称的机关。",
      rest: (count) => `还有 ${count} 个，请输入名称查找`,
      received: (body, year) => `${body}${year}年收到多少件政府信息公开申请？`,
      more: (body, late, early) => `${body}${late}年收到的政府信息公开申请比${early}年多多少件？`,
      refused: (body, year) => `${body}${year}年不予公开的有多少件？`,
      problems: (body, year) => `${body}${year}年的报告说存在哪些主要问题？`,
    };

  // Documents by body, bodies in the order of their names, years from the latest.
  function grouped(documents) {
    const bodies = new Map();
    for (const one of documents) {
      const name = one.organisation ?? WORDS.unknownBody;
      bodies.set(name, [...(bodies.get(name) ?? []), one]);
    }
    const order = new Intl.Collator("zh-CN").compare;
    return [...bodies].sort(([left], [right]) => order(left, right))
      .map(([name, held]) => ({ name, held: held.sort((left, right) => (right.year ?? 0) - (left.year ?? 0)) }));
  }

  // Three questions on different bodies where there are several: a number, a comparison (or a second number), a passage.
  function examples(bodies) {
    const known = bodies
      .map(({ name, held }) => ({ name, years: [...new Set(held.filter((one) => one.organisation && one.year).map((one) => one.year))] }))
      .filter(({ years }) => years.length)
      .sort((left, right) => right.years.length - left.years.length);
    if (!known.length) return [];
    const [first, second, third] = [0, 1, 2].map((index) => known[index % known.length]);
    return [
      WORDS.received(second.name, second.years[0]),
      first.years.length > 1 ? WORDS.more(first.name, first.years[0], first.years[1]) : WORDS.refused(first.name, first.years[0]),
      WORDS.problems(third.name, third.years[0]),
    ];
  }

  function line({ name, held }) {
    const item = document.createElement("li");
    const title = document.createElement("span");
    title.textContent = name;
    item.append(title);
    const years = document.createElement("span");
    years.className = "years";
    for (const one of held) {
      const link = document.createElement("a");
      link.href = `/documents/${encodeURIComponent(one.document_id)}`;
      link.textContent = one.year ?? WORDS.unknownYear;
      link.title = `${one.title}\n${one.file}`;
      years.append(link);
    }
    item.append(years);
    return item;
  }

  // Every report that is there: the list comes in pages.
  async function held() {
    const key = document.querySelector("meta[name=wenbao-key]")?.content;
    const headers = { Accept: "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) };
    const found = [];
    for (let after = null; ;) {
      const response = await fetch(`/documents?limit=1000${after === null ? "" : `&after=${encodeURIComponent(after)}`}`, { headers });
      if (!response.ok) throw new TypeError(`status ${response.status}`);
      const { documents, next } = await response.json();
      found.push(...documents);
      if (next === null || next === undefined || found.length >= MOST) return found;
      after = next;
    }
  }

  // The bodies whose name holds what is typed, at most `SHOWN` of them.
  function list(bodies) {
    const typed = document.getElementById("find").value.trim();
    const fitting = bodies.filter(({ name }) => name.includes(typed));
    document.getElementById("bodies").replaceChildren(...fitting.slice(0, SHOWN).map(line));
    const rest = fitting.length - SHOWN;
    document.getElementById("rest").textContent = rest > 0 ? WORDS.rest(rest) : typed && !fitting.length ? WORDS.noneSo : "";
  }

  async function fill() {
    const count = document.getElementById("count");
    document.documentElement.lang = ENGLISH ? "en" : "zh-CN";
    document.getElementById("held").textContent = WORDS.held;
    try {
      const documents = await held();
      const bodies = grouped(documents);
      count.textContent = documents.length ? WORDS.count(documents.length, bodies.length) : WORDS.none;
      const find = document.getElementById("find");
      find.hidden = bodies.length <= SHOWN;
      find.setAttribute("aria-label", WORDS.find);
      find.placeholder = WORDS.find;
      find.addEventListener("input", () => list(bodies));
      list(bodies);
      await customElements.whenDefined("wenbao-chat");
      document.querySelector("wenbao-chat").questions = examples(bodies);
    } catch {
      count.textContent = WORDS.lost;
    }
  }

  fill();
})();
