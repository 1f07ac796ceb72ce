import { readLogOrigin } from '@tym/dev'
import { fetchBounded } from '@tym/kernel'
import { witnesses } from '@tym/personas'

const bounds = { milliseconds: 5_000, bytes: 4_096 }

/** The keys that a log is checked with, each as its holder publishes it. */
export type TrustedKeys = { readonly log: string; readonly witnesses: readonly string[] }

/**
 * What the verifier wants to know, for the log that the platform of this data folder seals: another one since
 * each restore.
 */
export function policyOf(dataDirectory: string, keys: TrustedKeys): string {
  const lines = [`log ${keys.log}`, `origin ${readLogOrigin(dataDirectory)}`, 'quorum 2']
  return `${[...lines, ...keys.witnesses.map((key) => `witness ${key}`)].join('\n')}\n`
}

/**
 * The keys of log and witnesses as the running platform says them; who is careful compares them with printed
 * ones.
 */
export async function trustedKeys(at: {
  readonly signer: number
  readonly witness: number
}): Promise<TrustedKeys> {
  const keyAt = async (port: number, place: string) => {
    const { text } = await fetchBounded(`http://127.0.0.1:${port}${place}`, bounds)
    return (text ?? '').trim()
  }
  return {
    log: await keyAt(at.signer, '/keha/.well-known/note-key'),
    witnesses: await Promise.all(witnesses.map(({ slug }) => keyAt(at.witness, `/${slug}/witness-key`))),
  }
}
