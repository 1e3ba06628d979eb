'use strict';
/* What happened between two moments, in plain words. */

const UNSAID = { version: 1, keying: 1, occasion: '' };

/** Return the entries after one moment and up to another; a moment is the number of an entry. */
function between(entries, after, upTo) {
  return entries.filter(function (entry) { return entry.number > after && entry.number <= upTo; });
}

/** Return the number of the last entry at a moment like “57”, “第 57 条” or “2026-11-20 15:30”; null where it is none. */
function momentOf(text, entries) {
  const cleaned = text.normalize('NFKC').trim();
  const number = /^第?\s*(\d{1,9})\s*条?$/.exec(cleaned);
  if (number) { return Math.min(Number(number[1]), entries.length); }
  const day = /^(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})日?(?:[ tT]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(cleaned);
  if (!day || !entries.length) { return null; }
  const year = day[1] || entries[entries.length - 1].time.slice(0, 4);
  const end = day[4] === undefined ? '23:59:59' : pad(day[4]) + ':' + day[5] + ':' + (day[6] || '59');
  const limit = year + '-' + pad(day[2]) + '-' + pad(day[3]) + ' ' + end;
  const before = entries.filter(function (entry) { return clockText(entry.time) <= limit; });
  return before.length ? before[before.length - 1].number : 0;
}

function pad(digits) {
  return ('0' + digits).slice(-2);
}

/** Return what an entry is about; settings go by what they are called. */
function subjectText(entry, names) {
  if (entry.action !== 'settings.fill') { return entry.subject; }
  return entry.subject.split('、').map(function (name) { return names.settings[name] || name; }).join('、');
}

/** Return what an entry did, row by row. */
function changeTexts(entry, names) {
  return JSON.parse(entry.changes).map(function (change) { return changeText(change, names); });
}

function changeText(change, names) {
  const table = change[0];
  const keys = names.keys[table] || [];
  const before = change[2];
  const after = change[3];
  const head = [names.tables[table] || table].concat(change[1].map(function (part, at) {
    return table === 'setting' ? names.settings[part] || part : keyText(keys[at] || '', part, names);
  }).filter(Boolean)).join(' ');
  if (after === null) { return head + '：删除'; }
  const fields = Object.keys(after).filter(function (name) {
    return keys.indexOf(name) < 0 && (before === null ? isSaid(after[name]) : canonical(before[name]) !== canonical(after[name]));
  }).map(function (name) {
    const called = names.columns[table + '.' + name] || name;
    const now = valueText(name, after[name], names);
    return called + ' ' + (before === null ? now : valueText(name, before[name], names) + ' → ' + now);
  });
  return head + (fields.length ? '：' + fields.join('，') : before === null ? '：新记一笔' : '');
}

function isSaid(value) {
  return value !== null && value !== '' && value !== '[]';
}

function keyText(name, part, names) {
  if (Object.prototype.hasOwnProperty.call(UNSAID, name) && UNSAID[name] === part) { return ''; }
  if (name === 'number') { return part + ' 号' + (names.projects[part] ? '“' + names.projects[part] + '”' : ''); }
  if (name === 'seat') { return part + ' 号席'; }
  if (name === 'panel') { return '第 ' + part + ' 评审组'; }
  if (name === 'version') { return '第 ' + part + ' 版'; }
  if (name === 'keying') { return '第 ' + part + ' 次录入'; }
  return valueText(name, part, names);
}

function valueText(name, value, names) {
  if (!isSaid(value)) { return '空'; }
  if (names.yesNo.indexOf(name) >= 0) { return value ? '是' : '否'; }
  const known = names.values[name] && names.values[name][value];
  const text = known || bare(String(value));
  return text.length > 120 ? text.slice(0, 120) + '…（共 ' + text.length + ' 字）' : text;
}
