import type { Reach } from './operation.ts'
import type { RoleId } from './roles.ts'

type Who = Readonly<Partial<Record<RoleId, Reach>>>

/** Each of the roles that work with customers, all with the same reach. */
export const caseWork = (reach: Reach): Who => ({
  employmentSpecialist: reach,
  socialWorker: reach,
  socialCounsellor: reach,
  nurse: reach,
  workAbilitySpecialist: reach,
})
