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

export type Proving = { readonly origin: string; readonly nonce: string; readonly clock: Clock }

/**
 * Requests to the service, each with a fresh proof by the customer's reader, signed now; they are good for a
 * minute.
 */
export async function serviceRequests(
  scenario: Scenario,
  customers: readonly LoadedCustomer[],
  proving: Proving,
): Promise<Buffer[]> {
  return await provedRequests(scenario, customers, proving, (_reader, token) => [
    `Authorization: DPoP ${token}`,
  ])
}

/**
 * The same reads, asked of the web server as the page asks it: with the session's cookie and a proof for the
 * web server's own address.
 */
export async function relayedRequests(
  scenario: Scenario,
  customers: readonly LoadedCustomer[],
  proving: Proving,
  cookieOf: (reader: Holder) => string,
): Promise<Buffer[]> {
  return await provedRequests(scenario, customers, proving, (reader) => [
    `Cookie: ${cookieOf(reader)}`,
    ...browserHeaders,
  ])
}

/** What Chromium adds by itself. */
const browserHeaders = [
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
  'sec-ch-ua: "Chromium";v="150", "Not.A/Brand";v="24"',
  'sec-ch-ua-mobile: ?0',
  'sec-ch-ua-platform: "Linux"',
  'Accept: application/json',
  'Accept-Language: fi',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'Sec-Fetch-Site: same-origin',
  'Sec-Fetch-Mode: cors',
  'Sec-Fetch-Dest: empty',
]

async function provedRequests(
  scenario: Scenario,
  customers: readonly LoadedCustomer[],
  { origin, nonce, clock }: Proving,
  headersOf: (reader: Holder, token: string) => readonly string[],
): Promise<Buffer[]> {
  const certificates = new Map<Holder, string>()
  for (const { reader } of customers) {
    if (!certificates.has(reader)) certificates.set(reader, await reader.certificate())
  }
  const { host } = new URL(origin)
  return customers.map(({ id, reader }) => {
    const token = certificates.get(reader) ?? ''
    const path = scenario.servicePath(id)
    const proof = createProof(reader.key, { method: 'GET', url: `${origin}${path}`, clock, token, nonce })
    const lines = [`GET ${path} HTTP/1.1`, `Host: ${host}`, `DPoP: ${proof}`, ...headersOf(reader, token)]
    return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
  })
}
