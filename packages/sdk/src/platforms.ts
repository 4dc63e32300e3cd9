// Entry of vitrine-platforms.mjs: what only one shop platform knows, for shops made with one of them.
export {PLATFORMS} from '@vitrine/tracker';
