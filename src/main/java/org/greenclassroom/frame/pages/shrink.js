// Makes a photograph small before it is kept or sent: drawn anew, so that it carries neither place nor
// camera, at most 1600 pixels wide or high.
const LARGEST = 1600;
const QUALITY = 0.82;

const decoded = async file => {
  try { return await createImageBitmap(file, { imageOrientation: 'from-image' }); } catch { /* an old browser, or a format it only shows */ }
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  return image;
};

/** The photograph as JPEG: { type, bytes, width, height }. Throws when it is no picture. */
export const shrink = async file => {
  const picture = await decoded(file);
  const scale = Math.min(1, LARGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close?.();
  const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', QUALITY));
  return { type: 'image/jpeg', bytes: await blob.arrayBuffer(), width: canvas.width, height: canvas.height };
};

export const toText = bytes => {
  let text = '';
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; at += 0x8000) text += String.fromCharCode(...all.subarray(at, at + 0x8000));
  return btoa(text);
};

export const toBytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer;
