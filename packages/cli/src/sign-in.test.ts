import { systemClock } from '@tym/kernel'
import { getCustomer, getStaff, machineClients, organisations, signerAudience } from '@tym/personas'
import { isRoleId, mayHold, organisationKind } from '@tym/register'
import {
  createCertificateVerifier,
  createTrustStore,
  generateProofKey,
  strongAuthentication,
} from '@tym/role-certificate'
import { startTestSigners, type TestSigners } from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn, SignInRefused, signInAs, signInMachine } from './sign-in.ts'

const clock = systemClock()
const aino = getStaff('porvoo-specialist')
const nurse = getStaff('county-nurse')
let world: TestSigners

beforeAll(async () => {
  world = await startTestSigners()
})
afterAll(() => world.stop())

const dutyOf = (persona: typeof aino) => {
  const [duty] = persona.duties
  if (duty === undefined) throw new Error(`${persona.key} has no duty`)
  return duty
}
const grant = (persona: typeof aino, duty = dutyOf(persona)) =>
  world.grant({ person: persona.subject, employer: persona.organisation }, duty)

async function verifier() {
  const trust = createTrustStore(await world.readTrust(), '1')
  return createCertificateVerifier({
    audience: world.customerDataOrigin,
    trust: () => trust,
    mayVouch: (role, kind) => isRoleId(role) && mayHold(role, organisationKind.parse(kind)),
    clock,
  })
}

const refusalOf = async (attempt: Promise<unknown>): Promise<SignInRefused> => {
  const outcome = await attempt.then(
    () => new Error('it was not refused'),
    (error: unknown) => error,
  )
  if (outcome instanceof SignInRefused) return outcome
  throw outcome
}

test('an officer signs in and gets a role certificate under two signatures', async () => {
  const usageRight = await grant(aino)
  const signedIn = await signInAs(aino, { ...world, usageRight })
  const certificate = await (await verifier()).verify(signedIn.certificate)
  expect(certificate).toMatchObject({
    kind: 'person',
    person: aino.subject,
    employer: organisations.porvoo.id,
    authority: organisations.porvoo.id,
    role: 'employmentSpecialist',
    issuer: `${world.signerOrigin}/porvoo`,
    grantIssuer: `${world.signerOrigin}/keha`,
    usageRight,
    thumbprint: signedIn.key.thumbprint,
  })
})

test('an officer whom a municipality employs acts for the labour authority', async () => {
  const kaisa = getStaff('loviisa-specialist')
  await grant(kaisa)
  const { certificate } = await signInAs(kaisa, world)
  await expect((await verifier()).verify(certificate)).resolves.toMatchObject({
    employer: organisations.loviisa.id,
    authority: organisations.porvoo.id,
  })
})

test('somebody with several usage rights is asked which, and gets the one that is chosen', async () => {
  const lead = getStaff('porvoo-lead')
  const rights = [await grant(lead, lead.duties[0]), await grant(lead, lead.duties[1])]
  const { body, status } = await refusalOf(signInAs(lead, world))
  expect(status).toBe(400)
  expect(body).toMatchObject({
    code: 'usage-right-choice-required',
    usage_rights: rights.map((id) => ({ id })),
  })
  for (const [index, usageRight] of rights.entries()) {
    const { certificate } = await signInAs(lead, { ...world, usageRight })
    await expect((await verifier()).verify(certificate)).resolves.toMatchObject({
      role: lead.duties[index]?.role,
      usageRight,
    })
  }
  const stranger = await refusalOf(
    signInAs(lead, { ...world, usageRight: '99999999-9999-4999-8999-999999999999' }),
  )
  expect(stranger.body).toMatchObject({ code: 'usage-right-not-live', error: 'access_denied' })
})

test("a provider's coach can sign in and is given nothing", async () => {
  const { body } = await refusalOf(signInAs(getStaff('foundation-coach'), world))
  expect(body).toMatchObject({ code: 'usage-right-not-live' })
})

test('a login by password alone gives no certificate', async () => {
  await grant(nurse)
  const { body } = await refusalOf(signInAs(nurse, { ...world, acr: 'weak' }))
  expect(body).toMatchObject({
    code: 'strong-authentication-required',
    error: 'insufficient_user_authentication',
    acr_values: strongAuthentication,
  })
})

test('a customer’s own token is verified as a customer’s', async () => {
  const eeva = getCustomer('customer-eeva')
  const { certificate } = await signInAs(eeva, world)
  await expect((await verifier()).verify(certificate)).resolves.toMatchObject({
    kind: 'customer',
    person: eeva.subject,
    nationalId: eeva.nationalId,
  })
})

test('nobody can choose a person of another organisation than the token is for', async () => {
  const key = generateProofKey()
  const refusal = await refusalOf(logIn(nurse, { ...world, key, resource: signerAudience('porvoo') }))
  expect(refusal.status).toBe(400)
})

test('a machine client of an authority gets a certificate of its own kind', async () => {
  const [machine] = machineClients
  const clientKey = world.clientKeys[machine?.clientId ?? '']
  if (machine === undefined || clientKey === undefined) throw new Error('the cast has no machine')
  await world.grant(
    { person: machine.clientId, employer: machine.organisation, kind: 'system' },
    machine.duty,
  )
  const { certificate } = await signInMachine(machine, { ...world, clientKey })
  await expect((await verifier()).verify(certificate)).resolves.toMatchObject({
    kind: 'system',
    person: machine.clientId,
  })
  const other = world.clientKeys['tym-worker']
  if (other === undefined) throw new Error('the cast has no worker')
  const { body } = await refusalOf(signInMachine(machine, { ...world, clientKey: other }))
  expect(body).toMatchObject({ error: 'invalid_client' })
})

test('statements for somebody else, of another employer or of another kind are not certified', async () => {
  const other = getStaff('porvoo-specialist-two')
  await grant(other)
  const held: { usageRight: string; statement: string }[] = []
  const collect = async (person: string, employer: 'porvoo' | 'lahti', kind: 'person' | 'system') => {
    const duty = kind === 'person' ? dutyOf(other) : machineClients[0]?.duty
    if (duty === undefined) throw new Error('the cast has no machine')
    const statement = await world.worker.signGrant({
      kind,
      person,
      employer: organisations[employer].id,
      authority: organisations.porvoo.id,
      role: duty.role,
      title: duty.title,
      duty: duty.duty,
      area: '0198f0a0-0000-7000-8000-000000000201',
      usageRight: '88888888-8888-4888-8888-888888888888',
      usageRightVersion: 1,
      notBefore: '2026-01-01T00:00:00Z',
      expiresAt: '2199-01-01T00:00:00Z',
    })
    held.push({ usageRight: '88888888-8888-4888-8888-888888888888', statement })
  }
  await collect(aino.subject, 'porvoo', 'person')
  await collect(other.subject, 'lahti', 'person')
  await collect(other.subject, 'porvoo', 'system')
  world.answerWith((person) => (person === other.subject ? held : []))
  const { body } = await refusalOf(signInAs(other, world))
  expect(body).toMatchObject({ code: 'usage-right-not-live' })
})
