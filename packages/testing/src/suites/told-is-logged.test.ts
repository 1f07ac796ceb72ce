import { newId } from '@tym/kernel'
import { mayPerform, type RoleId, roleIds, roles } from '@tym/register'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLogReader, type LoggedLine, type LogReader } from '../audit-lines.ts'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import type { Answer, Client } from '../network/client.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { endpoints } from './endpoints.ts'
import { type Callers, createCallers, sampleRequest } from './requests.ts'

let network: Network
let log: LogReader
let callers: Callers
let team: readonly [Holder, ...Holder[]]
let file: OpenedCustomership
beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  callers = createCallers(network)
  const workers = roleIds.filter((role) => roles[role].breakGlass)
  const [first, ...others] = await Promise.all(workers.map((role) => callers.holding(role)))
  if (first === undefined) throw new Error('nobody may start')
  team = [first, ...others]
  file = await network.openCustomership({ team })
})
afterAll(() => network.close())

const toldOf = (lines: readonly LoggedLine[], { id }: OpenedCustomership) =>
  lines.filter(({ customership }) => customership === id)

/** Answers that change when a file is opened and are no line in it, each with its reason. */
const figures: ReadonlyMap<string, string> = new Map([
  ['readJobs', 'counts of promised work of the whole register, to operators who open no file'],
])

describe('an answer that becomes another when a file comes about is a line in that file', () => {
  const withoutFile = endpoints.filter(
    ({ kind, params }) => kind === 'read' && Object.keys(params).length === 0,
  )

  test('whoever asks', async () => {
    const asked = await everybodysAnswers()
    const nationalId = asked.nationalId
    const opened = await network.openCustomership({ nationalId, team: [team[0]] })
    await log.take()
    const unlogged: string[] = []
    const changed = new Set<string>()
    for (const { endpoint, role, ask, before } of asked.answers) {
      await log.take()
      const after = await ask()
      if (after.status === before.status && after.text === before.text) continue
      changed.add(endpoint)
      const isLogged = toldOf(await log.take(), opened).length > 0
      if (!isLogged && !figures.has(endpoint)) unlogged.push(`${endpoint} as ${role}`)
    }
    expect(unlogged).toEqual([])
    // What is compared does change: the caseload, what awaits a party, a search, what is one's own.
    for (const known of [
      'listMyCustomerships',
      'listAwaitingCustomerships',
      'listOwnCustomerships',
      'searchCustomerships',
    ])
      expect([...changed]).toContain(known)
  })

  /** Every read that names no file, by everybody who may, about a person who has no file yet. */
  async function everybodysAnswers() {
    const nationalId = fictitiousNationalId(4_800)
    const answers: {
      endpoint: string
      role: RoleId
      ask: () => Promise<Answer>
      before: Answer
    }[] = []
    for (const endpoint of withoutFile) {
      const { method, path, sending } = sampleRequest(endpoint)
      const { body } = z.object({ body: z.record(z.string(), z.unknown()).optional() }).parse(sending)
      const about = body !== undefined && 'nationalId' in body ? { ...body, nationalId } : body
      for (const role of roleIds) {
        const { kind, grantable } = roles[role]
        if (kind === 'representative') continue
        const isLetIn = endpoint.caller.includes(kind) && mayPerform(role, endpoint.operation)
        if (!isLetIn || (kind !== 'customer' && !grantable)) continue
        const client: Client =
          kind === 'customer' ? network.customer(nationalId) : await callers.holding(role)
        // Without a reason an officer asks as a member of the team.
        const { reason: _none, ...plain } = about ?? {}
        const wanted = role === 'registrar' ? about : plain
        const ask = () => client.fetch(method, path, about === undefined ? {} : { body: wanted })
        answers.push({ endpoint: endpoint.id, role, ask, before: await ask() })
      }
    }
    return { nationalId, answers }
  }
})

describe('a refusal that tells of a file is a line in it', () => {
  const steps: readonly [string, string, (by: Holder, path: string) => Promise<Answer>][] = [
    [
      'a correction of an older version',
      'stale-version',
      async (by, path) => {
        const value = { category: 6, field: '6.03', value: 'Kotoa.', source: 'customer' }
        const made = await by.fetch('POST', `${path}/entries`, { body: value })
        const { id } = z.object({ id: z.string() }).parse(expectDone(made, 'record'))
        return by.fetch('POST', `${path}/entries/${id}/corrections`, {
          body: { value: 'Muualta.', reason: 'Tarkistettu.' },
          headers: { 'if-match': '"9"' },
        })
      },
    ],
    [
      'adding who is on the team already',
      'already-on-team',
      (by, path) => by.fetch('POST', `${path}/team`, { body: { person: by.person } }),
    ],
  ]

  test.each(steps)('%s', async (_name, code, step) => {
    const [by] = file.team
    await log.take()
    expect(await step(by, file.path)).toMatchObject({ code })
    const denied = toldOf(await log.take(), file).filter(({ outcome }) => outcome === 'denied')
    expect(denied).toMatchObject([{ problem: code, person: by.person }])
  })

  test('what judges only what was sent is none', async () => {
    const [by] = file.team
    await log.take()
    const body = { category: 6, field: '6.03', value: 17, source: 'customer' }
    expect(await by.fetch('POST', `${file.path}/entries`, { body })).toMatchObject({ code: 'invalid-input' })
    expect(await log.take()).toEqual([])
  })
})

describe('an answer that is repeated is a line in the file that it tells of', () => {
  const twice = async (send: (key: string) => Promise<Answer>) => {
    const key = newId()
    const first = await send(key)
    await log.take()
    const second = await send(key)
    expect(second.text).toBe(first.text)
    return log.take()
  }

  test('of a write in a file', async () => {
    const [by] = file.team
    const body = { category: 6, field: '6.03', value: 'Kotoa.', source: 'customer' }
    const lines = await twice((key) =>
      by.fetch('POST', `${file.path}/entries`, { body, headers: { 'idempotency-key': key } }),
    )
    expect(lines).toMatchObject([{ event: 'entry.recorded.repeated', customership: file.id }])
  })

  test('of a start', async () => {
    const [by] = file.team
    const body = {
      nationalId: fictitiousNationalId(4_801),
      givenNames: 'Eeva',
      familyName: 'Esimerkki',
      startedOn: network.clock.calendar(),
      unemployedConfirmed: true,
    }
    const lines = await twice((key) =>
      by.fetch('POST', '/v1/customerships', { body, headers: { 'idempotency-key': key } }),
    )
    expect(lines).toMatchObject([
      { event: 'customership.started.repeated', customership: expect.any(String) },
    ])
  })
})
