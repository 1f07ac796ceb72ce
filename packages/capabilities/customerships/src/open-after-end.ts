import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, newId, Problem } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { openForHours, type PurposeId } from '@tym/register'
import { z } from 'zod'
import { outOfTeamReadKind } from './notify-out-of-team-read.ts'
import { getLifeCycle } from './queries.ts'
import { encryptReason, reasonText } from './reason.ts'
import { openingAfterEnd } from './schema.ts'

const hour = 3_600_000

/**
 * Opens an ended file to one officer of its team for the declared hours, with a reason that stands in the
 * file's log. The other responsible officers are told. Throws 'state-conflict' for a file that has not ended:
 * nothing needs opening there.
 */
export async function openAfterEnd(
  tx: WriteTx,
  customership: CustomershipId,
  { person, authority }: StaffPrincipal,
): Promise<{ readonly id: string; readonly version: number }> {
  const { state, version } = await getLifeCycle(tx, customership)
  if (state !== 'ended') throw new Problem('state-conflict', 'The customership has not ended.')
  const id = newId()
  const openedAt = tx.context.instant
  const openUntil = new Date(openedAt.getTime() + openForHours * hour)
  await tx.drizzle
    .insert(openingAfterEnd)
    .values({ id, customership, organisation: authority, person, openedAt, openUntil })
  await plan(tx, { kind: outOfTeamReadKind, payload: { customership, search: id, reader: person } })
  return { id, version }
}

const sealed = async (keys: Pick<KeyVault, 'find'>, customership: CustomershipId, reason: string) => {
  const bytes = await encryptReason(keys, customership, reason)
  return bytes === undefined ? {} : { reason: bytes }
}

export const openAfterEndEndpoint = writeEndpoint({
  id: 'openAfterEnd',
  method: 'POST',
  path: '/v1/customerships/{customership}/openings',
  tag: 'Customerships',
  summary: {
    fi: 'Avaa päättynyt asiakkuus perustellen',
    sv: 'Öppna en avslutad kundrelation med motivering',
    en: 'Open an ended customership with a reason',
  },
  caller: ['person'],
  operation: 'customership.openAfterEnd',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId },
  query: {},
  body: z.strictObject({ reason: reasonText }),
  audit: { event: 'customership.openedAfterEnd', ground: 'tym-15' },
  problems: ['not-found', 'state-conflict'],
  example: {
    params: { customership: '0198f0a0-0000-7000-8000-00000000c001' },
    body: { reason: 'Asiakas pyytää korjaamaan työhistoriansa.' },
  },
  handler: async (tx, { caller, params: { customership }, body, parts }) => ({
    ...(await openAfterEnd(tx, customership, staffOf(caller))),
    touched: [
      {
        customership,
        purpose: 'afterEnd' satisfies PurposeId,
        ...(await sealed(parts.keys, customership, body.reason)),
      },
    ],
  }),
})
