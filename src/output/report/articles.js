// The articles: a list, and the one that is read, with its relations as cards.

const reading = { article: null, shown: null, lit: [], cards: [], more: null, pinned: null };

function showArticles() {
  const counts = new Map();
  for (const act of state.shown) counts.set(act.article, (counts.get(act.article) || 0) + 1);
  const all = state.shown === acts;
  const listed = data.articles.map((_, at) => at).filter((at) => all || counts.has(at));
  if (reading.shown !== state.shown) {
    $("list").replaceChildren(...listed.map((at) => listItem(at, counts.get(at) || 0)));
    reading.shown = state.shown;
  }
  let at = state.article;
  if (at === null && !narrow.matches) at = listed.includes(reading.article) ? reading.article : listed[0];
  if (at === undefined || at === null) {
    const nothing = data.articles.length ? "No article has such a relation." : "There are no articles.";
    $("reader").replaceChildren(el("p", { class: "none" }, nothing));
    reading.article = null;
    return;
  }
  if (reading.article !== at) showArticle(at);
  for (const button of $("list").querySelectorAll("[aria-current]")) button.removeAttribute("aria-current");
  const current = $("list").querySelector(`[data-at="${at}"]`);
  if (current) {
    set(current, { "aria-current": "true" });
    reveal(current);
  }
  const place = listed.indexOf(at);
  for (const [id, to] of [["earlier", listed[place - 1]], ["later", listed[place < 0 ? 0 : place + 1]]]) {
    $(id).disabled = to === undefined;
    $(id).onclick = () => go({ article: to });
  }
  const shown = new Set(state.shown);
  reading.cards.forEach((card, n) => card.classList.toggle("dim", !shown.has(data.articles[at].relations[n])));
  const act = data.articles[at].relations.findIndex((act) => act.id === state.act);
  if (act >= 0) {
    while (!reading.cards[act]) reading.more.click();
    reading.cards[act].querySelector("button").focus({ preventScroll: true });
    pin(act);
    reading.cards[act].scrollIntoView({ block: "nearest", inline: "center" });
    toEvidence(act);
  }
}

/** Scrolls the list, and not the page, where the article in it is out of sight. */
function reveal(current) {
  const list = document.querySelector(".list");
  const at = current.getBoundingClientRect().top - list.getBoundingClientRect().top;
  if (at < 0 || at > list.clientHeight * 0.7) list.scrollTop += at - list.clientHeight * 0.2;
}

function listItem(at, count) {
  const article = data.articles[at];
  const note = [article.published, count ? many(count, "relation") : "no relations"].filter(Boolean).join(" · ");
  return el("li", {}, el("button", { type: "button", "data-at": at },
    el("span", { class: "title" }, article.title), el("span", { class: "soft" }, note)));
}

$("list").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) go({ article: Number(button.dataset.at) });
});
$("list").addEventListener("keydown", (event) => arrows(event, "button", ["ArrowUp", "ArrowDown"]));

