import type { Customership, EntryHistory } from '../../api/answers.ts'
import { type DeclaredField, theRegister } from '../../declaration/declared-register.ts'

interface Who {
  readonly role: string
  readonly authority: string | undefined
}

interface What {
  readonly entry: Pick<EntryHistory, 'owner' | 'removed'>
  readonly newest: Pick<EntryHistory['versions'][number], 'author'>
  readonly field: DeclaredField
  readonly file: Pick<Customership, 'kelaInPlan'>
}

/**
 * Whether a correction is offered: the storing organisation answers for its entry and corrects it (13 §), by
 * a role that records the field. What the customer has said themselves in a field of their own words, they
 * correct. The service decides.
 */
export function mayCorrect({ role, authority }: Who, { entry, newest, field, file }: What): boolean {
  const recorder = field.recorders.find((each) => each.role === role)
  if (entry.removed !== undefined || entry.owner !== authority || recorder === undefined) return false
  if (recorder.condition === 'kelaInPlan' && !file.kelaInPlan) return false
  const author = theRegister().roles.find((each) => each.role === newest.author.role)
  return field.id !== identityCode && !(field.voice !== undefined && author?.kind === 'customer')
}

/** Only proposed and decided on by two persons, never corrected in place. */
const identityCode = '1.01'
