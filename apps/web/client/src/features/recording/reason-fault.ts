import { theRegister } from '../../declaration/declared-register.ts'
import { isEmptyPhrase } from './advice.ts'

interface Bounds {
  readonly least: number
  readonly most: number
}

/** What keeps a reason from being sent: that there is none of its length, or that it would suit anything. */
export function reasonFault(
  text: string,
  { least, most }: Bounds,
): 'fault.required' | 'fault.reasonLength' | 'fault.saysNothing' | undefined {
  const { length } = text.trim()
  if (length === 0 && least <= 1) return 'fault.required'
  if (length < least || length > most) return 'fault.reasonLength'
  return isEmptyPhrase(text, theRegister().writingAdvice) ? 'fault.saysNothing' : undefined
}
