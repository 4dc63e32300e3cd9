/** How thorough the audit is, and by which chance. */
export interface AuditOptions {
  /** For a machine that checks every change: fewer draws, the same checks. */
  readonly quick: boolean;
  readonly seed: number;
}
