import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseDeletionCertificate, parseNote, verifyNote } from '@tym/audit-proof'
import { addDays, addMonths, newId, type PlainDate, plainDate } from '@tym/kernel'
import { deletionSteps } from '@tym/register'
import {
  type DeletionWorld,
  endFile,
  expectDone,
  fillFile,
  findInDatabase,
  type Holder,
  type OpenedCustomership,
  openDeletionWorld,
} from '@tym/testing'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

let world: DeletionWorld
let operator: Holder
let today: PlainDate
beforeAll(async () => {
  world = await openDeletionWorld()
  operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
  today = world.network.clock.calendar()
})
afterEach(() => {
  world.killable.killAt(undefined)
  world.network.clock.setCalendar(today)
})
afterAll(() => world.close())

const due = () => addDays(addMonths(today, 48), 1)
/** A file that ended today. */
async function ended(): Promise<OpenedCustomership> {
  const file = await world.network.openCustomership()
  await endFile(world, { id: file.id, officer: world.team.officer }, today)
  return file
}
const deletions = () =>
  world.network.sql<
    { id: string; state: string; residue: string[]; customership: string | null; certificate: string }[]
  >`
    select id, state, residue, customership, certificate from retention.deletion order by id`
const newest = async () => (await deletions()).at(-1)
const goTo = (day: PlainDate) => world.network.clock.setCalendar(day)
const keyOf = (id: string) => world.network.keySql`select 1 from keys.wrapped_key where customership = ${id}`

test('nothing is deleted on the last day of keeping; on the day after everything goes, and a certificate of it stays', async () => {
  const file = await fillFile(world)
  await endFile(world, file, today)
  goTo(plainDate.parse('2030-11-23'))
  expect(await world.runDeletion()).toEqual([])
  expect(await deletions()).toHaveLength(0)
  goTo(due())
  expect(await world.runDeletion()).toEqual([])
  const deletion = await newest()
  expect(deletion).toMatchObject({ state: 'certified', residue: [], customership: null })
  expect(await keyOf(file.id)).toHaveLength(0)
  const hash = createHash('sha256').update(`tym-journal/1\n${file.id}`).digest('hex')
  expect(await world.listJournalled()).toMatchObject([{ kind: 'deletion', hash }])
  const { sql, keySql } = world.network
  for (const database of [sql, keySql])
    expect(await findInDatabase(database, [file.id, file.entry])).toEqual([])
  expect(await file.officer.fetch('GET', file.path)).toMatchObject({ status: 404 })
  // What outlives it: the held entry, under the hold's own key, and the recall that nobody has confirmed.
  expect(await sql`select hold, field, version from retention.held_entry order by version`).toMatchObject([
    { hold: file.hold, field: '3.04', version: 1 },
    { hold: file.hold, field: '3.04', version: 2 },
  ])
  expect(await keyOf(file.hold)).toHaveLength(1)
  expect(await sql`select disclosure from retention.outstanding_recall`).toMatchObject([
    { disclosure: file.disclosure },
  ])
  expect(
    await sql`select 1 from retention.farewell where deletion = ${deletion?.id ?? ''} and ready_at is not null`,
  ).toHaveLength(1)
  // The customer is told at once.
  expect(await sql`select 1 from outbox.job where kind = 'send-farewells' and done_at is null`).toHaveLength(
    1,
  )

  const certificate = String(deletion?.certificate)
  const note = parseNote(certificate)
  const key = await world.findNoteKey()
  expect(verifyNote(note, [key])).toEqual({ verified: [{ key }], failed: [] })
  expect(parseDeletionCertificate(note.text)).toMatchObject({
    agency: key.name,
    deletion: deletion?.id,
    date: due(),
    stores: ['folder', 'keys', 'queue', 'register'].map((name) => expect.stringContaining(name)),
  })
  for (const line of [
    'rule 381/2023 12 §',
    'rule-months 48',
    'held 1',
    'scanned register canary-found residue-0',
  ])
    expect(certificate.split('\n')).toContain(line)
  expect(certificate).toMatch(/^erased disclosures [1-9]\d*$/m)
  for (const secret of [file.id, file.entry, file.disclosure, today, '140385'])
    expect(certificate).not.toContain(secret)
})

