import { type Database, isStatementRefused } from '@tym/database'
import { createBatcher } from '@tym/kernel'
import { type EventId, policyVersion } from '@tym/register'
import type { SealedDocument } from './open-document.ts'

/**
 * One read as the gate is told of it: the columns of `p_reads` in gate.read_categories, in their order in the
 * batch.
 */
export interface AskedRead {
  readonly instant: string
  readonly calendar: string
  readonly replay: string
  readonly slot: number
  readonly kind: string
  readonly person: string
  readonly usage_right: string | undefined
  readonly right_version: number | undefined
  readonly issuer: string
  readonly key_id: string
  readonly grant_issuer: string | undefined
  readonly grant_key_id: string | undefined
  readonly certificate: string
  readonly employer: string | undefined
  readonly authority: string | undefined
  readonly area: string | undefined
  readonly role: string
  readonly self_index: string | undefined
  readonly customership: string
  readonly categories: readonly number[]
  /** Of a summary: nothing but these fields. */
  readonly fields: readonly string[] | undefined
  readonly safety: boolean
  readonly reason: string | null
  readonly purpose: string
  readonly ground: string
  readonly refusal: string | null
  readonly rule: string
  readonly line: string
  readonly subject: string | undefined
  readonly event: EventId
}

/** The first row of a read says its outcome; the rows after it are the documents. */
export interface GateRow extends SealedDocument {
  readonly outcome: string | null
  readonly facts: string | null
  readonly open: string | null
}

/** `item` is the place of the read in the batch. */
type BatchRow = GateRow & { readonly item: number }

/**
 * The most reads of one call, the milliseconds after which the next call does not wait for it, and the most
 * calls under way at once.
 */
const longest = 32
const patience = 25
const lanes = 8

const callers = new WeakMap<Database, (read: AskedRead) => Promise<readonly GateRow[]>>()

/**
 * Sends a read through the gate together with those that came at the same time: one round trip and one commit
 * for all of them, each in a context of its own. When this returns, the commit is durable.
 */
export async function callGate(gate: Database, read: AskedRead): Promise<readonly GateRow[]> {
  // A read that waits for the mark of an equal proof fails alone (55P03): the sender tries again with a proof
  // of their own.
  return callerOf(gate)(read)
}

function callerOf(gate: Database): (read: AskedRead) => Promise<readonly GateRow[]> {
  const known = callers.get(gate)
  if (known !== undefined) return known
  const call = createBatcher<AskedRead, readonly GateRow[]>({
    run: (reads) => readTogether(gate, reads),
    longest,
    patience,
    lanes,
    leftNothing: isStatementRefused,
  })
  callers.set(gate, call)
  return call
}

async function readTogether(gate: Database, reads: readonly AskedRead[]): Promise<GateRow[][]> {
  const rows = await gate.sql<BatchRow[]>`
    select item, outcome, facts, open_categories as open, category, class, owner, version, layout, held, content
    from gate.read_categories(${JSON.stringify(reads)}, ${policyVersion})`
  const byRead: GateRow[][] = reads.map(() => [])
  for (const row of rows) byRead[row.item]?.push(row)
  return byRead
}
