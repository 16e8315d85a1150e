// Only in the copy for where there is no network: what is drawn in many places stands there once, and is put into them here.
const drawings = []; // scripts/takeaway/offline_copy.py writes what is inside each of them
for (const one of document.querySelectorAll("svg[data-drawn]")) one.innerHTML = drawings[Number(one.dataset.drawn)] ?? "";
