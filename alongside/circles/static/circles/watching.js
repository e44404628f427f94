// Asks, as often as the page says (data-every), whether another device changed the map: a few letters, no drawing. When
// they differ from those of the page (data-mark), drawing.js fetches the map. While nobody looks, nothing is asked.

const drawing = document.getElementById("drawing");
const line = document.getElementById("line");
const PATIENCE = 8000;
let lostAt = null;
let timer;

function tell(words) {
  line.hidden = !words;
  if (line.textContent !== words) line.textContent = words;
}

function over() {
  const form = document.getElementById("add-one");
  if (form?.elements.name?.value.trim()) form.submit(); // a name that was typed is shown on the page that says it is over
  else location.reload();
}

async function ask() {
  const answer = await fetch(drawing.dataset.watch, { cache: "no-store", redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  if (answer.status === 401 || answer.type === "opaqueredirect") {
    tell("You are signed out, so this map no longer follows what others change. Sign in again in another tab.");
    return;
  }
  if (!answer.ok) throw new Error(answer.status);
  const mark = await answer.text();
  if (lostAt) { lostAt = null; tell(""); }
  if (mark === "over") over();
  else if (mark !== drawing.dataset.mark) document.dispatchEvent(new CustomEvent("circles:changed"));
}

async function turn() {
  clearTimeout(timer);
  if (!document.hidden) {
    try {
      await ask();
    } catch {
      lostAt ??= new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      tell(`The connection was lost at ${lostAt}. This is the map as it was then. Nothing is lost: we go on trying.`);
    }
  }
  timer = setTimeout(turn, Number(drawing.dataset.every));
}

document.addEventListener("visibilitychange", () => { if (!document.hidden) turn(); });
timer = setTimeout(turn, Number(drawing.dataset.every));
