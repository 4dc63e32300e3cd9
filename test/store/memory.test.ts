import {createMemoryStore} from '@vitrine/store';
import {storeContract} from '../contracts/store.ts';

storeContract('the store in memory', async (options) => createMemoryStore(options));
