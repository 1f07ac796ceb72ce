import type { WriteTx } from '@tym/database'
import { noBody, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type HoldId, holdId, type PersonId, Problem, plainDate } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { forgetKeptKind } from './forget-kept-hold.ts'
import { verifyReviewDate } from './hold.ts'
import { exampleKept } from './kept-hold.ts'
import { getKeptHold } from './read-kept-hold.ts'
import { type KeptHoldRow, keptHold } from './schema.ts'

interface Decided {
  readonly id: HoldId
  readonly expectedVersion: number
  readonly fate: Partial<Pick<KeptHoldRow, 'reviewOn' | 'owner' | 'releasedBy' | 'releasedAt'>>
}

async function decide(tx: WriteTx, { id, expectedVersion, fate }: Decided): Promise<Written> {
  await getKeptHold(tx, id)
  const version = expectedVersion + 1
  const decided = await tx.drizzle
    .update(keptHold)
    .set({ ...fate, version })
    .where(and(eq(keptHold.id, id), eq(keptHold.version, expectedVersion), isNull(keptHold.releasedAt)))
    .returning({ id: keptHold.id })
  if (decided.length === 0) throw new Problem('stale-version', 'Another change of the kept hold came first.')
  return { id, version, touched: [] }
}

/** Gives up what was kept: nobody reads it from this commit on, and a job destroys its key, then its rows. */
async function release(tx: WriteTx, by: PersonId, at: Omit<Decided, 'fate'>): Promise<Written> {
  const released = { releasedBy: by, releasedAt: tx.context.instant }
  const written = await decide(tx, { ...at, fate: released })
  await plan(tx, { kind: forgetKeptKind, payload: { hold: at.id }, onceKey: `${forgetKeptKind}:${at.id}` })
  return written
}

const common = {
  method: 'POST',
  tag: 'Holds',
  caller: ['person'],
  operation: 'keptHold.decide',
  scope: 'organisation',
  params: { hold: holdId },
  query: {},
  success: 200,
  ifMatch: true,
} as const

export const reviewKeptHoldEndpoint = writeEndpoint({
  ...common,
  id: 'reviewKeptHold',
  path: '/v1/kept-holds/{hold}/review',
  summary: {
    fi: 'Tarkista, tarvitaanko säilytettyjä tietoja vielä',
    sv: 'Granska om de bevarade uppgifterna ännu behövs',
    en: 'Review whether what was kept is still needed',
  },
  body: z.strictObject({ reviewOn: plainDate }),
  audit: { event: 'keptHold.reviewed', ground: 'tym-12' },
  problems: ['not-found', 'stale-version', 'hold-review-date'],
  example: { params: { hold: exampleKept }, body: { reviewOn: '2027-06-30' } },
  handler: (tx, { caller, params, body: { reviewOn }, expectedVersion }) => {
    verifyReviewDate(reviewOn, tx.context.calendar)
    const fate = { reviewOn, owner: staffOf(caller).person }
    return decide(tx, { id: params.hold, expectedVersion, fate })
  },
})

export const releaseKeptHoldEndpoint = writeEndpoint({
  ...common,
  id: 'releaseKeptHold',
  path: '/v1/kept-holds/{hold}/release',
  summary: {
    fi: 'Luovu säilytetyistä tiedoista: ne hävitetään',
    sv: 'Avstå från de bevarade uppgifterna: de förstörs',
    en: 'Give up what was kept: it is destroyed',
  },
  body: noBody,
  audit: { event: 'keptHold.released', ground: 'tym-12' },
  problems: ['not-found', 'stale-version'],
  example: { params: { hold: exampleKept } },
  handler: (tx, { caller, params, expectedVersion }) =>
    release(tx, staffOf(caller).person, { id: params.hold, expectedVersion }),
})