function showArticle(at) {
  const article = data.articles[at];
  Object.assign(reading, { article: at, pinned: null, lit: article.relations.map(() => []), cards: [] });
  const marks = spans(article);
  const text = el("div", { class: "text", id: "text" });
  if (article.headline !== "first") text.append(el("h2", { class: article.headline === "none" ? "hush" : false }, article.title));
  article.text.forEach((paragraph, number) => {
    if (paragraph === null) text.append(el("p", { class: "gap" }, "[Paragraphs without evidence are left out here.]"));
    else text.append(el(article.headline === "first" && number === 0 ? "h2" : "p", {}, ...marked(paragraph, marks.get(number) || [])));
  });
  for (const lit of reading.lit) lit.sort((a, b) => a.rank - b.rank);
  const cards = el("ol", { class: "cards", onkeydown: cardKeys });
  reading.more = inParts(cards, article.relations, (act, n) => card(act, reading.cards.length), narrow.matches ? 10_000 : 100);
  const meta = [article.id, article.published && `published ${article.published}`, many(article.relations.length, "relation")];
  const focused = document.activeElement.id;
  $("reader").replaceChildren(
    el("header", {},
      el("button", { type: "button", class: "quiet back", onclick: () => go({ article: null }) }, "All articles"),
      el("span", { class: "meta" }, meta.filter(Boolean).join(" · ")),
      el("span", { class: "steps" },
        el("button", { type: "button", class: "quiet", id: "earlier" }, "Previous"),
        el("button", { type: "button", class: "quiet", id: "later" }, "Next"))),
    ...(article.limits.length ? [el("p", { class: "limits" }, `Limits: ${article.limits.join("; ")}`)] : []),
    el("article", { "aria-label": article.title }, text, legend()),
    el("section", { class: "side", "aria-label": "Relations" },
      article.relations.length ? cards : el("p", { class: "soft" }, "Nothing is told of an agreement here."), reading.more));
  // The buttons are new ones: who steps on with the keyboard stays on them.
  if (focused === "earlier" || focused === "later") $(focused).focus({ preventScroll: true });
  text.addEventListener("mouseover", (event) => point(event.target));
  text.addEventListener("mouseleave", () => light(reading.pinned));
  text.addEventListener("click", clickMark);
  if (!narrow.matches) scrollTo({ top: Math.min(scrollY, $("filters").offsetTop), behavior: "instant" });
  else {
    scrollTo({ top: 0, behavior: "instant" });
    watchStrip(cards);
  }
}

/** Where sentences, triggers and arguments lie, by paragraph. What ranks higher is drawn over the rest. */
function spans(article) {
  const by = new Map();
  const add = (spots, n, role, via, rank) => {
    for (const [paragraph, from, to] of spots) {
      if (!by.has(paragraph)) by.set(paragraph, []);
      by.get(paragraph).push({ from, to, n, role, via, rank: rank ?? 1e6 - (to - from) });
    }
  };
  article.relations.forEach((act, n) => {
    for (const evidence of act.evidence) {
      add(evidence.sentence, n, "sentence", null, 0);
      add(evidence.trigger, n, "trigger", null, 2e6);
      for (const argument of evidence.arguments) {
        add(argument.spots, n, argument.role, argument.via);
        // What "it" refers to: shown with the card alone.
        add(argument.antecedent, n, argument.role, "antecedent", 1);
      }
    }
  });
  return by;
}

/** A paragraph cut wherever a span begins or ends. */
function marked(text, all) {
  const cuts = [...new Set([0, text.length, ...all.flatMap((span) => [span.from, span.to])])].sort((a, b) => a - b);
  const nodes = [];
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [from, to] = [cuts[at], cuts[at + 1]];
    const over = all.filter((span) => span.from <= from && to <= span.to);
    const top = over.reduce((best, span) => (best && best.rank >= span.rank ? best : span), null);
    const words = text.slice(from, to);
    if (!top) nodes.push(words);
    else {
      const node = top.rank <= 1
        ? el("span", {}, words)
        : el("mark", { "data-role": top.role, title: top.role }, words);
      node.acts = [...new Set(over.filter((span) => span.rank > 1).map((span) => span.n))];
      for (const span of over) reading.lit[span.n].push({ node, ...span });
      nodes.push(node);
    }
  }
  return nodes;
}

function legend() {
  const key = [["trigger", "trigger"], ["agent", "party"], ["agreement", "agreement"], ["person", "person or body"], ["place", "place"], ["date", "date"]];
  return el("p", { class: "key" }, ...key.map(([role, word]) => el("span", { "data-role": role }, word)));
}

