/** The one tag a merchant pastes. `server` without a trailing slash; `publicKey` pins who may sign packs. */
export function scriptTag(tag: {readonly server: string; readonly shopId: string; readonly publicKey: string}): string {
  const {server, shopId, publicKey} = tag;
  return `<script async src="${server}/vitrine.js" data-shop="${shopId}"
        data-server="${server}" data-key="${publicKey}"></script>`;
}
