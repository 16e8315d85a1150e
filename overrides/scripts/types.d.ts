// What the type checker cannot know: the templates write the elements that the scripts look for.
interface ParentNode {
  // deno-lint-ignore no-explicit-any
  querySelector(selector: string): any;
  // deno-lint-ignore no-explicit-any
  querySelectorAll(selector: string): NodeListOf<any>;
}

interface Window {
  openSearch: (dialog: HTMLDialogElement, input: HTMLInputElement, status: HTMLElement) => Promise<void>; // dialog.js gives it, search-door.js calls it
  copied: (files: Record<string, unknown>) => void; // reading-beside.js gives it, the scripts of the copy's search call it
}

interface Window {
  explain?: (term: HTMLElement, pending: boolean) => void; // terms.js gives it, terms-door.js calls it
  // deno-lint-ignore no-explicit-any
  listEditions: (known: any) => Promise<void>; // editions.js gives it, versions.js calls it
}

interface Navigator {
  connection?: { saveData: boolean }; // not in every browser
}

interface Document {
  // deno-lint-ignore no-explicit-any
  getElementById(id: string): any;
}
