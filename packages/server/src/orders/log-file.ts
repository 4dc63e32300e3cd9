import {createReadStream} from 'node:fs';
import {basename} from 'node:path';

/** A merchant's file of orders or visits; read from its beginning as often as its encoding has to be guessed. */
export interface LogFile {
  readonly name: string;
  open(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** How the rows of a log are grouped and what a row without an action says. */
export type LogKind = 'orders' | 'sessions';

/** @param path of a file that is there; what cannot be read is thrown while it is read */
export const logFileAt = (path: string): LogFile => ({name: basename(path), open: () => createReadStream(path)});

/** A text at hand as a file. */
export const logFileOf = (name: string, text: string): LogFile => ({name, open: () => [Buffer.from(text)]});
