'use strict';
/* SHA-256 in plain JavaScript: a page opened from a disk has no crypto.subtle. FIPS 180-4. */

const ROUND_CONSTANTS = (function () {
  /* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
  const constants = [];
  for (let candidate = 2; constants.length < 64; candidate += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor += 1) {
      if (candidate % divisor === 0) { prime = false; break; }
    }
    if (prime) { constants.push(fractionBits(Math.pow(candidate, 1 / 3))); }
  }
  return new Uint32Array(constants);
}());

function fractionBits(number) {
  return Math.floor((number - Math.floor(number)) * 4294967296);
}

/** Return the SHA-256 of a text (in UTF-8) or of bytes, as 64 hex digits. */
function sha256(content) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const state = new Uint32Array([2, 3, 5, 7, 11, 13, 17, 19].map(function (prime) { return fractionBits(Math.sqrt(prime)); }));
  const words = new Uint32Array(64);
  const whole = bytes.length - bytes.length % 64;
  for (let start = 0; start < whole; start += 64) { compress(state, words, bytes, start); }
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest < 56 ? 64 : 128);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(tail.length - 4, bytes.length << 3);
  for (let start = 0; start < tail.length; start += 64) { compress(state, words, tail, start); }
  return Array.prototype.map.call(state, function (word) { return ('0000000' + word.toString(16)).slice(-8); }).join('');
}

function compress(state, words, bytes, start) {
  for (let index = 0; index < 16; index += 1) {
    const at = start + 4 * index;
    words[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let index = 16; index < 64; index += 1) {
    const near = words[index - 2];
    const far = words[index - 15];
    const first = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    const second = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10);
    words[index] = words[index - 16] + first + words[index - 7] + second;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let index = 0; index < 64; index += 1) {
    const chosen = (e & f) ^ (~e & g);
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + ROUND_CONSTANTS[index] + words[index]) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

function turned(word, by) {
  return (word >>> by) | (word << (32 - by));
}
