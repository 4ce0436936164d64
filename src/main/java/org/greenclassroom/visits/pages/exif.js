// What a camera wrote into a photograph: when, and where. Read before the picture is drawn anew, which
// takes it away; sent as fields beside it.
const text = (view, at, length) => {
  let said = '';
  for (let i = 0; i < length; i++) { const code = view.getUint8(at + i); if (code) said += String.fromCharCode(code); }
  return said;
};

const tags = (view, base, at, little) => {
  const found = new Map();
  const count = view.getUint16(at, little);
  for (let i = 0; i < count; i++) {
    const entry = at + 2 + 12 * i;
    found.set(view.getUint16(entry, little), { type: view.getUint16(entry + 2, little), count: view.getUint32(entry + 4, little), entry, base });
  }
  return found;
};

const rationals = (view, tag, little) => {
  const at = tag.base + view.getUint32(tag.entry + 8, little);
  return Array.from({ length: tag.count }, (_, i) => view.getUint32(at + 8 * i, little) / view.getUint32(at + 8 * i + 4, little));
};

const ascii = (view, tag, little) => text(view, tag.count > 4 ? tag.base + view.getUint32(tag.entry + 8, little) : tag.entry + 8, tag.count);

const read = view => {
  if (view.getUint16(0) !== 0xffd8) return {};
  for (let at = 2; at + 10 < view.byteLength && view.getUint8(at) === 0xff;) {
    if (view.getUint8(at + 1) === 0xe1 && text(view, at + 4, 4) === 'Exif') {
      const base = at + 10;
      const little = view.getUint16(base) === 0x4949;
      const first = tags(view, base, base + view.getUint32(base + 4, little), little);
      const follow = tag => tag && tags(view, base, base + view.getUint32(tag.entry + 8, little), little);
      const more = follow(first.get(0x8769));
      const place = follow(first.get(0x8825));
      const when = more?.get(0x9003) ?? first.get(0x0132);
      const answer = {};
      if (when) {
        const [day, time] = ascii(view, when, little).split(' ');
        const taken = new Date(`${day.replaceAll(':', '-')}T${time}`);
        if (!Number.isNaN(taken.getTime())) answer.taken_at = taken.toISOString();
      }
      if (place?.get(2) && place.get(4)) {
        const degrees = (tag, side) => {
          const [whole, minutes, seconds] = rationals(view, tag, little);
          const value = whole + minutes / 60 + seconds / 3600;
          return /[SW]/.test(ascii(view, side, little)) ? -value : value;
        };
        const latitude = degrees(place.get(2), place.get(1));
        const longitude = degrees(place.get(4), place.get(3));
        if (Number.isFinite(latitude) && Number.isFinite(longitude)) Object.assign(answer, { latitude, longitude });
      }
      return answer;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return {};
};

/** { taken_at, latitude, longitude }, each only when it was told; the file's own time where nothing was. */
export const told = async file => {
  let found = {};
  try { found = read(new DataView(await file.slice(0, 262144).arrayBuffer())); } catch { /* not written as it should be: nothing is told */ }
  if (!found.taken_at && file.lastModified) found.taken_at = new Date(file.lastModified).toISOString();
  return found;
};
