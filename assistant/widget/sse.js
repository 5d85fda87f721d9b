// Server-sent events out of a fetch stream. EventSource cannot POST, so the grammar is read here
// (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream): lines end in LF, CR or CRLF,
// a blank line ends an event, a colon begins a comment, several data lines join with LF. Any cut of the stream gives
// the same events.

class EventParser {
  #rest = "";
  #event = "";
  #data = [];
  #begun = false;

  // Takes the next piece of text; gives the events that it completes, as {event, data}.
  push(text) {
    this.#rest += text;
    if (!this.#begun && this.#rest) {
      this.#rest = this.#rest.replace(/^\uFEFF/, "");
      this.#begun = true;
    }
    const found = [];
    for (;;) {
      // A CR at the very end may be the first half of a CRLF: it waits for what follows.
      const end = this.#rest.search(/\n|\r(?!$)/);
      if (end < 0) return found;
      const line = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + (this.#rest.startsWith("\r\n", end) ? 2 : 1));
      const event = this.#line(line);
      if (event) found.push(event);
    }
  }

  #line(line) {
    if (line === "") {
      const event = this.#data.length ? { event: this.#event || "message", data: this.#data.join("\n") } : null;
      this.#event = "";
      this.#data = [];
      return event;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.#event = value;
    if (field === "data") this.#data.push(value);
    return null;
  }
}

// Reads a response's body to its end and calls `receive` with each event.
async function readEvents(body, receive) {
  const parser = new EventParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    for (const event of parser.push(done ? decoder.decode() : decoder.decode(value, { stream: true }))) receive(event);
    if (done) return;
  }
}
