// Counts the words of a text while it is written: <textarea data-count-words="#words" data-count-text="{n} words">
for (const field of document.querySelectorAll("[data-count-words]")) {
  const place = document.querySelector(field.dataset.countWords);
  if (!place) continue;
  const text = field.dataset.countText || "{n}";
  const count = () => {
    const words = field.value.trim();
    place.textContent = text.replace("{n}", words ? words.split(/\s+/).length : 0);
  };
  field.addEventListener("input", count);
  count();
}
