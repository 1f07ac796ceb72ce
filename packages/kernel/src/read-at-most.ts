/**
 * All the bytes of a body whose length its sender chooses, or undefined as soon as there are more than
 * `most`: the rest is left unread and its stream is ended.
 */
export async function readAtMost(
  parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  most: number,
): Promise<Buffer | undefined> {
  const read: Uint8Array[] = []
  let length = 0
  for await (const part of parts) {
    length += part.byteLength
    if (length > most) return undefined
    read.push(part)
  }
  return Buffer.concat(read)
}
