import { eventsOf } from '@tym/register'
import { expect, test } from 'vitest'
import { endpoints } from './endpoints.ts'

/**
 * A second officer's word for a child: it is given without storing anything, and nobody looks at anything.
 */
const confirmed = 'customership.ageConfirmed'

test('a filter of the log for looks finds every read of the service, and no write', () => {
  const looks = eventsOf('looked')
  const reads = endpoints.filter(({ kind }) => kind !== 'write').map(({ audit }) => audit.event)
  expect(reads.filter((event) => !looks.includes(event))).toEqual([confirmed])
  const writes = endpoints.filter(({ kind }) => kind === 'write').map(({ audit }) => audit.event)
  expect(writes.filter((event) => looks.includes(event))).toEqual([])
})
