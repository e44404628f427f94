// What a page is built of, as far as axe can tell, whatever the words are. Axe takes half a second for a page, and most
// pages that a journey reaches are built of what others were that it has looked at.
//
// Gives the page's width, the window's, whether axe is in the page already, and a number for each thing found. A thing
// is an element with all it stands in and what stands directly in it, each told by its name, attributes, state and
// colours. Of an attribute that holds a key or words, only whether it is empty counts; of one that points to elements,
// whether they are there; of words, whether there are any. Besides: each step from one heading to the next, and what is
// there twice and should not be.
() => {
  const WORDS = /^(value|content|href|src|action|name|id|alt|title|placeholder|datetime|aria-label|aria-description|style|d|[xyr][12]?|[cr][xy]|width|height|points|transform|data-.*|hx-.*)$/;
  const POINTS = /^(for|list|form|headers|aria-(labelledby|describedby|controls|owns|errormessage|details|activedescendant))$/;
  const QUERIES = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "print"];
  const found = new Set();

  function told({ name, value, ownerElement }) {
    if (ownerElement.rel === "stylesheet") return `${name}=${value}`;
    if (POINTS.test(name)) return `${name}=${value.split(" ").map((id) => document.getElementById(id) !== null)}`;
    return WORDS.test(name) ? `${name}=${value.trim() !== ""}` : `${name}=${value}`;
  }

  function facts(e) {
    const { color, backgroundColor, opacity, display, visibility, overflow } = getComputedStyle(e);
    const scrolls = /auto|scroll/.test(overflow) && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight);
    const state = [e.disabled, e.open, e.checked, e.value, scrolls, e.labels?.length, e.textContent.trim()].map(Boolean);
    return [e.localName, ...[...e.attributes].map(told).sort(), state, color, backgroundColor, opacity, display, visibility].join(" ");
  }

  function number(words) {
    let [one, other] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < words.length; at++) {
      one = Math.imul(one ^ words.charCodeAt(at), 2654435761);
      other = Math.imul(other ^ words.charCodeAt(at), 1597334677);
    }
    return 4294967296 * (other & 2097151) + (one >>> 0);
  }

  function walk(e, own, outside) {
    const here = number(`${outside} ${own}`);
    const children = [...e.children].filter((one) => one.localName !== "script").map((one) => [one, facts(one)]);
    found.add(number(`${here} ${[...new Set(children.map(([, its]) => its))].sort().join("|")}`));
    for (const [one, its] of children) walk(one, its, here);
  }

  const all = (selector) => [...document.querySelectorAll(selector)];
  const twice = (many) => many.filter((one, at) => many.indexOf(one) !== at);
  const levels = all("h1, h2, h3, h4, h5, h6").map((e) => e.localName);
  const regions = all("nav, aside, main, form, section, [role]").map((e) => e.localName + e.role + e.ariaLabel);
  const root = document.documentElement;
  walk(root, facts(root), `${innerWidth} ${QUERIES.map((query) => matchMedia(query).matches)}`);
  levels.forEach((level, at) => found.add(number(`${levels[at - 1]} ${level}`)));
  twice(all("[id]").map((e) => e.id)).forEach((id) => found.add(number(`${id} twice`)));
  twice(regions).forEach((region) => found.add(number(`${region} twice`)));
  return [root.scrollWidth, innerWidth, "axe" in window, [...found]];
}
