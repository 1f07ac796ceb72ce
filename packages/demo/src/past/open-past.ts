import path from 'node:path'
import { createCustomerDataApp } from '@tym/app-customer-data/create-app'
import { openHands } from '@tym/app-worker/open-hands'
import { readCustomerDataConfig, readWorkerConfig } from '@tym/config'
import { type PersonId, systemClock } from '@tym/kernel'
import { createLogger, createMetrics } from '@tym/telemetry'
import { type Certifiers, openCertifiers } from './certify.ts'
import type { HandedOver } from './handed-over.ts'
import type { PastClock } from './past-clock.ts'
import { type PersonOfPast, personOfPast } from './person-of-past.ts'

/** The register, written with moments of the past: the service and the worker's jobs in-process. */
export interface Past {
  readonly clock: PastClock
  /** Somebody of the staff, the same one every time. */
  staff(key: string): PersonOfPast
  customer(person: { readonly subject: PersonId; readonly nationalId: string }): PersonOfPast
  /** Does what the acts so far have promised, as the worker would have at that moment. */
  carryOutDue(): Promise<number>
  /** Does what recurs, as on the day at which the clock stands. */
  runDay(): Promise<void>
  close(): Promise<void>
}

/** What one process does in a second is no bound for a load; each request passes the same steps. */
const unhurried = { REQUESTS_PER_SECOND: '100000', SEALING_LIMIT_SECONDS: 'never', LOG_LEVEL: 'error' }

/**
 * Opens the endpoint tables and the job table under a clock that is passed. Refuses production, where no road
 * takes an instant. Throws when a process of the platform is not reached.
 */
export async function openPast(
  handed: HandedOver,
  { clock, dataDirectory }: { readonly clock: PastClock; readonly dataDirectory: string },
): Promise<Past> {
  const service = readCustomerDataConfig({ ...handed.service, ...unhurried })
  const worker = readWorkerConfig({ ...handed.worker, ...unhurried })
  if (service.mode === 'production' || worker.mode === 'production')
    throw new Error('in production nobody writes with instants of the past')
  const metrics = () => createMetrics()
  const logger = (name: string) => createLogger({ name, level: 'error' })
  const { app, close } = await createCustomerDataApp(service, {
    clock,
    logger: logger('demo-past'),
    metrics: metrics(),
  })
  const hands = await openHands(worker, {
    clock,
    outside: systemClock(),
    logger: logger('demo-past'),
    metrics: metrics(),
  })
  const certifiers: Certifiers = openCertifiers(handed, {
    clock,
    keysFolder: path.join(dataDirectory, 'secrets', 'organisations'),
  })
  const parts = {
    answer: async (request: Request) => await app.fetch(request),
    clock,
    origin: service.publicOrigin,
  }
  const known = new Map<string, PersonOfPast>()
  const person = (key: string, make: () => PersonOfPast): PersonOfPast => {
    const found = known.get(key) ?? make()
    known.set(key, found)
    return found
  }
  return {
    clock,
    staff: (key) => person(key, () => personOfPast(certifiers.staff(key), parts)),
    customer: (who) => person(who.subject, () => personOfPast(certifiers.customer(who), parts)),
    carryOutDue: hands.carryOutDue,
    runDay: hands.runDay,
    close: async () => {
      await Promise.all([close(), hands.close()])
    },
  }
}
