// A field to sign in with a finger, a pen or a mouse. The drawing travels as PNG in a hidden field;
// whoever cannot draw attaches a scan instead.
const INK = '#1d2a26';

for (const place of document.querySelectorAll('[data-behaviour~="signature"]')) {
  const part = place.querySelector('[data-part="pad"]');
  const canvas = part.querySelector('canvas');
  const hidden = part.querySelector('input[type="hidden"]');
  const output = part.querySelector('output');
  const pen = canvas.getContext('2d');
  let last = null;
  part.hidden = false;

  const say = () => (output.textContent = hidden.value ? place.dataset.done : place.dataset.empty);
  const size = () => {
    const density = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = canvas.clientWidth * density;
    canvas.height = canvas.clientHeight * density;
    pen.scale(density, density);
    pen.lineWidth = 2.4;
    pen.lineCap = pen.lineJoin = 'round';
    pen.strokeStyle = pen.fillStyle = INK;
    if (!hidden.value) return;
    const drawn = new Image();
    drawn.onload = () => pen.drawImage(drawn, 0, 0, canvas.clientWidth, canvas.clientHeight);
    drawn.src = hidden.value;
  };
  const point = event => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    last = point(event);
    pen.beginPath();
    pen.arc(...last, 1.2, 0, 7);
    pen.fill();
  });
  canvas.addEventListener('pointermove', event => {
    if (!last) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) {
      const next = point(each);
      pen.beginPath();
      pen.moveTo(...last);
      pen.lineTo(...next);
      pen.stroke();
      last = next;
    }
  });
  const lift = () => {
    if (!last) return;
    last = null;
    hidden.value = canvas.toDataURL('image/png');
    say();
  };
  canvas.addEventListener('pointerup', lift);
  canvas.addEventListener('pointercancel', lift);
  part.querySelector('button').addEventListener('click', () => {
    hidden.value = '';
    pen.clearRect(0, 0, canvas.width, canvas.height);
    say();
  });
  new ResizeObserver(size).observe(canvas);
  // a page that kept what was not finished puts it back into the hidden field and says so
  place.addEventListener('restored', () => { size(); say(); });
  say();
}
