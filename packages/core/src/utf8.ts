// Core compiles without the DOM's types, but these two are pure and the same in every browser, worker and Node.
declare const TextEncoder: new () => {encode(text: string): Uint8Array<ArrayBuffer>};
declare const TextDecoder: new (label: string, options: {ignoreBOM: boolean}) => {decode(bytes: Uint8Array): string};

const encoder = new TextEncoder();
// A byte order mark is part of a text like any other sign; broken sequences become U+FFFD and never throw.
const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

export const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

export const decodeUtf8 = (bytes: Uint8Array): string => decoder.decode(bytes);
