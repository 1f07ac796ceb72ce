import type { WriteTx } from '@tym/database'
import { type StaffPrincipal, staffOf, type Touched, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, nationalId, newId } from '@tym/kernel'
import type { BlindIndex, KeyVault } from '@tym/key-vault'
import { joinRequests } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { nobodysFile } from '../nobodys-file.ts'
import { encryptReason } from '../reason.ts'
import { getOwnPlace } from '../team.ts'
import { touchedFacts } from '../touched.ts'
import { joinReason, joinReasonPlace } from './join-reason.ts'

/** Whose team: the person of an identity code, or the file of an address that was answered as not there. */
const whom = z.union([z.strictObject({ nationalId }), z.strictObject({ customership: customershipId })])
type Whom = z.infer<typeof whom>

const looked = z.tuple([z.object({ file: customershipId.nullable() })])

interface Vault {
  readonly keys: Pick<KeyVault, 'find'>
  readonly blindIndex: BlindIndex
}

/**
 * Leaves a request to be added to a team, in scope 'search', where the caller's own party works on an open
 * file of the person in their area. The caller is not told whether there is one: where there is none, or they
 * are on its team, the same statements and look-ups are made for a file that nobody has.
 */
export async function askToJoin(
  tx: WriteTx,
  by: StaffPrincipal,
  asked: { readonly whom: Whom; readonly reason: string },
  { keys, blindIndex }: Vault,
): Promise<Touched> {
  const { name, title } = await getOwnPlace(tx, by)
  const digest = blindIndex('nationalId' in asked.whom ? asked.whom.nationalId : asked.whom.customership)
  const met = await findFileToJoin(tx, asked.whom, digest)
  const file = met ?? nobodysFile(digest)
  const request = newId()
  const reason = (await keys.find(file))?.encrypt(joinReasonPlace(request), asked.reason)
  await tx.drizzle.execute(sql`select relation.leave_join_request(${met ?? null}::uuid, ${request}::uuid, ${name},
    ${title}, ${reason ?? null}::bytea, ${joinRequests.mostOfPerson}::integer)`)
  const said = await encryptReason(keys, file, asked.reason)
  return {
    ...touchedFacts(file, by.role, ['2.08'], [request]),
    outOfTeam: true,
    ...(said === undefined ? {} : { reason: said }),
  }
}

async function findFileToJoin(tx: WriteTx, asked: Whom, digest: Buffer): Promise<CustomershipId | undefined> {
  const [index, id] = 'nationalId' in asked ? [digest, null] : [null, asked.customership]
  const rows = await tx.drizzle.execute(
    sql`select relation.file_to_join(${index}::bytea, ${id}::uuid) as file`,
  )
  return looked.parse([...rows])[0].file ?? undefined
}

export const askToJoinEndpoint = writeEndpoint({
  id: 'askToJoin',
  method: 'POST',
  path: '/v1/join-requests',
  tag: 'Case team',
  summary: {
    fi: 'Pyydä, että sinut lisätään henkilön asiakkuuden tiimiin',
    sv: 'Be om att få komma med i teamet för en persons kundrelation',
    en: "Ask to be added to the team of a person's customership",
  },
  caller: ['person'],
  operation: 'joinRequest.make',
  scope: 'search',
  params: {},
  query: {},
  body: z.strictObject({
    whom,
    /** In the log of the file, where team and customer read it. */
    reason: joinReason,
  }),
  success: 202,
  ifMatch: false,
  audit: { event: 'team.joinAsked', ground: 'tym-15' },
  problems: ['invalid-national-id', 'member-not-eligible'],
  example: {
    params: {},
    body: {
      whom: { nationalId: '140385-901E' },
      reason: 'Hoidan asiakkaan työllistymisasiaa ensi viikosta.',
    },
  },
  handler: async (tx, { caller, body, parts }) => {
    const touched = await askToJoin(tx, staffOf(caller), body, parts)
    return { id: 'received', version: 1, touched: [touched] }
  },
})
