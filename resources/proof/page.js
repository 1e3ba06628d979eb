'use strict';
/* The page itself: runs the checks a piece at a time, and shows what they find. */

const PACKAGE = JSON.parse(document.getElementById('package').textContent);
const ENTRIES = (PACKAGE.entries || []).map(entryOf);
const NAMES = PACKAGE.names;
/* Entries and projects checked before the page is given a moment to show how far it is. */
const STRIDE = 60;
/* Row changes of an entry told at once. */
const FIRST_CHANGES = 6;

const replay = new Replay();
/* Evaluated steps by stage and project. */
const derived = {};
let faultyProjects = {};

function byId(id) { return document.getElementById(id); }

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) { made.className = className; }
  if (text !== undefined) { made.textContent = text; }
  return made;
}

function say(id, text, tone) {
  const place = byId(id);
  place.textContent = text;
  place.className = 'note ' + (tone || '');
}

function addFinding(tone, word, text) {
  const item = element('li');
  item.appendChild(element('span', 'chip ' + tone, word));
  item.appendChild(element('span', '', text));
  byId('findings').appendChild(item);
}

/* Run `piece(index)` for every index below `count`, some at a time, then `done`. */
function inPieces(count, piece, told, done) {
  let index = 0;
  function some() {
    const end = Math.min(index + STRIDE, count);
    while (index < end) {
      if (piece(index) === false) { index = count; break; }
      index += 1;
    }
    if (index < count) { byId('progress').textContent = told(index); window.setTimeout(some, 0); } else { done(); }
  }
  some();
}

function showAbout() {
  document.title = '核验 ' + PACKAGE.contest;
  byId('contest').textContent = PACKAGE.contest;
  const last = ENTRIES[ENTRIES.length - 1];
  byId('about').textContent = '核验包做于 ' + clockText(PACKAGE.made) + '，到第 ' + ENTRIES.length + ' 条流水为止：' +
    printedCode(last.digest) + '（8 位 ' + shortCode(last.digest) + '）。请先把这一行记在纸上，再往下看。';
}

/* The chain */

function checkChain() {
  inPieces(ENTRIES.length, function (index) { return replay.take(ENTRIES[index]);
  }, function (index) { return '正在重算流水：' + index + ' / ' + ENTRIES.length; }, function () {
    showChain();
    checkStages(0);
  });
}

function showChain() {
  if (replay.faults.length) {
    replay.faults.slice(0, 5).forEach(function (fault) {
      addFinding('bad', '流水不符', '第 ' + fault.entry + ' 条' + fault.text + '。');
    });
    if (replay.broken) { addFinding('bad', '流水中断', '这以后的流水、封存和分数都无法核对，不能采信。'); }
  } else if (ENTRIES.length !== PACKAGE.count) {
    addFinding('bad', '流水不全', '核验包写明有 ' + PACKAGE.count + ' 条流水，这里只有 ' + ENTRIES.length + ' 条，末尾被截去了。');
  } else {
    addFinding('good', '流水相符', ENTRIES.length + ' 条流水首尾相接，' + (replay.withheld.length ?
      '除了第 ' + listed(replay.withheld, 8) + ' 条，' : '') + '每一条的校验值都重算相符。');
  }
  const left = ENTRIES.filter(function (entry) { return entry.version === SALTED; }).map(function (entry) { return entry.number; });
  if (left.length) {
    addFinding('', '未收入', left.length + ' 条流水里有电话、联系人或加密的口令，这些内容没有收入核验包（第 ' + listed(left, 8) +
      ' 条），各由一个代号顶替；这几条的其余内容都已重算，内容修改一个字，校验值就不符；顶替的内容日后公开，也能用代号核对。');
  }
  if (replay.withheld.length) {
    addFinding('look', '不能证明', replay.withheld.length + ' 条流水是旧版程序记的，里面有电话、联系人或加密的口令，这些内容没有收入核验包（第 ' +
      listed(replay.withheld, 8) + ' 条）；它们只由前后的校验值相连，写着的内容在这里不能证明，要证明请用程序校验赛事文件。项目的名称、单位和组别仍由封存校验码证明。');
  }
}

/* Seals and derivations */

