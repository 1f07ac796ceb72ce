import { refusalOf, type WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, entryId, newHoldId, Problem, plainDate } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { holdGround, mostHeldEntries, sectionOfLaw, tellingText } from '@tym/register'
import { z } from 'zod'
import { exampleFile, reasonPlace, verifyReviewDate } from './hold.ts'
import { mustMayHold } from './queries.ts'
import { hold, holdEntry } from './schema.ts'
import { holdProposedKind } from './tell-hold-proposed.ts'

const why = {
  ground: holdGround,
  /** On which section the statutory task or the pending matter rests. */
  section: sectionOfLaw,
  /** Which task or matter, and why it needs just this. */
  reason: tellingText(1000, 10),
  reviewOn: plainDate,
}
const proposal = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('file'), ...why }),
  z.strictObject({
    scope: z.literal('entries'),
    /** Entries that the holding authority stored itself. */
    entries: z
      .array(entryId)
      .min(1)
      .max(mostHeldEntries)
      .refine((ids) => new Set(ids).size === ids.length),
    ...why,
  }),
])
type Proposal = z.infer<typeof proposal>

/**
 * Proposes that a file, or named entries of the own authority, be kept past the four years (12 §), before or
 * after the end. It stops nothing until another person of the authority has approved it. Throws
 * 'hold-review-date', 'deletion-begun', and 'entry-not-own' for an entry that is not the authority's.
 */
export async function proposeHold(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  proposed: Proposal,
): Promise<Written> {
  const { customership } = keys
  verifyReviewDate(proposed.reviewOn, tx.context.calendar)
  const id = newHoldId()
  const { scope, ground, section, reviewOn, reason } = proposed
  try {
    await tx.drizzle.insert(hold).values({
      id,
      customership,
      scope,
      ground,
      section,
      reviewOn,
      state: 'proposed' as const,
      reason: keys.encrypt(reasonPlace(id), reason),
      authority: by.authority,
      owner: by.person,
      proposedBy: by.person,
      proposedAt: tx.context.instant,
    })
    if (proposed.scope === 'entries')
      await tx.drizzle
        .insert(holdEntry)
        .values(proposed.entries.map((entry) => ({ hold: id, customership, entry })))
  } catch (error) {
    const foreign = new Problem('entry-not-own', 'An entry is not the authority’s own.', '/entries')
    throw refusalOf(error, { TY010: foreign })
  }
  await plan(tx, { kind: holdProposedKind, payload: { hold: id }, onceKey: `${holdProposedKind}:${id}` })
  return { id, version: 1, touched: [{ customership, resources: [id] }] }
}

export const proposeHoldEndpoint = writeEndpoint({
  id: 'proposeHold',
  method: 'POST',
  path: '/v1/customerships/{customership}/holds',
  tag: 'Holds',
  summary: {
    fi: 'Ehdota poiston estoa lakisääteistä tehtävää tai vireillä olevaa asiaa varten',
    sv: 'Föreslå hinder för radering för en lagstadgad uppgift eller ett anhängigt ärende',
    en: 'Propose a hold against the deletion for a statutory task or a pending matter',
  },
  caller: ['person'],
  operation: 'hold.propose',
  scope: 'organisation',
  params: { customership: customershipId },
  query: {},
  body: proposal,
  success: 201,
  ifMatch: false,
  audit: { event: 'hold.proposed', ground: 'tym-12' },
  problems: ['not-found', 'hold-review-date', 'entry-not-own', 'deletion-begun'],
  example: {
    params: { customership: exampleFile },
    body: {
      scope: 'file',
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      reason: 'Muutoksenhaku päätökseen on vireillä hallinto-oikeudessa.',
      reviewOn: '2027-06-30',
    },
  },
  handler: async (tx, { caller, params, body, parts }) => {
    await mustMayHold(tx, params.customership)
    return proposeHold(tx, await getKeys(parts, params.customership), staffOf(caller), body)
  },
})