test('the log tells that a file was deleted, and not which; its lines cannot be linked any more', async () => {
  const file = await ended()
  const { sql } = world.network
  const lines = await sql<{ line: string }[]>`select line from audit.detail where customership = ${file.id}`
  expect(lines.length).toBeGreaterThan(1)
  goTo(due())
  await world.runDeletion()
  const told =
    await sql`select e.person, e.subject, d.line as detail from audit.entry e left join audit.detail d using (line)
    where e.event = 'customership.deleted'`
  expect(told.length).toBe((await deletions()).length)
  expect(
    told.filter(({ person, subject, detail }) => person !== null || subject !== null || detail !== null),
  ).toEqual([])
  const left = await sql<{ line: string; subject: Buffer | null }[]>`select line, subject from audit.entry
    where line in ${sql(lines.map(({ line }) => line))}`
  expect(left).toHaveLength(lines.length)
  expect(
    await sql`select 1 from audit.detail where line in ${sql(lines.map(({ line }) => line))}`,
  ).toHaveLength(0)
  const subjects = left.map(({ subject }) => subject?.toString('hex'))
  expect(new Set(subjects).size).toBe(lines.length)
  for (const subject of subjects) expect(await findInDatabase(sql, [String(subject)])).toHaveLength(1)
})

test('a hold stops it until it is released, and a hold that comes too late is refused', async () => {
  const file = await ended()
  const [officer] = file.team
  const registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  const matter = { scope: 'file', ground: 'pendingMatter', section: '808/2019 7 §' }
  const propose = () => {
    const reviewOn = addDays(world.network.clock.calendar(), 100)
    const body = { ...matter, reviewOn, reason: 'Muutoksenhaku on vireillä.' }
    return officer.fetch('POST', `${file.path}/holds`, { body })
  }
  const proposed = expectDone(await propose(), 'propose')
  const hold =
    typeof proposed === 'object' && proposed !== null && 'id' in proposed ? String(proposed.id) : ''
  const step = (name: string, version: number, given?: object) =>
    registrar.fetch('POST', `${file.path}/holds/${hold}/${name}`, {
      ...(given && { body: given }),
      headers: { 'if-match': `"${version}"` },
    })
  expectDone(await step('decision', 1, { decision: 'approve' }), 'approve')
  goTo(due())
  const before = (await deletions()).length
  await world.runDeletion()
  expect(await deletions()).toHaveLength(before)
  expectDone(await step('release', 2), 'release')
  // Killed after the claim: the file is still there, and no hold is taken.
  world.killable.killAt(3, 'after')
  await world.runDeletion()
  expect(await newest()).toMatchObject({ state: 'begun', customership: file.id })
  expect(await propose()).toMatchObject({ status: 409, code: 'deletion-begun' })
  world.killable.killAt(undefined)
  await world.runDeletion()
  expect(await newest()).toMatchObject({ state: 'certified' })
})

describe('a worker that is killed', () => {
  test.each(['before', 'after'] as const)(
    '%s any step leaves what the next run completes',
    async (when) => {
      const { sql } = world.network
      for (let step = 1; ; step++) {
        const file = await ended()
        const journalledBefore = (await world.listJournalled()).length
        goTo(due())
        world.killable.killAt(step, when)
        await world.runDeletion()
        const wasKilled = world.killable.isDead()
        world.killable.killAt(undefined)
        await world.runDeletion()
        await world.runDeletion('certify-deletions')
        const all = await deletions()
        expect([step, all.filter(({ state }) => state !== 'certified')]).toEqual([step, []])
        expect(await findInDatabase(sql, [file.id])).toEqual([])
        expect(await keyOf(file.id)).toHaveLength(0)
        expect((await world.listJournalled()).length).toBeGreaterThan(journalledBefore)
        expect(await sql`select 1 from audit.entry where event = 'customership.deleted'`).toHaveLength(
          all.length,
        )
        expect(await sql`select 1 from retention.trace`).toHaveLength(0)
        const farewells = await sql`select 1 from retention.farewell where ready_at is not null`
        expect(farewells.length).toBe(all.length)
        goTo(today)
        if (!wasKilled) {
          expect(step).toBeGreaterThan(10)
          break
        }
      }
    },
    120_000,
  )
})

