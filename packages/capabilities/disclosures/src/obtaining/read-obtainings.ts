import { mayReadEntries } from '@tym/customer-data/public'
import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import {
  consentId,
  customershipId,
  entryId,
  type ObtainingId,
  obtainingId,
  organisationId,
  outsidePartyId,
  personId,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { fieldId, isCustomer } from '@tym/register'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { channel } from '../disclosure.ts'
import { exampleFile, exampleObtaining } from '../examples.ts'
import { touchedDisclosure } from '../touched.ts'
import { obtainingState } from './obtaining.ts'
import { getObtaining, listTakenIn } from './queries.ts'
import { type ObtainingRow, obtaining } from './schema.ts'
import { openAnswer, openRequest } from './sealed.ts'

const instant = z.iso.datetime()
const view = z.strictObject({
  id: obtainingId,
  version: z.int().positive(),
  consent: consentId,
  party: outsidePartyId.nullable(),
  owner: organisationId,
  channel,
  state: obtainingState,
  fields: z.array(fieldId),
  /** Why it was stopped, has failed, or is tried again: a code. */
  problem: z.string().nullable(),
  attempts: z.int(),
  /** The officer's id, for officers only. */
  requestedBy: personId.optional(),
  requestedAt: instant,
  askedAt: instant.nullable(),
  receivedAt: instant.nullable(),
  decidedAt: instant.nullable(),
})
type View = z.infer<typeof view>
const viewWithAnswer = z.strictObject({
  ...view.shape,
  purpose: z.string(),
  /** What waits in quarantine, by its place in the answer. */
  items: z.array(
    z.strictObject({
      item: z.int(),
      field: fieldId,
      /** Absent when the reader's role may not read the field. */
      value: z.json().optional(),
    }),
  ),
  /** Which entries the taken items have become. */
  takenIn: z.array(z.strictObject({ item: z.int(), entry: entryId })),
  /** The source's signature over the hash of its answer, as a compact JWS. */
  signature: z.string().nullable(),
})

function toView(row: ObtainingRow, role: Principal['role']): View {
  const { id, version, consent, party, owner, channel: by, state, fields, problem, attempts } = row
  return {
    id,
    version,
    consent,
    party,
    owner,
    channel: by,
    state,
    fields,
    problem,
    attempts,
    ...(isCustomer(role) ? {} : { requestedBy: row.requestedBy }),
    requestedAt: row.requestedAt.toISOString(),
    askedAt: row.askedAt?.toISOString() ?? null,
    receivedAt: row.receivedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}

/**
 * One obtaining with what waits in quarantine, of which each reader sees the values that their role may read.
 */
export async function readObtaining(
  tx: ReadTx,
  keys: CustomershipKeys,
  by: Pick<Principal, 'role' | 'authority'>,
  id: ObtainingId,
): Promise<z.infer<typeof viewWithAnswer>> {
  const row = await getObtaining(tx, keys.customership, id)
  const items = openAnswer(keys, row)
  const readable = await mayReadEntries(
    tx,
    keys.customership,
    by,
    items.map(({ field }) => ({ field, owner: row.owner })),
  )
  return {
    ...toView(row, by.role),
    purpose: openRequest(keys, row).purpose,
    items: items.flatMap(({ field, value }, item) =>
      value === null ? [] : [{ item, field, ...(readable[item] === true ? { value } : {}) }],
    ),
    takenIn: await listTakenIn(tx, id),
    signature: row.signature,
  }
}

export const listObtainingsEndpoint = readEndpoint({
  id: 'listObtainings',
  method: 'GET',
  path: '/v1/customerships/{customership}/obtainings',
  tag: 'Obtainings',
  summary: {
    fi: 'Ulkopuolisilta hankitut tiedot',
    sv: 'Uppgifter som har inhämtats av utomstående',
    en: 'What has been obtained from outside',
  },
  caller: ['person', 'customer'],
  operation: 'obtaining.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(view) }),
  audit: { event: 'obtaining.listed', ground: 'gdpr-7' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params: { customership } }) => {
    const rows = await tx.drizzle
      .select()
      .from(obtaining)
      .where(eq(obtaining.customership, customership))
      .orderBy(asc(obtaining.id))
    const ids = rows.map(({ id }) => id)
    return {
      output: { items: rows.map((row) => toView(row, caller.role)) },
      touched: [touchedDisclosure(customership, caller.role, ids)],
    }
  },
})

export const readObtainingEndpoint = readEndpoint({
  id: 'readObtaining',
  method: 'GET',
  path: '/v1/customerships/{customership}/obtainings/{obtaining}',
  tag: 'Obtainings',
  summary: {
    fi: 'Yksi pyyntö ja mitä siihen on saatu',
    sv: 'En begäran och vad som har erhållits',
    en: 'One request and what came of it',
  },
  caller: ['person', 'customer'],
  operation: 'obtaining.read',
  scope: 'customership',
  params: { customership: customershipId, obtaining: obtainingId },
  query: {},
  body: noBody,
  output: viewWithAnswer,
  audit: { event: 'obtaining.read', ground: 'gdpr-7' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile, obtaining: exampleObtaining } },
  handler: async (tx, { caller, params, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const output = await readObtaining(tx, keys, caller, params.obtaining)
    const shown = output.items.filter(({ value }) => value !== undefined).map(({ field }) => field)
    return {
      output,
      touched: [touchedDisclosure(params.customership, caller.role, [params.obtaining], shown)],
    }
  },
})
