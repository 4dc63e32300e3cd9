export const HELP = `vitrine-server: merges shoppers' anonymous summaries and builds packs

  vitrine-server --data DIR [--port N] [--host H] [--dist DIR] [--build-every MINUTES] [--trusted-proxy ADDRESSES]
      Serves every shop of the data folder. Port 8787 and host 127.0.0.1 unless told; --dist DIR also serves the
      built files (vitrine.js …); --build-every MINUTES rebuilds the packs while it runs. One network (/24, IPv6 /48)
      may give 8 answers a day, or 0.5 % of the shop's: --trusted-proxy names the proxies in front, addresses or
      networks with commas between, whose X-Forwarded-For is then believed; --trusted-proxy none says there is none.

  vitrine-server create-shop --data DIR --settings FILE
      Creates a shop from a JSON file {shopId, name, currency, locales, …}; prints its key and, once, its admin token.
  vitrine-server update-settings --data DIR --settings FILE
      Replaces a shop's settings: name, locales, search address, rules.
  vitrine-server import-catalogue --data DIR --shop ID FILE|ADDRESS
      Google Merchant XML or TSV, CSV, or JSON; also gzipped. Prints each row in error; the good rows are imported. An
      address (https://shop.example/) is asked for what Shopify and WooCommerce shops list in public, or is a feed's own.
  vitrine-server import-orders --data DIR --shop ID [--replace] FILE
  vitrine-server import-sessions --data DIR --shop ID [--replace] FILE
      Your own orders (columns order_id, item_id, time, optional quantity) or visits (session_id, item_id, time,
      optional action: view, favorite, add, remove, purchase), as CSV, TSV, JSON or JSON lines, also gzipped. Only sums
      are kept, and the weights chosen on the newest fifth. The same file counts once; --replace forgets earlier
      orders, or visits, first.
  vitrine-server build-pack --data DIR --shop ID
      Builds and announces the pack every shopper's device downloads.
  vitrine-server roll-back --data DIR --shop ID --week 2026-W47 [--note TEXT] [--undo]
      Leaves the answers of a week out of this build and the next ones, or takes them in again; deletes nothing. A week
      begins on the Thursday of the ISO week it is named after.
  vitrine-server roll-back --data DIR --shop ID --pack
      Announces the pack before the current one again, until the next build.
  vitrine-server rotate-key --data DIR --shop ID
      A new key to seal summaries with; the next pack announces it.
  vitrine-server status --data DIR --shop ID
      What the shop has, and for each kind of list whether it is ready, what it rests on and what is missing.
  vitrine-server data-sheet --data DIR --shop ID [--json]
      What the current pack rests on: each question's answers and ε, each figure with its 95 % interval.
  vitrine-server forecast --items N [--leaves L] --visits-per-day V [--orders-per-day O] [--consent PERCENT] [--json]
  vitrine-server forecast --data DIR --shop ID --visits-per-day V …
      When each kind of list will rest on behaviour, by private answers and by your own orders, before you start.
  vitrine-server list-shops --data DIR

Exit status: 0 done, 1 failed or no good row, 2 wrong call, 3 imported but some rows were in error.`;
