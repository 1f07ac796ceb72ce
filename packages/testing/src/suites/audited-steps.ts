import { newId } from '@tym/kernel'
import fc from 'fast-check'
import { z } from 'zod'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import type { Answer, Client } from '../network/client.ts'
import type { OpenedCustomership } from '../network/open-customership.ts'
import type { Network } from '../network.ts'

/** Everybody and everything that random requests are made of. */
export type Stage = {
  readonly network: Network
  readonly files: readonly [OpenedCustomership, OpenedCustomership]
  readonly people: Readonly<Record<Person, Client>>
  /** An identity code that nobody has used. */
  newNationalId(): string
}
export type Person = 'member' | 'county' | 'colleague' | 'outsider' | 'officer' | 'customer' | 'stranger'
export const persons = [
  'member',
  'county',
  'colleague',
  'outsider',
  'officer',
  'customer',
  'stranger',
] as const

/** A line that must be there. */
export type ExpectedLine = {
  readonly event: string
  readonly outcome: 'allowed' | 'denied'
  readonly customership: string | null
  readonly problem: string | null
}

/** One random request: how it is sent and, from what came back, which lines must have been written. */
export type Step = {
  readonly name: string
  readonly event: string
  readonly who: Person
  /** The customership in the address; null when the address names none. */
  readonly file: 0 | 1 | 'unknown' | null
  send(client: Client, path: string, stage: Stage): Promise<Answer>
  /**
   * Customerships that an answer of this kind concerns, from its body; the one in the address unless given.
   */
  readonly concerns?: (answer: Answer) => readonly (string | null)[]
  /** The event of a refusal that has met the first file, which its log gets though the address names none. */
  readonly meets?: string | undefined
}

export const canaries = {
  value: 'Kanarialinnun laulutaito',
  reason: 'Kanarian sijainen tarvitsee tiedon',
  flag: 'Kanarian muisti on toinen',
  name: 'Kanarialintu',
} as const

const listed = z.object({
  items: z.array(z.object({ id: z.string(), customership: z.string().optional() })),
})
/** Each file of a list once, whatever else its rows stand for. */
const eachListed = (answer: Answer) => {
  const files = new Set(listed.parse(answer.json).items.map(({ id, customership }) => customership ?? id))
  return files.size === 0 ? [null] : [...files]
}
/** What every write answers. */
export const written = z.strictObject({ id: z.string(), version: z.int() })

const who = fc.constantFrom(...persons)
const file = fc.constantFrom<0 | 1 | 'unknown'>(0, 0, 1, 'unknown')
const category = fc.integer({ min: 1, max: 7 })

const read = fc.record({ who, file, category, reason: fc.boolean() }).map(
  ({ reason, category: number, ...rest }): Step => ({
    ...rest,
    name: `read category ${number}${reason ? ' for a reason' : ''}`,
    event: 'category.read',
    send: (client, path) =>
      reason
        ? client.fetch('POST', `${path}/categories/${number}/read`, { body: { reason: canaries.reason } })
        : client.fetch('GET', `${path}/categories/${number}`),
  }),
)

const readWhole = fc.record({ who, file }).map(
  (rest): Step => ({
    ...rest,
    name: 'read the whole file',
    event: 'customership.contentRead',
    send: (client, path) => client.fetch('GET', `${path}/categories`),
  }),
)

const record = fc.record({ who, file, valid: fc.boolean(), twice: fc.boolean() }).map(
  ({ valid, twice, ...rest }): Step => ({
    ...rest,
    name: `record ${valid ? 'a fact' : 'nonsense'}${twice ? ' with a used key' : ''}`,
    event: 'entry.recorded',
    send: (client, path) =>
      client.fetch('POST', `${path}/entries`, {
        body: { category: 6, field: '6.03', value: valid ? canaries.value : 17, source: 'customer' },
        headers: { 'idempotency-key': twice ? `the-same-key-for-${path.slice(-12)}` : newId() },
      }),
  }),
)

const readState = fc.record({ who, file }).map(
  (rest): Step => ({
    ...rest,
    name: 'read the customership',
    event: 'customership.read',
    send: (client, path) => client.fetch('GET', path),
  }),
)

const lists = fc
  .record({
    who,
    list: fc.constantFrom(
      ...(['/v1/customerships', '/v1/tasks', '/v1/awaiting-customerships', '/v1/own-customerships'] as const),
    ),
  })
  .map(
    ({ list, ...rest }): Step => ({
      ...rest,
      name: `list ${list}`,
      event: {
        '/v1/customerships': 'customership.caseloadListed',
        '/v1/tasks': 'customership.tasksListed',
        '/v1/awaiting-customerships': 'customership.awaitingListed',
        '/v1/own-customerships': 'customership.ownListed',
      }[list],
      file: null,
      concerns: eachListed,
      send: (client) => client.fetch('GET', list),
    }),
  )