function card(act, n) {
  const row = (name, value, kind) => (value ? [el("dt", {}, name), el("dd", { class: kind || false }, value)] : []);
  const people = act.people.map((person) => person.name + (person.office ? `, ${person.office}` : "")).join("; ");
  const date = act.date && act.date.text + (act.date.iso && act.date.iso !== act.date.text ? ` (${act.date.iso})` : "");
  const codes = [act.plover && `PLOVER ${[act.plover.event, act.plover.mode, act.plover.context].filter(Boolean).join(" ")}`, act.cameo && `CAMEO ${act.cameo}`];
  const rules = [...new Set(act.evidence.map((evidence) => evidence.rule))].join(", ");
  const node = el("li", { class: `card ${family(act)}`, "data-n": n },
    el("h3", {},
      el("button", { type: "button", "aria-pressed": "false", "aria-describedby": `told-${n}` }, deed(act)),
      act.modality === "asserted" ? null : el("span", { class: "chip" }, act.modality),
      el("span", { class: "grade", title: `Grade ${act.grade}: ${GRADES[act.grade]}` }, act.grade)),
    el("div", { id: `told-${n}` },
      act.agreement === null ? null : el("p", { class: "what" }, about(act)),
      el("dl", {},
        ...row(act.symmetric ? "parties" : "by", names(act.agents)),
        ...row(act.symmetric ? "and" : "other side", names(act.counterparties)),
        ...row("person", people),
        ...row("body", act.bodies.map((body) => body.name).join("; ")),
        ...row("place", act.place && act.place.name),
        ...row("date", date),
        ...row("says", act.source),
        ...row("evidence", `${many(act.evidence.length, "sentence")}, rule ${rules}`, "code"),
        ...row("codes", codes.filter(Boolean).join(", "), "code"))));
  const button = node.querySelector("button");
  node.addEventListener("mouseenter", () => light(n));
  node.addEventListener("mouseleave", () => light(reading.pinned));
  button.addEventListener("focus", () => light(n));
  button.addEventListener("blur", () => light(reading.pinned));
  button.addEventListener("click", () => {
    pin(reading.pinned === n ? null : n);
    if (reading.pinned === n) toEvidence(n);
    else light(n);
  });
  reading.cards[n] = node;
  return node;
}

/** Lights the evidence of a relation, or of none. */
function light(n) {
  for (const node of $("text").querySelectorAll("[data-lit]")) {
    delete node.dataset.lit;
    delete node.dataset.via;
  }
  for (const card of reading.cards) card.classList.toggle("on", Number(card.dataset.n) === n);
  $("text").classList.toggle("lighting", n !== null);
  if (n === null) return;
  for (const { node, role, via } of reading.lit[n]) {
    node.dataset.lit = role;
    if (via && via !== "direct") node.dataset.via = via;
    else delete node.dataset.via;
  }
}

function pin(n) {
  reading.pinned = n;
  reading.cards.forEach((card, at) => {
    card.classList.toggle("pinned", at === n);
    set(card.querySelector("button"), { "aria-pressed": String(at === n) });
  });
  light(n);
}

/** Brings the evidence of a relation into sight, where it is not. */
function toEvidence(n) {
  const trigger = reading.lit[n].find((lit) => lit.role === "trigger") || reading.lit[n][0];
  if (!trigger) return;
  const at = trigger.node.getBoundingClientRect();
  const [top, bottom] = narrow.matches ? [innerHeight * 0.1, innerHeight * 0.5] : [40, innerHeight - 60];
  if (at.top < top || at.bottom > bottom) scrollTo({ top: scrollY + at.top - innerHeight * (narrow.matches ? 0.25 : 0.4) });
}

/** A word that is pointed at shows which cards rest on it. */
function point(target) {
  const mark = target.closest("mark");
  const acts = mark ? mark.acts : [];
  for (const card of reading.cards) card.classList.toggle("on", acts.includes(Number(card.dataset.n)));
}

function clickMark(event) {
  const mark = event.target.closest("mark");
  if (!mark || !mark.acts.length) return;
  // A second click takes the next relation that rests on the word.
  const n = mark.acts[(mark.acts.indexOf(reading.pinned) + 1) % mark.acts.length];
  if (!reading.cards[n]) return;
  pin(n);
  reading.cards[n].scrollIntoView({ block: "nearest", inline: "center" });
}

function cardKeys(event) {
  arrows(event, ".card button", ["ArrowUp", "ArrowDown"]);
  if (event.key === "Escape") pin(null);
}

/** On a phone the card in the middle of the strip lights its evidence. */
function watchStrip(cards) {
  let first = true;
  const seen = new IntersectionObserver((entries) => {
    const entry = entries.find((entry) => entry.isIntersecting);
    if (!entry) return;
    const n = Number(entry.target.dataset.n);
    light(n);
    if (!first) toEvidence(n);
    first = false;
  }, { root: cards, threshold: 0.7 });
  for (const card of reading.cards) seen.observe(card);
}
