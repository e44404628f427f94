// A map drawn without leaving the page. Every tap and every key sends the same form that a page without this script
// sends, and shows what the server drew in answer; here is only what saves a page from coming anew, and what keeps an
// act while we cannot be reached. watching.js says when another device has changed the map.

const AGAIN = 2000;
const UNREACHED = [502, 503, 504];
const drawing = () => document.getElementById("drawing");
const said = document.getElementById("said");
let queue = Promise.resolve();
let waiting = 0;

class Unreached extends Error {}

function say(words) {
  said.classList.remove("not-saved");
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 60); // so that the same words twice are told twice
}

async function reach(address, facts) {
  let answer;
  try {
    answer = await fetch(address, facts && { method: "POST", body: facts });
  } catch {
    throw new Unreached();
  }
  if (UNREACHED.includes(answer.status)) throw new Unreached();
  return answer;
}

// One after the other: a key that is held down sends nothing that the one before it has not made room for. What cannot
// be sent is kept and sent again, in its turn: a second time is refused by its version or its key, never done twice.
function inTurn(act) {
  waiting += 1;
  queue = queue.then(() => untilSent(act)).catch(reportError).finally(() => { waiting -= 1; });
}

async function untilSent(act) {
  for (;;) {
    try {
      return await act();
    } catch (fault) {
      if (!(fault instanceof Unreached)) throw fault;
      said.classList.add("not-saved");
      said.textContent = "Not saved yet: we cannot be reached. It is kept on this page, and sent by itself when we can.";
      await new Promise((done) => { setTimeout(done, AGAIN); });
    }
  }
}

const lastChange = (page) => page.querySelector(".last-change")?.textContent.trim() || "";
const sitting = (page) => page.querySelector(".sitting p")?.textContent.trim() || "";

// Shows the map of an answer; null when the answer holds none.
async function show(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("drawing");
  if (!fresh) return null;
  drawing().replaceChildren(...fresh.childNodes);
  Object.assign(drawing().dataset, fresh.dataset);
  for (const part of document.querySelectorAll("[data-fresh]")) {
    const now = page.getElementById(part.id);
    part.replaceChildren(...(now ? now.childNodes : []));
  }
  if (response.ok) history.replaceState(null, "", response.url);
  return page;
}

function tell(words) {
  const problem = document.getElementById("problem");
  if (problem) say(problem.textContent.trim());
  else if (words !== null) say(words || document.getElementById("last-change")?.textContent.trim() || "Done.");
}

function focusOn(id) {
  (id && document.getElementById(id) || drawing()).focus({ preventScroll: true });
}

async function send(form, button, focus, words) {
  const facts = new FormData(form);
  if (button?.name) facts.set(button.name, button.value);
  inTurn(async () => {
    const page = await show(await reach(form.action, facts));
    if (!page) { form.submit(); return; } // the page that came instead shows what was typed
    if (form.id === "add-one") { added(form, page); return; }
    tell(words);
    focusOn(focus);
  });
}

function added(form, page) {
  const now = page.getElementById(form.id);
  if (now) form.replaceChildren(...now.childNodes);
  const fault = form.querySelector(".govuk-error-message");
  if (fault) { say(fault.textContent.trim()); form.querySelector("[name=name]").focus(); return; }
  tell("");
  toChosen();
}

function toChosen() {
  const first = document.querySelector("#chosen [data-rings] [aria-pressed]") || document.querySelector("#chosen button");
  if (!first) { drawing().focus({ preventScroll: true }); return; }
  first.focus({ preventScroll: true });
  document.getElementById("chosen").scrollIntoView({ block: "nearest" });
}

async function choose(href, focus) {
  const answer = await reach(href);
  if (!await show(answer)) { location.assign(answer.url); return; }
  tell(null);
  if (href.includes("who=")) toChosen(); else focusOn(focus);
}

async function step(key, by) {
  const node = document.getElementById(`n-${key}`);
  const rings = drawing().querySelectorAll("circle.ring").length;
  const now = Number(node?.dataset.ring || rings + 1);
  const next = now + by;
  if (!node || next < 1 || next > rings) { say(next < 1 ? "That is the closest ring." : "That is the ring furthest out."); return; }
  const facts = new FormData();
  facts.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
  facts.set("version", node.dataset.version);
  facts.set("ring", next);
  if (!await show(await reach(`${drawing().dataset.move}${key}/move/`, facts))) { location.reload(); return; }
  tell("");
  focusOn(`n-${key}`);
}

function beside(node, by) {
  const nodes = [...drawing().querySelectorAll("[data-key]")];
  nodes[(nodes.indexOf(node) + by + nodes.length) % nodes.length].focus();
}

// Where the focus is, so that it can be there again when the map was drawn anew by another hand.
function where(node) {
  if (!drawing().contains(node)) return null;
  if (node.id) return `#${CSS.escape(node.id)}`;
  return node.name ? `#chosen [name="${node.name}"][value="${CSS.escape(node.value)}"]` : "#drawing";
}

async function lookAgain() {
  if (waiting) return; // what is being sent brings the newest map with it
  const before = [lastChange(document), sitting(document)];
  const focused = where(document.activeElement);
  let answer;
  try { answer = await reach(location.pathname + location.search); } catch { return; }
  if (waiting) return;
  if (!await show(answer)) { location.assign(answer.url); return; }
  if (focused) (document.querySelector(focused) || drawing()).focus({ preventScroll: true });
  if (lastChange(document) !== before[0]) tell("");
  else if (sitting(document) !== before[1]) say(sitting(document) || "You draw on one device again.");
}

document.addEventListener("circles:changed", lookAgain);

document.addEventListener("submit", (e) => {
  if (!e.target.matches("[data-in-place]")) return;
  e.preventDefault();
  const key = new URLSearchParams(location.search).get("who");
  const isUndo = e.submitter?.matches("[data-undo]");
  const undone = `Undone: ${document.getElementById("last-change")?.textContent.trim()}`;
  send(e.target, e.submitter, key && `n-${key}`, isUndo ? undone : "");
});

drawing().addEventListener("click", (e) => {
  if (e.ctrlKey || e.metaKey || e.shiftKey) return;
  const node = e.target.closest("a[data-key]");
  const second = node && document.querySelector(`#chosen button[name="other"][value="${node.dataset.key}"]`);
  const ring = e.target.closest("circle.ring");
  const button = second || (ring && document.querySelector(`#chosen button[name="ring"][value="${ring.dataset.ring}"]`));
  if (button) { e.preventDefault(); button.click(); return; }
  const link = node || e.target.closest("a[data-cancel]");
  if (!link) return;
  e.preventDefault();
  inTurn(() => choose(link.getAttribute("href"), link.id));
});

drawing().addEventListener("keydown", (e) => {
  const node = e.target.closest("[data-key]");
  const cancel = document.querySelector("#chosen [data-cancel]");
  if (e.key === "Escape" && cancel) { e.preventDefault(); cancel.click(); return; }
  if (!node || e.ctrlKey || e.metaKey || e.altKey) return;
  const acts = {
    ArrowUp: () => inTurn(() => step(node.dataset.key, -1)),
    ArrowDown: () => inTurn(() => step(node.dataset.key, 1)),
    ArrowLeft: () => beside(node, -1),
    ArrowRight: () => beside(node, 1),
  };
  if (!acts[e.key]) return;
  e.preventDefault();
  acts[e.key]();
});
