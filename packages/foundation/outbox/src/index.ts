export { backOffMilliseconds, waitMilliseconds } from './back-off.ts'
export { type CarryOutOptions, carryOut } from './carry-out.ts'
export { carryOutDue, planRecurring } from './carry-out-due.ts'
export {
  defineJob,
  type JobDefinition,
  type JobMoment,
  type JobOutside,
  type OnePhaseJob,
  type TwoPhaseJob,
} from './job.ts'
export { jobContext } from './job-context.ts'
export type { JobCounts } from './job-counts.ts'
export type { JobEvent, JobResult } from './job-event.ts'
export { type Lane, lanes } from './lane.ts'
export { migrateQueue } from './migrate-queue.ts'
export {
  type DeadJob,
  deleteDoneJobs,
  findOldestWaiting,
  type JobTally,
  listDeadJobs,
  listOverdue,
  listSchedules,
  retryDeadJob,
  type ScheduleState,
  tallyJobs,
} from './overview.ts'
export type { JobPayload } from './payload.ts'
export { type NewJob, plan } from './plan.ts'
export { type JobQueue, openQueue, type QueueTiming } from './queue.ts'
export type { QueueAddress } from './queue-address.ts'
export { keepTurning, type RunJobsOptions, type RunningJobs, type RunTiming, runJobs } from './run-jobs.ts'
export { job, schedule } from './schema.ts'
