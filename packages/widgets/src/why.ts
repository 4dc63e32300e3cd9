// Entry of vitrine-why.mjs, which a shelf loads when a card is asked why it is there.
export {showWhy as show} from './why/show-why.ts';
