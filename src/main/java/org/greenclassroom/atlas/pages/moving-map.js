/*
 * Turns the drawn map into one that moves, when somebody asks for it: Leaflet is fetched only then.
 * Tiles come from our own server; without them the lines of the base layer are drawn.
 */
const place = document.querySelector('[data-behaviour="moving-map"]');
if (place) {
  const asked = place.querySelector('.moving');
  asked.hidden = false;
  asked.querySelector('button').addEventListener('click', () => begin().catch(failed));
}

function failed(reason) {
  const said = document.createElement('p');
  said.setAttribute('role', 'alert');
  said.textContent = place.dataset.failed;
  place.querySelector('.moving').replaceChildren(said);
  place.querySelector('.still').hidden = false;
  console.warn(reason);
}

async function begin() {
  place.querySelector('.moving button').disabled = true;
  const [points] = await Promise.all([
    fetch(place.dataset.points, {headers: {accept: 'application/json'}}).then(answer => {
      if (!answer.ok) throw new Error('points ' + answer.status);
      return answer.json();
    }),
    style(place.dataset.style),
    script(place.dataset.leaflet)
  ]);
  const {L} = window;
  const box = document.createElement('div');
  box.className = 'moving-map';
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', place.dataset.label);
  const still = place.querySelector('.still');
  still.hidden = true;
  still.after(box);
  const map = L.map(box, {zoomControl: false, maxZoom: Number(place.dataset.deepest), minZoom: 2, attributionControl: Boolean(place.dataset.attribution)});
  L.control.zoom({zoomInTitle: place.dataset.in, zoomOutTitle: place.dataset.out}).addTo(map);
  if (place.dataset.attribution) map.attributionControl.setPrefix(false).addAttribution(escaped(place.dataset.attribution));
  L.control.scale({imperial: false}).addTo(map);
  if (place.dataset.tiles) L.tileLayer(place.dataset.tiles, {maxZoom: Number(place.dataset.deepest)}).addTo(map);
  else if (place.dataset.base) lines(L, map, await fetch(place.dataset.base).then(answer => answer.text()));
  if (points.length) map.fitBounds(L.latLngBounds(points.map(at => [at.latitude, at.longitude])).pad(0.15), {maxZoom: 9, animate: false});
  else map.setView([33, 105], 4);
  const marks = L.layerGroup().addTo(map);
  const draw = () => gather(L, map, marks, points);
  map.on('zoomend', draw);
  draw();
  place.querySelector('.moving').hidden = true;
  box.focus();
}

/** The base layer's lines are whole numbers from one point to the next, a hundred to a degree. */
function lines(L, map, svg) {
  const page = new DOMParser().parseFromString(svg, 'image/svg+xml');
  const looks = {provinces: {weight: 0.6, opacity: 0.6}, coasts: {weight: 1}, borders: {weight: 1, dashArray: '5 3'}};
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--edge').trim() || '#84897f';
  for (const [id, look] of Object.entries(looks)) {
    const d = page.getElementById(id).getAttribute('d');
    const runs = d.split('M').filter(Boolean).map(run => {
      const numbers = run.match(/-?\d+/g).map(Number);
      let [x, y] = numbers;
      const points = [back(x, y)];
      for (let at = 2; at < numbers.length; at += 2) points.push(back(x += numbers[at], y += numbers[at + 1]));
      return points;
    });
    L.polyline(runs, {...look, color: colour, interactive: false, renderer: L.canvas()}).addTo(map);
  }
}

function back(x, y) {
  return [(2 * Math.atan(Math.exp(-y / 100 * Math.PI / 180)) - Math.PI / 2) * 180 / Math.PI, x / 100];
}

/** What would lie upon each other is one mark with a number, which opens as a list or comes closer. */
function gather(L, map, marks, points) {
  marks.clearLayers();
  const cells = new Map();
  for (const point of points) {
    const at = map.project([point.latitude, point.longitude]);
    const cell = Math.floor(at.x / 44) + ' ' + Math.floor(at.y / 44);
    if (!cells.has(cell)) cells.set(cell, []);
    cells.get(cell).push(point);
  }
  const urgent = ['late', 'silent', 'at-risk', 'ending', 'in-class', 'on-the-way', 'coming'];
  for (const here of cells.values()) {
    here.sort((a, b) => urgent.indexOf(a.look) - urgent.indexOf(b.look));
    const first = here[0];
    const title = here.length === 1 ? `${first.school}, ${first.room}: ${first.state}` : place.dataset.rooms.replace('#', here.length);
    const size = here.length === 1 ? 26 : 34;
    const latitude = here.reduce((sum, at) => sum + at.latitude, 0) / here.length;
    const longitude = here.reduce((sum, at) => sum + at.longitude, 0) / here.length;
    const shape = sample(first.look);
    const mark = L.marker([latitude, longitude], {
      title,
      alt: title,
      keyboard: true,
      icon: L.divIcon({className: 'mark ' + first.look, iconSize: [size, size], html: shape + (here.length > 1 ? `<b>${here.length}</b>` : '')})
    });
    mark.bindPopup(popup(here));
    marks.addLayer(mark);
  }
}

function popup(here) {
  const box = document.createElement('div');
  const list = document.createElement('ul');
  for (const point of here.slice(0, 30)) {
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.href = '/classrooms/' + point.classroom;
    link.textContent = `${point.school}, ${point.room}`;
    line.append(link, ' ' + point.state + (point.rounded ? ' · ' + place.dataset.rounded : ''));
    list.append(line);
  }
  box.append(list);
  if (here.length > 30) box.append('…');
  return box;
}

/** The same shape as in the key. */
function sample(look) {
  const group = place.querySelector('.keys .dot.' + look);
  return group ? group.closest('svg').outerHTML : '';
}

function style(address) {
  return new Promise((done, broken) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = done;
    link.onerror = broken;
    document.head.append(link);
  });
}

function script(address) {
  return new Promise((done, broken) => {
    const element = document.createElement('script');
    element.src = address;
    element.onload = done;
    element.onerror = broken;
    document.head.append(element);
  });
}

function escaped(text) {
  const box = document.createElement('i');
  box.textContent = text;
  return box.innerHTML;
}
