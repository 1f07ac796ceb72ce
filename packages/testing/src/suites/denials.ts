import { type Endpoint, noBody } from '@tym/employment'
import { generateProofKey } from '@tym/role-certificate'
import type { Answer, Client, ToProve } from '../network/client.ts'
import type { Holder } from '../network/holder.ts'
import { keyOf, makeKey } from '../network/keys.ts'
import { relayOrigin } from '../network/server.ts'
import type { Network } from '../network.ts'
import { claimedFacts, falseClaim } from './false-claims.ts'
import { type Callers, roleWithout, type SampleRequest } from './requests.ts'

export type DenialWorld = { readonly network: Network; readonly callers: Callers }

/** One way in which a request must be refused. */
export type Denial = {
  readonly name: string
  readonly code: string
  /** One line when the certificate's signature was trusted; none before, so that nobody can flood the log. */
  readonly lines: 0 | 1
  /** For ways of one kind: each endpoint meets one of them, in turn, unless all is asked for. */
  readonly turn?: number
  /** Sends the request in this wrong way; undefined when the way does not exist for the endpoint. */
  attempt(endpoint: Endpoint, request: SampleRequest, world: DenialWorld): Promise<Answer | undefined>
}

const pathOf = ({ path }: SampleRequest): string => path.split('?', 1)[0] ?? ''

const send = (
  client: Client,
  { method, path, sending }: SampleRequest,
  headers: Record<string, string | null>,
) => client.fetch(method, path, { ...sending, headers: { ...sending.headers, ...headers } })

/** Sends with this certificate and a proof that fits it. */
async function sendWith(client: Client, request: SampleRequest, token: string): Promise<Answer> {
  await freshNonce(client)
  const dpop = await client.prove({ method: request.method, path: pathOf(request), token })
  return send(client, request, { authorization: `DPoP ${token}`, dpop })
}

const haveLearned = new WeakSet<Client>()

/** Lets the client learn the nonce, which comes with every answer and stays while the clock stands. */
async function freshNonce(client: Client): Promise<void> {
  if (haveLearned.has(client)) return
  haveLearned.add(client)
  await client.fetch('GET', '/v1/organisations', { headers: { authorization: null } })
}

/** A way that needs somebody with a usage right. */
const forStaff =
  (
    way: (holder: Holder, request: SampleRequest, world: DenialWorld) => Promise<Answer | undefined>,
  ): Denial['attempt'] =>
  async (endpoint, request, world) => {
    const holder = await world.callers.staffFor(endpoint)
    return holder === undefined ? undefined : way(holder, request, world)
  }

/** A way that anybody whom the record lets in can try. */
const forAnybody =
  (way: (client: Client, request: SampleRequest, world: DenialWorld) => Promise<Answer>): Denial['attempt'] =>
  async (endpoint, request, world) =>
    way(await world.callers.allowedTo(endpoint), request, world)

/** A way that exists where there is a body: the proof says this of it. */
const withBody =
  (said: Pick<ToProve, 'origin' | 'body'>): Denial['attempt'] =>
  async (endpoint, request, world) => {
    if (endpoint.body === noBody) return undefined
    const client = await world.callers.allowedTo(endpoint)
    await freshNonce(client)
    const { origin, body } = said
    const dpop = await client.prove({ method: request.method, path: pathOf(request), origin, body })
    return send(client, request, { dpop })
  }

const certificates: readonly Denial[] = [
  {
    name: 'no certificate',
    code: 'certificate-missing',
    lines: 0,
    attempt: forAnybody((client, request) => send(client, request, { authorization: null })),
  },
  {
    name: 'a bound certificate sent as a bearer token',
    code: 'certificate-invalid',
    lines: 0,
    attempt: forAnybody(async (client, request) =>
      send(client, request, { authorization: `Bearer ${await client.certificate()}` }),
    ),
  },
  {
    name: 'a certificate for another audience',
    code: 'wrong-audience',
    lines: 0,
    attempt: forStaff(async (holder, request) =>
      sendWith(holder, request, await holder.certify({ audience: 'https://another.example' })),
    ),
  },
  {
    name: 'an expired certificate',
    code: 'certificate-expired',
    lines: 0,
    attempt: forStaff(async (holder, request) =>
      sendWith(holder, request, await holder.certify({ lifetime: 0 })),
    ),
  },
  {
    name: 'a certificate signed by another organisation',
    code: 'certificate-invalid',
    lines: 0,
    attempt: forStaff(async (holder, request, { network }) => {
      const other = holder.organisation === 'lahti' ? 'heinola' : 'lahti'
      const signedBy = keyOf(network.keys, other, 'certificate')
      return sendWith(holder, request, await holder.certify({ signedBy }))
    }),
  },
  {
    name: 'a certificate signed by a key that nobody registered',
    code: 'untrusted-issuer',
    lines: 0,
    attempt: forStaff(async (holder, request) => {
      const signedBy = makeKey(holder.organisation, 'certificate')
      return sendWith(holder, request, await holder.certify({ signedBy }))
    }),
  },
  {
    name: 'a grant that the employer has signed instead of the agency',
    code: 'untrusted-issuer',
    lines: 0,
    attempt: forStaff(async (holder, request, { network }) => {
      const grantSignedBy = keyOf(network.keys, holder.organisation, 'certificate')
      return sendWith(holder, request, await holder.certify({ grantSignedBy }))
    }),
  },
]

