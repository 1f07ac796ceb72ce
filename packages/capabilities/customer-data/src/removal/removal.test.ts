import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseNote, parseRemovalCertificate } from '@tym/audit-proof'
import { addDays, customershipId, newId } from '@tym/kernel'
import { type CustomershipKeys, openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import { readJournals, restoreBackup, takeBackup } from '@tym/operate'
import {
  type Answer,
  type Client,
  createLogReader,
  createTestDatabase,
  type DisclosureWorld,
  expectDone,
  findInDatabase,
  findReceived,
  type Holder,
  makeSecretFiles,
  openCase,
  openDisclosureWorld,
  startService,
  storedColumns,
} from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { findOpened } from './test-find-opened.ts'
import { type PlantedFile, planted, plantFact } from './test-plant.ts'

let world: DisclosureWorld
let registrar: Holder
beforeAll(async () => {
  world = await openDisclosureWorld({ alsoAllowed: ['3.04'] })
  registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
})
afterAll(() => world.close())

const made = z.object({ id: z.string() })
const listed = z.object({
  items: z.array(
    z.looseObject({
      id: z.string(),
      state: z.string(),
      version: z.int(),
      also: z.array(z.string()).optional(),
    }),
  ),
})

const propose = (by: Client, file: { readonly path: string }, entry: string, reason = 'anotherPerson') =>
  by.fetch('POST', `${file.path}/removals`, { body: { entry, reason } })
const decide = (
  by: Client,
  file: { readonly path: string },
  id: string,
  step: 'approval' | 'refusal' = 'approval',
): Promise<Answer> =>
  by.fetch('POST', `${file.path}/removals/${id}/${step}`, { headers: { 'if-match': '"1"' } })
const proposed = async (by: Client, file: { readonly path: string }, entry: string) =>
  made.parse(expectDone(await propose(by, file, entry), 'propose')).id
const list = async (by: Client, file: { readonly path: string }) =>
  listed.parse(expectDone(await by.fetch('GET', `${file.path}/removals`), 'list')).items
async function keysOf(file: { readonly id: string }): Promise<CustomershipKeys> {
  const keys = await world.keys.find(customershipId.parse(file.id))
  if (keys === undefined) throw new Error('the file has no keys')
  return keys
}
const noticesOf = async (recipient: Holder) =>
  (
    await world.network.sql<{ kind: string }[]>`select kind from notifications.notification
      where recipient = ${recipient.person} order by id`
  ).map(({ kind }) => kind)
const rowsOf = (sql: postgres.Sql, table: string) =>
  sql`select * from ${sql.unsafe(table)} order by 1, 2` as Promise<readonly unknown[]>

describe('a fact that should never have been in this file', () => {
  let file: PlantedFile
  let removal: string
  let backup: string
  let folder: string
  let sealedBefore: readonly unknown[]
  beforeAll(async () => {
    const { network } = world
    file = await plantFact(world)
    folder = mkdtempSync(path.join(inject('testServer').folder, 'removal-'))
    backup = path.join(folder, 'backup')
    const admin = { register: network.urls.superuser, keys: network.urls.keysSuperuser }
    await takeBackup(admin, backup, network.clock)
    sealedBefore = await rowsOf(network.sql, 'audit.leaf')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('stands in every place that is declared to hold text before it is removed', async () => {
    const encrypted = Object.entries(storedColumns).flatMap(([table, { encrypted: columns }]) =>
      columns.map((column) => `${table}.${column}`),
    )
    const found = await findOpened(world.network.sql, await keysOf(file), planted)
    const lower = await findOpened(world.network.sql, await keysOf(file), planted.toLowerCase())
    expect([...new Set([...found, ...lower])].sort()).toEqual(encrypted.sort())
  })

  test('is proposed by the organisation that stored it, and removed by another person of it only', async () => {
    removal = await proposed(file.officer, file, file.entry)
    expect(await propose(file.officer, file, file.entry)).toMatchObject({
      status: 409,
      code: 'state-conflict',
    })
    expect(await decide(file.officer, file, removal)).toMatchObject({ status: 403, code: 'own-proposal' })
    expect(await decide(file.nurse, file, removal)).toMatchObject({ status: 404, code: 'not-found' })
    await world.runDue()
    expect(await noticesOf(registrar)).toContain('removalProposed')
    const log = createLogReader(world.network.sql)
    await log.take()
    expectDone(await decide(registrar, file, removal), 'remove')
    const [line] = await log.take()
    expect(line).toMatchObject({
      event: 'removal.done',
      ground: 'gdpr-17',
      customership: file.id,
      fields: ['3.04'],
    })
  })

  test('is nowhere in the database any more, in clear or for whoever has the keys', async () => {
    const { sql } = world.network
    expect(await findOpened(sql, await keysOf(file), planted)).toEqual([])
    expect(await findOpened(sql, await keysOf(file), planted.toLowerCase())).toEqual([])
    expect(await findInDatabase(sql, [planted, planted.toLowerCase()])).toEqual([])
  })

  test('leaves a mark with class, time and reason to its readers and to the customer', async () => {
    for (const by of [file.officer, file.nurse, file.customer]) {
      const answer = expectDone(await by.fetch('GET', `${file.path}/categories/3`), 'category')
      const removed = {
        class: expect.stringMatching(/^3\./),
        reason: 'anotherPerson',
        at: expect.any(String),
      }
      expect(answer).toMatchObject({ entries: [{ id: file.entry, value: null, flags: 0, removed }] })
      const history = expectDone(await by.fetch('GET', `${file.path}/entries/${file.entry}`), 'history')
      expect(history).toMatchObject({ removed, versions: [{ value: null }, { value: null }] })
      expect(JSON.stringify(history)).not.toContain('sanonut')
    }
    expect(await list(file.customer, file)).toMatchObject([
      { id: removal, state: 'removed', entry: file.entry },
    ])
  })

  test('is neither corrected, remarked on, disclosed nor removed again', async () => {
    const correction = { body: { value: 'myyjä', reason: 'Oikeasti näin.' }, headers: { 'if-match': '"2"' } }
    const entry = `${file.path}/entries/${file.entry}`
    expect(await file.officer.fetch('POST', `${entry}/corrections`, correction)).toMatchObject({
      code: 'entry-removed',
    })
    const remark = { body: { reason: 'Yhä väärin.' } }
    expect(await file.customer.fetch('POST', `${entry}/flags`, remark)).toMatchObject({
      code: 'entry-removed',
    })
    expect(await propose(file.officer, file, file.entry)).toMatchObject({ code: 'entry-removed' })
    const consent = await file.consent(['3.04'])
    const prepared = await file.officer.fetch('POST', `${file.path}/disclosures`, { body: { consent } })
    expect(prepared).toMatchObject({ code: 'nothing-to-disclose' })
  })

  test('is called back from who got it, and what waited to leave with it is stopped', async () => {
    await world.runDue()
    expect(await file.read(file.waiting)).toMatchObject({ state: 'stopped', problem: 'entry-removed' })
    const delivered = await file.read(file.delivered)
    expect(delivered.recall).toMatchObject({ reason: 'removed', state: 'confirmed', outcome: 'deleted' })
    expect(delivered.items).toMatchObject([{ entry: file.entry, removed: true }])
    expect(findReceived(world, file.delivered)).toMatchObject({ recalled: true, content: null })
    expect(await noticesOf(file.officer)).toEqual(
      expect.arrayContaining(['factRemoved', 'disclosureStopped']),
    )
  })

  test('leaves the sealed log as it was', async () => {
    const kept = await rowsOf(world.network.sql, 'audit.leaf')
    expect(kept).toEqual(expect.arrayContaining([...sealedBefore]))
  })

  test('is certified by the agency, with the day when the last backup that holds it has expired', async () => {
    await world.runDue()
    for (const by of [file.customer, registrar]) {
      const read = expectDone(
        await by.fetch('GET', `${file.path}/removals/${removal}/certificate`),
        'certificate',
      )
      const { certificate } = z.object({ certificate: z.string() }).parse(read)
      expect(parseRemovalCertificate(parseNote(certificate).text)).toMatchObject({
        removal,
        reason: 'anotherPerson',
        backupDays: 35,
        backupsExpireOn: addDays(world.network.clock.calendar(), 35),
      })
    }
    expect(await file.nurse.fetch('GET', `${file.path}/removals/${removal}/certificate`)).toMatchObject({
      status: 404,
    })
  })

  test.each(['through the restore', 'by whatever starts on a database that was restored without it'])(
    'is removed again from a restored backup before anybody is served, %s',
    async (way) => {
      const { network } = world
      const { urls, drop } = await createTestDatabase()
      const sql = postgres(urls.superuser, { max: 1, onnotice: () => undefined })
      const vault = openKeyVault({
        url: urls.keysWorker,
        keyEncryption: readKeyEncryptionFile(world.kekFile),
        max: 1,
      })
      try {
        const read = await readJournals([network.journalFile])
        const journal = way.startsWith('through') ? read : { ...read, removals: new Map<string, never>() }
        const admin = { register: urls.superuser, keys: urls.keysSuperuser }
        const asked = { clock: network.clock, origin: `tym.test/log/${newId()}`, knownSize: undefined }
        const replayed = await restoreBackup({ urls: admin, folder: backup, journal, ...asked })
        expect(replayed.removals).toBe(way.startsWith('through') ? 1 : 0)
        const keys = await vault.find(customershipId.parse(file.id))
        if (keys === undefined) throw new Error('the backup has no keys of the file')
        expect(await findOpened(sql, keys, planted)).not.toEqual([])
        const files = { ...makeSecretFiles(folder), kek: world.kekFile, journal: network.journalFile }
        const settings = { urls, clock: network.clock, onLogLine: () => undefined, files }
        await (await startService(settings)).close()
        expect(await findOpened(sql, keys, planted)).toEqual([])
        expect(await findOpened(sql, keys, planted.toLowerCase())).toEqual([])
        const rows = await sql`select id, state, reason, decided_by from customer_data.removal`
        expect(rows).toEqual([
          { id: removal, state: 'removed', reason: 'anotherPerson', decided_by: 'journal' },
        ])
        await (await startService(settings)).close()
        const lines = await sql`select 1 from audit.entry where event = 'removal.done'`
        expect(lines).toHaveLength(1)
      } finally {
        await Promise.all([sql.end(), vault.close()])
        await drop()
      }
    },
  )
})

describe('a removal', () => {
  test('takes nothing else: other facts, and other words of a text, stay', async () => {
    const file = await openCase(world)
    const { id: wrong } = await file.record(file.officer, '3.04', 'tuntematon ammatti')
    const { id: right } = await file.record(file.officer, '3.04', 'myyjä, ei tuntematon ammatti')
    const { id: other } = await file.approved(['3.04'])
    const removal = await proposed(file.officer, file, wrong)
    expectDone(await decide(registrar, file, removal), 'remove')
    const category = expectDone(await file.officer.fetch('GET', `${file.path}/categories/3`), 'category')
    expect(category).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({ id: right, value: 'myyjä, ei tuntematon ammatti' }),
        expect.objectContaining({ id: wrong, value: null }),
      ]),
    })
    const shown = await file.read(other)
    expect(shown.items).toContainEqual(
      expect.objectContaining({ entry: right, value: 'myyjä, ei tuntematon ammatti' }),
    )
    // The same words in another fact are told to the organisation, which judges that one too.
    expect(await list(registrar, file)).toMatchObject([{ id: removal, also: [right] }])
    const [seen] = await list(file.nurse, file)
    expect(seen?.also).toBeUndefined()
  })

  test('of the value that holds lets the former hold again', async () => {
    const file = await openCase(world)
    const { id: former } = await file.record(file.officer, '7.08', 'Puhelu joka toinen viikko.')
    const { id: wrong } = await file.record(file.officer, '7.08', 'Käynti Meri-Lapin toimistolla.')
    const removal = await proposed(file.officer, file, wrong)
    expectDone(await decide(registrar, file, removal), 'remove')
    await world.runDue()
    const category = expectDone(await file.officer.fetch('GET', `${file.path}/categories/7`), 'category')
    expect(category).toMatchObject({
      entries: [
        { id: former, value: 'Puhelu joka toinen viikko.' },
        { id: wrong, value: null },
      ],
    })
  })

  test('takes the effect and the necessity of the fact with it', async () => {
    const file = await openCase(world)
    const { id } = await file.record(file.nurse, '5.04', { limit: 'Naapurin selkä ei kestä nostoja.' })
    const second = await world.network.holder({ role: 'registrar', organisation: 'ita-uusimaa' })
    expectDone(await decide(second, file, await proposed(file.nurse, file, id)), 'remove')
    const rows = await world.network.sql`select field, content from customer_data.entry
      where id = ${id} or supports = ${id} order by field`
    expect(rows).toEqual([
      { field: '5.04', content: null },
      { field: '5.09', content: null },
      { field: '5.10', content: null },
    ])
  })

  test('is told to who ordered a copy of its field that an own register has taken', async () => {
    const file = await openCase(world)
    const { id } = await file.record(file.officer, '3.04')
    const order = { body: { fields: ['3.04'], necessity: 'Kunnan omassa järjestelmässä.' } }
    const ordered = await file.officer.fetch('POST', `${file.path}/own-copies`, order)
    const copy = made.parse(expectDone(ordered, 'order')).id
    const system = await world.network.holder({ role: 'partySystem', organisation: 'porvoo' })
    expectDone(await system.fetch('POST', `/v1/own-copies/${copy}/receipt`), 'take')
    expectDone(await decide(registrar, file, await proposed(file.officer, file, id)), 'remove')
    await world.runDue()
    expect(await noticesOf(file.officer)).toContain('copiedFactRemoved')
  })

  test('may be refused, also by whoever proposed it, and proposed again', async () => {
    const file = await openCase(world)
    const { id } = await file.record(file.officer, '3.04')
    const first = await proposed(file.officer, file, id)
    expectDone(await decide(registrar, file, first, 'refusal'), 'refuse')
    await world.runDue()
    expect(await noticesOf(file.officer)).toContain('removalRefused')
    expect(await decide(registrar, file, first)).toMatchObject({ code: 'state-conflict' })
    const again = await proposed(file.officer, file, id)
    expectDone(await decide(file.officer, file, again, 'refusal'), 'take back')
  })

  test('that came to nothing after it was in the journal is not done by the next start once it is refused', async () => {
    const { sql, clock, journalFile, startTwin } = world.network
    const file = await openCase(world)
    const { id } = await file.record(file.officer, '3.04')
    const first = await proposed(file.officer, file, id)
    const said = { kind: 'removal', at: clock.instant(), removal: first, entry: id, reason: 'anotherPerson' }
    appendFileSync(journalFile, `${JSON.stringify(said)}\n`)
    expectDone(await decide(registrar, file, first, 'refusal'), 'refuse')
    await startTwin()
    const again = await proposed(file.officer, file, id)
    await startTwin()
    expect(
      await sql`select id, state from customer_data.removal where entry = ${id} order by proposed_at, id`,
    ).toEqual([
      { id: first, state: 'refused' },
      { id: again, state: 'proposed' },
    ])
    const category = expectDone(await file.officer.fetch('GET', `${file.path}/categories/3`), 'category')
    expect(category).toMatchObject({ entries: [{ id, value: expect.any(String) }] })
  })

  test('is possible after the end of the customership', async () => {
    const file = await openCase(world)
    const { id } = await file.record(file.officer, '3.04', planted)
    await world.network
      .sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
      end_reason = 'needOver', ended_on = ${world.network.clock.calendar()} where id = ${file.id}`
    expectDone(await decide(registrar, file, await proposed(file.officer, file, id)), 'remove')
    expect(await findOpened(world.network.sql, await keysOf(file), planted)).toEqual([])
  })

  test.each([
    ['an identity code', '1.01', 'field-not-recordable'],
    ['a field that the role does not record', '5.04', 'not-found'],
  ])('is not proposed of %s', async (_what, field, code) => {
    const file = await openCase(world)
    await file.record(file.nurse, '5.04')
    const [row] = await world.network.sql`select id from customer_data.entry
      where customership = ${file.id} and field = ${field}`
    expect(await propose(file.officer, file, String(row?.['id']))).toMatchObject({ code })
  })

  test('waits for a hold that names the fact', async () => {
    const file = await openCase(world)
    const { id } = await file.record(file.officer, '3.04')
    const reviewOn = addDays(world.network.clock.calendar(), 100)
    const matter = {
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      reason: 'Asia on vireillä yhä.',
      reviewOn,
    }
    const body = { scope: 'entries', entries: [id], ...matter }
    expectDone(await file.officer.fetch('POST', `${file.path}/holds`, { body }), 'hold')
    expect(await propose(file.officer, file, id)).toMatchObject({ code: 'entry-held' })
  })

  test('tells nobody outside the file that there is such a fact', async () => {
    const file = await openCase(world)
    const { id } = await file.record(file.officer, '3.04')
    const removal = await proposed(file.officer, file, id)
    const stranger = await world.network.holder({ role: 'registrar', organisation: 'lahti' })
    const colleague = await world.network.holder('porvoo-specialist-two')
    for (const by of [stranger, colleague]) {
      const [known, unknown] = [await propose(by, file, id), await propose(by, file, newId())]
      expect({ ...known, headers: null }).toEqual({ ...unknown, headers: null })
      expect(await decide(by, file, removal)).toMatchObject({ status: 404, code: 'not-found' })
      expect(await by.fetch('GET', `${file.path}/removals`)).toMatchObject({ status: 404, code: 'not-found' })
    }
  })
})

describe('the database itself', () => {
  test('lets no one person remove, and nobody change an entry without a removal', async () => {
    const file = await openCase(world)
    const { id } = await file.record(file.officer, '3.04')
    const removal = await proposed(file.officer, file, id)
    const { sql } = world.network
    const alone = sql`update customer_data.removal set state = 'removed', version = 2, decided_by = proposed_by,
      decided_at = proposed_at where id = ${removal}`
    await expect(alone).rejects.toThrow()
    await expect(sql`update customer_data.entry set content = 'x' where id = ${id}`).rejects.toMatchObject({
      code: 'TY060',
    })
    const emptied = sql`update customer_data.entry set content = null, removed_at = recorded_at,
      removal_reason = 'anotherPerson' where id = ${id}`
    await expect(emptied).rejects.toMatchObject({ code: 'TY060' })
  })

  test('hands the texts of a file to nobody who does not carry a removal out', async () => {
    const file = await openCase(world)
    const { id } = await file.record(file.officer, '3.04')
    const removal = await proposed(file.officer, file, id)
    const app = postgres(world.network.urls.app, { max: 1 })
    try {
      for (const [job, person] of [
        ['remove-again', ''],
        ['seal-log', ''],
        ['', file.officer.person],
      ] as const) {
        const asked = app.begin(async (tx) => {
          await tx`select set_config('tym.kind', ${job === '' ? 'organisation' : 'job'}, true), set_config('tym.job', ${job}, true),
            set_config('tym.person', ${person}, true)`
          return tx`select * from customer_data.removal_texts(${removal})`
        })
        await expect(asked).rejects.toMatchObject({ code: 'TY060' })
      }
    } finally {
      await app.end()
    }
  })
})
