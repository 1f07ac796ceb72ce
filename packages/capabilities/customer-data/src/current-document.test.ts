import { newEntryId, newOrganisationId, personId } from '@tym/kernel'
import { allFields, classOf, contactClass, type FieldId, safetyClass } from '@tym/register'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CurrentEntry,
  countFlag,
  documentPlaceOf,
  fieldsIn,
  parseDocument,
  placeEntry,
  saysSafety,
  sharedOwner,
  textOf,
} from './current-document.ts'
import { layOut } from './rebuild-documents.ts'

const owners = [newOrganisationId(), newOrganisationId()]
const person = personId.parse('officer-of-a-party')
const recorded = allFields.filter(({ storedBy }) => storedBy === 'entries').map(({ id }) => id)

function entryOf(
  field: FieldId,
  value: CurrentEntry['value'],
  change: Partial<CurrentEntry> = {},
): CurrentEntry {
  return {
    id: newEntryId(),
    field,
    version: 1,
    value,
    owner: owners[0] ?? newOrganisationId(),
    author: { person, role: 'employmentSpecialist' },
    source: 'officer',
    recordedAt: '2026-11-21T10:00:00.000Z',
    flags: 0,
    ...change,
  }
}

/** What happened to a file, one after another: the only memory that the oracle has. */
type Act =
  | { readonly kind: 'record'; readonly field: FieldId; readonly owner: number; readonly value: string }
  | { readonly kind: 'safety'; readonly active: boolean }
  | { readonly kind: 'correct'; readonly which: number; readonly value: string }
  | { readonly kind: 'flag'; readonly which: number }

const acts = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('record' as const),
        field: fc.constantFrom(...recorded),
        owner: fc.nat(1),
        value: fc.string(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('safety' as const), active: fc.boolean() }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('correct' as const), which: fc.nat(20), value: fc.string() }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('flag' as const), which: fc.nat(20) }) },
  ),
  { maxLength: 40 },
)

type Documents = Map<string, CurrentEntry[]>
const keyOf = (place: { class: string; owner: string }) => `${place.class}/${place.owner}`

/**
 * The documents as the register keeps them: changed act by act, contact data moved when protection switches.
 */
function keep(documents: Documents, entry: CurrentEntry): void {
  const place = (safety: boolean) => keyOf(documentPlaceOf(entry, safety))
  const before = saysSafety([...documents.values()].flat())
  documents.set(place(before), placeEntry(documents.get(place(before)) ?? [], entry))
  const now = saysSafety([...documents.values()].flat())
  const [from, to] = [before, now].map((safety) => `${safety ? safetyClass : contactClass}/${sharedOwner}`)
  const moved = documents.get(from ?? '')
  if (before === now || moved === undefined || to === undefined) return
  documents.delete(from ?? '')
  documents.set(to, moved)
}

/** The documents made new from the newest versions of all entries. */
function composed(newest: readonly CurrentEntry[]): Documents {
  return new Map(layOut(newest).map(({ place, content }) => [keyOf(place), [...content]]))
}

describe('the current documents', () => {
  it('always say what the versioned entries say', () => {
    fc.assert(
      fc.property(acts, (history) => {
        const documents: Documents = new Map()
        const newest = new Map<string, CurrentEntry>()
        const store = (entry: CurrentEntry) => {
          newest.set(entry.id, entry)
          keep(documents, entry)
        }
        for (const act of history) apply(act, { newest, store, documents })
        expect(sorted(documents)).toEqual(sorted(composed([...newest.values()])))
      }),
    )
  })

  it('read back as they were written', () => {
    const document = [entryOf('1.09', { active: true }), entryOf('1.02', 'Åsa "\\u2028 \n')]
    expect(parseDocument(textOf(document))).toEqual(document)
  })

  it('name the fields that they hold, each once', () => {
    expect(fieldsIn([entryOf('2.11', 'a'), entryOf('2.10', 'b'), entryOf('2.11', 'c')])).toEqual([
      '2.10',
      '2.11',
    ])
  })
})

describe('the place of an entry', () => {
  it('keeps apart by storing organisation only what some role reads of its own', () => {
    for (const owner of owners) {
      expect(documentPlaceOf({ field: '5.10', owner }, false).owner).toBe(owner)
      expect(documentPlaceOf({ field: '5.02', owner }, false).owner).toBe(sharedOwner)
    }
  })

  it('is the protected class for contact data under turvakielto and no other field', () => {
    for (const { id } of allFields) {
      const plain = documentPlaceOf({ field: id, owner: owners[0] ?? newOrganisationId() }, false)
      const safe = documentPlaceOf({ field: id, owner: owners[0] ?? newOrganisationId() }, true)
      expect(safe.class).toBe(classOf(id).key === contactClass ? safetyClass : plain.class)
    }
  })
})

describe('turvakielto', () => {
  it('is in force as long as one source says so', () => {
    const off = entryOf('1.09', { active: false })
    const on = entryOf('1.09', { active: true, validUntil: '2020-01-01' })
    expect(saysSafety([])).toBe(false)
    expect(saysSafety([off])).toBe(false)
    expect(saysSafety([off, on])).toBe(true)
  })

  it('is said by its own field only', () => {
    expect(saysSafety([entryOf('2.14', { active: true })])).toBe(false)
  })
})

interface World {
  readonly newest: Map<string, CurrentEntry>
  readonly documents: Documents
  store(entry: CurrentEntry): void
}

function apply(act: Act, { newest, store, documents }: World): void {
  if (act.kind === 'record') {
    store(entryOf(act.field, act.value, { owner: owners[act.owner] ?? newOrganisationId() }))
    return
  }
  if (act.kind === 'safety') {
    const flag = [...newest.values()].find(({ field }) => field === '1.09')
    store(entryOf('1.09', { active: act.active }, flag && { id: flag.id, version: flag.version + 1 }))
    return
  }
  const all = [...newest.values()]
  const target = all[act.which % Math.max(1, all.length)]
  if (target === undefined) return
  if (act.kind === 'correct') {
    store({ ...target, version: target.version + 1, value: act.value, flags: 0 })
    return
  }
  newest.set(target.id, { ...target, flags: target.flags + 1 })
  const key = keyOf(documentPlaceOf(target, saysSafety(all)))
  documents.set(key, countFlag(documents.get(key) ?? [], target.id, 1))
}

function sorted(documents: Documents): [string, CurrentEntry[]][] {
  return [...documents].sort(([a], [b]) => (a < b ? -1 : 1))
}
