import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { localizedText } from '@tym/kernel'
import { isRegistrable, parties, partyIds, partyKindId } from '@tym/register'
import { asc } from 'drizzle-orm'
import { z } from 'zod'
import { partyKindRow } from '../schema.ts'

const item = z.strictObject({
  kind: partyKindId,
  title: localizedText,
  state: z.enum(['declared', 'proposed', 'approved', 'refused']),
  /** The id by which to decide on a kind that the agency has added. */
  id: z.uuid().optional(),
  version: z.int().positive().optional(),
})

/**
 * The kinds of which a party can be entered, with their names: those of the declaration, then the added ones.
 * The agency sees what is proposed, too.
 */
export async function listKinds(tx: ReadTx): Promise<z.infer<typeof item>[]> {
  const added = await tx.drizzle.select().from(partyKindRow).orderBy(asc(partyKindRow.id))
  return [
    ...partyIds
      .filter(isRegistrable)
      .map((kind) => ({ kind, title: parties[kind].title, state: 'declared' as const })),
    ...added.map(({ id, code, titleFi, titleSv, titleEn, state, version }) => ({
      kind: code,
      title: { fi: titleFi, sv: titleSv, en: titleEn },
      state,
      id,
      version,
    })),
  ]
}

export const listKindsEndpoint = readEndpoint({
  id: 'listOutsidePartyKinds',
  method: 'GET',
  path: '/v1/outside-party-kinds',
  tag: 'Outside parties',
  summary: {
    fi: 'Luettele ulkopuolisten tahojen lajit; virasto näkee myös esitetyt',
    sv: 'Lista slagen av utomstående instanser; ämbetsverket ser även de föreslagna',
    en: 'List the kinds of outside parties; the agency sees those proposed as well',
  },
  caller: ['person', 'customer'],
  operation: 'outsideParty.readKinds',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(item) }),
  audit: { event: 'outsideParty.kindsListed', ground: 'tym-13' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => ({ output: { items: await listKinds(tx) }, touched: [] }),
})
