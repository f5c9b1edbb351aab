// The timeline: a lane an agreement, a dot an act.

const DAY = 86_400_000;
/** A day in the middle of what a date of whatever precision covers, in milliseconds. */
const time = (when) => {
  const [year, month, day] = when.split("-").map(Number);
  return Date.UTC(year, month ? month - 1 : 6, day || (month ? 15 : 1));
};

function showTimeline() {
  const dated = state.shown.filter((act) => act.when && act.agreement !== null);
  const view = $("view-timeline");
  if (!dated.length) {
    view.replaceChildren(el("p", { class: "none" }, "No act on a named agreement with a date passes the filters."));
    return;
  }
  const scale = timeScale(dated.map((act) => time(act.when)), Math.max(200, view.clientWidth - (narrow.matches ? 60 : 400)));
  const lanes = new Map();
  for (const act of dated) {
    if (!lanes.has(act.agreement)) lanes.set(act.agreement, []);
    lanes.get(act.agreement).push(act);
  }
  const sorted = [...lanes].sort(([a, left], [b, right]) => right.length - left.length || a - b);
  const list = el("ol", {});
  const more = inParts(list, sorted, ([agreement, told]) => lane(agreement, told, scale), 60);
  const left = state.shown.length - dated.length;
  const ticks = scale.ticks.map(({ at, label }) => {
    const tick = el("span", {}, label);
    tick.style.left = `${at}%`;
    return tick;
  });
  view.replaceChildren(timelineLegend(),
    el("div", { class: "axis", "aria-hidden": "true" },
      el("span", {}, `${many(lanes.size, "agreement")}, those with most acts first`),
      el("div", { class: "track" }, ...ticks)),
    list, more,
    left ? el("p", { class: "soft more" }, `${many(left, "relation")} without a date or an agreement ${left === 1 ? "is" : "are"} not shown.`) : "");
}

function timelineLegend() {
  const dot = (kind) => el("i", { class: kind });
  return el("p", { class: "legend" },
    el("span", {}, dot("making"), "made: talks to signature"),
    el("span", {}, dot("binding"), "binding: ratified, joined, amended"),
    el("span", {}, dot("ending"), "broken or ended"),
    el("span", {}, dot("stance"), "supported or opposed"),
    el("span", {}, dot("open"), "hollow: not done, planned, possible or claimed"),
    el("span", {}, "small: dated by the day of publication"));
}

/** From time to per cent of a track. A few acts of long ago would press all others together; they stand at its beginning. */
function timeScale(times, width) {
  const sorted = [...times].sort((a, b) => a - b);
  let low = sorted[0];
  let high = sorted[sorted.length - 1];
  const early = sorted[Math.floor(sorted.length * 0.06)];
  const clipped = high - early < (high - low) * 0.5;
  if (clipped) low = early;
  const room = Math.max((high - low) * 0.03, 10 * DAY);
  low -= room;
  high += room;
  const percent = (at) => Math.max(0, (100 * (at - low)) / (high - low));
  const ticks = [];
  const days = (high - low) / DAY;
  const months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400].find((step) => days / (step * 30.4) < width / 80) || 4800;
  const from = new Date(low);
  for (let month = Math.ceil((from.getUTCFullYear() * 12 + from.getUTCMonth() + 1) / months) * months; ; month += months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > high) break;
    const label = months >= 12 ? String(Math.floor(month / 12)) : new Date(at).toISOString().slice(0, 7);
    if (percent(at) > (clipped ? 9 : 1)) ticks.push({ at: percent(at), label });
  }
  if (clipped) ticks.unshift({ at: 0, label: "earlier" });
  return { percent, ticks, dot: (100 * 15) / width };
}

/** The place for a dot that touches no other: in a row below, and to the right only where all rows are full. Dots come in order;
    `rows` says how far each is filled. */
function free(rows, at, dot) {
  const open = rows.findIndex((end) => end <= at);
  const row = open >= 0 ? open : rows.indexOf(Math.min(...rows));
  const x = Math.max(at, rows[row]);
  rows[row] = x + dot;
  return { x, row };
}

function lane(agreement, told, scale) {
  const { name, local } = data.agreements[agreement];
  const parties = [...new Set(told.flatMap((act) => [...act.agents, ...act.counterparties].map(([number]) => data.parties[number].name)))];
  const whose = local ? parties.slice(0, 3).join(", ") + (parties.length > 3 ? ` and ${parties.length - 3} more` : "") : "";
  const track = el("div", { class: "track" });
  const rows = [-Infinity, -Infinity, -Infinity];
  let lowest = 0;
  let left = 0;
  for (const act of [...told].sort((a, b) => time(a.when) - time(b.when))) {
    const { x, row } = free(rows, scale.percent(time(act.when)), scale.dot);
    if (x > 101) {
      left += 1;
      continue;
    }
    lowest = Math.max(lowest, row);
    const words = `${act.reported ? "reported " : ""}${act.when}. ${sentence(act)}`;
    const hollow = act.negative || act.modality !== "asserted";
    const dot = el("a", { class: `dot ${family(act)}${hollow ? " open" : ""}${act.reported ? " reported" : ""}`, href: link(act), "aria-label": words, "data-tip": words }, el("i", {}));
    dot.style.left = `${x}%`;
    dot.style.top = `${18 + 15 * row}px`;
    track.append(dot);
  }
  track.style.height = `${37 + 15 * lowest}px`;
  const note = [whose, left && `${many(left, "act")} more`].filter(Boolean).join("; ");
  // Another article's "treaty" is another treaty: then the article has all the acts.
  const open = local ? () => go({ view: "articles", article: told[0].article }) : () => narrowTo({ agreement: name }, "table");
  const title = local ? "Open the article" : "Show these acts in the table";
  return el("li", { class: "lane" },
    el("button", { type: "button", onclick: open, title }, name, note ? el("small", {}, note) : ""), track);
}
