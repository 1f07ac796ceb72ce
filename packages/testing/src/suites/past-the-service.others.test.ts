import { addDays, newId, newLineId } from '@tym/kernel'
import { organisations } from '@tym/personas'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type MovingFile, type MovingWorld, openMovingFile, openMovingWorld, there } from '../moving-file.ts'
import { asApp, contextOf } from '../network/as-app.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone } from '../network/open-customership.ts'
import { again, arrangeIn, asRoleIn, policy, type Settings } from './past-the-service.ts'

let world: MovingWorld
let file: MovingFile
beforeAll(async () => {
  world = await openMovingWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openMovingFile(world)
})

const now = () => world.network.clock.instant().toISOString()
const today = () => world.network.clock.calendar()
const within = (by: Holder, statement: string, change: Settings = {}) =>
  asApp(
    world.network,
    { ...contextOf(by, 'customership', world.network), customership: file.id, after_end: 'open', ...change },
    statement,
  )
const forOrganisation = (by: Holder, statement: string, change: Settings = {}) =>
  asApp(world.network, { ...contextOf(by, 'organisation', world.network), ...change }, statement)
const arrange = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) => arrangeIn(world.network.sql, work)
const asRole = (role: string, settings: Settings, statement: string) =>
  asRoleIn(world.network.sql, role, settings, statement)
const asJob = (job: string, statement: string, change: Settings = {}) =>
  asRole('tym_worker', { kind: 'job', job, instant: now(), calendar: today(), ...change }, statement)
/** Closes the file as annulled, the log to be read until that day. */
const annul = (until: ReturnType<typeof today>) =>
  arrange(
    (
      tx,
    ) => tx`insert into retention.annulment (id, customership, authority, reason, grounds, state, proposed_by, proposed_at, decided_by,
        decided_at, closed_on, log_days, log_until)
      values (${newId()}, ${file.id}, ${organisations.porvoo.id}, 'openedByMistake', ''::bytea, 'closed', 'one', ${now()}, 'two', ${now()},
        ${addDays(until, -30)}, 30, ${until})`,
  )
/** The file's question about a line of its log. */
const ask = async () => {
  const id = newId()
  await arrange(
    (
      tx,
    ) => tx`insert into oversight.log_question (id, customership, line, line_at, event, outcome, owner, question, notices, state,
        asked_at, due_on)
      values (${id}, ${file.id}, ${newId()}, ${now()}, 'category.read', 'allowed', ${organisations.porvoo.id}, ''::bytea, ${newId()}, 'open',
        ${now()}, ${today()})`,
  )
  return id
}

