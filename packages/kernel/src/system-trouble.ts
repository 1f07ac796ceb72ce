/**
 * Trouble of the network, of the disk, or of the machine, as the operating system names it: it passes by
 * itself.
 */
const troubles: ReadonlySet<string> = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN'],
  ...['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE'],
])

/** The code of such trouble behind an error, also when it has been wrapped; undefined for any other error. */
export function systemTrouble(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && troubles.has(at.code)) return at.code
  return undefined
}
