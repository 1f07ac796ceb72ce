import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { readSecretFile, type SignerConfig } from '@tym/config'
import { type Clock, createLane, createRateLimit, publicJwk } from '@tym/kernel'
import { createProofVerifier, type FindAgencyKey } from '@tym/role-certificate'
import { createRemoteKeys } from '@tym/signing'
import type { Logger, Metrics } from '@tym/telemetry'
import type { Hono } from 'hono'
import { chooseKeyStores } from './key-stores.ts'
import { openNoteKey } from './note-keys.ts'
import { openNotes } from './notes.ts'
import { type Organisation, openOrganisation } from './organisation.ts'
import { readOrganisationsFile } from './organisations-file.ts'
import { createReplayMemory } from './replay-memory.ts'
import { openSignatureLog } from './signature-log.ts'
import { openSignedHeads } from './signed-heads.ts'
import { createSigner } from './signer.ts'

/** The longest time for which an assertion or a proof could be accepted again. */
const replayMinutes = 5

/**
 * A certificate lives five minutes: this is for a person at several machines, and leaves room in the replay
 * memory.
 */
const certificatesPerPerson = { burst: 60, perSecond: 2 }

/**
 * More than any service of the platform asks for: only one that has gone wrong is told to wait, and no other
 * with it.
 */
const signaturesPerService = { burst: 5_000, perSecond: 1_000 }
const namedServices = { most: 8, waiting: 2_000 }

/** Opens keys and log and puts the signer together; `close` ends the log after its last line is on disk. */
export async function openSigner(
  config: SignerConfig,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): Promise<{ app: Hono; organisations: readonly Organisation[]; close(): Promise<void> }> {
  const {
    agency,
    keyProvider,
    addressHeader,
    organisations: rows,
  } = await readOrganisationsFile(config.configFile, config.mode)
  const openKeyStore = await chooseKeyStores({ keyProvider, organisations: rows, mode: config.mode, clock })
  const log = await openSignatureLog(config.signatureLogFile, clock)
  const heads = await openSignedHeads(path.join(path.dirname(config.signatureLogFile), 'note-heads.json'))
  const signatures = metrics.counter('tym_signatures_total', 'Signatures by organisation and kind', [
    'organisation',
    'kind',
  ])
  const organisations = await Promise.all(
    rows.map(async (settings) => {
      const { slug, noteName } = settings
      const onSignature = (kind: string) => signatures({ organisation: slug, kind })
      const signingKey = () => openNoteKey({ keyProvider, settings, mode: config.mode })
      const notes =
        noteName === undefined
          ? undefined
          : openNotes({ slug, noteName, signingKey: await signingKey(), heads, log, onSignature })
      return await openOrganisation(settings, { openKeyStore, notes, log, clock, onSignature })
    }),
  )
  const replayWindow = replayMinutes * 60_000
  const recent = await log.recent(new Date(clock.instant().getTime() - replayWindow))
  const replays = createReplayMemory(
    clock,
    recent.flatMap(({ at, used }) =>
      used.map((key) => ({ key, until: new Date(at.getTime() + replayWindow) })),
    ),
  )
  const proofs = createProofVerifier({
    publicOrigin: config.publicOrigin,
    nonceKey:
      config.dpopNonceKeyFile === undefined
        ? randomBytes(32)
        : readSecretFile('DPOP_NONCE_KEY_FILE', config.dpopNonceKeyFile),
    clock,
  })
  const persons = createRateLimit(certificatesPerPerson, clock)
  const services = createRateLimit(signaturesPerService, clock)
  const named = createLane(namedServices)
  const desk = {
    clock,
    proofs,
    replays,
    persons,
    services,
    named,
    findAgencyKey: agencyKeys(agency, clock),
  }
  return {
    app: createSigner({ organisations, desk, addressHeader, logger, metrics }),
    organisations,
    close: () => log.close(),
  }
}

/** The agency's published keys, believed only for its own issuer and only those that are for grants. */
function agencyKeys({ issuer, jwksUri }: { issuer: string; jwksUri: string }, clock: Clock): FindAgencyKey {
  const keys = createRemoteKeys({ jwksUri, clock, unreachable: 'signer-unavailable' })
  return async (from, keyId) => {
    if (from !== issuer) return undefined
    const key = await keys.find(keyId)
    if (key === undefined || ('tym_use' in key && key.tym_use !== 'grant')) return undefined
    return publicJwk.safeParse({ kty: key.kty, crv: key.crv, x: key.x, y: key.y }).data
  }
}
