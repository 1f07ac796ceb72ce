import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { explainFailedStart, processEnvironment, readRecipientConfig } from '@tym/config'
import { systemClock } from '@tym/kernel'
import { privateJwk } from '@tym/signing'
import { createLifetime, createLogger } from '@tym/telemetry'
import { z } from 'zod'
import { holdingsFile } from './answer.ts'
import { createRecipient } from './create-recipient.ts'
import { openRegister } from './received.ts'
import { knowSenders, sendersFile } from './senders.ts'

const partyFile = z.strictObject({ party: z.uuid(), senders: sendersFile, holdings: holdingsFile })

explainFailedStart()
const config = readRecipientConfig(processEnvironment())
const logger = createLogger({ name: 'recipient', level: config.logLevel })
const lifetime = createLifetime({
  logger,
  mode: config.mode,
  noticeSeconds: config.stopNoticeSeconds,
  end: (code) => process.exit(code),
})
const clock = systemClock()
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
const { party, senders, holdings } = partyFile.parse(readJson(config.partyFile))
const app = createRecipient({
  party,
  encryptionKey: privateJwk.parse(readJson(config.encryptionKeyFile)),
  signatureKey: privateJwk.parse(readJson(config.signatureKeyFile)),
  senders: knowSenders(senders, clock),
  register: openRegister(config.folder),
  holdings,
  clock,
  logger,
})
const server = serve({ fetch: lifetime.wrap(app.fetch), port: config.port, hostname: config.host })
server.once('listening', () => logger.info('recipient listens', { port: config.port, mode: config.mode }))
lifetime.endWith(server, () => Promise.resolve())
