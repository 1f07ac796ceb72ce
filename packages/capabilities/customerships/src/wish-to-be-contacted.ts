import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Touched, writeEndpoint } from '@tym/employment'
import { customershipId, nationalId, newId } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { nobodysFile } from './nobodys-file.ts'
import { getOwnPlace } from './team.ts'
import { touchedFacts } from './touched.ts'

const met = z.object({ customership: customershipId, onTeam: z.boolean() })

/**
 * Lets those who answer for the person's open file know that the caller wishes to be contacted, in scope
 * 'search'. The caller is not told whether there is a file: the same statements and look-ups are made for one
 * that is not there.
 */
async function wishToBeContacted(tx: WriteTx, by: StaffPrincipal, index: Buffer): Promise<Touched> {
  const { name, title } = await getOwnPlace(tx, by)
  const [row] = await tx.drizzle.execute(sql`select customership, on_team as "onTeam"
    from relation.leave_contact_wish(${index}::bytea, ${newId()}::uuid, ${name}, ${title})`)
  const file = row === undefined ? { customership: nobodysFile(index), onTeam: false } : met.parse(row)
  return { ...touchedFacts(file.customership, by.role, []), outOfTeam: !file.onTeam }
}

export const wishToBeContactedEndpoint = writeEndpoint({
  id: 'wishToBeContacted',
  method: 'POST',
  path: '/v1/contact-wishes',
  tag: 'Customerships',
  summary: {
    fi: 'Jätä yhteydenottopyyntö henkilön asiakkuudesta vastaaville',
    sv: 'Lämna en kontaktbegäran till dem som ansvarar för personens kundrelation',
    en: "Leave a wish to be contacted by those who answer for the person's customership",
  },
  caller: ['person'],
  operation: 'contact.wish',
  scope: 'search',
  params: {},
  query: {},
  body: z.strictObject({ nationalId }),
  success: 202,
  ifMatch: false,
  audit: { event: 'contact.wished', ground: 'tym-15' },
  problems: ['invalid-national-id', 'member-not-eligible'],
  example: { params: {}, body: { nationalId: '140385-901E' } },
  handler: async (tx, { caller, body, parts }) => {
    const touched = await wishToBeContacted(tx, staffOf(caller), parts.blindIndex(body.nationalId))
    return { id: 'received', version: 1, touched: [touched] }
  },
})
