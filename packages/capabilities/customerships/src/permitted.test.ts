import { organisationId, personId } from '@tym/kernel'
import { expect, test } from 'vitest'
import { permittedOn } from './permitted.ts'

const person = personId.parse('BtiqmvkJmoeh6rJZIoRwLHtS')
const authority = organisationId.parse('0198f0a0-0000-7000-8000-000000000101')
const nurse = { role: 'nurse', person, authority } as const
const teamOf = (responsible: boolean) => [{ person, organisation: authority, responsible }]

test('the log of a file is offered to its responsible officers only', () => {
  const offered = (responsible: boolean) =>
    permittedOn(nurse, { state: 'planInForce', team: teamOf(responsible) })
  expect(offered(true)).toContain('accessLog.read')
  expect(offered(false)).not.toContain('accessLog.read')
  expect(offered(false)).toContain('team.add')
})

test('another organisation’s place on the team makes nobody responsible here', () => {
  const team = [{ person, organisation: 'another', responsible: true }]
  expect(permittedOn(nurse, { state: 'planInForce', team })).not.toContain('accessLog.read')
})

test('nothing is recorded and nobody is added after the end', () => {
  const offered = permittedOn(nurse, { state: 'ended', team: teamOf(true) })
  expect(offered).toContain('customership.openForReason')
  expect(offered).not.toContain('entry.record')
  expect(offered).not.toContain('team.add')
})

test('whoever works with no customers, and the customer, is offered no act of the team', () => {
  for (const role of ['leadPerson', 'customer'] as const)
    expect(permittedOn({ ...nurse, role }, { state: 'planInForce', team: teamOf(true) })).toEqual([])
})
