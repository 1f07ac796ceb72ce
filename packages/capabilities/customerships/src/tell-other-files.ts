import type { WriteTx } from '@tym/database'
import { append } from '@tym/employment'
import { type CustomershipId, customershipId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobDefinition, plan } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { planNotice } from './tell-officers.ts'

const kind = 'tell-other-files'
/** The file in which it happened. It is told to nobody. */
const where = { customership: customershipId, once: z.uuid() }
const payload = z.discriminatedUnion('notice', [
  z.strictObject({
    notice: z.enum(['deathRecordedElsewhere', 'deathUndoneElsewhere']),
    ...where,
    /** It was annulled: it is news where a notice of death stood in it. */
    because: z.literal('annulled').exactOptional(),
  }),
  /** `act` is what the files that it gave another code have in common. */
  z.strictObject({ notice: z.literal('identityChangedElsewhere'), ...where, act: z.uuid() }),
])
type News = z.infer<typeof payload>

const other = z.object({ customership: customershipId, open: z.boolean(), noticed: z.boolean() })
type Other = z.infer<typeof other>

/**
 * Promises that whoever works with another file of the same person is told. The promise is the same whether
 * there is such a file or not.
 */
export async function planForOtherFiles(tx: WriteTx, news: News): Promise<void> {
  await plan(tx, { kind, payload: news })
}

/** Which other files news of a death concerns: an ended one only where something is left to be done in it. */
function concerns({ open, noticed }: Other, notice: Exclude<News['notice'], 'identityChangedElsewhere'>) {
  switch (notice) {
    case 'deathRecordedElsewhere':
      return open && !noticed
    case 'deathUndoneElsewhere':
      return open || noticed
  }
  return notice satisfies never
}

/**
 * Tells whoever works with other files of the same person what happened somewhere: not where, not by whom,
 * and nothing to whoever did it. A file that is found by another code from now on gets a line of it, which
 * names nobody.
 */
export const tellOtherFiles = ({ keys }: { readonly keys: Pick<KeyVault, 'find'> }): JobDefinition =>
  defineJob({
    kind,
    payload,
    run: async (tx, news) => {
      const { notice, once } = news
      const files =
        notice === 'identityChangedElsewhere' ? await listMoved(tx, news) : await listConcerned(tx, news)
      for (const customership of files) {
        if (notice === 'identityChangedElsewhere') await log(tx, customership, keys)
        await planNotice(tx, { notice, customership, once })
      }
      // No count, which would tell whether there are others.
      return {}
    },
  })

async function listConcerned(
  tx: WriteTx,
  { customership, notice, because }: Exclude<News, { notice: 'identityChangedElsewhere' }>,
): Promise<readonly CustomershipId[]> {
  if (because === 'annulled' && !(await hadNotice(tx, customership))) return []
  const rows = await tx.drizzle.execute(
    sql`select customership, open, noticed from relation.other_files(${customership}::uuid)`,
  )
  const others = z.array(other).parse([...rows])
  return others.filter((each) => concerns(each, notice)).map((each) => each.customership)
}

async function hadNotice(tx: WriteTx, customership: CustomershipId): Promise<boolean> {
  const [row] = await tx.drizzle.execute(
    sql`select relation.annulled_with_death(${customership}::uuid) as had`,
  )
  return z.object({ had: z.boolean() }).parse(row).had
}

async function listMoved(
  tx: WriteTx,
  { customership, act }: Extract<News, { notice: 'identityChangedElsewhere' }>,
): Promise<readonly CustomershipId[]> {
  const rows = await tx.drizzle.execute(
    sql`select moved from relation.files_moved(${customership}::uuid, ${act}::uuid) moved`,
  )
  return z
    .array(z.object({ moved: customershipId }))
    .parse([...rows])
    .map(({ moved }) => moved)
}

async function log(tx: WriteTx, customership: CustomershipId, keys: Pick<KeyVault, 'find'>): Promise<void> {
  const facts = { event: 'identity.changedElsewhere', ground: 'gdpr-16', customership } as const
  await append(tx, undefined, { ...facts, categories: [1], fields: ['1.01'] }, async (file, line) =>
    (await keys.find(file))?.subjectOf(line),
  )
}
