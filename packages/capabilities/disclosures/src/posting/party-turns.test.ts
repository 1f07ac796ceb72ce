import { newOutsidePartyId } from '@tym/kernel'
import { expect, test } from 'vitest'
import { createPartyTurns, type Heard } from './party-turns.ts'

const [silent, other] = [newOutsidePartyId(), newOutsidePartyId()]
const busy = { code: 'service-unavailable' }

/** Turns on a clock that stands still until it is moved, and posts that end when they are told to. */
function world() {
  let now = Date.parse('2026-11-23T08:00:00Z')
  const turns = createPartyTurns(() => new Date(now))
  const hang = (party = silent) => {
    let end: (heard: Heard) => void = () => undefined
    const ended = turns.take(party, async (tell) =>
      tell(await new Promise<Heard>((resolve) => (end = resolve))),
    )
    return { end: (heard: Heard) => end(heard), ended }
  }
  const passing = async (heard: Heard, party = silent) => turns.take(party, async (tell) => tell(heard))
  return { turns, hang, passing, pass: (seconds: number) => (now += seconds * 1_000) }
}

test('a party takes up its own turns and no other party’s', async () => {
  const { turns, hang } = world()
  const hanging = [hang(), hang(), hang(), hang()]
  await expect(turns.take(silent, async () => 'sent')).rejects.toMatchObject(busy)
  expect(await turns.take(other, async () => 'sent')).toBe('sent')
  for (const { end, ended } of hanging) {
    end('answered')
    await ended
  }
  expect(await turns.take(silent, async () => 'sent')).toBe('sent')
})

test('a party that is merely busy is waited for', async () => {
  const { turns, hang } = world()
  const [first, ...rest] = [hang(), hang(), hang(), hang()]
  const next = turns.take(silent, async () => 'sent')
  first?.end('answered')
  expect(await next).toBe('sent')
  for (const { end } of rest) end('answered')
})

test('a silent party is posted to one at a time with pauses, and as before once it has answered', async () => {
  const { hang, passing, pass } = world()
  for (let silence = 0; silence < 3; silence += 1) await passing('silent')
  await expect(passing('answered')).rejects.toMatchObject(busy)
  pass(5)
  const probe = hang()
  await expect(passing('answered')).rejects.toMatchObject(busy)
  probe.end('silent')
  await probe.ended
  await expect(passing('answered')).rejects.toMatchObject(busy)
  pass(5)
  await passing('answered')
  await Promise.all([passing('answered'), passing('answered')])
})
