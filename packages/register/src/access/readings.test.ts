import { describe, expect, it } from 'vitest'
import { holds, readableClasses, readings, roleIds, safetyClass } from '../index.ts'

const rows = readings()
const rowOf = (role: string, kelaInPlan: boolean, safety: boolean) =>
  rows.find((row) => row.role === role && row.kelaInPlan === kelaInPlan && row.safety === safety)

describe('readings', () => {
  it('give a role its readable classes, each where its condition holds', () => {
    for (const role of roleIds)
      for (const kelaInPlan of [false, true])
        for (const safety of [false, true])
          for (const { class: key, ownOnly, category, condition, ...row } of readableClasses(role)) {
            const reading = rowOf(role, kelaInPlan, safety)
            const open = holds(condition, { kelaInPlan }) && (safety || !row.safety)
            const list = (ownOnly ? reading?.ownClasses : reading?.openClasses) ?? []
            expect([role, key, list.includes(key)]).toEqual([role, key, open])
            if (open) expect(reading?.categories).toContain(category)
          }
  })

  it('open contact data under turvakielto to staff only when asked for, to the customer always', () => {
    expect(rowOf('nurse', true, false)?.openClasses).not.toContain(safetyClass)
    expect(rowOf('nurse', true, true)?.openClasses).toContain(safetyClass)
    expect(rowOf('customer', true, false)?.openClasses).toContain(safetyClass)
  })

  it('give a role that reads nothing no row at all', () => {
    const silent = roleIds.filter((role) => rowOf(role, true, true) === undefined)
    expect(silent).toContain('providerCoach')
    expect(silent).toContain('registrar')
  })
})
