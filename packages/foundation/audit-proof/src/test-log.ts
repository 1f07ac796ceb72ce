import { createHash, randomBytes } from 'node:crypto'
import { toBase64 } from './bytes.ts'
import { formatCheckpoint } from './checkpoint.ts'
import { commitmentsOf, leafHashOf, type PerPart } from './commitments.ts'
import { cosign } from './cosignature.ts'
import { formatLinesStatement, linesSubject } from './lines-statement.ts'
import type { LogEntry } from './log-entry.ts'
import type { ExtractLine, LogExtract } from './log-extract.ts'
import { formatNote } from './note.ts'
import type { Policy } from './policy.ts'
import { signNote } from './sign-note.ts'
import { testEntry } from './test-entry.ts'
import { makePair, type TestPair } from './test-keys.ts'
import { testTree } from './test-tree.ts'
import { inclusionProof } from './tile-proofs.ts'

/** The customership whose lines `testEntry` makes. */
export const customership = '0198f0a0-0000-7000-8000-00000000c001'

interface SealedLine {
  readonly entry: LogEntry
  readonly salts: PerPart
  readonly leafIndex: number
}

/** What a statement says in the place of what is true. */
interface StatementOf {
  readonly keyName?: string
  readonly customership?: string
  readonly lines?: number
}

/** A sealed log with its agency and two witnesses, which grows and gives extracts as the platform does. */
export interface TestLog {
  readonly policy: Policy
  readonly agency: TestPair
  readonly witnesses: readonly TestPair[]
  /** Appends this entry, or the customership's next line, under salts of its own unless some are given. */
  append(entry?: LogEntry, salts?: PerPart): Promise<void>
  /** Appends leaves that are nobody's business. */
  appendOthers(count: number): Promise<void>
  /** Begins with the first leaves of another log, as a restored one does. */
  copy(of: TestLog, size: number): Promise<void>
  readonly contents: { readonly leaves: readonly Uint8Array[]; readonly lines: readonly SealedLine[] }
  checkpoint(witnesses?: readonly TestPair[]): Promise<string>
  statement(of?: StatementOf): Promise<string>
  extract(shown?: { readonly withheld?: boolean; readonly delayed?: readonly number[] }): Promise<LogExtract>
}

export function testLog(origin = 'tym.example/log/1', agency = makePair('tym.example/agency')): TestLog {
  const witnesses = [makePair('one.example/witness', 4), makePair('two.example/witness', 4)]
  const tree = testTree()
  const lines: SealedLine[] = []
  const leaves: Uint8Array[] = []
  const grow = async (hashes: readonly Uint8Array[]) => {
    leaves.push(...hashes)
    await tree.append(hashes)
  }

  async function checkpoint(by: readonly TestPair[] = witnesses): Promise<string> {
    const text = formatCheckpoint({ origin, size: tree.size(), root: tree.root() })
    const { signatures } = await signNote(text, agency.key, agency.sign)
    const at = new Date('2026-11-26T12:00:00Z')
    const cosigned = by.map(({ key, sign }) => cosign({ checkpointText: text, key, at, sign }))
    return formatNote({ text, signatures: [...signatures, ...(await Promise.all(cosigned))] })
  }

  async function statement(of: StatementOf = {}): Promise<string> {
    const text = formatLinesStatement({
      keyName: of.keyName ?? agency.key.name,
      head: { origin, size: tree.size(), root: tree.root() },
      subject: linesSubject(of.customership ?? customership),
      lines: of.lines ?? lines.length,
    })
    return formatNote(await signNote(text, agency.key, agency.sign))
  }

  async function showLine(
    line: SealedLine,
    withheld: boolean,
    delayed: readonly number[],
  ): Promise<ExtractLine> {
    const { act, actor, file } = line.entry
    if (file === null) throw new Error('only lines of a file are in an extract')
    const salts = { act: toBase64(line.salts.act), file: toBase64(line.salts.file) }
    const proof = await inclusionProof(tree.size(), line.leafIndex, tree.read)
    const place = { leafIndex: line.leafIndex, proof: proof.map(toBase64) }
    const { act: actDigest, actor: actorDigest } = commitmentsOf(line.entry, line.salts)
    if (delayed.includes(file.number))
      return {
        ...place,
        entry: { act: null, actor: null, file },
        salts: { file: salts.file },
        commitments: { act: toBase64(actDigest), actor: toBase64(actorDigest) },
        delayed: { ground: 'seriousDanger', until: '2027-01-31' },
      }
    if (!withheld)
      return { ...place, entry: { act, actor, file }, salts: { ...salts, actor: toBase64(line.salts.actor) } }
    return {
      ...place,
      entry: { act, actor: null, file },
      salts,
      commitments: { actor: toBase64(actorDigest) },
    }
  }

  return {
    policy: { log: agency.key, origins: [origin], witnesses: witnesses.map(({ key }) => key), quorum: 2 },
    agency,
    witnesses,
    append: async (entry = testEntry(lines.length + 1), salts = testSalts()) => {
      lines.push({ entry, salts, leafIndex: tree.size() })
      await grow([leafHashOf(entry, salts)])
    },
    appendOthers: async (count) => {
      await grow(Array.from({ length: count }, () => createHash('sha256').update(randomBytes(8)).digest()))
    },
    copy: async ({ contents }, size) => {
      lines.push(...contents.lines.filter(({ leafIndex }) => leafIndex < size))
      await grow(contents.leaves.slice(0, size))
    },
    contents: { leaves, lines },
    checkpoint,
    statement,
    extract: async ({ withheld = false, delayed = [] } = {}) => ({
      format: 'tym-log-extract/1',
      customership,
      checkpoint: await checkpoint(),
      statement: await statement(),
      lines: await Promise.all(lines.map((line) => showLine(line, withheld, delayed))),
    }),
  }
}

/** Fresh salts, or always the same ones when a byte is given. */
export function testSalts(byte?: number): PerPart {
  const salt = () => (byte === undefined ? randomBytes(32) : Buffer.alloc(32, byte))
  return { act: salt(), actor: salt(), file: salt() }
}

/** A log with so many lines of the customership, and leaves of others between them. */
export async function filledLog(count: number, log = testLog()): Promise<TestLog> {
  for (let at = 0; at < count; at += 1) {
    await log.appendOthers(at % 4)
    await log.append()
  }
  await log.appendOthers(3)
  return log
}
