// What runs inside the shop's page of widgets.test.ts: the elements over a source that the test answers for.
import {defineChips, defineShelf} from '@vitrine/widgets';
import {createTestSource, type TestSource} from '../widgets/source.ts';

declare global {
  interface Window {
    source?: TestSource;
  }
}

const source = createTestSource();
source.answer = () => new Promise(() => {}); // until the test says otherwise
window.source = source;
defineShelf(source);
defineChips(source);
