import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { DevelopmentConfig } from '@tym/config'
import { createProgress, findDemoLoad, findFreePort, isReady, StartBrokenOff, startPlatform } from '@tym/dev'
import type { Origins } from './actor.ts'
import { type BreakOff, BrokenOff } from './break-off.ts'
import type { Narrator } from './narrator.ts'

/** Seconds after which a load counts as broken off. */
const longestLoad = 600

const address = (port: number) => `http://127.0.0.1:${port}`

/**
 * Runs `story` against the platform that `npm start` has running; without one, against one of its own, on
 * free ports, which is ended with it or when a stop is asked for. Throws BrokenOff then.
 */
export async function withPlatform(
  config: DevelopmentConfig,
  root: string,
  narrator: Narrator,
  story: (origins: Origins) => Promise<void>,
  breakOff: BreakOff,
): Promise<void> {
  if (await isReady(address(config.ports.customerData))) {
    narrator.tell(`Using the platform that runs at ${address(config.ports.customerData)}.`)
    await breakOff.during(waitForDemo(config, narrator))
    return breakOff.during(story(originsOf(config)))
  }
  narrator.tell('No platform runs here: starting one of its own, on free ports.')
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-demo-'))
  const own = { ...config, dataDirectory: folder, demoCustomers: 'none' as const, ports: await freePorts() }
  const progress = createProgress((text) => process.stdout.write(text), breakOff.isWished)
  try {
    const platform = await startPlatform(root, own, progress)
    try {
      await breakOff.during(story(originsOf(own)))
    } finally {
      await platform.stop()
    }
  } catch (error) {
    throw error instanceof StartBrokenOff ? new BrokenOff() : error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** While demo customers are written the worker rests, and the story would wait in vain for what it does. */
async function waitForDemo({ dataDirectory }: DevelopmentConfig, narrator: Narrator): Promise<void> {
  const isUnderWay = () => {
    const load = findDemoLoad(dataDirectory)
    return load !== undefined && load.written < load.total
  }
  if (isUnderWay()) narrator.tell('Waiting until its demo customers are written.')
  for (let second = 0; isUnderWay() && second < longestLoad; second += 1) await delay(1_000)
}

/** The addresses of a platform with these ports. */
export function originsOf({ ports, dataDirectory }: DevelopmentConfig): Origins {
  return {
    customerDataOrigin: address(ports.customerData),
    signerOrigin: address(ports.signer),
    identityOrigin: address(ports.identity),
    exchangeOrigin: address(ports.exchange),
    witnessOrigin: address(ports.witness),
    pollerKeys: path.join(dataDirectory, 'secrets', 'poller'),
  }
}

/** A free port for each process. */
export async function freePorts(): Promise<DevelopmentConfig['ports']> {
  return {
    customerDataMetrics: await findFreePort(),
    signerMetrics: await findFreePort(),
    identityMetrics: await findFreePort(),
    workerMetrics: await findFreePort(),
    exchangeMetrics: await findFreePort(),
    witnessMetrics: await findFreePort(),
    webMetrics: await findFreePort(),
    customerData: await findFreePort(),
    signer: await findFreePort(),
    identity: await findFreePort(),
    worker: await findFreePort(),
    recipient: await findFreePort(),
    witness: await findFreePort(),
    exchange: await findFreePort(),
    web: await findFreePort(),
    postgres: await findFreePort(),
  }
}
