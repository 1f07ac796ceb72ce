let handed: string | undefined

/** Hands the identity code of a search that found nothing to the start of an assessment, in memory only. */
export function handCode(code: string): void {
  handed = code
}

/** The code that a search has handed over; it stays for the page that opens now. */
export const handedCode = (): string | undefined => handed

/** Forgets it, once the page has it. */
export function forgetHandedCode(): void {
  handed = undefined
}
