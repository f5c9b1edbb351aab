// What all views share: the data, what is chosen, the filters, the address.
// Text reaches the page by `el` alone, which makes text nodes of it, never markup.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);

/** An element with attributes; `on...` are listeners. Children that are strings become text. */
function el(tag, properties, ...children) {
  const node = document.createElement(tag);
  set(node, properties);
  node.append(...children.filter((child) => child !== null && child !== ""));
  return node;
}

function set(node, properties) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
}

const FAMILIES = {
  making: ["proposed", "negotiating", "agreed", "initialled", "signed", "mediated"],
  binding: ["approved", "ratified", "acceded", "entered_into_force", "extended", "amended", "invoked", "party_to"],
  ending: ["suspended", "withdrew", "violated", "expired"],
  stance: ["supported", "opposed"],
};
const GRADES = {
  A: "agreement and parties are named in one clause",
  B: "the agreement or a party came by a reference",
  C: "a part is missing or came from elsewhere",
};

const family = (act) => Object.keys(FAMILIES).find((name) => FAMILIES[name].includes(act.kind)) || "other";
const words = (kind) => kind.replaceAll("_", " ");
const deed = (act) => (act.negative ? "not " : "") + words(act.kind);
const partyName = ([number, count]) => data.parties[number].name + (count ? ` (${count})` : "");
const names = (parties) => parties.map(partyName).join(", ");
const about = (act) => (act.agreement === null ? "" : data.agreements[act.agreement].name);
const many = (count, one, more = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
const sentence = (act) => {
  const parties = [names(act.agents) || "?", names(act.counterparties)].filter(Boolean).join(" / ");
  const modality = act.modality === "asserted" ? "" : ` (${act.modality})`;
  return `${deed(act)}${modality}: ${parties}${about(act) && `: ${about(act)}`}`;
};

const acts = [];
data.articles.forEach((article, at) => {
  for (const act of article.relations) {
    act.article = at;
    // An act without a date of its own stands at the day of publication.
    act.when = (act.date && act.date.iso) || article.published || "";
    act.reported = !(act.date && act.date.iso);
    acts.push(act);
  }
});

const VIEWS = ["articles", "table", "timeline", "map"];
const FILTERS = ["kind", "modality", "party", "agreement", "grade", "from", "to"];
const state = { view: "articles", article: null, act: null, filters: {}, shown: acts, place: null, scrolled: new Map() };
const narrow = matchMedia("(max-width: 760px)");

// The address holds what is chosen, so that "back" goes back and a link can be sent.

function address(change) {
  const parts = { view: state.view, article: null, act: null, ...change };
  const query = new URLSearchParams();
  if (parts.view !== "articles") query.set("view", parts.view);
  if (parts.article !== null) query.set("article", parts.article + 1);
  if (parts.act) query.set("act", parts.act);
  for (const name of FILTERS) if (state.filters[name]) query.set(name, state.filters[name]);
  return `#${query}`;
}

const link = (act) => address({ view: "articles", article: act.article, act: act.id });

function go(change) {
  const to = address(change);
  if (to === location.hash) read();
  else location.hash = to;
}

function read() {
  const query = new URLSearchParams(location.hash.slice(1));
  state.view = VIEWS.includes(query.get("view")) ? query.get("view") : "articles";
  const article = Number(query.get("article")) - 1;
  state.article = query.has("article") && data.articles[article] ? article : null;
  state.act = query.get("act");
  for (const name of FILTERS) {
    state.filters[name] = query.get(name) || "";
    $(`f-${name}`).value = state.filters[name];
  }
  filter();
}

/** Sets filters as if they had been typed, and goes to a view. */
function narrowTo(filters, view) {
  Object.assign(state.filters, filters);
  go({ view });
}

// Filters.

/** The numbers of those whose name contains a word or whose id it is. */
function containing(list, word) {
  const sought = word.toLowerCase();
  return new Set(list.flatMap(({ name, id }, at) => (name.toLowerCase().includes(sought) || (id || "").toLowerCase() === sought ? [at] : [])));
}

/** The same for parties, but for those of just that name or id where there are any: Niger is not Nigeria. */
function meant(word) {
  const all = containing(data.parties, word);
  const exact = [...all].filter((at) => [data.parties[at].name, data.parties[at].id || ""].some((name) => name.toLowerCase() === word.toLowerCase()));
  return exact.length ? new Set(exact) : all;
}

function filter() {
  const chosen = state.filters;
  const parties = (chosen.party || "").split(";").map((word) => word.trim()).filter(Boolean);
  const sought = parties.map(meant);
  const agreements = chosen.agreement && containing(data.agreements, chosen.agreement);
  const holds = (act) =>
    (!chosen.kind || act.kind === chosen.kind) &&
    (!chosen.modality || (chosen.modality === "negative" ? act.negative : act.modality === chosen.modality && !act.negative)) &&
    (!chosen.grade || act.grade === chosen.grade) &&
    (!agreements || agreements.has(act.agreement)) &&
    sought.every((set) => [...act.agents, ...act.counterparties].some(([number]) => set.has(number))) &&
    // A month or a year holds where it overlaps.
    (!chosen.from || (act.when && act.when + "-12-31".slice(act.when.length - 4) >= chosen.from)) &&
    (!chosen.to || (act.when && act.when <= chosen.to));
  const active = FILTERS.filter((name) => chosen[name]);
  state.shown = active.length ? acts.filter(holds) : acts;
  for (const name of FILTERS) $(`f-${name}`).classList.toggle("set", Boolean(chosen[name]));
  $("active").textContent = active.length ? `(${active.length} set)` : "";
  $("reset").disabled = !active.length;
  const articles = new Set(state.shown.map((act) => act.article)).size;
  $("count").textContent = active.length
    ? `${state.shown.length.toLocaleString("en")} of ${many(acts.length, "relation")}, in ${many(articles, "article")}`
    : "";
  render();
}

function render() {
  for (const view of VIEWS) {
    const chosen = view === state.view;
    $(`view-${view}`).hidden = !chosen;
    set($(`tab-${view}`), { "aria-selected": String(chosen), tabindex: chosen ? "0" : "-1" });
  }
  // Who comes back to a view, or on a phone to the list, finds it where it was left.
  const place = state.view + (state.article !== null && narrow.matches ? " article" : "");
  const left = place !== state.place;
  if (left) state.scrolled.set(state.place, scrollY);
  state.place = place;
  document.body.classList.toggle("reading", state.view === "articles" && state.article !== null);
  ({ articles: showArticles, table: showTable, timeline: showTimeline, map: showMap })[state.view]();
  if (left && state.article === null) scrollTo({ top: state.scrolled.get(place) || 0, behavior: "instant" });
}

/** Appends what `make` gives for each item, so many at a time, more when the end comes into sight. */
function inParts(into, items, make, size) {
  let at = 0;
  const more = el("button", { type: "button", class: "quiet more", onclick: part });
  const seen = new IntersectionObserver(([entry]) => entry.isIntersecting && part(), { rootMargin: "600px" });
  function part() {
    into.append(...items.slice(at, at + size).map(make));
    at += size;
    more.textContent = `Show more (${(items.length - at).toLocaleString("en")} left)`;
    if (at >= items.length) {
      seen.disconnect();
      more.remove();
    }
  }
  part();
  if (at < items.length) seen.observe(more);
  return at < items.length ? more : "";
}

/** Moves the focus with the arrow keys among what a selector finds. */
function arrows(event, selector, keys) {
  const all = [...event.currentTarget.querySelectorAll(selector)];
  const at = all.indexOf(document.activeElement);
  const to = { [keys[0]]: at - 1, [keys[1]]: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (at < 0 || to === undefined || !all[to]) return null;
  event.preventDefault();
  all[to].focus();
  return all[to];
}

// The tip says what a dot or a circle stands for.

function tip(node) {
  const box = $("tip");
  box.hidden = !node;
  if (!node) return;
  box.textContent = node.dataset.tip;
  const at = node.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left + at.width / 2 - box.offsetWidth / 2), innerWidth - box.offsetWidth - 8);
  const above = at.top - box.offsetHeight - 8;
  box.style.left = `${left}px`;
  box.style.top = `${above > 4 ? above : at.bottom + 8}px`;
}

