// Answers for one patient, worked out in the browser from `guideline.json`.
//
// The same semantics as guideline/evaluation in Python, and held against it by a test, patient by
// patient. Nothing here touches the page, the network or any storage.
//
// A record is {values, unknown, proposed}: values by variable (text, a whole number, or a list for
// a set), the variables said to be unknown, and the options of a plan. What is absent is unknown.
"use strict";

// eslint-disable-next-line no-unused-vars -- used by the page's script and by tests
function guidelineAdvice(data) {
  const byId = (list) => new Map(list.map((item) => [item.id, item]));
  const variables = byId(data.variables);
  const options = byId(data.options);
  const recommendations = byId(data.recommendations);
  const pitfalls = byId(data.pitfalls);
  const statements = byId(data.statements);
  const questions = byId(data.questions);
  const wordings = new Map([...byId(data.engine_wordings), ...byId(data.wordings)]);
  const rule = (id) => recommendations.get(id) ?? pitfalls.get(id);
  const UNSAID = ["source_silent", "not_supported"];

  const cases = new Map(data.options.map((option) => [option.id, optionCase(option)]));
  const scopeDiagram = conditionDiagram(data.diagrams.scope);
  const records = new Diagram(data.diagrams.records);
  const conflicts = new Map(
    Object.entries(data.diagrams.conflicts).map(([id, list]) => [id, list.map(conditionDiagram)]),
  );

  // Truth of a condition: true, false, or null for unknown (Kleene).

  function truth(condition, record) {
    if (condition.all) return every(condition.all, record, true);
    if (condition.any) return every(condition.any, record, false);
    if (condition.not) {
      const value = truth(condition.not, record);
      return value === null ? null : !value;
    }
    return leafTruth(condition, record);
  }

  function every(parts, record, neutral) {
    let result = neutral;
    for (const part of parts) {
      const value = truth(part, record);
      if (value === !neutral) return value;
      if (value === null) result = null;
    }
    return result;
  }

  function leafTruth(leaf, record) {
    const recorded = record.values.get(leaf.variable);
    if (recorded !== undefined) return holds(leaf, recorded);
    const variable = variables.get(leaf.variable);
    if (!variable.derivation) return null;
    const outcomes = new Set(derivedValues(variable, record).map((value) => holds(leaf, value)));
    return outcomes.size === 2 ? null : outcomes.has(true);
  }

  function holds(leaf, recorded) {
    if (leaf.is) return leaf.is.includes(recorded);
    if (leaf.within) {
      const [low, high] = leaf.within;
      return typeof recorded === "number"
        && (low === null || recorded >= low) && (high === null || recorded <= high);
    }
    if (leaf.includes) return recorded.some((member) => leaf.includes.includes(member));
    return recorded.length === 0;
  }

  // Every value a derived variable may still have.
  function derivedValues(variable, record) {
    const { derivation } = variable;
    if (derivation.points) {
      let sums = new Set([0]);
      for (const [points, condition] of derivation.points) {
        const value = truth(condition, record);
        if (value === false) continue;
        const more = [...sums].map((number) => number + points);
        sums = new Set(value === true ? more : [...sums, ...more]);
      }
      return [...sums].sort((a, b) => a - b);
    }
    const possible = [];
    for (const [value, condition] of derivation.cases) {
      const found = truth(condition, record);
      if (found !== false) possible.push(value);
      if (found === true) return unique(possible);
    }
    return unique([...possible, derivation.otherwise]);
  }

  function missingVariables(condition, record) {
    if (truth(condition, record) !== null) return [];
    const parts = condition.all ?? condition.any;
    if (parts) return unique(parts.flatMap((part) => missingVariables(part, record)));
    if (condition.not) return missingVariables(condition.not, record);
    return [condition.variable];
  }

  // What a person can record to settle a variable, which may be derived.
  function recordable(name, record) {
    const { derivation } = variables.get(name);
    if (!derivation) return [name];
    const conditions = (derivation.points ?? derivation.cases).map(([, condition]) => condition);
    return conditions.flatMap((condition) => missingVariables(condition, record))
      .flatMap((inner) => recordable(inner, record));
  }

  // Whether every possible patient with this record agrees on a condition.
  function settledTruth(condition, compiled, record) {
    const value = truth(condition, record);
    if (value !== null) return value;
    const answers = compiled.diagram.answers(record);
    const fits = compiled.diagram.meet(compiled.possible, compiled.holds, answers);
    const fails = compiled.diagram.meet(compiled.possible, compiled.fails, answers);
    return fits === fails ? null : fits;
  }

  function conditionDiagram(plain) {
    const diagram = new Diagram(plain);
    const { holds: where, possible } = plain;
    return { diagram, holds: where, possible, fails: diagram.relabelled(where, [1, 0]) };
  }

  // One option: the rules that bear on it, and its diagram.

  function optionCase(option) {
    const own = [
      ...data.recommendations.filter((item) => item.option === option.id),
      ...data.pitfalls.filter((item) => item.kind === "act" && item.option === option.id),
    ];
    const comparisons = data.recommendations.filter((item) => item.over === option.id);
    const plain = data.diagrams.options[option.id];
    const ids = new Set(own.map((item) => item.id));
    const displaced = new Map(own.map((item) => [item.id, displacedBy(item, ids)]));
    return { option, own, comparisons, all: [...own, ...comparisons], displaced, plain,
      diagram: new Diagram(plain) };
  }

  // The rules that one rule refines or overrides, directly or through others.
  function displacedBy(first, ids) {
    const found = new Set();
    const ahead = [...first.refines, ...first.overrides];
    while (ahead.length) {
      const id = ahead.pop();
      if (found.has(id) || !ids.has(id)) continue;
      found.add(id);
      ahead.push(...rule(id).refines, ...rule(id).overrides);
    }
    return found;
  }

  // The outcome by the rules alone; null when a missing value leaves it open.
  function settled(found, record) {
    let open = false;
    const isTrue = (condition) => {
      const value = truth(condition, record);
      if (value === null) open = true;
      return value === true;
    };
    if (!isTrue(found.option.applies_when)) return open ? null : outcome("not_applicable");
    const applying = new Set();
    const satisfied = new Set();
    const underWay = new Set();
    for (const item of found.all) {
      if (!isTrue(item.when)) continue;
      applying.add(item.id);
      if (item.satisfied_when && isTrue(item.satisfied_when)) satisfied.add(item.id);
      if (item.under_way_when && isTrue(item.under_way_when)) underWay.add(item.id);
    }
    const silence = applying.size ? null
      : found.option.silence.find((declared) => isTrue(declared.when)) ?? null;
    return open ? null : resolve(found, applying, satisfied, underWay, silence);
  }

  function outcome(verdict, because = [], refined = [], silence = null, underWay = null) {
    return { verdict, because, refined, silence, underWay };
  }

  function resolve(found, applying, satisfied, underWay, silence) {
    const dropped = new Set([...applying].flatMap((id) => [...(found.displaced.get(id) ?? [])])
      .filter((id) => applying.has(id)));
    const left = found.own.filter((item) => applying.has(item.id) && !dropped.has(item.id));
    const refined = found.own.filter((item) => dropped.has(item.id)).map((item) => item.id);
    const absolute = left.filter((item) => !item.over);
    const verdictOf = (item) =>
      satisfied.has(item.id) || underWay.has(item.id) ? "satisfied" : item.wording;
    const directions = new Set(left.map((item) => wordings.get(verdictOf(item)).direction));
    const deciding = absolute.length ? absolute : left;
    const words = new Set(deciding.map(verdictOf));
    if (directions.size > 1 || words.size > 1) {
      return outcome("conflict", left.map((item) => item.id), refined);
    }
    const because = deciding.map((item) => item.id);
    if (words.size) {
      const started = because.find((id) => underWay.has(id)) ?? null;
      return outcome([...words][0], because, refined, null, started);
    }
    const lesser = found.comparisons.filter((item) => applying.has(item.id));
    if (lesser.length) return outcome("less_preferred", lesser.map((item) => item.id));
    const exclusive = found.own.filter((item) => item.only).map((item) => item.id);
    if (exclusive.length) return outcome("not_supported", exclusive, [], silence);
    return outcome("source_silent", [], [], silence);
  }

  // Missing values: what the completions of a record can still lead to.

  function completions(found, record) {
    const known = settled(found, record);
    if (known) return { outcome: known, deciding: [], possible: [] };
    const { diagram, plain } = found;
    const answers = diagram.answers(record);
    const remaining = diagram.fix(plain.verdict, answers);
    const inside = diagram.ends(remaining)
      .filter((end) => !["impossible", "out_of_scope"].includes(end.verdict));
    const verdicts = unique(inside.map((end) => end.verdict)).sort(byCodePoint);
    if (!verdicts.length) return { outcome: null, deciding: [], possible: [] };
    if (verdicts.length === 1) {
      return { outcome: common(found, answers, verdicts[0], inside), deciding: [], possible: [] };
    }
    // One end for a verdict, whatever covers a silence or makes a conflict.
    const representative = new Map(inside.map((end) => [end.verdict, end.node]));
    const outside = diagram.outside();
    const ends = plain.ends.map((end) => representative.get(end.verdict) ?? outside);
    const merged = diagram.relabelled(remaining, [0, 1, ...ends]);
    const deciding = decidingVariables(found, merged, outside);
    const possible = verdicts.map((verdict) => {
      const region = diagram.where(merged, representative.get(verdict));
      const because = found.all.filter((item) =>
        diagram.meet(region, plain.rules[item.id].decides, answers)).map((item) => item.id);
      return { verdict, because };
    });
    return { outcome: null, deciding, possible };
  }

  function decidingVariables(found, merged, outside) {
    let needed = merged;
    for (const level of found.plain.spare) {
      needed = found.diagram.without(needed, level, outside) ?? needed;
    }
    const levels = [...found.diagram.asked(needed)].map((level) => found.plain.levels[level]);
    const asked = new Set(levels.map((level) => level.variable));
    return data.variables.map((variable) => variable.id).filter((id) => asked.has(id));
  }

  // One outcome for completions that agree on the verdict: what holds in all of them.
  function common(found, answers, verdict, inside) {
    const { diagram, plain } = found;
    const meets = (node) => diagram.meet(plain.inside, node, answers);
    const everywhere = (...nodes) => !diagram.escapes(plain.inside, nodes, answers);
    const at = (item) => plain.rules[item.id];
    const anywhere = found.all.filter((item) => meets(at(item).decides));
    const always = anywhere.filter((item) => everywhere(at(item).decides, at(item).refined));
    const because = (always.length ? always : anywhere).map((item) => item.id);
    const refined = found.all.filter((item) => everywhere(at(item).refined)).map((i) => i.id);
    const started = anywhere.find((item) => everywhere(at(item).under_way));
    return outcome(verdict, because, refined, silenceOf(found, inside, everywhere),
      started?.id ?? null);
  }

  function silenceOf(found, inside, everywhere) {
    const details = inside.filter((end) => UNSAID.includes(end.verdict)).map((end) => end.detail);
    if (!details.length || details.includes("")) return null;
    const declared = found.option.silence;
    const whole = declared.find((_, position) => everywhere(found.plain.silences[position]));
    if (whole) return whole;
    const several = details.map(Number).sort((a, b) => a - b).map((position) => declared[position]);
    return {
      reason: several.map((silence) => silence.reason).join(" Or: "),
      statements: unique(several.flatMap((silence) => silence.statements)),
      questions: unique(several.flatMap((silence) => silence.questions)),
    };
  }

  // The answer on one option, with its reasons down to the source statement.

  function optionAdvice(option, record, found) {
    if (!found.outcome) return openAdvice(option, record, found);
    const result = found.outcome;
    const wording = wordings.get(result.verdict);
    const rules = result.because.map(rule);
    const conflict = result.verdict === "conflict" ? declaredConflict(option, record) : null;
    let support = uniqueBy(rules.flatMap((item) => supports(item.sources, record)),
      (item) => JSON.stringify(item));
    if (result.silence && !support.length) {
      support = result.silence.statements.map((statement) => ({ statement, note: "" }));
    }
    const said = unique(rules.filter((item) => item.says && item.wording === result.verdict)
      .map((item) => item.says));
    const answer = {
      option: option.id,
      verdict: result.verdict,
      direction: wording.direction,
      wording: listed(said) || wording.phrase,
      because: result.because,
      refined: result.refined,
      support,
      met: unique(rules.flatMap((item) => met(item.when, record))),
      references: unique(rules.flatMap((item) => item.references)),
      missing: [],
      possible: [],
      questions: questionsOf(option.id, result, record, conflict),
      silence: result.silence?.reason ?? "",
      disagreement: conflict?.reason ?? "",
    };
    return { ...answer, reasons: reasonsOf(answer) };
  }

  function openAdvice(option, record, found) {
    const missing = unique(found.deciding.flatMap((name) => recordable(name, record)));
    const because = unique(found.possible.flatMap((item) => item.because));
    const wording = wordings.get("undetermined");
    return {
      option: option.id, verdict: "undetermined", direction: wording.direction,
      wording: wording.phrase, because: [], refined: [], support: [], met: [], references: [],
      missing, possible: found.possible,
      questions: questionsOf(option.id, outcome("undetermined", because), record, null),
      silence: "", disagreement: "", reasons: openReasons(missing),
    };
  }

  function openReasons(missing) {
    const nouns = missing.map((name) => variables.get(name).noun);
    return [nouns.length ? `The answer depends on ${listed(nouns)}.` : "No answer was found."];
  }

  function outOfScope(option, record) {
    const wording = wordings.get("out_of_scope");
    const touched = data.scope.questions.filter((id) => touches(questions.get(id), record));
    return {
      option: option.id, verdict: "out_of_scope", direction: wording.direction,
      wording: wording.phrase, because: [], refined: [],
      support: data.scope.statements.map((statement) => ({ statement, note: "" })),
      met: [], references: [], missing: [], possible: [], questions: touched, silence: "",
      disagreement: "", first: [],
      reasons: [`The guideline is for other patients: ${data.scope.text}`],
    };
  }

  // The answer for a patient who may be out of scope: what it would be in scope, and if not.
  function inDoubt(answer, record) {
    const wording = wordings.get("undetermined");
    const scope = missingVariables(data.scope.when, record);
    const missing = unique([...scope, ...answer.missing]);
    const inside = answer.possible.length ? answer.possible
      : [{ verdict: answer.verdict, because: answer.because }];
    return {
      ...answer, verdict: "undetermined", direction: wording.direction, wording: wording.phrase,
      because: [], refined: [], support: [], met: [], references: [], missing,
      possible: [...inside, { verdict: "out_of_scope", because: [] }],
      questions: unique([...data.scope.questions, ...answer.questions]),
      silence: "", reasons: openReasons(missing),
    };
  }

  function supports(citations, record) {
    return citations.filter((citation) => truth(citation.when, record) === true)
      .map(({ statement, note }) => ({ statement, note }));
  }

  function met(condition, record) {
    if (truth(condition, record) !== true) return [];
    const parts = condition.all ?? condition.any;
    if (parts) return parts.flatMap((part) => met(part, record));
    const names = condition.not ? variablesOf(condition.not) : [condition.variable];
    return names.flatMap((name) => recordedClauses(name, record));
  }

  function recordedClauses(name, record) {
    const variable = variables.get(name);
    let value = record.values.get(name);
    if (value === undefined && variable.derivation) {
      const possible = derivedValues(variable, record);
      if (possible.length === 1) [value] = possible;
    }
    if (value === undefined) return [];
    const clause = recordedClause(variable, value);
    return [record.assumed.has(name) ? `${clause} (assumed)` : clause];
  }

  function recordedClause(variable, value) {
    if (typeof value === "number") {
      const unit = !variable.unit || variable.unit.startsWith("{") ? "" : ` ${variable.unit}`;
      return variable.integer_phrase.replaceAll("{value}", () => `${value}${unit}`);
    }
    if (Array.isArray(value)) {
      if (!value.length) return variable.empty_phrase;
      return variable.values.filter((item) => value.includes(item.id))
        .map((item) => item.phrases[0]).join(" and ");
    }
    return variable.values.find((item) => item.id === value).phrases[0];
  }

  function declaredConflict(option, record) {
    const compiled = conflicts.get(option.id) ?? [];
    return option.conflicts.find((conflict, position) =>
      settledTruth(conflict.when, compiled[position], record) === true) ?? null;
  }

  function questionsOf(option, result, record, conflict) {
    const named = new Set([
      ...result.because.flatMap((id) => rule(id).questions),
      ...(conflict?.questions ?? []),
      ...(result.silence?.questions ?? []),
      ...data.questions.filter((item) => item.options.includes(option)).map((item) => item.id),
    ]);
    return data.questions.filter((item) => named.has(item.id) && touches(item, record))
      .map((item) => item.id);
  }

  function touches(question, record) {
    return question.when === null || truth(question.when, record) !== false;
  }

  function reasonsOf(answer) {
    const reasons = [];
    const conflict = answer.verdict === "conflict";
    for (const id of answer.because) {
      const item = rule(id);
      if (answer.verdict === "not_supported") {
        reasons.push(`${id} supports this only when ${item.when.text}.`);
      } else {
        const said = conflict ? `${wordings.get(item.wording).label}, says ` : "";
        reasons.push(`${said}${id}: ${item.title}.`);
      }
    }
    if (answer.met.length) reasons.push(`This patient: ${answer.met.join("; ")}.`);
    if (answer.refined.length) reasons.push(`It makes ${listed(answer.refined)} more precise.`);
    if (conflict) {
      reasons.push("These disagree for this patient, and nothing says which one prevails.");
    }
    if (answer.disagreement) reasons.push(answer.disagreement);
    if (answer.silence) reasons.push(answer.silence);
    else if (answer.verdict === "source_silent") {
      reasons.push("No statement of the source covers this patient, and no one declared why.");
    }
    for (const { statement: id } of answer.support) {
      const statement = statements.get(id);
      const words = statement.wording.length ? ` ("${statement.wording.join(" / ")}")` : "";
      reasons.push(`Source ${id}${words}: ${statement.paraphrase}`);
    }
    return reasons;
  }

  // What a person has to see beside the verdicts.

  function alertsOf(record, scope, answers, completed) {
    const found = [];
    for (const constraint of warnings(scope)) {
      if (truth(constraint.when, record) === true) {
        found.push(alert(constraint.id, constraint.kind, constraint.text, constraint));
      }
    }
    if (scope !== false) {
      for (const pitfall of data.pitfalls) found.push(...pitfallAlerts(pitfall, record));
    }
    if (record.proposed.length) found.push(...planAlerts(record, answers));
    if (scope !== false) {
      for (const [option, result] of completed) found.push(...outcomeAlerts(option, result, record));
    }
    return found;
  }

  function alert(id, kind, text, { statements: cited = [], options: about = [], questions: open = [] }) {
    return { id, kind, text, statements: cited, options: about, questions: open };
  }

  function warnings(scope) {
    return data.constraints.filter((constraint) =>
      !["impossible", "implies"].includes(constraint.kind)
      && (scope !== false || !constraint.options.length));
  }

  function ruleDetails(item, record, option = item.option) {
    const cited = unique(supports(item.sources, record).map((support) => support.statement));
    return { statements: cited, options: [option], questions: item.questions };
  }

  function pitfallAlerts(pitfall, record) {
    const applies = truth({ all: [data.scope.when, pitfall.when] }, record);
    const details = ruleDetails(pitfall, record);
    if (applies === null) {
      const missing = missingVariables({ all: [data.scope.when, pitfall.when] }, record);
      const nouns = missing.map((name) => variables.get(name).noun);
      const text = `Pitfall: ${pitfall.title}. Whether it applies depends on ${listed(nouns)}.`;
      return [alert(pitfall.id, "would_apply", text, details)];
    }
    if (applies && pitfall.kind !== "act") {
      return [alert(pitfall.id, "pitfall", `Pitfall: ${pitfall.title}. ${pitfall.harm}`, details)];
    }
    return [];
  }

  function planAlerts(record, answers) {
    const found = [];
    for (const id of record.proposed) {
      const answer = answers.get(id);
      if (!answer) continue;
      if (answer.direction !== "for") {
        const phrase = wordings.get(answer.verdict).phrase;
        const text = `${options.get(id).name} ${phrase}. ${answer.reasons[0] ?? ""}`.trim();
        const opposes = answer.direction === "against"
          || ["less_preferred", "conflict", "undetermined"].includes(answer.verdict);
        found.push(alert(id, opposes ? "plan" : "plan_unsupported", text, {
          statements: unique(answer.support.map((item) => item.statement)),
          options: [id], questions: answer.questions,
        }));
      }
      for (const because of answer.because) {
        const wanted = rule(because).together_with ?? [];
        if (!wanted.length || wanted.some((other) => record.proposed.includes(other))) continue;
        const beside = options.get(wanted[0]).phrase;
        const text = `${options.get(id).name} stands alone in the plan. `
          + `${because} allows it only beside ${beside}.`;
        found.push(alert(id, "plan", text, ruleDetails(rule(because), record, id)));
      }
    }
    for (const pitfall of data.pitfalls) {
      if (pitfall.kind !== "omission" || record.proposed.includes(pitfall.option)) continue;
      if (truth({ all: [data.scope.when, pitfall.when] }, record) !== true) continue;
      const text = `The plan leaves out ${options.get(pitfall.option).phrase}. `
        + `${pitfall.title}. ${pitfall.harm}`;
      found.push(alert(pitfall.id, "plan", text, ruleDetails(pitfall, record)));
    }
    return found;
  }

  function outcomeAlerts(option, { outcome: result }, record) {
    if (!result) return [];
    const found = [];
    if (result.underWay) {
      const item = rule(result.underWay);
      found.push(alert(item.id, "under_way", item.under_way_text, ruleDetails(item, record, option)));
    }
    if (result.verdict === "source_silent" && !result.silence) {
      const text = `${options.get(option).name}: nobody declared this silence.`;
      found.push(alert(option, "gap", text, { options: [option] }));
    }
    return found;
  }

  // The whole answer.

  function patientOf(record) {
    const values = new Map(Object.entries(record.values));
    const unknown = new Set(record.unknown ?? []);
    const assumed = new Map(data.variables
      .filter((v) => v.assume !== null && !values.has(v.id) && !unknown.has(v.id))
      .map((v) => [v.id, v.assume]));
    return { values: new Map([...values, ...assumed]), assumed, proposed: record.proposed ?? [] };
  }

  // The advice at one decision point; without a name, at the first.
  function assess(record, pointId = data.decision_points[0].id) {
    const point = data.decision_points.find((item) => item.id === pointId);
    const patient = patientOf(record);
    const scope = settledTruth(data.scope.when, scopeDiagram, patient);
    const completed = new Map();
    const alone = new Map();
    for (const id of point.options) {
      const option = options.get(id);
      if (scope === false) {
        alone.set(id, outOfScope(option, patient));
        continue;
      }
      completed.set(id, completions(cases.get(id), patient));
      const answer = optionAdvice(option, patient, completed.get(id));
      alone.set(id, scope === null ? inDoubt(answer, patient) : answer);
    }
    const done = ["satisfied", "not_applicable", "source_silent"];
    const first = (id) => options.get(id).after.filter((earlier) =>
      alone.has(earlier) && !done.includes(alone.get(earlier).verdict));
    const answers = new Map([...alone].map(([id, answer]) =>
      [id, scope === false ? answer : { ...answer, first: first(id) }]));
    return {
      scope,
      options: answers,
      missing: unique([...answers.values()].flatMap((answer) => answer.missing)),
      assumptions: patient.assumed,
      alerts: alertsOf(patient, scope, answers, completed),
      unchecked: warnings(scope).filter((item) => truth(item.when, patient) === null)
        .map((item) => item.id),
    };
  }

  // Why no patient can have this record: the constraints it breaks, or else values that cannot
  // stand together. Null when there can be such a patient.
  function impossible(record) {
    const values = new Map(Object.entries(record.values));
    const patient = { values, assumed: new Map(), proposed: [] };
    const broken = data.constraints.filter((constraint) => {
      if (!["impossible", "implies"].includes(constraint.kind)) return false;
      const parts = constraint.then ? [constraint.when, { not: constraint.then }] : [constraint.when];
      return truth({ all: parts }, patient) === true;
    });
    if (broken.length) return { constraints: broken, variables: [] };
    const fits = (some) => records.meet(data.diagrams.records.possible, 1,
      records.answers({ values: some }));
    if (fits(values)) return null;
    // Leave out one value after another as long as the rest is impossible still.
    const left = new Map(values);
    for (const [name, value] of values) {
      left.delete(name);
      if (fits(left)) left.set(name, value);
    }
    return { constraints: [], variables: [...left.keys()] };
  }

  // The variables that some open answer waits for, those first that leave the fewest answers open.
  function nextQuestions(record, advice, pointId) {
    if (advice.scope === false) return [];
    const point = data.decision_points.find((item) => item.id === (pointId ?? data.decision_points[0].id));
    const patient = patientOf(record);
    const waiting = advice.missing.map((name) => {
      const open = point.options.filter((id) => advice.options.get(id).missing.includes(name));
      return { name, settled: expectedSettled(name, open, patient), waits: open.length };
    });
    waiting.sort((a, b) => b.settled - a.settled || b.waits - a.waits);
    return waiting.map((item) => item.name);
  }

  // How many of these options would have their answer on average, with each value alike likely.
  function expectedSettled(name, open, patient) {
    let sum = 0;
    for (const id of open) {
      const { diagram, plain } = cases.get(id);
      const answers = diagram.answers(patient);
      const trials = diagram.alternatives(name);
      for (const trial of trials) {
        const verdicts = diagram.verdicts(plain.verdict, new Map([...answers, ...trial]));
        sum += (verdicts.size <= 1 ? 1 : 0) / trials.length;
      }
    }
    return sum;
  }

  // For one open option: what each value of a variable would lead to.
  function consequences(record, optionId, name) {
    const patient = patientOf(record);
    const { diagram, plain } = cases.get(optionId);
    const answers = diagram.answers(patient);
    return diagram.alternatives(name).map((trial) => ({
      values: diagram.described(trial),
      verdicts: [...diagram.verdicts(plain.verdict, new Map([...answers, ...trial]))].sort(byCodePoint),
    })).filter((row) => row.verdicts.length);
  }

  return { assess, impossible, nextQuestions, consequences, recordedClause, variables, options,
    wordings, rule, statements, questions };
}

