import type { ReadTx } from '@tym/database'
import { type CustomershipId, customershipId, usageRightId } from '@tym/kernel'
import { type CustomershipKeys, findReadable, surnameMarks } from '@tym/key-vault'
import { openingEvents } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type FlaggedLine, flaggedLine, type Stretch } from './flagged-line.ts'
import type { Needs } from './needs.ts'
import { isInStretch } from './watch.ts'

const reading = flaggedLine.extend({ customership: customershipId, usageRight: usageRightId })
export type Reading = z.infer<typeof reading>

/**
 * What officers have opened, the first line of each pair of reader and file that no flag is about yet. A
 * namesake whom the employer has answered for, or is about to, is not flagged at every reading.
 */
export async function listReadings(tx: ReadTx, stretch: Stretch): Promise<Reading[]> {
  const rows = await tx.drizzle.execute(sql`
    select distinct on (e.person, e.employer, e.authority, e.role, d.customership)
      e.line, e.at, e.person, e.employer, e.authority, e.role, e.usage_right as "usageRight", d.customership
    from audit.entry e join audit.detail d on d.line = e.line
    where ${isInStretch(stretch)} and e.outcome = 'allowed' and e.event = any (${sql.param([...openingEvents])}::text[]) and e.usage_right is not null
      and not exists (select from oversight.flag f join oversight.flag_line l on l.flag = f.id and l.kind = f.kind
        join audit.detail b on b.line = l.line
        where f.kind = 'ownSurname' and f.actor = e.person and b.customership = d.customership)
    order by e.person, e.employer, e.authority, e.role, d.customership, e.at, e.line`)
  return z.array(reading).parse([...rows])
}

/**
 * Names after the first given name: family names stand last, and may be two without a hyphen (946/2017 4 §).
 */
export function familyNamesOf(holderName: string): string {
  const words = holderName.trim().split(/\s+/u)
  return (words.length === 1 ? words : words.slice(1)).join(' ')
}

/**
 * Of these readings, those in which reader and customer have a family name in common. Both names are compared
 * as keyed hashes under the key of the file that was read, outside the database; neither is kept anywhere.
 */
export async function findNamesakes(
  tx: ReadTx,
  readings: readonly Reading[],
  { keys: vault, listHolderNames, findSurnameMarks }: Needs,
): Promise<FlaggedLine[]> {
  const files = await openFiles(
    readings.map(({ customership }) => customership),
    vault,
  )
  const marks = await findSurnameMarks(tx, files)
  const names = await listHolderNames(tx, [...new Set(readings.map(({ usageRight }) => usageRight))])
  return readings.filter(({ customership, usageRight }) => {
    const [keys, name] = [files.get(customership), names.get(usageRight)]
    if (keys === undefined || name === undefined) return false
    const own = surnameMarks(keys, familyNamesOf(name))
    return (marks.get(customership) ?? []).some((mark) => own.some((each) => each.equals(mark)))
  })
}

async function openFiles(
  ids: readonly CustomershipId[],
  vault: Needs['keys'],
): Promise<ReadonlyMap<CustomershipId, CustomershipKeys>> {
  const found = await Promise.all([...new Set(ids)].map((id) => findReadable(vault, id)))
  return new Map(found.flatMap((keys) => (keys === undefined ? [] : [[keys.customership, keys] as const])))
}
