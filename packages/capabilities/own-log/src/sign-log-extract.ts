import { countSealedLines, findHeadSince } from '@tym/audit-log'
import { formatLinesStatement, linesSubject, parseCheckpoint, parseNote } from '@tym/audit-proof'
import type { ReadTx } from '@tym/database'
import { logExtractId, Problem } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Needs } from './needs.ts'
import { logExtract } from './schema.ts'

export const signLogExtractKind = 'sign-log-extract'
const again = 1_000
/**
 * Milliseconds to wait for a head that the witnesses have cosigned; after that one without their cosignatures
 * is taken.
 */
const witnessPatience = 20_000

type Of = { readonly extract: z.infer<typeof logExtractId> }

/**
 * Has the agency sign how many lines a file's log has under a head that was signed after they were asked for;
 * until there is such a head, cosigned by the witnesses that are there, the job runs again. Safe to repeat:
 * of two signatures the first is kept.
 */
export function signLogExtract({
  findAgency,
  signerOf,
}: Pick<Needs, 'findAgency' | 'signerOf'>): JobDefinition {
  return defineJob({
    kind: signLogExtractKind,
    payload: z.strictObject({ extract: logExtractId }),
    perform: async ({ extract }, { readOnce }) => {
      const found = await readOnce((tx) => look(tx, extract))
      if (found === 'gone' || found === 'waiting') return found
      const agency = await readOnce(findAgency)
      if (agency === undefined) throw new Problem('signer-unavailable', 'No agency has been registered yet.')
      const { size, checkpoint, lines, text } = found
      return { size, checkpoint, lines, statement: await signerOf(agency.id).signNote('lines', text) }
    },
    settle: async (tx, { extract }, result, { instant, plan }) => {
      if (result === 'gone') return { signed: 0 }
      if (result === 'waiting') {
        const runAt = new Date(instant.getTime() + again)
        const onceKey = `${signLogExtractKind}:${extract}:${runAt.toISOString()}`
        await plan({ kind: signLogExtractKind, payload: { extract }, onceKey, runAt })
        return { waiting: 1 }
      }
      await tx.drizzle
        .update(logExtract)
        .set(result)
        .where(and(eq(logExtract.id, extract), isNull(logExtract.size)))
      return { signed: 1 }
    },
  })
}

/** What is to be signed of an extract. */
async function look(tx: ReadTx, id: Of['extract']) {
  const [row] = await tx.drizzle.select().from(logExtract).where(eq(logExtract.id, id))
  if (row === undefined || row.size !== null) return 'gone'
  const head = await findHeadSince(tx, row.requestedAt)
  if (head === undefined) return 'waiting'
  const isLate = tx.context.instant.getTime() - row.requestedAt.getTime() > witnessPatience
  if (!head.isCosigned && !isLate) return 'waiting'
  const { size, note: checkpoint } = head
  const { text, signatures } = parseNote(checkpoint)
  const lines = await countSealedLines(tx, row.customership, size)
  const keyName = signatures[0]?.name ?? ''
  const subject = linesSubject(row.customership)
  return {
    size,
    checkpoint,
    lines,
    text: formatLinesStatement({ keyName, head: parseCheckpoint(text), subject, lines }),
  }
}
