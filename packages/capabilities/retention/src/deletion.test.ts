import { randomBytes } from 'node:crypto'
import { parseDeletionCertificate, parseNote, verifyNote } from '@tym/audit-proof'
import { addDays, addMonths, newLineId, plainDate, sha256 } from '@tym/kernel'
import { endFile, expectDone, fillFile, findInDatabase, type Holder, inFull } from '@tym/testing'
import { describe, expect, test } from 'vitest'
import { useDeletions } from './test-deletions.ts'

const on = useDeletions()
const { due, ended, deletions, newest, goTo, keyOf } = on

test('nothing is deleted on the last day of keeping; on the day after everything goes, and a certificate of it stays', async () => {
  const file = await fillFile(on.world)
  await endFile(on.world, file, on.today)
  goTo(plainDate.parse('2030-11-23'))
  expect(await on.world.runDeletion()).toEqual([])
  expect(await deletions()).toHaveLength(0)
  goTo(due())
  expect(await on.world.runDeletion()).toEqual([])
  const deletion = await newest()
  expect(deletion).toMatchObject({ state: 'certified', residue: [], customership: null })
  expect(await keyOf(file.id)).toHaveLength(0)
  const hash = sha256(`tym-journal/1\n${file.id}`).toString('hex')
  expect(await on.world.listJournalled()).toMatchObject([{ kind: 'deletion', hash }])
  const { sql, keySql } = on.world.network
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
  const key = await on.world.findNoteKey()
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
  for (const secret of [file.id, file.entry, file.disclosure, on.today, '140385'])
    expect(certificate).not.toContain(secret)
})

