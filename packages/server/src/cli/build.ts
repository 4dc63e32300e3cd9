import type {DataFolder} from '../data-folder.ts';
import {buildPack} from '../pack/build-pack.ts';
import {createProgressBar} from './progress-bar.ts';
import {alarmLine} from './status.ts';

/** Builds a shop's pack, announces it and tells what is in it. */
export async function announceBuilt(folder: DataFolder, shopId: string): Promise<number> {
  const progress = createProgressBar(process.stderr);
  const built = await buildPack(folder, shopId, Date.now(), progress);
  const {head, body} = built.manifest;
  console.log(`head  ${head.hash}  ${built.headItems} items, ${built.headBrotli} bytes brotli`);
  console.log(`body  ${body.hash}  ${built.items} items, ${built.bodyBrotli} bytes brotli`);
  for (const alarm of built.alarms) console.log(alarmLine(alarm));
  return 0;
}
