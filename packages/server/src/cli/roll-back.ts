import {weekOf} from '../calendar.ts';
import type {DataFolder} from '../data-folder.ts';
import {announcePrevious} from '../pack/announce.ts';
import {countWeek, parseWeek, readWindows, setWindow, weekDays, weekName} from '../poisoning/windows.ts';
import {requireSettings} from '../shops.ts';
import {need, UsageError, type Values} from './arguments.ts';
import {announceBuilt} from './build.ts';

/** Leaves out a week's answers, or takes them in again, and builds; or goes back to the pack before. */
export async function rollBack(folder: DataFolder, values: Values): Promise<number> {
  const {shopId} = await requireSettings(folder.db, need(values, 'shop'));
  const now = Date.now();
  if (values['pack'] === true) {
    if (values['week'] !== undefined) throw new UsageError('--pack: expected without --week');
    if (values['undo'] === true)
      throw new UsageError('--undo: expected with --week; build-pack gives the newest pack back');
    const {head, body} = await announcePrevious(folder, shopId, now);
    console.log(`head  ${head.hash}\nbody  ${body.hash}`);
    console.log(
      'The pack before is announced again, until the next build: leave out the week that went wrong before that.',
    );
    return 0;
  }
  const week = parseWeek(need(values, 'week'));
  if (week === null || week > weekOf(now)) {
    throw new UsageError(`--week: expected a week up to now such as ${weekName(weekOf(now))}, got "${values['week']}"`);
  }
  const undo = values['undo'] === true;
  const known = (await readWindows(folder.db, shopId)).find((window) => window.week === week);
  if (undo && !known?.rolledBack) throw new Error(`week ${weekName(week)} of "${shopId}" is not rolled back`);
  const note = typeof values['note'] === 'string' ? values['note'] : (known?.note ?? '');
  await setWindow(folder.db, shopId, {week, rolledBack: !undo, note, changedAt: now});
  const answers = await countWeek(folder.db, shopId, week);
  console.log(
    `Week ${weekName(week)} (${weekDays(week).join(' … ')}): ${answers} answers ${undo ? 'taken in again' : 'left out'}.`,
  );
  return announceBuilt(folder, shopId);
}
