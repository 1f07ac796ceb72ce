import { type FileHandle, mkdir, open, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Clock, jsonOf, Problem } from '@tym/kernel'
import { z } from 'zod'

/** One signature: who asked for what, under which key. Pairwise ids and hashes only. */
const signatureLine = z.object({
  at: z.iso.datetime().transform((text) => new Date(text)),
  organisation: z.string(),
  kind: z.string(),
  /** The service or machine client that asked; absent when a person brought a login. */
  caller: z.string().optional(),
  subject: z.string().optional(),
  keyId: z.string(),
  jti: z.string(),
  payloadSha256: z.string(),
  /** Hashes of what may be used once only: the caller's assertion, the holder's proof. */
  used: z.array(z.string()),
})
type SignatureLine = z.infer<typeof signatureLine>

/** Who asked for a signature, as the log of signatures tells it. */
export type Asker = {
  kind: string
  caller?: string
  subject?: string
  used: string[]
}

export type SignatureLog = {
  /** Promises that the line is on disk. Throws Problem `service-unavailable` when it cannot be. */
  append(line: Omit<SignatureLine, 'at'>): Promise<void>
  /** Lines written since then, oldest first; reads back from the end of the file until they are older. */
  recent(since: Date): Promise<readonly SignatureLine[]>
  close(): Promise<void>
}

const pieceBytes = 1024 * 1024

/**
 * Opens the append-only log of signatures (0600). A crash may leave half a line at the end, of a signature
 * that never left the process: opening ends that line, and reading passes over it.
 */
export async function openSignatureLog(file: string, clock: Clock): Promise<SignatureLog> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'a+', 0o600)
  await endBrokenLine(handle, file)
  let waiting: { text: string; resolve: () => void; reject: (problem: Problem) => void }[] = []
  let writing: Promise<void> | undefined

  // Lines that wait while the disk is busy are written and synchronised together.
  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await handle.appendFile(batch.map((item) => item.text).join(''))
        await handle.datasync()
        for (const item of batch) item.resolve()
      } catch {
        const problem = new Problem('service-unavailable', 'The log of signatures cannot be written.')
        for (const item of batch) item.reject(problem)
      }
    }
    writing = undefined
  }

  return {
    append: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ text: `${JSON.stringify({ at: clock.instant(), ...line })}\n`, resolve, reject })
        writing ??= flush()
      }),
    recent: (since) => readBack(handle, file, since),
    close: async () => {
      await writing
      await handle.close()
    },
  }
}

async function endBrokenLine(handle: FileHandle, file: string): Promise<void> {
  const { size } = await stat(file)
  if (size === 0) return
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  if (buffer.toString() !== '\n') await handle.appendFile('\n')
}

/** Reads piece after piece from the end until one holds nothing that is new enough. */
async function readBack(handle: FileHandle, file: string, since: Date): Promise<SignatureLine[]> {
  const recent: SignatureLine[][] = []
  let { size: end } = await stat(file)
  // The bytes of a line whose beginning lies in the piece before.
  let rest = Buffer.alloc(0)
  while (end > 0) {
    const length = Math.min(end, pieceBytes)
    end -= length
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, end)
    const bytes = Buffer.concat([buffer, rest])
    const newline = bytes.indexOf('\n')
    const cut = newline === -1 ? bytes.length : newline + 1
    rest = bytes.subarray(0, end === 0 ? 0 : cut)
    const lines = readLines(bytes.subarray(rest.length))
    const fresh = lines.filter((line) => line.at >= since)
    if (lines.length > 0 && fresh.length === 0) break
    recent.push(fresh)
  }
  return recent.toReversed().flat()
}

const readLines = (bytes: Buffer) =>
  bytes
    .toString()
    .split('\n')
    .flatMap((text) => signatureLine.safeParse(jsonOf(text)).data ?? [])
