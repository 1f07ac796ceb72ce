import { randomBytes } from 'node:crypto'
import { appendLeaves, commitmentsOf, hashLeaf, leafData, partSalt } from '@tym/audit-proof'
import type { WriteTx } from '@tym/database'
import { sql } from 'drizzle-orm'
import { numberLines } from './file-numbers.ts'
import { keepLogHead, takeLogHead } from './log-head.ts'
import { type LogLine, toLogEntry } from './log-line.ts'
import { keepTiles, tileReader } from './tiles.ts'
import { type HoldingSession, readUnsealed } from './unsealed-lines.ts'

const mostLines = 2_000
const saltLength = 32

/** What one batch came to; undefined when another process is sealing. */
export interface SealedBatch {
  readonly sealed: number
  readonly isMore: boolean
  /** Whose transaction nothing after it is sealed for. */
  readonly holder: HoldingSession | undefined
}

/**
 * Makes the next lines leaves of the tree, all in this transaction: leaves, numbers within the files, tiles
 * and head. A crash leaves what the last commit left.
 */
export async function sealBatch(
  tx: WriteTx,
  origin: string,
  most = mostLines,
): Promise<SealedBatch | undefined> {
  // Whoever holds the head's row seals: two that run never make two leaves of one line.
  const head = await takeLogHead(tx, origin)
  if (head === undefined) return undefined
  const { lines, sealedBelow, isMore, holder } = await readUnsealed(tx, head.sealedBelow, most)
  if (lines.length === 0 && sealedBelow === head.sealedBelow) return { sealed: 0, isMore, holder }
  const numbers = await numberLines(tx, lines)
  const leaves = lines.map((line) => toLeaf(line, numbers.get(line.line)))
  const { tiles, size, root } = await appendLeaves(
    head.size,
    leaves.map(({ hash }) => hash),
    tileReader(tx),
  )
  await keepLeaves(tx, head.size, leaves)
  await keepTiles(tx, tiles)
  await keepLogHead(tx, { size, root, sealedBelow })
  return { sealed: lines.length, isMore, holder }
}

interface Leaf {
  readonly line: string
  readonly hash: Uint8Array
  readonly salt: Buffer
  readonly fileCommitment: Uint8Array
  /** What links the leaf to its file. */
  readonly file?: { readonly customership: string; readonly number: number; readonly salt: Buffer }
}

function toLeaf(line: LogLine, number: number | undefined): Leaf {
  const salt = randomBytes(saltLength)
  const fileSalt = randomBytes(saltLength)
  const commitments = commitmentsOf(toLogEntry(line, number), {
    act: partSalt(salt, 'act'),
    actor: partSalt(salt, 'actor'),
    file: number === undefined ? partSalt(salt, 'file') : fileSalt,
  })
  const leaf = {
    line: line.line,
    salt,
    fileCommitment: commitments.file,
    hash: hashLeaf(leafData(commitments)),
  }
  return line.customership === null || number === undefined
    ? leaf
    : { ...leaf, file: { customership: line.customership, number, salt: fileSalt } }
}

async function keepLeaves({ drizzle }: WriteTx, first: number, leaves: readonly Leaf[]): Promise<void> {
  if (leaves.length === 0) return
  const values = leaves.map(({ line, salt, fileCommitment, file }, at) => ({
    line,
    index: first + at,
    salt: hex(salt),
    file_commitment: hex(fileCommitment),
    ...(file && { customership: file.customership, number: file.number, file_salt: hex(file.salt) }),
  }))
  await drizzle.execute(sql`with made as materialized (
      select * from json_to_recordset(${JSON.stringify(values)}::json) as t (line uuid, index bigint, salt text,
        file_commitment text, customership uuid, number bigint, file_salt text)
    ), leaves as (
      insert into audit.leaf (index, line, salt, file_commitment)
      select m.index, m.line, decode(m.salt, 'hex'), decode(m.file_commitment, 'hex') from made m
    )
    insert into audit.file_line (line, customership, number, salt)
    select m.line, m.customership, m.number, decode(m.file_salt, 'hex') from made m where m.customership is not null`)
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
