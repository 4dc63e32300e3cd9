// Entry of vitrine-passport.mjs, which the panel loads when a passport is made or opened.
export {drawQr} from './passport/draw-qr.ts';
export {openPassport} from './passport/open-passport.ts';
export {passportLink} from './passport/passport-link.ts';
export {sealPassport} from './passport/seal-passport.ts';
export {suggestPassphrase} from './passport/suggest-passphrase.ts';
