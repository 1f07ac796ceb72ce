import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, identityChangeId, organisationId, personId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { identityChangeKind, ordinaryPurpose } from '@tym/register'
import { desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { identityChange } from '../schema.ts'
import { exampleFile, openContent } from './queries.ts'

/** Older ones are in the log of the file. */
const most = 50

const by = z.strictObject({ person: personId, organisation: organisationId, at: z.iso.datetime() })
const shown = z.strictObject({
  id: identityChangeId,
  kind: identityChangeKind,
  state: z.enum(['proposed', 'changed', 'refused']),
  version: z.int(),
  /** The proposed code, while it waits for whoever decides; afterwards the entry says what holds. */
  nationalId: z.string().optional(),
  reason: z.string(),
  proposed: by,
  decided: by.nullable(),
})

/** Proposals to change or correct the identity code of a file, the newest first. */
export async function listIdentityChanges(tx: ReadTx, keys: CustomershipKeys) {
  const rows = await tx.drizzle
    .select()
    .from(identityChange)
    .where(eq(identityChange.customership, keys.customership))
    .orderBy(desc(identityChange.proposedAt), desc(identityChange.id))
    .limit(most)
  return rows.map(({ id, kind, state, version, content, ...who }) => {
    const { nationalId, reason } = openContent(keys, id, content)
    return {
      id,
      kind,
      state,
      version,
      reason,
      ...(state === 'proposed' && { nationalId }),
      proposed: { person: who.proposedBy, organisation: who.proposedAs, at: who.proposedAt.toISOString() },
      decided:
        who.decidedBy === null || who.decidedAs === null || who.decidedAt === null
          ? null
          : { person: who.decidedBy, organisation: who.decidedAs, at: who.decidedAt.toISOString() },
    }
  })
}

export const listIdentityChangesEndpoint = readEndpoint({
  id: 'listIdentityChanges',
  method: 'GET',
  path: '/v1/customerships/{customership}/identity-changes',
  tag: 'Customer data',
  summary: {
    fi: 'Ehdotukset henkilötunnuksen vaihtamisesta tai oikaisemisesta',
    sv: 'Förslag om att byta eller rätta personbeteckningen',
    en: 'Proposals to change or correct the identity code',
  },
  caller: ['person'],
  operation: 'identity.readChanges',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(shown) }),
  audit: { event: 'identity.changesListed', ground: 'gdpr-16' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params: { customership }, parts }) => ({
    output: { items: await listIdentityChanges(tx, await getKeys(parts, customership)) },
    touched: [{ customership, purpose: ordinaryPurpose(caller.role), categories: [1], fields: ['1.01'] }],
  }),
})
