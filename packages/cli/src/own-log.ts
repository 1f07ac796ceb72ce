import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { newId } from '@tym/kernel'
import { customers, getCustomer } from '@tym/personas'
import { z } from 'zod'
import { fetchExtract } from './fetch-extract.ts'
import { policyOf, trustedKeys } from './policy.ts'
import { SignInRefused, signInAs } from './sign-in.ts'

/**
 * `npm run own-log -- <customer> <customership>`: signs a customer of the cast in, asks for their own log
 * with its proofs, waits until it is signed, and keeps it in the folder, readable to its owner only, beside
 * the keys of log and witnesses, for `npm run verify-audit`.
 */
const usage = `usage: npm run --silent own-log -- <customer> <customership> <folder>
customers: ${customers.map(({ key }) => key).join(', ')}`
const attempts = 240
const root = fileURLToPath(new URL('../../../', import.meta.url))
const [key = '', customership = '', folder = ''] = process.argv.slice(2)
if (!customers.some((customer) => customer.key === key) || customership === '' || folder === '') {
  process.stderr.write(`${usage}\n`)
  process.exit(2)
}
const { ports, dataDirectory } = readDevelopmentConfig(processEnvironment(), root)
const address = (port: number) => `http://127.0.0.1:${port}`
try {
  const { fetch } = await signInAs(getCustomer(key), {
    customerDataOrigin: address(ports.customerData),
    signerOrigin: address(ports.signer),
    identityOrigin: address(ports.identity),
  })
  const base = `/v1/customerships/${customership}`
  const read = async (response: Response): Promise<unknown> => {
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }
  const headers = { 'content-type': 'application/json', 'idempotency-key': newId() }
  const asked = await fetch(`${base}/log-extracts`, { method: 'POST', headers })
  const { id } = z.object({ id: z.string() }).parse(await read(asked))
  const get = async (at: string) => read(await fetch(`${base}/${at}`))
  let extract = await fetchExtract(customership, id, get)
  for (let attempt = 0; extract === undefined && attempt < attempts; attempt += 1) {
    await delay(500)
    extract = await fetchExtract(customership, id, get)
  }
  if (extract === undefined) throw new Error('Nobody has signed the log yet. Do worker and signer run?')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const keep = async (name: string, text: string) => {
    const file = path.join(folder, name)
    await writeFile(file, text, { mode: 0o600 })
    return file
  }
  const log = await keep(`${key}.json`, `${JSON.stringify(extract)}\n`)
  const policy = await keep('policy.txt', policyOf(dataDirectory, await trustedKeys(ports)))
  process.stdout.write(
    `The log is in ${log}, the keys it is checked with in ${policy}. Check it, also without the platform:\n\n` +
      `npm run --silent verify-audit -- extract ${log} --policy ${policy}\n`,
  )
} catch (error) {
  const said = error instanceof SignInRefused ? JSON.stringify(error.body, undefined, 2) : String(error)
  process.stderr.write(`${said}\nDoes the platform run? Start it with npm start.\n`)
  process.exitCode = 1
}
