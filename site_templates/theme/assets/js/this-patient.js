// The page "For this patient": questions, and the answers as one gives them.
//
// What is typed stays in this page: it is not stored, and it leaves the page only inside a link
// that the reader asks for. The engine in advice.js gives the answers; this file shows them.
"use strict";

(() => {
  const TITLES = { stop: "Stop", plan: "Speaks against the plan", pitfall: "Pitfall",
    plan_unsupported: "The plan is not supported", conflict: "Conflict", warning: "Bear in mind",
    under_way: "Under way", gap: "Nobody declared this silence" };

  const root = document.getElementById("this-patient");
  if (!root) return;
  const data = window.guidelineData;
  if (typeof guidelineAdvice !== "function" || !data) return; // the page says so itself
  if (!String(data.format).startsWith("guideline-as-code 1.")) {
    fail(`The data beside this page has another format (${data.format}).`);
    return;
  }
  try {
    show(guidelineAdvice(data));
  } catch (error) {
    fail(`The data beside this page cannot be read (${error.message}).`);
  }

  function fail(why) {
    const box = root.querySelector(".admonition");
    if (box) box.append(element("p", {}, element("strong", {}, why)));
    else root.append(element("p", { role: "alert" }, why));
  }

  function show(engine) {
    const state = emptyState();
    const asked = data.variables.filter((variable) => !variable.derivation);
    const open = new Set();
    // What has changed since somebody reviewed it, and nobody has looked at again.
    const suspects = new Set((data.reviews ?? [])
      .filter((review) => review.standing === "suspect" || review.signed_unseen)
      .map((review) => review.id));
    const boxes = new Map(); // id of an option to its box and what the box says
    const headings = new Map();
    const fields = new Map(asked.map((variable) => [variable.id, field(variable)]));
    const parts = layout();
    readAddress();
    for (const variable of asked) fill(variable);
    root.replaceChildren(...parts.all);
    update();
    window.addEventListener("hashchange", () => {
      if (readAddress()) {
        for (const variable of asked) fill(variable);
        update();
      }
    });

    // What has been said so far. `typed` keeps also what cannot be understood.

    function emptyState() {
      return { values: {}, typed: {}, unknown: new Set(), proposed: new Set(), order: [],
        point: data.decision_points[0].id };
    }

    function record() {
      return { values: state.values, unknown: [...state.unknown], proposed: [...state.proposed] };
    }

    function said(id) {
      return id in state.values || state.unknown.has(id) || Boolean(state.typed[id]);
    }

    function set(variable, { value, unknown = false, typed = "" }) {
      delete state.values[variable.id];
      state.unknown.delete(variable.id);
      state.typed[variable.id] = typed;
      if (value !== undefined) state.values[variable.id] = value;
      if (unknown) state.unknown.add(variable.id);
      const was = state.order.indexOf(variable.id);
      if (said(variable.id) && was < 0) state.order.push(variable.id);
      if (!said(variable.id) && was >= 0) state.order.splice(was, 1);
      update();
    }

    // The page

    function layout() {
      const reset = button("Start again", () => {
        Object.assign(state, emptyState());
        for (const variable of asked) fill(variable);
        for (const box of plan.querySelectorAll("input")) box.checked = false;
        update();
        parts.questions.querySelector("input")?.focus();
      });
      const link = button("Make a link to this patient", makeLink);
      const note = element("p", { class: "gl-small", role: "status" });
      const summary = element("p", { class: "gl-patient__summary", role: "status" });
      const fault = element("div", { role: "alert" });
      const answered = element("div");
      const questions = element("div");
      const rest = element("div");
      const more = element("details", { class: "gl-more" },
        element("summary", {}, "Questions that change no answer now"), rest);
      const plan = planField();
      const answers = element("div");
      const alerts = element("div");
      // Not fixed to the edge of a phone: it would cover what one is about to tap.
      const jump = element("a", { class: "gl-patient__jump", href: "#answers" });
      const form = element("form", { class: "gl-patient__form", "aria-label": "Questions" },
        element("h2", {}, "Questions"), jump, pointField(), answered, questions, more, plan,
        element("p", { class: "gl-patient__buttons" }, reset, link), note);
      form.addEventListener("submit", (event) => event.preventDefault());
      const side = element("section", { class: "gl-patient__answers", "aria-label": "Answers", id: "answers" },
        element("h2", {}, "Answers"), summary, fault, alerts, answers);
      return { all: [element("div", { class: "gl-patient" }, form, side)],
        summary, fault, answered, questions, rest, more, answers, alerts, note, jump };
    }

    function pointField() {
      if (data.decision_points.length < 2) return "";
      const choice = element("select", {}, ...data.decision_points.map((point) =>
        element("option", { value: point.id }, point.name)));
      choice.addEventListener("change", () => { state.point = choice.value; update(); });
      return element("p", { class: "gl-field" }, element("label", {}, "The moment: ", choice));
    }

    function planField() {
      const boxes = data.options.map((option) => choice("checkbox", "plan", option.name, (box) => {
        if (box.checked) state.proposed.add(option.id);
        else state.proposed.delete(option.id);
        update();
      }, option.id));
      return element("details", { class: "gl-more" },
        element("summary", {}, "Check a plan"),
        element("fieldset", { class: "gl-question" },
          element("legend", {}, "What is planned?"),
          element("p", { class: "gl-small" }, "The answers then say what speaks against it."), ...boxes));
    }

    // One question

    function field(variable) {
      const hint = `help-${variable.id}`;
      const fault = element("p", { class: "gl-question__fault", role: "alert", id: `fault-${variable.id}` });
      const assumed = element("p", { class: "gl-small" });
      const clear = button("Clear", () => {
        set(variable, {});
        fill(variable);
        fields.get(variable.id).box.querySelector("input")?.focus();
      });
      clear.setAttribute("aria-label", `Clear: ${variable.name}`);
      const change = button("Change", () => {
        compact(variable, false);
        (box.querySelector("input:checked") ?? box.querySelector("input")).focus();
      });
      change.setAttribute("aria-label", `Change: ${variable.name}`);
      const short = element("span", {});
      const brief = element("p", { class: "gl-question__brief" }, short, " ", change);
      const inside = element("div", {}, element("p", { class: "gl-small", id: hint }, variable.help),
        ...inputs(variable, fault.id), assumed, clear);
      const box = element("fieldset", { class: "gl-question", "aria-describedby": hint },
        element("legend", {}, variable.question), brief, inside, fault);
      return { box, fault, assumed, clear, short, brief, inside };
    }

    // An answered question takes one line, unless somebody is at it.
    function compact(variable, wanted) {
      const { brief, inside } = fields.get(variable.id);
      brief.hidden = !wanted;
      inside.hidden = wanted;
    }

    function shortAnswer(variable) {
      const value = state.values[variable.id];
      if (state.unknown.has(variable.id)) return "Not known";
      if (value === undefined) return "";
      if (Array.isArray(value) && !value.length) return "None of these";
      if (typeof value === "number") return variable.unit && !variable.unit.startsWith("{") ? `${value} ${variable.unit}` : String(value);
      const chosen = [value].flat();
      return variable.values.filter((item) => chosen.includes(item.id)).map((item) => item.label).join(", ");
    }

    function inputs(variable, fault) {
      const notKnown = choice("radio", variable.id, "Not known", () => {
        set(variable, { unknown: true });
        fill(variable);
      }, "?");
      const values = variable.values.map((value) => {
        const kind = variable.kind === "set" ? "checkbox" : "radio";
        return choice(kind, variable.id, value.label, (box) => {
          if (kind === "checkbox") takeMembers(variable);
          else set(variable, { value: box.value });
          fill(variable);
        }, value.id);
      });
      if (variable.kind === "set") {
        const none = choice("radio", variable.id, "None of these", () => {
          set(variable, { value: [] });
          fill(variable);
        }, "[]");
        return [...values, none, notKnown];
      }
      if (variable.kind !== "integer") return [...values, notKnown];
      const unit = variable.unit.startsWith("{") ? "" : variable.unit;
      const input = element("input", { type: "text", inputmode: "numeric", autocomplete: "off",
        "aria-describedby": fault, "aria-label": `${variable.name}, ${variable.low} to ${variable.high} ${unit}`.trim() });
      input.addEventListener("input", () => takeNumber(variable, input.value));
      const range = `${variable.low} to ${variable.high}${unit ? ` ${unit}` : ""}`;
      return [element("p", { class: "gl-field" }, input, " ", element("span", { class: "gl-small" }, range)),
        ...values, notKnown];
    }

    function takeMembers(variable) {
      const boxes = fields.get(variable.id).box.querySelectorAll("input[type=checkbox]:checked");
      set(variable, boxes.length ? { value: [...boxes].map((box) => box.value) } : {});
    }

    function takeNumber(variable, typed) {
      const text = typed.trim();
      const number = Number(text);
      const fits = /^-?\d{1,15}$/.test(text) && number >= variable.low && number <= variable.high;
      set(variable, fits ? { value: number, typed } : { typed });
      fill(variable);
    }

    // Bring the inputs of one question in line with what has been said.
    function fill(variable) {
      const { box, fault } = fields.get(variable.id);
      const value = state.values[variable.id];
      const members = Array.isArray(value) ? value : [];
      const chosen = state.unknown.has(variable.id) ? "?" : Array.isArray(value) && !value.length ? "[]" : value;
      for (const input of box.querySelectorAll("input")) {
        if (input.type === "checkbox") input.checked = members.includes(input.value);
        else if (input.type === "radio") input.checked = input.value === chosen;
        else if (input.value !== (state.typed[variable.id] ?? "")) input.value = state.typed[variable.id] ?? "";
      }
      const wrong = Boolean(state.typed[variable.id]?.trim()) && typeof value !== "number";
      const wanted = `a whole number from ${variable.low} to ${variable.high}`;
      const message = wrong ? `“${state.typed[variable.id].trim()}” is not ${wanted}. It is not used.` : "";
      if (fault.textContent !== message) fault.textContent = message;
      box.querySelector("input[type=text]")?.setAttribute("aria-invalid", String(wrong));
    }

    // Answers

    function update() {
      const now = record();
      const refused = engine.impossible(now);
      showFault(refused);
      const advice = refused ? null : engine.assess(now, state.point);
      arrange(advice ? engine.nextQuestions(now, advice, state.point) : null, advice);
      parts.alerts.replaceChildren(...(advice ? alertBoxes(advice) : []));
      const shown = advice ? groups(advice) : [];
      place(parts.answers, shown);
      while (parts.answers.childElementCount > shown.length) parts.answers.lastElementChild.remove();
      const text = refused ? "No answer: there is no such patient." : summaryOf(advice);
      if (parts.summary.textContent !== text) parts.summary.textContent = text;
      parts.jump.textContent = refused ? "See what does not fit" : text;
      parts.note.textContent = "";
    }

    function showFault(refused) {
      if (!refused) {
        parts.fault.replaceChildren();
        return;
      }
      const named = refused.variables.map((id) => engine.recordedClause(engine.variables.get(id), state.values[id]));
      const lines = refused.constraints.map((constraint) => `${constraint.text} (${constraint.id})`);
      if (named.length) lines.push(`These cannot be true together: ${named.join("; ")}.`);
      parts.fault.replaceChildren(element("div", { class: "admonition danger" },
        element("p", { class: "admonition-title" }, "There is no such patient"),
        ...lines.map((line) => element("p", {}, line)),
        element("p", {}, "Nothing you entered was changed. Correct one of these answers.")));
    }

    // Questions: those answered, those that still matter in the best order, and the rest.
    function arrange(waiting, advice) {
      const focused = document.activeElement;
      const answered = state.order;
      const matter = (waiting ?? []).filter((id) => !said(id));
      const rest = asked.map((variable) => variable.id).filter((id) => !said(id) && !matter.includes(id));
      const shown = waiting ? rest : [];
      const boxesOf = (ids) => ids.map((id) => fields.get(id).box);
      place(parts.answered, boxesOf(answered));
      place(parts.questions, boxesOf(waiting ? matter : asked.map((v) => v.id).filter((id) => !said(id))));
      place(parts.rest, boxesOf(shown));
      parts.more.hidden = !shown.length;
      for (const variable of asked) {
        const { box, assumed, clear, short } = fields.get(variable.id);
        clear.hidden = !said(variable.id);
        short.textContent = shortAnswer(variable);
        compact(variable, short.textContent !== "" && !box.contains(focused));
        box.classList.toggle("gl-question--next", variable.id === matter[0]);
        const value = advice?.assumptions.get(variable.id);
        assumed.textContent = value === undefined ? ""
          : `Assumed while it is not answered: ${engine.recordedClause(variable, value)}.`;
      }
      if (focused !== document.activeElement && root.contains(focused)) focused.focus({ preventScroll: true });
    }

    // Only what stands elsewhere moves, and keeps the focus where the browser can do that: every
    // move costs layout, and a keystroke has a few milliseconds. What is not wanted comes last.
    function place(parent, wanted) {
      wanted.forEach((box, number) => {
        const here = parent.children[number] ?? null;
        if (here === box) return;
        if (parent.moveBefore && box.isConnected) parent.moveBefore(box, here);
        else parent.insertBefore(box, here);
      });
    }

    function summaryOf(advice) {
      if (advice.scope === false) return `Out of scope. This guideline is for: ${data.scope.text}`;
      if (!state.order.length) return `Nothing is known yet: ${counted(advice.options.size, "answer")} open.`;
      const count = groupsOf(advice).map(([name, ids]) => [ids.length, name.toLowerCase()]);
      return count.filter(([number]) => number).map(([number, name]) => `${number} ${name}`).join(", ");
    }

    function groupsOf(advice) {
      const of = { "In favour": [], "Open": [], "Against": [], "Nothing said": [] };
      for (const [id, answer] of advice.options) {
        const unsettled = ["undetermined", "conflict"].includes(answer.verdict);
        const said = { for: "In favour", against: "Against" }[answer.direction];
        const other = ["source_silent", "not_applicable", "out_of_scope"].includes(answer.verdict) ? "Nothing said" : "Open";
        of[unsettled ? "Open" : said ?? other].push(id);
      }
      return Object.entries(of);
    }

    function groups(advice) {
      if (advice.scope === false) return [];
      return groupsOf(advice).filter(([, ids]) => ids.length).flatMap(([name, ids]) => [
        heading(name), ...ids.map((id) => answerBox(id, advice.options.get(id)))]);
    }

    function heading(name) {
      if (!headings.has(name)) headings.set(name, element("h3", {}, name));
      return headings.get(name);
    }

    // A closed box that says the same as before stays; what is inside is made when it is opened.
    function answerBox(id, answer) {
      const before = boxes.get(id);
      const same = before && !before.box.open && before.verdict === answer.verdict && before.wording === answer.wording;
      const box = same ? before.box : newAnswerBox(id, answer);
      if (same) while (box.childElementCount > 2) box.lastElementChild.remove();
      boxes.set(id, { box, verdict: answer.verdict, wording: answer.wording, answer });
      if (box.open) complete(id);
      return box;
    }

    function complete(id) {
      const { box, answer } = boxes.get(id);
      if (box.childElementCount === 2) box.append(...answerDetails(id, answer));
    }

    function newAnswerBox(id, answer) {
      const option = engine.options.get(id);
      const box = element("details", { class: "gl-answer" },
        element("summary", {}, chip(answer.verdict), " ", element("strong", {}, option.name)),
        element("p", {}, `${capital(option.phrase)} ${answer.wording}.`));
      box.open = open.has(id);
      box.addEventListener("toggle", () => {
        if (box.open) open.add(id);
        else open.delete(id);
        if (box.open && boxes.get(id).box === box) complete(id);
      });
      return box;
    }

    function answerDetails(id, answer) {
      const found = [];
      const needed = answer.first.map((other) => engine.options.get(other).phrase);
      if (needed.length && answer.direction !== "against" && answer.verdict !== "source_silent") {
        found.push(element("p", {}, element("strong", {}, `First: ${needed.join(", ")}.`)));
      }
      found.push(element("ul", {}, ...answer.reasons.map((reason) => element("li", {}, reason))));
      if (answer.possible.length) found.push(...whatIf(id, answer));
      const rules = unique([...answer.because, ...answer.refined, ...answer.possible.flatMap((p) => p.because)]);
      found.push(linkRow("Recommendations and pitfalls", rules.map(ruleLink)));
      found.push(linkRow("Source", unique(answer.support.map((item) => item.statement)).map((statement) =>
        anchor(statement, `traceability.html#statement-${slug(statement)}`))));
      found.push(linkRow("Open questions", answer.questions.map((question) =>
        anchor(`${question}: ${engine.questions.get(question).title}${again(question)}`, `open-questions.html#${slug(question)}`))));
      return found.filter(Boolean);
    }

    // What each value of a missing characteristic would lead to.
    function whatIf(id, answer) {
      const named = answer.possible.map((possible) => {
        const because = possible.because.length ? ` (${possible.because.join(", ")})` : "";
        return element("li", {}, chip(possible.verdict), because);
      });
      const tables = answer.missing.map((name) => [name, engine.consequences(record(), id, name)])
        .filter(([, rows]) => rows.length > 1)
        .map(([name, rows]) => consequenceTable(engine.variables.get(name), rows));
      return [element("p", {}, "It could still be:"), element("ul", {}, ...named), ...tables];
    }

    function consequenceTable(variable, rows) {
      return element("table", {}, element("caption", {}, `${variable.name}: what each answer would decide`),
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, variable.name),
          element("th", { scope: "col" }, "Then"))),
        element("tbody", {}, ...rows.map((row) => element("tr", {},
          element("td", {}, valuesText(variable, row.values)),
          element("td", {}, ...row.verdicts.flatMap((verdict, n) => (n ? [" or ", chip(verdict)] : [chip(verdict)])))))));
    }

    function valuesText(variable, parts) {
      const label = (id) => variable.values.find((value) => value.id === id)?.label ?? String(id);
      return parts.map((part) => {
        if (part.members) {
          const names = part.members.map(label).join(" or ");
          return part.inside ? names : `not ${names}`;
        }
        const [low, high] = part.values;
        if (typeof low === "number") return low === high ? String(low) : `${low} to ${high}`;
        return part.values.map(label).join(" or ");
      }).join(", ");
    }

    function alertBoxes(advice) {
      const boxes = advice.alerts.filter((alert) => alert.kind !== "would_apply").map((alert) => {
        const kind = ["stop", "plan", "pitfall"].includes(alert.kind) ? "danger"
          : alert.kind === "conflict" ? "conflict" : "warning";
        return element("div", { class: `admonition ${kind}` },
          element("p", { class: "admonition-title" }, TITLES[alert.kind] ?? "Note"),
          element("p", {}, alert.text));
      });
      const possible = advice.alerts.filter((alert) => alert.kind === "would_apply");
      if (possible.length) {
        boxes.push(element("details", { class: "gl-more" },
          element("summary", {}, `${counted(possible.length, "pitfall")} could apply`),
          element("ul", {}, ...possible.map((alert) => element("li", {}, alert.text)))));
      }
      if (advice.unchecked.length) {
        const texts = data.constraints.filter((constraint) => advice.unchecked.includes(constraint.id));
        boxes.push(element("details", { class: "gl-more" },
          element("summary", {}, `${counted(texts.length, "note")} could not be checked, because something is missing`),
          element("ul", {}, ...texts.map((item) => element("li", {}, `${item.text} (${item.id})`)))));
      }
      return boxes;
    }

    function chip(verdict) {
      const wording = engine.wordings.get(verdict);
      const own = data.wordings.some((item) => item.id === verdict);
      const kind = own ? wording.direction : verdict.replaceAll("_", "-");
      return element("span", { class: `verdict verdict-${kind}` }, wording.label);
    }

    function again(id) {
      return suspects.has(id) ? " (to be looked at again)" : "";
    }

    function ruleLink(id) {
      const item = engine.rule(id);
      const folder = data.recommendations.includes(item) ? "recommendations" : "pitfalls";
      return anchor(`${id}: ${item.title}${again(id)}`, `${folder}/${encodeURIComponent(id)}.html`);
    }

    function linkRow(name, links) {
      if (!links.length) return null;
      return element("p", { class: "gl-small" }, `${name}: `,
        ...links.flatMap((link, n) => (n ? [" · ", link] : [link])));
    }

    // A link that holds the answers, only when asked for

    function makeLink() {
      const text = new URLSearchParams();
      for (const [id, value] of Object.entries(state.values)) {
        text.append(id, Array.isArray(value) ? `[${value.join(",")}]` : String(value));
      }
      for (const id of state.unknown) text.append(id, "?");
      for (const id of state.proposed) text.append("plan", id);
      const address = `${location.href.split("#")[0]}#patient?${text}`;
      const input = element("input", { type: "text", readonly: "", "aria-label": "Link to this patient" });
      input.value = address;
      parts.note.replaceChildren(
        "This link holds everything you entered. Whoever gets it can read it. ", input);
      input.select();
    }

    // Returns whether the address holds a patient. Values that the guideline does not know are left out.
    function readAddress() {
      const [mark, query] = location.hash.split("?");
      if (mark !== "#patient" || query === undefined) return false;
      Object.assign(state, emptyState());
      for (const [id, text] of new URLSearchParams(query)) {
        if (id === "plan") {
          if (engine.options.has(text)) state.proposed.add(text);
          continue;
        }
        const variable = asked.find((item) => item.id === id);
        if (!variable) continue;
        if (text === "?") state.unknown.add(id);
        else takeText(variable, text);
        if (said(id) && !state.order.includes(id)) state.order.push(id);
      }
      for (const box of root.querySelectorAll("input[name=plan]")) box.checked = state.proposed.has(box.value);
      return true;
    }

    function takeText(variable, text) {
      const known = variable.values.map((value) => value.id);
      if (variable.kind === "set") {
        const members = text.replace(/^\[|\]$/g, "").split(",").filter((member) => known.includes(member));
        if (members.length || text === "[]") state.values[variable.id] = members;
      } else if (known.includes(text)) {
        state.values[variable.id] = text;
      } else if (variable.kind === "integer") {
        state.typed[variable.id] = text.slice(0, 20);
        const number = Number(text);
        if (/^-?\d{1,15}$/.test(text) && number >= variable.low && number <= variable.high) {
          state.values[variable.id] = number;
        }
      }
    }
  }

  function choice(type, name, label, changed, value) {
    const box = element("input", { type, name: `q-${name}`, value });
    if (name === "plan") box.name = "plan";
    box.addEventListener("change", () => changed(box));
    return element("label", { class: "gl-choice" }, box, " ", element("span", {}, label));
  }

  function button(text, act) {
    const made = element("button", { type: "button", class: "gl-button gl-button--quiet" }, text);
    made.addEventListener("click", act);
    return made;
  }

  function anchor(text, href) {
    return element("a", { href }, text);
  }

  // Text goes in as text: nothing in the content can become markup.
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function counted(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  }

  function unique(items) {
    return [...new Set(items)];
  }

  function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
  }

  function slug(text) {
    return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }
})();
