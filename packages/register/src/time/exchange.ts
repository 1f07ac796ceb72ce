/**
 * How long an outside party may fetch the same disclosure again while it has given no receipt, from when it
 * first left. A setting: long enough to mend a broken system, too short to make the exchange an archive.
 */
export const fetchedWithin = { days: 14 } as const

/** The most that an inbox shows at once. */
export const longestInbox = 100
