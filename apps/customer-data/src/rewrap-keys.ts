import { processEnvironment, readCustomerDataConfig } from '@tym/config'
import { openKeyEncryption, openKeyVault } from '@tym/key-vault'

/**
 * `node dist/rewrap-keys.js`, with the service's own environment: wraps every key of an older epoch with the
 * current one, a thousand in a commit (docs/runbooks/rotate-keys.md). Safe to break off and to run again,
 * beside the running service.
 */
const batch = 1000
const config = readCustomerDataConfig(processEnvironment())
const vault = openKeyVault({
  url: config.keyDatabaseUrl,
  keyEncryption: await openKeyEncryption({ file: config.kekFile, provider: config.keyEncryptionProvider }),
  max: 1,
})
let total = 0
for (let done = batch; done === batch; ) {
  done = await vault.rewrap(batch)
  total += done
}
await vault.close()
process.stdout.write(`${total} keys wrapped again\n`)
