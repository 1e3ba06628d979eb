/* What is kept on this device: the seat's secret, drafts and notes. Storage may be missing or full: then memory serves. */
var store = (function () {
  'use strict';
  var memory = {};
  var prefix = '';

  function put(key, value) {
    memory[key] = value;
    try { window.localStorage.setItem(key, JSON.stringify(value)); } catch (error) { /* private window, or full */ }
  }

  function get(key) {
    if (Object.prototype.hasOwnProperty.call(memory, key)) { return memory[key]; }
    try {
      var text = window.localStorage.getItem(key);
      if (text !== null) { memory[key] = JSON.parse(text); return memory[key]; }
    } catch (error) { /* nothing is kept here */ }
    return null;
  }

  function cookie(value) {
    try { document.cookie = 'seat=' + value + ';path=/;secure;samesite=strict;max-age=2592000'; } catch (error) { /* none */ }
  }

  function secret() {
    var kept = get('secret');
    if (kept) { return kept; }
    var found = /(?:^|; )seat=([0-9a-f]{64})/.exec(document.cookie || '');
    return found ? found[1] : '';
  }

  return {
    secret: secret,
    keepSecret: function (value) { put('secret', value); cookie(value); },
    /* Drafts belong to a judge at a seat: whoever sits there next sees none of them. */
    belongTo: function (owner) { prefix = owner + '|'; },
    draft: function (number) { return get(prefix + 'draft|' + number) || { marks: {}, note: '', sent: null, refused: '' }; },
    keepDraft: function (number, draft) { put(prefix + 'draft|' + number, draft); },
    look: function (name) { return get('look|' + name) === true; },
    keepLook: function (name, on) { put('look|' + name, on); },
    page: function () { return get('page'); },
    keepPage: function (page) { put('page', page); }
  };
}());
