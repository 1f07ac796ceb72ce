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
 * Whether a correction is offered; the service decides. The storing organisation corrects its entry (13 §),
 * by a role that records the field, but not what the customer has said in their own words.
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
