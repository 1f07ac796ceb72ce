import type { Holder } from './holder.ts'
import { expectDone } from './open-customership.ts'

/**
 * What a plan must hold before it may be in force (4, 5 §), as a labour authority agrees on it with the
 * customer.
 */
export const planEntries: readonly { readonly field: string; readonly value: unknown }[] = [
  { field: '7.02', value: { main: 'Paluu osa-aikaiseen työhön', steps: ['Työkokeilu'] } },
  { field: '7.03', value: { kind: 'labour', service: 'työkokeilu' } },
  { field: '7.07', value: { duty: 'applies', opportunities: 2, everyMonths: 1 } },
  { field: '7.08', value: 'Puhelinkeskustelu kerran kuukaudessa.' },
]

/** Records the floor of a plan through the service's own endpoint. */
export async function agreePlan(specialist: Holder, path: string): Promise<void> {
  for (const entry of planEntries) {
    const body = { category: 7, source: 'officer', ...entry }
    expectDone(await specialist.fetch('POST', `${path}/entries`, { body }), `record ${entry.field}`)
  }
}
