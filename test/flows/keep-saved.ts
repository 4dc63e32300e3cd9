/** Lets the test read what is offered as a file. */
export function keepSaved(): void {
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    Object.assign(window, {saved: blob});
    return make.call(URL, blob);
  };
}
