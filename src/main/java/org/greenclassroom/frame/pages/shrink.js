// Makes a photograph small before it is kept or sent: drawn anew, so that it carries neither place nor
// camera, at most 1280 pixels wide or high and at most 150 KB: a line of 50 kbit/s takes half a minute for that.
// Some telephones draw large photographs white or black (browser-image-compression 116): that is told.
const STEPS = [[1280, 0.75], [1280, 0.6], [1280, 0.45], [1024, 0.5], [800, 0.5], [640, 0.5], [480, 0.4], [320, 0.3]];
const MOST = 150_000;
const SPOTS = 24;
const SAME = 16; // of 256 shades: less is noise of the sensor

const decoded = async file => {
  try { return await createImageBitmap(file, { imageOrientation: 'from-image' }); } catch { /* an old browser, or a format it only shows */ }
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  return image;
};

const drawn = (picture, width, height) => {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d').drawImage(picture, 0, 0, width, height);
  return canvas;
};
// One shade all over.
const blankOf = canvas => {
  const { data } = drawn(canvas, SPOTS, SPOTS).getContext('2d').getImageData(0, 0, SPOTS, SPOTS);
  for (let shade = 0; shade < 3; shade++) {
    let [least, most] = [255, 0];
    for (let at = shade; at < data.length; at += 4) { least = Math.min(least, data[at]); most = Math.max(most, data[at]); }
    if (most - least > SAME) return false;
  }
  return true;
};

/** The photograph as JPEG: { type, bytes, width, height, blank }. Throws when it is no picture. */
export const shrink = async file => {
  const picture = await decoded(file);
  let canvas;
  let blob;
  for (const [largest, quality] of STEPS) {
    const scale = Math.min(1, largest / Math.max(picture.width, picture.height));
    const [width, height] = [picture.width, picture.height].map(side => Math.max(1, Math.round(side * scale)));
    if (canvas?.width !== width) canvas = drawn(picture, width, height);
    blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', quality));
    if (blob.size <= MOST) break;
  }
  picture.close?.();
  return { type: 'image/jpeg', bytes: await blob.arrayBuffer(), width: canvas.width, height: canvas.height, blank: blankOf(canvas) };
};

export const toText = bytes => {
  let text = '';
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; at += 0x8000) text += String.fromCharCode(...all.subarray(at, at + 0x8000));
  return btoa(text);
};

export const toBytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer;