describe('of a disclosure', () => {
  const delivered = async () => {
    await file.record(file.officer, '3.04', 'myyjä')
    const { id, consent } = await file.approved(['3.04'])
    await world.runDue()
    return { id, consent }
  }

  test('a customer approves nothing, and nobody in another’s name, whichever trigger is not there', async () => {
    await file.record(file.officer, '3.04', 'myyjä')
    const id = await file.prepare(await file.consent(['3.04']))
    const approve = (role: string, change: { by?: string; as?: string; at?: string } = {}) =>
      arrange(async (tx) => {
        const { porvoo } = organisations
        await tx`delete from disclosures.approval where disclosure = ${id}`
        const [row] = await tx<{ index: string }[]>`select encode(index, 'hex') as index
          from customerships.identity_index where customership = ${file.id}`
        await tx`set local role tym_app`
        const context = {
          ...contextOf(file.officer, 'customership', world.network),
          customership: file.id,
          role,
        }
        for (const [name, value] of Object.entries({ ...context, self_index: row?.index ?? '' }))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        await tx`insert into disclosures.approval (disclosure, customership, organisation, person, usage_right, approved_at)
          values (${id}, ${file.id}, ${change.as ?? porvoo.id}, ${change.by ?? file.officer.person},
            ${newId()}, ${change.at ?? now()})`
      })
    await expect(approve('customer')).rejects.toMatchObject(policy('officers_add'))
    for (const change of [
      { by: 'somebody-else' },
      { as: organisations.kela.id },
      { at: '2026-11-01T00:00:00Z' },
    ])
      await expect(approve(file.officer.role, change)).rejects.toMatchObject(policy('approved_by_caller'))
    await approve(file.officer.role)
  })

  test('nobody from outside the team calls anything back', async () => {
    const { id, consent } = await delivered()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    await arrange((tx) => tx`delete from disclosures.recall where disclosure = ${id}`)
    const recall = `insert into disclosures.recall (id, disclosure, customership, reason, state, planned_at)
      values ('${newId()}', '${id}', '${file.id}', 'withdrawn', 'planned', ctx.instant())`
    await expect(within(world.colleague, recall, { out_of_team: 'yes' })).rejects.toMatchObject(
      policy('team_adds'),
    )
    await within(file.officer, recall)
  })

  test('of an annulled file the one who made it sees it, and who speaks for the organisation, nobody else', async () => {
    const { id } = await delivered()
    const seen = async (by: Holder, change: Settings = { after_annulment: 'open' }) => {
      const rows = await forOrganisation(
        by,
        `select id from disclosures.disclosure where id = '${id}'`,
        change,
      )
      return rows.length
    }
    expect(await seen(file.officer)).toBe(0)
    await annul(addDays(today(), 30))
    expect(await seen(file.officer)).toBe(1)
    expect(await seen(world.registrars[0])).toBe(1)
    for (const by of [world.colleague, file.nurse, world.lahti]) expect(await seen(by)).toBe(0)
    expect(await seen(file.officer, {})).toBe(0)
    for (const change of [{ kind: 'caseload' }, { role: 'accessOfficer' }])
      expect(await seen(file.officer, { after_annulment: 'open', ...change }), JSON.stringify(change)).toBe(0)
    expect(await seen(world.registrars[0], { after_annulment: 'open', person: '' })).toBe(0)
    await arrange(
      (tx) => tx`insert into disclosures.recall (id, disclosure, customership, reason, state, planned_at)
        values (${newId()}, ${id}, ${file.id}, 'annulled', 'planned', ${now()})`,
    )
    const recalled = `select id from disclosures.recall where disclosure = '${id}'`
    const recalls = async (by: Holder, change: Settings = {}) =>
      (await forOrganisation(by, recalled, { after_annulment: 'open', ...change })).length
    expect(await recalls(file.officer)).toBe(1)
    for (const by of [world.colleague, file.nurse, world.lahti]) expect(await recalls(by)).toBe(0)
    for (const kind of ['caseload', 'search']) expect(await recalls(file.officer, { kind })).toBe(0)
    await arrange(
      (tx) =>
        tx`update disclosures.recall set state = 'failed', problem = 'given-up' where disclosure = ${id}`,
    )
    const answer = async (by: Holder, change: Settings = {}) =>
      (
        await forOrganisation(
          by,
          `update disclosures.recall set state = 'confirmed', problem = null, outcome = 'deleted', confirmed_by = ctx.person(),
            confirmed_at = ctx.instant() where disclosure = '${id}' returning id`,
          { after_annulment: 'open', ...change },
        )
      ).length
    for (const by of [world.colleague, file.nurse, world.lahti]) expect(await answer(by)).toBe(0)
    expect(await answer(file.officer, { kind: 'caseload' })).toBe(0)
    expect(await answer(file.officer)).toBe(1)
    expect(await seen(file.officer, { after_annulment: 'open', authority: organisations.lahti.id })).toBe(0)
    await arrange(async (tx) => {
      const run = newId()
      await tx`insert into retention.deletion_run (id, on_date, begun_at, due) values (${run}, ${today()}, ${now()}, 1)`
      await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from,
          state, begun_at, begun_on, held)
        values (${newId()}, ${run}, ${file.id}, '2020-01-01', '2024-01-01', '2024-01-02', '381/2023 12 §', 48, '2020-01-01', 'begun',
          ${now()}, ${today()}, 0)`
    })
    expect(await seen(file.officer)).toBe(0)
  })
})

describe('of the log', () => {
  test('who works on the file does not see what is inquired into or watched over', async () => {
    const lines = { officer: newId(), registrar: newId(), supervisor: newId() }
    await arrange(async (tx) => {
      for (const [line, role] of [
        [lines.officer, 'nurse'],
        [lines.registrar, 'registrar'],
        [lines.supervisor, 'supervisor'],
      ] as const) {
        await tx`insert into audit.entry (line, at, event, outcome, person, role, policy_version)
          values (${line}, ${now()}, 'category.read', 'allowed', 'somebody', ${role}, 'x')`
        await tx`insert into audit.detail (line, customership) values (${line}, ${file.id})`
      }
    })
    const seen = await within(
      file.officer,
      `select line from audit.entry where line in ('${Object.values(lines).join("','")}')`,
    )
    expect(seen).toEqual([{ line: lines.officer }])
  })

  test('one question about a line waits, and one flag on what is of one kind', async () => {
    const { sql } = world.network
    const id = await ask()
    const other = again('oversight.log_question', `id = '${id}'`, { id: newId(), notices: newId() })
    await expect(arrange((tx) => tx.unsafe(other))).rejects.toMatchObject({
      constraint_name: 'log_question_unanswered',
    })
    const flag = (actor: string) =>
      sql`insert into oversight.flag (id, kind, actor, role, employer, authority, owner, from_at, to_at, state, raised_at, due_on)
        select ${newId()}, 'outOfTeam', ${actor}, 'nurse', o.id, o.id, o.id, ${now()}, ${now()}, 'open', ${now()}, ${today()}
        from organisations.organisation o where o.id = ${organisations.porvoo.id}`
    const actor = newId()
    await flag(actor)
    await expect(flag(actor)).rejects.toMatchObject({ constraint_name: 'flag_unanswered' })
    await flag(newId())
  })

  test('an answer about an annulled file is there for as many days as its log, and shortens nothing', async () => {
    const answer = async () => {
      const id = await ask()
      await world.network.sql.begin(async (tx) => {
        await tx`select set_config('tym.calendar', ${today()}, true), set_config('tym.person', 'one', true),
          set_config('tym.instant', ${now()}, true)`
        await tx`update oversight.log_question set state = 'answered', answer = ''::bytea, answered_by = 'one', answered_at = ${now()},
          version = version + 1 where id = ${id}`
      })
      const [row] = await world.network.sql<
        { until: string }[]
      >`select log_until::text as until from retention.annulment
        where customership = ${file.id}`
      return row?.until
    }
    await annul(addDays(today(), 3))
    expect(await answer()).toBe(addDays(today(), 30))
    await arrange(
      (tx) =>
        tx`update retention.annulment set log_until = ${addDays(today(), 90)} where customership = ${file.id}`,
    )
    expect(await answer()).toBe(addDays(today(), 90))
  })
})

describe('two persons', () => {
  test('are behind a usage right, and neither is its holder', async () => {
    const { sql } = world.network
    const { usageRight, person } = await world.network.holder({ role: 'nurse', organisation: 'ita-uusimaa' })
    const right = (change: object) =>
      sql.unsafe(again('usage_rights.usage_right', `id = '${usageRight}'`, { id: newId(), ...change }))
    await expect(right({ applied_by: 'one', decided_by: 'one' })).rejects.toMatchObject({
      constraint_name: 'two_persons',
    })
    for (const change of [{ applied_by: person }, { decided_by: person }])
      await expect(right(change)).rejects.toMatchObject({ constraint_name: 'nobody_for_themselves' })
    await right({ applied_by: 'one', decided_by: 'another' })
  })

  test('confirm the age of a young customer', async () => {
    const confirmed = (by: string) =>
      arrange((tx) =>
        tx.unsafe(`update customerships.customership set age_confirmed_by = ${by}, age_confirmed_at = recorded_at
          where id = '${file.id}'`),
      )
    await expect(confirmed('started_by')).rejects.toMatchObject({ constraint_name: 'age_takes_two' })
    await confirmed(`'another'`)
  })
})

describe('what only a start or a job says', () => {
  test('of another code that two persons have decided on, and of an act to be repeated', async () => {
    await arrange(
      (
        tx,
      ) => tx`insert into customer_data.identity_change (id, customership, kind, content, state, proposed_by, proposed_as, proposed_at,
          decided_by, decided_as, decided_at)
        values (${newId()}, ${file.id}, 'changed', ''::bytea, 'changed', 'one', ${organisations.porvoo.id}, ${now()}, 'another',
          ${organisations.porvoo.id}, ${now()})`,
    )
    const say = `select relation.say_code_again('${newId()}', 2, '\\x00', '\\x00', 'another', 'nurse', '${newId()}', '${newId()}', '${now()}')`
    const take = `select relation.take_act('${newId()}')`
    const pass = `select relation.pass_over('${newId()}', '${file.id}', '${now()}')`
    for (const [statement, role] of [
      [say, 'tym_worker'],
      [pass, 'tym_worker'],
      [take, 'tym_relation'],
    ] as const) {
      const said = (job: string, person = '') =>
        asRole(role, { kind: 'job', job, person, instant: now(), customership: file.id }, statement)
      await expect(said('repeat-acts', 'somebody'), statement).rejects.toMatchObject({ code: '42501' })
      await expect(said('withdraw-again'), statement).rejects.toMatchObject({ code: '42501' })
      await said('repeat-acts')
    }
  })

  test('of what the entries of before say of turvakielto: once, and never less than the file says', async () => {
    const mark = (until: string, toRead: boolean) =>
      arrange(
        (tx) => tx`update customerships.identity_index set safety_until = ${until}, safety_to_read = ${toRead}
          where customership = ${file.id}`,
      )
    const said = async () =>
      (
        await world.network
          .sql`select safety_until::text as until, safety_to_read as to_read from customerships.identity_index
          where customership = ${file.id}`
      )[0]
    const read = `select file from relation.safety_to_read(null, 1000) file where file = '${file.id}'`
    const say = (until: string) => `select relation.say_safety('${file.id}', '${until}')`
    const [earlier, later] = [addDays(today(), 10), addDays(today(), 20)]
    await mark(later, true)
    expect(await asJob('seal-log', read)).toEqual([])
    expect(await asJob('read-safety', read)).toHaveLength(1)
    await expect(asJob('seal-log', say(earlier))).rejects.toMatchObject({ code: '42501' })
    await asJob('read-safety', say(earlier))
    expect(await said()).toEqual({ until: later, to_read: false })
    await mark(earlier, false)
    expect(await asJob('read-safety', read)).toEqual([])
    await asJob('read-safety', say(later))
    expect(await said()).toEqual({ until: earlier, to_read: false })
  })

  test('of keys: who has proved nothing yet is shown those that parties sign with, while they live', async () => {
    const live = `use = 'signature' and confirmed_at is not null and revoked_at is null`
    const keys = (job: string) =>
      asRole('tym_exchange', { kind: 'job', job, instant: now() }, 'select id from outside_parties.party_key')
    const [key] = await world.network.sql<{ id: string }[]>`select id from outside_parties.party_key
      where use = 'signature' limit 1`
    const shut = [{ use: 'encryption' }, { revoked_at: now() }, { confirmed_by: null, confirmed_at: null }]
    await arrange(async (tx) => {
      for (const change of shut)
        await tx.unsafe(
          again('outside_parties.party_key', `id = '${key?.id}'`, {
            id: newId(),
            key_id: newId(),
            ...change,
          }),
        )
    })
    const known = await world.network.sql.unsafe(`select id from outside_parties.party_key where ${live}`)
    expect((await keys('exchange-proofs')).map(({ id }) => id).sort()).toEqual(
      known.map(({ id }) => id).sort(),
    )
    expect(known).not.toEqual([])
    expect(await keys('seal-log')).toEqual([])
  })
})

test('whoever writes a hold is alone with the file until the end', async () => {
  const { sql } = world.network
  const isFree = async () => {
    const [row] = await sql<{ free: boolean }[]>`select pg_try_advisory_xact_lock(
      hashtextextended('retention:' || ${file.id}::text, 0)) as free`
    return row?.free
  }
  await sql.begin(async (tx) => {
    expect(await isFree()).toBe(true)
    await tx`set local role tym_app`
    const context = contextOf(file.officer, 'organisation', world.network)
    for (const [name, value] of Object.entries(context))
      await tx`select set_config(${`tym.${name}`}, ${value}, true)`
    await tx`insert into retention.hold (id, customership, scope, ground, section, reason, authority, owner, state, review_on, proposed_by,
        proposed_at)
      values (${newId()}, ${file.id}, 'file', 'pendingMatter', '808/2019 7 §', ''::bytea, ctx.authority(), ctx.person(), 'proposed',
        ${addDays(today(), 100)}, ctx.person(), ctx.instant())`
    expect(await isFree()).toBe(false)
  })
  expect(await isFree()).toBe(true)
})

test('the gate lets in whose keys and right live just as they are claimed, and each proof once', async () => {
  const { sql } = world.network
  const { grant } = file.officer
  const [right] =
    await sql`select holder, version, holder_kind from usage_rights.usage_right where id = ${file.officer.usageRight}`
  const keys = await sql<{ issuer: string; key_id: string; use: string; organisation: string }[]>`
    select issuer, key_id, use, organisation from organisations.signing_key where confirmed_at is not null and revoked_at is null`
  const key = (use: string, organisation?: string) =>
    keys.find((each) => each.use === use && (organisation ?? each.organisation) === each.organisation)
  const [signs, grants, customers] = [key('certificate', grant.employer), key('grant'), key('customer')]
  const claims = {
    instant: now(),
    calendar: today(),
    kind: right?.['holder_kind'],
    person: right?.['holder'],
    right: file.officer.usageRight,
    version: right?.['version'],
    issuer: signs?.issuer,
    key: signs?.key_id,
    grantIssuer: grants?.issuer,
    grantKey: grants?.key_id,
    employer: grant.employer,
    authority: grant.authority,
    area: grant.area,
    role: file.officer.role,
    proof: newId(),
  }
  let line = ''
  const logged = () => sql`select outcome, problem from audit.entry where line = ${line}`
  type Claims = Record<keyof typeof claims, string | number | undefined>
  const admit = async (change: Partial<Claims> = {}) => {
    const c: Claims = { ...claims, proof: newId(), ...change }
    const proof = String(c.proof).replaceAll('-', '')
    line = newLineId(new Date(String(c.instant)))
    const text = (value: string | number = '') => `'${value}'`
    const [row] = await asApp(
      world.network,
      {},
      `select gate.admit(${text(c.instant)}, ${text(c.calendar)}, decode('${proof}${proof}', 'hex'), 0::smallint, ${[
        ...[c.kind, c.person, c.right, c.version, c.issuer, c.key, c.grantIssuer, c.grantKey],
      ]
        .map(text)
        .join(
          ', ',
        )}, 'x', ${[c.employer, c.authority, c.area, c.role].map(text).join(', ')}, '${line}', 'category.read', 'x') as verdict`,
    )
    return row?.['verdict']
  }
  expect(await admit()).toBe('ok')
  expect(await logged()).toEqual([])
  const proof = newId()
  expect([await admit({ proof }), await admit({ proof })]).toEqual(['ok', 'proof-replayed'])
  expect(await logged()).toEqual([{ outcome: 'denied', problem: 'proof-replayed' }])
  const elsewhere = organisations.lahti.id
  for (const change of [
    ...[{ person: 'other' }, { kind: 'system' }, { right: newId() }, { version: 2 }, { role: 'nurse' }],
    ...[{ employer: elsewhere }, { authority: elsewhere }, { area: there.area }],
    ...[{ calendar: '2020-01-01' }, { calendar: '2090-01-01' }],
  ])
    expect(await admit(change), JSON.stringify(change)).toBe('usage-right-not-live')
  const asCustomer = { kind: 'customer', issuer: customers?.issuer, key: customers?.key_id }
  expect(await admit(asCustomer)).toBe('ok')
  for (const change of [
    ...[{ issuer: grants?.issuer, key: grants?.key_id }, { key: 'no such' }, { issuer: 'no such' }],
    ...[{ grantIssuer: signs?.issuer, grantKey: signs?.key_id }, { grantKey: 'x' }, { grantIssuer: 'x' }],
    ...[
      { ...asCustomer, issuer: signs?.issuer, key: signs?.key_id },
      { ...asCustomer, kind: 'person' },
    ],
    { instant: '2000-01-01' },
  ])
    expect(await admit(change), JSON.stringify(change)).toBe('signing-key-revoked')
})
