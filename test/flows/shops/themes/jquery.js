// As much of jQuery as shops' scripts use to tell each other things: events that only jQuery's own listeners hear.
(() => {
  let listeners = [];
  const jQuery = (target) => ({
    on(names, listener) {
      for (const name of names.split(' ')) listeners.push({target, name, listener});
      return this;
    },
    off(names, listener) {
      listeners = listeners.filter((one) => !names.split(' ').includes(one.name) || one.listener !== listener);
      return this;
    },
    trigger(name, told) {
      for (const one of listeners) {
        if (one.name === name && one.target.contains(target))
          one.listener.call(one.target, {type: name, target}, ...[told].flat());
      }
      return this;
    },
  });
  jQuery.fn = {on() {}, off() {}, trigger() {}};
  window.jQuery = window.$ = jQuery;
})();
