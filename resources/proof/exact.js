'use strict';
/* Exact fractions, and the formulas of a derivation in the grammar of docs/derivation.md. */

const EXACT = typeof BigInt === 'function';
/* Written without literals like 1n: an older browser must still be able to read this page. */
const ZERO = EXACT ? BigInt(0) : 0;
const ONE = EXACT ? BigInt(1) : 1;
const TWO = EXACT ? BigInt(2) : 2;
const TEN = EXACT ? BigInt(10) : 10;
/* Decimals of a value that has no end, as it is shown. */
const SHOWN_DECIMALS = 10;

function fraction(top, bottom) {
  if (bottom === ZERO) { throw new Error('除数是 0'); }
  if (bottom < ZERO) { top = -top; bottom = -bottom; }
  let a = top < ZERO ? -top : top;
  let b = bottom;
  while (b !== ZERO) { const rest = a % b; a = b; b = rest; }
  return a === ZERO ? { top: ZERO, bottom: ONE } : { top: top / a, bottom: bottom / a };
}

/** Read “85.5”, “−3”, “1/3”. */
function readNumber(text) {
  const found = /^([−-]?)(\d+)(?:\.(\d+))?(?:\/(\d+))?$/.exec(text);
  if (!found) { throw new Error('“' + text + '”不是数'); }
  const decimals = found[3] || '';
  const top = BigInt(found[2] + decimals);
  const bottom = power(decimals.length) * BigInt(found[4] || '1');
  return fraction(found[1] ? -top : top, bottom);
}

function power(exponent) {
  let result = ONE;
  for (let step = 0; step < exponent; step += 1) { result *= TEN; }
  return result;
}

function plus(one, other) { return fraction(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom); }
function minus(one, other) { return fraction(one.top * other.bottom - other.top * one.bottom, one.bottom * other.bottom); }
function times(one, other) { return fraction(one.top * other.top, one.bottom * other.bottom); }
function over(one, other) { return fraction(one.top * other.bottom, one.bottom * other.top); }
function compared(one, other) {
  const difference = one.top * other.bottom - other.top * one.bottom;
  return difference > ZERO ? 1 : difference < ZERO ? -1 : 0;
}
function sameNumber(one, other) { return one.top === other.top && one.bottom === other.bottom; }
function exactText(number) { return String(number.top) + '/' + String(number.bottom); }

/** Return a whole number as near as can be: an exact half goes away from zero, or to the even one. */
function nearest(top, bottom, even) {
  const negative = top < ZERO;
  const amount = negative ? -top : top;
  let whole = amount / bottom;
  const twice = TWO * (amount % bottom);
  if (twice > bottom || (twice === bottom && (!even || whole % TWO === ONE))) { whole += ONE; }
  return negative ? -whole : whole;
}

function rounded(number, decimals, even) {
  const unit = power(decimals);
  return fraction(nearest(number.top * unit, number.bottom, even), unit);
}

/** Round to so many significant digits, half to even, take the root, and round that to as many digits. */
function root(number, digits) {
  if (number.top < ZERO) { throw new Error('负数没有平方根'); }
  if (number.top === ZERO) { return number; }
  const most = power(digits);
  let shift = digits - String(number.top).length + String(number.bottom).length;
  let whole = shifted(number, shift);
  if (whole >= most) { shift -= 1; whole = shifted(number, shift); }
  /* One or two digits more than wanted, and an even power of ten to take the root of. */
  let more = 2 * digits + 2 - String(whole).length;
  if ((more + shift) % 2 !== 0) { more += 1; }
  const radicand = whole * power(more);
  const found = wholeRoot(radicand);
  const surplus = String(found).length - digits;
  const unit = power(surplus);
  const rest = found % unit;
  const middle = unit / TWO;
  /* What lies beyond the wanted digits decides; a root that has no end lies above the digits found. */
  const up = rest > middle || (rest === middle && (found * found !== radicand || (found / unit) % TWO === ONE));
  const kept = found / unit + (up ? ONE : ZERO);
  const places = (more + shift) / 2 - surplus;
  return places >= 0 ? fraction(kept, power(places)) : fraction(kept * power(-places), ONE);
}

function shifted(number, shift) {
  return shift >= 0 ? nearest(number.top * power(shift), number.bottom, true)
    : nearest(number.top, number.bottom * power(-shift), true);
}

function wholeRoot(number) {
  let guess = BigInt('1' + '0'.repeat(Math.ceil(String(number).length / 2)));
  for (;;) {
    const next = (guess + number / guess) / TWO;
    if (next >= guess) { return guess; }
    guess = next;
  }
}

