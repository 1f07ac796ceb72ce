import { newId } from '@tym/kernel'
import { samplePoller, sampleRecipient } from '@tym/personas'
import { disclose, type ExchangeWorld, expectDone, openExchangeWorld, type Waiting } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let world: ExchangeWorld
let exchange: postgres.Sql
let own: Waiting
let others: string
beforeAll(async () => {
  world = await openExchangeWorld()
  exchange = postgres(world.network.urls.exchange, { max: 1 })
  own = await disclose(world)
  others = (await own.file.approved(['7.05'])).id
})
afterAll(async () => {
  await exchange.end()
  await world.close()
})

type Work = (tx: postgres.TransactionSql) => Promise<unknown>
const now = () => world.network.clock.instant().toISOString()
/** As the exchange's login role, with whatever it claims of itself. */
const as = (said: Readonly<Record<string, string>>, work: Work) =>
  exchange.begin(async (tx) => {
    for (const [name, value] of Object.entries({ kind: 'job', instant: now(), ...said }))
      await tx`select set_config(${`tym.${name}`}, ${value}, true)`
    return work(tx)
  })
const asParty = (party: string, work: Work) => as({ job: 'exchange', party }, work)
const forbidden = { code: '42501' }
const idsOf = (rows: unknown) => (Array.isArray(rows) ? rows.map(({ id }) => id) : [])
const readings = [
  'select id from disclosures.disclosure',
  'select disclosure as id from disclosures.item',
  'select disclosure as id from disclosures.approval',
  'select id from consents.consent',
  'select consent as id from consents.version',
  'select id from outside_parties.party',
  'select key_id as id from outside_parties.party_key',
]

describe('the database shows the exchange', () => {
  test('the rows of the one party that has proved who it is', async () => {
    const mine = idsOf(await asParty(samplePoller.id, (tx) => tx.unsafe(readings[0] ?? '')))
    expect(mine).toContain(own.id)
    expect(mine).not.toContain(others)
    for (const reading of readings) {
      const ofOne = idsOf(await asParty(samplePoller.id, (tx) => tx.unsafe(reading)))
      const ofOther = idsOf(await asParty(sampleRecipient.id, (tx) => tx.unsafe(reading)))
      expect(ofOne.length, reading).toBeGreaterThan(0)
      expect(
        ofOne.filter((id) => ofOther.includes(id)),
        reading,
      ).toEqual([])
    }
  })

  test('nothing without a party, or as a job of the worker', async () => {
    for (const said of [
      { job: 'exchange' },
      { job: 'deliver-disclosure', party: samplePoller.id },
      { job: 'exchange', party: newId() },
      { kind: 'customership', job: 'exchange', party: samplePoller.id, customership: own.file.id },
    ])
      for (const reading of readings) expect(await as(said, (tx) => tx.unsafe(reading))).toHaveLength(0)
  })

  test('of entries what is delivered, and what may have superseded it', async () => {
    const { sql } = world.network
    const waiting = await disclose(world)
    const [item] = await sql<
      { entry: string }[]
    >`select entry from disclosures.item where disclosure = ${waiting.id}`
    const elsewhere = (await world.network.openCustomership()).id
    const another = (change: object) => ({ id: newId(), version: 1, ...change })
    const later = another({ turn: 2 })
    const hidden = [
      another({ turn: null }),
      another({ turn: 1, field: '1.08' }),
      another({ turn: 1, customership: elsewhere }),
    ]
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      for (const change of [later, ...hidden])
        await tx`insert into customer_data.entry select (jsonb_populate_record(e, ${tx.json(change)})).*
          from customer_data.entry e where e.id = ${item?.entry ?? ''} and e.version = 1`
    })
    const seen = async (said: Readonly<Record<string, string>>) =>
      idsOf(await as(said, (tx) => tx`select id from customer_data.entry`))
    const shown = await seen({ job: 'exchange', party: samplePoller.id })
    expect(shown).toEqual(expect.arrayContaining([item?.entry, later.id]))
    for (const { id } of hidden) expect(shown).not.toContain(id)
    expect(await seen({ job: 'deliver-disclosure', party: samplePoller.id })).toEqual([])
  })

  test('no content, and nothing else of the register', async () => {
    for (const reading of [
      'select content from consents.version',
      'select * from customer_data.entry',
      'select * from customer_data.current_document',
      'select * from customerships.customership',
      'select * from disclosures.obtaining',
      'select holder_name from usage_rights.usage_right',
      'select * from audit.entry',
      'select * from outbox.job',
      'select recipient from notifications.notification',
    ])
      await expect(asParty(samplePoller.id, (tx) => tx.unsafe(reading))).rejects.toMatchObject(forbidden)
  })
})

