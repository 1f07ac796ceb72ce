import { type Clock, newId, newUsageRightId, type PersonId, personId } from '@tym/kernel'
import {
  type AreaSlug,
  areas,
  getStaff,
  machineClients,
  type OrganisationSlug,
  organisations,
} from '@tym/personas'
import { type RoleId, roles } from '@tym/register'
import { type GrantToSign, issueGrantStatement, issueRoleCertificate, type Sign } from '@tym/role-certificate'
import type { Sql } from 'postgres'
import { type Client, createClient } from './client.ts'
import { type CastKey, keyOf } from './keys.ts'

/** Somebody with a duty: a persona of the cast by key, or anybody described here. */
export type HolderWanted =
  | string
  | {
      readonly role: RoleId
      readonly organisation: OrganisationSlug
      /** The storing organisation; the employer itself unless said. */
      readonly authority?: OrganisationSlug
      readonly area?: AreaSlug
      readonly person?: string
      readonly name?: string
      readonly title?: string
    }

export type Holder = Client & {
  readonly person: PersonId
  readonly name: string
  readonly role: RoleId
  readonly organisation: OrganisationSlug
  readonly authority: OrganisationSlug
  readonly area: AreaSlug
  readonly usageRight: GrantToSign['usageRight']
  /** The facts of the granted right, for forging others. */
  readonly grant: GrantToSign
  /** Issues a certificate as the agency's and the employer's signers would, with anything changed. */
  certify(change?: CertificateChange): Promise<string>
}

export type CertificateChange = {
  readonly grant?: Partial<GrantToSign>
  readonly audience?: string
  /** Whose key signs the certificate, instead of the employer's. */
  readonly signedBy?: CastKey
  readonly grantSignedBy?: CastKey
  readonly lifetime?: number
  readonly thumbprint?: string
}

type HolderParts = {
  readonly sql: Sql
  readonly keys: readonly CastKey[]
  readonly origin: string
  readonly clock: Clock
}

/** Grants a usage right in the register and answers a client that holds it. */
export async function createHolder(wanted: HolderWanted, parts: HolderParts): Promise<Holder> {
  const { person, name, role, title, duty, organisation, authority, area } = describe(wanted)
  const { sql, keys, clock } = parts
  const usageRight = newUsageRightId()
  const kind = roles[role].kind === 'system' ? 'system' : 'person'
  const instant = clock.instant()
  const year = clock.calendar().slice(0, 4)
  await sql`insert into usage_rights.usage_right (id, version, state, employer, authority, holder, holder_kind,
      holder_name, title, role, duty, area, valid_from, valid_until, inducted_on, undertaking_on,
      applied_by, applied_at, decided_by, decided_at)
    values (${usageRight}, 1, 'granted', ${organisations[organisation].id}, ${organisations[authority].id}, ${person},
      ${kind}, ${name}, ${title}, ${role}, ${duty}, ${areas[area].id}, ${`${Number(year) - 1}-01-01`},
      ${`${Number(year) + 5}-12-31`}, ${clock.calendar()}, ${clock.calendar()}, 'their-access-officer', ${instant},
      'the-grantor', ${instant})`
  const grant: GrantToSign = {
    kind,
    person,
    employer: organisations[organisation].id,
    authority: organisations[authority].id,
    role,
    title,
    duty,
    area: areas[area].id,
    usageRight,
    usageRightVersion: 1,
    notBefore: new Date(instant.getTime() - 3_600_000),
    expiresAt: new Date(instant.getTime() + 5 * 365 * 86_400_000),
  }
  const certify = (thumbprint: string, change: CertificateChange = {}): Promise<string> =>
    issueChanged({ grant, employer: organisation, audience: parts.origin, thumbprint, keys, clock }, change)
  const client = createClient({ origin: parts.origin, clock, certify })
  return {
    ...client,
    person,
    name,
    role,
    organisation,
    authority,
    area,
    usageRight,
    grant,
    certify: (change) => certify(client.key.thumbprint, change),
  }
}

type Usual = {
  readonly grant: GrantToSign
  readonly employer: OrganisationSlug
  readonly audience: string
  readonly thumbprint: string
  readonly keys: readonly CastKey[]
  readonly clock: Clock
}

async function issueChanged(usual: Usual, change: CertificateChange): Promise<string> {
  const { clock, keys } = usual
  const agency = change.grantSignedBy ?? keyOf(keys, 'keha', 'grant')
  const employer = change.signedBy ?? keyOf(keys, usual.employer, 'certificate')
  const grant = { ...usual.grant, ...change.grant }
  const id = newId()
  const grantToken = await issueGrantStatement(signer(agency), { issuer: agency.issuer, grant, id, clock })
  const { certificate } = await issueRoleCertificate(signer(employer), {
    issuer: employer.issuer,
    audience: change.audience ?? usual.audience,
    grant: { ...grant, id, issuer: agency.issuer, keyId: agency.key.keyId, issuedAt: clock.instant() },
    grantToken,
    thumbprint: change.thumbprint ?? usual.thumbprint,
    lifetime: change.lifetime ?? 300,
    clock,
  })
  return certificate
}

const signer =
  ({ sign }: CastKey): Sign =>
  (header, claims) =>
    sign(header, claims)

function describe(wanted: HolderWanted) {
  if (typeof wanted !== 'string') {
    const { role, organisation } = wanted
    const person = personId.parse(wanted.person ?? `person-${newId()}`)
    return {
      person,
      role,
      organisation,
      name: wanted.name ?? `Testi ${role}`,
      title: wanted.title ?? roles[role].title.fi,
      duty: 'monialainen tuki',
      authority: wanted.authority ?? organisation,
      area: wanted.area ?? areaOf(wanted.authority ?? organisation),
    }
  }
  const machine = machineClients.find(({ clientId }) => clientId === wanted)
  if (machine !== undefined) {
    const { duty, organisation, clientId } = machine
    return { ...duty, organisation, person: personId.parse(clientId), name: clientId }
  }
  const persona = getStaff(wanted)
  const [duty] = persona.duties
  if (duty === undefined) throw new Error(`${wanted} has no duty and so no usage right`)
  return { ...duty, organisation: persona.organisation, person: persona.subject, name: persona.name }
}

function areaOf(organisation: OrganisationSlug): AreaSlug {
  const found = Object.values(areas).find(({ organisations: members }) => members.includes(organisation))
  return found?.slug ?? 'koko-maa'
}
