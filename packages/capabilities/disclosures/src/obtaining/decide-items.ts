import { planNotice } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { decideWrite, type StaffPrincipal } from '@tym/employment'
import { type EntryId, type PersonId, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { type FieldId, getField } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { listTakenIn, moveObtaining } from './queries.ts'
import { type ObtainingRow, obtainedEntry } from './schema.ts'
import { type Answer, sealAnswer } from './sealed.ts'

/** So many ids fit into one id of a job's payload. Whoever decides on fields of two notices is told once. */
const fieldsOfOneNotice = 20

/**
 * Tells whoever else may decide on what has come: otherwise an item that the asking officer's role does not
 * record would wait for ever. They are told again when somebody has decided on a part.
 */
export async function tellDeciders(
  tx: WriteTx,
  { id, customership, owner }: Pick<ObtainingRow, 'id' | 'customership' | 'owner'>,
  waiting: { readonly fields: readonly FieldId[]; readonly except: PersonId; readonly version: number },
): Promise<void> {
  const fields = [...new Set(waiting.fields)]
  for (let from = 0; from < fields.length; from += fieldsOfOneNotice)
    await planNotice(tx, {
      notice: 'obtainingAwaits',
      customership,
      asking: owner,
      except: waiting.except,
      records: fields.slice(from, from + fieldsOfOneNotice).join(':'),
      once: `${id}:${waiting.version}`,
    })
}

/** Whether anything of the answer still waits for somebody else. */
export const decisionOutcomes = ['decided', 'othersDecide'] as const

export interface Decided {
  readonly item: number
  readonly field: FieldId
  /** Null when it was refused. */
  readonly entry: EntryId | null
}

const decides = z.object({ decides: z.boolean() })

/**
 * Whether the caller decides on an item of this field: their role may record it, and it was their
 * organisation that asked, or one in which nobody may record the field.
 */
export async function mayDecide(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'role'>,
  { owner }: Pick<ObtainingRow, 'owner'>,
  field: FieldId,
): Promise<boolean> {
  if (!decideWrite(by.role, getField(field).category, field).allowed) return false
  const [row] = await tx.drizzle.execute(sql`select relation.decides_on(${owner}, ${field}) as decides`)
  return decides.parse(row).decides
}

/**
 * Keeps what was decided on these items and takes their values out of the answer. The last decision ends the
 * obtaining; until then the rest waits for whoever decides on it.
 */
export async function keepDecisions(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Pick<StaffPrincipal, 'person'>,
  {
    row,
    answer,
    decided,
  }: { readonly row: ObtainingRow; readonly answer: Answer; readonly decided: readonly Decided[] },
): Promise<{ readonly version: number; readonly outcome: (typeof decisionOutcomes)[number] }> {
  const { instant } = tx.context
  await tx.drizzle.insert(obtainedEntry).values(
    decided.map(({ item, field, entry }) => ({
      obtaining: row.id,
      customership: keys.customership,
      item,
      field,
      entry,
      decidedBy: by.person,
      decidedAt: instant,
    })),
  )
  const isDecided = new Set(decided.map(({ item }) => item))
  const rest = answer.map(({ field, value }, item) => ({ field, value: isDecided.has(item) ? null : value }))
  const isOver = rest.every(({ value }) => value === null)
  const state = (await listTakenIn(tx, row.id)).length > 0 ? ('accepted' as const) : ('rejected' as const)
  const version = await moveObtaining(
    tx,
    row,
    isOver
      ? { state, answer: null, decidedBy: by.person, decidedAt: instant }
      : { answer: sealAnswer(keys, row.id, rest) },
  )
  if (version === undefined) throw new Problem('stale-version', 'Another decision came first.')
  const fields = rest.flatMap(({ field, value }) => (value === null ? [] : [field]))
  await tellDeciders(tx, row, { fields, except: by.person, version })
  return { version, outcome: isOver ? 'decided' : 'othersDecide' }
}
