/* The judge's page: which project is shown, how its sheet stands, and what has still to be sent. */
var desk = (function () {
  'use strict';
  var el = draw.element, add = draw.add;
  var page = null;
  var chosen = null;      /* the project the judge opened himself; null follows the stage */
  var listing = false;
  var sheet = null;       /* the sheet being filled in */
  var sending = false;
  var gone = '';
  var timing = null;      /* the stage's clock, with the moment it was told */

  function byId(id) { return document.getElementById(id); }

  function project(number) {
    return page ? page.projects.filter(function (each) { return each.number === number; })[0] || null : null;
  }

  function shown() { return project(chosen === null ? page.now : chosen); }

  function clock(date) { return ('0' + date.getHours()).slice(-2) + ':' + ('0' + date.getMinutes()).slice(-2); }

  function ownSheets(but) {
    return page.projects.filter(function (each) { return each.total && each.number !== but; });
  }

  /* What the judge gave before, to hold against; nothing before his first sheet is in. */
  function ownScale(but, total) {
    var own = ownSheets(but);
    return own.length ? draw.ownTotals(own, total) : null;
  }

  function say(words) { byId('spoken').textContent = words; }

  /* What came from the desk. */

  function pageCame(next) {
    if (!next) { return; }
    gone = '';
    store.belongTo([next.contest, next.stage, next.panel, next.seat, next.judge].join('|'));
    var before = page && page.now;
    var former = page && shown();
    page = next;
    store.keepPage(next);
    settleSent();
    if (before !== null && before !== page.now && former && chosen === null && begun(former.number)) { chosen = former.number; }
    show(former);
    sendWaiting();
  }

  /* Whether a sheet was begun and is not in: it is not taken away from under the judge's hand. */
  function begun(number) {
    var there = project(number), draft = store.draft(number);
    return there !== null && (there.state === 'open' || there.state === 'returned') &&
      Object.keys(draft.marks).some(function (key) { return draft.marks[key]; });
  }

  /* A sheet the desk has, or gave back, is not sent any more. */
  function settleSent() {
    page.projects.forEach(function (each) {
      var draft = store.draft(each.number);
      if (!draft.sent) { return; }
      if (each.sheet === draft.sent.id || each.state === 'confirmed') {
        draft.sent = null;
        store.keepDraft(each.number, draft);
      }
    });
  }

  function strange(sentence) {
    gone = sentence || '请用这台设备扫描工作人员给您的二维码。';
    sheet = null;
    if (!page) { page = store.page(); }
    head();
    message('ban', 'violet', '这台设备没有席位', gone, '已填的分数还存在这台设备上。');
  }

  function linkChanged(lost) {
    head();
    if (!page && lost) {
      page = store.page();
      if (page) {
        store.belongTo([page.contest, page.stage, page.panel, page.seat, page.judge].join('|'));
        show(null);
      } else {
        message('off', 'amber', '连接不上工作人员的电脑', '请检查是否连着会场的 Wi-Fi。', '连上以后自动打开。');
      }
    } else if (sheet) { marking.link(sheet); } else if (page && !gone) { show(null); }
    say(lost ? '连接断开' : '已连接');
  }

  function clockCame(told) {
    timing = told && { title: told.title, left: told.left, running: told.running, at: Date.now() };
    tick();
  }

  function tick() {
    var place = byId('clock');
    place.hidden = !timing || Boolean(gone);
    if (place.hidden) { return; }
    var minutes = /([0-9]+) 分钟/.exec(timing.title);
    var left = timing.left - (timing.running ? (Date.now() - timing.at) / 1000 : 0);
    place.textContent = '';
    place.className = 'clock' + (left < 0 ? ' over' : left <= 60 && timing.running ? ' soon' : '');
    add.apply(null, [place].concat(draw.stageClock(timing.title.split(' ')[0], left, minutes ? minutes[1] * 60 : 480)));
  }

  /* Submitting. */

  function submit() {
    var number = sheet.project.number, draft = sheet.draft;
    draft.sent = { id: talk.id(), marks: marking.plainMarks(page, draft) };
    draft.refused = '';
    store.keepDraft(number, draft);
    sheet = null;
    show(null);
    sendWaiting();
  }

  function sendWaiting() {
    if (sending || !page) { return; }
    var waiting = page.projects.filter(function (each) { return store.draft(each.number).sent; })[0];
    if (!waiting) { return; }
    var number = waiting.number, sent = store.draft(number).sent;
    sending = true;
    talk.post('/api/sheet', { id: sent.id, number: number, marks: sent.marks }, function (status, answer) {
      sending = false;
      var draft = store.draft(number);
      if (status === 200 && answer && !answer.retry) {
        if (draft.sent && draft.sent.id === sent.id) {
          draft.sent = null;
          draft.refused = answer.ok ? '' : answer.sentence;
          draft.receipt = answer.ok ? answer.receipt : '';
          store.keepDraft(number, draft);
        }
        if (!answer.ok) { chosen = number === page.now ? null : number; show(null); }
        sendWaiting();
      } else { setTimeout(sendWaiting, 2000); }
    });
  }

  function takeBack(number) {
    var draft = store.draft(number), there = project(number);
    if (there.marks) {
      draft.marks = there.marks;
      store.keepDraft(number, draft);
    }
    talk.post('/api/take-back', { number: number }, function (status, answer) {
      if (status !== 200 || !answer || !answer.ok) {
        say((answer && answer.sentence) || '没有送到，请再按一次。');
        window.alert((answer && answer.sentence) || '没有送到，请再按一次。');
      }
    });
  }

  function stopSending(number) {
    var draft = store.draft(number);
    draft.sent = null;
    store.keepDraft(number, draft);
    show(null);
  }

  /* Showing. */

  function head() {
    var lost = talk.lostSince(), link = byId('link');
    link.textContent = '';
    link.className = 'link' + (lost ? ' lost' : '');
    add(link, draw.icon(lost ? 'off' : 'wifi', 20), el('span', '', lost ? '连接断开 ' + clock(lost) + ' 起' : gone ? '没有席位' : page ? '已连接' : '正在连接'));
    byId('seat').textContent = page ? String(page.seat) : '';
    byId('judge').textContent = page ? page.judge : '评委打分';
    byId('where').textContent = page ? (page.panel ? '第 ' + page.panel + ' 组 ' : '') + page.seat + ' 号席　' + page.stage : '';
    byId('mine').hidden = !page || Boolean(gone);
  }

  function show(former) {
    head();
    var there = listing ? null : shown();
    callBar(there);
    if (listing) { list(); return; }
    var draft = there && store.draft(there.number);
    var marks = there && (there.state === 'open' || there.state === 'returned') && !draft.sent && !page.closed;
    if (marks && sheet && sheet.project.number === there.number) {
      sheet.project = there;
      sheet.page = page;
      marking.link(sheet);
      return;
    }
    sheet = null;
    if (marks) { fillIn(there, draft); } else if (there && draft.sent) { waitingToSend(there, draft); }
    else if (there) { standing(there); } else { waiting(); }
    if (!former || !there || former.number !== there.number) { window.scrollTo(0, 0); }
  }

  function callBar(there) {
    var on = page.now, bar = byId('call');
    bar.hidden = on === null || (there !== null && there.number === on);
    if (!bar.hidden) { byId('call-words').textContent = '台上是 ' + on + ' 号：' + project(on).name; }
  }

  function put(box) {
    var main = byId('main');
    main.textContent = '';
    add(main, box);
  }

  function fillIn(there, draft) {
    sheet = marking.build(page, there, draft, {
      changed: function () { store.keepDraft(there.number, draft); },
      submit: submit
    });
    put(sheet.box);
    say('请给 ' + there.number + ' 号 ' + there.name + ' 打分');
  }

  function message(name, tone, title, first, second, more) {
    var box = add(el('div', 'message'), add(el('span', 'round ' + tone), draw.icon(name, 54)), el('h1', '', title),
      el('p', 'first', first), second ? el('p', 'soft', second) : null);
    (more || []).forEach(function (each) { add(box, each); });
    put(box);
    say(title + '。' + first);
  }

  function named(there) { return there.number + ' 号　' + there.name; }

  function waiting() {
    if (page.closed) { message('check', 'green', '本阶段已经结束', '谢谢您的评审。', '', [ownList()]); return; }
    if (page.review) { list(); return; }
    message('wait', 'blue', '等待下一个项目', page.next ? '下一个：' + named(page.next) : '',
      '主持人请项目上场后，这里会自动打开评分表。', [ownScale(null, '')]);
  }

  function standing(there) {
    var own = there.marks ? marksRow(there) : null;
    if (there.state === 'submitted' || there.state === 'confirmed') {
      var back = there.state === 'submitted' && draw.button('plain-button', '取回修改', function () { takeBack(there.number); }, 'undo');
      message('check', 'green', '已提交 ' + there.total, named(there), (there.time ? there.time + ' 送达。' : '') +
        (there.state === 'submitted' ? '还没有确认，需要修改可以取回。确认以后要改，请告诉工作人员。' : '得分已经确认，需要修改请告诉工作人员。'),
        [there.receipt ? add(el('p', 'receipt', '回执 '), el('b', '', there.receipt)) : null, own,
          ownScale(there.number, there.total), back || null]);
    } else if (there.state === 'paper') {
      message('paper', 'blue', '这张评分表由工作人员录入', named(there), '您给这个项目的分数按纸质评分表录入，不用在这里提交。', [own]);
    } else if (there.state === 'recused' || there.state === 'absent') {
      message('ban', 'violet', there.state === 'recused' ? '这个项目您回避' : '这个项目登记您缺席', named(there),
        '已登记：' + there.reason + '。不用打分，也不会显示别人的分。', [helpButton(there.number)]);
    } else { message('ban', 'violet', '这个项目不打分', named(there), '这个项目没有上场或已退出。'); }
  }

  function helpButton(number) {
    var made = draw.button('plain-button', '登记不对？请工作人员过来', function () {
      made.disabled = true;
      talk.post('/api/help', { number: number }, function (status) {
        made.disabled = status === 200;
        if (status === 200) { made.lastChild.textContent = '已告诉工作人员'; }
      });
    });
    return made;
  }

  function marksRow(there) {
    var row = el('div', 'marks');
    page.criteria.forEach(function (criterion) {
      add(row, add(el('span', 'chip', criterion.name + ' '), el('b', '', there.marks[criterion.id])));
    });
    return row;
  }

  function waitingToSend(there, draft) {
    var lost = talk.lostSince();
    if (!lost) { message('wait', 'blue', '正在送达', named(there), '请稍候。'); return; }
    var place = el('div', '');
    var code = draw.button('plain-button', '给工作人员扫码', function () {
      place.textContent = '';
      add(place, sheetCode.image(sheetCode.digitsOf(page, store.secret(), there.number, draft.sent), 320),
        el('p', 'soft', '请工作人员用扫码枪对准这里。扫过以后不用再做什么。'));
    });
    var change = draw.button('plain-button', '还要修改', function () { stopSending(there.number); }, 'undo');
    message('save', 'amber', '已存在这台平板上', named(there),
      '合计 ' + sums.total(page, draft.sent.marks) + '。从 ' + clock(lost) + ' 起没有连上。接通后自动送达，不用重打。', [code, place, change]);
  }

  var STATES = { open: '未打分', returned: '被退回', submitted: '已提交', confirmed: '已确认', paper: '纸质', recused: '回避',
    absent: '缺席', out: '不打分' };

  function ownList() {
    var box = el('div', 'list');
    page.projects.forEach(function (each) {
      var draft = store.draft(each.number);
      var state = draft.sent ? '待送达' : each.state === 'open' && begun(each.number) ? '填了 ' + marking.filled(page, draft) + ' 项' : STATES[each.state];
      var row = draw.button('item ' + each.state, '', function () { chosen = each.number; listing = false; sheet = null; show(null); });
      add(row, el('span', 'number', String(each.number)), el('span', 'grow name', each.name), el('span', 'state', state),
        el('b', 'sum', each.total || ''));
      add(box, row);
    });
    return box;
  }

  function list() {
    sheet = null;
    var left = page.projects.filter(function (each) { return each.state === 'open' || each.state === 'returned'; }).length;
    var title = page.review ? '请给以下项目打分' : '我的评分表';
    put(add(el('div', 'listing'), add(el('div', 'row'), el('h1', 'grow', title), el('span', 'soft', left ? '还有 ' + left + ' 张没有提交' : '都已提交')),
      ownScale(null, ''), ownList()));
    say(title);
  }

  function looks() {
    ['large', 'dark'].forEach(function (name) {
      function set(on) {
        byId(name).setAttribute('aria-pressed', String(on));
        document.documentElement.classList[on ? 'add' : 'remove'](name);
      }
      byId(name).onclick = function () {
        store.keepLook(name, !store.look(name));
        set(store.look(name));
      };
      set(store.look(name));
    });
    byId('mine').onclick = function () { listing = !listing; chosen = null; show(null); };
    byId('call-go').onclick = function () { listing = false; chosen = null; sheet = null; show(null); };
    window.addEventListener('resize', function () { if (sheet) { marking.update(sheet); } });
    document.addEventListener('keydown', function (event) { if (sheet) { marking.keyDown(sheet, event); } });
  }

  return {
    start: function () { looks(); head(); setInterval(tick, 500); talk.start(); },
    clockCame: clockCame,
    pageCame: pageCame,
    strange: strange,
    linkChanged: linkChanged,
    sendAgain: sendWaiting,
    ownSheets: ownSheets,
    clock: clock,
    progress: function () {
      var there = page && !gone ? shown() : null;
      if (!there) { return { number: 0, filled: 0 }; }
      return { number: there.number, filled: there.state === 'open' || there.state === 'returned' ? marking.filled(page, store.draft(there.number)) : 0 };
    }
  };
}());

desk.start();
