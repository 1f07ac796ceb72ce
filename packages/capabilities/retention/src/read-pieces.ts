import { type FileHandle, open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { Problem } from '@tym/kernel'

/** Longer than any word, so that one that stands across two pieces is found. */
const overlap = 256
/** How what a tool has packed begins, in hexadecimal. */
const gzip = '1f8b'
const otherwisePacked = ['28b52ffd', 'fd377a585a00', '425a68', '504b0304', '04224d18']
const longestBeginning = 6

/** Which file it is, whatever its name: rotation gives a file another name. */
export interface Opened {
  readonly identity: string
  /**
   * Its text in pieces that overlap, unpacked. Throws for one that is packed in a way that is not known here.
   */
  pieces(): AsyncGenerator<string>
  close(): Promise<void>
}

/** Opens a file; undefined when it is gone. */
export async function openPieces(file: string): Promise<Opened | undefined> {
  const handle = await open(file).catch((error: unknown) => {
    // Rotated away in the meantime; anything else is not passed over.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  if (handle === undefined) return undefined
  const { ino, birthtimeMs } = await handle.stat()
  return {
    identity: `${ino} ${birthtimeMs}`,
    pieces: () => piecesOf(handle),
    close: () => handle.close(),
  }
}

async function* piecesOf(handle: FileHandle): AsyncGenerator<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(longestBeginning), 0, longestBeginning, 0)
  const beginning = buffer.toString('hex', 0, bytesRead)
  if (otherwisePacked.some((packed) => beginning.startsWith(packed)))
    throw new Problem(
      'internal-error',
      'A scanned folder has a file that is packed in a way that cannot be read.',
    )
  const stream = handle.createReadStream({ start: 0, autoClose: false })
  let before = ''
  for await (const piece of beginning.startsWith(gzip) ? unpacked(stream) : stream) {
    const text = before + Buffer.from(piece).toString('latin1')
    yield text
    before = text.slice(-overlap)
  }
}

/** An error of reading is an error of unpacking too. */
function unpacked(stream: ReturnType<FileHandle['createReadStream']>) {
  const unpacking = createGunzip()
  stream.on('error', (error) => unpacking.destroy(error))
  return stream.pipe(unpacking)
}
