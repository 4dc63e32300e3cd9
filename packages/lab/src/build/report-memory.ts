// Loaded before a program by --import: when it ends, its largest resident memory is written to the file named by
// VITRINE_MEMORY_FILE, bytes.
import {writeFileSync} from 'node:fs';

process.on('exit', () => {
  const file = process.env['VITRINE_MEMORY_FILE'];
  if (file) writeFileSync(file, String(process.resourceUsage().maxRSS * 1024)); // maxRSS is in kilobytes
});
