import {
  type CategoryNumber,
  type Cell,
  caseWorkRoles,
  type FieldId,
  getField,
  mayPerform,
  type RoleId,
  roles,
} from '@tym/register'

/** What the declaration lets us expect; built from cells, so that a changed copy gives other expectations. */
export type ExpectedAccess = {
  /** The answer to reading a category: 'open' or the code of the refusal. */
  read(role: RoleId, category: CategoryNumber, file: FileState): string
  /** Whether an entry of the field, stored by this owner, is among what is read. */
  sees(role: RoleId, entry: SeenEntry, file: FileState): boolean
  /** The answer to recording the field: 'recorded' or the code of the refusal. */
  write(role: RoleId, field: FieldId, file: FileState): string
}

export type FileState = { readonly kelaInPlan: boolean }
export type SeenEntry = {
  readonly field: FieldId
  /** The field of the fact that a statement belongs to. */
  readonly about?: FieldId | undefined
  readonly isOwn: boolean
}

/** Reads expectations off the cells of a matrix, by the rules of access that the architecture states. */
export function expectedAccess(cells: readonly Cell[]): ExpectedAccess {
  const byPlace = new Map(cells.map((cell) => [`${cell.role}.${cell.category}`, cell]))
  const cellOf = (role: RoleId, category: CategoryNumber) => byPlace.get(`${role}.${category}`)

  const read = (role: RoleId, category: CategoryNumber, file: FileState): string => {
    const stranger = refusedAtTheDoor(role)
    if (stranger !== undefined) return stranger
    if (!mayPerform(role, 'customership.read')) return 'not-permitted'
    const cell = cellOf(role, category)?.read
    if (cell === undefined) return 'not-permitted'
    if (!hasRelation(role)) return 'not-found'
    return cell.condition === 'kelaInPlan' && !file.kelaInPlan ? 'condition-not-met' : 'open'
  }

  return {
    read,
    sees(role, { field, about, isOwn }, file) {
      const { category } = getField(field)
      if (read(role, category, file) !== 'open') return false
      const cell = cellOf(role, category)?.read
      const asked = about !== undefined && effects.includes(field) ? about : field
      const inPlan = file.kelaInPlan && cell?.inPlan.includes(asked) === true
      return inPlan || cell?.fields.includes(asked) === true || (isOwn && cell?.own.includes(asked) === true)
    },
    write(role, id, file) {
      const stranger = refusedAtTheDoor(role)
      if (stranger !== undefined) return stranger
      if (!mayPerform(role, 'entry.record')) return 'not-permitted'
      const field = getField(id)
      const cell = cellOf(role, field.category)?.write
      if (cell?.fields.includes(id) !== true) return 'not-permitted'
      // Companions are recorded with their fact; the identity code is what the file is opened with.
      if (field.linkedOnly || id === '1.01') return 'field-not-recordable'
      return cell.condition === 'kelaInPlan' && !file.kelaInPlan ? 'condition-not-met' : 'recorded'
    },
  }
}

/** What states how a fact affects employment is read by those who read the fact. */
const effects: readonly FieldId[] = ['4.07', '5.09']

/**
 * Case-work roles by the case team, the customer by being the person. A registrar's request has no road yet.
 */
const hasRelation = (role: RoleId) => role === 'customer' || caseWorkRoles.includes(role)

/** A role that nobody can hold has no valid certificate; a machine's certificate opens no customer's data. */
function refusedAtTheDoor(role: RoleId): string | undefined {
  if (roles[role].kind === 'system') return 'certificate-kind-not-allowed'
  return role === 'customer' || roles[role].grantable ? undefined : 'certificate-invalid'
}
