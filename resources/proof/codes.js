'use strict';
/* A code that somebody typed from a paper or a photograph, and what it is of. */

/** Return {entry, digits} of a code like “第 57 条 · 0123 4567 89ab cdef”, null where it is none. */
function readCode(text) {
  const cleaned = text.normalize('NFKC').toLowerCase()
    .replace(/流水|封存摘要|完整摘要|封存校验码|校验[码值]|[\s\-‐‑–—·•・,，。;；]/g, '');
  const found = /^(?:第(\d{1,9})条:?|(\d{1,9}):)?([0-9a-f]+)$/.exec(cleaned);
  if (!found) { return codeInLine(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')); }
  const entry = Number(found[1] || found[2] || 0);
  const digits = found[3];
  const short = digits.length === 8 && /^\d+$/.test(digits);
  return (digits.length >= 16 && digits.length <= 64) || short ? { entry: entry, digits: digits, short: short } : null;
}

/** Return the code in a whole line from the foot of a paper, null where there is none or several. */
function codeInLine(line) {
  const digits = '((?:[0-9a-f]{4}[ -]?){3}[0-9a-f]{4})(?![0-9a-z])';
  const heads = line.match(new RegExp('第 ?\\d{1,9} ?条 ?[·•・:]? ?' + digits, 'g')) || [];
  const seals = line.match(new RegExp('封存校验码 ?' + digits, 'g')) || [];
  return heads.length + seals.length === 1 ? readCode((heads[0] || seals[0])) : null;
}

/** Say what a code is of: {ok, text}. */
function codeFinding(code, entries, sealings, names) {
  const last = entries.length;
  if (!code.short) {
    const sealed = sealings.filter(function (sealing) { return sealing.digest.indexOf(code.digits) === 0; });
    if (sealed.length) { return sealFinding(sealed, last, names); }
  }
  const fitting = entries.filter(function (entry) {
    if (code.entry && entry.number !== code.entry) { return false; }
    return code.short ? shortCode(entry.digest) === code.digits : entry.digest.indexOf(code.digits) === 0;
  });
  if (fitting.length) {
    const entry = fitting[0];
    const after = last - entry.number;
    const unproved = entries.filter(function (each) { return each.withheld && each.number <= entry.number; })
      .map(function (each) { return each.number; });
    return {
      ok: true,
      text: '与第 ' + entry.number + ' 条流水相符（' + clockText(entry.time) + '），' + followingText(after) +
        '第 1 到 ' + entry.number + ' 条和它们的先后，与写下这个码的时候完全一样' + (unproved.length ? '；第 ' + listed(unproved, 8) +
        ' 条是旧版程序记的，有内容没有收入核验包，这几条写着的内容在这里不能证明。' : '。') +
        (code.short ? '8 位短码可以凑出来，要紧的请再对照 16 位的码。' : '')
    };
  }
  return { ok: false, text: lostText(code, entries, names) || strangerText(code, entries) };
}

/* How the entry that records a restoring lists what it lost: number, head, short code, and what the entry did. */
const LOST = /第 (\d+) 条 · ([0-9a-f]{4}(?: [0-9a-f]{4}){3})(?:（短码 (\d{4} \d{4})）)?([^；。]*)/g;

/** Say of a code of an entry that a restoring recorded in the journal has lost which one that was; empty if it is none. */
function lostText(code, entries, names) {
  let text = '';
  entries.filter(function (entry) { return entry.action === 'file.restore'; }).forEach(function (entry) {
    const told = '第 ' + entry.number + ' 条流水记载从备份恢复，';
    const lost = entry.reason.match(LOST) || [];
    lost.forEach(function (each) {
      if (!text && isLost(code, each, names)) {
        text = '这是恢复以前第 ' + /\d+/.exec(each)[0] + ' 条流水的码，那时的文件里有这一条：现在的' + told +
          '那一条在恢复中丢失，不在这里；以后的内容以现在的第 ' + entry.number + ' 条起的流水为准。';
      }
    });
    if (!text && !lost.length && /无从知道|不能列出/.test(entry.reason) && (!code.entry || code.entry >= entry.number)) {
      text = '这里没有这个码。' + told + '丢失了哪些流水当时无从知道：这张纸可能出自恢复以前的副本，也可能是流水被改写过，或者不是同一个文件。';
    }
  });
  return text;
}

function isLost(code, listed, names) {
  const found = new RegExp(LOST.source).exec(listed);
  if (code.entry && code.entry !== Number(found[1])) { return false; }
  if (code.short) { return Boolean(code.entry && found[3]) && found[3].replace(' ', '') === code.digits; }
  const seal = new RegExp('^ ' + names.actions['stage.seal'] + '.* ([0-9a-f]{4}(?: [0-9a-f]{4}){3})$').exec(found[4]);
  return [found[2], seal ? seal[1] : ''].some(function (digits) {
    return digits !== '' && code.digits.indexOf(digits.replace(/ /g, '')) === 0;
  });
}

/** Write at most so many numbers. */
function listed(numbers, most) {
  return numbers.slice(0, most).join('、') + (numbers.length > most ? ' 等' : '');
}

function sealFinding(sealed, last, names) {
  const inForce = sealed.filter(function (sealing) { return sealing.reopened === null; })[0];
  const sealing = inForce || sealed[sealed.length - 1];
  const name = names.stage[sealing.stage] || sealing.stage;
  if (sealing.reopened !== null) {
    return {
      ok: false,
      text: '这是' + name + '以前的封存：第 ' + sealing.entry + ' 条封存，第 ' + sealing.reopened +
        ' 条裁定重开。这份文书是真的，但它的结果已经不是现行结果。'
    };
  }
  return { ok: true, text: '与' + name + '的封存相符（第 ' + sealing.entry + ' 条），' + followingText(last - sealing.entry) };
}

function followingText(after) {
  return after ? '其后还有 ' + after + ' 条。' : '这是最新的一条。';
}

function strangerText(code, entries) {
  if (code.entry > entries.length) {
    return '纸面写的是第 ' + code.entry + ' 条，这里只有 ' + entries.length +
      ' 条：其后的流水不见了，文件被截去一段，或者核验包是用更早的文件做的。';
  }
  if (code.entry) {
    const entry = entries[code.entry - 1];
    return '第 ' + code.entry + ' 条与纸面不符，这里是 ' + (code.short ? shortCode(entry.digest) : printedCode(entry.digest)) +
      '：这一条或它以前的流水被改写过，或者不是同一个文件。';
  }
  return '这个码不是任何一次封存的，也不是 ' + entries.length +
    ' 条流水中任何一条的：流水被改写或截去过，或者不是同一场赛事。请先检查有没有抄错。';
}

function clockText(time) {
  return time.slice(0, 19).replace('T', ' ');
}
