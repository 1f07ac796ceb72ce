/** Whether the page before has saved something: the next one says so, once. */
let saved = false

export function markSaved(): void {
  saved = true
}

export function takeSaved(): boolean {
  const before = saved
  saved = false
  return before
}