// A decision diagram: which question comes next, and where the answers lead.
class Diagram {
  constructor(plain) {
    this.plain = plain;
    this.bottom = plain.levels.length;
    this.levels = [this.bottom, this.bottom, ...plain.ends.map(() => this.bottom)];
    this.children = this.levels.map(() => []);
    this.known = new Map();
    for (const [level, ...children] of plain.nodes) {
      this.checkNode(level, children);
      this.known.set(`${level}:${children}`, this.levels.length);
      this.levels.push(level);
      this.children.push(children);
    }
    this.size = this.levels.length;
    this.checkRoots();
    this.places = new Map();
    plain.levels.forEach((level, place) => {
      this.places.set(level.variable, [...(this.places.get(level.variable) ?? []), place]);
    });
  }

  // Damaged data must never look like an answer: children stand before the node they belong to,
  // one for each class of its level, and ask about later levels only.
  checkNode(level, children) {
    const { members, classes } = this.plain.levels[level] ?? {};
    const count = members ? 2 : classes?.length;
    const sound = (child) => this.isNode(child) && this.levels[child] > level;
    if (children.length !== count || !children.every(sound)) throw new Error("a diagram is damaged");
  }

  checkRoots() {
    const { verdict, inside, holds, possible, silences, rules } = this.plain;
    const named = [verdict, inside, holds, possible].filter((node) => node !== undefined);
    named.push(...(silences ?? []), ...Object.values(rules ?? {}).flatMap((rule) => Object.values(rule)));
    if (!named.length || !named.every((node) => this.isNode(node))) throw new Error("a diagram is damaged");
  }

