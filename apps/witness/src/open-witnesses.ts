import path from 'node:path'
import type { WitnessConfig } from '@tym/config'
import type { Clock } from '@tym/kernel'
import type { Logger, Metrics } from '@tym/telemetry'
import type { Hono } from 'hono'
import { createWitnesses } from './create-witnesses.ts'
import { conflictKinds } from './evidence.ts'
import { knowLogs } from './known-logs.ts'
import { openWitness, type Witness } from './witness.ts'
import { chooseWitnessKeys } from './witness-keys.ts'
import { readWitnessesFile } from './witnesses-file.ts'

/** Opens keys, heads and evidence of every witness of the configuration and puts them together. */
export async function openWitnesses(
  config: Pick<WitnessConfig, 'configFile' | 'mode'>,
  { clock, logger, metrics }: { clock: Clock; logger: Logger; metrics: Metrics },
): Promise<{ app: Hono; witnesses: readonly Witness[] }> {
  const settings = await readWitnessesFile(config.configFile, config.mode)
  const { folder, keyProvider } = settings
  const openKey = await chooseWitnessKeys({ keyProvider, folder, mode: config.mode })
  const logs = knowLogs(settings.logs)
  const conflicts = metrics.counter(
    'tym_witness_conflicts_total',
    'Heads that do not go together with what was cosigned, those kept at the start included',
    ['witness', 'kind'],
  )
  const witnesses = await Promise.all(
    settings.witnesses.map(async ({ slug, name }) => {
      const witness = await openWitness({
        slug,
        name,
        logs,
        clock,
        folder: path.join(folder, slug),
        signingKey: await openKey({ slug }),
        onConflict: (kind) => {
          conflicts({ witness: slug, kind })
          logger.error('a log shows what it cannot prove', { slug, problem: kind })
        },
      })
      for (const kind of conflictKinds) conflicts({ witness: slug, kind }, witness.evidence.count(kind))
      return witness
    }),
  )
  metrics.gauges(
    'tym_witness_cosigned_size',
    'Size of the tree that was cosigned last, by witness and log',
    ['witness', 'origin'],
    () =>
      witnesses.flatMap(({ slug, heads }) =>
        heads.list().map(({ checkpoint }) => ({
          labels: { witness: slug, origin: checkpoint.origin },
          value: checkpoint.size,
        })),
      ),
  )
  return { app: createWitnesses({ witnesses, logger, metrics }), witnesses }
}
