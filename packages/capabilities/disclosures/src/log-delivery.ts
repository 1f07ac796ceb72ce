import type { WriteTx } from '@tym/database'
import type { KeyVault } from '@tym/key-vault'
import { logStep } from './log-step.ts'
import { listItems } from './queries.ts'
import type { DisclosureRow, ItemRow } from './schema.ts'

/** What a delivery did, for the customer's log: nobody's act, so the line names no person. */
export interface DeliveryEvent {
  readonly event:
    | 'disclosure.left'
    | 'disclosure.delivered'
    | 'disclosure.refused'
    | 'disclosure.failed'
    | 'disclosure.recallPlanned'
    | 'disclosure.recalled'
    | 'disclosure.recallFailed'
  /** The entries that left just now. When not given: those that ever left, or all of what was refused. */
  readonly entries?: ReadonlySet<string>
  /** Why it was refused: a code. */
  readonly problem?: string
}
export type LogDelivery = (
  tx: WriteTx,
  row: Pick<DisclosureRow, 'id' | 'customership' | 'owner'>,
  event: DeliveryEvent,
) => Promise<void>

/** Writes what a delivery did into the customer's log, with the fields that it concerned. */
export function logDeliveries(keys: Pick<KeyVault, 'find'>): LogDelivery {
  return async (tx, { id, customership }, { event, entries, problem }) => {
    const items = await listItems(tx, id)
    const isIn = ({ entry, leftAt }: ItemRow) =>
      entries?.has(entry) ?? (event === 'disclosure.refused' || leftAt !== null)
    const fields = items.filter(isIn).map(({ field }) => field)
    await logStep(tx, keys, { event, customership, resource: id, fields, problem })
  }
}
