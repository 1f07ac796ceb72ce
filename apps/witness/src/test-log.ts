import { generateKeyPairSync, sign } from 'node:crypto'
import {
  type AddCheckpoint,
  appendLeaves,
  consistencyProof,
  formatAddCheckpoint,
  formatCheckpoint,
  formatVerifierKey,
  hashLeaf,
  type Note,
  noteKey,
  rawPublicKey,
  rootOf,
  signNote,
  type TileReader,
} from '@tym/audit-proof'

export const origin = 'tym.test/log/1'

/** Who signs the heads of a log. */
export function makeLogKey(name = 'tym.test/keha') {
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = noteKey(name, 1, rawPublicKey(privateKey))
  return {
    verifier: formatVerifierKey(key),
    signHead: (text: string): Promise<Note> =>
      signNote(text, key, async (bytes) => sign(null, bytes, privateKey)),
  }
}
export type LogKey = ReturnType<typeof makeLogKey>

/** One history of a log, as long as it will ever be; any size of it can be shown. */
export interface History {
  root(size: number): Promise<Uint8Array>
  proof(from: number, to: number): Promise<Uint8Array[]>
  note(size: number, key: LogKey): Promise<Note>
  request(oldSize: number, size: number, key: LogKey, more?: Partial<AddCheckpoint>): Promise<string>
}

/** Histories agree on their first leaves as far as their names for them do. */
export async function makeHistory(leaves: readonly string[]): Promise<History> {
  const tiles = new Map<string, Uint8Array>()
  const read: TileReader = async (level, index) => tiles.get(`${level}/${index}`) ?? new Uint8Array()
  const hashes = leaves.map((leaf) => hashLeaf(Buffer.from(leaf)))
  for (const tile of (await appendLeaves(0, hashes, read)).tiles)
    tiles.set(`${tile.level}/${tile.index}`, tile.data)
  const root = (size: number) => rootOf(size, read)
  const proof = (from: number, to: number) => consistencyProof(from, to, read)
  const note = async (size: number, key: LogKey) =>
    await key.signHead(formatCheckpoint({ origin, size, root: await root(size) }))
  return {
    root,
    proof,
    note,
    request: async (oldSize, size, key, more = {}) =>
      formatAddCheckpoint({
        oldSize,
        proof: more.proof ?? (oldSize <= size ? await proof(oldSize, size) : []),
        note: more.note ?? (await note(size, key)),
      }),
  }
}

export const leavesOf = (name: string, from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => `${name} ${from + at}`)
