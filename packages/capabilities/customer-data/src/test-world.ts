import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Context, gatePatience, openDatabase, type Scope, type WriteTx } from '@tym/database'
import { type Admission, decideOperation, type Endpoint, type StaffPrincipal, staffOf } from '@tym/employment'
import { openJournal } from '@tym/journal'
import {
  addDays,
  type CustomershipId,
  customershipId,
  fixedClock,
  newAreaId,
  newCertificateId,
  newCustomershipId,
  newId,
  newOrganisationId,
  newUsageRightId,
  type OrganisationId,
  personId,
  plainDate,
} from '@tym/kernel'
import { createBlindIndex, newKeyEncryptionFile, openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import type { OrganisationKind, RoleId } from '@tym/register'
import { createTrustStore, type RoleCertificate, type TrustedKey } from '@tym/role-certificate'
import { generatePrivateJwk, type SignableDocument, signDocument, signingKeyOf, signJws } from '@tym/signing'
import { createTestDatabase } from '@tym/testing'
import type { NewAssessment } from './start-assessment.ts'
import { type Done, type Outcome, request, type TestCaller } from './test-requests.ts'

const start = { instant: new Date('2026-03-02T08:00:00Z'), calendar: plainDate.parse('2026-03-02') }
const issuer = 'https://signer.example'
const grantIssuer = 'https://agency.example'
const identityIssuer = 'https://identity.example'

/**
 * One area of its own on databases of its own: the real schema, the real gate as its own login role, real
 * keys. Only the tokens are left out: who calls is said by a principal and an admission, as the pipeline
 * hands them over.
 */
export async function createWorld() {
  const databases = await createTestDatabase()
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-keys-'))
  const kek = path.join(folder, 'kek.json')
  writeFileSync(kek, newKeyEncryptionFile(), { mode: 0o600 })
  const app = openDatabase({ url: databases.urls.app, max: 4, applicationName: 'test-app' })
  const gate = openDatabase({
    url: databases.urls.read,
    max: 4,
    applicationName: 'test-gate',
    patience: gatePatience,
  })
  const worker = openDatabase({ url: databases.urls.worker, max: 1, applicationName: 'test-worker' })
  const admin = openDatabase({ url: databases.urls.superuser, max: 1, applicationName: 'test-admin' })
  const keys = openKeyVault({
    url: databases.urls.keys,
    keyEncryption: readKeyEncryptionFile(kek),
    max: 2,
    rememberSeconds: 0,
  })
  const clock = fixedClock(start)
  const { sql } = admin

  const organisation = async (kind: OrganisationKind, slug: string): Promise<OrganisationId> => {
    const id = newOrganisationId()
    await sql`insert into organisations.organisation (id, kind, slug, name_fi, name_sv, name_en, registered_at)
      values (${id}, ${kind}, ${slug}, ${slug}, ${slug}, ${slug}, ${start.instant.toISOString()})`
    return id
  }
  const lahti = await organisation('labourAuthority', 'lahti')
  const heinola = await organisation('labourAuthority', 'heinola')
  const county = await organisation('wellbeingCounty', 'county')
  const kela = await organisation('kela', 'kela')
  const keha = await organisation('keha', 'keha')
  const area = newAreaId()
  await sql`insert into organisations.cooperation_area values (${area}, 'a', 'a', 'a')`
  for (const member of [lahti, heinola, county, kela])
    await sql`insert into organisations.area_member values (${area}, ${member})`
  const otherArea = newAreaId()
  await sql`insert into organisations.cooperation_area values (${otherArea}, 'b', 'b', 'b')`
  for (const member of [heinola, county, kela])
    await sql`insert into organisations.area_member values (${otherArea}, ${member})`
  for (const [name, use] of [
    [issuer, 'certificate'],
    [grantIssuer, 'grant'],
    [identityIssuer, 'customer'],
  ] as const) {
    await sql`insert into organisations.issuer values (${name}, ${keha})`
    await sql`insert into organisations.signing_key (issuer, key_id, organisation, use, public_jwk, not_before, registered_by, registered_at, confirmed_by, confirmed_at)
      values (${name}, 'key-1', ${keha}, ${use}, '{}', '2026-01-01', 'configuration', '2026-01-01', 'configuration', '2026-01-01')`
  }
  const documentKey = signingKeyOf(generatePrivateJwk())
  await sql`insert into organisations.issuer values ('https://county.example', ${county})`
  await sql`insert into organisations.signing_key (issuer, key_id, organisation, use, public_jwk, not_before, registered_by, registered_at, confirmed_by, confirmed_at)
    values ('https://county.example', ${documentKey.keyId}, ${county}, 'document', ${JSON.stringify(documentKey.publicJwk)}::text::jsonb, '2026-01-01',
      'configuration', '2026-01-01', 'configuration', '2026-01-01')`
  const trusted: TrustedKey = {
    keyId: documentKey.keyId,
    organisation: county,
    organisationKind: 'wellbeingCounty',
    issuer: 'https://county.example',
    use: 'document',
    publicJwk: documentKey.publicJwk,
    notBefore: new Date('2026-01-01T00:00:00Z'),
    notAfter: null,
    revokedAt: null,
  }
  const blindIndex = createBlindIndex(randomBytes(32))
  const journal = await openJournal(path.join(folder, 'journal.jsonl'), clock)
  const parts = {
    clock,
    keys,
    blindIndex,
    gate,
    database: app,
    trust: () => createTrustStore([trusted], '1'),
    refreshTrust: async () => {},
    publicOrigin: 'https://register.example',
    officerShownAs: 'title' as const,
    deliversToThisMachine: false,
    journal,
  }

  const certificateOf = (kind: 'person' | 'customer', thumbprint: string) => ({
    kind,
    id: newCertificateId(),
    person: personId.parse(`person-${newId()}`),
    keyId: 'key-1',
    issuedAt: clock.instant(),
    expiresAt: new Date(clock.instant().getTime() + 300_000),
    thumbprint,
  })

  /** Somebody with a granted usage right. */
  const officer = async (
    role: RoleId,
    authority: OrganisationId,
    where = area,
  ): Promise<TestCaller & { principal: StaffPrincipal }> => {
    const usageRight = newUsageRightId()
    const common = certificateOf('person', 'jkt')
    await sql`insert into usage_rights.usage_right (id, state, employer, authority, holder, holder_kind, holder_name,
        title, role, duty, area, valid_from, valid_until, inducted_on, undertaking_on, applied_by, applied_at, decided_by, decided_at)
      values (${usageRight}, 'granted', ${authority}, ${authority}, ${common.person}, 'person', 'Aino Virkailija', 'title',
        ${role}, 'tym', ${where}, '2026-01-01', '2027-12-31', '2026-01-01', '2026-01-01', 'applicant',
        ${start.instant.toISOString()}, 'grantor', ${start.instant.toISOString()})`
    const granted = { employer: authority, authority, role, title: 'title', area: where, usageRight }
    const certificate: RoleCertificate = {
      ...common,
      ...granted,
      kind: 'person',
      duty: 'tym',
      usageRightVersion: 1,
      issuer,
      grantIssuer,
      grantKeyId: 'key-1',
    }
    const { person, id } = common
    return { certificate, principal: staffOf({ ...granted, kind: 'person', person, certificate: id }) }
  }
  /** The person with this identity code, after a strong identification. */
  const customer = (nationalId: string): TestCaller => {
    const common = certificateOf('customer', 'jkt')
    return {
      certificate: { ...common, kind: 'customer', issuer: identityIssuer, nationalId },
      principal: {
        kind: 'customer',
        person: common.person,
        certificate: common.id,
        role: 'customer',
        title: 'customer',
        selfIndex: blindIndex(nationalId),
      },
    }
  }

  const contextOf = (caller: TestCaller, scope: Scope): Context => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
    caller: caller.principal,
    scope,
  })
  const inScope = <T>(caller: TestCaller, scope: Scope, work: (tx: WriteTx) => Promise<T>): Promise<T> =>
    app.write(contextOf(caller, scope), work)
  const inside = <T>(caller: TestCaller, id: CustomershipId, work: (tx: WriteTx) => Promise<T>): Promise<T> =>
    inScope(caller, { kind: 'customership', customership: id, outOfTeam: false, afterEnd: 'open' }, work)

  /**
   * Sends a write or an ordinary read as the pipeline does: operation, decision, handler, in one transaction.
   */
  const send = (
    endpoint: Endpoint,
    caller: TestCaller,
    params: object,
    body?: unknown,
    version = 0,
  ): Promise<Done> => {
    clock.advance({ minutes: 1 })
    const id = 'customership' in params ? customershipId.parse(params.customership) : newCustomershipId()
    const kind = endpoint.kind === 'gate' ? 'customership' : endpoint.scope
    const scope: Scope =
      kind === 'caseload'
        ? { kind }
        : kind === 'opening'
          ? { kind, customership: id }
          : { kind: 'customership', customership: id, outOfTeam: false, afterEnd: 'open' }
    return inScope(caller, scope, (tx) => request(endpoint, tx, { caller, params, body, version, parts }))
  }
  const admissionOf = ({ certificate }: TestCaller): Admission => ({
    certificate,
    replayKey: randomBytes(32),
    slot: Math.floor(clock.instant().getTime() / 300_000) % 4,
  })
  /** Reads through the real gate; the answer is its text. */
  const read = async (
    endpoint: Endpoint,
    caller: TestCaller,
    params: object,
    body?: unknown,
    admission = admissionOf(caller),
  ): Promise<Outcome> => {
    if (endpoint.kind !== 'gate') throw new Error('only a gate is read like this')
    const { principal } = caller
    const parsed = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, endpoint.params[name]?.parse(value)]),
    )
    const wanted = {
      caller: principal,
      params: parsed,
      query: {},
      body: endpoint.body.parse(body),
      parts,
      instant: clock.instant(),
      calendar: clock.calendar(),
    }
    const operation = decideOperation(principal.role, endpoint.operation)
    const decision = operation.allowed ? (endpoint.decide?.(wanted) ?? operation) : operation
    const { json } = await endpoint.gate(wanted, admission, decision)
    return JSON.parse(json)
  }

  let made = 0
  /** A fictitious identity code that nobody else here has. */
  const nationalId = (): string => {
    made += 1
    const digits = `0101${String(50 + Math.floor(made / 100)).padStart(2, '0')}${900 + (made % 100)}`
    return `${digits.slice(0, 6)}-${digits.slice(6)}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(digits) % 31]}`
  }
  const assessment = (change: Partial<NewAssessment> = {}): NewAssessment => ({
    nationalId: nationalId(),
    givenNames: 'Suvi Annika',
    familyName: 'Salainen',
    identitySource: 'customer',
    startedOn: addDays(clock.calendar(), -1),
    unemployedConfirmed: true,
    labourAuthority: lahti,
    ...change,
  })
  /** Puts an officer on the team, as taking the file or adding a colleague does. */
  const join = async (id: CustomershipId, { principal }: TestCaller): Promise<void> => {
    await sql`insert into customerships.case_team_member (id, customership, organisation, person, name, title, role, responsible, added_by, added_at)
      values (${newId()}, ${id}, ${principal.authority ?? null}, ${principal.person}, 'n', 't', ${principal.role}, true, 'test', ${clock.instant().toISOString()})`
  }

  return {
    superuserUrl: databases.urls.superuser,
    app,
    gate,
    worker,
    admin,
    sql,
    keys,
    clock,
    parts,
    area,
    otherArea,
    documentKey,
    officer,
    customer,
    inScope,
    inside,
    send,
    read,
    admissionOf,
    nationalId,
    assessment,
    join,
    organisations: { lahti, heinola, county, kela, keha },
    signReferral: (
      about: string,
      date: string,
      content: Extract<SignableDocument, { type: 'referral' }>['content'],
    ) =>
      signDocument(signJws(documentKey), {
        document: {
          type: 'referral',
          organisation: county,
          nationalId: about,
          date: plainDate.parse(date),
          content,
        },
        issuer: 'https://county.example',
        id: newId(),
        clock,
      }),
    close: async () => {
      await Promise.all([
        app.close(),
        gate.close(),
        worker.close(),
        admin.close(),
        keys.close(),
        journal.close(),
      ])
      await databases.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type World = Awaited<ReturnType<typeof createWorld>>

export const problem = (code: string) => ({ name: 'Problem', code })
