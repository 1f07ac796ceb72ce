import type { WriteTx } from '@tym/database'
import type { Needs, Told } from './needs.ts'

/**
 * Gives everybody who operates the system for the agency the same notice, once. Answers how many were new.
 */
export async function tellOperators(
  tx: WriteTx,
  { notify, listWhoMay }: Pick<Needs, 'notify' | 'listWhoMay'>,
  notice: Omit<Told, 'recipient' | 'organisation'>,
): Promise<number> {
  let sent = 0
  for (const { person, authority } of await listWhoMay(tx, {
    operation: 'operations.read',
    reach: 'network',
  }))
    if (await notify(tx, { ...notice, recipient: person, organisation: authority })) sent += 1
  return sent
}
