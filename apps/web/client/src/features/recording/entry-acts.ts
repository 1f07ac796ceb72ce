import type { paths } from '@tym/api-client'
import { answered, api } from '../../api/api.ts'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { readTypedDay } from '../../i18n/typed-day.ts'
import { questionsOf } from './controls.ts'
import type { TypedForm } from './form.ts'
import { typedOf, valueFrom } from './typed-value.ts'

type Recording =
  paths['/v1/customerships/{customership}/entries']['post']['requestBody']['content']['application/json']
type Correcting =
  paths['/v1/customerships/{customership}/entries/{entry}/corrections']['post']['requestBody']['content']['application/json']
type Value = Recording['value']

/** A value was put together; whether it keeps the form of its field, the service says. */
const isValue = (value: unknown): value is Value => value !== undefined && value !== null

function valueIn(field: DeclaredField, form: TypedForm): Value {
  const value = valueFrom(questionsOf(field), form.value)
  if (!isValue(value)) throw new Error(`nothing is typed for ${field.id}`)
  return value
}

const occurredIn = ({ beside: { occurredOn } }: TypedForm) => {
  const day = readTypedDay(occurredOn)
  return day === undefined ? {} : { occurredOn: day }
}

/** The fact that a form says. */
export function factOf(field: DeclaredField, form: TypedForm): Recording {
  const { effect, necessity } = form.beside
  return {
    category: field.category,
    field: field.id,
    value: valueIn(field, form),
    source: sourceIn(field, form),
    ...occurredIn(form),
    ...(field.effect === undefined ? {} : { effect: effect.trim(), effectOpen: form.effectOpen }),
    ...(field.necessity === undefined ? {} : { necessity: necessity.trim() }),
  }
}

/** The correction that a form says. */
export function correctionOf(field: DeclaredField, form: TypedForm): Correcting {
  return {
    value: valueIn(field, form),
    reason: form.beside.reason.trim(),
    ...(field.sources.length > 1 ? { source: sourceIn(field, form) } : {}),
    ...occurredIn(form),
  }
}

function sourceIn({ sources }: DeclaredField, form: TypedForm): DeclaredField['sources'][number] {
  const found = sources.find((source) => source === form.source) ?? sources[0]
  if (found === undefined) throw new Error('nobody may name a source of the field')
  return found
}

/** An empty form: what is recorded is the officer's own assessment, unless they say otherwise. */
export function emptyForm(field: DeclaredField): TypedForm {
  return {
    value: typedOf(questionsOf(field), undefined),
    beside: { effect: '', necessity: '', occurredOn: '', reason: '' },
    source: field.sources.find((source) => source === 'officer') ?? field.sources[0] ?? '',
    effectOpen: false,
  }
}

/** Stores a new fact. One key for the act, however often it is tried. */
export function recordFact(customership: string, body: Recording, key: string) {
  return answered(
    api.POST('/v1/customerships/{customership}/entries', {
      params: { path: { customership }, header: { 'Idempotency-Key': key } },
      body,
    }),
  )
}

interface EntryPlace {
  readonly customership: string
  readonly entry: string
}

/** Corrects the version that was seen. */
export function correctFact(
  place: EntryPlace,
  { version, body }: { readonly version: number; readonly body: Correcting },
  key: string,
) {
  return answered(
    api.POST('/v1/customerships/{customership}/entries/{entry}/corrections', {
      params: {
        path: { customership: place.customership, entry: place.entry },
        header: { 'Idempotency-Key': key, 'If-Match': `"${version}"` },
      },
      body,
    }),
  )
}

/** Says that an entry stays as it is, and why. */
export function answerFlag(
  { customership, entry, flag }: EntryPlace & { readonly flag: string },
  answer: string,
  key: string,
) {
  return answered(
    api.POST('/v1/customerships/{customership}/entries/{entry}/flags/{flag}/answer', {
      params: { path: { customership, entry, flag }, header: { 'Idempotency-Key': key } },
      body: { answer },
    }),
  )
}

/** Says that an entry may be wrong. */
export function flagFact({ customership, entry }: EntryPlace, reason: string, key: string) {
  return answered(
    api.POST('/v1/customerships/{customership}/entries/{entry}/flags', {
      params: { path: { customership, entry }, header: { 'Idempotency-Key': key } },
      body: { reason },
    }),
  )
}
