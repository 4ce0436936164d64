// Counting without a reload: each scan is sent, answered with a sound, and the field is ready for the
// next one. A scan that comes while another is being sent waits its turn; none is lost.
const SOUNDS = { found: [988], again: [659, 659], foreign: [330, 262], unexpected: [440, 330, 440], unknown: [196, 196] };
// the notices above the count belong to its last answer
const notices = '.said, .refusal';
let audio;
let turn = Promise.resolve();

const beep = heard => {
  const tones = SOUNDS[heard];
  if (!tones) return;
  audio ??= new AudioContext();
  tones.forEach((tone, at) => {
    const voice = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + at * 0.16;
    voice.frequency.value = tone;
    volume.gain.setValueAtTime(0.15, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.14);
    voice.connect(volume).connect(audio.destination);
    voice.start(start);
    voice.stop(start + 0.15);
  });
  if (heard !== 'found') navigator.vibrate?.(120);
};
const place = () => document.querySelector('[data-behaviour~="count"]');
const field = () => document.getElementById('typed');

// Words come from the page, in its language.
const tell = text => {
  const notice = document.createElement('div');
  const sentence = document.createElement('p');
  notice.className = 'refusal';
  notice.setAttribute('role', 'alert');
  sentence.textContent = text;
  notice.append(sentence);
  document.querySelectorAll(notices).forEach(each => each.remove());
  place().before(notice);
  beep('unknown');
};

const send = async (address, body, typed) => {
  let page;
  try {
    const answer = await fetch(address, { method: 'POST', body });
    page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    field().value = field().value ? field().value : typed;
    tell(place().dataset.offline);
    return;
  }
  const fresh = page.querySelector('[data-behaviour~="count"]');
  if (!fresh) return location.reload();
  const waiting = field().value;
  const old = place();
  document.querySelectorAll(notices).forEach(each => each.remove());
  page.querySelectorAll(notices).forEach(each => (fresh.contains(each) ? null : old.before(document.importNode(each, true))));
  old.replaceWith(document.importNode(fresh, true));
  field().value = waiting;
  field().focus({ preventScroll: true });
  beep(page.querySelector('.refusal') ? 'unknown' : fresh.dataset.heard);
};

document.addEventListener('submit', event => {
  const form = event.target.closest('[data-behaviour~="count"] form[data-live]');
  if (!form) return;
  event.preventDefault();
  const entry = form.elements.namedItem('typed');
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const typed = entry.value;
  entry.value = '';
  if (typed.trim()) turn = turn.then(() => send(form.getAttribute('action'), body, typed));
});
field()?.focus({ preventScroll: true });
