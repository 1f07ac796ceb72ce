import postgres from 'postgres'

/** One row of declared.read_right, as `readableClasses` of the register gives it. */
export interface DeclaredReadRight {
  readonly role: string
  readonly category: number
  readonly class: string
  readonly ownOnly: boolean
  readonly condition: string | null
  readonly safety: boolean
  readonly rule: string
}

/** Replaces the database's copy of the declared read rights, in one transaction, so that the gate repeats the declaration. */
export async function syncDeclaration(url: string, rights: readonly DeclaredReadRight[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      await tx`set local role tym_owner`
      await tx`delete from declared.read_right`
      for (const right of rights) {
        await tx`insert into declared.read_right (role, category, class, own_only, condition, safety, rule)
          values (${right.role}, ${right.category}, ${right.class}, ${right.ownOnly}, ${right.condition}, ${right.safety}, ${right.rule})`
      }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
