/** What few pages ask of the engine lies in files of its own, `vitrine-<name>.mjs`, each loaded at first need. */
export interface Parts {
  /** A pack of what the device has seen, for a shop without a server. */
  readonly learn: typeof import('./learn.ts');
  /** Help with searches. */
  readonly find: typeof import('./find.ts');
  /** What the shopper is shown of the profile, and takes away from it. */
  readonly profile: typeof import('./profile.ts');
}
