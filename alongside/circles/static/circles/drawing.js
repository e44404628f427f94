// A map drawn without leaving the page. Every tap and every key sends the same form that a page without this script
// sends, and shows what the server drew in answer; here is only what saves a page from coming anew.

const drawing = () => document.getElementById("drawing");
const said = document.getElementById("said");
let queue = Promise.resolve();

function say(words) {
  said.classList.remove("not-saved");
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 60); // so that the same words twice are told twice
}

function failed() {
  said.classList.add("not-saved");
  said.textContent = "Not saved: we cannot be reached. The map on this page is as it was before. Try again in a moment.";
}

// One after the other: a key that is held down sends nothing that the one before it has not made room for.
function inTurn(act) {
  queue = queue.then(act).catch(failed);
}

async function show(response, focus, words) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.getElementById("drawing");
  if (!fresh) { location.assign(response.url); return; }
  drawing().replaceChildren(...fresh.childNodes);
  if (response.ok && !response.redirected) history.replaceState(null, "", response.url);
  const problem = document.getElementById("problem");
  const last = document.getElementById("last-change");
  if (problem) say(problem.textContent.trim());
  else if (words !== null) say(words || last?.textContent.trim() || "Done.");
  (focus && document.getElementById(focus) || drawing()).focus({ preventScroll: true });
}

async function send(form, button, focus, words) {
  const facts = new FormData(form);
  if (button?.name) facts.set(button.name, button.value);
  await show(await fetch(form.action, { method: "POST", body: facts }), focus, words);
}

async function choose(href, focus) {
  await show(await fetch(href), focus, null);
  const first = document.querySelector("#chosen [data-rings] [aria-pressed]") || document.querySelector("#chosen button");
  if (first && href.includes("who=")) { first.focus({ preventScroll: true }); document.getElementById("chosen").scrollIntoView({ block: "nearest" }); }
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
  await show(await fetch(`${drawing().dataset.move}${key}/move/`, { method: "POST", body: facts }), `n-${key}`);
}

function beside(node, by) {
  const nodes = [...drawing().querySelectorAll("[data-key]")];
  nodes[(nodes.indexOf(node) + by + nodes.length) % nodes.length].focus();
}

drawing().addEventListener("submit", (e) => {
  if (!e.target.matches("[data-in-place]")) return;
  e.preventDefault();
  const key = new URLSearchParams(location.search).get("who");
  const isUndo = e.submitter?.matches("[data-undo]");
  const undone = `Undone: ${document.getElementById("last-change")?.textContent.trim()}`;
  inTurn(() => send(e.target, e.submitter, key && `n-${key}`, isUndo ? undone : ""));
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
