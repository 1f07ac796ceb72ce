import type { CustomershipKeys } from '@tym/key-vault'
import {
  allFields,
  categoryNumbers,
  contactClass,
  isCategoryNumber,
  isEffect,
  safetyClass,
  visibilityClasses,
} from '@tym/register'
import { documentCiphertextPlace } from './places.ts'

/** A current document as the gate hands it out. */
export interface SealedDocument {
  readonly category: number
  readonly class: string
  readonly owner: string
  readonly version: number
  readonly layout: number | null
  /** The fields that the document holds. */
  readonly held: readonly string[]
  readonly content: Buffer
}

const declared: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  categoryNumbers
    .flatMap(visibilityClasses)
    .flatMap(({ key, fields }) =>
      (key === contactClass ? [contactClass, safetyClass] : [key]).map((name) => [
        name,
        new Set<string>(fields),
      ]),
    ),
)

const effects: ReadonlySet<string> = new Set(allFields.map(({ id }) => id).filter(isEffect))

/**
 * The text of a document. Throws when it was laid out under another declaration: a field that has since moved
 * to a class with other readers must not be shown to those of the old one, so nothing is until the documents
 * are laid out again. A statement of effect stands with the fact that it is about.
 */
export function openDocument(keys: CustomershipKeys, sealed: SealedDocument): string {
  const { category, class: key, owner, version, held, content } = sealed
  if (!isCategoryNumber(category)) throw new Error('the gate answered a category that is not declared')
  const fields = declared.get(key)
  if (!held.every((field) => fields?.has(field) === true || effects.has(field)))
    throw new Error(`a document of class ${key} holds fields that the declaration has moved elsewhere`)
  return keys.decrypt(documentCiphertextPlace({ category, class: key, owner }, version), content)
}
