import { inputProblem, type PlainDate, Problem } from '@tym/kernel'
import {
  type CategoryNumber,
  type FieldDeclaration,
  type FieldId,
  getField,
  isRecordedByHand,
  type SourceKind,
} from '@tym/register'
import { z } from 'zod'
import { type JsonValue, untilOf } from './current-document.ts'

/**
 * The value as the field's declaration takes it: bounded, normalised, without unknown members; `member` is
 * where the body had it, for the pointer of the problem. Throws Problem; the value is attacker-controlled
 * until this returns.
 */
export function checkValue(field: FieldId, value: unknown, member = 'value'): JsonValue {
  const parsed = z.strictObject({ [member]: getField(field).value }).safeParse({ [member]: value })
  if (!parsed.success) throw inputProblem(parsed.error)
  return z.json().parse(parsed.data[member])
}

/** Throws 'invalid-date' for turvakielto whose last day is past: it would protect nobody. */
export function mustNotBeOver(field: FieldId, value: JsonValue, today: PlainDate): void {
  const until = field === '1.09' ? untilOf(value) : null
  if (until !== null && until !== 'infinity' && until < today)
    throw new Problem('invalid-date', 'The last day is past.', '/value/validUntil')
}

/** The field that the body names, when it is one that is recorded by hand. Throws Problem. */
export function getRecordableField(id: FieldId, category: CategoryNumber): FieldDeclaration {
  const field = getField(id)
  if (field.category !== category)
    throw new Problem('invalid-input', 'The category has no such field.', '/field')
  if (!isRecordedByHand(field))
    throw new Problem(
      'field-not-recordable',
      `Field ${field.id} is not recorded by this operation.`,
      '/field',
    )
  return field
}

/**
 * Only the start records the identity code. The file is found by its blind index and opened by its holder, so
 * another code in the file would let the two differ.
 */
export function isIdentity(field: FieldId): boolean {
  return field === '1.01'
}

/**
 * Throws 'source-not-allowed' when the declaration does not know this source for the field, and always for
 * the population register: only its adapter says what it says, never somebody who types.
 */
export function checkSource({ id, sources }: FieldDeclaration, source: SourceKind): void {
  if (!sources.includes(source) || source === 'populationRegister')
    throw new Problem('source-not-allowed', `Field ${id} does not come from that source.`, '/source')
}
