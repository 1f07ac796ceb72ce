import postgres from 'postgres'

/** One row of declared.reading, as `readings` of the register gives it. */
export interface DeclaredReading {
  readonly role: string
  readonly kelaInPlan: boolean
  readonly safety: boolean
  readonly categories: readonly number[]
  readonly openClasses: readonly string[]
  readonly ownClasses: readonly string[]
}

/** What the database repeats of the declaration, as `declaredAccess` of the register gives it. */
export interface Declaration {
  readonly roles: readonly {
    readonly role: string
    readonly kind: string
    readonly ownEmployerOnly: boolean
  }[]
  readonly permissions: readonly {
    readonly role: string
    readonly operation: string
    readonly reach: string
  }[]
  readonly barredPairs: readonly { readonly role: string; readonly other: string }[]
  readonly readings: readonly DeclaredReading[]
  readonly acts: readonly { readonly operation: string; readonly whose: string }[]
  readonly recorders: readonly { readonly field: string; readonly kind: string }[]
  readonly singles: readonly { readonly field: string }[]
  readonly partyKinds: readonly { readonly kind: string }[]
}

/**
 * Replaces the database's copy of the declaration, in one transaction: who may do what, which roles exclude
 * one another, and what is readable. Policies, functions and the gate go by it; whoever reads meanwhile sees
 * the earlier copy.
 */
export async function syncDeclaration(url: string, declaration: Declaration): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      await tx`set local role tym_owner`
      for (const table of [
        'barred_pair',
        'permission',
        'role',
        'reading',
        'act',
        'recorder',
        'single',
        'party_kind',
      ])
        await tx`delete from declared.${tx(table)}`
      // A register may have nothing of a kind, and no statement inserts no rows.
      const fill = async (table: string, rows: readonly Row[], ...columns: readonly string[]) => {
        if (rows.length > 0) await tx`insert into declared.${tx(table)} ${tx([...rows], ...columns)}`
      }
      await fill('role', declaration.roles.map(toRole), 'role', 'kind', 'own_employer_only')
      await fill('permission', declaration.permissions, 'role', 'operation', 'reach')
      await fill('barred_pair', declaration.barredPairs, 'role', 'other')
      await fill('act', declaration.acts, 'operation', 'whose')
      await fill('recorder', declaration.recorders, 'field', 'kind')
      await fill('party_kind', declaration.partyKinds, 'kind')
      await fill('single', declaration.singles, 'field')
      for (const row of declaration.readings) {
        await tx`insert into declared.reading (role, kela_in_plan, safety, categories, open_classes, own_classes)
          values (${row.role}, ${row.kelaInPlan}, ${row.safety}, ${[...row.categories]}, ${[...row.openClasses]}, ${[...row.ownClasses]})`
      }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

type Row = Readonly<Record<string, string | boolean>>

const toRole = ({ role, kind, ownEmployerOnly }: Declaration['roles'][number]) => ({
  role,
  kind,
  own_employer_only: ownEmployerOnly,
})
