'use strict';
/* What is checked of seals and derivations: each returns sentences that say what is wrong, none where all is well. */

const WITHHELD_TEXT = '〔不收入核验包';

/** Return {state, text} of the seal in force of a stage; state is “ok”, “wrong” or “unknown”. */
function sealFindingOf(stage, sealings, names) {
  const name = names.stage[stage.id] || stage.id;
  const mine = sealings.filter(function (sealing) { return sealing.stage === stage.id && sealing.reopened === null; });
  if (!mine.length) { return { state: 'open', text: name + '还没有封存，结果还会变。' }; }
  const sealing = mine[mine.length - 1];
  const code = printedCode(sealing.digest);
  if (sealing.version !== SEAL_VERSION) {
    return { state: 'unknown', text: name + '是旧版封存（' + code + '），本页不能重算，请用程序校验。' };
  }
  if (canonical(sealing.tables).indexOf(WITHHELD_TEXT) >= 0 && hasWithheldIdentity(sealing)) {
    return { state: 'unknown', text: name + '的封存（' + code + '）含有不收入核验包的内容，本页不能重算，请用程序校验。' };
  }
  if (sealDigest(sealing, stage.results) !== sealing.digest) {
    return {
      state: 'wrong',
      text: name + '：按流水和结果重算的封存校验码与第 ' + sealing.entry + ' 条记下的（' + code + '）不同，结果或名单被修改过。'
    };
  }
  return { state: 'ok', text: name + '封存于第 ' + sealing.entry + ' 条，校验码 ' + code + '，重算相符。' };
}

function hasWithheldIdentity(sealing) {
  return Object.keys(sealing.tables).some(function (table) {
    return sealing.tables[table].some(function (row) {
      const names = table === 'project' ? IDENTITY : Object.keys(row);
      return names.some(function (name) { return String(row[name]).indexOf(WITHHELD_TEXT) >= 0; });
    });
  });
}

/** Return the steps of a project as {text, value, formula, kind}; texts are kept once for the whole package. */
function stepsOf(project, texts) {
  return project.steps.map(function (step) {
    return { text: texts[step[0]], value: texts[step[1]], formula: texts[step[2]], kind: step[3] };
  });
}

/** Return what is wrong with the sheets of a project: they must be the marks that the journal tells of. */
function sheetFaults(stage, project, marks) {
  const faults = [];
  project.sheets.forEach(function (sheet) {
    Object.keys(sheet.marks).forEach(function (criterion) {
      const key = canonical([stage.id, project.number, sheet.judge, criterion, sheet.round, 1]);
      const known = marks.has(key) ? marks.get(key).value : null;
      const written = sheet.marks[criterion];
      const same = known === null || written === null ? known === written : sameNumber(readNumber(known), readNumber(written));
      if (!same) {
        faults.push(sheet.seat + ' 号席 ' + sheet.judge + '：这里写 ' + (written || '空') + '，流水记的是 ' + (known || '空'));
      }
    });
  });
  return faults;
}

/** Return the latest version of every mark of the first keying by stage, project, judge, criterion and occasion. */
function latestMarks(rows) {
  const latest = new Map();
  rows.forEach(function (row) {
    const key = canonical([row.stage, row.number, row.judge, row.criterion, row.occasion, row.keying]);
    if (!latest.has(key) || latest.get(key).version < row.version) { latest.set(key, row); }
  });
  return latest;
}

/** Evaluate the steps of a project; each gets `exact` or `fault`. Returns all steps. */
function evaluatedSteps(project, texts) {
  return stepsOf(project, texts).map(function (step) {
    if (step.kind !== 'calculation') { return step; }
    try {
      step.exact = checkedStep(step.formula, step.value);
    } catch (error) {
      step.fault = error.message;
    }
    return step;
  });
}

/** Return what is wrong with a derivation beside its formulas: it must lead to the result that was sealed. */
function resultFaults(stage, project, steps) {
  const result = stage.results.filter(function (each) { return each.number === project.number; })[0];
  if (!result) { return ['结果里没有这个项目']; }
  const faults = [];
  const published = lastOf(steps, function (step) { return step.text.indexOf('公布得分保留') === 0; });
  const place = lastOf(steps, function (step) { return step.text.indexOf('名次：') === 0; });
  if ((published ? published.value : null) !== result.published) {
    faults.push('计算出的得分是 ' + (published ? published.value : '无') + '，结果里是 ' + (result.published || '无'));
  }
  if (published && result.exact !== null && exactText(evaluated(operandText(published.formula))) !== result.exact) {
    faults.push('修约前的得分与结果里的不同');
  }
  if ((place ? Number(shownNumber(place.value).top) : null) !== result.place) {
    faults.push('计算出的名次是 ' + (place ? place.value : '无') + '，结果里是 ' + (result.place || '无'));
  }
  return faults;
}

function operandText(formula) {
  return formula.replace(/^round_[a-z_]+\(/, '').replace(/, \d+\)$/, '');
}

function lastOf(list, fits) {
  for (let index = list.length - 1; index >= 0; index -= 1) {
    if (fits(list[index])) { return list[index]; }
  }
  return null;
}

/** Return the numbers a formula of a stage may take: what stands in its rules, the marks and deductions that the journal
 * tells of, the published scores of all stages, and the results of steps. */
function knownNumbers(stage, stages, replayed, evaluatedProjects) {
  const known = new Set();
  function add(number) { known.add(exactText(number)); }
  function addText(text) { if (text !== null) { add(readNumber(text)); } }
  stage.constants.forEach(addText);
  replayed.rows('mark').forEach(function (row) { if (row.stage === stage.id) { addText(row.value); } });
  replayed.rows('ruling').forEach(function (row) { if (row.stage === stage.id) { addText(row.points); } });
  stages.forEach(function (each) { each.results.forEach(function (result) { addText(result.published); }); });
  evaluatedProjects.forEach(function (steps) {
    steps.forEach(function (step) {
      if (step.exact) { add(step.exact.top < ZERO ? fraction(-step.exact.top, step.exact.bottom) : step.exact); }
    });
  });
  return known;
}

/** Return why a step takes a number that comes from nowhere, empty where it does not. */
function strangeNumber(step, known, most) {
  if (!step.exact) { return ''; }
  const strange = operands(step.formula).filter(function (number) {
    const count = number.bottom === ONE && number.top <= BigInt(most);
    return !count && !known.has(exactText(number));
  });
  return strange.length ? '用到的数 ' + decimalText(strange[0]) + ' 没有来处' : '';
}
