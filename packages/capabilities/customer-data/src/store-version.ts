import { alreadyThere, refusalOf, type WriteTx } from '@tym/database'
import type { Principal } from '@tym/employment'
import { type EntryId, type OrganisationId, type PlainDate, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { classOf, type FieldId, getField, readAs, type SourceKind } from '@tym/register'
import type { CurrentEntry, JsonValue } from './current-document.ts'
import { spokenBy } from './own-word.ts'
import { correctionReasonPlace, valuePlace } from './places.ts'
import { entry } from './schema.ts'

/** One version of one fact, checked against the declaration and not yet stored. */
export interface NewVersion {
  readonly id: EntryId
  readonly version: number
  readonly field: FieldId
  readonly value: JsonValue
  readonly owner: OrganisationId
  readonly source: SourceKind
  readonly occurredOn?: PlainDate | undefined
  /** The entry whose effect or necessity this one states, with its field. */
  readonly supports?: { readonly entry: EntryId; readonly field: FieldId } | undefined
  /** Whether a statement of effect is open to the whole team. */
  readonly opened?: boolean
  /** Why the former version was wrong; from the second version on. */
  readonly correctionReason?: string
}

/**
 * Stores one version, encrypted for its own place, and answers it as the current document shows it. Throws as
 * the database refuses it: 'before-start', 'customership-ended', and 'stale-version' where another correction
 * has taken the number. Throws 'not-own-word' where the author would say for another what is that one's own
 * word.
 */
export async function storeVersion(
  tx: WriteTx,
  keys: CustomershipKeys,
  author: Principal,
  fact: NewVersion,
): Promise<CurrentEntry> {
  const { category } = getField(fact.field)
  const at = { category, id: fact.id, version: fact.version }
  const reason = fact.correctionReason
  const voice = spokenBy(author, fact)
  const placed = { field: fact.field, about: fact.supports?.field ?? null, opened: fact.opened === true }
  try {
    await tx.drizzle.insert(entry).values({
      id: fact.id,
      version: fact.version,
      customership: keys.customership,
      category,
      field: fact.field,
      class: classOf(readAs(placed)).key,
      owner: fact.owner,
      author: author.person,
      authorRole: author.role,
      authorEmployer: author.employer ?? null,
      certificate: author.certificate,
      source: fact.source,
      recordedAt: tx.context.instant,
      occurredOn: fact.occurredOn ?? null,
      voice,
      supports: fact.supports?.entry ?? null,
      about: placed.about,
      opened: placed.opened,
      content: keys.encrypt(valuePlace(at), JSON.stringify(fact.value)),
      correctionReason: reason === undefined ? null : keys.encrypt(correctionReasonPlace(at), reason),
    })
  } catch (error) {
    throw refusalOfVersion(error)
  }
  return {
    id: fact.id,
    field: fact.field,
    version: fact.version,
    value: fact.value,
    owner: fact.owner,
    author: { person: author.person, role: author.role },
    source: fact.source,
    recordedAt: tx.context.instant.toISOString(),
    ...(fact.occurredOn === undefined ? {} : { occurredOn: fact.occurredOn }),
    ...(fact.supports === undefined ? {} : { supports: fact.supports.entry, about: fact.supports.field }),
    ...(placed.opened ? { opened: true as const } : {}),
    flags: 0,
  }
}

/** What the database's refusal of a version, or of a flag on it, means. */
export function refusalOfVersion(error: unknown): unknown {
  const taken = new Problem('stale-version', 'Another correction has taken this version.')
  return refusalOf(error, { [alreadyThere]: taken })
}
