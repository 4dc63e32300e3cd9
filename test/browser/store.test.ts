import {openStore} from '@vitrine/store';
import {storeContract} from '../contracts/store.ts';

let databases = 0;
storeContract('the store in a real IndexedDB', (options) => openStore({...options, name: `contract-${++databases}`}));
