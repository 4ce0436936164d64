// A file field takes files by drop and by paste as well; without this script it is a plain file field.
for (const area of document.querySelectorAll('[data-behaviour~="drop"]')) {
  const field = area.querySelector('input[type="file"]');
  const hint = area.querySelector('p');
  if (hint) hint.hidden = false;
  const take = files => {
    if (!files.length) return false;
    const held = new DataTransfer();
    for (const file of field.multiple ? files : [files[0]]) held.items.add(file);
    field.files = held.files;
    field.dispatchEvent(new Event('change', {bubbles: true}));
    return true;
  };
  const over = on => event => {
    event.preventDefault();
    area.classList.toggle('over', on);
  };
  area.addEventListener('dragover', over(true));
  area.addEventListener('dragleave', over(false));
  area.addEventListener('drop', event => {
    over(false)(event);
    take(event.dataTransfer.files);
  });
  document.addEventListener('paste', event => {
    const nearest = event.target.closest?.('[data-behaviour~="drop"]');
    const only = document.querySelectorAll('[data-behaviour~="drop"]').length === 1;
    if ((nearest === area || (only && !nearest)) && take(event.clipboardData.files)) event.preventDefault();
  });
}
