import type { PlainDate } from '@tym/kernel'
import {
  type Answer,
  type Case,
  type Client,
  type DeletionWorld,
  expectDone,
  type Holder,
  openCase,
  openDeletionWorld,
} from '@tym/testing'
import type { Row } from 'postgres'
import { z } from 'zod'

/** The grounds that a proposal gives. */
export const words = 'Henkilötunnus luettiin naapurin paperista.'
export const made = z.object({ id: z.string() })
const listed = z.object({
  items: z.array(z.looseObject({ id: z.string(), customership: z.string(), state: z.string() })),
})

/** The file that a step is about, when not the case itself. */
type Of = { readonly id: string; readonly path: string }
type Step = 'agreement' | 'withdrawal' | 'refusal' | 'approval'

/** A file with its team, and the steps of its annulment. */
export interface AnnulmentCase extends Case {
  send(by: Client, step: Step, id: string, body?: object, of?: Of): Promise<Answer>
  propose(by: Client, of?: Of, reason?: string): Promise<Answer>
  /** Proposed by its officer; answers the id. */
  proposed(of?: Of, reason?: string): Promise<string>
  /** Proposed, and closed by the supervisor; answers the id. */
  annul(of?: Of, reason?: string): Promise<string>
  listOf(by: Client): Promise<z.infer<typeof listed>['items']>
  /** The kinds of notice that somebody has got about the file. */
  noticesOf(recipient: Holder, of?: Of): Promise<string[]>
}

/** A world with those who decide on annulments at Porvoo, and a registrar of the county. */
export interface AnnulmentWorld extends DeletionWorld {
  readonly supervisor: Holder
  readonly protection: Holder
  readonly registrar: Holder
  readonly countyRegistrar: Holder
  today(): PlainDate
  rowOf(id: string): Promise<Row | undefined>
  openCase(): Promise<AnnulmentCase>
}

export async function openAnnulmentWorld(): Promise<AnnulmentWorld> {
  const world = await openDeletionWorld()
  const { network } = world
  const supervisor = await network.holder('porvoo-supervisor')
  return {
    ...world,
    supervisor,
    protection: await network.holder('porvoo-protection'),
    registrar: await network.holder({ role: 'registrar', organisation: 'porvoo' }),
    countyRegistrar: await network.holder({ role: 'registrar', organisation: 'ita-uusimaa' }),
    today: () => network.clock.calendar(),
    rowOf: async (id) =>
      (await network.sql`select *, log_until::text as until from retention.annulment where id = ${id}`)[0],
    openCase: () => openAnnulmentCase(world, supervisor),
  }
}

async function openAnnulmentCase(world: DeletionWorld, supervisor: Holder): Promise<AnnulmentCase> {
  const file = await openCase(world)
  const send: AnnulmentCase['send'] = (by, step, id, body, of = file) =>
    by.fetch('POST', `${of.path}/annulments/${id}/${step}`, {
      ...(body && { body }),
      headers: { 'if-match': '"1"' },
    })
  const propose: AnnulmentCase['propose'] = (by, of = file, reason = 'wrongPerson') =>
    by.fetch('POST', `${of.path}/annulments`, { body: { reason, grounds: words } })
  const proposed: AnnulmentCase['proposed'] = async (of, reason) =>
    made.parse(expectDone(await propose(world.team.officer, of, reason), 'propose')).id
  return {
    ...file,
    send,
    propose,
    proposed,
    async annul(of, reason) {
      const id = await proposed(of, reason)
      expectDone(await send(supervisor, 'approval', id, undefined, of), 'close')
      return id
    },
    async listOf(by) {
      const { items } = listed.parse(expectDone(await by.fetch('GET', '/v1/annulments'), 'list'))
      return items.filter(({ customership }) => customership === file.id)
    },
    async noticesOf(recipient, of = file) {
      const rows = await world.network.sql<{ kind: string }[]>`select kind from notifications.notification
        where recipient = ${recipient.person} and customership = ${of.id} order by id`
      return rows.map(({ kind }) => kind)
    },
  }
}
