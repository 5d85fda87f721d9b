// Small parts of the staff page: elements, tables, saving, and requests that bring the key. Text goes in as text only.

let staffKey = "";

class Barred extends Error {}

// A request with the key; throws Barred where the key is not good, and an Error with the problem's detail else.
async function request(address, options = {}) {
  const response = await fetch(address, { ...options, headers: { Accept: "application/json", ...options.headers, Authorization: `Bearer ${staffKey}` } });
  if (response.status === 401 || response.status === 403) throw new Barred();
  if (!response.ok) throw new Error(await response.json().then((problem) => problem.detail, () => W.failed));
  return response;
}

async function readJson(address) {
  return (await request(address)).json();
}

// One element: `traits` are attributes, or listeners where they begin with "on"; `children` elements or strings.
function make(tag, traits = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

// A table that may be wider than the page.
function makeTable(name, heads, rows) {
  const body = rows.map((cells) => make("tr", {}, ...cells.map((cell) => (cell instanceof Node && cell.nodeName === "TD" ? cell : make("td", {}, cell)))));
  return make(
    "div", { class: "wide", tabindex: "0", role: "group", "aria-label": name },
    make("table", {}, make("caption", {}, name), make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))), make("tbody", {}, ...body)),
  );
}

function makeField(label, control) {
  return make("label", {}, make("span", {}, label), control);
}

function makeSelect(options, chosen) {
  return make("select", {}, ...options.map(([value, text]) => make("option", { value, selected: value === chosen }, text)));
}

// Puts what `load` gives into `place`, and says it where it fails. The latest call wins.
async function fillWith(place, load) {
  const mine = Symbol("call");
  place.latest = mine;
  place.replaceChildren(make("p", { class: "soft" }, W.loading));
  try {
    const parts = await load();
    if (place.latest === mine) place.replaceChildren(...[parts].flat().filter(Boolean));
  } catch (error) {
    if (error instanceof Barred) askForKey(W.badKey);
    else if (place.latest === mine) place.replaceChildren(make("p", { class: "fault", role: "alert" }, error.message || W.failed));
  }
}

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function download(address, accept, name) {
  save(await (await request(address, { headers: { Accept: accept } })).blob(), name);
}

function dataOf(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(blob);
  });
}

function formatValue(row) {
  if (row.value === null) return W.values[row.state] ?? row.state;
  const note = W.values[row.state];
  return `${row.value.toLocaleString("en-US", { maximumFractionDigits: 20 })}${note ? `（${note}）` : ""}`;
}

// A link into the viewer; the key of a person is not put into an address.
function viewerLink(url, text) {
  return make("a", { href: url, target: "_blank", rel: "noopener" }, text);
}
