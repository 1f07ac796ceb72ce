import { noBody, readEndpoint } from '@tym/employment'
import { asc, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { keptHoldView } from './kept-hold.ts'
import { type KeptHoldRow, keptHold } from './schema.ts'

export const toKeptView = ({ id, ground, section, owner, reviewOn, version, keptAt }: KeptHoldRow) => ({
  id,
  ground,
  section,
  owner,
  reviewOn,
  version,
  keptAt: keptAt.toISOString(),
})

export const listKeptHoldsEndpoint = readEndpoint({
  id: 'listKeptHolds',
  method: 'GET',
  path: '/v1/kept-holds',
  tag: 'Holds',
  summary: {
    fi: 'Mitä oma viranomainen pitää poistettujen asiakkuuksien tiedoista',
    sv: 'Vad den egna myndigheten behåller av raderade kundrelationer',
    en: 'What the own authority keeps of deleted customerships',
  },
  caller: ['person'],
  operation: 'keptHold.read',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(keptHoldView) }),
  audit: { event: 'keptHold.listed', ground: 'tym-12' },
  problems: [],
  example: { params: {} },
  // Row-level security shows a registrar those of the authority, and others what they answer for themselves.
  handler: async (tx) => {
    const rows = await tx.drizzle
      .select()
      .from(keptHold)
      .where(isNull(keptHold.releasedAt))
      .orderBy(asc(keptHold.reviewOn), asc(keptHold.id))
    return { output: { items: rows.map(toKeptView) }, touched: [] }
  },
})
