import { Problem } from '@tym/kernel'
import { entryBounds, isCustomer } from '@tym/register'
import { type CurrentEntry, textOf } from './current-document.ts'

/**
 * Throws 'no-room' when this entry makes its document larger than its side, the customer or the authorities,
 * may fill. A document is written and read as a whole, so one who fills it would slow everybody else; what
 * makes it smaller is never refused.
 */
export function mustHaveRoom(document: readonly CurrentEntry[], placed: CurrentEntry): void {
  const side = isCustomer(placed.author.role) ? 'customer' : 'authorities'
  const ofSide = document.filter(({ author }) => isCustomer(author.role) === isCustomer(placed.author.role))
  const before = ofSide.find(({ id }) => id === placed.id)
  const after = [...ofSide.filter(({ id }) => id !== placed.id), placed]
  const ofField = after.filter(({ field }) => field === placed.field).length
  if (before === undefined && ofField > entryBounds.ofField[side])
    throw new Problem('no-room', `There are ${ofField - 1} entries of field ${placed.field} already.`)
  const grown = textOf([placed]).length - (before === undefined ? 0 : textOf([before]).length)
  if (grown > 0 && textOf(after).length > entryBounds.ofDocument[side])
    throw new Problem('no-room', 'The document would be larger than its side may make it.')
}
