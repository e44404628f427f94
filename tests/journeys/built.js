// How a page is built, as far as axe can tell: what stands in what and how it looks, whatever the words are. Most pages
// that a journey reaches are built as one that was reached before; axe takes half a second for each, and finds nothing
// new in the second.
//
// Gives the page's width, the window's, and the build as text. An element is told by its name, its attributes, its
// colours and what stands in it, in order; of several alike in one place, the first. Of an attribute that holds a key or
// words, only whether it is empty counts; of one that points to elements, whether they are there; of text, whether there
// is any. Besides: how headings follow on each other, what is there twice and should not be, what the device asks for.
() => {
  const WORDS = /^(value|content|href|src|action|name|id|alt|title|placeholder|datetime|aria-label|aria-description|style|d|[xyr][12]?|[cr][xy]|width|height|points|transform|data-.*|hx-.*)$/;
  const POINTS = /^(for|list|form|headers|aria-(labelledby|describedby|controls|owns|errormessage|details|activedescendant))$/;

  function told({ name, value, ownerElement }) {
    if (ownerElement.rel === "stylesheet") return `${name}=${value}`;
    if (POINTS.test(name)) return `${name}=${value.split(" ").map((id) => document.getElementById(id) !== null)}`;
    return WORDS.test(name) ? `${name}=${value.trim() !== ""}` : `${name}=${value}`;
  }

  function build(e) {
    const { color, backgroundColor, opacity, display, visibility, overflow } = getComputedStyle(e);
    const scrolls = /auto|scroll/.test(overflow) && (e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight);
    const state = [e.disabled, e.open, e.checked, e.value, scrolls].map(Boolean);
    const within = new Set();
    for (const one of e.childNodes) {
      if (one.nodeType === Node.TEXT_NODE && one.data.trim()) within.add("words");
      if (one.nodeType === Node.ELEMENT_NODE && one.localName !== "script") within.add(build(one));
    }
    const facts = [e.localName, ...[...e.attributes].map(told).sort(), state, color, backgroundColor, opacity, display, visibility];
    return `<${facts.join(" ")}>${[...within].join("")}</>`;
  }

  const all = (selector) => [...document.querySelectorAll(selector)];
  const twice = (many) => [...new Set(many.filter((one, at) => many.indexOf(one) !== at))];
  const levels = all("h1, h2, h3, h4, h5, h6").map((e) => e.localName);
  const regions = all("nav, aside, main, form, section, [role]").map((e) => e.localName + e.role + e.ariaLabel);
  const asked = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "print"];
  const root = document.documentElement;
  const built = [
    innerWidth,
    asked.map((query) => matchMedia(query).matches),
    [...new Set(levels.map((level, at) => `${levels[at - 1]} ${level}`))].sort(),
    twice(all("[id]").map((e) => e.id)),
    twice(regions),
    build(root),
  ];
  return [root.scrollWidth, innerWidth, JSON.stringify(built)];
}
