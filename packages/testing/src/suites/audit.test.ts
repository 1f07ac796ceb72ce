import { newId } from '@tym/kernel'
import { policyVersion } from '@tym/register'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogReader, type LoggedLine, type LogReader } from '../audit-lines.ts'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import { createNetwork, type Network } from '../network.ts'
import { anyStep, canaries, expectedLines, type Stage, type Step, written } from './audited-steps.ts'

const limit = 60_000
let network: Network
let log: LogReader
let stage: Stage
const everything: LoggedLine[] = []

beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  const first = await network.openCustomership()
  const lahti = await network.holder('lahti-specialist')
  const second = await network.openCustomership({ team: [lahti] })
  const [member, county] = first.team
  if (county === undefined) throw new Error('the team has no county')
  let number = 50_000
  stage = {
    network,
    files: [first, second],
    people: {
      member,
      county,
      colleague: await network.holder('porvoo-specialist-two'),
      outsider: await network.holder({ role: 'nurse', organisation: 'paijat-hame' }),
      officer: await network.holder('porvoo-access'),
      customer: network.customer(first.nationalId),
      stranger: network.customer(fictitiousNationalId(3)),
    },
    newNationalId: () => {
      number += 1
      return fictitiousNationalId(number)
    },
  }
})
afterAll(() => network.close())

test(
  'any sequence of requests leaves exactly the lines that its answers demand',
  async () => {
    const made = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 10 }), async (steps) => {
        for (const step of steps) await takeStep(step, made)
      }),
      { numRuns: 40, endOnFailure: true, interruptAfterTimeLimit: limit - 10_000 },
    )
    expect(everything.length).toBeGreaterThan(50)
  },
  limit,
)

async function takeStep(step: Step, made: Set<string>): Promise<void> {
  await log.take()
  const file = typeof step.file === 'number' ? stage.files[step.file] : undefined
  const path = file?.path ?? `/v1/customerships/${newId()}`
  const answer = await step.send(stage.people[step.who], path, stage)
  const lines = await log.take()
  everything.push(...lines)
  const is = lines.map(({ event, outcome, customership, problem }) => ({
    event,
    outcome,
    customership,
    problem,
  }))
  const shouldBe = expectedLines(step, answer, {
    customership: file?.id ?? null,
    first: stage.files[0].id,
    made,
  })
  const about = { step: step.name, who: step.who, status: answer.status, code: answer.code }
  const inOrder = (one: { customership: string | null }) => one.customership ?? ''
  expect({ ...about, lines: sortBy(is, inOrder) }).toEqual({ ...about, lines: sortBy(shouldBe, inOrder) })
  const write = written.safeParse(answer.json)
  if (write.success) made.add(write.data.id)
}

const sortBy = <T>(list: readonly T[], key: (one: T) => string): T[] =>
  [...list].sort((a, b) => key(a).localeCompare(key(b)))

test('every line says who, as what, when, under which policy, and in which transaction', async () => {
  everything.push(...(await log.take()))
  for (const line of everything) {
    expect(line.xact).toMatch(/^\d+$/)
    expect(line.policyVersion).toBe(policyVersion)
    expect(line.at).toEqual(network.clock.instant())
    expect(line.person).toMatch(/^[\w-]{8,128}$/)
    expect(line.certificate).toMatch(/^[0-9a-f-]{36}$/)
    expect(line.role).not.toBeNull()
    expect(line.outcome === 'denied').toBe(line.problem !== null)
    if (line.outcome === 'allowed') {
      expect(line.ground).not.toBeNull()
      expect(line.rule).not.toBeNull()
    }
  }
})

test('a line that concerns a file has a subject of its own, and no two lines share one', () => {
  const subjects = everything.flatMap(({ subject }) => subject?.toString('hex') ?? [])
  expect(new Set(subjects).size).toBe(subjects.length)
  for (const { subject, customership } of everything) expect(subject === null).toBe(customership === null)
})

test('no line holds a name, a value, a reason or an identity code', async () => {
  const rows = await network.sql<{ whole: string }[]>`
    select row_to_json(e)::text as whole from audit.entry e
    union all select row_to_json(d)::text from audit.detail d`
  const whole = rows.map((row) => row.whole).join('\n')
  const bytes = Buffer.from(whole).toString('latin1')
  const secrets = [...Object.values(canaries), ...stage.files.map(({ nationalId }) => nationalId)]
  for (const secret of secrets) {
    expect(whole).not.toContain(secret)
    expect(bytes).not.toContain(Buffer.from(secret).toString('hex'))
  }
})

test('what is allowed out of the team is marked, has its reason sealed, and is promised to the owners', async () => {
  const { colleague } = stage.people
  const [file] = stage.files
  await log.take()
  const planned = await network.sql`select id from outbox.job where kind = 'notify-out-of-team-read'`
  await colleague.fetch('POST', `${file.path}/categories/3/read`, { body: { reason: canaries.reason } })
  const [line, ...more] = await log.take()
  expect(more).toEqual([])
  expect(line).toMatchObject({
    outcome: 'allowed',
    outOfTeam: true,
    purpose: 'dutyCover',
    customership: file.id,
  })
  expect(line?.reason?.includes(canaries.reason)).toBe(false)
  expect(line?.reason?.length).toBeGreaterThan(canaries.reason.length)
  const now = await network.sql`select id from outbox.job where kind = 'notify-out-of-team-read'`
  expect(now.length).toBe(planned.length + 1)
})
