// Entry of vitrine-assured.mjs: only shops with two aggregators need it, and then once in 28 days.
export {assure} from '@vitrine/sync';
