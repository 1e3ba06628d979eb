'use strict';
/* The chain of the journal: canonical JSON, recomputing every entry, and the rows that all of them together make. */

const GENESIS = '0'.repeat(64);
/* Rows of these tables that belong to a stage are sealed whole (docs/proof.md). */
const SEALED_TABLES = ['absence', 'appearance', 'assignment', 'confirmation', 'drawing', 'drawn_place', 'entrant', 'mark',
  'paper_total', 'recusal', 'ruling', 'seat'];
const IDENTITY = ['applicant', 'division', 'name', 'number'];
const SEAL_VERSION = 2;
/* What stands in an entry instead of what was left out of the package: telephones, contacts, PINs. */
const PLACEHOLDER = '〔不收入核验包〕';
/* In entries whose digest is of this version, with the commitment that the digest is over. */
const SALTED = 2;
const COMMITTED = /〔不收入核验包 [0-9a-f]{64}〕/g;
/* Files of this schema and later leave nothing out that the digest does not allow for. */
const SALTED_SCHEMA = 8;

/** Write a value as canonical JSON: keys sorted, no spaces, characters as they are. */
function canonical(value) {
  if (Array.isArray(value)) { return '[' + value.map(canonical).join(',') + ']'; }
  if (value !== null && typeof value === 'object') {
    return '{' + Object.keys(value).sort().map(function (key) {
      return JSON.stringify(key) + ':' + canonical(value[key]);
    }).join(',') + '}';
  }
  return JSON.stringify(value);
}

/** Return a text with what was left out of it told without its commitment. */
function bare(text) {
  return text.replace(COMMITTED, PLACEHOLDER);
}

/** Order texts by code points; JavaScript's own order is by UTF-16 units. */
function byCodePoints(one, other) {
  const left = Array.from(one);
  const right = Array.from(other);
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    if (left[index] !== right[index]) { return left[index].codePointAt(0) - right[index].codePointAt(0); }
  }
  return left.length - right.length;
}

/** Return what a digest looks like on paper: its first 16 hex digits in groups of 4. */
function printedCode(digest) {
  return [0, 4, 8, 12].map(function (at) { return digest.slice(at, at + 4); }).join(' ');
}

/** Return the short code of the audience screen: the digest as a number, modulo 10^8. */
function shortCode(digest) {
  let rest = 0;
  for (let at = 0; at < digest.length; at += 1) { rest = (rest * 16 + parseInt(digest.charAt(at), 16)) % 100000000; }
  return ('0000000' + rest).slice(-8);
}

function entryOf(row) {
  return {
    number: row[0], time: row[1], person: row[2], action: row[3], subject: row[4], reason: row[5],
    changes: row[6], previous: row[7], digest: row[8], version: row[9] === SALTED ? SALTED : 1, withheld: row[9] === 1
  };
}

/** The tables as the entries taken so far say they are, and what was found on the way.
 *
 * `faults` name every entry that does not fit. One whose content was altered still has its place in the chain; after one
 * that is missing, or does not follow the one before, nothing can be told: the replay is `broken`.
 */
function Replay() {
  this.tables = {};
  this.number = 0;
  this.digest = GENESIS;
  this.withheld = [];
  this.sealings = [];
  this.faults = [];
  this.broken = false;
}

/** Follow one entry; false where nothing after it can be followed. */
Replay.prototype.take = function (entry) {
  let changes;
  try {
    this.check(entry);
    if (this.broken) { return false; }
    changes = JSON.parse(entry.changes);
  } catch (error) {
    this.fail(entry, '的内容无法读取，流水被修改过', true);
    return false;
  }
  changes.forEach(function (change) {
    if (change[0] === 'seal') { this.seal(entry, change[2], change[3]); }
  }, this);
  this.number = entry.number;
  this.digest = entry.digest;
  if (entry.withheld) { this.withheld.push(entry.number); }
  changes.forEach(function (change) { this.follow(entry, change); }, this);
  return true;
};