  isNode(number) {
    return Number.isInteger(number) && number >= 0 && number < this.levels.length;
  }

  // The class of every level whose variable the record holds.
  answers(record) {
    const found = new Map();
    for (const [name, value] of record.values) {
      for (const place of this.places.get(name) ?? []) found.set(place, this.classOf(place, value));
    }
    return found;
  }

  classOf(place, value) {
    const level = this.plain.levels[place];
    if (level.members) return value.some((member) => level.members.includes(member)) ? 1 : 0;
    return level.classes.findIndex((found) => (typeof value === "number"
      ? typeof found[0] === "number" && found[0] <= value && value <= found[1]
      : found.includes(value)));
  }

  // Every way to answer a variable, as classes by level.
  alternatives(name) {
    let found = [[]];
    for (const place of this.places.get(name) ?? []) {
      const level = this.plain.levels[place];
      const classes = level.members ? [0, 1] : level.classes.map((_, position) => position);
      found = found.flatMap((before) => classes.map((chosen) => [...before, [place, chosen]]));
    }
    return found.map((pairs) => new Map(pairs));
  }

  // The values of such an answer: ids, pairs of numbers, and for sets members with or without.
  described(trial) {
    return [...trial].map(([place, chosen]) => {
      const level = this.plain.levels[place];
      return level.members ? { members: level.members, inside: chosen === 1 }
        : { values: level.classes[chosen] };
    });
  }

