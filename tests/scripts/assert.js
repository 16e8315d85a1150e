// Fails where what was found, as JSON, is not what was wanted.
export const assertEquals = (found, wanted, what = "") => {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what} ${a} is not ${b}`);
};
