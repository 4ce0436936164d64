// The codes of badges as a desk meets them: it knows the SHA-256 of those it may meet, and makes none.
const SHAPE = /^B[1-9]\d{0,17}-[0-9A-HJKMNP-TV-Z]{16}$/;
const LONGEST = 4000;

/** What a scanner or a hand brought, one text for each badge; a burst without gaps is several. Never throws. */
export const split = text =>
  String(text ?? '').slice(0, LONGEST).split(/[\r\n\t,;，；、]+/)
    .flatMap(line => line.toUpperCase().match(/B\d{1,18}-[0-9A-Z]{16}(?![0-9A-Z])|B\d{1,18}-[0-9A-Z]{16}(?=B\d)/g) ?? [line])
    .map(each => each.trim()).filter(Boolean);

/** Whether this can be the code of a badge at all. */
export const isBadge = text => SHAPE.test(text);

/** Under what a desk keeps it. */
export const hashed = async code => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code)))].map(each => each.toString(16).padStart(2, '0')).join('');