  ask(level, children) {
    if (children.every((child) => child === children[0])) return children[0];
    const key = `${level}:${children}`;
    let node = this.known.get(key);
    if (node === undefined) {
      node = this.levels.length;
      this.levels.push(level);
      this.children.push(children);
      this.known.set(key, node);
    }
    return node;
  }

  // Forget what earlier questions left behind.
  tidy() {
    if (this.levels.length < this.size + 20000) return;
    for (let node = this.size; node < this.levels.length; node += 1) {
      this.known.delete(`${this.levels[node]}:${this.children[node]}`);
    }
    this.levels.length = this.size;
    this.children.length = this.size;
  }

  // What remains when some levels have been answered.
  fix(diagram, answers) {
    this.tidy();
    const known = new Map();
    const walk = (node) => {
      const level = this.levels[node];
      if (level === this.bottom) return node;
      let found = known.get(node);
      if (found === undefined) {
        const children = this.children[node];
        found = answers.has(level) ? walk(children[answers.get(level)])
          : this.ask(level, children.map(walk));
        known.set(node, found);
      }
      return found;
    };
    return walk(diagram);
  }

  // The same diagram with other ends: `ends[node]` stands in the place of end `node`.
  relabelled(diagram, ends) {
    const known = new Map();
    const walk = (node) => {
      let found = known.get(node);
      if (found === undefined) {
        found = this.levels[node] === this.bottom ? ends[node]
          : this.ask(this.levels[node], this.children[node].map(walk));
        known.set(node, found);
      }
      return found;
    };
    return walk(diagram);
  }

