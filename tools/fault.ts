/** One fault of a printed document, and where to look for it. */
export interface FaultOf<Kind extends string> {
  readonly kind: Kind;
  /** From 1. */
  readonly page: number;
  readonly what: string;
}
