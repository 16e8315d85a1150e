// Reads a file of data, such as those of the search, from the server. In the copy for where there is no network reading-beside.js stands in its place.
export const get = async (folder, path, options) => {
  const answer = await fetch(folder + path, options);
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return answer.json();
};
