// Entry of vitrine-detector.mjs: reads pages that bear no marks of ours, and watches what shoppers do on them.
export {createDetector} from '@vitrine/tracker';
