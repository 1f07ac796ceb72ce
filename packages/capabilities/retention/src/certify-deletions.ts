import { type DeletionCertificate, formatDeletionCertificate } from '@tym/audit-proof'
import { padded, type ReadTx, type WriteTx } from '@tym/database'
import { Problem } from '@tym/kernel'
import { defineJob, type JobDefinition, type JobOutside } from '@tym/outbox'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { awaitWriters } from './await-writers.ts'
import { certifyKind } from './certify-kind.ts'
import type { DeletionId } from './deletion.ts'
import type { DeletionNeeds } from './deletion-needs.ts'
import { eraseAgain, eraseInBatches } from './erase-files.ts'
import { readyFarewell } from './prepare-farewell.ts'
import { scanStores, type Wanted } from './scan-stores.ts'
import { type DeletionRow, deletion, erased, trace } from './schema.ts'
import { farewellsKind } from './send-farewells.ts'
import { tellOperators } from './tell-operators.ts'

const everyQuarter = 900
/** Deletions that one scan looks for. */
const most = 1_000

/**
 * Certifies what has been erased once a search of every store has found nothing of it; what is found is named
 * to the agency's operators and looked for again by the next run. Safe to repeat: a crash after a signature
 * leaves a certificate that nobody keeps.
 */
export function certifyDeletions(needs: DeletionNeeds): JobDefinition {
  return defineJob({
    kind: certifyKind,
    payload: z.strictObject({}),
    everySeconds: everyQuarter,
    perform: async (_none, outside) => {
      const ids = (await outside.readOnce((tx) => listErased(tx))).map(({ id }) => id)
      if (ids.length === 0) return { certified: 0, residue: 0 }
      // Whoever was in a file when it went may still be writing a line of its log, or a notice.
      await awaitWriters(outside)
      // What could not be erased again is still looked for, and holds up no other.
      const refused = await eraseInBatches(ids, outside, eraseAgain).catch((error: unknown) => ({ error }))
      const traces = await outside.readOnce((tx) => listTraces(tx, ids))
      await needs.queue.forget(traces.filter(({ kind }) => kind === 'job').map(({ needle }) => needle))
      const residue = await scanStores(needs.stores, wantedOf(traces))
      for (const [id, places] of residue) await outside.commitFirst((tx) => keepResidue(tx, id, places))
      const clean = ids.filter((id) => !residue.has(id))
      for (const id of clean) await certify(id, outside, needs)
      if (refused !== undefined) throw refused.error
      return { certified: clean.length, residue: residue.size }
    },
    settle: async (tx, _none, counts, { calendar, plan }) => {
      if (counts.certified > 0) await plan({ kind: farewellsKind })
      // Once a day for as long as something is left.
      if (counts.residue > 0) await tellOperators(tx, needs, { kind: 'deletionResidue', onceKey: calendar })
      return counts
    },
  })
}

/**
 * Those in which something was found come after the others, in turn, so that what never clears does not delay
 * the others.
 */
function listErased(tx: ReadTx): Promise<Pick<DeletionRow, 'id'>[]> {
  return tx.drizzle
    .select({ id: deletion.id })
    .from(deletion)
    .where(inArray(deletion.state, ['erased', 'residue']))
    .orderBy(sql`${deletion.state} = 'residue'`, asc(deletion.erasedAt), asc(deletion.id))
    .limit(most)
    .execute()
}

type Trace = Pick<typeof trace.$inferSelect, 'deletion' | 'needle' | 'kind'>

function listTraces(tx: ReadTx, ids: readonly DeletionId[]): Promise<Trace[]> {
  return tx.drizzle
    .select()
    .from(trace)
    .where(inArray(trace.deletion, padded(ids)))
    .execute()
}

const idLength = 36

function wantedOf(traces: readonly Trace[]): Wanted {
  const words = new Map<string, Set<DeletionId>>()
  for (const { deletion: of, needle, kind } of traces)
    if (kind === 'id' || kind === 'index') words.set(needle, (words.get(needle) ?? new Set()).add(of))
  // A delivery in the queue is named by its job's id and when it is to run.
  const deliveries = traces.filter(({ kind }) => kind === 'job')
  return { words, jobs: new Set(deliveries.map(({ needle }) => needle.slice(0, idLength))) }
}

async function keepResidue(tx: WriteTx, id: DeletionId, places: readonly string[]): Promise<void> {
  await tx.drizzle
    .update(deletion)
    .set({ state: 'residue', residue: [...places] })
    .where(and(eq(deletion.id, id), inArray(deletion.state, ['erased', 'residue'])))
}

function ruleOf({ basis, section, months, days, effectiveFrom }: DeletionRow): DeletionCertificate['rule'] {
  if (basis === 'openedInError' && days !== null) return { section, openedInError: days, effectiveFrom }
  if (months === null) throw new Problem('internal-error', 'A deletion rests on no rule.')
  return { section, months, effectiveFrom }
}

/**
 * Signs, then in one commit keeps the certificate, forgets whose file it was, and lets the customer be told.
 */
async function certify(
  id: DeletionId,
  outside: JobOutside,
  { findAgency, signerOf, agencyName, stores }: DeletionNeeds,
): Promise<void> {
  const [row, classes, agency] = await outside.readOnce(async (tx) => {
    const [known] = await tx.drizzle.select().from(deletion).where(eq(deletion.id, id))
    const counts = await tx.drizzle.select().from(erased).where(eq(erased.deletion, id))
    return [known, counts, await findAgency(tx)]
  })
  if (row?.state !== 'erased') return
  if (agency === undefined) throw new Problem('signer-unavailable', 'No agency has been registered yet.')
  const text = formatDeletionCertificate({
    agency: agencyName,
    deletion: id,
    run: row.run,
    date: outside.calendar,
    held: row.held,
    rule: ruleOf(row),
    classes: Object.fromEntries(classes.map((each) => [each.class, each.rows])),
    stores: stores.map(({ name }) => name),
  })
  const certificate = await signerOf(agency.id).signNote('deletionCertificate', text)
  await outside.commitFirst(async (tx) => {
    const forgotten = { customership: null, endedOn: null, keptUntil: null, deletionOn: null }
    const kept = await tx.drizzle
      .update(deletion)
      .set({ ...forgotten, state: 'certified', certificate, certifiedAt: tx.context.instant })
      .where(and(eq(deletion.id, id), eq(deletion.state, 'erased')))
      .returning({ id: deletion.id })
    if (kept.length === 0) return
    await tx.drizzle.delete(trace).where(eq(trace.deletion, id))
    await readyFarewell(tx, id)
  })
}
