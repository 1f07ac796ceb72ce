/**
 * How much one file may hold that is read as a whole: settings, well above what years of service need. What
 * the customer writes has a room of its own, so that nobody's writing takes the place of another's.
 */
export const entryBounds = {
  /**
   * Entries of one field that one side has recorded; a fact that changes is corrected, not recorded again.
   */
  ofField: { customer: 200, authorities: 500 },
  /** Characters of one document, as JSON: each write of an entry writes its document once. */
  ofDocument: { customer: 150_000, authorities: 450_000 },
} as const