describe('the database lets the exchange', () => {
  const move =
    (id: string, change: string): Work =>
    (tx) =>
      tx.unsafe(
        `update disclosures.disclosure set ${change}, version = version + 1 where id = '${id}' returning id`,
      )
  const recall: Work = (tx) =>
    tx`insert into disclosures.recall (id, disclosure, customership, reason, state, planned_at)
      values (${newId()}, ${own.id}, ${own.file.id}, 'withdrawn', 'planned', ${now()})`

  test('move nothing of another party, and nothing that is not approved', async () => {
    const consent = await own.file.consent(['7.05'], { party: { id: samplePoller.id } })
    const waits = await own.file.prepare(consent)
    for (const id of [others, waits])
      expect(
        await asParty(samplePoller.id, move(id, `state = 'stopped', problem = 'cancelled'`)),
      ).toHaveLength(0)
  })

  describe('by its policy alone', () => {
    const states = ['awaitingApproval', 'approved', 'leaving', 'delivered', 'stopped', 'failed'] as const
    /** What a row of this state has beside it. */
    const rowIn = (state: (typeof states)[number], at = now()) => {
      const left = ['leaving', 'delivered'].includes(state) ? `'${at}'` : 'null'
      const receipt = state === 'delivered' ? `'x', delivered_at = '${at}'` : 'null, delivered_at = null'
      const problem = ['stopped', 'failed'].includes(state) ? `'cancelled'` : 'null'
      return `update disclosures.disclosure set state = '${state}', problem = ${problem}, left_at = ${left}, receipt = ${receipt}`
    }
    /** How many rows the statement changes as the exchange, past every trigger; nothing of it stays. */
    const changed = async (said: Readonly<Record<string, string>>, arranged: string, statement: string) => {
      let count: number | undefined
      const nothingStays = new Error('nothing stays')
      await world.network.sql
        .begin(async (tx) => {
          await tx`set local session_replication_role = replica`
          await tx.unsafe(arranged)
          await tx`set local role tym_exchange`
          for (const [name, value] of Object.entries({ kind: 'job', instant: now(), ...said }))
            await tx`select set_config(${`tym.${name}`}, ${value}, true)`
          count = (await tx.unsafe(statement)).count
          throw nothingStays
        })
        .catch((error: unknown) => {
          if (error !== nothingStays) throw error
        })
      return count
    }
    const said = { job: 'exchange', party: samplePoller.id }

    test.each(states)(
      'move what is %s onwards, if at all, and say that it has arrived only now',
      async (from) => {
        const arranged = `${rowIn(from)} where id = '${own.id}'`
        const moves: Record<string, unknown> = {}
        const move = (to: string) =>
          changed(said, arranged, `${to} where id = '${own.id}'`).catch((error: unknown) => error)
        for (const to of states) moves[to] = await move(rowIn(to))
        moves.before = await move(rowIn('delivered', '2026-11-01T08:00:00Z'))
        const refused = expect.objectContaining(forbidden)
        const onwards = { leaving: 1, delivered: 1, stopped: 1, failed: 1 }
        const back = { awaitingApproval: refused, approved: refused, before: refused }
        const none = Object.fromEntries([...states, 'before'].map((to) => [to, 0]))
        expect(moves).toEqual(['approved', 'leaving'].includes(from) ? { ...onwards, ...back } : none)
      },
    )

    test('change rows of the party that has proved who it is, in its own job', async () => {
      // Without a condition only the policy for changes applies, not the one for what the exchange sees.
      const blindly = (change: object) =>
        changed({ ...said, ...change }, `${rowIn('approved')} where id = '${others}'`, rowIn('failed'))
      const [row] = await world.network.sql`select count(*)::int as own from disclosures.disclosure
        where party = ${samplePoller.id} and state in ('approved', 'leaving')`
      expect(await blindly({})).toBe(row?.own)
      expect(await blindly({ party: sampleRecipient.id })).toBe(1)
      for (const change of [{ job: 'deliver-disclosure' }, { party: newId() }, { party: '' }])
        expect(await blindly(change), JSON.stringify(change)).toBe(0)
    })
  })

  test('approve nothing, call back nothing that has not left, and promise no other work', async () => {
    const steps: Work[] = [
      move(own.id, `state = 'approved'`),
      recall,
      (tx) => tx`insert into outbox.job (id, kind, planned_at, run_at)
        values (${newId()}, 'deliver-disclosure', ${now()}, ${now()})`,
      (tx) => tx`insert into disclosures.approval select * from disclosures.approval`,
      (tx) => tx`delete from disclosures.recall`,
      (tx) => tx.unsafe(`update disclosures.disclosure set party = '${sampleRecipient.id}'`),
    ]
    for (const step of steps) await expect(asParty(samplePoller.id, step)).rejects.toMatchObject(forbidden)
  })

  test('let nothing leave on a withdrawn consent', async () => {
    const { file, consent, id } = await disclose(world)
    const { person } = file.officer
    await world.network.sql`update consents.consent set withdrawn_at = ${now()}, withdrawn_by = ${person},
      withdrawn_as = 'officer', version = version + 1 where id = ${consent}`
    const leave = move(id, `state = 'leaving', left_at = '${now()}'`)
    await expect(asParty(samplePoller.id, leave)).rejects.toMatchObject({ code: 'TY008' })
    expect((await file.read(id)).state).toBe('approved')
  })

  test('or say of a recall only that it was confirmed', async () => {
    const waiting = await disclose(world)
    expect(await world.poller.ask('GET', waiting.path)).toMatchObject({ status: 200 })
    expectDone(await waiting.file.withdraw(waiting.file.customer, waiting.consent), 'withdraw')
    const fail: Work = (tx) => tx`update disclosures.recall set state = 'failed', problem = 'given-up'
      where disclosure = ${waiting.id}`
    await expect(asParty(samplePoller.id, fail)).rejects.toMatchObject(forbidden)
  })
})

