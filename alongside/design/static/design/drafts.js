// Keeps a draft of what is typed, and says so plainly when it cannot. The form carries `data-keeps-draft` (see words.py);
// htmx sends it a second after each change, and its answer goes into the saved line. Here is only what happens when
// that fails: the line says since when, the words stay on the page, and the form tries again until it succeeds.

const AGAIN_AFTER = 15_000;
const AN_ANSWER_TAKES_AT_MOST = 3_000;

function lineOf(form) {
  return document.querySelector(form.getAttribute("hx-target"));
}

function clock() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
}

// Since when nothing was kept: the last time that the line gave, else when the page was opened.
function since(form) {
  return form.dataset.keptAt || (form.dataset.keptAt = lineOf(form)?.querySelector("time")?.textContent.trim() || clock());
}

function say(form, why) {
  const line = lineOf(form);
  if (!line) return;
  line.classList.add("not-saved", "stays");
  line.textContent = `Not saved since ${since(form)}. ${why} Your words are still on this page; we keep trying.`;
}

function failed(form, why) {
  say(form, why);
  clearTimeout(form.tryAgain);
  form.tryAgain = setTimeout(() => window.htmx.trigger(form, "try-again"), AGAIN_AFTER);
}

// A sign-in page in place of an answer: the request was led elsewhere.
function wasLedAway(detail) {
  const asked = new URL(detail.requestConfig.path, location.href).pathname;
  return Boolean(detail.xhr.responseURL) && new URL(detail.xhr.responseURL).pathname !== asked;
}

// Whoever signed in again in another tab has a new token against forgery. The cookie holds it; this page's form does not.
function freshToken(form) {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  const carried = form.elements.csrfmiddlewaretoken;
  if (token && carried) carried.value = token;
  return carried?.value;
}

function whyRefused(status) {
  if (status === 401 || status === 403) return "You may have been signed out: sign in again in another tab.";
  return "Something is wrong at our end.";
}

// Sends the form as soon as the draft that is on its way was answered, or a few seconds later without it.
function sendAfterTheAnswer(form, button) {
  const go = () => {
    if (form.leaves !== "soon") return;
    form.leaves = "now";
    form.requestSubmit(button);
  };
  form.leaves = "soon";
  setTimeout(go, AN_ANSWER_TAKES_AT_MOST);
  document.body.addEventListener("htmx:afterRequest", (e) => e.detail.requestConfig?.elt === form && go());
}

for (const form of document.querySelectorAll("form[data-keeps-draft]")) {
  since(form);
  // htmx tells some of these to the form and some to the saved line; both reach the body, and say whose request it was.
  const ours = (event, act) => document.body.addEventListener(event, (e) => e.detail.requestConfig?.elt === form && act(e));

  form.addEventListener("htmx:configRequest", (e) => {
    if (e.detail.elt === form) e.detail.parameters.csrfmiddlewaretoken = freshToken(form);
  });
  ours("htmx:sendError", () => failed(form, navigator.onLine ? "We cannot be reached." : "There is no signal."));
  ours("htmx:timeout", () => failed(form, "We did not answer in time."));
  ours("htmx:responseError", (e) => failed(form, whyRefused(e.detail.xhr.status)));
  ours("htmx:beforeSwap", (e) => {
    if (e.detail.xhr.status >= 400) return;
    if (wasLedAway(e.detail)) {
      e.detail.shouldSwap = false;
      failed(form, whyRefused(403));
      return;
    }
    clearTimeout(form.tryAgain);
    const line = lineOf(form);
    const wasNotSaved = line.classList.contains("not-saved");
    line.classList.remove("not-saved", "stays");
    // The same words twice would be read out twice.
    if (!wasNotSaved && line.innerHTML.trim() === e.detail.serverResponse.trim()) e.detail.shouldSwap = false;
  });
  ours("htmx:afterSwap", () => {
    delete form.dataset.keptAt;
    since(form);
  });
  window.addEventListener("online", () => lineOf(form)?.classList.contains("not-saved") && window.htmx.trigger(form, "try-again"));
  // Once the form itself is sent there is nothing left to keep. What is on its way just then is awaited: its answer
  // brings the version that it made, without which one's own words would come back as somebody else's.
  form.addEventListener("htmx:beforeRequest", (e) => {
    if (e.detail.elt === form && form.leaves) e.preventDefault();
  });
  window.addEventListener("pageshow", () => delete form.leaves);
  form.addEventListener("submit", (e) => {
    freshToken(form);
    clearTimeout(form.tryAgain);
    if (form.leaves !== "now" && form.classList.contains("htmx-request")) {
      e.preventDefault();
      if (!form.leaves) sendAfterTheAnswer(form, e.submitter);
      return;
    }
    form.leaves = "now";
    window.htmx.trigger(form, "htmx:abort");
  });
}