describe('what is still found somewhere', () => {
  const strays: readonly [string, (id: string) => Promise<() => Promise<unknown>>][] = [
    [
      'register: organisations.organisation',
      async (id) => {
        const { sql } = world.network
        await sql`update organisations.organisation set name_en = ${`x ${id}`} where kind = 'keha'`
        return () => sql`update organisations.organisation set name_en = 'KEHA' where kind = 'keha'`.execute()
      },
    ],
    [
      'keys: keys.wrapped_key',
      async (id) => {
        const { keySql } = world.network
        const [some] = await keySql`select * from keys.wrapped_key limit 1`
        await keySql`insert into keys.wrapped_key ${keySql({ ...some, customership: id })}`
        return () => keySql`delete from keys.wrapped_key where customership = ${id}`.execute()
      },
    ],
    [
      'queue: bullmq.job',
      async (id) => {
        const runAt = new Date('2100-01-01')
        await world.queue.add([{ id, runAt }])
        return () => world.queue.forget([`${id}-${runAt.getTime()}`])
      },
    ],
    [
      'folder',
      async (id) => {
        const file = path.join(world.folder, 'left.log')
        writeFileSync(file, `${'x'.repeat(70_000)} ${id}`)
        return async () => writeFileSync(file, '')
      },
    ],
  ]

  test.each(strays)(
    '%s: no certificate, operators are told where, and the next run certifies',
    async (place, plant) => {
      const file = await ended()
      goTo(due())
      // The key is destroyed in the first run: planted in between, nothing takes it away again.
      world.killable.killAt(6, 'after')
      await world.runDeletion()
      world.killable.killAt(undefined)
      const remove = await plant(file.id)
      if (place.startsWith('keys'))
        await world.network
          .sql`update retention.deletion set key_destroyed_at = ${world.network.clock.instant()}
        where key_destroyed_at is null and state = 'begun'`
      await world.runDeletion()
      const found = await newest()
      expect(found).toMatchObject({ state: 'residue', certificate: null, customership: file.id })
      expect(found?.residue.join()).toContain(place)
      const notices = await world.network.sql`select customership from notifications.notification
      where kind = 'deletionResidue' and recipient = ${operator.person}`
      expect(notices.length).toBeGreaterThan(0)
      await world.runDeletion('certify-deletions')
      expect(await newest()).toMatchObject({ state: 'residue' })
      await remove()
      expect(await world.runDeletion('certify-deletions')).toEqual([])
      expect(await newest()).toMatchObject({ state: 'certified', residue: [] })
    },
  )

  test('a line of the log that was under way is erased before the next look', async () => {
    const file = await ended()
    goTo(due())
    await world.runDeletion()
    const { sql } = world.network
    expect(await newest()).toMatchObject({ state: 'certified' })
    goTo(today)
    const second = await ended()
    goTo(due())
    world.killable.killAt(9, 'after')
    await world.runDeletion()
    const [line] = await sql<{ line: string }[]>`select line from audit.entry e
      where not exists (select from audit.detail d where d.line = e.line) limit 1`
    await sql`insert into audit.detail (line, customership) values (${line?.line ?? ''}, ${second.id})`
    world.killable.killAt(undefined)
    await world.runDeletion('certify-deletions')
    await world.runDeletion()
    expect(await newest()).toMatchObject({ state: 'certified' })
    expect(await findInDatabase(sql, [file.id, second.id])).toEqual([])
  })
})

test('a file is not certified while a line of its log is still being written', async () => {
  const { sql } = world.network
  await ended()
  goTo(due())
  await world.runDeletion()
  goTo(today)
  const file = await ended()
  goTo(due())
  const [line] = await sql<{ line: string }[]>`select line from audit.entry e
    where not exists (select from audit.detail d where d.line = e.line) limit 1`
  const { run } = await sql.begin(async (tx) => {
    await tx`insert into audit.detail (line, customership) values (${line?.line ?? ''}, ${file.id})`
    const run = world.runDeletion()
    await delay(2_000)
    return { run }
  })
  expect(await run).toEqual([])
  expect(await newest()).toMatchObject({ state: 'certified' })
  expect(await findInDatabase(sql, [file.id])).toEqual([])
})

