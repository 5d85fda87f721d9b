// <wenbao-chat>: the chat as an element, in an open shadow root with a style sheet of its own.
//
// Attributes: api (the service's address; where the script came from), mode (inline | bubble), lang (zh | en; the
// browser's), theme (light | dark; the system's), position (right | left, of the bubble), heading, questions (parted
// by "|"), key (a publishable key, where the service wants one). Properties and methods: questions, ask(question), open(),
// close(), clear(). Events: wenbao:answer with the answer, wenbao:open, wenbao:close. It keeps nothing: no cookies, no storage; the conversation lasts as long as the element.

const SPACE_ABOVE = 14;
const HERE = new URL(".", document.currentScript?.src || document.baseURI).href;

class WenbaoChat extends HTMLElement {
  static observedAttributes = ["questions"];

  #parts = null;
  #questions = [];
  #conversation = null;
  #waiting = null;

  get questions() {
    return this.#questions;
  }

  set questions(questions) {
    this.#questions = Array.from(questions, String);
    if (this.#parts?.log.querySelector(".welcome")) this.#welcome();
  }

  attributeChangedCallback(_name, _before, questions) {
    this.questions = parseQuestions(questions);
  }

  connectedCallback() {
    if (this.#parts) return;
    this.words = WORDS[chooseLanguage(this.getAttribute("lang"), navigator.languages)];
    this.base = folderOf(new URL(this.getAttribute("api") || HERE, document.baseURI).href);
    this.bubble = this.getAttribute("mode") === "bubble";
    this.#build();
    this.#welcome();
  }

  disconnectedCallback() {
    this.#waiting?.abort();
  }

  open() {
    const closed = this.#parts.panel.hidden;
    this.#parts.panel.hidden = false;
    this.#parts.launcher?.setAttribute("aria-expanded", "true");
    this.#parts.box.focus();
    if (closed) this.#tell("open");
  }

  close() {
    if (!this.bubble || this.#parts.panel.hidden) return;
    this.#parts.panel.hidden = true;
    this.#parts.launcher.setAttribute("aria-expanded", "false");
    this.#parts.launcher.focus();
    this.#tell("close");
  }

  // Begins a new conversation; what was said is gone.
  clear() {
    this.#waiting?.abort();
    this.#conversation = null;
    this.#welcome();
  }

  // Asks; gives the answer's JSON, or null where there is none (the page then says why).
  async ask(question) {
    const asked = String(question).trim();
    if (!asked || this.#waiting) return null;
    if (lengthOf(asked) > LONGEST_QUESTION) {
      this.#say(this.words.tooLong(lengthOf(asked)));
      return null;
    }
    const { log } = this.#parts;
    log.querySelector(".welcome")?.remove();
    const mine = make("article", { class: "mine", part: "question", "aria-label": this.words.yourQuestion }, make("p", {}, asked));
    const theirs = make("article", { class: "theirs", "aria-label": this.words.answer });
    log.append(mine, theirs);
    const reached = this.#reveal(mine);
    const answer = await this.#fill(theirs, asked);
    if (Math.abs(log.scrollTop - reached) < 2) this.#reveal(mine);
    return answer;
  }

  // Brings an article to the top of the log, as far as there is something below it; gives how far the log is scrolled then.
  #reveal(article) {
    const { log } = this.#parts;
    log.scrollTop += article.getBoundingClientRect().top - log.getBoundingClientRect().top - SPACE_ABOVE;
    return log.scrollTop;
  }

  async #fill(theirs, asked) {
    const sentence = make("p", { class: "sentence coming" }, this.words.waiting);
    theirs.replaceChildren(sentence);
    this.#say(this.words.waiting);
    this.#waiting = new AbortController();
    this.#ready();
    try {
      const answer = await this.#request(asked, (text) => showPartial(sentence, text), this.#waiting.signal);
      this.#conversation = answer.conversation_id || this.#conversation;
      theirs.replaceChildren(answerView(answer, this.words, this.base, this.getAttribute("key"), (text) => this.#say(text)));
      this.#say(spoken(answer.answer));
      this.#tell("answer", answer);
      return answer;
    } catch (error) {
      if (error.name === "AbortError") {
        theirs.replaceChildren(errorView(this.words.stopped, this.words, () => this.#waiting || this.#fill(theirs, asked)));
        this.#say(this.words.stopped);
        return null;
      }
      const message = error instanceof Unanswered ? this.words[error.reason] : this.words.failed;
      theirs.replaceChildren(errorView(message, this.words, () => this.#waiting || this.#fill(theirs, asked)));
      this.#say(message);
      return null;
    } finally {
      this.#waiting = null;
      this.#ready();
    }
  }

  async #request(question, receive, signal) {
    const response = await fetch(new URL("chat", this.base), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "text/event-stream", ...this.#identity() },
      body: JSON.stringify(this.#conversation ? { question, conversation_id: this.#conversation } : { question }),
      credentials: "same-origin",
      signal,
    });
    if (!response.ok) throw new Unanswered(reasonOf(response.status));
    let text = "";
    let answer = null;
    await readEvents(response.body, ({ event, data }) => {
      if (event === "token") receive((text += JSON.parse(data).text));
      if (event === "answer") answer = JSON.parse(data);
    });
    if (!answer) throw new Unanswered("broken");
    return answer;
  }

  // The publishable key, where the service wants one: the element's own, or the one that the service put into its page.
  get key() {
    return this.getAttribute("key") || document.querySelector("meta[name=wenbao-key]")?.content || "";
  }

  #identity() {
    return this.key ? { Authorization: `Bearer ${this.key}` } : {};
  }

  #tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(`wenbao:${name}`, { detail, bubbles: true, composed: true }));
  }

  #build() {
    const { words } = this;
    const title = this.getAttribute("heading") || words.title;
    const log = make("div", { class: "log", part: "log", role: "log", "aria-live": "off", "aria-label": words.log, tabindex: "0" });
    const status = make("p", { class: "unseen", "aria-live": "polite" });
    const hint = make("p", { class: "hint", hidden: true });
    const box = make("textarea", { part: "input", rows: "1", placeholder: words.placeholder, "aria-label": words.question, autocomplete: "off" });
    const send = make("button", { type: "submit", class: "send", part: "send", "aria-label": words.send }, makeIcon(ICONS.send));
    const stop = makeButton({ class: "send", part: "stop", "aria-label": words.stop, hidden: true }, () => this.#stop(), makeIcon(ICONS.stop));
    const form = make("form", { part: "form" }, box, send, stop);
    const head = make(
      "header", { part: "header" },
      make("h2", {}, make("i", { "aria-hidden": "true" }, "问"), title),
      makeButton({ class: "quiet", "aria-label": words.again, title: words.again }, () => this.#again(), makeIcon(ICONS.again)),
      this.bubble ? makeButton({ class: "quiet", "aria-label": words.close, title: words.close }, () => this.close(), makeIcon(ICONS.close)) : null,
    );
    const panel = make(
      "section", { class: "panel", part: "panel", id: "panel", role: this.bubble ? "dialog" : "region", "aria-label": title, hidden: this.bubble },
      head, log, hint, form, status,
    );
    const launcher = this.bubble
      ? makeButton({ class: "launcher", part: "launcher", "aria-expanded": "false", "aria-controls": "panel", "aria-label": words.open }, () => (panel.hidden ? this.open() : this.close()), makeIcon(ICONS.open))
      : null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    box.addEventListener("keydown", (event) => {
      // Enter that ends an input method's composition chooses a word; 229 is how some browsers report it just after.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.#submit();
    });
    box.addEventListener("input", () => this.#ready());
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) this.close();
    });
    this.#parts = { panel, log, status, hint, box, send, stop, launcher };
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.append(make("div", { class: "frame", lang: words.tag }, ...[launcher, panel].filter(Boolean)));
    this.#ready();
  }

  async #submit() {
    const { box } = this.#parts;
    const question = box.value;
    if (!question.trim() || this.#waiting || lengthOf(question.trim()) > LONGEST_QUESTION) return;
    box.value = "";
    box.focus();
    await this.ask(question);
  }

  #again() {
    this.clear();
    this.#parts.box.focus();
  }

  #stop() {
    this.#waiting?.abort();
    this.#parts.box.focus();
  }

  #welcome() {
    this.#parts.log.replaceChildren(welcomeView(this.words, this.#questions, (question) => this.ask(question)));
  }

  #ready() {
    const { box, send, stop, hint } = this.#parts;
    const count = lengthOf(box.value.trim());
    hint.hidden = count <= LONGEST_QUESTION;
    hint.textContent = hint.hidden ? "" : this.words.tooLong(count);
    send.disabled = count === 0 || !hint.hidden || this.#waiting !== null;
    send.hidden = this.#waiting !== null;
    stop.hidden = this.#waiting === null;
    if (!CSS.supports("field-sizing", "content")) {
      box.style.height = "auto";
      box.style.height = `${box.scrollHeight}px`;
    }
  }

  #say(text) {
    this.#parts.status.textContent = text;
  }
}

// The service answered, but not with an answer; `reason` names the words for it.
class Unanswered extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}
