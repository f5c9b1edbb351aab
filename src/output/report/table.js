// The table: a row a relation, sorted by any column.

const COLUMNS = [
  ["Date", (act) => act.when],
  ["Act", (act) => deed(act)],
  ["Parties", (act) => names(act.agents)],
  ["Agreement", (act) => about(act).toLowerCase()],
  ["Grade", (act) => act.grade],
  ["Article", (act) => data.articles[act.article].title.toLowerCase()],
];
const sort = { column: 0, down: true };

function showTable() {
  const body = el("tbody", { role: "rowgroup" });
  const heads = COLUMNS.map(([name], column) => el("th", { scope: "col", role: "columnheader" },
    el("button", { type: "button", onclick: () => {
      sort.down = sort.column === column ? !sort.down : false;
      sort.column = column;
      fill();
    } }, name)));
  const more = el("div");
  function fill() {
    heads.forEach((head, column) => {
      if (column === sort.column) set(head, { "aria-sort": sort.down ? "descending" : "ascending" });
      else head.removeAttribute("aria-sort");
    });
    const by = COLUMNS[sort.column][1];
    const sorted = state.shown.map((act, at) => ({ act, at, key: by(act) })).sort((a, b) => {
      // What is missing comes last either way; equal ones keep the order of the articles.
      if (!a.key !== !b.key) return a.key ? -1 : 1;
      const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
      return (sort.down ? -order : order) || a.at - b.at;
    });
    body.replaceChildren();
    more.replaceChildren(inParts(body, sorted, ({ act }) => row(act), 100));
  }
  fill();
  const table = el("table", { role: "table" },
    el("caption", { class: "hush" }, "All relations that the filters let through"),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...heads)), body);
  $("view-table").replaceChildren(state.shown.length ? table : el("p", { class: "none" }, "No relation passes the filters."), more);
}

function row(act) {
  const parties = [names(act.agents), names(act.counterparties)].filter(Boolean).join(" / ");
  const when = act.reported && act.when
    ? el("span", { class: "soft", title: "The day of publication; the text gives no date of the act" }, `reported ${act.when}`)
    : act.when;
  const cell = (kind, ...children) => el("td", { role: "cell", class: kind || false }, ...children);
  return el("tr", { role: "row" },
    cell("date", when),
    cell("", el("span", { class: `kind ${family(act)}` }, deed(act)), act.modality === "asserted" ? null : " ",
      act.modality === "asserted" ? null : el("span", { class: "chip" }, act.modality)),
    cell("", parties),
    cell("", el("span", { class: "about" }, about(act))),
    cell("", act.grade),
    cell("", el("a", { href: link(act) }, data.articles[act.article].title)));
}
