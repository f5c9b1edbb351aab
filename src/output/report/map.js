// The map: parties as circles, joined where they act together or towards each other.

/** An act of more parties than this draws no lines: all would be joined to all. */
const CROWD = 12;
const SVG = "http://www.w3.org/2000/svg";

function svg(tag, properties, ...children) {
  const node = document.createElementNS(SVG, tag);
  set(node, properties);
  node.append(...children);
  return node;
}

function showMap() {
  const view = $("view-map");
  const { nodes, ties, crowds } = net(state.shown, narrow.matches ? 22 : 48);
  if (!ties.length) {
    view.replaceChildren(el("p", { class: "none" }, "No two parties of the relations that pass the filters act together."));
    return;
  }
  const width = Math.max(320, view.clientWidth - (innerWidth > 1100 ? 400 : 60));
  const height = narrow.matches ? width * 1.2 : Math.min(width * 0.72, 760);
  layOut(nodes, ties, width, height);
  const lines = ties.map((tie) => {
    const line = svg("line", { x1: tie.a.x, y1: tie.a.y, x2: tie.b.x, y2: tie.b.y, "stroke-width": 0.8 + 1.2 * Math.log2(tie.count), class: tie.conflict * 2 > tie.count ? "conflict" : false });
    tie.line = line;
    return line;
  });
  const circles = nodes.map((node) => circle(node, ties));
  const picture = svg("svg", { class: "graph", viewBox: `0 0 ${width} ${Math.round(height)}`, role: "group", "aria-label": "Map of parties" }, ...lines, ...circles);
  const strongest = [...ties].sort((x, y) => y.count - x.count || x.order - y.order).slice(0, 25);
  const crowd = crowds ? ` ${many(crowds, "act")} of more than ${CROWD} parties ${crowds === 1 ? "draws" : "draw"} no lines.` : "";
  view.replaceChildren(
    el("p", { class: "legend" }, el("span", {}, swatch(""), "act together or towards each other"), el("span", {}, swatch("conflict"), "mostly opposed, broken or ended"),
      el("span", {}, `The ${many(nodes.length, "party", "parties")} with most ties. Choose one for its acts.${crowd}`)),
    picture,
    el("div", { class: "ties" }, el("h2", {}, "Strongest ties"),
      el("ol", {}, ...strongest.map((tie) => el("li", {},
        el("button", { type: "button", onclick: () => narrowTo({ party: `${tie.a.name}; ${tie.b.name}` }, "table") },
          `${tie.a.name} – ${tie.b.name}`, el("small", {}, String(tie.count))))))));
}

function swatch(kind) {
  return svg("svg", { "aria-hidden": "true" }, svg("line", { x1: 0, y1: 5, x2: 22, y2: 5, class: kind || false }));
}

/** The parties with most ties, and the ties among them. */
function net(shown, most) {
  const ties = new Map();
  let crowds = 0;
  for (const act of shown) {
    const agents = act.agents.map(([number]) => number);
    const others = act.counterparties.map(([number]) => number);
    const all = [...new Set([...agents, ...others])];
    if (all.length > CROWD) {
      crowds += 1;
      continue;
    }
    const conflict = family(act) === "ending" || act.kind === "opposed" ? 1 : 0;
    for (let a = 0; a < all.length; a += 1) {
      for (let b = a + 1; b < all.length; b += 1) {
        // Two who do the same each for itself are not joined: both ratified, both opposed.
        if (!act.symmetric && others.length && agents.includes(all[a]) === agents.includes(all[b])) continue;
        const pair = [all[a], all[b]].sort((x, y) => x - y);
        const key = pair.join(" ");
        if (!ties.has(key)) ties.set(key, { pair, count: 0, conflict: 0 });
        ties.get(key).count += 1;
        ties.get(key).conflict += conflict;
      }
    }
  }
  const weight = new Map();
  for (const { pair, count } of ties.values()) for (const number of pair) weight.set(number, (weight.get(number) || 0) + count);
  const kept = [...weight].sort(([a, left], [b, right]) => right - left || a - b).slice(0, most);
  const nodes = kept.map(([number, count]) => ({ number, count, name: data.parties[number].name, type: data.parties[number].type }));
  const by = new Map(nodes.map((node) => [node.number, node]));
  const among = [...ties.values()].filter(({ pair }) => pair.every((number) => by.has(number)));
  const drawn = among.map(({ pair, count, conflict }, order) => ({ a: by.get(pair[0]), b: by.get(pair[1]), count, conflict, order }));
  return { nodes: nodes.filter((node) => drawn.some((tie) => tie.a === node || tie.b === node)), ties: drawn, crowds };
}

