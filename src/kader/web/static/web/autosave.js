// Keeps what is written: <form data-autosave="/where/to"> and somewhere <span role="status" data-saved></span>.
// Saves after a pause in typing and when a field is left. The answer's X-Saved header (URI-encoded) is shown;
// an answer without it saved nothing: somebody who is signed out gets 401, or is led elsewhere.
// While something is not saved, or X-Clash says that two wrote in one place, the element has data-asking.
const PAUSE = 3000;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const place = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
  let waiting, busy = false, again = false, sent = written(form);

  function written(of) {
    const fields = new FormData(of);
    fields.delete("base");
    return new URLSearchParams(fields).toString();
  }

  // What asks for attention stays in sight: see .savebar.
  function say(words, isAsking) {
    if (!place || !words) return;
    place.textContent = words;
    place.toggleAttribute("data-asking", isAsking);
  }

  // Without this script the page says to press Save.
  say(place?.dataset.byItselfText, false);

  async function save() {
    clearTimeout(waiting);
    const now = written(form);
    if (now === sent) return;
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST", body: new FormData(form), headers: { "X-Requested-With": "autosave" },
      });
      const words = answer.headers.get("X-Saved");
      if (!answer.ok || answer.redirected || !words) throw answer;
      sent = now;
      // The next save begins from what this one left: a hidden field named "base" may go along.
      const base = answer.headers.get("X-Base");
      if (base && form.elements.base) form.elements.base.value = base;
      say(decodeURIComponent(words), answer.headers.has("X-Clash"));
    } catch (answer) {
      const signedOut = answer.status === 401 || answer.redirected;
      say(signedOut ? place?.dataset.signedOutText : place?.dataset.failedText, true);
      waiting = setTimeout(save, 5 * PAUSE);
    }
    busy = false;
    if (again) { again = false; save(); }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });
  form.addEventListener("focusout", save);
  form.addEventListener("submit", () => clearTimeout(waiting));
}
