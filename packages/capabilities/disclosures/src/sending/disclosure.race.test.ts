import { findConsentNow, relyOnConsent } from '@tym/consents/public'
import { consentId } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import { type Case, type DisclosureWorld, expectDone, openCase, openDisclosureWorld } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

let world: DisclosureWorld
let file: Case
beforeAll(async () => {
  world = await openDisclosureWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.door.open()
  world.whenSigning(async () => undefined)
  file = await openCase(world)
})

const service = { service: 'työkokeilu', state: 'planned', on: '2026-11-02' }
const limit = { limit: 'Ei toistuvia raskaita nostoja.' }
const prepared = async () => {
  const { id: goal } = await file.record(file.officer, '7.05', service)
  await file.record(file.nurse, '5.04', limit)
  const consent = await file.consent(['5.04', '7.05'])
  return { goal, consent, id: await file.prepare(consent) }
}
const approved = async () => {
  const all = await prepared()
  for (const by of [file.officer, file.nurse]) expectDone(await file.approve(all.id, by), 'approve')
  return all
}
/** Does this once, when the delivery has been looked at and made ready and has not left. */
const justBeforeItLeaves = (work: () => Promise<unknown>) => {
  let done = false
  world.whenSigning(async () => {
    if (done) return
    done = true
    await work()
  })
}

