import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseDeletionCertificate, parseNote, parseVerifierKey, verifyNote } from '@tym/audit-proof'
import { deletionHash, readJournal } from '@tym/journal'
import { customershipId, systemClock } from '@tym/kernel'
import { agencyNoteName } from '@tym/personas'
import { daysOfKeeping } from '@tym/register'
import {
  type DisclosureWorld,
  endFile,
  fillFile,
  findInDatabase,
  openDisclosureWorld,
  type StormWorkers,
  startStormWorkers,
  until,
} from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'

let world: DisclosureWorld
let workers: StormWorkers | undefined
beforeAll(async () => {
  world = await openDisclosureWorld({ instant: systemClock().instant() })
})
afterAll(async () => {
  await workers?.stop()
  await world.close()
})

const deletions = () =>
  world.network.sql<{ id: string; state: string; certificate: string }[]>`
    select id, state, certificate from retention.deletion order by id`

test('a worker that is killed while it deletes what is due goes on when it is back, and certifies all of it', async () => {
  const { network, signers } = world
  const today = network.clock.calendar()
  const { deletionOn } = daysOfKeeping(today)
  const files = [(await fillFile(world)).id]
  while (files.length < 6) files.push((await network.openCustomership()).id)
  for (const id of files) await endFile(world, { id, officer: world.team.officer }, today)
  const journal = async () =>
    (await readJournal(path.join(signers.folder, 'journal.jsonl')).catch(() => ({ entries: [] }))).entries

  workers = await startStormWorkers(world, { environment: { CALENDAR_DATE: deletionOn } }, 1)
  while ((await journal()).length < 2) await delay(2)
  await workers.killAndRestart(0)
  const atKill = await deletions()
  expect(atKill.filter(({ state }) => state === 'certified')).toHaveLength(0)
  await until(
    async () => {
      const all = await deletions()
      return all.length === files.length && all.every(({ state }) => state === 'certified')
    },
    90,
    'the certificates',
  )

  const published = await fetch(`${signers.signerOrigin}/keha/.well-known/note-key`)
  const key = parseVerifierKey((await published.text()).trimEnd())
  for (const { id, certificate } of await deletions()) {
    const note = parseNote(certificate)
    expect(verifyNote(note, [key])).toEqual({ verified: [{ key }], failed: [] })
    expect(parseDeletionCertificate(note.text)).toMatchObject({
      agency: agencyNoteName,
      deletion: id,
      date: deletionOn,
      stores: ['keys', 'queue', 'register'],
    })
  }
  const hashes = new Set((await journal()).map((entry) => entry.kind === 'deletion' && entry.hash))
  expect(hashes).toEqual(new Set(files.map((id) => deletionHash(customershipId.parse(id)))))
  for (const database of [network.sql, network.keySql])
    expect(await findInDatabase(database, files)).toEqual([])
})
