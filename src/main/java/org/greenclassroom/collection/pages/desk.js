// The desk of a drive: one line after another goes into the queue, so that a hall without a line holds
// nobody up. A giver keeps the same id until the next one steps forward.
const root = document.querySelector('[data-behaviour~="desk"]');
const words = root.dataset;
const { open, stay, bar, uuid } = await import(words.queue);
const part = name => root.querySelector(`[data-part="${name}"]`);
const form = part('form');
const chosen = name => form.elements.namedItem(name);
const post = words.post;

for (const button of root.querySelectorAll('[data-step]')) {
  button.hidden = false;
  button.addEventListener('click', () => {
    const field = button.parentElement.querySelector('input');
    field.value = Math.max(1, (Number(field.value) || 0) + Number(button.dataset.step));
  });
}

const suit = () => {
  for (const each of form.querySelectorAll('[data-for]')) each.hidden = each.dataset.for !== chosen('kind').value;
  part('fire').hidden = chosen('thing_class').value !== 'BATTERY_DAMAGED';
};
form.addEventListener('change', suit);
suit();

const say = (look, word, said = '') => {
  const answer = part('answer');
  answer.dataset.result = look;
  answer.querySelector('.word').textContent = word;
  answer.querySelector('p').textContent = said;
  answer.hidden = false;
};
const LOOK = { waiting: 'NOTED', sending: 'NOTED', done: 'DONE', refused: 'REFUSED' };
const show = item => {
  if (item.route !== post) return;
  if (item.state === 'refused') say('REFUSED', words.refused, item.receipt?.said || words.broken);
  else if (item.state === 'done') say(item.receipt?.warning ? 'NOTED' : 'DONE', words.done, item.receipt?.said);
  else say(LOOK[item.state], words[item.state]);
};

const queue = await open(Number(words.account));
if (queue) bar(root.querySelector('.queue'), queue);
if (queue?.ready) {
  queue.addEventListener('item', event => show(event.detail));
  const settle = () => stay(location.pathname, [words.queue]).catch(() => {});
  settle();
  queue.addEventListener('pass', settle);
  // a page that was kept would begin with the giver of the day before
  chosen('giver').value = uuid();
  const next = part('next');
  next.hidden = false;
  part('next-page').hidden = true;
  next.addEventListener('click', () => {
    chosen('giver').value = uuid();
    for (const each of ['company', 'partner']) chosen(each).value = '';
    form.querySelector('#kind-person').checked = true;
    suit();
    chosen('thing_class').focus();
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const body = {
      giver: chosen('giver').value,
      kind: chosen('kind').value,
      partner: Number(chosen('partner').value) || null,
      company: chosen('company').value,
      thing_class: chosen('thing_class').value,
      pieces: Number(chosen('pieces').value),
      kilograms: chosen('kilograms').value,
      data_bearing: chosen('data_bearing').checked,
      container: Number(chosen('container').value) || null,
      brought_at: new Date(Date.now() + queue.skew).toISOString(),
    };
    if (body.kind === 'PERSON') { body.partner = null; body.company = ''; }
    queue.add({ route: post, body }).catch(trouble => { console.info(trouble); say('REFUSED', words.refused, words.notKept); });
    chosen('pieces').value = 1;
    chosen('kilograms').value = '';
    chosen('data_bearing').checked = false;
    chosen('thing_class').focus();
  });
}
root.dataset.ready = 'true';
