import { type CustomershipId, customershipId } from '@tym/kernel'
import type { FieldId } from '@tym/register'
import { recordEntryEndpoint } from './record-entry.ts'
import { startAssessmentEndpoint } from './start-assessment.ts'
import type { Done, TestCaller } from './test-requests.ts'
import type { World } from './test-world.ts'

/** A customership with one officer of each kind on its team; of somebody new unless said. */
export async function openFile(world: World, nationalId = world.nationalId()) {
  const { lahti, county, kela } = world.organisations
  const specialist = await world.officer('employmentSpecialist', lahti)
  const socialWorker = await world.officer('socialWorker', county)
  const nurse = await world.officer('nurse', county)
  const kelaSpecialist = await world.officer('workAbilitySpecialist', kela)
  const body = world.assessment({ nationalId, labourAuthority: undefined })
  const { id } = await world.send(startAssessmentEndpoint, specialist, {}, body)
  const customership = customershipId.parse(id)
  for (const member of [socialWorker, nurse, kelaSpecialist]) await world.join(customership, member)
  const record = (by: TestCaller, field: FieldId, value: unknown, more: object = {}) =>
    recordFact(world, customership, by, field, value, more)
  return {
    customership,
    nationalId,
    specialist,
    socialWorker,
    nurse,
    kelaSpecialist,
    record,
    customer: world.customer(nationalId),
    params: { customership },
  }
}
export type TestFile = Awaited<ReturnType<typeof openFile>>

export const effect = 'Rajaa työtehtäviä, joihin asiakas voi hakea.'
export const necessity = 'Palvelua ei voi järjestää ilman tätä tietoa.'

/** Records a fact, with its statements where the category demands them. */
export function recordFact(
  world: World,
  customership: CustomershipId,
  by: TestCaller,
  field: FieldId,
  value: unknown,
  more: object = {},
): Promise<Done> {
  const category = Number(field[0])
  const statements = category === 4 || category === 5 ? { effect, necessity } : {}
  const source = by.principal.role === 'customer' ? 'customer' : 'officer'
  const body = { category, field, value, source, ...statements, ...more }
  return world.send(recordEntryEndpoint, by, { customership }, body)
}
