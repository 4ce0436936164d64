// Says how many devices are ticked, beside the button that reserves them.
for (const bar of document.querySelectorAll('[data-behaviour~="tick-count"]')) {
  const form = bar.closest('form');
  const output = bar.querySelector('output');
  const nothing = output.textContent;
  const count = () => {
    const ticked = form.querySelectorAll('input[name="tag"]:checked').length;
    output.textContent = ticked ? output.dataset.some.replace('#', ticked) : nothing;
  };
  form.addEventListener('change', count);
  count();
}
