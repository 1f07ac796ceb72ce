import type { NoteSignature } from './note.ts'
import type { NoteKey, SignBytes } from './note-key.ts'

/**
 * The signature line of a witness (C2SP tlog-cosignature, Ed25519, type 0x04): at that time, in whole
 * seconds, this was the largest tree that it had seen and found consistent. Verified by `verifyNote` like any
 * other line.
 */
export async function cosign(options: {
  /** The note's text with its last newline. */
  readonly checkpointText: string
  readonly key: NoteKey
  readonly at: Date
  readonly sign: SignBytes
}): Promise<NoteSignature> {
  const { checkpointText, key, at, sign } = options
  if (key.type !== 4) throw new TypeError('a witness cosigns with a key of type 4')
  const seconds = BigInt(Math.floor(at.getTime() / 1000))
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(seconds)
  const signature = await sign(Buffer.from(messageOf(checkpointText, seconds)))
  return { name: key.name, keyId: key.id, signature: Buffer.concat([time, signature]) }
}

/**
 * What a cosignature line says was signed, and when; undefined when its length is wrong. NOT verified: the
 * signature.
 */
export function readCosignature(
  checkpointText: string,
  line: NoteSignature,
): { readonly message: string; readonly signature: Uint8Array; readonly at: Date } | undefined {
  if (line.signature.length !== 72) return undefined
  const seconds = Buffer.from(line.signature).readBigUInt64BE()
  const at = new Date(Number(seconds) * 1000)
  if (Number.isNaN(at.getTime())) return undefined
  return { message: messageOf(checkpointText, seconds), signature: line.signature.subarray(8), at }
}

function messageOf(checkpointText: string, seconds: bigint): string {
  return `cosignature/v1\ntime ${seconds}\n${checkpointText}`
}
