// A lesson that is logged without a line waits in the queue of this page; the form is ready for the next one
// at once. With a line the form is sent as it is. Nothing here is needed to send it.
const form = document.querySelector('[data-behaviour="lesson"]');
const { open, stay, bar, uuid } = await import(form.dataset.queue);
const slot = form.elements.namedItem('slot');
const pupils = form.elements.namedItem('pupils');
const more = form.querySelector('[data-part="more"]');
const corrects = form.elements.namedItem('corrects');

// A page that was kept days ago: what lay ahead then may be logged today.
const today = (now => `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`)(new Date());
for (const option of slot.options) if (option.dataset.day && option.dataset.day <= today) option.disabled = false;

const open_ = () => [...slot.options].filter(option => option.dataset.day && !option.disabled);
slot.addEventListener('change', () => { if (slot.value === '') more.open = true; });

const fields = () => {
  const all = {};
  for (const field of form.elements) {
    if (!field.name || field.name.startsWith('_') || (field.type === 'radio' && !field.checked)) continue;
    all[field.name] = [field.value];
  }
  return all;
};

const queue = await open(Number(form.dataset.account));
if (queue) {
  bar(document.querySelector('.queue'), queue);
  if (navigator.onLine) stay(location.pathname, [form.dataset.queue]).catch(() => {});
  const said = document.querySelector('[data-part="queued"]');
  const path = new URL(form.action).pathname;
  const show = item => {
    if (item.route !== path) return;
    said.dataset.result = { done: 'DONE', refused: 'REFUSED' }[item.state] ?? 'NOTED';
    said.querySelector('.word').textContent = { done: form.dataset.done, refused: form.dataset.refused }[item.state] ?? form.dataset.waiting;
    said.querySelector('p').textContent = item.state === 'done' ? item.receipt?.number ?? '' : item.receipt?.said ?? item.receipt?.detail ?? '';
    said.hidden = false;
  };
  queue.addEventListener('item', event => show(event.detail));
  // What waits is said already: it is not offered a second time.
  const taken = value => { const option = [...slot.options].find(each => each.value === value); if (option?.dataset.day) option.remove(); };
  if (!corrects) for (const item of await queue.items()) if (item.route === path && item.state !== 'refused') taken(item.body?.fields?.slot?.[0]);
  if (!corrects && slot.selectedIndex < 0) slot.value = open_()[0]?.value ?? '';
  form.addEventListener('submit', async event => {
    if (navigator.onLine) return; // with a line the page itself answers
    event.preventDefault();
    const id = form.elements.namedItem('uid').value;
    const body = { fields: fields() };
    await queue.add({ id, route: path, body });
    show({ route: path, state: 'waiting' });
    if (corrects) { form.hidden = true; return; }
    const gone = slot.value;
    form.reset();
    taken(gone);
    slot.value = open_()[0]?.value ?? '';
    form.elements.namedItem('uid').value = uuid();
    pupils.focus();
  });
}
form.dataset.ready = 'true';
