import type { JobEvent } from '@tym/outbox'
import type { Logger, Metrics } from '@tym/telemetry'

/**
 * Turns what becomes of jobs into log lines and metrics: kinds, ids, codes and counts, never what a job is
 * about.
 */
export function createJobReporter(logger: Logger, metrics: Metrics): (event: JobEvent) => void {
  const ended = metrics.counter('tym_jobs_total', 'Attempts at jobs by kind and outcome', ['kind', 'outcome'])
  const seconds = metrics.counter('tym_job_seconds_total', 'Time that finished jobs took', ['kind'])
  const relayed = metrics.counter('tym_jobs_relayed_total', 'Jobs handed to the queue', [])
  const swept = metrics.counter('tym_jobs_swept_total', 'Jobs that the queue had lost', [])
  const mended = metrics.counter(
    'tym_jobs_mended_total',
    'Jobs that a clock ahead had put into the future',
    [],
  )
  const faults = metrics.counter('tym_worker_faults_total', 'Turns of a loop that failed', ['loop'])
  return (event) => {
    switch (event.type) {
      case 'done': {
        const { kind, id, milliseconds } = event
        ended({ kind, outcome: 'done' })
        seconds({ kind }, milliseconds / 1_000)
        logger.info('job done', { job: kind, jobId: id, milliseconds: Math.round(milliseconds) })
        return
      }
      case 'failed':
      case 'put off':
      case 'dead': {
        const { type, kind, id, attempt, result, error } = event
        ended({ kind, outcome: type === 'put off' ? 'putOff' : type })
        const fields = { job: kind, jobId: id, attempt, result, ...(error === undefined ? {} : { error }) }
        if (type === 'dead') logger.error('job given up', fields)
        else logger.warn(type === 'failed' ? 'job failed, will be tried again' : 'job put off', fields)
        return
      }
      case 'relayed':
        relayed({}, event.count)
        logger.debug('jobs handed to the queue', { count: event.count })
        return
      case 'swept':
        swept({}, event.count)
        logger.warn('jobs put back that the queue may have lost', { count: event.count })
        return
      case 'mended':
        mended({}, event.count)
        logger.warn('jobs brought back that a clock ahead had put into the future', { count: event.count })
        return
      case 'scheduled':
        logger.debug('scheduled job planned', { job: event.kind })
        return
      case 'fault':
        faults({ loop: event.where })
        logger.error('a turn failed and will be repeated', { operation: event.where, error: event.error })
        return
      default:
        return event satisfies never
    }
  }
}
