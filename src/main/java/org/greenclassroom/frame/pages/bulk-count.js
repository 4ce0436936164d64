// Says how many rows are ticked, beside the buttons that work on them.
for (const bar of document.querySelectorAll('[data-behaviour~="bulk-count"]')) {
  const form = bar.closest('form');
  const output = bar.querySelector('output');
  const nothing = output.textContent;
  const count = () => {
    const ticked = form.querySelectorAll('tbody input[type="checkbox"]:checked').length;
    output.textContent = ticked ? output.dataset.some.replace('0', ticked) : nothing;
  };
  form.addEventListener('change', count);
  count();
}
