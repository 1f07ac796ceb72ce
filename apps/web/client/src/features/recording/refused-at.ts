import type { TFunction } from 'i18next'
import { Refusal } from '../../session/refusal.ts'
import { problemText } from '../../ui/index.ts'
import { idOf } from './form.ts'

const besides = ['effect', 'necessity', 'occurredOn', 'source', 'reason']

/** At which control the service has found a fault in what was sent, with what it says of it. */
export function refusedAt(error: unknown, t: TFunction): Readonly<Record<string, string>> {
  if (!(error instanceof Refusal) || error.pointer === undefined) return {}
  const [, part = '', member = ''] = error.pointer.split('/')
  const id = besides.includes(part) ? idOf('beside', part) : idOf('value', member)
  return { [id]: problemText(error, t) }
}