  where(diagram, end) {
    const ends = this.levels.slice(0, 2 + this.plain.ends.length).map((_, n) => (n === end ? 1 : 0));
    return this.relabelled(diagram, ends);
  }

  // The end of those who do not count.
  outside() {
    return 2 + this.plain.ends.findIndex((end) => end.verdict === "impossible");
  }

  // The same function without asking for a level; null when the level tells patients apart.
  without(diagram, level, outside) {
    const known = new Map();
    const merged = new Map();
    const merge = (first, second) => {
      if (first === null || second === null) return null;
      if (first === second || first === outside) return second;
      if (second === outside) return first;
      const key = first < second ? `${first},${second}` : `${second},${first}`;
      if (merged.has(key)) return merged.get(key);
      const here = Math.min(this.levels[first], this.levels[second]);
      let found = null;
      if (here !== this.bottom) {
        const others = this.below(second, here);
        const children = this.below(first, here).map((child, n) => merge(child, others[n]));
        found = children.includes(null) ? null : this.ask(here, children);
      }
      merged.set(key, found);
      return found;
    };
    const walk = (node) => {
      if (this.levels[node] > level) return node;
      let found = known.get(node);
      if (found === undefined) {
        const children = this.children[node];
        if (this.levels[node] === level) found = children.reduce(merge);
        else {
          const made = children.map(walk);
          found = made.includes(null) ? null : this.ask(this.levels[node], made);
        }
        known.set(node, found);
      }
      return found;
    };
    return walk(diagram);
  }

