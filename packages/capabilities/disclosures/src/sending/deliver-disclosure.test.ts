import { setTimeout as delay } from 'node:timers/promises'
import { organisations } from '@tym/personas'
import { generatePrivateJwk, type PrivateJwk, signingKeyOf, signJws } from '@tym/signing'
import {
  type Case,
  type DisclosureWorld,
  expectDone,
  type Fate,
  type Knock,
  openCase,
  openDisclosureWorld,
  startApp,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

let world: DisclosureWorld
let file: Case
beforeAll(async () => {
  world = await openDisclosureWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  file = await openCase(world)
})

const service = { service: 'työkokeilu', state: 'planned', on: '2026-11-02' }
const approved = async () => {
  await file.record(file.officer, '7.05', service)
  return file.approved(['7.05'])
}
/** Longer than any pause between two attempts. */
const untilNext = { seconds: 901 }
/** Milliseconds: more than a party's answer is waited for. */
const longerThanWaitedFor = 10_600
const mostAttempts = 8

const receiptType = 'disclosure-receipt+jwt'
/** What the recipient would sign for this message, with anything changed. */
const receiptFor = async (
  knock: Knock,
  snapshot: string,
  change: { readonly claims?: object; readonly by?: PrivateJwk; readonly typ?: string } = {},
) => {
  const receipt = { disclosure: knock.key, snapshot, message: knock.digest, ...change.claims }
  return signJws(signingKeyOf(change.by ?? world.recipient.signatureKey))(
    { typ: change.typ ?? receiptType },
    { iat: 1_795_600_000, receipt },
  )
}

describe('a recipient that does not answer', () => {
  test.each<[string, Fate]>([
    ['is cut off', { fate: 'cut off' }],
    ['is busy', { fate: 'answered', status: 503, text: 'later' }],
    ['asks for patience', { fate: 'answered', status: 429, text: 'later' }],
    ['waited too long for us', { fate: 'answered', status: 408, text: 'later' }],
    ['does not risk it yet', { fate: 'answered', status: 425, text: 'later' }],
  ])('because it %s is asked again later, and gets it once', async (_name, fate) => {
    const { id } = await approved()
    world.door.meet(fate)
    await world.runDue()
    expect(await file.read(id)).toMatchObject({
      state: 'leaving',
      problem: 'party-unavailable',
      attempts: 1,
      receipt: null,
    })
    await world.wait({ seconds: 4 })
    expect(world.door.knocksOf(id)).toHaveLength(1)
    world.door.open()
    await world.wait({ seconds: 1 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered', problem: null })
    expect(world.door.acceptancesOf(id)).toBe(1)
  })

  test('because it takes longer than it is waited for is asked again, and has taken it once', async () => {
    const { id } = await approved()
    let first: Promise<void> | undefined
    world.door.meet(() => {
      if (first !== undefined) return { fate: 'through' }
      first = delay(longerThanWaitedFor)
      return first.then((): Fate => ({ fate: 'through' }))
    })
    await world.runDue()
    expect(await file.read(id)).toMatchObject({
      state: 'leaving',
      problem: 'party-unavailable',
      attempts: 1,
      receipt: null,
    })
    await first
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered', problem: null })
    expect(world.door.knocksOf(id)).toHaveLength(2)
    expect(world.door.acceptancesOf(id)).toBe(1)
  })

  test('is given up after eight attempts, ever further apart, and visibly', async () => {
    const { id } = await approved()
    world.door.meet({ fate: 'cut off' })
    await world.runDue()
    const seen = [await file.read(id)]
    for (const seconds of [5, 10, 20, 40, 80, 160, 320]) {
      await world.wait({ seconds: seconds - 1 })
      expect(world.door.knocksOf(id)).toHaveLength(seen.length)
      await world.wait({ seconds: 1 })
      seen.push(await file.read(id))
    }
    expect(seen.map(({ attempts }) => attempts)).toEqual([1, 2, 3, 4, 5, 6, 7, mostAttempts])
    expect(seen.at(-2)).toMatchObject({ state: 'leaving' })
    expect(seen.at(-1)).toMatchObject({ state: 'failed', problem: 'party-unavailable' })
    await world.wait(untilNext)
    expect(world.door.knocksOf(id)).toHaveLength(mostAttempts)
  })

  test('may have taken it: tried again by hand, the same goes under the same key and is taken once', async () => {
    const { id } = await approved()
    const { snapshot } = await file.read(id)
    expect(await file.send(file.officer, id, 'retry')).toMatchObject({ code: 'state-conflict' })
    world.door.meet({ fate: 'answer lost' })
    await world.runDue()
    for (let attempt = 1; attempt < mostAttempts; attempt += 1) await world.wait(untilNext)
    expect(await file.read(id)).toMatchObject({ state: 'failed', attempts: mostAttempts })
    world.door.open()
    expect(await file.send(file.customer, id, 'retry')).toMatchObject({ status: 403 })
    expectDone(await file.send(file.officer, id, 'retry'), 'retry')
    await world.runDue()
    const shown = await file.read(id)
    expect(shown).toMatchObject({ state: 'delivered', problem: null, snapshot })
    expect(world.door.knocksOf(id)).toHaveLength(mostAttempts + 1)
    expect(world.door.acceptancesOf(id)).toBe(1)
  })
})

test('a recall that had to wait for its delivery is repeated as often as any other', async () => {
  const { id, consent } = await approved()
  world.door.meet({ fate: 'cut off' })
  await world.runDue()
  for (const seconds of [5, 10, 20, 40]) await world.wait({ seconds })
  expectDone(await file.withdraw(file.customer, consent), 'withdraw')
  for (let passed = 0; passed < 85; passed += 5) await world.wait({ seconds: 5 })
  expect(await file.read(id)).toMatchObject({
    state: 'failed',
    problem: 'consent-withdrawn',
    recall: { state: 'planned', problem: 'party-unavailable' },
  })
  world.door.open()
  await world.wait(untilNext)
  expect(await file.read(id)).toMatchObject({ recall: { state: 'confirmed' } })
})

describe('a recipient that says when to come again', () => {
  const inSeconds = () => '120'
  const atInstant = () => new Date(world.network.clock.instant().getTime() + 120_000).toUTCString()
  test.each([
    ['in seconds', 503, inSeconds],
    ['as a date', 429, atInstant],
    ['while it refuses', 403, inSeconds],
  ])('%s is left alone until then', async (_name, status, say) => {
    const { id } = await approved()
    world.door.meet({ fate: 'answered', status, text: 'later', retryAfter: say() })
    await world.runDue()
    world.door.open()
    await world.wait({ seconds: 118 })
    expect(world.door.knocksOf(id)).toHaveLength(1)
    await world.wait({ seconds: 2 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered', problem: null })
  })

  test('sooner than we would, or in a year, is asked in our time, and within an hour', async () => {
    const [soon, never] = [await approved(), await approved()]
    const retryAfter = (key: string) => (key === soon.id ? '0' : '31536000')
    world.door.meet(({ key }) => ({
      fate: 'answered',
      status: 503,
      text: 'later',
      retryAfter: retryAfter(key),
    }))
    await world.runDue()
    world.door.open()
    await world.wait({ seconds: 4 })
    expect(world.door.knocksOf(soon.id)).toHaveLength(1)
    await world.wait({ seconds: 1 })
    expect(await file.read(soon.id)).toMatchObject({ state: 'delivered' })
    await world.wait({ seconds: 3_595 })
    expect(await file.read(never.id)).toMatchObject({ state: 'delivered' })
  })

  test('is heard of a recall, too', async () => {
    const { id, consent } = await approved()
    await world.runDue()
    world.door.meet({ fate: 'answered', status: 503, text: 'later', retryAfter: '120' })
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    await world.runDue()
    world.door.open()
    await world.wait({ seconds: 118 })
    expect(await file.read(id)).toMatchObject({ recall: { state: 'planned', problem: 'party-unavailable' } })
    await world.wait({ seconds: 2 })
    expect(await file.read(id)).toMatchObject({ recall: { state: 'confirmed' } })
  })
})

describe('a recipient that refuses', () => {
  test.each([401, 403, 404])('with %i for a moment is asked again, and gets it', async (status) => {
    const { id } = await approved()
    world.door.meet({ fate: 'answered', status, text: 'not now' })
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'leaving', problem: 'party-refused', attempts: 1 })
    world.door.open()
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered', problem: null })
    expect(world.door.acceptancesOf(id)).toBe(1)
  })

  test.each([401, 403, 404])('with %i for good is given up after eight attempts', async (status) => {
    const { id } = await approved()
    world.door.meet({ fate: 'answered', status, text: 'no' })
    await world.runDue()
    for (let attempt = 1; attempt < mostAttempts; attempt += 1) await world.wait(untilNext)
    expect(world.door.knocksOf(id)).toHaveLength(mostAttempts)
    expect(await file.read(id)).toMatchObject({ state: 'failed', problem: 'party-refused' })
  })

  test.each([400, 405, 410, 413, 415, 422])('with %i is not asked again', async (status) => {
    const { id } = await approved()
    world.door.meet({ fate: 'answered', status, text: 'delivery-invalid' })
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'failed', problem: 'party-refused', attempts: 1 })
    await world.wait(untilNext)
    expect(world.door.knocksOf(id)).toHaveLength(1)
  })

  test('by sending it on to another address is taken at its word: nothing goes there', async () => {
    const { id } = await approved()
    const location = `${world.recipient.origin}/tym`
    world.door.meet({ fate: 'answered', status: 307, text: '', location })
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'leaving', problem: 'party-unavailable' })
    expect(world.door.acceptancesOf(id)).toBe(0)
  })

  test('a recall is not asked again, and the refusal is seen', async () => {
    const { id, consent } = await approved()
    await world.runDue()
    world.door.meet({ fate: 'answered', status: 400, text: 'delivery-invalid' })
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    await world.runDue()
    await world.wait(untilNext)
    expect(await file.read(id)).toMatchObject({
      recall: { state: 'failed', problem: 'party-refused', outcome: null, confirmation: null },
    })
  })
})

