/* Marks as exact decimals: what is off the step, and the total of a sheet, without a single rounded number between. */
var sums = (function () {
  'use strict';

  /* A decimal text as [integer, decimals]. */
  function parts(text) {
    var point = text.indexOf('.');
    if (point < 0) { return [Number(text), 0]; }
    return [Number(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1];
  }

  function scaled(pair, decimals) { return pair[0] * Math.pow(10, decimals - pair[1]); }

  function common(left, right) { return right === 0 ? left : common(right, left % right); }

  /* Why a text is no mark of a criterion, empty if it is one. */
  function fault(text, criterion) {
    if (!/^[0-9]{1,6}(\.[0-9]{1,6})?$/.test(text)) { return '还没有填完'; }
    var mark = parts(text), full = parts(criterion.full), step = parts(criterion.step);
    var decimals = Math.max(mark[1], full[1], step[1]);
    if (scaled(mark, decimals) > scaled(full, decimals)) { return '应在 0 到 ' + criterion.full + ' 之间'; }
    if (scaled(mark, decimals) % scaled(step, decimals) !== 0) { return criterion.words; }
    return '';
  }

  /* A mark as plain text: 088.40 is 88.4. */
  function plain(text) {
    var short = text.replace(/^0+(?=[0-9])/, '');
    return short.indexOf('.') < 0 ? short : short.replace(/\.?0+$/, '');
  }

  /* A number of steps as a mark. */
  function ofSteps(count, criterion) {
    var step = parts(criterion.step);
    var digits = String(count * step[0]);
    while (digits.length <= step[1]) { digits = '0' + digits; }
    return plain(step[1] ? digits.slice(0, -step[1]) + '.' + digits.slice(-step[1]) : digits);
  }

  function steps(text, criterion) {
    var mark = parts(text), step = parts(criterion.step);
    var decimals = Math.max(mark[1], step[1]);
    return Math.round(scaled(mark, decimals) / scaled(step, decimals));
  }

  function mostSteps(criterion) { return steps(criterion.full, criterion); }

  /* The total of a complete sheet, rounded as its stage says; '' where a mark is missing. */
  function total(page, marks) {
    var over = 1;
    var terms = page.criteria.map(function (criterion) {
      var text = marks[criterion.id] || '';
      if (fault(text, criterion)) { return null; }
      var weight = parts(criterion.weight), mark = parts(text), full = parts(criterion.full);
      var decimals = weight[1] + mark[1];
      var top = weight[0] * mark[0] * Math.pow(10, full[1]);
      var bottom = full[0] * Math.pow(10, decimals);
      var shared = common(top, bottom) || 1;
      over = over * (bottom / shared) / common(over, bottom / shared);
      return [top / shared, bottom / shared];
    });
    if (terms.indexOf(null) >= 0) { return ''; }
    var sum = terms.reduce(function (so, term) { return so + term[0] * (over / term[1]); }, 0);
    return rounded(sum, over, page.decimals, page.rounding);
  }

  function rounded(top, bottom, decimals, rounding) {
    var power = Math.pow(10, decimals);
    var shared = common(power, bottom) || 1;
    var scaledTop = top * (power / shared), over = bottom / shared;
    var rest = scaledTop % over;
    var whole = (scaledTop - rest) / over;
    var even = rounding === 'half_even' && rest * 2 === over && whole % 2 === 0;
    if (rest * 2 >= over && !even) { whole += 1; }
    var digits = String(whole);
    while (digits.length <= decimals) { digits = '0' + digits; }
    return decimals ? digits.slice(0, -decimals) + '.' + digits.slice(-decimals) : digits;
  }

  return { fault: fault, plain: plain, total: total, steps: steps, ofSteps: ofSteps, mostSteps: mostSteps };
}());
