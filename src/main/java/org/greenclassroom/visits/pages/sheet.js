// The sheet of a visit. Every answer, every computer called and every photograph goes into the queue by
// itself as soon as it is said, and shows its own state in words. What is typed and not yet said is
// jotted down. Handing in names what belongs to it; it may arrive before the rest.
const root = document.querySelector('[data-behaviour~="visit-sheet"]');
const words = root.dataset;
const [{ open, stay, bar, uuid, sha256 }, { shrink }, { split, same, isTag }, { told }] = await Promise.all([import(words.queue), import(words.shrink), import(words.codes), import(words.exif)]);
const part = name => root.querySelector(`[data-part="${name}"]`);
const form = part('form');
const name = `visit:${words.task}`;
const ENTRIES = '/visits/entries';
const PHOTOGRAPHS = '/visits/photographs';
let act = { visit: words.visit, opened_at: new Date().toISOString(), said: {}, ids: {}, photos: {}, others: [], fields: {} };
let locked = false;
let kept;
let handing; // what is handed in just now and not in the queue yet

const queue = await open(Number(words.account));
if (queue) bar(root.querySelector('.queue'), queue);
const now = () => new Date(Date.now() + (queue?.skew ?? 0)).toISOString();
const head = () => ({ visit: act.visit, task: Number(words.task), version: Number(words.version), opened_at: act.opened_at });

// ---- one state per item, in words ----

const places = new Map(); // by what it is of: where its state is written
const owners = new Map(); // by the id of an entry: what it is of
const stateAt = element => {
  let at = element.querySelector('[data-part="state"]');
  if (!at) {
    at = document.createElement('small');
    at.className = 'state';
    at.dataset.part = 'state';
    element.append(at);
  }
  return at;
};
const mark = (what, state, said = '') => {
  const at = places.get(what);
  if (!at) return;
  at.dataset.result = state;
  at.textContent = said ? `${words[state]}: ${said}` : words[state];
};

const say = (look, word, said = '') => {
  const answer = part('answer');
  answer.dataset.result = look;
  answer.querySelector('.word').textContent = word;
  answer.querySelector('p').textContent = said;
  answer.hidden = false;
};

const unsay = word => {
  if (part('answer').querySelector('.word').textContent === word) part('answer').hidden = true;
};

const lock = on => {
  locked = on;
  form.hidden = on;
  part('after').hidden = !on;
};

// ---- jotting ----

const fields = () => {
  const all = {};
  for (const each of form.elements) {
    if (!each.name || each.name.startsWith('_') || each.type === 'file' || each.type === 'hidden') continue;
    if (each.type === 'checkbox') { all[each.name] ??= []; if (each.checked) all[each.name].push(each.value); }
    else if (each.type !== 'radio' || each.checked) all[each.name] = each.value;
  }
  return all;
};
const restore = kept => {
  for (const each of form.elements) {
    if (!each.name || each.name.startsWith('_') || each.type === 'file' || each.type === 'hidden' || !(each.name in kept)) continue;
    const value = kept[each.name];
    if (each.type === 'checkbox') each.checked = value.includes(each.value);
    else if (each.type === 'radio') each.checked = value === each.value;
    else each.value = value;
  }
  form.querySelector('.checklist')?.dispatchEvent(new Event('change'));
};
let soon;
const jotNow = async () => {
  clearTimeout(soon);
  if (locked || !queue?.ready) return;
  act.fields = fields();
  try {
    await queue.jot(name, act);
    root.dataset.jotted = new Date().toISOString();
  } catch (trouble) {
    console.info(trouble);
    say('NOTED', words.notKept);
  }
};
const jot = () => { clearTimeout(soon); soon = setTimeout(jotNow, 250); };

// ---- saying things ----

const put = async (what, body) => {
  const content = JSON.stringify(body);
  if (act.said[what] === content) return;
  const id = uuid();
  act.said[what] = content;
  act.ids[what] = id;
  owners.set(id, what);
  mark(what, 'waiting');
  await queue.add({ id, route: ENTRIES, many: 'entries', body: { ...head(), ...body, at: now() } });
  await jotNow();
};

