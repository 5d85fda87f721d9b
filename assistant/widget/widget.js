// Registration, and the one script tag: where it says how (data-mode), or where the page has no <wenbao-chat> of its
// own, it adds one; each data-… becomes the attribute of that name. A bubble is fixed to the window, an inline chat
// stands where the script does.

if (!customElements.get("wenbao-chat")) customElements.define("wenbao-chat", WenbaoChat);

const TAG = document.currentScript;

function embed() {
  const data = TAG?.dataset ?? {};
  if (!data.mode && document.querySelector("wenbao-chat")) return;
  const chat = document.createElement("wenbao-chat");
  for (const [name, value] of Object.entries({ mode: "bubble", ...data })) chat.setAttribute(name, value);
  if (data.mode === "inline") TAG.after(chat);
  else document.body.append(chat);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", embed, { once: true });
else embed();