function checkStages(at) {
  if (at === PACKAGE.stages.length) { finish(); return; }
  const stage = PACKAGE.stages[at];
  const sealed = replay.broken ? { state: 'unknown', text: stage.name + '：流水中断，封存无法核对；下面只重算算式。' }
    : sealFindingOf(stage, replay.sealings, NAMES);
  const tones = { ok: ['good', '封存相符'], wrong: ['bad', '封存不符'], unknown: ['look', '封存未验'], open: ['look', '没有封存'] };
  addFinding(tones[sealed.state][0], tones[sealed.state][1], sealed.text);
  if (!EXACT) {
    addFinding('look', '算式未验', stage.name + '：这个浏览器太旧，不会算大整数，请换一个新一些的浏览器重算算式。');
    checkStages(at + 1);
    return;
  }
  const marks = latestMarks(replay.rows('mark'));
  const evaluatedProjects = [];
  inPieces(stage.projects.length, function (index) {
    evaluatedProjects.push(evaluatedSteps(stage.projects[index], PACKAGE.texts));
  }, function (index) { return '正在重算' + stage.name + '：' + index + ' / ' + stage.projects.length; }, function () {
    judgeStage(stage, evaluatedProjects, marks);
    checkStages(at + 1);
  });
}

function judgeStage(stage, evaluatedProjects, marks) {
  const known = knownNumbers(stage, PACKAGE.stages, replay, evaluatedProjects);
  const most = Math.max(stage.projects.length, sheetsOf(stage).length);
  let steps = 0;
  const wrong = [];
  stage.projects.forEach(function (project, index) {
    const own = evaluatedProjects[index];
    const faults = (replay.broken ? [] : sheetFaults(stage, project, marks)).concat(resultFaults(stage, project, own));
    own.forEach(function (step) {
      if (step.kind === 'calculation') { steps += 1; }
      step.fault = step.fault || (replay.broken ? '' : strangeNumber(step, known, most));
      if (step.fault) { faults.push(step.text.split('：')[0] + '：' + step.fault); }
    });
    derived[stage.id + ' ' + project.number] = { steps: own, faults: faults };
    if (faults.length) { wrong.push({ project: project, faults: faults }); }
  });
  if (!wrong.length) {
    addFinding('good', '计算相符', stage.name + '：' + stage.projects.length + ' 个项目、' + steps +
      ' 步计算用精确分数重算，全部相符' +
      (replay.broken ? '。' : '；用到的分数都在流水里，得分和名次与结果一致。'));
  }
  wrong.slice(0, 5).forEach(function (each) {
    faultyProjects[stage.id + ' ' + each.project.number] = true;
    addFinding('bad', '计算不符', stage.name + ' ' + each.project.number + ' 号“' + each.project.name + '”：' + each.faults[0] +
      (each.faults.length > 1 ? '（共 ' + each.faults.length + ' 处）' : '') + '。');
  });
  if (wrong.length > 5) { addFinding('bad', '计算不符', stage.name + '另有 ' + (wrong.length - 5) + ' 个项目的计算不符。'); }
}

function finish() {
  const bad = byId('findings').querySelectorAll('.chip.bad').length;
  const passed = EXACT ? '这个核验包自己前后一致。' : '流水和封存相符；算式没有重算，请换一个新一些的浏览器。';
  byId('progress').textContent = bad ? '查出 ' + bad + ' 处不符，请以纸质文书和评分表为准，并查明原因。'
    : passed + '它是不是当时的那一份，要拿纸面或照片上的码来对照。';
  byId('progress').className = bad ? 'bad' : EXACT ? 'good' : 'look';
  document.body.setAttribute('data-state', bad ? 'failed' : 'passed');
  fillChoices();
}

/* One project's derivation */

function fillChoices() {
  const stages = byId('stage');
  PACKAGE.stages.forEach(function (stage, index) {
    const option = element('option', '', stage.name);
    option.value = index;
    stages.appendChild(option);
  });
  if (PACKAGE.stages.length) { stages.value = String(PACKAGE.stages.length - 1); fillProjects(); }
}

function fillProjects() {
  const stage = PACKAGE.stages[Number(byId('stage').value)];
  const projects = byId('project');
  projects.textContent = '';
  stage.projects.forEach(function (project, index) {
    const mark = faultyProjects[stage.id + ' ' + project.number] ? '　✗ 不符' : '';
    const option = element('option', '', project.number + ' 号　' + project.name + mark);
    option.value = index;
    projects.appendChild(option);
  });
  showProject();
}

function showProject() {
  const place = byId('derivation');
  place.textContent = '';
  const stage = PACKAGE.stages[Number(byId('stage').value)];
  const project = stage && stage.projects[Number(byId('project').value)];
  if (!project) { return; }
  const found = derived[stage.id + ' ' + project.number] || { steps: stepsOf(project, PACKAGE.texts), faults: [] };
  found.faults.forEach(function (fault) { place.appendChild(element('p', 'bad', '✗ ' + fault)); });
  place.appendChild(sheetTable(stage, project));
  const table = element('table', 'table');
  found.steps.forEach(function (step) { table.appendChild(stepRow(step)); });
  place.appendChild(table);
}

