/* Talking to the desk: claiming the seat, the long poll, and what is sent again until it has been answered. */
var talk = (function () {
  'use strict';
  var PATIENCE = 40000, AGAIN = 2000, MOST_AGAIN = 8000;
  var version = 0;
  var failures = 0;
  var lostSince = null;
  var polling = null;     /* the request that waits for news */
  var later = null;       /* the timer of the next one, after a failure */

  function ask(method, path, body, done) {
    var request = new XMLHttpRequest();
    var over = false;
    function finish(status, answer) {
      if (!over) { over = true; done(status, answer); }
    }
    try {
      request.open(method, path, true);
      request.timeout = PATIENCE;
      request.setRequestHeader('X-Seat', store.secret());
      if (body) { request.setRequestHeader('Content-Type', 'application/json'); }
      request.onload = function () {
        var answer = null;
        try { answer = request.responseText ? JSON.parse(request.responseText) : {}; } catch (error) { answer = null; }
        finish(request.status, answer);
      };
      request.onerror = request.ontimeout = request.onabort = function () { finish(0, null); };
      request.send(body ? JSON.stringify(body) : null);
    } catch (error) { finish(0, null); }
    return request;
  }

  function connected(is) {
    failures = is ? 0 : failures + 1;
    if (is === (lostSince === null)) { return; }
    lostSince = is ? null : new Date();
    desk.linkChanged(lostSince);
  }

  function poll() {
    var told = desk.progress();
    clearTimeout(later);
    later = null;
    /* After a failure the page is asked for as if it were new, so that the answer comes at once. */
    var path = '/api/page?v=' + (lostSince ? 0 : version) + '&number=' + told.number + '&filled=' + told.filled;
    polling = ask('GET', path, null, function (status, answer) {
      if (status === 200 && answer) {
        connected(true);
        version = answer.v;
        desk.clockCame(answer.clock);
        desk.pageCame(answer.page);
        poll();
      } else if (status === 204) {
        connected(true);
        poll();
      } else if (status === 401) {
        connected(true);
        version = 0;
        desk.strange(answer && answer.sentence);
        later = setTimeout(poll, MOST_AGAIN);
      } else {
        connected(false);
        later = setTimeout(poll, Math.min(AGAIN * failures, MOST_AGAIN));
      }
    });
  }

  function random() {
    var bytes = new Uint8Array(32);
    (window.crypto || window.msCrypto).getRandomValues(bytes);
    var text = '';
    for (var index = 0; index < bytes.length; index += 1) { text += ('0' + bytes[index].toString(16)).slice(-2); }
    return text;
  }

  /* Claim the seat of the code that was scanned; a code seen before, after a reload, is only a way back in. */
  function claim(token) {
    var secret = random();
    var kept = store.secret();
    store.keepSecret(secret);
    (function send() {
      ask('POST', '/api/claim', { token: token, secret: secret, name: device() }, function (status, answer) {
        if (status === 200 && answer && answer.ok) {
          leaveToken();
          poll();
        } else if (status === 0 || status >= 500 || status === 429) {
          connected(false);
          setTimeout(send, AGAIN);
        } else {
          leaveToken();
          if (kept) { store.keepSecret(kept); poll(); } else { desk.strange(answer && answer.sentence); }
        }
      });
    }());
  }

  function leaveToken() {
    try { history.replaceState(null, '', '/'); } catch (error) { location.hash = ''; }
  }

  function device() {
    var agent = navigator.userAgent || '';
    var found = /\(([^)]*)\)/.exec(agent);
    var named = /iPad|iPhone/.exec(agent) || (found && /;\s*([^;]+?)(?: Build|$)/.exec(found[1]));
    return named ? (named[1] || named[0]) : '平板';
  }

  function start() {
    /* What the device itself knows of its network need not wait for the next request. */
    window.addEventListener('offline', function () { if (polling) { polling.abort(); } });
    window.addEventListener('online', function () {
      if (later !== null) { poll(); }
      desk.sendAgain();
    });
    var token = /^#([0-9a-f]{32})$/.exec(location.hash);
    if (token) { claim(token[1]); } else if (store.secret()) { poll(); } else { desk.strange(''); }
  }

  return {
    start: start,
    /* Tell the desk how far the sheet is; nothing depends on the answer. */
    tell: function () {
      var told = desk.progress();
      ask('GET', '/api/seen?number=' + told.number + '&filled=' + told.filled, null, function () { /* the poll will say */ });
    },
    post: function (path, body, done) { ask('POST', path, body, done); },
    lostSince: function () { return lostSince; },
    /* An id of 18 digits, new with each submission. */
    id: function () {
      var text = '';
      random().replace(/../g, function (pair) { text += String(parseInt(pair, 16) % 10); });
      return text.slice(0, 18);
    }
  };
}());
