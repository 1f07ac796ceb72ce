import { getStaff } from '@tym/personas'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TestBrowser } from './test-browser.ts'
import { openWebWorld, type WebWorld } from './test-world.ts'

const aino = getStaff('porvoo-specialist')
const seconds = 30
let world: WebWorld
let browser: TestBrowser
let changes = ''
let moved = 0
beforeAll(async () => {
  world = await openWebWorld({}, { streamSeconds: String(seconds) })
  await world.grant(aino.key)
})
beforeEach(async () => {
  browser = world.browser()
  await browser.enter('staff', aino.key)
  if (changes !== '') return
  const started = await browser.call('POST', '/v1/customerships', {
    body: {
      nationalId: '010190-951B',
      givenNames: 'Eeva Maria',
      familyName: 'Esimerkki',
      startedOn: world.clock.calendar(),
      unemployedConfirmed: true,
    },
    headers: { 'idempotency-key': 'one-start-of-one-file-01' },
  })
  expect(started).toMatchObject({ status: 201 })
  const since = world.clock.instant().toISOString()
  changes = `/v1/customerships/${String(started.body['id'])}/changes?since=${since}`
})
afterEach(() => pass(-moved))
afterAll(() => world.close())

function pass(minutes: number): void {
  world.clock.move(minutes)
  moved += minutes
}

const endRights = () =>
  world.sql`update usage_rights.usage_right set state = 'ended', ended_by = 'configuration', ended_at = ${world.clock.instant()}, end_reason = 'dutyEnded'`

/** Reads what comes; answers when it ends, and what it was. */
function read(answer: Response) {
  const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader()
  const untilEnd = async (): Promise<string> => {
    let text = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text
      text += value
    }
  }
  return { first: async () => (await reader.read()).value ?? '', untilEnd, stop: () => reader.cancel() }
}

describe('an answer that goes on', () => {
  test('comes through the relay line by line, before it ends, and is kept nowhere', async () => {
    const answer = await browser.open(changes)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
    const stream = read(answer)
    expect(await stream.first()).toMatch(/^\{"customership":.*"changes":\[\]\}\n$/)
    await stream.stop()
  })

  test('is refused like any other, with a proof that is not of the session', async () => {
    const other = world.browser()
    await other.enter('staff', aino.key)
    const proof = other.prove('GET', changes)
    expect(await browser.call('GET', changes, { proof })).toMatchObject({ status: 401 })
  })

  test.each([
    ['one signs out', async () => await browser.call('POST', '/session/sign-out', { body: {} })],
    ['the session has been idle for too long', async () => pass(15)],
    ['its right ends', async () => await endRights()],
  ])('ends within seconds when %s', async (_what, happen) => {
    const stream = read(await browser.open(changes))
    await stream.first()
    const before = performance.now()
    await happen()
    await stream.untilEnd()
    expect(performance.now() - before).toBeLessThan((seconds / 3) * 1_000)
  })
})
