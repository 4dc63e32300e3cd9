/** Bounds of one item: wider than Google's (id 50, title 150), narrow enough that no row can swell every device's pack. */
export const LIMITS = {
  id: 100,
  title: 500,
  address: 2_048,
  attribute: 200,
  attributes: 30,
  aliases: 20,
  categoryDepth: 8,
} as const;

/** Control characters are refused since keys of statistics are joined by tabs. */
export const isItemId = (id: string): boolean => id.length > 0 && id.length <= LIMITS.id && !/\p{Cc}/u.test(id);

/** An address a card may link to: never javascript: or data:. */
export const isWebAddress = (address: string): boolean =>
  address.length <= LIMITS.address && /^(https?:\/\/[^\s/]|\/(?!\/))\S*$/i.test(address);
