const key = 'role-change'

/** Remembers in this tab, over the way to the provider and back, that another role was wanted. */
export function noteRoleChange(): void {
  sessionStorage.setItem(key, 'wanted')
}

/** Whether another role was wanted and none has been offered since; asked once. */
export function takeRoleChange(): boolean {
  const isWanted = sessionStorage.getItem(key) !== null
  sessionStorage.removeItem(key)
  return isWanted
}
