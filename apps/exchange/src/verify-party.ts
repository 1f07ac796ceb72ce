import { type OutsidePartyId, outsidePartyId, Problem, type PublicJwk } from '@tym/kernel'
import { isInUse, listSignatureKeys } from '@tym/outside-parties/public'
import { verifyJws } from '@tym/signing'
import { z } from 'zod'
import { type ExchangeNeeds, transactionsFor } from './exchange-needs.ts'
import { createKeyLookUps } from './look-up-keys.ts'

const scheme = /^PartyProof ([\w-]+\.[\w-]+\.[\w-]+)$/
const longestProof = 2_048
/** Seconds that a proof may be old, or ahead of our clock. */
const window = 60

const proofClaims = z.strictObject({
  iss: outsidePartyId,
  aud: z.string().max(400),
  htm: z.string().max(16),
  htu: z.string().max(400),
  iat: z.number().int().nonnegative().max(253_402_300_799),
  /** Makes each proof its own for the party's records. */
  jti: z.string().min(1).max(128),
})

/** What is asked, as it was sent: proofs are compared with nothing else. */
export interface AskedFor {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
}

/** Who asks, by their proof. Throws Problem 'party-proof-invalid', and 'rate-limited' when too many wait. */
export type VerifyParty = (asked: AskedFor) => Promise<OutsidePartyId>

/**
 * Promised: a canonical JWS of type party-proof+jwt under ES256, by a registered signature key of the party
 * that it names, confirmed and not revoked at this moment; made for this origin, method and path, within the
 * window. Throws the same Problem 'party-proof-invalid' for every failure, whoever or whatever is unknown.
 *
 * NOT verified: that the proof is new, and that the party is in use (`mustBeInUse`). There is no store of
 * used proofs, since a replay within the window gets only what is encrypted to the party's own key, or
 * repeats a statement that the party has signed itself, and tells nothing new but that it was fetched again.
 */
export function createPartyVerifier(needs: ExchangeNeeds): VerifyParty {
  const { database, clock } = needs
  /** Nobody has proved anything yet: whoever asks shares one connection, and the others are for parties. */
  const lookUp = createKeyLookUps((keyIds) =>
    database.read(
      {
        instant: clock.instant(),
        calendar: clock.calendar(),
        scope: { kind: 'job', job: 'exchange-proofs' },
      },
      (tx) => listSignatureKeys(tx, keyIds),
    ),
  )
  return (asked) => verifyParty(asked, needs, lookUp)
}

async function verifyParty(
  asked: AskedFor,
  needs: Pick<ExchangeNeeds, 'publicOrigin' | 'clock'>,
  lookUp: (party: OutsidePartyId, keyId: string) => Promise<PublicJwk | undefined>,
): Promise<OutsidePartyId> {
  const [, proof = ''] = scheme.exec(asked.authorization ?? '') ?? []
  if (proof === '' || proof.length > longestProof) throw refuse('is missing or of another form')
  const { claims } = await verifyJws(proof, {
    types: ['party-proof+jwt'],
    code: 'party-proof-invalid',
    findKey: async (keyId, unverified) => {
      const party = outsidePartyId.safeParse(unverified['iss'])
      return party.success ? lookUp(party.data, keyId) : undefined
    },
  })
  const said = proofClaims.safeParse(claims)
  if (!said.success) throw refuse('has claims that are not of their form')
  const { iss, aud, htm, htu, iat } = said.data
  if (aud !== needs.publicOrigin) throw refuse('is made for another service')
  if (htm !== asked.method || htu !== asked.path) throw refuse('is made for another request')
  if (Math.abs(needs.clock.instant().getTime() / 1000 - iat) > window) throw refuse('is not of this minute')
  return iss
}

/** Throws 'party-suspended' unless data may pass to this party at all. */
export async function mustBeInUse(party: OutsidePartyId, needs: ExchangeNeeds): Promise<void> {
  if (!(await transactionsFor(needs, party).readOnce((tx) => isInUse(tx, party))))
    throw new Problem('party-suspended', 'A party that is not in use asks.')
}

const refuse = (why: string) => new Problem('party-proof-invalid', `The proof of a party ${why}.`)
