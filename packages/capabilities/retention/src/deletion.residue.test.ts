import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { newId } from '@tym/kernel'
import { expectDone, findInDatabase } from '@tym/testing'
import { describe, expect, test } from 'vitest'
import { useDeletions } from './test-deletions.ts'

const on = useDeletions()
const { due, ended, newest, goTo } = on

describe('what is still found somewhere', () => {
  const strays: readonly [string, (id: string) => Promise<() => Promise<unknown>>][] = [
    [
      'register: organisations.organisation',
      async (id) => {
        const { sql } = on.world.network
        await sql`update organisations.organisation set name_en = ${`x ${id}`} where kind = 'keha'`
        return () => sql`update organisations.organisation set name_en = 'KEHA' where kind = 'keha'`.execute()
      },
    ],
    [
      'keys: keys.wrapped_key',
      async (id) => {
        const { keySql } = on.world.network
        const [some] = await keySql`select * from keys.wrapped_key limit 1`
        await keySql`insert into keys.wrapped_key ${keySql({ ...some, customership: id })}`
        return () => keySql`delete from keys.wrapped_key where customership = ${id}`.execute()
      },
    ],
    [
      'queue: bullmq.job',
      async (id) => {
        const runAt = new Date('2100-01-01')
        await on.world.queue.add([{ id, runAt }])
        return () => on.world.queue.forget([`${id}-${runAt.getTime()}`])
      },
    ],
    [
      'folder',
      async (id) => {
        const file = path.join(on.world.folder, 'left.log')
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
      on.world.killable.killAt(6, 'after')
      await on.world.runDeletion()
      on.world.killable.killAt(undefined)
      const remove = await plant(file.id)
      if (place.startsWith('keys'))
        await on.world.network
          .sql`update retention.deletion set key_destroyed_at = ${on.world.network.clock.instant()}
        where key_destroyed_at is null and state = 'begun'`
      await on.world.runDeletion()
      const found = await newest()
      expect(found).toMatchObject({ state: 'residue', certificate: null, customership: file.id })
      expect(found?.residue.join()).toContain(place)
      const notices = await on.world.network.sql`select customership from notifications.notification
      where kind = 'deletionResidue' and recipient = ${on.operator.person}`
      expect(notices.length).toBeGreaterThan(0)
      await on.world.runDeletion('certify-deletions')
      expect(await newest()).toMatchObject({ state: 'residue' })
      await remove()
      expect(await on.world.runDeletion('certify-deletions')).toEqual([])
      expect(await newest()).toMatchObject({ state: 'certified', residue: [] })
    },
  )

  test('a line of the log that was under way is erased before the next look', async () => {
    const file = await ended()
    goTo(due())
    await on.world.runDeletion()
    const { sql } = on.world.network
    expect(await newest()).toMatchObject({ state: 'certified' })
    goTo(on.today)
    const second = await ended()
    goTo(due())
    on.world.killable.killAt(9, 'after')
    await on.world.runDeletion()
    const [line] = await sql<{ line: string }[]>`select line from audit.entry e
      where not exists (select from audit.detail d where d.line = e.line) limit 1`
    await sql`insert into audit.detail (line, customership) values (${line?.line ?? ''}, ${second.id})`
    on.world.killable.killAt(undefined)
    await on.world.runDeletion('certify-deletions')
    await on.world.runDeletion()
    expect(await newest()).toMatchObject({ state: 'certified' })
    expect(await findInDatabase(sql, [file.id, second.id])).toEqual([])
  })
})

test('a file is not certified while a line of its log is still being written', async () => {
  const { sql } = on.world.network
  await ended()
  goTo(due())
  await on.world.runDeletion()
  goTo(on.today)
  const file = await ended()
  goTo(due())
  const [line] = await sql<{ line: string }[]>`select line from audit.entry e
    where not exists (select from audit.detail d where d.line = e.line) limit 1`
  const { run } = await sql.begin(async (tx) => {
    await tx`insert into audit.detail (line, customership) values (${line?.line ?? ''}, ${file.id})`
    const run = on.world.runDeletion()
    await delay(2_000)
    return { run }
  })
  expect(await run).toEqual([])
  expect(await newest()).toMatchObject({ state: 'certified' })
  expect(await findInDatabase(sql, [file.id])).toEqual([])
})

test('two searches of the register never run beside each other; who comes second comes again', async () => {
  const { sql } = on.world.network
  await ended()
  goTo(due())
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('retention.residue'))`
    await on.world.runDeletion()
    expect(await newest()).toMatchObject({ state: 'erased', certificate: null })
  })
  await on.world.runDeletion('certify-deletions')
  expect(await newest()).toMatchObject({ state: 'certified' })
})

test('whoever asks for a file that was deleted, while its keys are still remembered, brings nothing of it back', async () => {
  const file = await ended()
  const [officer] = file.team
  const body = { kind: 'statutoryTask', reason: 'Tarkistan, mitä päättymisen jälkeen on tehtävä.' }
  expectDone(await officer.fetch('POST', `${file.path}/openings`, { body }), 'open')
  expect(await officer.fetch('GET', file.path)).toMatchObject({ status: 200 })
  goTo(due())
  await on.world.runDeletion()
  expect(await newest()).toMatchObject({ state: 'certified' })
  for (const path of [file.path, `${file.path}/categories/3`, `${file.path}/holds`])
    expect(await officer.fetch('GET', path)).toMatchObject({ status: 404 })
  expect(await findInDatabase(on.world.network.sql, [file.id])).toEqual([])
})

test('a log may go on naming the jobs of a file, which lead nowhere any more', async () => {
  const file = await ended()
  const job = newId()
  const now = on.world.network.clock.instant()
  await on.world.network
    .sql`insert into outbox.job (id, kind, payload, planned_at, run_at, relayed_at, done_at) values
    (${job}, 'announce-deletions', ${JSON.stringify({ customership: file.id })}::text::jsonb, ${now}, ${now}, ${now}, ${now})`
  writeFileSync(path.join(on.world.folder, 'worker.log'), `{"jobId":"${job}","msg":"job done"}`)
  goTo(due())
  await on.world.runDeletion()
  expect(await newest()).toMatchObject({ state: 'certified' })
  expect(await findInDatabase(on.world.network.sql, [job])).toEqual([])
})

test('a scan that policies could filter certifies nothing', async () => {
  const { sql } = on.world.network
  await ended()
  goTo(due())
  await sql`grant create on schema retention to tym_eraser`
  await sql`alter function retention.residue owner to tym_eraser`
  const failures = await on.world.runDeletion()
  expect(failures.length).toBeGreaterThan(0)
  expect(await newest()).toMatchObject({ state: 'erased', certificate: null })
  await sql`alter function retention.residue owner to tym_scanner`
  await on.world.runDeletion('certify-deletions')
  expect(await newest()).toMatchObject({ state: 'certified' })
})