describe('what it may not say, whatever it says of itself', () => {
  const line = (change: Readonly<Record<string, string>>) => (tx: postgres.TransactionSql) => {
    const row = { line: newId(), at: now(), event: 'disclosure.left', outcome: 'allowed', ...change }
    return tx`insert into audit.entry ${tx({ ...row, policy_version: 'x' })}`
  }

  test.each([
    ['in somebody’s name', { person: 'somebody-else-0001' }],
    ['under a certificate', { certificate: 'anybody' }],
    ['in a role', { role: 'employmentSpecialist' }],
    ['of another time', { at: '2020-01-01T00:00:00Z' }],
    ['of another act', { event: 'entry.read' }],
  ])('is a log line %s', async (_name, change) => {
    await expect(asParty(samplePoller.id, line(change))).rejects.toMatchObject(forbidden)
  })

  test('is a promise under the name of another', async () => {
    const promise = (onceKey: string, runAt: string) => (tx: postgres.TransactionSql) =>
      tx`insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
        values (${newId()}, 'send-recall', '{}', ${onceKey}, ${now()}, ${runAt})`
    for (const step of [
      promise(`deliver-disclosure:${own.id}:approved`, now()),
      promise('send-recall:x', '2999-01-01T00:00:00Z'),
    ])
      await expect(asParty(samplePoller.id, step)).rejects.toMatchObject(forbidden)
  })

  test('is who set an exclusion, or any entry that is in nothing disclosed to the party', async () => {
    const read = (text: string) => asParty(samplePoller.id, (tx) => tx.unsafe(text))
    await expect(read('select set_by from disclosures.exclusion')).rejects.toMatchObject(forbidden)
    const { id } = await own.file.record(own.file.officer, '7.06')
    expect(idsOf(await read('select id from customer_data.entry'))).not.toContain(id)
  })
})
