import { Problem } from '@tym/kernel'
import { createLogger, createMetrics } from '@tym/telemetry'
import { expect, test } from 'vitest'
import { createJobReporter } from './report-jobs.ts'

function reporter() {
  const lines: string[] = []
  const logger = createLogger({
    name: 'worker',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  })
  const metrics = createMetrics()
  return { report: createJobReporter(logger, metrics), lines, metrics }
}

const id = '018f4d2e-0000-7000-8000-000000000001'

test('a job that failed for a problem is logged with its kind, id, attempt, code and our own sentence', () => {
  const { report, lines } = reporter()
  const error = new Problem('signer-unavailable', 'The signer does not answer.')
  report({
    type: 'put off',
    kind: 'sign-grant-statement',
    id,
    attempt: 2,
    result: 'signer-unavailable',
    error,
  })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'warn',
    job: 'sign-grant-statement',
    jobId: id,
    attempt: 2,
    result: 'signer-unavailable',
    error: { code: 'signer-unavailable', operator: 'The signer does not answer.' },
  })
})

test('whatever an unexpected error quotes stays out of the log and the metrics', async () => {
  const { report, lines, metrics } = reporter()
  const error = new Error('duplicate key (name)=(Virtanen, 010190-900X)', { cause: new Error('Virtanen') })
  report({ type: 'failed', kind: 'remind-plan-due', id, attempt: 1, result: 'internal-error', error })
  report({ type: 'dead', kind: 'remind-plan-due', id, attempt: 8, result: 'internal-error', error })
  report({ type: 'fault', where: 'relay', error })
  const written = lines.join('') + (await metrics.text())
  expect(lines).toHaveLength(3)
  expect(written).not.toMatch(/Virtanen|010190/)
  expect(written).toContain('tym_jobs_total{kind="remind-plan-due",outcome="dead"} 1')
})