describe('when a delivery is ready and has not left', () => {
  test('a withdrawal is answered “stopped”, and not a byte is sent', async () => {
    const { consent, id } = await approved()
    justBeforeItLeaves(async () => {
      const answer = await file.withdraw(file.customer, consent)
      expect(answer).toMatchObject({ status: 200, json: { outcome: 'stopped' } })
    })
    await world.runDue()
    expect(world.door.knocksOf(id).length).toBe(0)
    expect(await file.read(id)).toMatchObject({ state: 'stopped', leftAt: null, recall: null })
  })

  test('a cancellation stops it', async () => {
    const { id } = await approved()
    justBeforeItLeaves(async () => expectDone(await file.send(file.nurse, id, 'cancellation'), 'cancel'))
    await world.runDue()
    expect(world.door.knocksOf(id).length).toBe(0)
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem: 'cancelled' })
  })

  test('a correction stops it', async () => {
    const { goal, id } = await approved()
    justBeforeItLeaves(() => file.correct(file.officer, goal, { ...service, service: 'palkkatuki' }))
    await world.runDue()
    expect(world.door.knocksOf(id).length).toBe(0)
    expect(await file.read(id)).toMatchObject({ state: 'stopped', problem: 'entry-corrected' })
  })

  test('a narrower answer of the customer makes it less', async () => {
    const { consent, id } = await approved()
    justBeforeItLeaves(() => file.renew(consent, ['5.04']))
    await world.runDue()
    expect(world.door.knocksOf(id)).toHaveLength(1)
    expect(await file.read(id)).toMatchObject({ state: 'delivered', sentItems: 1 })
  })

  test('a new key of the recipient is the one that it is encrypted to', async () => {
    const { id } = await approved()
    const { sql, clock } = world.network
    const later = new Date(clock.instant().getTime() + 1_000)
    justBeforeItLeaves(async () => {
      await sql`insert into outside_parties.party_key (id, party, use, key_id, public_jwk, registered_by, registered_at,
          confirmed_by, confirmed_at)
        select gen_random_uuid(), party, use, 'kid-0002', public_jwk, registered_by, registered_at, confirmed_by, ${later}
        from outside_parties.party_key where party = ${sampleRecipient.id} and use = 'encryption'`
    })
    await world.runDue()
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered' })
    expect(world.door.acceptancesOf(id)).toBe(1)
    await sql`delete from outside_parties.party_key where key_id = 'kid-0002'`
  })

  test('what changes again and again makes it wait, and not be forgotten', async () => {
    const { id } = await approved()
    const { sql } = world.network
    const address = world.door.address
    let turn = 0
    const moveParty = (to: string) =>
      sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update outside_parties.terms set delivery_address = ${to} where party = ${sampleRecipient.id}`
      })
    world.whenSigning(() => {
      turn += 1
      return moveParty(`${address}?${turn}`)
    })
    await world.runDue()
    expect(world.door.knocksOf(id).length).toBe(0)
    world.whenSigning(async () => undefined)
    await moveParty(address)
    await world.wait({ seconds: 900 })
    expect(turn).toBeGreaterThan(1)
    expect(await file.read(id)).toMatchObject({ state: 'delivered' })
  })
})

describe('a withdrawal wins', () => {
  const rounds = 8

  test('over an approval that comes at the same moment', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { consent, id } = await prepared()
      const { snapshot } = await file.read(id)
      const [withdrawn] = await Promise.all([
        file.withdraw(file.customer, consent),
        file.approve(id, file.nurse, snapshot),
        file.approve(id, file.officer, snapshot),
      ])
      expect(withdrawn).toMatchObject({ status: 200, json: { outcome: 'stopped' } })
      await world.runDue()
      expect(world.door.knocksOf(id).length).toBe(0)
      expect(await file.read(id)).toMatchObject({ state: 'stopped' })
    }
  })

  test('over a disclosure that is prepared at the same moment', async () => {
    await file.record(file.officer, '7.05', service)
    for (let round = 0; round < rounds; round += 1) {
      const consent = await file.consent(['7.05'])
      const prepare = () => file.officer.fetch('POST', `${file.path}/disclosures`, { body: { consent } })
      await Promise.all([prepare(), file.withdraw(file.customer, consent), prepare()])
      const waiting = await world.network.sql`select id from disclosures.disclosure
        where consent = ${consent} and state = 'awaitingApproval'`
      expect(waiting).toHaveLength(0)
    }
  })

  test('over a delivery that leaves at the same moment, or is told that it has left', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { consent, id } = await approved()
      const [answer] = await Promise.all([file.withdraw(file.customer, consent), world.runDue()])
      await world.runDue()
      for (let turn = 0; turn < 2; turn += 1) await world.wait({ seconds: 5 })
      const shown = await file.read(id)
      expect(answer.json).toMatchObject({
        outcome: world.door.knocksOf(id).length === 0 ? 'stopped' : 'alreadyLeaving',
      })
      if (shown.leftAt === null) expect(shown).toMatchObject({ state: 'stopped', recall: null })
      else expect(shown).toMatchObject({ state: 'delivered', recall: { state: 'confirmed' } })
    }
  })
})

describe('whoever comes second waits for the first', () => {
  /**
   * Lets whoever changes this table so wait there, having done it and not committed, until `meanwhile` is
   * through.
   */
  const paused = async (
    table: string,
    condition: string,
    work: () => Promise<unknown>,
    meanwhile: () => Promise<unknown>,
  ) => {
    const { sql, urls } = world.network
    const holder = postgres(urls.superuser, { max: 1 })
    await holder`select pg_advisory_lock(4711)`
    await sql.unsafe(`create function public.wait() returns trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock(4711); return null; end $$`)
    await sql.unsafe(
      `create trigger wait_here after update on ${table} for each row when (${condition}) execute function public.wait()`,
    )
    const waiting = async () => {
      const [row] = await sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      return row?.n
    }
    try {
      const first = work()
      await expect.poll(waiting).toBe(1)
      const second = meanwhile()
      await expect.poll(waiting).toBe(2)
      await holder`select pg_advisory_unlock(4711)`
      await Promise.all([first, second])
    } finally {
      await holder.end()
      await sql.unsafe(`drop trigger wait_here on ${table}; drop function public.wait`)
    }
  }

  test('a withdrawal for a delivery that is just leaving, which it then recalls', async () => {
    const { consent, id } = await approved()
    const withdraw = async () => {
      const answer = await file.withdraw(file.customer, consent)
      expect(answer).toMatchObject({ status: 200, json: { outcome: 'alreadyLeaving' } })
    }
    await paused('disclosures.disclosure', `new.state = 'leaving'`, world.runDue, withdraw)
    await world.wait({ seconds: 5 })
    expect(await file.read(id)).toMatchObject({ state: 'delivered', recall: { outcome: 'deleted' } })
  })

  test('a delivery for a withdrawal that is just being written, and does not leave', async () => {
    const { consent, id } = await approved()
    const withdraw = async () => {
      const answer = await file.withdraw(file.customer, consent)
      expect(answer).toMatchObject({ status: 200, json: { outcome: 'stopped' } })
    }
    await paused('consents.consent', 'new.withdrawn_at is not null', withdraw, world.runDue)
    expect(world.door.knocksOf(id).length).toBe(0)
    expect(await file.read(id)).toMatchObject({
      state: 'stopped',
      problem: 'consent-withdrawn',
      recall: null,
    })
  })
})

test('a withdrawal waits for deliveries that are at it, not for one after the other', async () => {
  const { consent } = await prepared()
  const id = consentId.parse(consent)
  const found: string[] = []
  const deliver = async (name: string, until: Promise<unknown>) => {
    const { instant, calendar } = world.network.clock
    const context = {
      instant: instant(),
      calendar: calendar(),
      scope: { kind: 'job', job: 'deliver-disclosure' },
    } as const
    await world.workerDatabase.write(context, async (tx) => {
      await relyOnConsent(tx, id, name)
      found.push(`${name}: ${(await findConsentNow(tx, id))?.state}`)
      await until
    })
  }
  const waiting = async () => {
    const [row] = await world.network.sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    return row?.n
  }
  let letGo: () => void = () => undefined
  const through = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const two = [deliver('one', through), deliver('other', through)]
  await expect.poll(() => found.toSorted()).toEqual(['one: inForce', 'other: inForce'])
  const withdrawn = file.withdraw(file.customer, consent)
  await expect.poll(waiting).toBe(1)
  const late = deliver('late', Promise.resolve())
  await expect.poll(waiting).toBe(2)
  letGo()
  await Promise.all([...two, late])
  expect(await withdrawn).toMatchObject({ status: 200 })
  expect(found.at(-1)).toBe('late: withdrawn')
})

test('two approvals at the same moment let it leave once', async () => {
  const { id } = await prepared()
  const { snapshot } = await file.read(id)
  await Promise.all([file.approve(id, file.officer, snapshot), file.approve(id, file.nurse, snapshot)])
  for (const by of [file.officer, file.nurse]) await file.approve(id, by, snapshot)
  await Promise.all([world.runDue(), world.runDue()])
  expect(await file.read(id)).toMatchObject({ state: 'delivered' })
  expect(world.door.knocksOf(id)).toHaveLength(1)
})
