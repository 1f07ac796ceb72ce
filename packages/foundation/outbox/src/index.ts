export { backOffMilliseconds, waitMilliseconds } from './back-off.ts'
export { type CarryOutOptions, carryOut } from './carry-out.ts'
export {
  defineJob,
  type JobCounts,
  type JobDefinition,
  type JobMoment,
  type JobOutside,
  type OnePhaseJob,
  type TwoPhaseJob,
} from './job.ts'
export { jobContext } from './job-context.ts'
export type { JobEvent, JobResult } from './job-event.ts'
export { type Lane, lanes } from './lane.ts'
export { migrateQueue } from './migrate-queue.ts'
export { listOverdue } from './overdue.ts'
export {
  type DeadJob,
  deleteDoneJobs,
  findOldestWaiting,
  type JobTally,
  listDeadJobs,
  listSchedules,
  retryDeadJob,
  type ScheduleState,
  tallyJobs,
} from './overview.ts'
export type { JobPayload } from './payload.ts'
export { type NewJob, plan } from './plan.ts'
export { type JobQueue, openQueue, type QueueAddress, type QueueTiming } from './queue.ts'
export { keepTurning, type RunJobsOptions, type RunningJobs, type RunTiming, runJobs } from './run-jobs.ts'
export { job, schedule } from './schema.ts'