const answerOf = item => {
  const key = item.dataset.item;
  const all = [...item.querySelectorAll(`[name="answer.${key}"]`)];
  const value = item.querySelector('[data-photo]')
    ? (act.photos[key] ?? []).map(each => each.sha256).join(' ')
    : all.filter(each => !['radio', 'checkbox'].includes(each.type) || each.checked).map(each => each.value.trim()).filter(Boolean).join(' ');
  return { value, reason: item.querySelector(`[name="reason.${key}"]`)?.value.trim() ?? '', starred: !!item.querySelector(`[name="star.${key}"]`)?.checked };
};
const sayItem = async item => {
  if (item.classList.contains('not-asked')) return;
  const what = `answer:${item.dataset.item}`;
  const { value, reason, starred } = answerOf(item);
  if (!value && !reason && !starred && !(what in act.said)) return;
  await put(what, { kind: 'ANSWER', item: item.dataset.item, value, reason, starred });
};

const items = [...form.querySelectorAll('.item[data-item]')];
for (const item of items) places.set(`answer:${item.dataset.item}`, stateAt(item));

// ---- the roll ----

const rolls = part('rolls');
const rows = () => [...rolls.querySelectorAll('tr[data-code]')];
const count = () => {
  const listed = rows().filter(row => !row.dataset.other);
  const called = listed.filter(row => row.querySelector('select').value).length;
  part('count').textContent = words.counted.replace('[n]', called).replace('[all]', listed.length);
  root.dataset.called = called;
};
const sayRow = async row => {
  const state = row.querySelector('select').value;
  const reason = row.querySelector('input').value.trim();
  count();
  if (!state || (state !== 'WORKING' && !reason)) return;
  await put(`roll:${row.dataset.code}`, { kind: 'ROLL', item: row.dataset.code, state, reason });
};
const watch = row => {
  places.set(`roll:${row.dataset.code}`, stateAt(row.lastElementChild));
  row.addEventListener('change', event => {
    event.stopPropagation();
    const one = act.others.find(each => each.code === row.dataset.code);
    if (one) Object.assign(one, { state: row.querySelector('select').value, reason: row.querySelector('input').value });
    jot();
    sayRow(row);
  });
};
const other = (code, state, reason = '') => {
  const row = part('another').cloneNode(true);
  row.hidden = false;
  delete row.dataset.part;
  row.dataset.code = code;
  row.dataset.other = 'true';
  row.querySelector('code').textContent = code;
  const [choice, why] = [row.querySelector('select'), row.querySelector('input')];
  choice.value = state;
  choice.setAttribute('aria-label', `${words.found.replace('[n]', code)}`);
  why.setAttribute('aria-label', words.whyNeeded.replace('[n]', code));
  why.value = reason;
  rolls.append(row);
  watch(row);
  return row;
};
const call = async typed => {
  for (const code of split(typed)) {
    const key = same(code);
    let row = rows().find(each => same(each.dataset.code) === key || (each.dataset.serial && same(each.dataset.serial) === key));
    if (row) {
      if (!row.querySelector('select').value) row.querySelector('select').value = 'WORKING';
      part('count').textContent = words.found.replace('[n]', code);
      await sayRow(row);
      continue;
    }
    const ours = isTag(key);
    row = other(ours ? key : code, ours ? 'MOVED' : 'FOREIGN');
    act.others.push({ code: row.dataset.code, state: row.querySelector('select').value });
    say('NOTED', (ours ? words.elsewhere : words.strange).replace('[n]', code));
    row.querySelector('input').focus();
    await jotNow();
  }
};

// ---- photographs ----