Replay.prototype.follow = function (entry, change) {
  const rows = this.tables[change[0]] || (this.tables[change[0]] = new Map());
  const key = canonical(change[1]);
  const known = rows.has(key) ? rows.get(key) : null;
  // The same telephone has another commitment in every entry.
  if (bare(canonical(known)) !== bare(canonical(change[2]))) { this.fail(entry, '修改前的内容与此前的流水不符', false); }
  if (change[3] === null) { rows.delete(key); } else { rows.set(key, change[3]); }
};

Replay.prototype.fail = function (entry, text, broken) {
  this.faults.push({ entry: entry.number, text: text });
  this.broken = this.broken || broken;
};

Replay.prototype.check = function (entry) {
  if (entry.number !== this.number + 1) {
    this.fail(entry, '之前缺少第 ' + (this.number + 1) + ' 条，流水被删除过', true);
  } else if (entry.previous !== this.digest) {
    this.fail(entry, '与前一条接不上，流水被修改过', true);
  } else if (entry.withheld) {
    const texts = [entry.person, entry.subject, entry.reason, entry.changes].join('\n');
    if (texts.indexOf(PLACEHOLDER) < 0) {
      this.fail(entry, '标为有内容没有收入，却没有缺内容，这一条被修改过', false);
    } else if (entry.number === 1 || this.schema() >= SALTED_SCHEMA) {
      this.fail(entry, '标为有内容不能重算，而这个文件里每一条都应能重算，这一条被修改过', false);
    }
  } else {
    const about = [entry.time, entry.person, entry.action, entry.subject, entry.reason, entry.changes];
    const version = entry.version === SALTED ? [SALTED] : [];
    const digest = sha256(canonical(version.concat([entry.previous, entry.number], about)));
    if (digest !== entry.digest) { this.fail(entry, '的内容与它的校验值不符，这一条被修改过', false); }
  }
};

/** Keep what a seal was made of: the rows of its stage as they stood before the entry that seals it. */
Replay.prototype.seal = function (entry, before, after) {
  if (after !== null && (before === null || before.digest !== after.digest)) {
    const sealing = {
      stage: after.stage, digest: after.digest, version: after.version || 1, entry: entry.number, person: after.person,
      time: after.time, reopened: null, head: { digest: this.digest, entry: this.number }, tables: {}
    };
    SEALED_TABLES.concat(['project', 'rulebook_text']).forEach(function (table) {
      const rows = this.rows(table);
      const whole = table === 'project' || table === 'rulebook_text';
      sealing.tables[table] = whole ? rows : rows.filter(function (row) { return row.stage === after.stage; });
    }, this);
    this.sealings.push(sealing);
  } else if (after === null) {
    const mine = this.sealings.filter(function (sealing) { return sealing.stage === before.stage; });
    if (mine.length) { mine[mine.length - 1].reopened = entry.number; }
  }
};

/** Return the version of the file's schema after the entries taken so far. */
Replay.prototype.schema = function () {
  return this.rows('schema_version').reduce(function (most, row) { return Math.max(most, row.version); }, 0);
};

Replay.prototype.rows = function (table) {
  return this.tables[table] ? Array.from(this.tables[table].values()) : [];
};

/** Return the digest of a seal of version 2, computed anew from its rows and the results beside it. */
function sealDigest(sealing, results) {
  const taking = results.map(function (result) { return result.number; });
  const rows = {};
  Object.keys(sealing.tables).forEach(function (table) {
    let listed = sealing.tables[table];
    if (table === 'project') {
      listed = listed.filter(function (row) { return taking.indexOf(row.number) >= 0; }).map(function (row) {
        const known = {};
        IDENTITY.forEach(function (name) { known[name] = row[name]; });
        return known;
      });
    }
    rows[table] = listed.map(canonical).sort(byCodePoints).map(function (text) { return JSON.parse(text); });
  });
  return sha256(canonical({
    head: sealing.head, results: results, rows: rows, stage: sealing.stage, version: SEAL_VERSION
  }));
}
