// Photographs are made small before they are sent, where a script may run; without one the house does it.
for (const field of document.querySelectorAll('[data-behaviour~="small-photographs"]')) {
  field.addEventListener('change', async () => {
    const buttons = [...field.form.querySelectorAll('button')];
    buttons.forEach(each => { each.disabled = true; });
    try {
      const { shrink } = await import(field.dataset.shrink);
      const small = new DataTransfer();
      for (const file of field.files) {
        try {
          const picture = await shrink(file);
          small.items.add(picture.bytes.byteLength < file.size ? new File([picture.bytes], 'photo.jpg', { type: picture.type }) : file);
        } catch { small.items.add(file); /* no picture: the house says so */ }
      }
      field.files = small.files;
    } finally {
      buttons.forEach(each => { each.disabled = false; });
    }
  });
}
