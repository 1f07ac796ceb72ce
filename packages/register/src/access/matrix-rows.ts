import { type CategoryNumber, type FieldId, fieldIds } from '../data/field-ids.ts'
import type { ReasonNumber } from './reasons.ts'
import type { RoleId } from './roles.ts'

/**
 * A condition on a cell: Kela takes part in the plan (4, 6 §); the registrar works on an identified request
 * or log inquiry; the customer's own view leaves out what is withheld under 1050/2018 34 §.
 */
export type Condition = 'kelaInPlan' | 'rightsRequest' | 'withholding'

/** What a role without content may have instead: figures, or data that is not about customers. */
export type InsteadOfContent =
  | 'counts'
  | 'aggregates'
  | 'staffData'
  | 'technicalMetadata'
  | 'useLogs'
  | 'releasedFigures'

/** One cell as the matrix is written; `recorded` means the fields that the role's own party may record. */
export interface CellRow {
  readonly reason: ReasonNumber
  readonly read?: 'all' | readonly FieldId[]
  /** Read only as far as the role's own organisation stored it. */
  readonly readOwn?: readonly FieldId[]
  readonly write?: 'recorded' | readonly FieldId[]
  /**
   * Read besides, whoever stored it, and all of what the cell lets record, only where Kela takes part in the
   * plan.
   */
  readonly inPlan?: 'all' | readonly FieldId[]
  readonly condition?: Condition
  readonly instead?: InsteadOfContent
  /** Sees 1.05-1.08 under turvakielto, as a member of the case team. */
  readonly safety?: true
  /** May comment on entries by flagging them. */
  readonly comment?: true
}

export type MatrixRow = Readonly<Record<CategoryNumber, CellRow>>

const conclusions: readonly FieldId[] = ['5.02', '5.03', '5.04', '5.05', '5.06', '5.09']
/**
 * What Kela records in a plan that its rehabilitation is part of: own services, own approval, other
 * documents.
 */
const kelaRecords: readonly FieldId[] = ['7.03', '7.04', '7.05', '7.06', '7.11', '7.13', '7.15']

const nothing = (reason: ReasonNumber): CellRow => ({ reason })
const everywhere = (cell: CellRow): MatrixRow => ({
  1: cell,
  2: cell,
  3: cell,
  4: cell,
  5: cell,
  6: cell,
  7: cell,
})

/** What R1-R4 share: identity, customership, joint need and common plan. */
const joint = {
  1: { reason: 1, read: 'all', write: ['1.05', '1.06', '1.07', '1.08', '1.09', '1.10'], safety: true },
  2: { reason: 1, read: 'all', write: 'recorded' },
  3: { reason: 2, read: 'all' },
  6: { reason: 5, read: 'all', write: 'recorded' },
  7: { reason: 6, read: 'all', write: 'recorded' },
} as const satisfies Partial<MatrixRow>

const rightsRequest: CellRow = { reason: 13, read: 'all', condition: 'rightsRequest' }
const ownData: CellRow = { reason: 14, read: 'all', condition: 'withholding' }

/** The access matrix, role by category. Leaving out a row or a cell is a type error. */
export const matrixRows: Readonly<Record<RoleId, MatrixRow>> = {
  employmentSpecialist: {
    ...joint,
    1: { reason: 1, read: 'all', write: 'recorded', safety: true },
    3: { reason: 2, read: 'all', write: 'recorded' },
    4: { reason: 3, read: 'all' },
    5: { reason: 4, read: conclusions },
  },
  socialWorker: {
    ...joint,
    4: { reason: 7, read: 'all', write: 'recorded' },
    5: { reason: 8, read: 'all' },
  },
  socialCounsellor: {
    ...joint,
    4: { reason: 7, read: 'all', write: 'recorded' },
    5: { reason: 4, read: conclusions },
  },
  nurse: {
    ...joint,
    4: { reason: 3, read: 'all' },
    5: { reason: 8, read: 'all', write: 'recorded' },
  },
  workAbilitySpecialist: {
    ...joint,
    4: {
      reason: 22,
      read: ['4.01', '4.02', '4.05', '4.07'],
      readOwn: ['4.08'],
      write: ['4.02', '4.07', '4.08'],
    },
    5: {
      reason: 22,
      read: ['5.02', '5.03', '5.04', '5.06', '5.07', '5.09'],
      readOwn: ['5.10'],
      write: ['5.02', '5.06', '5.07', '5.09', '5.10'],
    },
    7: {
      reason: 9,
      read: ['7.01', '7.02', '7.05', '7.12'],
      readOwn: kelaRecords.filter((field) => field !== '7.05'),
      inPlan: 'all',
      write: kelaRecords,
    },
  },
  leadPerson: {
    ...everywhere(nothing(10)),
    2: { reason: 10, instead: 'counts' },
    6: { reason: 10, instead: 'counts' },
    7: { reason: 10, instead: 'counts' },
  },
  steeringMember: { ...everywhere(nothing(10)), 2: { reason: 10, instead: 'aggregates' } },
  accessOfficer: { ...everywhere(nothing(11)), 1: { reason: 11, instead: 'staffData' } },
  kehaGrantor: { ...everywhere(nothing(12)), 2: { reason: 12, instead: 'technicalMetadata' } },
  kehaOperator: { ...everywhere(nothing(12)), 2: { reason: 12, instead: 'technicalMetadata' } },
  registrar: everywhere(rightsRequest),
  customer: {
    1: { ...ownData, write: ['1.04', '1.05', '1.06', '1.07', '1.08', '1.10', '1.11'] },
    2: { ...ownData, write: ['2.14', '2.15', '2.19'] },
    3: { ...ownData, write: ['3.01', '3.03', '3.07'] },
    4: { ...ownData, comment: true },
    5: { ...ownData, comment: true },
    6: { ...ownData, write: ['6.03'] },
    7: { ...ownData, write: ['7.10', '7.11'] },
  },
  providerCoach: everywhere(nothing(15)),
  youthCoordinator: everywhere(nothing(16)),
  supervisor: { ...everywhere(nothing(18)), 2: { reason: 18, instead: 'useLogs' } },
  dataProtectionOfficer: { ...everywhere(nothing(19)), 2: { reason: 19, instead: 'useLogs' } },
  agencyAnalyst: { ...everywhere(nothing(20)), 2: { reason: 20, instead: 'releasedFigures' } },
  representative: everywhere(nothing(21)),
  partySystem: everywhere(nothing(17)),
}

/** The fields of a category, or those that a row lists. */
export function listedFields(category: CategoryNumber, listed: CellRow['read']): readonly FieldId[] {
  return listed === 'all' ? fieldIds[category] : (listed ?? [])
}
