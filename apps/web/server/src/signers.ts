import { fetchBounded, isSecureAddress } from '@tym/kernel'
import { z } from 'zod'
import { type TokenAnswer, toTokenAnswer } from './token-answer.ts'
import { WebProblem } from './web-problem.ts'

/**
 * Short name of an organisation to its signer: where it gives certificates, and what logins for it are made
 * out to.
 */
export const webSignersFile = z.record(
  z.string().regex(/^[a-z0-9-]{1,64}$/),
  z.strictObject({ tokenUrl: z.url().refine(isSecureAddress), audience: z.string().min(1).max(400) }),
)

const bounds = { milliseconds: 10_000, bytes: 64 * 1024 }
const reachBounds = { milliseconds: 1_200, bytes: 0 }

export interface Signers {
  /** What a login of staff may be made out to: the provider takes the one of the person's employer. */
  readonly audiences: readonly string[]
  /** The organisation whose signer a login is made out to. */
  findSlug(audience: string): string | undefined
  /** Where browsers make proofs for. */
  tokenUrl(slug: string): string | undefined
  /** Exchanges a login for a role certificate (RFC 8693), with the browser's own proof. */
  askCertificate(
    slug: string,
    asked: { readonly login: string; readonly usageRight: string | undefined; readonly proof: string },
  ): Promise<TokenAnswer>
  /** Throws WebProblem 'service-unavailable' when there are signers and none of them answers. */
  mustReachOne(): Promise<void>
}

/** The signers that are known; certificates are for the service of this audience. */
export function knowSigners(rows: z.infer<typeof webSignersFile>, certificateAudience: string): Signers {
  const bySlug = new Map(Object.entries(rows))
  const slugs = new Map([...bySlug].map(([slug, { audience }]) => [audience, slug]))
  return {
    audiences: [...slugs.keys()],
    findSlug: (audience) => slugs.get(audience),
    tokenUrl: (slug) => bySlug.get(slug)?.tokenUrl,
    askCertificate: async (slug, { login, usageRight, proof }) => {
      const url = bySlug.get(slug)?.tokenUrl
      if (url === undefined) throw new WebProblem('service-unavailable', `No signer of ${slug} is known.`)
      const answer = await fetchBounded(url, bounds, {
        method: 'POST',
        headers: { dpop: proof, accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
          subject_token: login,
          subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
          audience: certificateAudience,
          ...(usageRight === undefined ? {} : { usage_right: usageRight }),
        }),
      }).catch(() => {
        throw new WebProblem('service-unavailable', 'The signer of the organisation does not answer.')
      })
      return toTokenAnswer(answer, 'The signer of the organisation')
    },
    mustReachOne: async () => {
      // One of each host is enough: many organisations may sign at one.
      const hosts = new Map([...bySlug.values()].map(({ tokenUrl }) => [new URL(tokenUrl).host, tokenUrl]))
      if (hosts.size === 0) return
      const reach = async (url: string) => {
        const { status } = await fetchBounded(new URL('/health', url).href, reachBounds)
        if (status >= 500) throw new WebProblem('service-unavailable', `A signer answered ${status}.`)
      }
      await Promise.any([...hosts.values()].map(reach)).catch(() => {
        throw new WebProblem('service-unavailable', 'No signer answers.')
      })
    },
  }
}
