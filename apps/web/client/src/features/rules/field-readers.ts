import { findField, reachOf } from '../../declaration/declaration.ts'
import { type DeclaredField, type LocalizedText, theRegister } from '../../declaration/declared-register.ts'

/** Which part of a fact a role sees: all of it, all but why it is necessary, or its own organisation's. */
export type Seen = 'all' | 'withoutNecessity' | 'ownNecessity' | 'own'

export interface RoleThatReads {
  readonly role: string
  readonly title: LocalizedText
  /** Kind of the organisation, or `customer`. */
  readonly kind: string
  readonly seen: Seen
}

/** Who reads the facts of a field in such a file, and which part; it follows from the declaration alone. */
export function rolesThatRead(field: DeclaredField, kelaInPlan: boolean): readonly RoleThatReads[] {
  const necessity = field.necessity === undefined ? undefined : findField(field.necessity)
  return theRegister().roles.flatMap(({ role, title, kind, organisations }) => {
    const reach = reachOf(role, field, kelaInPlan)
    if (reach === 'none') return []
    const why = necessity === undefined ? 'all' : reachOf(role, necessity, kelaInPlan)
    return [
      {
        role,
        title,
        kind: kind === 'customer' ? kind : (organisations[0] ?? ''),
        seen: reach === 'own' ? 'own' : seenWith[why],
      },
    ]
  })
}

const seenWith = { all: 'all', own: 'ownNecessity', none: 'withoutNecessity' } as const

/** Whether a role may record a field in such a file; whether somebody may record at all is another matter. */
export function mayRecordField(role: string, { recordable, recorders }: DeclaredField, kelaInPlan: boolean) {
  const recorder = recorders.find((each) => each.role === role)
  if (!recordable || recorder === undefined) return false
  if (recorder.condition === 'kelaInPlan') return kelaInPlan
  return recorder.condition !== 'rightsRequest'
}
