/** The shop's own input, as long as we help with it. */
export interface Box {
  readonly input: HTMLInputElement;
  /** Sets or removes (null) an attribute, which `release` gives back. */
  set(name: string, value: string | null): void;
  /** What was typed. A query that the page itself has put into the box has not been typed: '' until it is changed. */
  typed(): string;
  isFocused(): boolean;
  /** Replaces what is in the box, as if it had been typed. */
  fill(text: string): void;
  /** Searches for what is in the box, the way the shop does. */
  submit(): void;
  /** Gives every attribute back that is still as we had set it. */
  release(): void;
}

export function openBox(input: HTMLInputElement): Box {
  const lent = new Map<string, {readonly before: string | null; readonly ours: string | null}>();
  let touched = false;
  const touch = () => {
    touched = true;
  };
  const put = (name: string, value: string | null) =>
    value === null ? input.removeAttribute(name) : input.setAttribute(name, value);
  input.addEventListener('input', touch);
  return {
    input,
    set(name, value) {
      lent.set(name, {before: lent.has(name) ? lent.get(name)!.before : input.getAttribute(name), ours: value});
      if (input.getAttribute(name) !== value) put(name, value);
    },
    typed: () => (touched || input.value !== input.defaultValue ? input.value.trim() : ''),
    isFocused: () => (input.getRootNode() as Document | ShadowRoot).activeElement === input,
    fill(text) {
      // By the prototype's own setter: React and others watch the element's, and would take the change for theirs.
      Reflect.set(HTMLInputElement.prototype, 'value', text, input);
      input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    },
    submit() {
      // By the prototype: a control of the form may be named "requestSubmit".
      if (input.form) HTMLFormElement.prototype.requestSubmit.call(input.form);
      else {
        const enter = {key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true, composed: true};
        input.dispatchEvent(new KeyboardEvent('keydown', enter)); // a box without a form waits for that key
      }
    },
    release() {
      input.removeEventListener('input', touch);
      for (const [name, {before, ours}] of lent) if (input.getAttribute(name) === ours) put(name, before);
      lent.clear();
    },
  };
}
