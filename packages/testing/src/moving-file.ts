import { areas, organisations } from '@tym/personas'
import { z } from 'zod'
import { type Case, openCase } from './disclosures/case.ts'
import { type DisclosureWorld, openDisclosureWorld } from './disclosures/world.ts'
import type { Answer, Client } from './network/client.ts'
import type { Holder } from './network/holder.ts'
import { expectDone } from './network/open-customership.ts'

const made = z.object({ id: z.string(), version: z.int() })
const shownFile = z.looseObject({
  area: z.string(),
  version: z.int(),
  parties: z.array(z.object({ organisation: z.string(), kind: z.string(), taken: z.boolean() })),
  formerParties: z.array(z.object({ organisation: z.string(), kind: z.string(), until: z.string() })),
  team: z.array(z.looseObject({ organisation: z.string() })),
})
export const there = { area: areas['paijat-hame'].id, labourAuthority: organisations.lahti.id }

/** A world in which customers of Porvoo move to the Lahti area, where Kela has nobody yet. */
export interface MovingWorld extends DisclosureWorld {
  readonly lahti: Holder
  readonly countyThere: Holder
  /** Who act for Porvoo, and a colleague who works with customers. */
  readonly registrars: readonly [Holder, Holder]
  readonly colleague: Holder
}

export async function openMovingWorld(): Promise<MovingWorld> {
  const world = await openDisclosureWorld({ alsoAllowed: ['3.04', '5.04'], tellsCustomers: true })
  const { network } = world
  const registrar = { role: 'registrar', organisation: 'porvoo' } as const
  return {
    ...world,
    lahti: await network.holder('lahti-specialist'),
    countyThere: await network.holder({ role: 'nurse', organisation: 'paijat-hame', area: 'paijat-hame' }),
    registrars: [await network.holder(registrar), await network.holder(registrar)],
    colleague: await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' }),
  }
}

/** A file with its team in Porvoo, and the steps of its move. */
export interface MovingFile extends Case {
  post(by: Client, to: string, body?: object, version?: number): Promise<Answer>
  shown(by?: Client): Promise<z.infer<typeof shownFile>>
  transfer(by?: Client, change?: object): Promise<Answer>
  /** Transferred to Lahti by its officer; answers the id of the transfer. */
  moveAway(): Promise<string>
  take(by: Client): Promise<void>
  /** Marked as perhaps wrong by the customer. */
  flag(entry: string): Promise<void>
}

export async function openMovingFile(world: MovingWorld): Promise<MovingFile> {
  const file = await openCase(world)
  const post: MovingFile['post'] = (by, to, body, version) =>
    by.fetch('POST', `${file.path}/${to}`, {
      ...(body && { body }),
      ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
    })
  const shown: MovingFile['shown'] = async (by = file.customer) =>
    shownFile.parse(expectDone(await by.fetch('GET', file.path), 'read'))
  const transfer: MovingFile['transfer'] = async (by = file.officer, change = {}) => {
    const movedOn = world.network.clock.calendar()
    return post(by, 'transfers', { ...there, movedOn, ...change }, (await shown()).version)
  }
  return {
    ...file,
    post,
    shown,
    transfer,
    moveAway: async () => made.parse(expectDone(await transfer(), 'transfer')).id,
    take: async (by) => {
      expectDone(await post(by, 'taking'), 'take')
    },
    flag: async (entry) => {
      const body = { reason: 'En ole ollut myyjä.' }
      expectDone(await post(file.customer, `entries/${entry}/flags`, body), 'flag')
    },
  }
}
