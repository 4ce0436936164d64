// What a scan sounds like, so that nobody has to look up: high for done, low and long for refused, two
// equal ones for what was so already, a falling pair for what is written down but worth a look.
const SOUNDS = { DONE: [[988, 0.1]], TOLD: [[784, 0.08]], NOTED: [[660, 0.12], [523, 0.12]], DOUBLED: [[587, 0.09], [587, 0.09]], REFUSED: [[180, 0.32]] };
let audio;
let free = 0;

export const muted = () => { try { return localStorage.getItem('mute') === '1'; } catch { return false; } };
export const mute = on => { try { localStorage.setItem('mute', on ? '1' : '0'); } catch { /* not remembered */ } };

export const play = result => {
  if (result === 'REFUSED') navigator.vibrate?.(160);
  const tones = SOUNDS[result];
  if (!tones || muted()) return;
  audio ??= new AudioContext();
  if (audio.state === 'suspended') audio.resume();
  // a burst is heard as a burst, not as one chord; what lies a second behind is not played at all
  let at = Math.max(audio.currentTime, free);
  if (at > audio.currentTime + 1) return;
  for (const [tone, length] of tones) {
    const voice = audio.createOscillator();
    const volume = audio.createGain();
    voice.frequency.value = tone;
    volume.gain.setValueAtTime(0.16, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + length);
    voice.connect(volume).connect(audio.destination);
    voice.start(at);
    voice.stop(at + length);
    at += length + 0.03;
  }
  free = at;
};