describe('a receipt is believed', () => {
  const stranger = generatePrivateJwk()
  test.each<[string, (knock: Knock, snapshot: string) => Promise<string> | string]>([
    ['the recipient says nothing', () => ''],
    ['it is no signature', () => 'vastaanotettu'],
    ['it goes on for ever', () => 'a'.repeat(40_000)],
    ['somebody else signed it', (knock, snapshot) => receiptFor(knock, snapshot, { by: stranger })],
    [
      'it is signed with the key for encryption',
      (knock, snapshot) => receiptFor(knock, snapshot, { by: world.recipient.encryptionKey }),
    ],
    ['it is for another content', (knock) => receiptFor(knock, 'A'.repeat(43))],
    [
      'it is for another message',
      (knock, snapshot) => receiptFor(knock, snapshot, { claims: { message: 'A'.repeat(43) } }),
    ],
    [
      'it is for another disclosure',
      (knock, snapshot) => receiptFor(knock, snapshot, { claims: { disclosure: organisations.porvoo.id } }),
    ],
    [
      'it is a confirmation of something else',
      (knock, snapshot) => receiptFor(knock, snapshot, { typ: 'recall-confirmation+jwt' }),
    ],
  ])('not when %s: it counts as not delivered', async (_name, forge) => {
    const { id } = await approved()
    const { snapshot } = await file.read(id)
    world.door.meet(async (knock) => ({ fate: 'answered', status: 200, text: await forge(knock, snapshot) }))
    await world.runDue()
    for (let attempt = 1; attempt < mostAttempts; attempt += 1) await world.wait(untilNext)
    expect(world.door.knocksOf(id)).toHaveLength(mostAttempts)
    expect(await file.read(id)).toMatchObject({
      state: 'failed',
      problem: 'receipt-invalid',
      receipt: null,
    })
  })

  test('when the recipient signed it for this very message, and not once its key was revoked', async () => {
    const [signed, revoked] = [await approved(), await approved()]
    const { snapshot } = await file.read(signed.id)
    world.door.meet(async (knock) => ({
      fate: 'answered',
      status: 200,
      text: await receiptFor(knock, (await file.read(knock.key)).snapshot),
    }))
    await world.runDue()
    expect(await file.read(signed.id)).toMatchObject({ state: 'delivered', snapshot })
    expect(await file.read(revoked.id)).toMatchObject({ state: 'delivered' })
    const late = await approved()
    const { keyId } = signingKeyOf(world.recipient.signatureKey)
    await world.network.sql`update outside_parties.party_key set revoked_at = ${world.network.clock.instant()}
      where key_id = ${keyId}`
    await world.runDue()
    expect(await file.read(late.id)).toMatchObject({ state: 'leaving', problem: 'receipt-invalid' })
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update outside_parties.party_key set revoked_at = null where key_id = ${keyId}`
    })
  })
})

describe('a crash', () => {
  /** A fault of our own unless told otherwise; `diskFull` is trouble of the database, which is waited for. */
  const diskFull = '53100'
  const failing = async (state: string, work: () => Promise<void>, code = 'XX000') => {
    const { sql } = world.network
    await sql.unsafe(`create function public.fail() returns trigger language plpgsql as
      $$ begin raise exception 'the commit fails' using errcode = '${code}'; end $$`)
    await sql.unsafe(`create constraint trigger fail_at_commit after update on disclosures.disclosure
      deferrable initially deferred for each row when (new.state = '${state}') execute function public.fail()`)
    try {
      await work()
    } finally {
      await sql.unsafe('drop trigger fail_at_commit on disclosures.disclosure; drop function public.fail')
    }
  }

  test('between sending and the commit repeats the sending, and it is taken once', async () => {
    const { id } = await approved()
    await failing('delivered', async () => {
      await world.runDue()
      await world.wait({ seconds: 5 })
    })
    expect(await file.read(id)).toMatchObject({ state: 'leaving', attempts: 0, receipt: null })
    expect(world.door.knocksOf(id)).toHaveLength(2)
    await world.wait({ seconds: 10 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered', problem: null })
    expect(world.door.knocksOf(id)).toHaveLength(3)
    expect(world.door.acceptancesOf(id)).toBe(1)
  })

  test('before the commit of “leaving” sends nothing', async () => {
    const { id } = await approved()
    await failing('leaving', async () => {
      await world.runDue()
    })
    expect(world.door.knocksOf(id).length).toBe(0)
    expect(await file.read(id)).toMatchObject({ state: 'approved', leftAt: null })
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered' })
  })

  test('that no worker comes back from does not keep a withdrawal from the recipient', async () => {
    const { id, consent } = await approved()
    await failing('delivered', async () => {
      await world.runDue()
      for (let attempt = 1; attempt < mostAttempts; attempt += 1) await world.wait(untilNext)
    })
    expect(await world.wait(untilNext)).toEqual([])
    expect(await file.read(id)).toMatchObject({ state: 'failed', problem: 'not-carried-out', receipt: null })
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    for (let minute = 0; minute < 60; minute += 1) await world.wait({ seconds: 60 })
    expect(await file.read(id)).toMatchObject({ recall: { state: 'confirmed', outcome: 'deleted' } })
  })

  test('of a database that is full uses up no attempt, and what was sent is taken once', async () => {
    const { id } = await approved()
    const full = async () => {
      await world.runDue()
      for (let attempt = 1; attempt <= mostAttempts; attempt += 1) await world.wait(untilNext)
    }
    await failing('delivered', full, diskFull)
    expect(await file.read(id)).toMatchObject({ state: 'leaving', attempts: 0, receipt: null })
    await world.wait(untilNext)
    expect(await file.read(id)).toMatchObject({ state: 'delivered', problem: null })
    expect(world.door.acceptancesOf(id)).toBe(1)
  })

  test('of the signer makes a delivery wait, with nothing said of leaving', async () => {
    const { id } = await approved()
    const { signer, signerOrigin, signerEnvironment } = world.signers
    await signer.stop('SIGKILL')
    await world.runDue()
    expect(await file.read(id)).toMatchObject({ state: 'approved', leftAt: null, attempts: 0 })
    expect(world.door.knocksOf(id).length).toBe(0)
    const again = await startApp('signer', Number(new URL(signerOrigin).port), signerEnvironment)
    try {
      await world.wait({ seconds: 5 })
      expect(await file.read(id)).toMatchObject({ state: 'delivered' })
    } finally {
      await again.stop('SIGKILL')
    }
  })
})