const showPhotos = item => {
  const key = item.dataset.item;
  let list = item.querySelector('.photos');
  if (!list) {
    list = document.createElement('ul');
    list.className = 'photos';
    item.querySelector('[data-photo]').after(list);
  }
  list.replaceChildren(...(act.photos[key] ?? []).map((photo, at) => {
    const line = document.createElement('li');
    const image = document.createElement('img');
    if (photo.small) image.src = photo.small;
    image.alt = words.photo.replace('[n]', at + 1);
    const state = document.createElement('small');
    state.className = 'state';
    places.set(`photo:${photo.sha256}`, state);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = words.remove;
    button.setAttribute('aria-label', `${words.remove} ${image.alt}`);
    button.addEventListener('click', async () => { act.photos[key].splice(at, 1); showPhotos(item); await sayItem(item); item.querySelector('[data-photo]').focus(); });
    line.append(image, state, button);
    if (photo.blank) line.append(...blank(item, photo));
    if (photo.gone) mark(`photo:${photo.sha256}`, 'refused', words.photoGone);
    return line;
  }));
  root.dataset.photos = Object.values(act.photos).flat().length;
};
// It shows nothing: whoever took it is still there.
const blank = (item, photo) => {
  const said = document.createElement('p');
  said.className = 'notice wait';
  said.textContent = words.blank;
  const choice = (word, act) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'second';
    button.textContent = word;
    button.addEventListener('click', act);
    return button;
  };
  const field = item.querySelector('[data-photo]');
  return [said,
    choice(words.blankAgain, async () => {
      act.photos[item.dataset.item] = act.photos[item.dataset.item].filter(each => each !== photo);
      unsay(words.blank);
      showPhotos(item);
      await sayItem(item);
      await queue.drop(photo.id);
      await jotNow();
      field.focus();
      field.click();
    }),
    choice(words.blankKeep, async () => { photo.blank = false; unsay(words.blank); showPhotos(item); await jotNow(); field.focus(); })];
};
const tiny = async bytes => {
  const picture = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement('canvas');
  canvas.width = 160;
  canvas.height = Math.max(1, Math.round(160 * picture.height / picture.width));
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL('image/jpeg', 0.6);
};
const photograph = async (item, file) => {
  const key = item.dataset.item;
  const facts = await told(file);
  const { type, bytes, blank } = await shrink(file);
  const hash = await sha256(bytes);
  const kept = act.photos[key] ??= [];
  const same = kept.findIndex(each => each.sha256 === hash);
  if (same >= 0 && !kept[same].gone) return;
  if (same >= 0) kept.splice(same, 1); // it was lost, and is here again
  const id = uuid();
  owners.set(id, `photo:${hash}`);
  await queue.add({ id, route: PHOTOGRAPHS, body: { ...head(), item: key, ...facts }, attachments: [{ name: `${key}.jpg`, type, bytes }], loose: true });
  kept.push({ sha256: hash, small: await tiny(bytes).catch(() => ''), id, blank });
  act.ids[`photo:${hash}`] = id;
  if (blank) say('NOTED', words.blank);
};

// ---- handing in ----

const lacking = () => {
  for (const row of rows()) {
    const state = row.querySelector('select').value;
    if (!row.dataset.other && !state) return [row.querySelector('select'), words.uncalled.replace('[n]', row.dataset.code)];
    if (state && state !== 'WORKING' && !row.querySelector('input').value.trim()) return [row.querySelector('input'), words.whyNeeded.replace('[n]', row.dataset.code)];
  }
  for (const item of items) {
    if (!item.querySelector('.needed') || item.classList.contains('not-asked')) continue;
    const { value, reason } = answerOf(item);
    if (!value && !reason) {
      const field = item.querySelector('input, textarea');
      item.querySelector('details.beside')?.setAttribute('open', '');
      return [field, `${item.querySelector('legend, .asked').firstChild.textContent.trim()}: ${words.noValue}`];
    }
  }
  return null;
};
const place = () => new Promise(done => {
  if (!navigator.geolocation) { done(null); return; }
  setTimeout(done, 6000, null);
  navigator.geolocation.getCurrentPosition(({ coords }) => done(`${coords.latitude},${coords.longitude},${Math.ceil(coords.accuracy)},WGS84`), () => done(null), { maximumAge: 600_000, timeout: 5000, enableHighAccuracy: true });
});
const handIn = async () => {
  for (const row of rows()) await sayRow(row);
  for (const item of items) await sayItem(item);
  const stands = lacking();
  if (stands) {
    say('REFUSED', words.refused, stands[1]);
    stands[0].focus();
    return;
  }
  const promised = Object.entries(act.ids).filter(([what]) => what.startsWith('answer:') || what.startsWith('roll:')).map(([, id]) => id);
  const id = uuid();
  act.ids.submit = id;
  act.submit = id;
  handing = id;
  lock(true);
  say('NOTED', words.handed);
  part('answer').scrollIntoView({ block: 'center' });
  await queue.add({ id, route: ENTRIES, many: 'entries', body: { ...head(), kind: 'SUBMIT', promised, at: now() } });
  locked = false;
  await jotNow();
  locked = true;
  handing = undefined;
  const value = await place();
  if (value) await queue.add({ route: ENTRIES, many: 'entries', body: { ...head(), kind: 'POSITION', value, at: now() } });
};

