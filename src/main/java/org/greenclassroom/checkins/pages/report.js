// Keeps what was typed on this telephone until it was received (localStorage: WeChat's browser has no more to
// offer), and shows the SMS that says the same. Nothing here is needed to send the form.
const DRAFT = 'checkins:';
const KEPT_DAYS = 40;

const store = { // private windows have none
  get: key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* then not */ } },
  drop: key => { try { localStorage.removeItem(key); } catch { /* then not */ } },
  keys: () => { try { return Object.keys(localStorage); } catch { return []; } },
};

const sent = document.querySelector('[data-behaviour="sent"]');
if (sent) for (const key of store.keys())
  if (key.startsWith(DRAFT) && store.get(key)?.fields?.uid?.[0] === sent.dataset.uid) store.drop(key);

// ISO/IEC 7064, MOD 37-2: the same as SmsCode.java
const SYMBOLS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';
const check = payload => {
  let sum = 0;
  for (const letter of payload) sum = (sum + SYMBOLS.indexOf(letter)) * 2 % 37;
  return SYMBOLS[(38 - sum) % 37];
};

const form = document.querySelector('[data-behaviour="report"]');
if (form) {
  // of whoever is signed in: a telephone may be shared
  const key = DRAFT + (form.dataset.account ? `${form.dataset.account}:` : '') + new URL(form.action).pathname;
  const own = field => field.name && !field.name.startsWith('_') && field.name !== 'version' && !['file', 'submit', 'button'].includes(field.type);
  const fields = () => {
    const all = {};
    for (const field of form.elements) {
      if (!own(field) || (['radio', 'checkbox'].includes(field.type) && !field.checked)) continue;
      (all[field.name] ??= []).push(field.value);
    }
    return all;
  };
  // What was sent keeps its id while nothing is changed: sent again after a lost answer it is the same
  // report. The first change after it makes another one, which takes its place. What takes no place, a
  // questionnaire, keeps its id: changed, it is no second person. Of a draft that does not say, nobody knows.
  const revised = form.dataset.revised === 'true';
  let sent = false;
  const renew = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map(each => each.toString(16).padStart(2, '0')).join('');
    form.elements.uid.value = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    sent = false;
  };
  const draft = store.get(key);
  if (draft && Date.now() - draft.at < KEPT_DAYS * 86400000 && !document.querySelector('.refusal')) {
    for (const field of form.elements) {
      if (!own(field)) continue;
      const values = draft.fields[field.name];
      if (['radio', 'checkbox'].includes(field.type)) field.checked = values?.includes(field.value) ?? false;
      else if (values) field.value = values[0];
    }
    sent = draft.sent !== false;
    document.querySelector('[data-part="draft"]').hidden = false;
    form.querySelector('[data-behaviour="fill"]')?.dispatchEvent(new Event('change'));
  }

  const part = name => form.querySelector(`[data-part="${name}"]`);
  const text = () => {
    if (!form.dataset.code) return null;
    const said = name => form.querySelector(`[name="answer.${name}"]`)?.value.trim() ?? '';
    const counts = ['working', 'faulty', 'missing'].map(said);
    const used = { yes: 1, partly: 2, down: 3 }[form.querySelector('[name="answer.room_used"]:checked')?.value];
    if (!used || counts.some(count => !/^\d{1,2}$/.test(count))) return null;
    const help = form.querySelector('[name="star.help"]')?.checked || said('help') !== '';
    const month = form.elements.period.selectedOptions[0].dataset.month;
    const answer = String(used + (help ? 3 : 0));
    const last = check(form.dataset.code + month + counts.map(count => count.padStart(2, '0')).join('') + answer);
    return `GC ${form.dataset.code} ${month} ${counts.map(Number).join(' ')} ${answer} ${last}`;
  };
  const tell = () => {
    const code = text();
    part('sms').hidden = code === null;
    part('sms-code').textContent = code ?? '';
  };
  const keep = () => store.set(key, { at: Date.now(), fields: fields(), sent });
  const note = () => {
    if (sent && revised) renew();
    keep();
    tell();
  };
  form.addEventListener('input', note);
  form.addEventListener('change', note);
  form.addEventListener('submit', () => { sent = true; keep(); });
  tell();

  // Somebody who is signed in has a queue: what is sent without a line waits there and goes by itself.
  if (form.dataset.account) {
    const { open, stay, bar } = await import(form.dataset.queue);
    const queue = await open(Number(form.dataset.account));
    const said = document.querySelector('[data-part="queued"]');
    const words = document.querySelector('[data-part="words"]').dataset;
    const show = item => {
      if (item.body?.fields?.uid?.[0] !== form.elements.uid.value) return;
      said.dataset.result = { done: 'DONE', refused: 'REFUSED' }[item.state] ?? 'NOTED';
      said.querySelector('.word').textContent = { done: words.done, refused: words.refused }[item.state] ?? words.waiting;
      said.querySelector('p').textContent = item.state === 'done' ? item.receipt?.number ?? '' : item.receipt?.said ?? '';
      said.hidden = false;
      form.hidden = item.state !== 'refused';
      if (item.state === 'done') store.drop(key);
      // where nobody knows whether the house took it, it stays the same report
      if (item.state === 'refused' && item.receipt?.code !== 'broken' && revised) { renew(); keep(); }
    };
    if (queue) {
      bar(document.querySelector('.queue'), queue);
      if (navigator.onLine) stay(location.pathname, [form.dataset.queue]).catch(() => {});
      queue.addEventListener('item', event => show(event.detail));
      form.addEventListener('submit', async event => {
        if (navigator.onLine) return; // with a line the page itself answers, and says all that is wrong at once
        event.preventDefault();
        const body = { fields: fields() };
        body.fields.version = [form.elements.version.value];
        if (event.submitter?.value === 'all') body.fields.do = ['all'];
        const { id } = await queue.add({ route: new URL(form.action).pathname, body }); // each post has its own
        (await queue.items()).filter(each => each.id === id).forEach(show);
      });
    }
  }
}
