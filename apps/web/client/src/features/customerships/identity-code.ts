const form = /^(\d{6})[-+YXWVUABCDEF](\d{3})([0-9A-FHJ-NPR-Y])$/
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'

export type TypedCode =
  | { readonly kind: 'right'; readonly code: string }
  | { readonly kind: 'wrongForm' }
  | { readonly kind: 'wrongCheck' }

/**
 * A typed identity code (henkilötunnus), looked at before it is sent: its form and its check character.
 * Surrounding space and small letters are forgiven; the rest is the service's to judge.
 */
export function readIdentityCode(typed: string): TypedCode {
  const code = typed.trim().toUpperCase()
  const [, day, individual, check] = form.exec(code) ?? []
  if (day === undefined || individual === undefined) return { kind: 'wrongForm' }
  const expected = checkCharacters[Number(`${day}${individual}`) % checkCharacters.length]
  return expected === check ? { kind: 'right', code } : { kind: 'wrongCheck' }
}
