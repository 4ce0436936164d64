// Photographs are made small before they are sent, where a script may run; without one they go as they are.
for (const field of document.querySelectorAll('[data-behaviour~="shrink-photographs"]')) {
  field.addEventListener('change', async () => {
    const buttons = [...field.form.querySelectorAll('button')];
    buttons.forEach(each => { each.disabled = true; });
    try {
      const { shrink } = await import(field.dataset.shrink);
      const small = new DataTransfer();
      for (const file of field.files) {
        try {
          const picture = await shrink(file);
          const name = file.name.replace(/\.[^.]*$/, '') + '.jpg';
          small.items.add(picture.bytes.byteLength < file.size ? new File([picture.bytes], name, { type: picture.type }) : file);
        } catch { small.items.add(file); /* no picture: the house says so */ }
      }
      field.files = small.files;
      field.dataset.small = 'true';
    } finally {
      buttons.forEach(each => { each.disabled = false; });
    }
  });
}
