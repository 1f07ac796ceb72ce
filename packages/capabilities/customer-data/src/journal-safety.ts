import { journalAct } from '@tym/customerships/public'
import type { Parts } from '@tym/employment'
import type { CustomershipKeys } from '@tym/key-vault'
import { jsonValue, untilOf } from './current-document.ts'

/**
 * Puts into the journal, before it is said, that an entry has put the customer under turvakielto (`act` names
 * it in the log line too): a restore of an earlier backup would show where they are. Lifting or shortening is
 * not in it, which errs towards protection.
 */
export async function journalSafety(
  { journal }: Pick<Parts, 'journal'>,
  keys: CustomershipKeys,
  act: string,
  value: unknown,
): Promise<void> {
  const until = untilOf(jsonValue.parse(value))
  if (until === null) return
  await journalAct(journal, keys, act, { what: 'safetySaid', until })
}
