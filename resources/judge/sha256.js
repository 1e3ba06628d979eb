/* SHA-256 and HMAC of plain ASCII text: a page whose certificate is not trusted has no crypto.subtle. FIPS 180-4, RFC 2104. */
var hashing = (function () {
  'use strict';
  var constants = [];
  var initial = [];

  function fraction(number) { return Math.floor((number - Math.floor(number)) * 4294967296) | 0; }

  (function () {
    for (var candidate = 2; constants.length < 64; candidate += 1) {
      var prime = true;
      for (var divisor = 2; divisor * divisor <= candidate; divisor += 1) {
        if (candidate % divisor === 0) { prime = false; break; }
      }
      if (!prime) { continue; }
      if (initial.length < 8) { initial.push(fraction(Math.sqrt(candidate))); }
      constants.push(fraction(Math.pow(candidate, 1 / 3)));
    }
  }());

  function turned(word, by) { return (word >>> by) | (word << (32 - by)); }

  function compress(state, bytes, start) {
    var words = [];
    var index;
    for (index = 0; index < 16; index += 1) {
      var at = start + 4 * index;
      words[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (index = 16; index < 64; index += 1) {
      var near = words[index - 2];
      var far = words[index - 15];
      words[index] = (words[index - 16] + (turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)) + words[index - 7] +
        (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10))) | 0;
    }
    var v = state.slice();
    for (index = 0; index < 64; index += 1) {
      var one = (v[7] + (turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) +
        constants[index] + words[index]) | 0;
      var two = ((turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)) +
        ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))) | 0;
      v = [(one + two) | 0, v[0], v[1], v[2], (v[3] + one) | 0, v[4], v[5], v[6]];
    }
    for (index = 0; index < 8; index += 1) { state[index] = (state[index] + v[index]) | 0; }
  }

  function digest(bytes) {
    var padded = bytes.slice();
    padded.push(128);
    while (padded.length % 64 !== 56) { padded.push(0); }
    var bits = bytes.length * 8;
    padded.push(0, 0, 0, 0, (bits >>> 24) & 255, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255);
    var state = initial.slice();
    for (var start = 0; start < padded.length; start += 64) { compress(state, padded, start); }
    var out = [];
    for (var index = 0; index < 32; index += 1) { out.push((state[index >> 2] >>> (24 - 8 * (index & 3))) & 255); }
    return out;
  }

  function bytesOf(text) {
    var bytes = [];
    for (var index = 0; index < text.length; index += 1) { bytes.push(text.charCodeAt(index) & 255); }
    return bytes;
  }

  function hex(bytes) {
    var text = '';
    for (var index = 0; index < bytes.length; index += 1) { text += ('0' + bytes[index].toString(16)).slice(-2); }
    return text;
  }

  function hmac(key, text) {
    var block = bytesOf(key);
    if (block.length > 64) { block = digest(block); }
    while (block.length < 64) { block.push(0); }
    function mixed(by) { return block.map(function (byte) { return byte ^ by; }); }
    return hex(digest(mixed(92).concat(digest(mixed(54).concat(bytesOf(text))))));
  }

  return { sha256: function (text) { return hex(digest(bytesOf(text))); }, hmac: hmac };
}());
