/* Building blocks of the page: elements, icons, the row of the judge's own earlier totals. */
var draw = (function () {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg';
  /* Tabler Icons 3.52, MIT. */
  var ICONS = {
    wifi: ['M12 18l.01 0', 'M9.172 15.172a4 4 0 0 1 5.656 0', 'M6.343 12.343a8 8 0 0 1 11.314 0',
      'M3.515 9.515c4.686 -4.687 12.284 -4.687 17 0'],
    off: ['M12 18l.01 0', 'M9.172 15.172a4 4 0 0 1 5.656 0', 'M6.343 12.343a7.963 7.963 0 0 1 3.864 -2.14m4.163 .155a7.965 7.965 0 0 1 3.287 2',
      'M3.515 9.515a12 12 0 0 1 3.544 -2.455m3.101 -.92a12 12 0 0 1 10.325 3.374', 'M3 3l18 18'],
    minus: ['M5 12l14 0'],
    plus: ['M12 5l0 14', 'M5 12l14 0'],
    back: ['M20 6a1 1 0 0 1 1 1v10a1 1 0 0 1 -1 1h-11l-5 -5a1.5 1.5 0 0 1 0 -2l5 -5l11 0', 'M12 10l4 4m0 -4l-4 4'],
    check: ['M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0', 'M9 12l2 2l4 -4'],
    ban: ['M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0 -18 0', 'M5.7 5.7l12.6 12.6'],
    wait: ['M6.5 7h11', 'M6.5 17h11', 'M6 20v-2a6 6 0 1 1 12 0v2a1 1 0 0 1 -1 1h-10a1 1 0 0 1 -1 -1', 'M6 4v2a6 6 0 1 0 12 0v-2a1 1 0 0 0 -1 -1h-10a1 1 0 0 0 -1 1'],
    undo: ['M9 14l-4 -4l4 -4', 'M5 10h11a4 4 0 1 1 0 8h-1'],
    save: ['M6 4h10l4 4v10a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2', 'M12 14m-2 0a2 2 0 1 0 4 0a2 2 0 1 0 -4 0', 'M14 4l0 4l-6 0l0 -4'],
    paper: ['M14 3v4a1 1 0 0 0 1 1h4', 'M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2', 'M9 9l1 0', 'M9 13l6 0', 'M9 17l6 0']
  };

  function element(name, look, text) {
    var made = document.createElement(name);
    if (look) { made.className = look; }
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  function add(parent) {
    for (var index = 1; index < arguments.length; index += 1) {
      if (arguments[index]) { parent.appendChild(arguments[index]); }
    }
    return parent;
  }

  function svg(name, attributes) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function icon(name, size) {
    var made = svg('svg', { viewBox: '0 0 24 24', width: size, height: size, fill: 'none', stroke: 'currentColor',
      'stroke-width': 1.8, 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true', 'class': 'icon' });
    ICONS[name].forEach(function (path) { made.appendChild(svg('path', { d: path })); });
    return made;
  }

  function button(look, text, act, name) {
    var made = element('button', look);
    made.type = 'button';
    if (name) { made.appendChild(icon(name, 22)); }
    if (text) { made.appendChild(element('span', '', text)); }
    made.onclick = act;
    return made;
  }

  function banner(name, title, text) {
    var words = add(element('div', ''), element('b', '', title), element('div', '', text));
    return add(element('div', 'banner'), icon(name, 22), words);
  }

  /* The judge's own totals on one line, so that he keeps his own scale; `present` is the sheet he is at. */
  function ownTotals(sheets, present) {
    var totals = sheets.map(function (each) { return Number(each.total); });
    var here = present === '' ? null : Number(present);
    var every = here === null ? totals : totals.concat([here]);
    var card = element('section', 'totals');
    card.setAttribute('aria-label', '您打过的 ' + sheets.length + ' 个：' + sheets.map(function (each) {
      return each.number + ' 号 ' + each.total;
    }).join('，'));
    var title = add(element('div', 'row'), element('b', '', '您打过的 ' + sheets.length + ' 个'));
    if (sheets.length) {
      add(title, element('span', 'soft right', '最高 ' + sheets.reduce(function (most, each) {
        return Number(each.total) > Number(most.total) ? each : most;
      }).total + '　最低 ' + sheets.reduce(function (least, each) {
        return Number(each.total) < Number(least.total) ? each : least;
      }).total));
    }
    add(card, title);
    var low = every.length ? Math.min.apply(null, every) : 0, high = every.length ? Math.max.apply(null, every) : 100;
    var pad = Math.max((high - low) * 0.12, 2);
    low = Math.max(0, low - pad);
    high += pad;
    var wide = window.innerWidth <= 560 ? 320 : 560;   /* so that its figures are legible on a phone, too */
    var plot = svg('svg', { viewBox: '0 0 ' + wide + ' 92', 'class': 'plot', 'aria-hidden': 'true' });
    function x(value) { return 16 + (wide - 32) * (value - low) / (high - low || 1); }
    plot.appendChild(svg('line', { x1: 10, y1: 60, x2: wide - 10, y2: 60, 'class': 'axis' }));
    (every.length ? ticks(low, high) : []).forEach(function (tick) { label(plot, x(tick), 86, String(tick), 'tick'); });
    place(sheets, x).forEach(function (dot) {
      plot.appendChild(svg('circle', { cx: dot.x, cy: dot.y, r: 11, 'class': 'dot' }));
      label(plot, dot.x, dot.y + 4.5, String(dot.number), 'number');
    });
    if (here !== null) {
      plot.appendChild(svg('line', { x1: x(here), y1: 26, x2: x(here), y2: 72, 'class': 'here' }));
      label(plot, Math.min(Math.max(x(here), 70), wide - 70), 19, '本项目 ' + present, 'here-word');
    }
    return add(card, plot);
  }

  /* The stage's clock: a ring that empties, minutes and seconds, and whose time it is. */
  function stageClock(title, left, most) {
    var whole = left >= 0 ? Math.ceil(left) : Math.floor(-left);
    var face = (left < 0 ? '+' : '') + ('0' + Math.floor(whole / 60)).slice(-2) + ':' + ('0' + whole % 60).slice(-2);
    var ring = svg('svg', { viewBox: '0 0 52 52', width: 36, height: 36, 'aria-hidden': 'true', 'class': 'ring' });
    var turn = 132 * Math.min(Math.max(left / most, 0), 1);
    ring.appendChild(svg('circle', { cx: 26, cy: 26, r: 21, 'class': 'ring-track' }));
    ring.appendChild(svg('circle', { cx: 26, cy: 26, r: 21, 'class': 'ring-left', 'stroke-dasharray': turn + ' 140',
      transform: 'rotate(-90 26 26)' }));
    return [ring, element('b', '', face), element('span', 'soft', title)];
  }

  function label(plot, x, y, text, look) {
    var made = svg('text', { x: x, y: y, 'text-anchor': 'middle', 'class': look });
    made.textContent = text;
    plot.appendChild(made);
  }

  function ticks(low, high) {
    var step = [1, 2, 5, 10, 20, 50].filter(function (each) { return (high - low) / each <= 6; })[0] || 100;
    var found = [];
    for (var tick = Math.ceil(low / step) * step; tick <= high; tick += step) { found.push(tick); }
    return found;
  }

  /* Dots that would overlap go up a line. */
  function place(sheets, x) {
    var lines = [-99, -99, -99];
    return sheets.slice().sort(function (left, right) { return left.total - right.total; }).map(function (each) {
      var at = x(Number(each.total)), line = 0;
      while (line < 2 && at - lines[line] < 24) { line += 1; }
      lines[line] = at;
      return { x: at, y: 60 - 20 * line, number: each.number };
    });
  }

  return { element: element, add: add, icon: icon, button: button, banner: banner, stageClock: stageClock, ownTotals: ownTotals };
}());
