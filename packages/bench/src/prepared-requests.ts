import type { Clock } from '@tym/kernel'
import { createProof } from '@tym/role-certificate'
import type { Holder } from '@tym/testing'
import type { LoadedCustomer } from './load-customers.ts'

/** What is measured: what the service is asked, and what its bare twin is asked for the same bytes. */
export type Scenario = {
  readonly name: string
  servicePath(id: string): string
  barePath(id: string): string
}

/** Requests to the bare twin, one per customer, as bytes. */
export function bareRequests(
  scenario: Scenario,
  customers: readonly LoadedCustomer[],
  host: string,
): Buffer[] {
  return customers.map(({ id }) =>
    Buffer.from(`GET ${scenario.barePath(id)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
  )
}

/**
 * Requests to the service, each with a fresh proof by the customer's reader, signed now; they are good for a
 * minute.
 */
export async function serviceRequests(
  scenario: Scenario,
  customers: readonly LoadedCustomer[],
  { origin, nonce, clock }: { readonly origin: string; readonly nonce: string; readonly clock: Clock },
): Promise<Buffer[]> {
  const certificates = new Map<Holder, string>()
  for (const { reader } of customers) {
    if (!certificates.has(reader)) certificates.set(reader, await reader.certificate())
  }
  const host = new URL(origin).host
  return customers.map(({ id, reader }) => {
    const token = certificates.get(reader) ?? ''
    const path = scenario.servicePath(id)
    const proof = createProof(reader.key, { method: 'GET', url: `${origin}${path}`, clock, token, nonce })
    return Buffer.from(
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: DPoP ${token}\r\nDPoP: ${proof}\r\n\r\n`,
    )
  })
}
