import type { DevelopmentPorts } from '@tym/config'
import { customers, organisations, staff, witnesses } from '@tym/personas'

const figures = [
  ['customer data', 'customerDataMetrics'],
  ['signers', 'signerMetrics'],
  ['sign-in', 'identityMetrics'],
  ['worker', 'workerMetrics'],
  ['exchange', 'exchangeMetrics'],
  ['witnesses', 'witnessMetrics'],
  ['web', 'webMetrics'],
] as const satisfies readonly (readonly [string, keyof DevelopmentPorts])[]

/** What a newcomer needs to go on: where everything listens and who can sign in. */
export function announcement(ports: DevelopmentPorts, dataDirectory: string): string {
  const address = (port: number): string => `http://127.0.0.1:${port}`
  const people = staff.map(({ key, name, organisation, duties }) => {
    const duty = duties.map(({ title }) => title).join(', ') || 'no usage right'
    return `  ${key.padEnd(28)}${name.padEnd(22)}${organisations[organisation].name.fi}: ${duty}`
  })
  const citizens = customers.map(
    ({ key, preferredName, familyName, nationalId }) =>
      `  ${key.padEnd(28)}${`${preferredName} ${familyName}`.padEnd(22)}${nationalId}`,
  )
  return [
    '',
    `Open http://localhost:${ports.web}`,
    '',
    'The platform runs:',
    `  customer data    ${address(ports.customerData)}    (reference page; ${address(ports.customerData)}/openapi.json)`,
    `  signers          ${address(ports.signer)}`,
    `  sign-in          ${address(ports.identity)}`,
    `  inbox            ${address(ports.identity)}/inbox    (what customers are written)`,
    `  worker           ${address(ports.worker)}    (what is due, and whether it is done)`,
    `  recipient        ${address(ports.recipient)}    (what a party outside has received)`,
    `  exchange         ${address(ports.exchange)}    (where parties fetch; ${address(ports.exchange)}/openapi.json)`,
    `  witnesses        ${address(ports.witness)}    (who watches the sealed log: ${witnesses.map(({ slug }) => slug).join(', ')})`,
    '  figures          for Prometheus, each at a port of its own:',
    ...figures.map(([name, port]) => `    ${name.padEnd(15)}${address(ports[port])}/metrics`),
    `  data and logs    ${dataDirectory}`,
    '',
    'Staff who can sign in (all fictitious):',
    ...people,
    '',
    'Customers (fictitious, identity codes of the range that is never given to anybody):',
    ...citizens,
    '',
    'Stop with Ctrl-C.',
    '',
  ].join('\n')
}
