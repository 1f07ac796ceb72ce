/** How long what was fetched stays in memory after the last page that shows it. */
export const kept = 10 * 60_000
