import { declaredRegister } from '@tym/register'
import { type DeclaredField, keepRegister } from './declared-register.ts'

/** Keeps the register as the service would tell it. */
export function keepTestRegister(): void {
  keepRegister(declaredRegister())
}

/** A field of it that is there. */
export function getTestField(id: string): DeclaredField {
  const field = declaredRegister().fields.find((each) => each.id === id)
  if (field === undefined) throw new Error(`the register has no field ${id}`)
  return field
}
