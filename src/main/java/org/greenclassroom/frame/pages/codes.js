// What a scanner sends: several codes may come without a gap. `Codes` in the house reads the rest.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const between = /[\r\n\t,;，；、]+/;

const times = (digit, power) => {
  let factor = 1;
  for (let i = 0; i < power; i++) { factor <<= 1; if (factor > 31) factor ^= 0b100101; }
  let product = 0;
  for (let bit = 0; bit < 5; bit++) if ((digit >> bit) & 1) product ^= factor << bit;
  for (let bit = 9; bit >= 5; bit--) if ((product >> bit) & 1) product ^= 0b100101 << (bit - 5);
  return product;
};

/** Whether these eight letters are a tag: the last checks the others. */
export const isTag = text => {
  const code = text.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  if (code.length !== 8) return false;
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    const digit = LETTERS.indexOf(code[i]);
    if (digit < 0) return false;
    sum ^= i < 7 ? times(digit, i + 1) : digit;
  }
  return sum === 0;
};

const glued = text => {
  const letters = text.replace(/[-–_\s]/g, '');
  if (letters.length <= 8 || letters.length % 8) return [text];
  const tags = letters.match(/.{8}/g);
  return tags.every(isTag) ? tags : [text];
};

/** The codes of a burst or a pasted list, in their order. */
export const split = text =>
  text.split(between).flatMap(line => line.split(/(?<=.)(?=https?:\/\/)/i)).map(each => each.trim()).filter(Boolean).flatMap(glued);

/** The same code written in two ways. */
export const same = text => text.replace(/^.*\//, '').replace(/[^\p{L}\p{N}]/gu, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
