import { fetchedWithin } from '@tym/register'

const milliseconds = fetchedWithin.days * 86_400_000

/** What left before this instant, and has no receipt, is not fetched again. */
export const mayBeFetchedSince = (instant: Date) => new Date(instant.getTime() - milliseconds)
