import {openStore} from '@vitrine/store';
import {sharedStoreContract, storeContract} from '../contracts/store.ts';

let databases = 0;
storeContract('the store in a real IndexedDB', (options) => openStore({...options, name: `contract-${++databases}`}));

let opened = 0;
sharedStoreContract('one real IndexedDB open twice', () => openStore({name: `shared-${opened++ >> 1}`}));
