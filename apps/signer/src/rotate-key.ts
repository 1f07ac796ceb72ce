import { parseArgs } from 'node:util'
import { processEnvironment, readSignerConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { chooseKeyStores, usesOf } from './key-stores.ts'
import { readOrganisationsFile } from './organisations-file.ts'

/**
 * `node dist/rotate-key.js --organisation <slug> [--use certificate|grant|document] [--prepare]`
 *
 * Takes a new key into use and retires the one that signed until now, which stays published so that what it
 * signed can be verified. With --prepare the new key is only published: register it, then rotate, and nobody
 * meets a signature of a key they do not know.
 */
const { values } = parseArgs({
  options: {
    organisation: { type: 'string' },
    use: { type: 'string' },
    prepare: { type: 'boolean', default: false },
  },
})

const config = readSignerConfig(processEnvironment())
const file = await readOrganisationsFile(config.configFile, config.mode)
const organisation = file.organisations.find((row) => row.slug === values.organisation)
if (organisation === undefined) {
  throw new Error(`--organisation: name one of ${file.organisations.map((row) => row.slug).join(', ')}`)
}
const uses = usesOf(organisation).filter((use) => values.use === undefined || use === values.use)
if (uses.length === 0) throw new Error(`--use: name one of ${usesOf(organisation).join(', ')}`)

const openKeyStore = await chooseKeyStores({
  keyProvider: file.keyProvider,
  organisations: file.organisations,
  mode: config.mode,
  clock: systemClock(),
})
for (const use of uses) {
  const store = await openKeyStore({ slug: organisation.slug, use })
  // A running signer sees the change at its next signature.
  const key = values.prepare ? await store.prepare() : await store.rotate()
  process.stdout.write(`${organisation.slug} ${use}: ${key.keyId} is ${key.state}\n`)
}
