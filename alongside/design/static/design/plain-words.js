// Offers plainer words beneath what a worker types. htmx sends the words of the box when typing pauses, and its answer goes
// into the offer beneath (see drawing.py and plainer.html). Here: a press on an offered word puts it in place, in a way
// that Ctrl-Z takes back, and one line says aloud what there is.

const WORD = /[\p{L}\p{N}_]/u;

function stands(text, said, at) {
  return text.startsWith(said, at) && !WORD.test(text[at - 1] ?? "") && !WORD.test(text[at + said.length] ?? "");
}

// Where the words stand now: where they stood when the box was looked at, else nearest to it; -1 when they are gone.
function place(text, said, at) {
  let nearest = -1;
  for (let found = text.indexOf(said); found >= 0; found = text.indexOf(said, found + 1)) {
    if (stands(text, said, found) && (nearest < 0 || Math.abs(found - at) < Math.abs(nearest - at))) nearest = found;
  }
  return nearest;
}

function put(button) {
  const box = document.getElementById(button.closest("[data-offer-for]").dataset.offerFor);
  const { put: words, said, at } = button.dataset;
  const start = place(box.value, said, Number(at));
  box.focus();
  if (start < 0) {
    button.closest("li").remove();
    return;
  }
  box.setSelectionRange(start, start + said.length);
  // As if typed, so that the browser can undo it and whatever keeps a draft notices; setRangeText where that is unknown.
  if (!document.execCommand("insertText", false, words)) {
    box.setRangeText(words, start, start + said.length, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

function isOffer(target) {
  return target instanceof Element && target.dataset.offerFor !== undefined;
}

document.addEventListener("click", (e) => {
  const button = e.target.closest("[data-offer-for] button[data-put]");
  if (button) put(button);
});

// Whoever signed in again in another tab has a new token against forgery. The cookie holds it; this page may not.
document.addEventListener("htmx:configRequest", (e) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (token && isOffer(e.detail.target)) e.detail.parameters.csrfmiddlewaretoken = token;
});

// An offer is not changed under somebody's hand, and another page than the one asked for is no offer.
document.addEventListener("htmx:beforeSwap", (e) => {
  const { target, xhr, requestConfig } = e.detail;
  if (!isOffer(target) || !e.detail.shouldSwap) return;
  const answered = xhr.responseURL ? new URL(xhr.responseURL).pathname : requestConfig.path;
  e.detail.shouldSwap = answered === requestConfig.path && !target.contains(document.activeElement);
});

document.addEventListener("htmx:afterSwap", (e) => {
  if (!isOffer(e.detail.target)) return;
  const line = document.getElementById(`${e.detail.target.id}-aloud`);
  const words = e.detail.target.querySelector("[data-aloud]")?.dataset.aloud ?? "";
  if (line && line.textContent !== words) line.textContent = words;
});