// Green is only when everything of the visit is there, its photographs too.
let submitted;
let unsure = false; // the house waited for what was still here: it is asked again
const ofVisit = async () => (await queue.items(undefined, Infinity)).filter(each => each.body?.visit === act.visit);
const moves = each => ['waiting', 'sending'].includes(each.state);
const conclude = async house => {
  if (!submitted && !unsure) return;
  const here = await ofVisit();
  if (!submitted && !unsure) return;
  if (here.some(each => each.state !== 'done')) { say('NOTED', words.handed); return; }
  const missing = house?.state === 'APPROVED' ? [] : gone(here, house);
  if (!house && (unsure || missing.length)) { say('NOTED', words.handed); await askHouse(); return; }
  if (missing.length) {
    reopen();
    say('REFUSED', words.refused, words.photoGone);
    for (const item of items) if (item.querySelector('[data-photo]')) showPhotos(item);
    await jotNow();
    return;
  }
  say('DONE', words.arrived);
  part('see').href = `/visits/${submitted}`;
  queue.unjot(name).catch(() => {});
};

// Photographs that neither the queue has nor the house, as far as it was asked.
const gone = (here, house) => {
  const known = new Set([...house?.photographs ?? [], ...here.flatMap(each => each.manifest ?? []).map(file => file.sha256)]);
  const asked = items.filter(item => item.querySelector('[data-photo]') && !item.classList.contains('not-asked'));
  const all = asked.flatMap(item => act.photos[item.dataset.item] ?? []);
  if (house) for (const photo of all) photo.gone = !known.has(photo.sha256);
  return all.filter(photo => !known.has(photo.sha256));
};
const reopen = () => {
  act.submit = undefined;
  delete act.ids.submit;
  submitted = undefined;
  unsure = false;
  lock(false);
};

const show = item => {
  if (item.body?.visit !== act.visit) return;
  const what = owners.get(item.id);
  const said = item.state === 'refused' ? item.receipt?.said || words.broken : '';
  if (what && act.ids[what] === item.id) mark(what, item.state, said);
  if (what && act.ids[what] === item.id && item.state === 'refused' && locked) {
    // one of its entries was not taken: it can be put right, and handed in again
    delete act.said[what];
    lock(false);
    say('REFUSED', words.refused, said);
  }
  if (item.state === 'done') conclude();
  if (item.body.kind !== 'SUBMIT' || item.id !== act.submit) return;
  if (item.state === 'refused') {
    act.submit = undefined;
    lock(false);
    say('REFUSED', words.refused, said);
    jotNow();
  } else if (item.state === 'done') {
    submitted = item.receipt?.visit;
    conclude();
  } else say('NOTED', words.handed);
};

// ---- begin ----

const settle = () => stay(location.pathname, [words.queue, words.shrink, words.codes, words.exif, words.camera]).catch(() => {});

// Red is checked before it is believed: what the house has is here.
const askHouse = async () => {
  try {
    const asked = act.submit;
    const before = await ofVisit();
    const answer = await fetch(`/visits/received/${act.visit}`, { headers: { Accept: 'application/json' } });
    if (!answer.ok) return;
    const house = await answer.json();
    const hashes = new Set(house.photographs);
    await queue.believe(each => each.route === ENTRIES ? house.entries.includes(each.id) : each.route === PHOTOGRAPHS && hashes.has(each.manifest?.[0]?.sha256), { visit: house.visit });
    if (act.submit === asked) await standsAt(house, before);
  } catch (trouble) { console.info(trouble); /* no line: what is here is what is known */ }
};

// What was handed in may have been sent by another page, by another tab, or laid away there. Where the
// queue waits with it no longer, where it stands is what the house says: it arrived, it was given back,
// or the house does not have it, and it is open here with all that was said.
// What moved while it was asked is not in its answer.
const standsAt = async (house, before) => {
  const asked = act.submit;
  const here = await ofVisit();
  const moving = [...before, ...here].filter(moves);
  if (!asked || act.submit !== asked || asked === handing || moving.some(each => each.id === asked)) return;
  unsure = false;
  if (house.state === 'SUBMITTED' || house.state === 'APPROVED') {
    submitted = house.visit;
    await conclude(house);
    return;
  }
  if (house.entries.includes(asked) && moving.some(each => ['ANSWER', 'ROLL'].includes(each.body.kind))) {
    unsure = true;
    say('NOTED', words.handed);
    if (!here.some(moves)) await conclude(); // they went meanwhile
    return;
  }
  const known = new Set([...house.entries, ...here.map(each => each.id)]);
  for (const [what, id] of Object.entries(act.ids)) if (what in act.said && !known.has(id)) { delete act.said[what]; delete act.ids[what]; }
  reopen();
  if (house.state === 'RETURNED') {
    say('NOTED', words.givenBack);
    asks(house.remarks);
    // a page that was kept from before, without what was typed then: the house's own brings it
    if (!kept && words.returned !== 'true') { part('again').hidden = false; part('again').href = location.pathname; }
  } else say('REFUSED', words.notThere);
  gone(here, house);
  for (const item of items) if (item.querySelector('[data-photo]')) showPhotos(item);
  await jotNow();
};
const asks = remarks => {
  const at = part('returned');
  if (!at.hidden) return;
  at.querySelector('ul').replaceChildren(...remarks.map(({ item, words: said }) => {
    const line = document.createElement('li');
    const asked = items.find(each => each.dataset.item === item)?.querySelector('legend, .asked')?.firstChild.textContent.trim();
    line.textContent = asked ? `${asked}: ${said}` : said;
    return line;
  }));
  at.hidden = false;
};

