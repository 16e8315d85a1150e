// What a reader takes away from a page: a file that is made on the device, a text in the clipboard.
export const give = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const selected = (shown) => {
  const range = document.createRange();
  range.selectNodeContents(shown);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return document.execCommand("copy"); // where a page opened from a folder may not use the clipboard
};

// True when `text` was copied, or what an element shows where that is not allowed; that is selected then, to be copied by hand.
export const copy = async (text, shown) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return selected(shown);
  }
};
