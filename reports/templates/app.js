"use strict";
// Reading needs none of this: it adds sorting, filtering, looking up names, pinning on the map and keys.
// Text reaches the page through textContent only.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  const said = one("#said");
  const say = (text) => { said.textContent = text; };
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // Details that hold the target of a link open by themselves.
  const reveal = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    const own = target.matches("details") ? target : one(":scope > details.body", target);
    if (own) own.open = true;
    for (let at = target.parentElement; at; at = at.parentElement) if (at.matches("details")) at.open = true;
    target.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", reveal);

  // Sorting: numbers as numbers, everything else by its text.
  const valueOf = (cell) => {
    const text = (cell ? cell.textContent : "").trim();
    const digits = text.replace(/[\s,<>%]/g, "");
    return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : text.toLowerCase();
  };
  const compare = (a, b) => {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (typeof a !== typeof b) return typeof a === "number" ? 1 : -1;
    return a < b ? -1 : a > b ? 1 : 0;
  };
  const sortBy = (table, header, column) => {
    const down = header.getAttribute("aria-sort") === "ascending"
      || (header.classList.contains("num") && !header.hasAttribute("aria-sort"));
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row, index) => ({ row, index, value: valueOf(row.cells[column]) }));
    rows.sort((a, b) => (down ? compare(b.value, a.value) : compare(a.value, b.value)) || a.index - b.index);
    body.append(...rows.map(({ row }) => row));
    say(`Sorted by ${header.textContent}, ${down ? "descending" : "ascending"}`);
  };
  // On a narrow screen a row is a card, and every cell says which column it was.
  all("table.list").forEach((table) => {
    const labels = all("thead th", table).map((header) => header.textContent);
    [...table.tBodies[0].rows].forEach((row) => [...row.cells].forEach((cell, column) => { cell.dataset.label = labels[column]; }));
  });
  all("table[data-sort]").forEach((table) => {
    all("thead th", table).forEach((header, column) => {
      const button = make("button", "", header.textContent);
      button.type = "button";
      button.addEventListener("click", () => sortBy(table, header, column));
      header.replaceChildren(button);
    });
  });

  // Filtering: every word must be somewhere in the row.
  const filterTables = (input, output, tables) => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let left = 0, every = 0;
    tables.forEach((table) => {
      let here = 0;
      [...table.tBodies[0].rows].forEach((row) => {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        every += 1;
        if (!row.hidden) { left += 1; here += 1; }
      });
      const group = table.closest("details.group");
      if (group) { group.hidden = !here; if (words.length && here) group.open = true; }
    });
    output.textContent = words.length ? `${left} of ${every}` : "";
  };
  all(".filter").forEach((label) => {
    const input = one("input", label), output = one("output", label);
    const tables = [];
    for (let next = label.nextElementSibling; next && !next.matches("h3"); next = next.nextElementSibling) {
      tables.push(...all("table[data-filter]", next));
    }
    if (!tables.length) return;
    label.hidden = false;
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => filterTables(input, output, tables), 80);
    });
  });

  // Evidence can be copied, once it is open.
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); say("Copied"); return true; } catch { /* not allowed here */ }
    const area = make("textarea", "unseen");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    say(done ? "Copied" : "Copying is not allowed here");
    return done;
  };
  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (!details.matches("details.evidence") || !details.open || one("button", details)) return;
    const button = make("button", "button", "Copy");
    button.type = "button";
    button.addEventListener("click", async () => {
      const done = await copy(all(".cited code:first-child", details).map((at) => at.textContent).join("\n"));
      button.textContent = done ? "Copied" : "Not allowed";
    });
    details.append(button);
  }, true);

  // The map: hovering or focusing shows what a service uses and who uses it; a click keeps it so.
  const picture = one("#picture"), pinned = one("#pinned");
  let held = "";
  if (picture) {
    const boxes = all(".box", picture), lines = all("[data-from]", picture);
    const nameOf = (box) => one("title", box).textContent.split(":")[0];
    const show = (key) => {
      picture.classList.toggle("focused", Boolean(key));
      const near = new Set([key]);
      lines.forEach((line) => {
        const on = line.dataset.from === key || line.dataset.to === key;
        line.classList.toggle("on", on);
        if (on) near.add(line.dataset.from).add(line.dataset.to);
      });
      boxes.forEach((box) => {
        box.classList.toggle("near", near.has(box.dataset.key));
        box.classList.toggle("on", box.dataset.key === key);
      });
    };
    const hold = (box) => {
      held = box ? box.dataset.key : "";
      show(held);
      pinned.hidden = !box;
      if (!box) return;
      const label = (side, other) => lines.filter((line) => line.matches(".arrow") && line.dataset[side] === held)
        .map((line) => boxes.find((at) => at.dataset.key === line.dataset[other])).map(nameOf);
      const uses = label("from", "to"), users = label("to", "from");
      one("strong", pinned).textContent = one(".name", box).textContent;
      one("span", pinned).textContent = `uses ${uses.join(", ") || "nobody"}; used by ${users.join(", ") || "nobody"}`;
      one("a", pinned).setAttribute("href", box.getAttribute("href"));
      say(pinned.textContent);
    };
    boxes.forEach((box) => {
      box.addEventListener("mouseenter", () => held || show(box.dataset.key));
      box.addEventListener("mouseleave", () => held || show(""));
      box.addEventListener("focus", () => held || show(box.dataset.key));
      box.addEventListener("blur", () => held || show(""));
      box.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || held === box.dataset.key) return;
        event.preventDefault();
        hold(box);
      });
    });
    one("button", pinned).addEventListener("click", () => hold(null));
    addEventListener("keydown", (event) => { if (event.key === "Escape" && held) hold(null); });
  }

  // Looking up: where does a module, table or entry point go?
  const find = one("#find"), found = one("#found");
  const { services, names: byKind } = JSON.parse(one("#island").textContent);
  const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const names = byKind.flatMap(([kind, id, list]) => list.map(([name, service, anchor]) =>
    [kind, name, service, anchor === 1 ? `${id}-${slug(name)}` : anchor]));
  const lowered = names.map(([, name]) => name.toLowerCase());
  let hits = [], chosen = 0;
  const rank = (text, query) => {
    const at = text.indexOf(query);
    if (at < 0) return -1;
    return (at === 0 || /[^a-z0-9]/.test(text[at - 1]) ? 0 : 1000) + text.length;
  };
  const close = () => { found.hidden = true; find.setAttribute("aria-expanded", "false"); find.removeAttribute("aria-activedescendant"); };
  const choose = (index) => {
    chosen = index;
    all("li", found).forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    const item = found.children[index];
    if (item) { find.setAttribute("aria-activedescendant", item.id); item.scrollIntoView({ block: "nearest" }); }
  };
  const go = (index) => {
    const hit = names[hits[index]];
    if (!hit) return;
    const anchor = hit[3] || (services[hit[2]] || ["", ""])[1];
    close();
    if (!anchor) { say("It is in the JSON only"); return; }
    if (location.hash === `#${anchor}`) reveal(); else location.hash = anchor;
    find.blur();
  };
  const look = () => {
    const query = find.value.trim().toLowerCase();
    if (!query) { close(); return; }
    hits = lowered.map((text, index) => [rank(text, query), index]).filter(([score]) => score >= 0)
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, index]) => index);
    const total = hits.length;
    hits = hits.slice(0, 12);
    found.replaceChildren(...hits.map((index, at) => {
      const [kind, name, service] = names[index];
      const item = make("li");
      item.id = `hit-${at}`;
      item.setAttribute("role", "option");
      item.append(make("code", "", name), make("span", "to", kind === "service" ? "service"
        : `${kind} → ${services[service] ? services[service][0] : "no service"}`));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); go(at); });
      return item;
    }));
    if (!total) {
      const none = make("li", "quiet", "Nothing of that name");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      found.append(none);
    }
    found.hidden = false;
    find.setAttribute("aria-expanded", "true");
    choose(0);
    say(`${hits.length} of ${total} names`);
  };
  find.closest(".find").hidden = false;
  find.addEventListener("input", look);
  find.addEventListener("focus", look);
  find.addEventListener("blur", close);
  find.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && hits.length) { event.preventDefault(); choose((chosen + moves[event.key] + hits.length) % hits.length); }
    else if (event.key === "Enter") { event.preventDefault(); go(chosen); }
    else if (event.key === "Escape") { close(); find.blur(); }
  });

  // Navigation marks the section one reads.
  const entries = all("nav.side ol a");
  const byId = new Map(entries.map((entry) => [entry.getAttribute("href").slice(1), entry]));
  const sections = all("main > section");
  const current = () => {
    const line = innerHeight * 0.3;
    let here = sections[0];
    sections.forEach((section) => { if (section.getBoundingClientRect().top <= line) here = section; });
    return here;
  };
  let marked = null, due = false;
  const mark = () => {
    due = false;
    const entry = byId.get(current().id);
    if (!entry || entry === marked) return;
    if (marked) { marked.classList.remove("here"); marked.removeAttribute("aria-current"); }
    entry.classList.add("here");
    entry.setAttribute("aria-current", "true");
    const strip = entry.closest("ol");
    if (strip.scrollWidth > strip.clientWidth) strip.scrollLeft = entry.offsetLeft - strip.offsetLeft - 40;
    marked = entry;
  };
  addEventListener("scroll", () => { if (!due) { due = true; requestAnimationFrame(mark); } }, { passive: true });
  mark();

  // Keys.
  const keys = one("#keys");
  const openKeys = () => { if (!keys.open) keys.showModal(); };
  all("[data-open-keys]").forEach((button) => { button.hidden = false; button.addEventListener("click", openKeys); });
  const step = (by) => {
    const next = sections[sections.indexOf(current()) + by];
    if (next) next.scrollIntoView({ block: "start" });
  };
  const shortcuts = {
    "/": () => find.focus(),
    "?": openKeys,
    j: () => step(1),
    k: () => step(-1),
    e: () => all("main details").forEach((details) => { details.open = true; }),
    w: () => all("main details").forEach((details) => { details.open = false; }),
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    const action = Object.hasOwn(shortcuts, event.key) ? shortcuts[event.key] : null;
    if (action) { event.preventDefault(); action(); }
  });

  // Paper has no triangles to click: the services are printed whole, everything else as it stands open or shut.
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = all("main details.body:not([open])");
    shut.forEach((details) => { details.open = true; });
  });
  addEventListener("afterprint", () => { shut.forEach((details) => { details.open = false; }); });

  reveal();
})();