if (queue?.ready) {
  part('plain-other').hidden = true;
  part('scanning').hidden = false;
  kept = await queue.jotted(name);
  const before = (await queue.items(undefined, Infinity)).filter(each => each.body?.task === Number(words.task));
  const handed = before.findLast(each => each.body.kind === 'SUBMIT');
  if (kept) {
    act = { ...act, ...kept };
    for (const { code, state, reason } of act.others) other(code, state, reason);
    restore(act.fields);
  } else if (handed && handed.state !== 'refused' && words.returned !== 'true') {
    act.visit = handed.body.visit;
    act.submit = handed.id;
  } else {
    // what the page brought is said already
    for (const item of items) {
      const field = item.querySelector('input[type="hidden"][name^="answer."]');
      if (field) act.photos[item.dataset.item] = field.value.split(/\s+/).filter(Boolean).map(hash => ({ sha256: hash }));
    }
  }
  for (const row of rows()) if (!row.dataset.other) watch(row);
  for (const item of items) if (item.querySelector('[data-photo]')) showPhotos(item);
  for (const [what, id] of Object.entries(act.ids)) owners.set(id, what);
  if (act.submit) { lock(true); say('NOTED', words.askedLater); }
  for (const each of before) show(each);
  count();
  queue.addEventListener('item', event => show(event.detail));
  queue.addEventListener('progress', ({ detail }) => { const what = owners.get(detail.id); if (what && detail.sent < detail.total) mark(what, 'sending', `${Math.round(100 * detail.sent / detail.total)} %`); });
  settle();
  queue.addEventListener('pass', settle);
  queue.addEventListener('pass', () => { if (act.submit) askHouse(); });
  if (act.submit || before.some(each => each.state === 'refused')) askHouse();

  form.addEventListener('input', jot);
  for (const item of items) {
    item.addEventListener('change', event => {
      if (event.target.type === 'file') return;
      // one that appears or goes with this answer is looked at after the page has drawn it
      setTimeout(() => sayItem(item).catch(trouble => { console.info(trouble); say('REFUSED', words.notKept); }), 0);
    });
    item.querySelector('[data-photo]')?.addEventListener('change', async ({ target }) => {
      const chosen = [...target.files];
      target.value = '';
      for (const file of chosen) {
        try {
          await photograph(item, file);
        } catch (trouble) {
          console.info(trouble);
          say('REFUSED', words.photoRefused, file.name);
        }
      }
      showPhotos(item);
      for (const photo of act.photos[item.dataset.item] ?? []) if (photo.id && !photo.gone) mark(`photo:${photo.sha256}`, 'waiting');
      await sayItem(item);
      await jotNow();
    });
  }
  document.addEventListener('visibilitychange', () => { if (document.hidden) jotNow(); });
  addEventListener('pagehide', () => { jotNow(); });

  const scan = form.querySelector('#scan');
  const read = async () => { const typed = scan.value; scan.value = ''; await call(typed); };
  scan.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); read(); } });
  part('scan-go').addEventListener('click', read);
  if (navigator.mediaDevices?.getUserMedia) {
    let close;
    part('camera-go').hidden = false;
    part('camera-go').addEventListener('click', async () => {
      const video = part('camera');
      if (close) { close(); close = undefined; video.hidden = true; return; }
      try {
        const { look } = await import(words.camera);
        video.hidden = false;
        close = await look(video, { script: words.zxing, wasm: words.wasm }, call);
      } catch (trouble) {
        console.info(trouble);
        video.hidden = true;
        part('camera-go').hidden = true;
      }
    });
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    handIn().catch(trouble => { console.info(trouble); handing = act.submit = undefined; lock(false); say('REFUSED', words.notKept); });
  });
}
root.dataset.ready = 'true';