test('a key that was made for a hold by an attempt that failed is taken by the next, and never destroyed', async () => {
  const file = await fillFile(world)
  await endFile(world, file, today)
  goTo(due())
  const { keySql } = world.network
  const madeOf = () => keySql`select wrapped from keys.wrapped_key where customership = ${file.hold}`
  // From here on the steps are in the transaction of the claim, which is lost.
  for (let step = 4; (await madeOf()).length === 0; step += 1) {
    world.killable.killAt(step, 'after')
    await world.runDeletion()
  }
  const made = await madeOf()
  expect(await deletions()).not.toContainEqual(expect.objectContaining({ customership: file.id }))
  world.killable.killAt(undefined)
  expect(await world.runDeletion()).toEqual([])
  expect(await newest()).toMatchObject({ state: 'certified' })
  expect(await madeOf()).toEqual(made)
})

test('two searches of the register never run beside each other; who comes second comes again', async () => {
  const { sql } = world.network
  await ended()
  goTo(due())
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('retention.residue'))`
    await world.runDeletion()
    expect(await newest()).toMatchObject({ state: 'erased', certificate: null })
  })
  await world.runDeletion('certify-deletions')
  expect(await newest()).toMatchObject({ state: 'certified' })
})

test('whoever asks for a file that was deleted, while its keys are still remembered, brings nothing of it back', async () => {
  const file = await ended()
  const [officer] = file.team
  const body = { reason: 'Tarkistan, mitä päättymisen jälkeen on tehtävä.' }
  expectDone(await officer.fetch('POST', `${file.path}/openings`, { body }), 'open')
  expect(await officer.fetch('GET', file.path)).toMatchObject({ status: 200 })
  goTo(due())
  await world.runDeletion()
  expect(await newest()).toMatchObject({ state: 'certified' })
  for (const path of [file.path, `${file.path}/categories/3`, `${file.path}/holds`])
    expect(await officer.fetch('GET', path)).toMatchObject({ status: 404 })
  expect(await findInDatabase(world.network.sql, [file.id])).toEqual([])
})

test('a log may go on naming the jobs of a file, which lead nowhere any more', async () => {
  const file = await ended()
  const job = newId()
  const now = world.network.clock.instant()
  await world.network
    .sql`insert into outbox.job (id, kind, payload, planned_at, run_at, relayed_at, done_at) values
    (${job}, 'announce-deletions', ${JSON.stringify({ customership: file.id })}::text::jsonb, ${now}, ${now}, ${now}, ${now})`
  writeFileSync(path.join(world.folder, 'worker.log'), `{"jobId":"${job}","msg":"job done"}`)
  goTo(due())
  await world.runDeletion()
  expect(await newest()).toMatchObject({ state: 'certified' })
  expect(await findInDatabase(world.network.sql, [job])).toEqual([])
})

test('a scan that policies could filter certifies nothing', async () => {
  const { sql } = world.network
  await ended()
  goTo(due())
  await sql`grant create on schema retention to tym_eraser`
  await sql`alter function retention.residue owner to tym_eraser`
  const failures = await world.runDeletion()
  expect(failures.length).toBeGreaterThan(0)
  expect(await newest()).toMatchObject({ state: 'erased', certificate: null })
  await sql`alter function retention.residue owner to tym_scanner`
  await world.runDeletion('certify-deletions')
  expect(await newest()).toMatchObject({ state: 'certified' })
})

test('lines of the log go when their time is over and their file is gone, and not before', async () => {
  const { sql } = world.network
  const file = await world.network.openCustomership()
  const count = async () => (await sql`select 1 from audit.entry`).length
  const before = await count()
  await world.runDeletion('clear-old-log-lines')
  expect(await count()).toBe(before)
  goTo(addMonths(today, 61))
  await world.runDeletion('clear-old-log-lines')
  const left = await sql`select d.customership from audit.entry e left join audit.detail d using (line)`
  expect(left.length).toBeLessThan(before)
  expect(left.filter(({ customership }) => customership === null)).toEqual([])
  expect(left.map(({ customership }) => customership)).toContain(file.id)
})

test('operators see how runs went and registrars the certificates; neither is told of whom', async () => {
  const file = await ended()
  goTo(due())
  world.killable.killAt(9, 'after')
  await world.runDeletion()
  world.killable.killAt(undefined)
  const runs = async () =>
    JSON.stringify(expectDone(await operator.fetch('GET', '/v1/deletion-runs'), 'runs'))
  const deletion = (await newest())?.id ?? ''
  expect(await runs()).toContain(deletion)
  const read = (by: Holder) => by.fetch('GET', `/v1/deletion-certificates/${deletion}`)
  const registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  expect(await read(operator)).toMatchObject({ status: 404 })
  await world.runDeletion('certify-deletions')
  expect(await runs()).not.toContain(deletion)
  const listed = JSON.stringify(
    expectDone(await registrar.fetch('GET', '/v1/deletion-certificates'), 'certificates'),
  )
  for (const by of [operator, registrar]) {
    const { json } = await read(by)
    expect(json).toMatchObject({ deletion, certificate: expect.stringContaining(`deletion ${deletion}\n`) })
    expect(JSON.stringify(json) + listed + (await runs())).not.toContain(file.id)
  }
  expect(await registrar.fetch('GET', '/v1/deletion-runs')).toMatchObject({ status: 403 })
  expect(await file.team[0].fetch('GET', '/v1/deletion-certificates')).toMatchObject({ status: 403 })
})

test('what never clears holds up no deletion after it', async () => {
  await ended()
  goTo(due())
  world.killable.killAt(9, 'after')
  await world.runDeletion()
  world.killable.killAt(undefined)
  const { id } = (await newest()) ?? { id: '' }
  expect(await newest()).toMatchObject({ state: 'erased' })
  await world.network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from, state, begun_at,
        begun_on, held, key_destroyed_at, erased_at, residue)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, run, gen_random_uuid(), ended_on, kept_until, deletion_on, section, months,
        effective_from, 'residue', begun_at, begun_on, 0, key_destroyed_at, erased_at, '{register: somewhere}'
      from retention.deletion d, generate_series(1, 1000) as n where d.id = ${id}`
  })
  await world.runDeletion('certify-deletions')
  expect(await newest()).toMatchObject({ id, state: 'certified' })
})

