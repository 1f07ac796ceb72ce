import { type JournalledAct, planForOtherFiles, planNotice } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { customershipId, identityChangeId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { keepEntries } from '../keep-documents.ts'
import { lockDocuments } from '../lock-documents.ts'
import { correctionReasonPlace, valuePlace } from '../places.ts'
import { getIdentityEntry } from './present-code.ts'
import { sealContent } from './queries.ts'

const changed = z.object({ customership: customershipId, act: z.uuid() })

/**
 * Gives a file again the identity code that two persons had given it, as of when they did: the index, the
 * former code and the entry. Answers whether it has: not where another change has been decided since.
 */
export async function repeatIdentityChange(
  tx: WriteTx,
  keys: CustomershipKeys,
  id: string,
  at: Date,
  said: Extract<JournalledAct, { what: 'identityChanged' }>,
): Promise<boolean> {
  const { kind, nationalId, index, proposed } = said
  const content = sealContent(keys, identityChangeId.parse(id), { nationalId, reason: proposed.reason })
  const [row] = await tx.drizzle.execute(sql`
    select customership, act from relation.change_code_again(${id}::uuid, ${kind}, ${content}::bytea, ${Buffer.from(index, 'base64')}::bytea,
      ${proposed.by}, ${proposed.as}::uuid, ${proposed.at}::timestamptz, ${said.by}, ${said.as}::uuid)`)
  if (row === undefined) return false
  const { customership, act } = changed.parse(row)
  await lockDocuments(tx, keys)
  await sayAgain(tx, keys, at, said)
  await planNotice(tx, { notice: 'identityChanged', customership, team: 'all', once: id })
  await planForOtherFiles(tx, { notice: 'identityChangedElsewhere', customership, once: id, act })
  return true
}

/** The version of the entry, in its own place and in the document that it is read from. */
async function sayAgain(
  tx: WriteTx,
  keys: CustomershipKeys,
  at: Date,
  { by, author, nationalId, proposed }: Extract<JournalledAct, { what: 'identityChanged' }>,
): Promise<void> {
  const { entry, code } = await getIdentityEntry(tx, keys)
  if (code === nationalId) return
  const { id, field, owner, source, occurredOn } = entry
  const version = entry.version + 1
  const place = { category: 1, id, version } as const
  const value = keys.encrypt(valuePlace(place), JSON.stringify(nationalId))
  const reason = keys.encrypt(correctionReasonPlace(place), proposed.reason)
  await tx.drizzle.execute(sql`select relation.say_code_again(${id}::uuid, ${version}::integer, ${value}::bytea, ${reason}::bytea, ${by},
    ${author.role}, ${author.employer}::uuid, ${author.certificate}, ${at.toISOString()}::timestamptz)`)
  await keepEntries(tx, keys, [
    {
      id,
      field,
      version,
      value: nationalId,
      owner,
      author: { person: by, role: author.role },
      source,
      recordedAt: at.toISOString(),
      flags: 0,
      ...(occurredOn === null ? {} : { occurredOn }),
    },
  ])
}
