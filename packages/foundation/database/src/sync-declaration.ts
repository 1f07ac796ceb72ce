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

/** Replaces the database's copy of what is declared to be readable, in one transaction, so that the gate repeats the declaration. */
export async function syncDeclaration(url: string, readings: readonly DeclaredReading[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      await tx`set local role tym_owner`
      await tx`delete from declared.reading`
      for (const row of readings) {
        await tx`insert into declared.reading (role, kela_in_plan, safety, categories, open_classes, own_classes)
          values (${row.role}, ${row.kelaInPlan}, ${row.safety}, ${[...row.categories]}, ${[...row.openClasses]}, ${[...row.ownClasses]})`
      }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
