// Two clicks in the photograph fill the next empty row; what is typed is drawn. Without this the fields are enough.
for (const root of document.querySelectorAll('[data-behaviour="blur"]')) {
  const ruled = root.querySelector('.ruled');
  const patches = root.querySelector('.patches');
  const rows = [...root.querySelectorAll('.patch')].map((row) => [...row.querySelectorAll('input')]);
  let first = null;

  const draw = () => {
    patches.replaceChildren();
    const add = (x, y, width, height) => {
      const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
      for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, value);
      patches.append(rect);
    };
    for (const row of rows) {
      const [x, y, width, height] = row.map((input) => Number(input.value));
      if (width > 0 && height > 0) add(x, y, width, height);
    }
    if (first) add(first.x - 0.5, first.y - 0.5, 1, 1);
  };

  ruled.addEventListener('click', (event) => {
    const box = ruled.querySelector('img').getBoundingClientRect();
    const at = {
      x: Math.min(100, Math.max(0, Math.round((event.clientX - box.left) / box.width * 100))),
      y: Math.min(100, Math.max(0, Math.round((event.clientY - box.top) / box.height * 100))),
    };
    if (!first) {
      first = at;
    } else {
      const row = rows.find((inputs) => inputs.every((input) => input.value === ''));
      if (row) {
        const values = [Math.min(first.x, at.x), Math.min(first.y, at.y), Math.abs(first.x - at.x) || 1, Math.abs(first.y - at.y) || 1];
        row.forEach((input, i) => { input.value = values[i]; });
      }
      first = null;
    }
    draw();
  });
  root.addEventListener('input', draw);
  root.querySelector('[data-hint]').hidden = false;
  draw();
}