  below(node, level) {
    if (this.levels[node] === level) return this.children[node];
    const { members, classes } = this.plain.levels[level];
    return new Array(members ? 2 : classes.length).fill(node);
  }

  nodes(diagram, answers = new Map()) {
    const seen = new Set([diagram]);
    for (const node of seen) {
      const answer = answers.get(this.levels[node]);
      const children = this.children[node];
      for (const child of answer === undefined ? children : [children[answer]]) {
        if (child !== undefined) seen.add(child);
      }
    }
    return seen;
  }

  // The ends a diagram has, in order.
  ends(diagram) {
    const found = [];
    for (const node of this.nodes(diagram)) {
      const end = this.plain.ends[node - 2];
      if (node > 1 && end) found.push({ ...end, node });
    }
    return found.sort((a, b) => byCodePoint(a.verdict, b.verdict) || byCodePoint(a.detail, b.detail));
  }

  // The verdicts that patients in scope with these answers can still get.
  verdicts(diagram, answers) {
    const found = new Set();
    for (const node of this.nodes(diagram, answers)) {
      const end = node > 1 && this.plain.ends[node - 2];
      if (end && end.verdict !== "impossible" && end.verdict !== "out_of_scope") found.add(end.verdict);
    }
    return found;
  }

  asked(diagram) {
    const levels = [...this.nodes(diagram)].map((node) => this.levels[node]);
    return new Set(levels.filter((level) => level !== this.bottom));
  }