describe('a death that was dated back until the years of keeping are almost over', () => {
  const postTo = (by: Holder, to: string, body: object, version?: number) =>
    by.fetch('POST', to, {
      body,
      ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
    })
  const idOf = (answer: unknown) => String(Object(answer).id)
  /** A file in which the death of today is noticed on the last day of keeping. */
  async function noticedLate() {
    const { officer, nurse } = world.team
    const file = await world.network.openCustomership({ team: [officer, nurse] })
    goTo(addDays(due(), -1))
    const notice = idOf(
      expectDone(
        await postTo(officer, `${file.path}/death-notices`, { diedOn: today, source: 'relative' }, 1),
        'record',
      ),
    )
    return { file, officer, nurse, notice }
  }
  const propose = ({ file, officer, notice }: Awaited<ReturnType<typeof noticedLate>>) =>
    postTo(officer, `${file.path}/death-notices/${notice}/undoings`, {
      reason: 'Asiakas soitti itse tänään.',
    })
  const isThere = async ({ file }: Awaited<ReturnType<typeof noticedLate>>) => {
    await world.runDeletion()
    return (await keyOf(file.id)).length === 1
  }

  test('deletes nothing before the days in which a mistake is seen are over', async () => {
    const noticed = await noticedLate()
    const { deathMayBeUndoneDays: days } = deletionSteps
    for (const [after, there] of [
      [1, true],
      [days, true],
      [days + 1, false],
    ] as const) {
      goTo(addDays(addDays(due(), -1), after))
      expect(await isThere(noticed)).toBe(there)
    }
  })

  test('deletes nothing while its undoing waits for a second person, and is not undone once the deletion has begun', async () => {
    const noticed = await noticedLate()
    const undoing = idOf(expectDone(await propose(noticed), 'propose'))
    goTo(addDays(due(), 2 * deletionSteps.deathMayBeUndoneDays))
    expect(await isThere(noticed)).toBe(true)
    const decide = (id: string, decision: string) =>
      postTo(noticed.nurse, `${noticed.file.path}/death-undoings/${id}/decision`, { decision }, 1)
    expectDone(await decide(undoing, 'refuse'), 'refuse')
    // The deletion has begun, and stops before its next step.
    world.killable.killAt(3, 'after')
    await world.runDeletion()
    world.killable.killAt(undefined)
    expect(await newest()).toMatchObject({ state: 'begun' })
    expect(await propose(noticed)).toMatchObject({ code: 'deletion-begun' })
    expect(await isThere(noticed)).toBe(false)
  })
})
