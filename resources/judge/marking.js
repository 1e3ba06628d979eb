/* The sheet being filled in: a card for each criterion with slider, steps and figure, the keypad, total and button. */
var marking = (function () {
  'use strict';
  var el = draw.element, add = draw.add;

  /* Build the sheet of a project; `act` has changed(), submit() and note(text). */
  function build(page, project, draft, act) {
    var sheet = { page: page, project: project, draft: draft, act: act, at: 0, fresh: true, cards: [] };
    var left = el('div', 'left'), right = el('div', 'right');
    add(left, heading(sheet));
    sheet.banner = add(left, el('div', 'banners')).lastChild;
    page.criteria.forEach(function (criterion, index) {
      var card = cardOf(sheet, criterion, index);
      sheet.cards.push(card);
      add(left, card.box);
    });
    sheet.totals = add(left, el('div', 'totals-place')).lastChild;
    sheet.total = el('div', 'total');
    sheet.button = draw.button('submit', '', function () { press(sheet); });
    add(right, sheet.total, keypad(sheet), sheet.button);
    sheet.box = add(el('div', 'marking'), left, right);
    select(sheet, firstEmpty(sheet), false);
    update(sheet);
    return sheet;
  }

  function heading(sheet) {
    var project = sheet.project;
    var note = el('textarea', 'note');
    note.value = sheet.draft.note;
    note.rows = 3;
    note.hidden = !sheet.draft.note;
    note.placeholder = '私人备注，只存在这台平板上，不提交';
    note.setAttribute('aria-label', note.placeholder);
    note.oninput = function () { sheet.draft.note = note.value; sheet.act.changed(); };
    var open = draw.button('quiet', '备注', function () {
      note.hidden = !note.hidden;
      if (!note.hidden) { note.focus(); }
    });
    var names = add(el('div', 'grow'), el('h1', '', project.name), el('div', 'soft', project.applicant));
    var row = add(el('div', 'heading'), el('span', 'number', String(project.number)), names, open);
    return add(el('div', ''), row, note);
  }

  function cardOf(sheet, criterion, index) {
    var card = { criterion: criterion };
    card.box = el('section', 'card');
    var title = add(el('div', 'row'), el('b', 'name', criterion.name), el('span', 'soft', '权重 ' + criterion.weight + ' ' +
      criterion.unit), el('span', 'soft range', '　0 – ' + criterion.full + '，' + criterion.words));
    card.value = el('button', 'value');
    card.value.type = 'button';
    card.value.onclick = function () { select(sheet, index, true); };
    card.fault = el('div', 'fault');
    card.slider = slider(sheet, card, index);
    var less = draw.button('step', '', function () { nudge(sheet, index, -1); }, 'minus');
    var more = draw.button('step', '', function () { nudge(sheet, index, 1); }, 'plus');
    less.setAttribute('aria-label', criterion.name + '减一个最小分差');
    more.setAttribute('aria-label', criterion.name + '加一个最小分差');
    var side = add(el('div', 'grow'), card.slider.box, card.fault);
    add(card.box, title, add(el('div', 'row line'), side, less, card.value, more));
    card.box.onclick = function () { if (sheet.at !== index) { select(sheet, index, true); } };
    return card;
  }

  /* 0 to 60 of a hundred on the first fifth, the rest on what is left: judges mark up there. */
  function share(part) { return part < 0.6 ? part / 3 : 0.2 + (part - 0.6) * 2; }
  function part(share) { return share < 0.2 ? share * 3 : 0.6 + (share - 0.2) / 2; }

  function slider(sheet, card, index) {
    var made = { box: el('div', 'slider') };
    made.track = add(made.box, el('div', 'track')).lastChild;
    made.fill = add(made.box, el('div', 'fill')).lastChild;
    made.knob = add(made.box, el('div', 'knob')).lastChild;
    var scale = el('div', 'scale');
    [0, 0.6, 0.7, 0.8, 0.9, 1].forEach(function (each) {
      var tick = el('span', '', String(Math.round(Number(card.criterion.full) * each * 100) / 100));
      tick.style.left = (share(each) * 100) + '%';
      add(scale, tick);
    });
    add(made.box, scale);
    made.box.tabIndex = 0;
    made.box.setAttribute('role', 'slider');
    made.box.setAttribute('aria-label', card.criterion.name);
    made.box.setAttribute('aria-valuemin', '0');
    made.box.setAttribute('aria-valuemax', card.criterion.full);
    function pull(event) {
      var touch = event.touches ? event.touches[0] : event;
      var rect = made.track.getBoundingClientRect();
      var at = Math.min(Math.max((touch.clientX - rect.left) / rect.width, 0), 1);
      set(sheet, index, sums.ofSteps(Math.round(part(at) * sums.mostSteps(card.criterion)), card.criterion));
      if (event.cancelable) { event.preventDefault(); }
    }
    function drag(event) {
      select(sheet, index, false);
      pull(event);
      function stop() {
        ['mousemove', 'touchmove'].forEach(function (name) { document.removeEventListener(name, pull); });
        ['mouseup', 'touchend', 'touchcancel'].forEach(function (name) { document.removeEventListener(name, stop); });
      }
      ['mousemove', 'touchmove'].forEach(function (name) { document.addEventListener(name, pull, { passive: false }); });
      ['mouseup', 'touchend', 'touchcancel'].forEach(function (name) { document.addEventListener(name, stop); });
    }
    made.box.addEventListener('mousedown', drag);
    made.box.addEventListener('touchstart', drag, { passive: false });
    made.box.onfocus = function () { select(sheet, index, false); };
    made.box.onkeydown = function (event) {
      var by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
      if (by) { nudge(sheet, index, by); event.preventDefault(); }
    };
    return made;
  }

  function keypad(sheet) {
    var pad = el('div', 'pad');
    '789456123.0<'.split('').forEach(function (key) {
      var made = draw.button('key', key === '<' ? '' : key, function () { type(sheet, key); }, key === '<' ? 'back' : '');
      if (key === '<') { made.setAttribute('aria-label', '退格'); }
      if (key === '.') { made.setAttribute('aria-label', '小数点'); }
      add(pad, made);
    });
    return pad;
  }

  function select(sheet, index, show) {
    sheet.at = index;
    sheet.fresh = true;
    paint(sheet);
    if (show && sheet.cards[index].box.scrollIntoView) { sheet.cards[index].box.scrollIntoView(false); }
  }

  function firstEmpty(sheet) {
    var found = 0;
    sheet.page.criteria.some(function (criterion, index) {
      found = index;
      return !sheet.draft.marks[criterion.id];
    });
    return sheet.page.criteria.every(function (criterion) { return sheet.draft.marks[criterion.id]; }) ? 0 : found;
  }

  /* A key of the pad or of a keyboard: the first one replaces what stands there. */
  function type(sheet, key) {
    var id = sheet.page.criteria[sheet.at].id;
    var text = sheet.draft.marks[id] || '';
    if (key === '<') { text = text.slice(0, -1); }
    else if (sheet.fresh) { text = key === '.' ? '0.' : key; }
    else if (key !== '.' || text.indexOf('.') < 0) { text += text === '' && key === '.' ? '0.' : key; }
    sheet.fresh = false;
    if (text.length <= 8) { set(sheet, sheet.at, text); }
  }

  function nudge(sheet, index, by) {
    var criterion = sheet.page.criteria[index];
    var text = sheet.draft.marks[criterion.id] || '0';
    var most = sums.mostSteps(criterion);
    var now = /^[0-9]+(\.[0-9]+)?$/.test(text) ? sums.steps(text, criterion) : 0;
    select(sheet, index, false);
    set(sheet, index, sums.ofSteps(Math.min(Math.max(now + by, 0), most), criterion));
  }

  function set(sheet, index, text) {
    var before = filled(sheet.page, sheet.draft);
    sheet.draft.marks[sheet.page.criteria[index].id] = text;
    sheet.draft.refused = '';
    sheet.act.changed();
    if (filled(sheet.page, sheet.draft) !== before) { talk.tell(); }
    update(sheet);
  }

  /* What is wrong with the sheet, in the order of its criteria. */
  function lacking(sheet) {
    return sheet.page.criteria.filter(function (criterion) {
      return sums.fault(sums.plain(sheet.draft.marks[criterion.id] || ''), criterion);
    });
  }

  function filled(page, draft) {
    return page.criteria.filter(function (criterion) {
      return !sums.fault(sums.plain(draft.marks[criterion.id] || ''), criterion);
    }).length;
  }

  function plainMarks(page, draft) {
    var marks = {};
    page.criteria.forEach(function (criterion) { marks[criterion.id] = sums.plain(draft.marks[criterion.id] || ''); });
    return marks;
  }

  function press(sheet) {
    var open = lacking(sheet);
    if (open.length) { select(sheet, sheet.page.criteria.indexOf(open[0]), true); return; }
    sheet.act.submit();
  }

  function update(sheet) {
    var page = sheet.page, open = lacking(sheet);
    var total = open.length ? '' : sums.total(page, plainMarks(page, sheet.draft));
    sheet.total.textContent = '';
    var words = add(el('div', ''), el('div', '', open.length ? '合计（填了 ' + (page.criteria.length - open.length) + ' 项）' : '合计'),
      el('div', 'soft', '按权重计算'));
    add(sheet.total, words, el('b', total ? 'sum' : 'sum none', total || '填完显示'));
    sheet.totals.textContent = '';
    add(sheet.totals, draw.ownTotals(desk.ownSheets(sheet.project.number), total));
    sheet.box.className = 'marking' + (open.length ? '' : ' complete');
    paint(sheet);
    link(sheet);
  }

  function paint(sheet) {
    sheet.cards.forEach(function (card, index) {
      var text = sheet.draft.marks[card.criterion.id] || '';
      var wrong = text ? sums.fault(sums.plain(text), card.criterion) : '';
      var active = index === sheet.at;
      if (active && !sheet.fresh && wrong === '还没有填完') { wrong = ''; }
      card.box.className = 'card' + (active ? ' active' : '') + (wrong ? ' wrong' : '');
      card.value.textContent = text || '—';
      card.value.setAttribute('aria-label', card.criterion.name + '，' + (text || '未打分') + (active ? '，正在填' : ''));
      card.value.className = 'value' + (active ? ' caret' : '') + (text ? '' : ' none');
      card.fault.textContent = wrong;
      var most = sums.mostSteps(card.criterion);
      var known = /^[0-9]+\.?[0-9]*$/.test(text);
      var at = known ? Math.min(share(Math.min(Number(text) / Number(card.criterion.full), 1)), 1) : 0;
      card.slider.fill.style.width = card.slider.knob.style.left = (at * 100) + '%';
      card.slider.box.setAttribute('aria-valuenow', known ? text : '0');
      card.slider.box.setAttribute('aria-valuetext', text || '未打分');
      card.slider.box.className = 'slider' + (most && known ? '' : ' unset');
    });
  }

  /* The button and the banners say how the sheet stands with the desk. */
  function link(sheet) {
    var open = lacking(sheet), lost = talk.lostSince(), project = sheet.project;
    sheet.banner.textContent = '';
    if (sheet.draft.refused) {
      add(sheet.banner, draw.banner('ban', '没有收下这张评分表', sheet.draft.refused));
    } else if (project.state === 'returned' && !project.own) {
      add(sheet.banner, draw.banner('undo', '工作人员退回了这张评分表', project.reason + '　改好后请再提交一次。'));
    } else if (project.state === 'returned') {
      add(sheet.banner, draw.banner('undo', '您取回了这张评分表', '改好后请再提交一次，不提交就没有您的分数。'));
    } else if (project.again) {
      add(sheet.banner, draw.banner('undo', '专家委员会请您重新打分', '请重新填写这张评分表并提交。'));
    }
    if (lost) {
      add(sheet.banner, draw.banner('off', '连接断开，分数已存在这台平板上',
        '从 ' + desk.clock(lost) + ' 起没有连上，可以接着填；接通后自动送达，不用重打。'));
    }
    sheet.button.textContent = '';
    if (open.length) {
      sheet.button.className = 'submit waiting';
      add(sheet.button, el('span', '', open.length === 1 ? '还差“' + open[0].name + '”一项' : '还差 ' + open.length + ' 项'));
    } else if (lost) {
      sheet.button.className = 'submit lost';
      add(sheet.button, draw.icon('save', 24), el('span', '', '先存在平板，接通后送达'));
    } else {
      sheet.button.className = 'submit';
      add(sheet.button, el('span', '', project.state === 'returned' ? '重新提交' : '提交'));
    }
  }

  function keyDown(sheet, event) {
    var target = event.target || {};
    if (target.tagName === 'TEXTAREA' || event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (/^[0-9.]$/.test(event.key)) { type(sheet, event.key); }
    else if (event.key === 'Backspace') { type(sheet, '<'); }
    else if (event.key === 'Enter' && (target.tagName !== 'BUTTON' || /value/.test(target.className))) {
      var next = sheet.at + 1;
      if (next < sheet.cards.length) {
        select(sheet, next, true);
        sheet.cards[next].value.focus();
      } else { sheet.button.focus(); }
    } else { return; }
    event.preventDefault();
  }

  return { build: build, update: update, link: link, filled: filled, plainMarks: plainMarks, keyDown: keyDown };
}());
