import {open, rename, rm} from 'node:fs/promises';
import {dirname} from 'node:path';

/**
 * Writes a whole file or none of it: temporary file beside it, fsync, rename, fsync of the folder. A crash leaves the
 * old file or the new one.
 */
export async function writeFileAtomically(file: string, data: Uint8Array | string, mode = 0o644): Promise<void> {
  const temporary = `${file}.${process.pid}.${Date.now().toString(36)}.tmp`;
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
