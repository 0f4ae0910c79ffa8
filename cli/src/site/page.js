// What the page does beyond being read: it searches, filters, shows what a link leads to, and turns dark or light.
"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("scripted");

  // The theme is set before anything is drawn. Where nothing can be stored, it holds for this visit.
  const KEY = "spectable-theme";
  const stored = (() => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  })();
  if (stored === "dark" || stored === "light") root.dataset.theme = stored;

  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

  const theme = (button) => {
    const show = () => button.setAttribute("aria-pressed", String(isDark()));
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      try {
        localStorage.setItem(KEY, root.dataset.theme);
      } catch {
        // It holds for this visit.
      }
      show();
    });
    system.addEventListener("change", show);
    show();
  };

  // A text as it is compared: without capitals and marks, with single spaces.
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

  const integer = (text) => {
    if (!/^-?(\d+|0x[\da-f]+)$/.test(text)) return null;
    return text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(text);
  };

  const words = (value) => (value ? value.split(" ") : []);

  // A row and, from the first search on, its texts.
  const rowOf = (element, path) => ({
    element,
    path,
    statuses: words(element.dataset.status),
    policies: words(element.dataset.policy),
    differs: element.classList.contains("differs"),
    text: null,
    tokens: null,
    ends: null,
  });

  const read = (row) => {
    const code = folded(row.element.cells[0].textContent);
    const number = integer(code);
    const ends = code.match(/^(-?\d+)–(-?\d+)$/);
    row.ends = ends && [BigInt(ends[1]), BigInt(ends[2])];
    const hexadecimal = number === null || number < 0n ? "" : ` 0x${number.toString(16)}`;
    const cells = [...row.element.cells].slice(1).map((cell) => cell.textContent);
    row.text = folded(`${code}${hexadecimal} ${cells.join(" ")} ${row.path}`);
    row.tokens = ` ${row.text.replace(/[^\p{L}\p{N}_-]+/gu, " ")}`;
  };

  // A number is looked for at the beginning of words, and within ranges; everything else anywhere.
  const bears = (row, word) => {
    if (word.number === null) return row.text.includes(word.text);
    const [first, last] = row.ends ?? [];
    return row.tokens.includes(` ${word.text}`) || (row.ends && first <= word.number && word.number <= last);
  };

  const start = () => {
    const form = document.querySelector(".finder");
    const query = document.getElementById("page-query");
    const choices = ["document", "enum", "status", "policy"].map((name) => document.getElementById(`page-${name}`));
    const [documentChoice, enumChoice, statusChoice, policyChoice] = choices;
    const differing = document.getElementById("page-differing");
    const count = form.querySelector(".count");
    const clearing = form.querySelector(".clear");
    const nothing = document.querySelector(".nothing");
    const documents = [...document.querySelectorAll(".document, .drifts")];

    // What in the contents leads where.
    const links = new Map();
    for (const link of document.querySelectorAll(".contents a")) {
      links.set(link.getAttribute("href").slice(1), link.closest("li"));
    }
    const sections = [...document.querySelectorAll(".enum")].map((element) => ({
      element,
      link: links.get(element.id),
      documents: words(element.dataset.documents),
      enums: words(element.dataset.enums),
      isDrift: element.parentElement.classList.contains("drifts"),
      rows: [...element.querySelectorAll("tbody tr")].map((row) =>
        rowOf(row, element.querySelector("h3").textContent),
      ),
    }));
    const all = sections.reduce((sum, section) => sum + (section.isDrift ? 0 : section.rows.length), 0);

    const hide = (element, isHidden) => {
      if (element && element.hidden !== isHidden) element.hidden = isHidden;
    };

    const isFiltered = () => query.value.trim() !== "" || choices.some((choice) => choice && choice.value !== "");

    const apply = () => {
      const wanted = folded(query.value).split(" ").filter(Boolean);
      const asked = wanted.map((text) => ({ text, number: integer(text) }));
      const [status, policy] = [statusChoice.value, policyChoice ? policyChoice.value : ""];
      const keeps = (section, row) => {
        if (status && !row.statuses.includes(status)) return false;
        if (policy && !row.policies.includes(policy)) return false;
        if (section.isDrift && differing.checked && !row.differs) return false;
        if (asked.length === 0) return true;
        if (row.text === null) read(row);
        return asked.every((word) => bears(row, word));
      };
      let found = 0;
      let shown = 0;
      for (const section of sections) {
        const isOpen =
          (!documentChoice.value || section.documents.includes(documentChoice.value)) &&
          (!enumChoice.value || section.enums.includes(enumChoice.value));
        let kept = 0;
        for (const row of section.rows) {
          const keep = isOpen && keeps(section, row);
          hide(row.element, !keep);
          if (keep) kept += 1;
        }
        hide(section.element, kept === 0);
        hide(section.link, kept === 0);
        shown += kept;
        if (!section.isDrift) found += kept;
      }
      const filtered = isFiltered();
      for (const element of documents) {
        const inside = [...element.querySelectorAll(":scope > .enum")];
        const isHidden = inside.length === 0 ? filtered : filtered && inside.every((section) => section.hidden);
        hide(element, isHidden);
        hide(links.get(element.id), isHidden);
      }
      hide(nothing, shown > 0 || !filtered);
      clearing.disabled = !filtered;
      const noun = all === 1 ? "code" : "codes";
      const text = filtered ? `${found} of ${all} ${noun}` : `${all} ${noun}`;
      if (count.textContent !== text) count.textContent = text;
    };

    // However fast one types, the rows are gone through once a frame.
    let isDue = false;
    const applySoon = () => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        apply();
      });
    };

    const clear = () => {
      query.value = "";
      for (const choice of choices) if (choice) choice.value = "";
      apply();
    };

    // What a link leads to is shown, even if it was filtered away.
    const reveal = () => {
      const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
      if (!target) return;
      if (target.closest("[hidden]")) {
        if (differing) differing.checked = false;
        clear();
      }
      const isRow = target.matches("tr");
      target.scrollIntoView({ block: isRow ? "center" : "start" });
      if (isRow) requestAnimationFrame(() => target.scrollIntoView({ block: "center" }));
    };

    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      apply();
      document.querySelector(".enum:not([hidden]) tbody tr:not([hidden]) th a")?.focus();
    });
    query.addEventListener("input", applySoon);
    for (const choice of choices) choice?.addEventListener("change", apply);
    if (differing) {
      differing.closest(".choice").hidden = false;
      differing.addEventListener("change", apply);
    }
    for (const button of document.querySelectorAll(".clear")) {
      button.addEventListener("click", () => {
        clear();
        query.focus();
      });
    }
    const openers = [...form.querySelectorAll(".opener")];
    const open = (opener, isOpen) => {
      opener.setAttribute("aria-expanded", String(isOpen));
      document.getElementById(opener.getAttribute("aria-controls")).classList.toggle("open", isOpen);
    };
    for (const opener of openers) {
      opener.addEventListener("click", () => open(opener, opener.getAttribute("aria-expanded") !== "true"));
    }

    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const isTyping = event.target.matches?.("input[type=search], select, textarea");
      if (event.key === "/" && !isTyping) {
        event.preventDefault();
        query.focus();
        query.select();
      } else if (event.key === "Escape") {
        if (isFiltered()) event.preventDefault();
        clear();
      }
    });
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.('a[href^="#"]');
      if (!link) return;
      for (const opener of openers) open(opener, false);
      // A place that is there already makes no change of the hash.
      if (link.getAttribute("href") === location.hash) reveal();
    });
    addEventListener("hashchange", reveal);

    // What is scrolled to comes to stand below the bar, as high as that is.
    const measure = () => root.style.setProperty("--bar", `${form.offsetHeight}px`);
    new ResizeObserver(measure).observe(form);
    measure();
    theme(document.querySelector(".theme"));
    apply();
    reveal();

    // The texts are read while nothing else is to be done, so that the first search need not wait for them.
    const unread = sections.flatMap((section) => section.rows);
    const readSome = (deadline) => {
      while (unread.length > 0 && deadline.timeRemaining() > 1) {
        const row = unread.pop();
        if (row.text === null) read(row);
      }
      if (unread.length > 0) requestIdleCallback(readSome);
    };
    if ("requestIdleCallback" in window) requestIdleCallback(readSome);
  };

  document.addEventListener("DOMContentLoaded", start);
})();