function sheetTable(stage, project) {
  const table = element('table', 'table');
  const head = element('tr');
  ['席位与评委'].concat(stage.criteria.map(function (criterion) { return criterion.name; }), ['情况']).forEach(function (title) {
    head.appendChild(element('th', '', title));
  });
  table.appendChild(head);
  project.sheets.forEach(function (sheet) {
    const row = element('tr');
    row.appendChild(element('td', '', sheet.seat + ' 号席 ' + sheet.judge));
    stage.criteria.forEach(function (criterion) {
      const mark = sheet.marks[criterion.id];
      row.appendChild(element('td', '', mark === null || mark === undefined ? '—' : mark));
    });
    row.appendChild(element('td', 'soft', sheet.state));
    table.appendChild(row);
  });
  return table;
}

function stepRow(step) {
  const row = element('tr', step.kind === 'rule' ? 'rule' : step.fault ? 'wrong' : '');
  if (step.kind === 'rule') {
    const cell = element('td', '', step.text);
    cell.colSpan = 3;
    row.appendChild(cell);
    return row;
  }
  const text = element('td', '', step.text);
  if (step.formula && step.text.indexOf(step.formula) < 0) { text.appendChild(element('span', 'formula', '= ' + step.formula)); }
  if (step.fault) { text.appendChild(element('span', 'bad', ' ✗ ' + step.fault)); }
  row.appendChild(text);
  row.appendChild(element('td', 'number', step.value));
  row.appendChild(element('td', 'mark ' + (step.fault ? 'bad' : 'good'), step.exact ? (step.fault ? '✗' : '✓') : ''));
  return row;
}

/* Codes */

function compareCode() {
  const typed = byId('code').value;
  if (!typed.trim()) { say('code-finding', '', ''); return; }
  const code = readCode(typed);
  if (!code) {
    say('code-finding', '“' + typed.trim() + '”不是文书或照片上的码：应是 16 位数字和字母（0–9、a–f），或 8 位数字，前面可以写“第 N 条”。', 'look');
    return;
  }
  const found = codeFinding(code, ENTRIES, replay.sealings, NAMES);
  const fault = replay.faults[0];
  const but = fault ? '但第 ' + fault.entry + ' 条流水' + fault.text + '，这里的码不能作准。' : '';
  say('code-finding', found.text + but, found.ok && !fault ? 'good' : 'bad');
}

/* What happened */

function tellStory() {
  const list = byId('story-list');
  list.textContent = '';
  const first = momentOf(byId('from').value, ENTRIES);
  const last = momentOf(byId('to').value, ENTRIES);
  if (first === null || last === null) {
    say('story-finding', '两格都要填流水号（如 57）或时间（如 2026-11-20 15:30）。', 'look');
    return;
  }
  const told = between(ENTRIES, Math.min(first, last), Math.max(first, last));
  say('story-finding', told.length ? '第 ' + told[0].number + ' 到 ' + told[told.length - 1].number + ' 条，共 ' + told.length + ' 条。'
    : '这两个时刻之间没有流水。', '');
  told.forEach(function (entry) { list.appendChild(storyItem(entry)); });
}

function storyItem(entry) {
  const item = element('li');
  const action = NAMES.actions[entry.action] || entry.action;
  item.appendChild(element('b', '', '第 ' + entry.number + ' 条　'));
  item.appendChild(element('span', '', clockText(entry.time) + '　' + bare(entry.person) + '　' + action + '　' + bare(subjectText(entry, NAMES)) +
    (entry.reason ? '　原因：' + bare(entry.reason) : '')));
  const texts = changeTexts(entry, NAMES);
  const rows = element('ul');
  texts.slice(0, FIRST_CHANGES).forEach(function (text) { rows.appendChild(element('li', '', text)); });
  if (texts.length > FIRST_CHANGES) {
    const more = element('button', 'quiet', '还有 ' + (texts.length - FIRST_CHANGES) + ' 处');
    more.type = 'button';
    more.addEventListener('click', function () {
      more.parentNode.removeChild(more);
      texts.slice(FIRST_CHANGES).forEach(function (text) { rows.appendChild(element('li', '', text)); });
    });
    item.appendChild(rows);
    item.appendChild(more);
  } else {
    item.appendChild(rows);
  }
  return item;
}

/* Dice */

