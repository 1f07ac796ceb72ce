import { fileURLToPath } from 'node:url'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { newId } from '@tym/kernel'
import { customers, staff } from '@tym/personas'
import { SignInRefused, signInAs } from './sign-in.ts'

/**
 * `npm run request -- <persona> <METHOD> <path> [body] [If-Match version]`: signs one of the cast in and
 * sends one request under their role certificate. The answer's body goes to standard output, the status to
 * standard error.
 */
const usage = `usage: npm run --silent request -- <persona> GET|POST <path> ['<json body>'] [version]
example: npm run --silent request -- porvoo-specialist GET /v1/customerships`
const root = fileURLToPath(new URL('../../../', import.meta.url))
const [key = '', method = '', path = '', body, version] = process.argv.slice(2)
if (!path.startsWith('/')) {
  process.stderr.write(`${usage}\n`)
  process.exit(2)
}
const { ports } = readDevelopmentConfig(processEnvironment(), root)
const address = (port: number) => `http://127.0.0.1:${port}`
const everybody = [...staff, ...customers]
const persona = everybody.find((one) => one.key === key)
if (persona === undefined) {
  const names = everybody.map((one) => `  ${one.key}`).join('\n')
  process.stderr.write(`The cast has nobody named "${key}". Name one of:\n${names}\n`)
  process.exit(2)
}
try {
  const { fetch } = await signInAs(persona, {
    customerDataOrigin: address(ports.customerData),
    signerOrigin: address(ports.signer),
    identityOrigin: address(ports.identity),
  })
  const response = await fetch(path, {
    method,
    headers: {
      ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': newId() }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body }),
  })
  process.stderr.write(`${response.status} ${method} ${path.replace(/\?.*/, '')} as ${persona.key}\n`)
  process.stdout.write(`${JSON.stringify(JSON.parse(await response.text()), undefined, 2)}\n`)
  process.exit(response.ok ? 0 : 1)
} catch (error) {
  if (error instanceof SignInRefused) process.stderr.write(`${JSON.stringify(error.body, undefined, 2)}\n`)
  else
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\nDoes the platform run? Start it with npm start.\n`,
    )
  process.exit(1)
}
