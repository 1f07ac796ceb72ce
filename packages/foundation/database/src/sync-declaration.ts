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
 * the copy of before.
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
      await tx`insert into declared.role ${tx(declaration.roles.map(toRole))}`
      await tx`insert into declared.permission ${tx([...declaration.permissions], 'role', 'operation', 'reach')}`
      await tx`insert into declared.barred_pair ${tx([...declaration.barredPairs], 'role', 'other')}`
      await tx`insert into declared.act ${tx([...declaration.acts], 'operation', 'whose')}`
      await tx`insert into declared.recorder ${tx([...declaration.recorders], 'field', 'kind')}`
      await tx`insert into declared.party_kind ${tx([...declaration.partyKinds], 'kind')}`
      await tx`insert into declared.single ${tx([...declaration.singles], 'field')}`
      for (const row of declaration.readings) {
        await tx`insert into declared.reading (role, kela_in_plan, safety, categories, open_classes, own_classes)
          values (${row.role}, ${row.kelaInPlan}, ${row.safety}, ${[...row.categories]}, ${[...row.openClasses]}, ${[...row.ownClasses]})`
      }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const toRole = ({ role, kind, ownEmployerOnly }: Declaration['roles'][number]) => ({
  role,
  kind,
  own_employer_only: ownEmployerOnly,
})
