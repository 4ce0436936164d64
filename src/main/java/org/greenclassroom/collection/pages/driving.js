// The driver's page on a phone: what is typed, photographed and signed is jotted down at once; the act
// at the end goes into the queue, with its photographs before it. A page that was closed finds it all.
const root = document.querySelector('[data-behaviour~="driving"]');
const words = root.dataset;
const [{ open, stay, bar, uuid }, { shrink, toText, toBytes }] = await Promise.all([import(words.queue), import(words.shrink)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const form = part('form');
const failure = part('failure');
const post = words.post;
const vain = `${post}/failure`;
const name = `driving:${post}`;
const LOOK = { waiting: 'NOTED', sending: 'NOTED', done: 'DONE', refused: 'REFUSED' };
const sides = ['giver', 'taker'];
let act = { id: uuid(), photos: [] };
let locked = false;

// ---- counting with the thumb ----

for (const button of root.querySelectorAll('[data-step]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const field = button.parentElement.querySelector('input');
    field.value = Math.max(0, (Number(field.value) || 0) + Number(button.dataset.step));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

// ---- what is on the page, and back ----

const drawn = side => form.elements.namedItem(`${side}Drawn`);
const plain = () => {
  const fields = {};
  for (const each of form.elements) {
    if (!each.name || each.name.startsWith('_') || each.name === 'at' || each.type === 'file') continue;
    if (each.type === 'checkbox') { if (each.checked) (fields[each.name] ??= []).push(each.value); } else if (each.value) fields[each.name] = each.value;
  }
  return fields;
};

const restore = fields => {
  for (const [key, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value) { const box = form.querySelector(`[name="${key}"][value="${CSS.escape(one)}"]`); if (box) box.checked = true; }
    else { const field = form.elements.namedItem(key); if (field && 'value' in field) field.value = value; }
    const field = form.elements.namedItem(key);
    field?.closest?.('details')?.setAttribute('open', '');
  }
  for (const side of sides) drawn(side)?.closest('fieldset').dispatchEvent(new Event('restored'));
};

const photosAt = part('photos');
const showPhotos = () => {
  photosAt?.replaceChildren(...act.photos.map((photo, at) => {
    const line = document.createElement('li');
    const image = document.createElement('img');
    image.src = `data:${photo.type};base64,${photo.data}`;
    image.alt = words.photo.replace('0', at + 1);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = words.remove;
    button.setAttribute('aria-label', `${words.remove} ${image.alt}`);
    button.addEventListener('click', () => { act.photos.splice(at, 1); showPhotos(); jot(); form.querySelector('#photos').focus(); });
    line.append(image, button);
    return line;
  }));
};

// ---- the state of the act ----

const say = (look, word, said = '') => {
  const answer = part('answer');
  answer.dataset.result = look;
  answer.querySelector('.word').textContent = word;
  answer.querySelector('p').textContent = said;
  answer.hidden = false;
};

const lock = now => {
  locked = now;
  for (const each of [form, part('failing')]) if (each) each.hidden = now;
};

const show = item => {
  if (item.route !== post && item.route !== vain) return;
  const failed = item.route === vain;
  if (item.state === 'refused') {
    say('REFUSED', words.refused, item.receipt?.said || words.broken);
    if (item.id === act.id) act.id = uuid(); // put right, it is another act
    lock(words.collected === 'true');
    if (!failed) jot();
    return;
  }
  say(LOOK[item.state], item.state === 'done' ? (failed ? words.failed : words.done) : words[item.state]);
  lock(true);
  if (item.state === 'done' && !failed) queue.unjot(name).catch(() => {});
};

// ---- jotting ----

let soon;
const now = async () => {
  clearTimeout(soon);
  if (locked || !queue?.ready || !form) return;
  try {
    await queue.jot(name, { ...act, fields: plain() });
    part('jotted').hidden = false;
    root.dataset.jotted = new Date().toISOString();
  } catch (trouble) {
    console.info(trouble);
    say('NOTED', words.notKept);
  }
};
const jot = () => { clearTimeout(soon); soon = setTimeout(now, 250); };

// ---- begin ----

const queue = await open(Number(words.account));
if (queue) bar(root.querySelector('.queue'), queue);
const settle = () => stay(location.pathname, [words.queue, words.shrink]).catch(() => {});

if (queue?.ready) {
  const kept = form && await queue.jotted(name);
  if (kept) {
    act = { id: kept.id, photos: kept.photos ?? [] };
    restore(kept.fields ?? {});
    showPhotos();
    part('jotted').hidden = false;
  }
  const before = (await queue.items()).filter(each => each.route === post || each.route === vain);
  // the last word counts; what was refused and put right meanwhile is told by its own line no more
  if (before.length) show(before.at(-1));
  queue.addEventListener('item', event => show(event.detail));
  queue.addEventListener('progress', ({ detail }) => { if (detail.id === act.id) say('NOTED', words.sending, `${Math.round(100 * detail.sent / detail.total)} %`); });
  settle();
  // whoever came in anew took the kept page away
  queue.addEventListener('pass', settle);
}

if (words.guest === 'true' && queue) {
  // a guest has no password: the page itself, asked once more, lets the browser in that holds its link
  let asked = 0;
  queue.addEventListener('count', async () => {
    const link = root.querySelector('[data-part="signed-out"] a');
    if (link) { link.href = location.pathname; link.removeAttribute('target'); }
    if (queue.line !== 'signed-out' || Date.now() - asked < 30_000) return;
    asked = Date.now();
    try { if ((await fetch(location.pathname)).ok) queue.flush(true); } catch { /* still no line */ }
  });
}

if (form && queue?.ready) {
  form.addEventListener('input', jot);
  form.addEventListener('change', jot);
  form.addEventListener('pointerup', jot);
  form.addEventListener('click', jot);
  document.addEventListener('visibilitychange', () => { if (document.hidden) now(); });
  addEventListener('pagehide', () => { now(); });

  const photos = form.querySelector('#photos');
  photos.addEventListener('change', async () => {
    const chosen = [...photos.files];
    photos.value = '';
    for (const file of chosen) {
      try {
        const { type, bytes } = await shrink(file);
        act.photos.push({ name: `photo-${act.photos.length + 1}.jpg`, type, data: toText(bytes) });
      } catch (trouble) {
        console.info(trouble);
        say('REFUSED', words.photoRefused, file.name);
      }
    }
    showPhotos();
    await now();
    root.dataset.photos = act.photos.length;
  });

  form.addEventListener('submit', async event => {
    event.preventDefault();
    const fields = plain();
    const counts = {};
    for (const [key, value] of Object.entries(fields)) if (key.startsWith('pieces.')) counts[key.slice(7)] = Number(value);
    if (!Object.values(counts).some(pieces => pieces > 0)) {
      say('REFUSED', words.refused, words.nothing);
      part('answer').scrollIntoView({ block: 'center' });
      form.querySelector('[name^="pieces."]').focus();
      return;
    }
    await now();
    const signed = side => ({ name: fields[`${side}Name`] ?? '', drawn: fields[`${side}Drawn`] ?? '' });
    const body = {
      counts,
      pallets: Number(fields.pallets ?? 0),
      seals: (fields.seals ?? '').split(/[\s,;，；、]+/).filter(Boolean),
      kilograms: fields.kilograms ?? '',
      remarks: fields.remarks ?? [],
      collected_at: new Date(Date.now() + queue.skew).toISOString(),
      giver: signed('giver'),
      taker: signed('taker'),
    };
    const attachments = act.photos.map(({ name: called, type, data }) => ({ name: called, type, bytes: toBytes(data) }));
    lock(true);
    part('answer').scrollIntoView({ block: 'center' });
    try {
      await queue.add({ id: act.id, route: post, body, attachments });
    } catch (trouble) {
      // another tab put the same act in: it is there once. Else the drawer is full, and that is said.
      console.info(trouble);
      const there = (await queue.items()).find(each => each.id === act.id);
      if (there) { show(there); return; }
      lock(false);
      say('REFUSED', words.notKept);
    }
  });

  failure?.addEventListener('submit', async event => {
    event.preventDefault();
    lock(true);
    await queue.add({ route: vain, body: { why: new FormData(failure).get('why') } });
  });
}
root.dataset.ready = 'true';