test('the log tells that a file was deleted, and not which; its lines cannot be linked any more', async () => {
  const file = await ended()
  const { sql } = on.world.network
  const lines = await sql<{ line: string }[]>`select line from audit.detail where customership = ${file.id}`
  expect(lines.length).toBeGreaterThan(1)
  goTo(due())
  await on.world.runDeletion()
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
  const registrar = await on.world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  const matter = { scope: 'file', ground: 'pendingMatter', section: '808/2019 7 §' }
  const propose = () => {
    const reviewOn = addDays(on.world.network.clock.calendar(), 100)
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
  await on.world.runDeletion()
  expect(await deletions()).toHaveLength(before)
  expectDone(await step('release', 2), 'release')
  // Killed after the claim: the file is still there, and no hold is taken.
  on.world.killable.killAt(3, 'after')
  await on.world.runDeletion()
  expect(await newest()).toMatchObject({ state: 'begun', customership: file.id })
  expect(await propose()).toMatchObject({ status: 409, code: 'deletion-begun' })
  on.world.killable.killAt(undefined)
  await on.world.runDeletion()
  expect(await newest()).toMatchObject({ state: 'certified' })
})

describe('a worker that is killed', () => {
  /** A deletion that is killed at a step and completed by the next run; whether it came to that step. */
  async function killedAt(step: number, when: 'before' | 'after'): Promise<boolean> {
    const { sql } = on.world.network
    const file = await ended()
    const journalledBefore = (await on.world.listJournalled()).length
    goTo(due())
    on.world.killable.killAt(step, when)
    await on.world.runDeletion()
    const wasKilled = on.world.killable.isDead()
    on.world.killable.killAt(undefined)
    await on.world.runDeletion()
    await on.world.runDeletion('certify-deletions')
    const all = await deletions()
    expect([step, all.filter(({ state }) => state !== 'certified')]).toEqual([step, []])
    expect(await findInDatabase(sql, [file.id])).toEqual([])
    expect(await keyOf(file.id)).toHaveLength(0)
    expect((await on.world.listJournalled()).length).toBeGreaterThan(journalledBefore)
    expect(await sql`select 1 from audit.entry where event = 'customership.deleted'`).toHaveLength(all.length)
    expect(await sql`select 1 from retention.trace`).toHaveLength(0)
    const farewells = await sql`select 1 from retention.farewell where ready_at is not null`
    expect(farewells.length).toBe(all.length)
    goTo(on.today)
    return wasKilled
  }

  // After a step and before the next one there is the same, so that only the last one is tried after, too.
  test.each(inFull(['before', 'after'] as const, ['before'] as const))(
    '%s any step leaves what the next run completes',
    async (when) => {
      let step = 1
      while (await killedAt(step, when)) step += 1
      expect(step).toBeGreaterThan(10)
      expect(await killedAt(step - 1, 'after')).toBe(true)
    },
    120_000,
  )
})

test('a key that was made for a hold by an attempt that failed is taken by the next, and never destroyed', async () => {
  const file = await fillFile(on.world)
  await endFile(on.world, file, on.today)
  goTo(due())
  const { keySql } = on.world.network
  const madeOf = () => keySql`select wrapped from keys.wrapped_key where customership = ${file.hold}`
  // From here on the steps are in the transaction of the claim, which is lost.
  for (let step = 4; (await madeOf()).length === 0; step += 1) {
    on.world.killable.killAt(step, 'after')
    await on.world.runDeletion()
  }
  const made = await madeOf()
  expect(await deletions()).not.toContainEqual(expect.objectContaining({ customership: file.id }))
  on.world.killable.killAt(undefined)
  expect(await on.world.runDeletion()).toEqual([])
  expect(await newest()).toMatchObject({ state: 'certified' })
  expect(await madeOf()).toEqual(made)
})

test('lines of the log go when their time is over and their file is gone, and not before', async () => {
  const { sql } = on.world.network
  const file = await on.world.network.openCustomership()
  const count = async () => (await sql`select 1 from audit.entry`).length
  const before = await count()
  await on.world.runDeletion('clear-old-log-lines')
  expect(await count()).toBe(before)
  goTo(addMonths(on.today, 61))
  await on.world.runDeletion('clear-old-log-lines')
  const left = await sql`select d.customership from audit.entry e left join audit.detail d using (line)`
  expect(left.length).toBeLessThan(before)
  expect(left.filter(({ customership }) => customership === null)).toEqual([])
  expect(left.map(({ customership }) => customership)).toContain(file.id)
})

test('lines whose time was over while their file was there go with the file, and its younger ones in their time', async () => {
  const { sql } = on.world.network
  const file = await ended()
  const addLine = async (months: number, customership: string) => {
    const line = newLineId(new Date(`${addMonths(on.today, months)}T08:00:00Z`))
    await sql`insert into audit.entry (line, at, event, outcome, policy_version, subject)
      values (${line}, uuid_extract_timestamp(${line}), 'customership.read', 'allowed', '1', ${randomBytes(32)})`
    await sql`insert into audit.detail (line, customership) values (${line}, ${customership})`
    return line
  }
  const other = await on.world.network.openCustomership()
  const [young, others] = [await addLine(30, file.id), await addLine(-1, other.id)]
  const lines = (await sql`select line from audit.detail where customership = ${file.id}`).map(({ line }) =>
    String(line),
  )
  const left = async () =>
    (
      await sql`select line from audit.entry where line = any (${[...lines, others]}::uuid[]) order by line`
    ).map(({ line }) => String(line))
  goTo(addMonths(on.today, 61))
  await on.world.runDeletion('clear-old-log-lines')
  expect(await left()).toEqual([...lines, others].sort())
  await on.world.runDeletion()
  expect(await left()).toEqual([others, young].sort())
  expect(
    await sql`select 1 from audit.leaf where line = any (${lines}::uuid[]) and line <> ${young}`,
  ).toEqual([])
  await on.world.runDeletion('clear-old-log-lines')
  expect(await left()).toEqual([others, young].sort())
  goTo(addMonths(on.today, 91))
  await on.world.runDeletion('clear-old-log-lines')
  expect(await left()).toEqual([others])
})

test('operators see how runs went and registrars the certificates; neither is told of whom', async () => {
  const file = await ended()
  goTo(due())
  on.world.killable.killAt(9, 'after')
  await on.world.runDeletion()
  on.world.killable.killAt(undefined)
  const runs = async () =>
    JSON.stringify(expectDone(await on.operator.fetch('GET', '/v1/deletion-runs'), 'runs'))
  const deletion = (await newest())?.id ?? ''
  expect(await runs()).toContain(deletion)
  const read = (by: Holder) => by.fetch('GET', `/v1/deletion-certificates/${deletion}`)
  const registrar = await on.world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  expect(await read(on.operator)).toMatchObject({ status: 404 })
  await on.world.runDeletion('certify-deletions')
  expect(await runs()).not.toContain(deletion)
  const listed = JSON.stringify(
    expectDone(await registrar.fetch('GET', '/v1/deletion-certificates'), 'certificates'),
  )
  for (const by of [on.operator, registrar]) {
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
  on.world.killable.killAt(9, 'after')
  await on.world.runDeletion()
  on.world.killable.killAt(undefined)
  const { id } = (await newest()) ?? { id: '' }
  expect(await newest()).toMatchObject({ state: 'erased' })
  await on.world.network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = 'replica'`
    await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from, state, begun_at,
        begun_on, held, key_destroyed_at, erased_at, residue)
      select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, run, gen_random_uuid(), ended_on, kept_until, deletion_on, section, months,
        effective_from, 'residue', begun_at, begun_on, 0, key_destroyed_at, erased_at, '{register: somewhere}'
      from retention.deletion d, generate_series(1, 1000) as n where d.id = ${id}`
  })
  await on.world.runDeletion('certify-deletions')
  expect(await newest()).toMatchObject({ id, state: 'certified' })
})