  // Whether two conditions hold together for some patient with these answers.
  meet(first, second, answers) {
    return this.search([first, second], answers, (nodes) => nodes.every((node) => node === 1),
      (nodes) => nodes.includes(0));
  }

  // Whether somebody inside a region is in none of the others.
  escapes(inside, others, answers) {
    return this.search([inside, ...others], answers,
      ([here, ...rest]) => here === 1 && rest.every((node) => node === 0),
      ([here, ...rest]) => here === 0 || rest.includes(1));
  }

  // Walk several diagrams side by side until one profile is found.
  search(nodes, answers, found, hopeless) {
    const seen = new Set();
    const ahead = [nodes];
    while (ahead.length) {
      const here = ahead.pop();
      if (hopeless(here)) continue;
      if (found(here)) return true;
      const key = here.join();
      if (seen.has(key)) continue;
      seen.add(key);
      const level = Math.min(...here.map((node) => this.levels[node]));
      const below = here.map((node) => this.below(node, level));
      const answer = answers.get(level);
      below[0].forEach((_, place) => {
        if (answer === undefined || answer === place) ahead.push(below.map((nodes) => nodes[place]));
      });
    }
    return false;
  }
}

function variablesOf(condition) {
  const parts = condition.all ?? condition.any ?? (condition.not ? [condition.not] : null);
  return parts ? unique(parts.flatMap(variablesOf)) : [condition.variable];
}

function listed(words) {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function unique(items) {
  return [...new Set(items)];
}

function uniqueBy(items, key) {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

// As Python sorts text.
function byCodePoint(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