/** Springs along ties, repulsion between all, from a spiral on: the same parties always come to lie the same way. */
function layOut(nodes, ties, width, height) {
  nodes.forEach((node, at) => {
    const angle = at * 2.399963;
    const radius = Math.sqrt((at + 0.5) / nodes.length) * 0.5;
    node.x = 0.5 + radius * Math.cos(angle);
    node.y = 0.5 + radius * Math.sin(angle);
  });
  const ideal = 0.85 / Math.sqrt(nodes.length);
  for (let step = 0; step < 320; step += 1) {
    const heat = 0.06 * (1 - step / 320) + 0.001;
    for (const node of nodes) [node.dx, node.dy] = [(0.5 - node.x) * 0.25, (0.5 - node.y) * 0.25];
    for (const [at, one] of nodes.entries()) {
      for (const other of nodes.slice(at + 1)) {
        const [dx, dy] = [one.x - other.x, one.y - other.y];
        const square = Math.max(dx * dx + dy * dy, 1e-4);
        const force = (ideal * ideal * 0.5) / square;
        one.dx += dx * force; one.dy += dy * force;
        other.dx -= dx * force; other.dy -= dy * force;
      }
    }
    for (const { a, b, count } of ties) {
      const [dx, dy] = [a.x - b.x, a.y - b.y];
      const force = (Math.hypot(dx, dy) / ideal) * 0.12 * (1 + Math.log2(count) / 4);
      a.dx -= dx * force; a.dy -= dy * force;
      b.dx += dx * force; b.dy += dy * force;
    }
    for (const node of nodes) {
      const length = Math.max(Math.hypot(node.dx, node.dy), 1e-9);
      node.x += (node.dx / length) * Math.min(length, heat);
      node.y += (node.dy / length) * Math.min(length, heat);
    }
  }
  // Fitted to the picture, with room for names.
  for (const [axis, size, room] of [["x", width, 70], ["y", height, 26]]) {
    const all = nodes.map((node) => node[axis]);
    const [low, high] = [Math.min(...all), Math.max(...all)];
    for (const node of nodes) node[axis] = room + ((node[axis] - low) / (high - low || 1)) * (size - 2 * room);
  }
  for (const node of nodes) {
    node.radius = 4 + 2.2 * Math.sqrt(node.count);
    node.label = label(node);
    // An Inter or Arial letter of 12 pixels is about 6.6 wide.
    node.wide = node.radius * 2 + 8 + node.label.length * 6.6;
  }
  part(nodes, width, height);
}

/** Moves circles whose names would cover each other apart. */
function part(nodes, width, height) {
  const box = (node) => {
    node.left = node.x > width * 0.78;
    const start = node.left ? node.x + node.radius - node.wide : node.x - node.radius;
    const tall = Math.max(node.radius * 2, 16) + 4;
    return { start, end: start + node.wide, top: node.y - tall / 2, bottom: node.y + tall / 2 };
  };
  for (let step = 0; step < 120; step += 1) {
    let moved = false;
    for (const [at, one] of nodes.entries()) {
      for (const other of nodes.slice(at + 1)) {
        const [a, b] = [box(one), box(other)];
        const x = Math.min(a.end, b.end) - Math.max(a.start, b.start);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (x <= 0 || y <= 0) continue;
        const down = one.y < other.y || (one.y === other.y && one.number < other.number) ? 1 : -1;
        one.y -= (down * y) / 2;
        other.y += (down * y) / 2;
        moved = true;
      }
    }
    if (!moved) break;
  }
  for (const node of nodes) {
    node.x = Math.round(node.x * 10) / 10;
    node.y = Math.round(Math.min(Math.max(node.y, 14), height - 14) * 10) / 10;
  }
}

function label(node) {
  const { id, name } = data.parties[node.number];
  if (name.length <= 24) return name;
  return id && id.length <= 5 ? id : `${name.slice(0, 22)}…`;
}

function circle(node, ties) {
  const { radius, left } = node;
  // The name of a control begins with what is written on it.
  const words = `${node.label === node.name ? "" : `${node.label}, `}${node.name}: ${many(node.count, "tie")}`;
  const choose = () => narrowTo({ party: node.name }, "table");
  const group = svg("g", { class: `node ${node.type}`, tabindex: 0, role: "button", "aria-label": words, "data-tip": words,
      onclick: choose, onkeydown: (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), choose()) },
    svg("circle", { cx: node.x, cy: node.y, r: radius.toFixed(1) }),
    svg("text", { x: node.x + (left ? -radius - 4 : radius + 4), y: node.y + 4, "text-anchor": left ? "end" : "start" }, node.label));
  node.group = group;
  const near = (on) => {
    group.parentNode.classList.toggle("lighting", on);
    group.classList.toggle("near", on);
    for (const tie of ties) {
      if (tie.a !== node && tie.b !== node) continue;
      tie.line.classList.toggle("near", on);
      (tie.a === node ? tie.b : tie.a).group.classList.toggle("near", on);
    }
  };
  for (const [come, leave] of [["mouseenter", "mouseleave"], ["focus", "blur"]]) {
    group.addEventListener(come, () => near(true));
    group.addEventListener(leave, () => near(false));
  }
  return group;
}
