// Hides what is not asked, as answers come. Without this script every item shows, with its condition in words.
const met = (sign, answer, value) => {
  if (answer.length === 0) return false;
  const one = answer[0], number = Number(one.replace(',', '.')), other = Number(value);
  switch (sign) {
    case '=': return answer.join(' ') === value || (one !== '' && number === other);
    case '!=': return !(answer.join(' ') === value || number === other);
    case 'selected': return answer.includes(value);
    case '<': return number < other;
    case '<=': return number <= other;
    case '>': return number > other;
    case '>=': return number >= other;
    default: return true;
  }
};

export function attach(list) {
  const asked = [...list.querySelectorAll('[data-test]')];
  if (asked.length === 0) return;
  const answer = name => {
    const item = list.querySelector(`[data-item="${name}"]`);
    if (!item || item.classList.contains('not-asked')) return [];
    return [...item.querySelectorAll(`[name="answer.${name}"]`)]
      .filter(field => !['radio', 'checkbox'].includes(field.type) || field.checked)
      .map(field => field.value.trim()).filter(value => value !== '');
  };
  const look = () => asked.forEach(item => {
    const [name, sign, value] = item.dataset.test.split('\n');
    item.classList.toggle('not-asked', !met(sign, answer(name), value));
  });
  list.addEventListener('input', look);
  list.addEventListener('change', look);
  look();
}

document.querySelectorAll('[data-behaviour="fill"]').forEach(attach);
