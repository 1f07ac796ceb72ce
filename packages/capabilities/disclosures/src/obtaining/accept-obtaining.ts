import { relyOnConsent } from '@tym/consents/public'
import { recordEntry } from '@tym/customer-data/public'
import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, type ObtainingId, obtainingId, Problem, plainDate } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { getField } from '@tym/register'
import { z } from 'zod'
import { exampleFile, exampleObtaining } from '../examples.ts'
import { mustNotBeExcluded, relyOnExclusions } from '../excluding/exclusions.ts'
import { touchedDisclosure } from '../touched.ts'
import { type Decided, decisionOutcomes, keepDecisions, mayDecide } from './decide-items.ts'
import { getObtaining } from './queries.ts'
import { openAnswer } from './sealed.ts'

const body = z.strictObject({
  take: z
    .array(
      z.strictObject({
        /** The item's place in the answer, from 0. */
        item: z.int().min(0).max(59),
        occurredOn: plainDate.optional(),
        /** 11 § items 4 and 5, as when the officer records it themself. */
        necessity: z.string().optional(),
        effect: z.string().optional(),
      }),
    )
    .min(1)
    .max(60)
    .refine((take) => new Set(take.map(({ item }) => item)).size === take.length),
})
type Taking = z.infer<typeof body>

/**
 * Takes items of an answer out of quarantine into their categories, as entries of the caller's organisation
 * that came from an outside source, by the same rules as any entry. What is not taken still waits for whoever
 * decides on it.
 */
export async function acceptObtaining(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  at: { readonly id: ObtainingId; readonly take: Taking['take'] },
): Promise<Written> {
  await relyOnConsent(tx, (await getObtaining(tx, keys.customership, at.id)).consent, at.id)
  await relyOnExclusions(tx, keys.customership)
  const row = await getObtaining(tx, keys.customership, at.id)
  if (row.state !== 'quarantined') throw new Problem('state-conflict', 'Nothing waits in quarantine.')
  await mustNotBeExcluded(tx, keys.customership, row.party)
  const answer = openAnswer(keys, row)
  const taken: (Decided & { readonly entry: string })[] = []
  for (const { item, ...more } of at.take) {
    const found = answer[item]
    if (found === undefined || found.value === null)
      throw new Problem('item-not-in-quarantine', 'The answer has no such item.', '/take')
    const { category } = getField(found.field)
    if (!(await mayDecide(tx, by, row, found.field)))
      throw new Problem('not-permitted', 'The item is for another role or organisation.')
    const [main] = await recordEntry(tx, keys, by, {
      category,
      field: found.field,
      value: found.value,
      source: 'consentedSource',
      ...more,
    })
    if (main === undefined) throw new Error('nothing was recorded')
    taken.push({ item, entry: main.id, field: found.field })
  }
  const { version, outcome } = await keepDecisions(tx, keys, by, { row, answer, decided: taken })
  const touched = touchedDisclosure(
    keys.customership,
    by.role,
    [],
    taken.map(({ field }) => field),
  )
  const resources = [at.id, ...taken.map(({ entry }) => entry)]
  return { id: at.id, version, outcome, touched: [{ ...touched, resources }] }
}

export const acceptObtainingEndpoint = writeEndpoint({
  id: 'acceptObtaining',
  method: 'POST',
  path: '/v1/customerships/{customership}/obtainings/{obtaining}/acceptance',
  tag: 'Obtainings',
  summary: {
    fi: 'Ota saatuja tietoja karanteenista asiakkaan tietoihin',
    sv: 'Ta emot erhållna uppgifter ur karantän till kundens uppgifter',
    en: "Take what was received from quarantine into the customer's data",
  },
  caller: ['person'],
  operation: 'obtaining.decide',
  scope: 'customership',
  params: { customership: customershipId, obtaining: obtainingId },
  query: {},
  body,
  success: 200,
  ifMatch: false,
  outcomes: decisionOutcomes,
  audit: { event: 'obtaining.accepted', ground: 'tym-11' },
  problems: [
    'not-found',
    'state-conflict',
    'item-not-in-quarantine',
    'not-permitted',
    'party-excluded',
    'invalid-date',
    'necessity-required',
    'no-room',
    'effect-required',
    'condition-not-met',
    'stale-version',
    'customership-ended',
  ],
  example: {
    params: { customership: exampleFile, obtaining: exampleObtaining },
    body: { take: [{ item: 0, occurredOn: '2026-10-01' }] },
  },
  handler: async (tx, { caller, params, body: { take }, parts }) => {
    const keys = await getKeys(parts, params.customership)
    return acceptObtaining(tx, keys, staffOf(caller), { id: params.obtaining, take })
  },
})
