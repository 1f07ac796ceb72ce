import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { newId } from '@tym/kernel'
import { customers, getCustomer } from '@tym/personas'
import { z } from 'zod'
import { fetchExtract } from '../fetch-extract.ts'
import { SignInRefused, signInAs } from '../sign-in.ts'

/**
 * `npm run own-log -- <customer> <customership>`: signs a customer of the cast in, asks for their own log with its proofs, waits until
 * it is signed, and writes it to standard output as one file for `npm run verify-audit`.
 */
const usage = `usage: npm run --silent own-log -- <customer> <customership> > my-log.json
customers: ${customers.map(({ key }) => key).join(', ')}`
const attempts = 240
const root = fileURLToPath(new URL('../../../../', import.meta.url))
const [key = '', customership = ''] = process.argv.slice(2)
if (!customers.some((customer) => customer.key === key) || customership === '') {
  process.stderr.write(`${usage}\n`)
  process.exit(2)
}
const { ports } = readDevelopmentConfig(processEnvironment(), root)
const address = (port: number) => `http://127.0.0.1:${port}`
try {
  const { fetch } = await signInAs(getCustomer(key), {
    customerDataOrigin: address(ports.customerData),
    signerOrigin: address(ports.signer),
    identityOrigin: address(ports.identity),
  })
  const path = `/v1/customerships/${customership}`
  const read = async (response: Response): Promise<unknown> => {
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }
  const headers = { 'content-type': 'application/json', 'idempotency-key': newId() }
  const asked = await fetch(`${path}/log-extracts`, { method: 'POST', headers })
  const { id } = z.object({ id: z.string() }).parse(await read(asked))
  const get = async (at: string) => read(await fetch(`${path}/${at}`))
  let extract = await fetchExtract(customership, id, get)
  for (let attempt = 0; extract === undefined && attempt < attempts; attempt += 1) {
    await delay(500)
    extract = await fetchExtract(customership, id, get)
  }
  if (extract === undefined) throw new Error('Nobody has signed the log yet. Do worker and signer run?')
  process.stdout.write(`${JSON.stringify(extract)}\n`)
} catch (error) {
  const said = error instanceof SignInRefused ? JSON.stringify(error.body, undefined, 2) : String(error)
  process.stderr.write(`${said}\nDoes the platform run? Start it with npm start.\n`)
  process.exitCode = 1
}
