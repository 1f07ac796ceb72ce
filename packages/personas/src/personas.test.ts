import { findNationalId, isBusinessId, personId } from '@tym/kernel'
import { areBarred, isRegistrable, mayHold, type RoleId, roles } from '@tym/register'
import { expect, test } from 'vitest'
import {
  actingFor,
  areas,
  customers,
  getStaff,
  machineClients,
  newcomer,
  organisations,
  outsideParties,
  roleWords,
  staff,
} from './index.ts'

test('every identity code of the cast is valid and can be nobody’s', () => {
  for (const { nationalId } of customers)
    expect(findNationalId(nationalId)).toMatchObject({ fictitious: true })
  expect(new Set(customers.map((customer) => customer.nationalId)).size).toBe(customers.length)
})

test('nobody in the cast shares a key or a pairwise subject with another', () => {
  const everybody = [...staff, ...customers]
  expect(new Set(everybody.map((persona) => persona.key)).size).toBe(everybody.length)
  expect(new Set(everybody.map((persona) => persona.subject)).size).toBe(everybody.length)
})

test('every duty is one that the employer may vouch for, for an authority that it may act for', () => {
  for (const { organisation, duties } of staff) {
    for (const { role, authority } of duties) {
      expect(mayHold(role, organisations[organisation].kind)).toBe(true)
      const acts =
        organisation === authority ||
        actingFor.some((row) => row.employer === organisation && row.authority === authority)
      expect(acts).toBe(true)
    }
  }
})

test('every employer has an access officer, and a provider has nobody with a duty', () => {
  for (const { slug, kind } of Object.values(organisations)) {
    const duties = staff
      .filter((persona) => persona.organisation === slug)
      .flatMap((persona) => persona.duties)
    if (kind === 'recipient') expect(duties).toEqual([])
    else expect(duties.map((duty) => duty.role)).toContain('accessOfficer')
  }
})

test('every organisation that employs people of the register has a supervisor and a registrar, Porvoo two supervisors', () => {
  for (const { slug, kind } of Object.values(organisations)) {
    const held = staff.filter(({ organisation }) => organisation === slug).flatMap(({ duties }) => duties)
    const count = (role: RoleId) => held.filter((duty) => duty.role === role).length
    if (kind === 'recipient') continue
    expect([slug, count('supervisor'), count('registrar')]).toEqual([slug, slug === 'porvoo' ? 2 : 1, 1])
    // A municipality is no controller: its people are those of the labour authority for which they act.
    expect([slug, count('dataProtectionOfficer')]).toEqual([slug, kind === 'municipality' ? 0 : 1])
  }
})

test('nobody of the cast is meant to hold roles that one person never holds together, and titles are those of the roles', () => {
  for (const { key, duties } of staff) {
    const held = duties.map(({ role }) => role)
    expect([key, held.some((one) => held.some((other) => areBarred(one, other)))]).toEqual([key, false])
  }
  for (const role of ['supervisor', 'registrar', 'dataProtectionOfficer'] as const)
    for (const duty of staff.flatMap(({ duties }) => duties).filter((each) => each.role === role))
      expect(duty.title).toBe(roles[role].title.fi)
})

test('the one without a right is the newcomer of the county, and every other duty is held', () => {
  expect(getStaff(newcomer)).toMatchObject({ name: 'Noora Vertaus', organisation: 'ita-uusimaa' })
  expect(getStaff('porvoo-specialist-two').duties).not.toEqual([])
})

test('somebody is under non-disclosure for safety and has a safe contact address', () => {
  const protectedOnes = customers.filter((customer) => customer.nonDisclosure)
  expect(protectedOnes.map((customer) => customer.contactAddress)).toEqual([expect.any(String)])
})

test('Päijät-Häme has two labour authorities, Porvoo one', () => {
  const labour = (slug: 'porvoo' | 'paijat-hame') =>
    areas[slug].organisations.filter((member) => organisations[member].kind === 'labourAuthority')
  expect(labour('porvoo')).toHaveLength(1)
  expect(labour('paijat-hame')).toHaveLength(2)
})

test('an outside party of the cast is of a kind that is entered by name, under a business id of its own', () => {
  for (const { kind, businessId } of outsideParties) {
    expect(isRegistrable(kind)).toBe(true)
    expect(isBusinessId(businessId)).toBe(true)
  }
  expect(new Set(outsideParties.map(({ businessId }) => businessId)).size).toBe(outsideParties.length)
})

test('a machine client is named so that it can be the subject of a certificate', () => {
  for (const { clientId } of machineClients) expect(personId.safeParse(clientId).success).toBe(true)
})

test('what each role does is said in a sentence of its own, in three languages', () => {
  for (const duty of staff.flatMap(({ duties }) => duties))
    for (const sentence of Object.values(roleWords(duty.role).does)) expect(sentence).toMatch(/^\p{Lu}.+\.$/u)
  const said = [...new Set(staff.flatMap(({ duties }) => duties.map(({ role }) => role)))].map(
    (role) => roleWords(role).does.fi,
  )
  expect(new Set(said).size).toBe(said.length)
})