function start() {
  const active = new Set(acts.flatMap((act) => [...act.agents, ...act.counterparties].map(([number]) => number)));
  const sums = [many(data.articles.length, "article"), many(acts.length, "relation"), many(active.size, "party", "parties")];
  $("sum").textContent = sums.join(" · ");
  const count = (of) => acts.reduce((counts, act) => counts.set(of(act), (counts.get(of(act)) || 0) + 1), new Map());
  const options = (id, counts, order) => {
    for (const word of order.filter((word) => counts.has(word))) {
      $(id).append(el("option", { value: word }, `${words(word)} (${counts.get(word)})`));
    }
  };
  const kinds = count((act) => act.kind);
  const known = Object.values(FAMILIES).flat();
  options("f-kind", kinds, [...known, ...[...kinds.keys()].filter((kind) => !known.includes(kind)).sort()]);
  options("f-modality", count((act) => (act.negative ? "negative" : act.modality)), ["asserted", "planned", "possible", "urged", "alleged", "negative"]);
  options("f-grade", count((act) => act.grade), ["A", "B", "C"]);
  const list = (id, items) => {
    const sorted = [...new Set(items.map((item) => item.name))].sort((a, b) => a.localeCompare(b, "en"));
    $(id).append(...sorted.slice(0, 3000).map((name) => el("option", { value: name })));
  };
  list("parties", data.parties);
  list("agreements", data.agreements);

  let waiting;
  const change = () => {
    for (const name of FILTERS) state.filters[name] = $(`f-${name}`).value.trim();
    history.replaceState(null, "", address({ article: state.article }));
    filter();
  };
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(change, 120);
  });
  $("reset").addEventListener("click", () => {
    for (const name of FILTERS) $(`f-${name}`).value = "";
    change();
  });
  document.querySelector(".views").addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) go({ view: tab.id.slice(4) });
  });
  document.querySelector(".views").addEventListener("keydown", (event) => {
    const tab = arrows(event, "[role=tab]", ["ArrowLeft", "ArrowRight"]);
    if (tab) tab.click();
  });
  for (const [come, leave] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    $("main").addEventListener(come, (event) => tip(event.target.closest("[data-tip]")));
    $("main").addEventListener(leave, () => tip(null));
  }

  const dark = matchMedia("(prefers-color-scheme: dark)");
  const theme = (chosen) => {
    if (chosen) document.documentElement.dataset.theme = chosen;
    const now = document.documentElement.dataset.theme || (dark.matches ? "dark" : "light");
    $("theme").textContent = now === "dark" ? "Light" : "Dark";
    set($("theme"), { "aria-label": now === "dark" ? "Use light colours" : "Use dark colours" });
  };
  dark.addEventListener("change", () => theme());
  $("theme").addEventListener("click", () => theme($("theme").textContent.toLowerCase()));
  theme();

  const fold = () => ($("fold").open = !narrow.matches);
  narrow.addEventListener("change", () => { fold(); render(); });
  fold();
  history.scrollRestoration = "manual";
  addEventListener("hashchange", read);
  read();
}