const names = fc.record({ who }).map(
  (rest): Step => ({
    ...rest,
    name: 'names of files',
    event: 'customership.nameRead',
    file: null,
    concerns: eachListed,
    send: (client, _path, { files }) =>
      client.fetch('GET', `/v1/customership-names?files=${files.map(({ id }) => id).join(',')}`),
  }),
)

const search = fc.record({ who, known: fc.boolean(), reason: fc.boolean() }).map(
  ({ known, reason, ...rest }): Step => ({
    ...rest,
    name: `search ${known ? 'a customer' : 'nobody'}${reason ? ' for a reason' : ''}`,
    event: 'customership.searched',
    file: null,
    concerns: eachListed,
    send: (client, _path, { files }) =>
      client.fetch('POST', '/v1/customerships/search', {
        body: {
          nationalId: known ? files[0].nationalId : fictitiousNationalId(4321),
          ...(reason ? { reason: canaries.reason } : {}),
        },
      }),
  }),
)

const start = fc.record({ who, known: fc.boolean() }).map(
  ({ known, ...rest }): Step => ({
    ...rest,
    name: `start for ${known ? 'somebody who has a file' : 'a new customer'}`,
    event: 'customership.started',
    file: null,
    concerns: (answer) => [written.parse(answer.json).id],
    meets: known ? 'customership.startRefused' : undefined,
    send: (client, _path, { files, network, newNationalId }) =>
      client.fetch('POST', '/v1/customerships', {
        body: {
          nationalId: known ? files[0].nationalId : newNationalId(),
          givenNames: canaries.name,
          familyName: canaries.name,
          startedOn: network.clock.calendar(),
          unemployedConfirmed: true,
        },
      }),
  }),
)

const flag = fc.record({ who, file }).map(
  (rest): Step => ({
    ...rest,
    name: 'flag the first entry',
    event: 'entry.flagged',
    send: async (client, path, { network }) => {
      const id = path.split('/').at(-1) ?? ''
      const [entry] = await network.sql`select id from customer_data.entry
      where customership = ${id} order by id limit 1`
      const body = { reason: canaries.flag }
      return client.fetch('POST', `${path}/entries/${String(entry?.['id'] ?? newId())}/flags`, { body })
    },
  }),
)

const organisations = fc.record({ who }).map(
  (rest): Step => ({
    ...rest,
    name: 'list the organisations',
    event: 'organisations.listed',
    file: null,
    send: (client) => client.fetch('GET', '/v1/organisations'),
  }),
)

const broken = fc
  .record({ who, file, how: fc.constantFrom('no certificate', 'not json', 'no key', 'stale version') })
  .map(
    ({ how, ...rest }): Step => ({
      ...rest,
      name: `send ${how}`,
      event: 'entry.recorded',
      send: (client, path) => {
        const body = { category: 6, field: '6.03', value: canaries.value, source: 'customer' }
        switch (how) {
          case 'no certificate':
            return client.fetch('POST', `${path}/entries`, { body, headers: { authorization: null } })
          case 'not json':
            return client.fetch('POST', `${path}/entries`, { rawBody: '{"category"' })
          case 'no key':
            return client.fetch('POST', `${path}/entries`, { body, headers: { 'idempotency-key': null } })
          default:
            return client.fetch('POST', `${path}/entries`, { body, headers: { 'idempotency-key': 'short' } })
        }
      },
    }),
  )

/** Random requests of every kind, by everybody, about every file. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: read },
  { weight: 2, arbitrary: readWhole },
  { weight: 3, arbitrary: record },
  readState,
  lists,
  names,
  search,
  start,
  flag,
  organisations,
  broken,
)

/** Answers that are refusals of somebody whose certificate could be trusted: one line each. */
const refusals = new Set(['invalid-proof', 'proof-replayed', 'signing-key-revoked'])

/**
 * The lines that an answer must have left, and no others. `made` are the ids that earlier writes answered.
 */
export function expectedLines(
  step: Step,
  answer: Answer,
  about: {
    readonly customership: string | null
    readonly first: string
    readonly made: ReadonlySet<string>
  },
): ExpectedLine[] {
  const { status, code } = answer
  const { event } = step
  const { customership } = about
  if (status < 300) {
    const allowed = { outcome: 'allowed', problem: null } as const
    const write = written.safeParse(answer.json)
    if (write.success && about.made.has(write.data.id))
      return [{ ...allowed, event: `${event}.repeated`, customership }]
    const concerned = step.concerns?.(answer) ?? [customership]
    return concerned.map((each) => ({ ...allowed, event, customership: each }))
  }
  if (code === 'open-customership-exists' && step.meets !== undefined)
    return [{ event: step.meets, outcome: 'denied', customership: about.first, problem: code }]
  const isRefusal = status === 403 || status === 404 || (code !== undefined && refusals.has(code))
  return isRefusal ? [{ event, outcome: 'denied', customership, problem: code ?? null }] : []
}
