import { newId } from '@tym/kernel'
import { accessFlags } from '@tym/register'
import {
  type Act,
  type Answer,
  type Client,
  expectDone,
  type Holder,
  type OversightWorld,
  openOversightWorld,
  sealAll,
} from '@tym/testing'
import { expect } from 'vitest'
import { z } from 'zod'

const flagRow = z.looseObject({
  id: z.string(),
  kind: z.string(),
  actor: z.string(),
  lineCount: z.int(),
  lines: z.array(z.string()),
  state: z.string(),
  version: z.int(),
  dueOn: z.string(),
})
export const flagPage = z.object({ items: z.array(flagRow), nextCursor: z.string().nullable() })

/**
 * How many customers an employment specialist may open in little time, and from outside the team in a day.
 */
export const most = accessFlags.manyCustomers.most.employmentSpecialist ?? Number.NaN
export const mostOut = accessFlags.outOfTeam.most.employmentSpecialist ?? Number.NaN

/** Acts on so many different customers, one each minute, the last one now. */
export const acts = (by: Holder, many: number, change: Partial<Act> = {}): Act[] =>
  Array.from({ length: many }, (_, at) => ({ by, at: at - many + 1, customership: newId(), ...change }))

/** The world of oversight with those who get flags, and the steps of a flag. */
export interface FlagWorld extends OversightWorld {
  /** Supervisors of Porvoo. */
  readonly second: Holder
  readonly supervisor: Holder
  readonly operator: Holder
  readonly protection: Holder
  /** An officer of Porvoo, out of reach of what was written before, and after what has been seen. */
  newOfficer(): Promise<Holder>
  listFor(by: Client, query?: string): Promise<z.infer<typeof flagRow>[]>
  flagsOf(actor: Holder, by?: Client): Promise<z.infer<typeof flagRow>[]>
  /** The days by which notices of the kind ask for something. */
  noticed(recipient: Holder, kind: string): Promise<string[]>
  answer(by: Client, id: string, version: number, change?: object): Promise<Answer>
  /** Seals what is written and looks at it; answers how many attempts that took. */
  watch(kind?: string): Promise<number>
}

export async function openFlagWorld(): Promise<FlagWorld> {
  const world = await openOversightWorld()
  const { network } = world
  const ofPorvoo = (role: 'supervisor' | 'dataProtectionOfficer' | 'employmentSpecialist') =>
    network.holder({ role, organisation: 'porvoo' })
  const second = await ofPorvoo('supervisor')
  const listFor: FlagWorld['listFor'] = async (by, query = '') =>
    flagPage.parse(expectDone(await by.fetch('GET', `/v1/access-flags?limit=100${query}`), 'list')).items
  return {
    ...world,
    second,
    supervisor: await ofPorvoo('supervisor'),
    operator: await network.holder({ role: 'kehaOperator', organisation: 'keha' }),
    protection: await ofPorvoo('dataProtectionOfficer'),
    newOfficer() {
      network.clock.pass({ minutes: 30 * 60 })
      return ofPorvoo('employmentSpecialist')
    },
    listFor,
    flagsOf: async (actor, by = second) => (await listFor(by)).filter((each) => each.actor === actor.person),
    async noticed(recipient, kind) {
      const rows = await network.sql`select due_on::text from notifications.notification
        where recipient = ${recipient.person} and kind = ${kind} order by created_at`
      return rows.map((row) => String(row['due_on']))
    },
    answer: (by, id, version, change = {}) =>
      by.fetch('POST', `/v1/access-flags/${id}/answer`, {
        body: { outcome: 'dutyRequired', text: 'Työvuorolista on tarkistettu.', ...change },
        headers: { 'if-match': `"${version}"` },
      }),
    async watch(kind = 'flag-accesses') {
      await sealAll(network, world.worker)
      const ended = await world.run(kind)
      expect(new Set(ended)).toEqual(new Set(['done']))
      return ended.length
    },
  }
}
