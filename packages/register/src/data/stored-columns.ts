/**
 * Why a column of a table that names a customership may be plain: an id, the working relation that row-level
 * security decides by, the life cycle that time limits run on, the place in the declaration, the provenance
 * that 1050/2018 6 § and 906/2019 17 § demand, an officer's own data, or a keyed blind index.
 */
export type PlainBecause =
  | 'id'
  | 'relation'
  | 'lifeCycle'
  | 'classification'
  | 'provenance'
  | 'officer'
  | 'blindIndex'
  | 'version'

/**
 * The columns of one table: those encrypted with the customership's key, and each plain one with its reason.
 */
export interface StoredColumns {
  readonly encrypted: readonly string[]
  readonly plain: Readonly<Record<string, PlainBecause>>
}