const proofs: readonly Denial[] = [
  {
    name: 'no proof',
    code: 'proof-missing',
    lines: 0,
    attempt: forAnybody((client, request) => send(client, request, { dpop: null })),
  },
  {
    name: 'a proof by another key',
    code: 'invalid-proof',
    lines: 1,
    attempt: forAnybody(async (client, request) => {
      const { method } = request
      await freshNonce(client)
      const dpop = await client.prove({ method, path: pathOf(request), key: generateProofKey() })
      return send(client, request, { dpop })
    }),
  },
  {
    name: 'a proof for another method',
    code: 'invalid-proof',
    lines: 1,
    attempt: forAnybody(async (client, request) => {
      await freshNonce(client)
      return send(client, request, { dpop: await client.prove({ method: 'PATCH', path: pathOf(request) }) })
    }),
  },
  {
    name: 'a proof for another address',
    code: 'invalid-proof',
    lines: 1,
    attempt: forAnybody(async (client, request) => {
      await freshNonce(client)
      const dpop = await client.prove({ method: request.method, path: `${pathOf(request)}/more` })
      return send(client, request, { dpop })
    }),
  },
  {
    name: 'a proof for an origin that is neither ours nor a relay’s',
    code: 'invalid-proof',
    lines: 1,
    attempt: forAnybody(async (client, request) => {
      const [method, path] = [request.method, pathOf(request)]
      await freshNonce(client)
      const dpop = await client.prove({ method, path, origin: 'https://another.example' })
      return send(client, request, { dpop })
    }),
  },
  {
    name: 'a proof for another body',
    code: 'invalid-proof',
    lines: 1,
    attempt: withBody({ body: '[]' }),
  },
  {
    name: 'a relayed body of which the proof says nothing',
    code: 'invalid-proof',
    lines: 1,
    attempt: withBody({ origin: relayOrigin }),
  },
  {
    name: 'a relayed body other than the one of the proof',
    code: 'invalid-proof',
    lines: 1,
    attempt: withBody({ origin: relayOrigin, body: '[]' }),
  },
  {
    name: 'a proof for another certificate',
    code: 'invalid-proof',
    lines: 1,
    attempt: forAnybody(async (client, request) => {
      const { method } = request
      await freshNonce(client)
      const dpop = await client.prove({ method, path: pathOf(request), token: 'aaa.bbb.ccc' })
      return send(client, request, { dpop })
    }),
  },
  {
    name: 'a proof with a nonce of long ago',
    code: 'use-dpop-nonce',
    lines: 0,
    attempt: forAnybody(async (client, request) => {
      const { method } = request
      const nonce = 'A'.repeat(43)
      return send(client, request, { dpop: await client.prove({ method, path: pathOf(request), nonce }) })
    }),
  },
  {
    name: 'a proof that was used before',
    code: 'proof-replayed',
    lines: 1,
    attempt: forAnybody(async (client, request) => {
      await freshNonce(client)
      const dpop = await client.prove({ method: request.method, path: pathOf(request) })
      await send(client, request, { dpop })
      return send(client, request, { dpop })
    }),
  },
]

const liveness: readonly Denial[] = [
  {
    name: 'a usage right that was ended',
    code: 'usage-right-not-live',
    lines: 1,
    attempt: forStaff(async ({ role, organisation }, request, { network }) => {
      const leaver = await network.holder({ role, organisation })
      await leaver.certificate()
      await network.endRight(leaver)
      return send(leaver, request, {})
    }),
  },
  {
    name: 'a certificate of another version of the right',
    code: 'usage-right-not-live',
    lines: 1,
    attempt: forStaff(async (holder, request) =>
      sendWith(holder, request, await holder.certify({ grant: { usageRightVersion: 2 } })),
    ),
  },
  ...claimedFacts.map(
    (fact, turn): Denial => ({
      turn,
      name: `a right whose ${fact} is claimed to be another, by signers who agree`,
      code: 'usage-right-not-live',
      lines: 1,
      attempt: forStaff(async (holder, request, { network }) => {
        const claim = falseClaim(fact, holder, network)
        return claim === undefined ? undefined : sendWith(holder, request, await holder.certify(claim))
      }),
    }),
  ),
  {
    name: 'a signing key that was revoked a moment ago',
    code: 'signing-key-revoked',
    lines: 1,
    attempt: forStaff(async (holder, request, { network }) => {
      await send(holder, request, {})
      await network.revokeKey(holder.organisation)
      const answer = await send(holder, request, {})
      await network.restoreKey(holder.organisation)
      return answer
    }),
  },
  {
    name: 'an agency key that was revoked a moment ago',
    code: 'signing-key-revoked',
    lines: 1,
    attempt: forStaff(async (holder, request, { network }) => {
      await send(holder, request, {})
      await network.revokeKey('keha', 'grant')
      const answer = await send(holder, request, {})
      await network.restoreKey('keha', 'grant')
      return answer
    }),
  },
]

const decisions: readonly Denial[] = [
  {
    name: 'a certificate of another kind',
    code: 'certificate-kind-not-allowed',
    lines: 1,
    attempt: async (endpoint, request, { callers }) => {
      if (!endpoint.caller.includes('customer')) return send(callers.customer, request, {})
      if (!endpoint.caller.includes('system')) return send(await callers.holding('partySystem'), request, {})
      if (!endpoint.caller.includes('person')) return send(await callers.holding('nurse'), request, {})
      return undefined
    },
  },
  {
    name: 'a role without the operation',
    code: 'not-permitted',
    lines: 1,
    attempt: async (endpoint, request, { callers }) => {
      const role = roleWithout(endpoint)
      return role === undefined ? undefined : send(await callers.holding(role), request, {})
    },
  },
]

/** Every way in which every endpoint must refuse; the pipeline's steps in their order. */
export const denials: readonly Denial[] = [...certificates, ...proofs, ...liveness, ...decisions]
