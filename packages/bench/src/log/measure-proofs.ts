import { findCheckpoint, listSealedLines, tileReader } from '@tym/audit-log'
import { inclusionProof, leafHashOf, rootOf, verifyInclusion } from '@tym/audit-proof'
import { type Context, openDatabase, type ReadTx } from '@tym/database'
import { stopwatch } from '@tym/kernel'
import type { LoadedCustomer } from '../load-customers.ts'
import type { Bench } from '../open-bench.ts'

const proofs = 500

export type ProofFigures = {
  /** Leaves of the tree. */
  readonly size: number
  /** Hashes of a proof, at most. */
  readonly hashes: number
  /** Milliseconds of making one from the tiles in the database, and of checking one. */
  readonly making: number
  readonly checking: number
}

/**
 * Proves lines of customers all over the register to be in the tree of the newest signed head, one after
 * another.
 */
export async function measureProofs({ register, clock, loaded }: Bench): Promise<ProofFigures> {
  const database = openDatabase({ url: register.urls.worker, max: 1, applicationName: 'bench-proofs' })
  const context: Context = {
    instant: clock.instant(),
    calendar: clock.calendar(),
    scope: { kind: 'job', job: 'seal-log' },
  }
  try {
    return await database.read(context, async (tx) => {
      const { size } = (await findCheckpoint(tx)) ?? { size: 0 }
      const root = await rootOf(size, tileReader(tx))
      const made: { hashes: number; making: number; checking: number }[] = []
      const every = Math.max(1, Math.floor(loaded.length / proofs))
      for (let at = 0; at < loaded.length; at += every)
        made.push(await proveOne(tx, loaded[at], { size, root }))
      const mean = (of: 'making' | 'checking') =>
        made.reduce((total, each) => total + each[of], 0) / made.length
      const hashes = Math.max(...made.map((each) => each.hashes))
      return { size, hashes, making: mean('making'), checking: mean('checking') }
    })
  } finally {
    await database.close()
  }
}

async function proveOne(
  tx: ReadTx,
  customer: LoadedCustomer | undefined,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
) {
  const [line] =
    customer === undefined ? [] : await listSealedLines(tx, customer.id, { size, from: 1, most: 1 })
  if (line === undefined) throw new Error('a customer has no line in the tree')
  const made = stopwatch()
  const proof = await inclusionProof(size, line.leafIndex, tileReader(tx))
  const making = made()
  const checked = stopwatch()
  const claim = { index: line.leafIndex, size, root, proof, leafHash: leafHashOf(line.entry, line.salts) }
  if (!verifyInclusion(claim)) throw new Error('a line is not where the log says')
  return { hashes: proof.length, making, checking: checked() }
}
