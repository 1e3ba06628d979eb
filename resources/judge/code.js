/* The signed sheet as digits, for a code that the desk's scanner types: digits alone pass through any keyboard and input method. */
var sheetCode = (function () {
  'use strict';

  function digits(number, places) {
    var text = String(number);
    while (text.length < places) { text = '0' + text; }
    return text;
  }

  /* The first 52 bits of the signature as 16 digits. */
  function signature(secret, body) {
    return digits(parseInt(hashing.hmac(hashing.sha256(secret), body).slice(0, 13), 16), 16);
  }

  function digitsOf(page, secret, number, sent) {
    var body = '9' + digits(page.round, 2) + digits(page.place, 2) + digits(page.seat, 3) + digits(number, 5) +
      digits(page.criteria.length, 2) + page.criteria.map(function (criterion) {
        return digits(sums.steps(sent.marks[criterion.id], criterion), 5);
      }).join('') + sent.id;
    return body + signature(secret, body);
  }

  /* The code as an image element. */
  function image(text, size) {
    var made = qrcode(0, 'M');
    made.addData(text, 'Numeric');
    made.make();
    var picture = document.createElement('img');
    picture.alt = '评分表的二维码';
    picture.className = 'code';
    picture.src = made.createDataURL(Math.max(2, Math.floor(size / (made.getModuleCount() + 8))), 12);
    return picture;
  }

  return { digitsOf: digitsOf, image: image };
}());
