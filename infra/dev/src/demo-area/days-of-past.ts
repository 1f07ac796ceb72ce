/**
 * Days before the start for which the development area has a past: rights of the cast and keys of its
 * organisations are declared from then on, so that what the demo tells of those days was permitted then.
 * Production registers keys and rights by hand, from the day on which they are given.
 */
export const daysOfPast = 500
