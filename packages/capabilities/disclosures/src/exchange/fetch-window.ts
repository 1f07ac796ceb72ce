import { dayMilliseconds } from '@tym/kernel'
import { fetchedWithin } from '@tym/register'

const milliseconds = fetchedWithin.days * dayMilliseconds

/** What left before this instant, and has no receipt, is not fetched again. */
export const mayBeFetchedSince = (instant: Date) => new Date(instant.getTime() - milliseconds)
