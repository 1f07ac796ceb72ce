import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNetwork, type Network } from '../network.ts'
import { findFreePort, startApp } from '../start-app.ts'

let network: Network
beforeAll(async () => {
  network = await createNetwork()
})
afterAll(() => network.close())

test('a service on a register, gate or keys of a later version does not start, and says so in one sentence', {
  timeout: 120_000,
}, async () => {
  const start = async () => {
    const port = await findFreePort()
    return await startApp('customer-data', port, network.environment(port)).then(
      () => 'it started',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
  }
  const sentencesOf = (said: string) => said.split('\n').filter((line) => /^[A-Z_]+: /.test(line))
  const { sql, keySql } = network
  const schema = 'the schema of this database is newer (9999_later.sql) than this program'
  const gate = 'the gate functions of this database are newer than this program. Start a newer program.'
  for (const [variable, database, sentence] of [
    ['DATABASE_URL_APP', sql, schema],
    ['KEY_DATABASE_URL', keySql, schema],
    ['DATABASE_URL_APP', sql, gate],
    ['KEY_DATABASE_URL', keySql, gate],
  ] as const) {
    if (sentence === schema)
      await database`insert into meta.migration (name, sha256) values ('9999_later.sql', '')`
    else await database`insert into meta.gate (sha256) values ('of a later version')`
    const said = await start()
    expect(sentencesOf(said)).toEqual([expect.stringContaining(`${variable}: ${sentence}`)])
    expect(said).not.toContain('    at ')
    await database`delete from meta.migration where name = '9999_later.sql'`
    await database`delete from meta.gate where sha256 = 'of a later version'`
  }
})