function throwDice() {
  const place = byId('dice-list');
  place.textContent = '';
  byId('dice-print').hidden = true;
  const pips = byId('seed').value.normalize('NFKC').replace(/[\s,，、]/g, '');
  if (!/^[1-6]{8,}$/.test(pips)) {
    say('dice-finding', '请依次填骰子的点数，每个是 1 到 6，至少掷 8 次。', 'look');
    return;
  }
  const count = Number(byId('count').value);
  const beside = [];
  const others = [];
  PACKAGE.stages.forEach(function (stage) {
    const edges = besideLines(stage);
    sheetsOf(stage).forEach(function (each) {
      each.why = edges.has(each.project.number) ? edges.get(each.project.number).join('、') + '线旁' : '骰子';
      (edges.has(each.project.number) ? beside : others).push(each);
    });
  });
  const head = ENTRIES.length ? ENTRIES[ENTRIES.length - 1].digest : '';
  const chosen = drawn(others, count, pips + '|' + head);
  say('dice-finding', diceText(beside.length, others.length, chosen.length), '');
  byId('dice-print').hidden = !(beside.length + chosen.length);
  if (beside.length + chosen.length) { place.appendChild(diceTable(beside.concat(chosen))); }
}

function printDice() {
  document.body.classList.add('dice-only');
  window.print();
  document.body.classList.remove('dice-only');
}

function diceText(beside, others, count) {
  const said = '名次线旁的 ' + beside + ' 份全部对照，其余 ' + others + ' 份里抽 ' + count + ' 份。';
  if (!others) { return said; }
  const chances = [1, 3, Math.ceil(others / 20), Math.ceil(others / 10)].filter(function (wrong, at, all) {
    return wrong <= others && all.indexOf(wrong) === at;
  }).map(function (wrong) { return wrong + ' 份不符，至少抽中 1 份的机会是 ' + chance(others, wrong, count).toFixed(0) + '%'; });
  return said + '如果其余的里有 ' + chances.join('；有 ') + '。全部相符不等于没有不符的，只是不符的不会多。';
}

function diceTable(sheets) {
  const table = element('table', 'table');
  const head = element('tr');
  ['相符', '阶段', '项目', '评委', '电脑里的分数', '为什么抽它'].forEach(function (title) { head.appendChild(element('th', '', title)); });
  table.appendChild(head);
  sheets.forEach(function (each) {
    const row = element('tr');
    const box = element('td', 'mark');
    box.appendChild(element('span', 'box'));
    row.appendChild(box);
    const marks = each.stage.criteria.map(function (criterion) { return criterion.name + ' ' + each.sheet.marks[criterion.id]; });
    row.appendChild(element('td', 'whole', each.stage.name));
    row.appendChild(element('td', '', each.project.number + ' 号　' + each.project.name));
    row.appendChild(element('td', 'whole', each.sheet.seat + ' 号席 ' + each.sheet.judge));
    row.appendChild(element('td', '', marks.join('，')));
    row.appendChild(element('td', '', each.why));
    table.appendChild(row);
  });
  return table;
}

/* Papers */

function showPapers() {
  const body = byId('paper-list').querySelector('tbody');
  PACKAGE.papers.forEach(function (paper, index) {
    const row = element('tr');
    row.appendChild(element('td', '', paper.name));
    const code = element('td', 'code', paper.sha256);
    row.appendChild(code);
    const state = element('td', 'mark soft', '未选');
    state.id = 'paper-' + index;
    row.appendChild(state);
    body.appendChild(row);
  });
}

function checkPapers() {
  Array.prototype.forEach.call(byId('files').files, function (file) {
    const reader = new FileReader();
    reader.onload = function () { showPaper(file.name, sha256(new Uint8Array(reader.result))); };
    reader.readAsArrayBuffer(file);
  });
}

function showPaper(name, digest) {
  PACKAGE.papers.forEach(function (paper, index) {
    if (paper.name.split('/').pop() !== name) { return; }
    const state = byId('paper-' + index);
    state.textContent = paper.sha256 === digest ? '✓ 相符' : '✗ 不符';
    state.className = 'mark ' + (paper.sha256 === digest ? 'good' : 'bad');
  });
}

function start() {
  showAbout();
  showPapers();
  PACKAGE.meaning.forEach(function (text) { byId('meaning-list').appendChild(element('li', '', text)); });
  byId('code-form').addEventListener('submit', function (event) { event.preventDefault(); compareCode(); });
  byId('story-form').addEventListener('submit', function (event) { event.preventDefault(); tellStory(); });
  byId('dice-form').addEventListener('submit', function (event) { event.preventDefault(); throwDice(); });
  byId('dice-print').addEventListener('click', printDice);
  byId('stage').addEventListener('change', fillProjects);
  byId('project').addEventListener('change', showProject);
  byId('files').addEventListener('change', checkPapers);
  checkChain();
}

start();
