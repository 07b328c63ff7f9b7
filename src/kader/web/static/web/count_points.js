// Counts the points that fit while somebody chooses: <b data-count-points="#edge">1 of 4</b>
for (const place of document.querySelectorAll("[data-count-points]")) {
  const edge = document.querySelector(place.dataset.countPoints);
  if (!edge) continue;
  edge.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    const met = edge.querySelectorAll(".seg--met, .seg:not(.seg--gone) input[value='met']:checked").length;
    place.textContent = place.textContent.replace(/\d+/, met);
    // Which points are open is said again after saving.
    for (const names of edge.ownerDocument.querySelectorAll("[data-open-points]")) names.hidden = true;
  });
}
