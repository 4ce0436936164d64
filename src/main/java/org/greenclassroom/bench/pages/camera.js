// Reads codes with the camera: with the browser's own detector where it has one for QR and DataMatrix,
// else with a decoder in WebAssembly that is fetched only now.
const FORMATS = ['qr_code', 'data_matrix', 'code_128', 'code_39'];
const AGAIN = 2500;

const own = async () => {
  if (!globalThis.BarcodeDetector) return null;
  const known = await BarcodeDetector.getSupportedFormats();
  if (!known.includes('qr_code')) return null;
  const detector = new BarcodeDetector({ formats: FORMATS.filter(each => known.includes(each)) });
  return async picture => (await detector.detect(picture)).map(each => each.rawValue);
};

const fetched = async (script, wasm) => {
  if (!globalThis.ZXingWASM)
    await new Promise((done, failed) => {
      const element = document.createElement('script');
      element.src = script;
      element.onload = done;
      element.onerror = () => failed(new Error(script));
      document.head.append(element);
    });
  const decoder = globalThis.ZXingWASM;
  decoder.prepareZXingModule({ overrides: { locateFile: () => wasm } });
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async video => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    pen.drawImage(video, 0, 0);
    const seen = await decoder.readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), { formats: ['QRCode', 'DataMatrix', 'Code128', 'Code39'], maxNumberOfSymbols: 4 });
    return seen.filter(each => each.isValid).map(each => each.text);
  };
};

/** Opens the camera into this video; each code is told once until it has been out of sight. Answers how to close it. */
export const look = async (video, { script, wasm }, tell) => {
  const read = (await own()) ?? (await fetched(script, wasm));
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  video.srcObject = stream;
  await video.play();
  const last = new Map();
  let open = true;
  (async () => {
    while (open) {
      try {
        for (const code of await read(video)) {
          const now = Date.now();
          if (now - (last.get(code) ?? 0) > AGAIN) tell(code);
          last.set(code, now);
        }
      } catch { /* a picture that was not ready */ }
      await new Promise(wake => setTimeout(wake, 120));
    }
  })();
  return () => {
    open = false;
    stream.getTracks().forEach(each => each.stop());
    video.srcObject = null;
  };
};