const FUNCTIONS = {
  max: function (values) { return values.reduce(function (a, b) { return compared(a, b) < 0 ? b : a; }); },
  min: function (values) { return values.reduce(function (a, b) { return compared(a, b) > 0 ? b : a; }); },
  median: function (values) {
    const sorted = values.slice().sort(compared);
    const middle = Math.floor(sorted.length / 2);
    return sorted.length % 2 ? sorted[middle] : over(plus(sorted[middle - 1], sorted[middle]), fraction(TWO, ONE));
  },
  same: function (values) {
    values.forEach(function (value) { if (!sameNumber(value, values[0])) { throw new Error('应当相同的数不相同'); } });
    return values[0];
  },
  above: function (values) {
    const higher = values.slice(1).filter(function (value) { return compared(value, values[0]) > 0; });
    return fraction(BigInt(higher.length), ONE);
  },
  sign: function (values) { return fraction(BigInt(compared(values[0], fraction(ZERO, ONE))), ONE); },
  sqrt: function (values) { return root(values[0], Number(values[1].top)); },
  round_half_up: function (values) { return rounded(values[0], Number(values[1].top), false); },
  round_half_even: function (values) { return rounded(values[0], Number(values[1].top), true); }
};

/** Return what a formula is worth; raises Error in Chinese where it is none. */
function evaluated(formula) {
  const tokens = tokensOf(formula);
  if (tokens.join('') !== formula.replace(/ /g, '')) { throw new Error('算式里有不认识的写法'); }
  let at = 0;

  function sum() {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '−') {
      at += 1;
      value = tokens[at - 1] === '+' ? plus(value, product()) : minus(value, product());
    }
    return value;
  }

  function product() {
    let value = factor();
    while (tokens[at] === '×' || tokens[at] === '÷') {
      at += 1;
      value = tokens[at - 1] === '×' ? times(value, factor()) : over(value, factor());
    }
    return value;
  }

  function factor() {
    const token = tokens[at];
    if (token === undefined) { throw new Error('算式没有写完'); }
    at += 1;
    if (token === '−') { return minus(fraction(ZERO, ONE), factor()); }
    let value;
    if (/^[a-z_]+$/.test(token)) {
      if (!Object.prototype.hasOwnProperty.call(FUNCTIONS, token)) { throw new Error('不认识“' + token + '”'); }
      expect('(');
      const values = [sum()];
      while (tokens[at] === ',') { at += 1; values.push(sum()); }
      expect(')');
      return FUNCTIONS[token](values);
    }
    if (token === '(') { value = sum(); expect(')'); } else { value = readNumber(token); }
    if (tokens[at] === '²') { at += 1; value = times(value, value); }
    return value;
  }

  function expect(token) {
    if (tokens[at] !== token) { throw new Error('算式里缺少“' + token + '”'); }
    at += 1;
  }

  const value = sum();
  if (at !== tokens.length) { throw new Error('算式后面还有多余的内容'); }
  return value;
}

function tokensOf(formula) {
  return formula.match(/\d+(?:\.\d+)?(?:\/\d+)?|[a-z_]+|[()+−×÷,²]/g) || [];
}

/** Return the numbers that a formula writes. */
function operands(formula) {
  return tokensOf(formula).filter(function (token) { return /^\d/.test(token); }).map(readNumber);
}

/** Return the number in a value like “≈ 3.3333333333”, “3 份” or “第 2 名，与 7 号并列”. */
function shownNumber(value) {
  const found = /−?\d+(?:\.\d+)?/.exec(value);
  if (!found) { throw new Error('“' + value + '”里没有数'); }
  return readNumber(found[0]);
}

/** Return what the formula of a step gives; raises Error where that is not the value beside it. */
function checkedStep(formula, value) {
  const exact = evaluated(formula);
  const shown = value.charAt(0) === '≈' ? rounded(exact, SHOWN_DECIMALS, false) : exact;
  if (!sameNumber(shown, shownNumber(value))) { throw new Error('算得 ' + decimalText(exact) + '，写的却是 ' + value); }
  return exact;
}

function decimalText(number) {
  const near = rounded(number, SHOWN_DECIMALS, false);
  const negative = near.top < ZERO;
  const digits = String((negative ? -near.top : near.top) * power(SHOWN_DECIMALS) / near.bottom);
  const padded = '0'.repeat(Math.max(0, SHOWN_DECIMALS + 1 - digits.length)) + digits;
  const text = padded.slice(0, -SHOWN_DECIMALS) + '.' + padded.slice(-SHOWN_DECIMALS);
  return (negative ? '−' : '') + text.replace(/0+$/, '').replace(/\.$/, '');
}
