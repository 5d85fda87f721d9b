// The chat page: which bodies and years have been read, and three questions that they can answer.

(() => {
  "use strict";

  const ENGLISH = /^en\b/i.test(navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? "");
  const WORDS = ENGLISH
    ? {
      held: "Reports read",
      none: "None yet. Read some with: wenbao ingest PATH",
      lost: "The list of reports could not be loaded.",
      count: (reports, bodies) => `${reports} reports of ${bodies} bodies`,
      unknownBody: "Body not stated",
      unknownYear: "year not stated",
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

  async function fill() {
    const count = document.getElementById("count");
    document.documentElement.lang = ENGLISH ? "en" : "zh-CN";
    document.getElementById("held").textContent = WORDS.held;
    try {
      const response = await fetch("/documents", { headers: { Accept: "application/json" } });
      if (!response.ok) throw new TypeError(`status ${response.status}`);
      const { documents } = await response.json();
      const bodies = grouped(documents);
      count.textContent = documents.length ? WORDS.count(documents.length, bodies.length) : WORDS.none;
      document.getElementById("bodies").replaceChildren(...bodies.map(line));
      await customElements.whenDefined("wenbao-chat");
      document.querySelector("wenbao-chat").questions = examples(bodies);
    } catch {
      count.textContent = WORDS.lost;
    }
  }

  fill();
})();
