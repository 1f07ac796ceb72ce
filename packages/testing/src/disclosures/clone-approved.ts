import { customershipId, newDisclosureId, newId, sha256 } from '@tym/kernel'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import type { DisclosureWorld } from './world.ts'

const snapshot = z.looseObject({ disclosure: z.string(), items: z.array(z.json()) })
const stored = z.object({ customership: customershipId, snapshot: z.instanceof(Buffer) })

/**
 * Makes more approved disclosures of one that was prepared and approved over HTTP: the same content under ids
 * of their own, encrypted and hashed as the service does, in an order that the triggers let pass. What is
 * wrong with one shows when it is delivered: the worker opens no other snapshot than the one that was
 * approved.
 */
export async function cloneApproved(
  { network: { sql, clock }, keys }: DisclosureWorld,
  id: string,
  count: number,
): Promise<string[]> {
  const row = stored.parse(
    (await sql`select customership, snapshot from disclosures.disclosure where id = ${id}`)[0],
  )
  const file = await keys.find(row.customership)
  if (file === undefined) throw new Error('the customership has no keys')
  const placeOf = (of: string) => ({ table: 'disclosures.disclosure', category: 0, row: of, version: 1 })
  const original = snapshot.parse(JSON.parse(file.decrypt(placeOf(id), row.snapshot)))
  const clones = Array.from({ length: count }, () => newDisclosureId())
  await sql.begin(async (tx) => {
    for (const clone of clones) {
      const content = { ...original, disclosure: clone }
      const sealed = file.encrypt(placeOf(clone), JSON.stringify(content))
      const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`
      const again = { id: clone, state: 'awaitingApproval', version: 1 }
      const changed = { ...again, snapshot: hex(sealed), snapshot_hash: hex(hashOf(content)) }
      await tx`insert into disclosures.disclosure select (jsonb_populate_record(d, ${tx.json(changed)})).*
        from disclosures.disclosure d where id = ${id}`
      const belongs = tx.json({ disclosure: clone })
      await tx`insert into disclosures.item select (jsonb_populate_record(i, ${belongs})).*
        from disclosures.item i where disclosure = ${id}`
      await tx`insert into disclosures.approval select (jsonb_populate_record(a, ${belongs})).*
        from disclosures.approval a where disclosure = ${id}`
      await tx`update disclosures.disclosure set state = 'approved', version = 2 where id = ${clone}`
      await tx`insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
        values (${newId()}, 'deliver-disclosure', ${tx.json({ disclosure: clone })},
          ${`deliver-disclosure:${clone}:approved`}, ${clock.instant()}, ${clock.instant()})`
    }
  })
  return clones
}

function hashOf({ items, ...rest }: z.infer<typeof snapshot>): Buffer {
  return digestOf({ ...rest, digests: items.map((item) => digestOf(item).toString('base64url')) })
}

const digestOf = (value: unknown) => sha256(canonicalize(value) ?? '')
