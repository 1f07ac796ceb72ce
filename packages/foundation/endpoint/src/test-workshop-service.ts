import { randomBytes } from 'node:crypto'
import { openDatabase, syncDeclaration } from '@tym/database'
import { openJournal } from '@tym/journal'
import { fixedClock, newCertificateId, newId, newUsageRightId, personId } from '@tym/kernel'
import { createBlindIndex, openKeyEncryption, openKeyVault } from '@tym/key-vault'
import { areas, organisations } from '@tym/personas'
import {
  createCertificateVerifier,
  createProof,
  createProofVerifier,
  createTrustStore,
  customerTokenType,
  type GrantToSign,
  generateProofKey,
  issueGrantStatement,
  issueRoleCertificate,
  strongAuthentication,
} from '@tym/role-certificate'
import { createTestDatabase, keyOf, makeCastKeys, makeSecretFiles, seedCast } from '@tym/testing'
import postgres from 'postgres'
import { inject } from 'vitest'
import { createService } from './create-service.ts'
import { createLoggedSessions } from './logged-sessions.ts'
import { defaultLimits, type ServiceParts } from './service-parts.ts'
import { openStreams } from './streams.ts'
import {
  type Event,
  type Operation,
  type Role,
  visits,
  workshop,
  workshopCopy,
  workshopSql,
} from './test-workshop.ts'

const publicOrigin = 'https://workshop.example'
const start = new Date('2026-11-26T08:00:00Z')
const day = 86_400_000
const { id: employer } = organisations.porvoo

/** The service of the second register, on databases of its own that have its declaration. */
export async function openWorkshopService() {
  const { urls, drop } = await createTestDatabase()
  const files = makeSecretFiles(inject('testServer').folder)
  const clock = fixedClock({ instant: start })
  const superuser = postgres(urls.superuser, { max: 2, onnotice: () => undefined })
  const cast = makeCastKeys()
  await seedCast(superuser, cast, start)
  await superuser.unsafe(workshopSql)
  await syncDeclaration(urls.superuser, workshopCopy)

  const database = openDatabase({ url: urls.app, max: 2, applicationName: 'workshop' })
  const gate = openDatabase({ url: urls.read, max: 1, applicationName: 'workshop-gate' })
  const keyEncryption = await openKeyEncryption({ file: files.kek, provider: undefined })
  const keys = openKeyVault({ url: urls.keys, keyEncryption, max: 1 })
  const journal = await openJournal(files.journal, clock)
  const store = createTrustStore(
    cast.map(({ slug, issuer, use, key }) => ({
      organisation: organisations[slug].id,
      organisationKind: organisations[slug].kind,
      issuer,
      use,
      keyId: key.keyId,
      publicJwk: key.publicJwk,
      notBefore: new Date(start.getTime() - day),
      notAfter: null,
      revokedAt: null,
    })),
    '1',
  )
  const trust = () => store
  const proofs = createProofVerifier({ publicOrigin, nonceKey: randomBytes(32), clock })
  const failures: unknown[] = []
  const parts: ServiceParts<Role, Operation, Event> = {
    declaration: workshop,
    clock,
    database,
    gate,
    keys,
    journal,
    trust,
    proofs,
    publicOrigin,
    refreshTrust: async () => undefined,
    blindIndex: createBlindIndex(randomBytes(32)),
    // Whoever signs may vouch for any role, so that it is the engine that refuses one that is not declared.
    certificates: createCertificateVerifier({ audience: publicOrigin, trust, mayVouch: () => true, clock }),
    reporter: {
      answered: () => undefined,
      refused: () => undefined,
      failed: ({ error }) => void failures.push(error),
    },
    limits: defaultLimits,
    mustBeSealed: () => undefined,
    officerShownAs: 'title',
    deliversToThisMachine: false,
    loggedSessions: createLoggedSessions(),
    streams: openStreams({ database, clock, seconds: 0, onError: () => undefined }),
  }
  const app = createService(visits, parts)
  const key = generateProofKey()

  /** The certificate of an officer with a usage right for the role, whichever register declares it. */
  async function officer(role: string): Promise<string> {
    const usageRight = newUsageRightId()
    const person = personId.parse(`officer-${newId()}`)
    const { id: area } = areas.porvoo
    await superuser`insert into usage_rights.usage_right (id, state, employer, authority, holder, holder_kind,
        holder_name, title, role, duty, area, valid_from, valid_until, inducted_on, undertaking_on, applied_by,
        applied_at, decided_by, decided_at)
      values (${usageRight}, 'granted', ${employer}, ${employer}, ${person}, 'person', 'Testi', 'testi', ${role},
        'testi', ${area}, '2026-01-01', '2027-12-31', '2026-01-01', '2026-01-01', 'an-officer', ${start},
        'the-grantor', ${start})`
    const grant: GrantToSign = {
      kind: 'person',
      person,
      employer,
      authority: employer,
      role,
      title: 'testi',
      duty: 'testi',
      area,
      usageRight,
      usageRightVersion: 1,
      notBefore: new Date(start.getTime() - day),
      expiresAt: new Date(start.getTime() + day),
    }
    const [agency, signer] = [keyOf(cast, 'keha', 'grant'), keyOf(cast, 'porvoo', 'certificate')]
    const id = newId()
    const { issuer } = agency
    const grantToken = await issueGrantStatement(agency.sign, { issuer, grant, id, clock })
    const { certificate } = await issueRoleCertificate(signer.sign, {
      issuer: signer.issuer,
      audience: publicOrigin,
      grant: { ...grant, id, issuer, keyId: agency.key.keyId, issuedAt: start },
      grantToken,
      thumbprint: key.thumbprint,
      lifetime: 300,
      clock,
    })
    return certificate
  }

  /** The token of somebody who has signed in for themselves. */
  function visitor(): Promise<string> {
    const { issuer, sign } = keyOf(cast, 'keha', 'customer')
    const issuedAt = start.getTime() / 1000
    const claims = {
      kind: 'customer',
      iss: issuer,
      aud: publicOrigin,
      sub: personId.parse(`visitor-${newId()}`),
      jti: newCertificateId(),
      iat: issuedAt,
      exp: issuedAt + 300,
      acr: strongAuthentication,
      cnf: { jkt: key.thumbprint },
      national_id: '140385-901E',
      client_id: 'workshop',
    }
    return sign({ typ: customerTokenType }, claims)
  }

  /** Sends one request with a fresh proof. */
  async function send(token: string, method: 'GET' | 'POST', path: string, body?: unknown) {
    const url = `${publicOrigin}${path}`
    const answer = await app.request(url, {
      method,
      headers: {
        authorization: `DPoP ${token}`,
        dpop: createProof(key, { method, url, clock, token, nonce: proofs.currentNonce() }),
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': newId() }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const json: unknown = await answer.json()
    return { status: answer.status, json }
  }

  return {
    database,
    superuser,
    officer,
    visitor,
    send,
    /** What the service itself did wrong. */
    failures,
    async close() {
      await Promise.all([database.close(), gate.close(), keys.close(), journal.close()])
      await superuser.end({ timeout: 5 })
      await drop()
      files.remove()
    },
  }
}
