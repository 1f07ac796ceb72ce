import { parseDeletionCertificate, parseNote, verifyNote } from '@tym/audit-proof'
import { deletionHash } from '@tym/journal'
import { customershipId } from '@tym/kernel'
import { expect } from 'vitest'
import type { DeletionWorld } from '../world.ts'
import type { Life } from './life.ts'
import type { ModelFile } from './model.ts'

type Deletion = {
  readonly id: string
  readonly state: string
  readonly customership: string | null
  readonly certificate: string | null
}

/**
 * What must hold on each day, whatever has happened: compared with the databases, the journal and the
 * certificates.
 */
export async function check(life: Life, verified: Set<string>): Promise<void> {
  const { world, files } = life
  const { sql, keySql } = world.network
  const ids = files.map(({ id }) => id)
  const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
  const there = idsOf(
    await sql<{ id: string }[]>`select id from customerships.customership where id in ${sql(ids)}`,
  )
  const keys = idsOf(await keySql<{ id: string }[]>`select customership as id from keys.wrapped_key`)
  const deletions = await sql<Deletion[]>`select id, state, customership, certificate from retention.deletion`
  const journalled = new Set(
    (await world.listJournalled()).map((entry) => (entry.kind === 'deletion' ? entry.hash : '')),
  )
  for (const file of files) {
    const deletion = deletions.find(({ customership }) => customership === file.id)
    const { id } = file
    const seen = { isThere: there.has(id), hasKey: keys.has(id), isBegun: deletion !== undefined }
    if (!file.mayGo) {
      expect({ id, ...seen }, 'nothing is deleted early, or while it is held').toEqual({
        id,
        isThere: true,
        hasKey: true,
        isBegun: false,
      })
      expect(await entriesOf(world, file)).toEqual([...file.entries].sort())
    }
    if (file.mustBeGone)
      expect({ id, isThere: seen.isThere, hasKey: seen.hasKey }, 'nothing is kept a day too long').toEqual({
        id,
        isThere: false,
        hasKey: false,
      })
    if (!seen.hasKey)
      expect(
        journalled.has(deletionHash(customershipId.parse(id))),
        'the journal has a deletion before its key is gone',
      ).toBe(true)
    // A certificate forgets whose it was: a file that is still named in a log has none.
    if (file.isInLog && file.mustBeGone)
      expect(deletion?.state, 'nothing is certified of which something is left').toMatch(/^(erased|residue)$/)
    await checkKept(world, file, seen.isBegun || !seen.isThere)
  }
  const certified = deletions.filter(({ state }) => state === 'certified')
  if (life.certifiedAtMost !== undefined) {
    expect(certified.length, 'whoever cannot see certifies nothing').toBeLessThanOrEqual(life.certifiedAtMost)
    life.certifiedAtMost = undefined
  }
  await verifyNew(world, certified, verified)
}

const noId = '00000000-0000-0000-0000-000000000000'

async function entriesOf({ network }: DeletionWorld, { id }: ModelFile): Promise<string[]> {
  const rows = await network.sql<{ id: string }[]>`
    select id from customer_data.entry where customership = ${id} and field = '3.04' order by id`
  return rows.map((row) => row.id)
}

/** Held entries outlive their file under the hold's own key, and nothing else of it does. */
async function checkKept({ network }: DeletionWorld, file: ModelFile, isBegun: boolean): Promise<void> {
  const { sql, keySql } = network
  const wanted = file.holds.filter(({ scope, state }) => isBegun && scope === 'entries' && state === 'live')
  const holds = file.holds.map(({ id }) => id)
  if (holds.length === 0) return
  const kept = await sql<{ id: string; fields: string[] }[]>`select k.id, array_agg(e.field) as fields
    from retention.kept_hold k left join retention.held_entry e on e.hold = k.id
    where k.id in ${sql(holds)} group by k.id order by k.id`
  expect([...kept], 'held entries are kept, and nothing else').toEqual(
    wanted.map(({ id }) => ({ id, fields: ['3.04'] })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  const keys =
    await keySql`select 1 from keys.wrapped_key where customership in ${keySql([noId, ...wanted.map(({ id }) => id)])}`
  expect(keys).toHaveLength(wanted.length)
}

/**
 * Each certificate is signed by the agency and says that every store was looked through, with its canary
 * found.
 */
async function verifyNew(
  world: DeletionWorld,
  certified: readonly Deletion[],
  verified: Set<string>,
): Promise<void> {
  const fresh = certified.filter(({ id }) => !verified.has(id))
  if (fresh.length === 0) return
  const key = await world.findNoteKey()
  for (const { id, certificate } of fresh) {
    const note = parseNote(certificate ?? '')
    expect(verifyNote(note, [key])).toEqual({ verified: [{ key }], failed: [] })
    const { stores, rule } = parseDeletionCertificate(note.text)
    expect(stores).toHaveLength(4)
    expect(rule).toMatchObject({ months: 48 })
    const scanned = note.text.split('\n').filter((line) => line.startsWith('scanned '))
    expect(scanned.filter((line) => line.endsWith(' canary-found residue-0'))).toHaveLength(4)
    verified.add(id)
  }
}
