'use strict';
/* Which paper sheets people compare by hand: all next to the lines, and some drawn by dice that people throw. */

/** Return a function that gives whole numbers from 0 to below `bound`, all equally likely, always the same for a seed. */
function drawer(seed) {
  let turn = 0;
  return function (bound) {
    const most = 4294967296 - 4294967296 % bound;
    for (;;) {
      const number = parseInt(sha256(seed + '|' + turn).slice(0, 8), 16);
      turn += 1;
      if (number < most) { return number % bound; }
    }
  };
}

/** Return `count` of the items, drawn without putting back; all of them where there are no more. */
function drawn(items, count, seed) {
  const left = items.slice();
  const next = drawer(seed);
  const chosen = [];
  while (left.length && chosen.length < count) { chosen.push(left.splice(next(left.length), 1)[0]); }
  return chosen;
}

/** Return every confirmed sheet of a stage: who marked what, as the package says. */
function sheetsOf(stage) {
  const sheets = [];
  stage.projects.forEach(function (project) {
    project.sheets.forEach(function (sheet) {
      if (sheet.counts) { sheets.push({ stage: stage, project: project, sheet: sheet }); }
    });
  });
  return sheets;
}

/** Return for each project next to a line what that line is: the last above it and the first below, with their equals. */
function besideLines(stage) {
  const beside = new Map();
  stage.lines.forEach(function (line) {
    const placed = stage.results.filter(function (result) { return result.division === line.division && result.place !== null; });
    placed.sort(function (one, other) { return one.place - other.place || one.number - other.number; });
    [placed[line.after - 1], placed[line.after]].forEach(function (edge) {
      if (!edge || !placed[line.after]) { return; }
      placed.forEach(function (result) {
        if (result.published === edge.published) {
          const known = beside.get(result.number) || [];
          if (known.indexOf(line.name) < 0) { known.push(line.name); }
          beside.set(result.number, known);
        }
      });
    });
  });
  return beside;
}

/** Return the chance to meet at least one of `wrong` sheets among `all` when `count` are drawn, in per cent. */
function chance(all, wrong, count) {
  if (count + wrong > all) { return 100; }
  let none = 1;
  for (let step = 0; step < count; step += 1) { none *= (all - wrong - step) / (all - step); }
  return 100 * (1 - none);
}
