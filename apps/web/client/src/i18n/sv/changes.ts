/** What stands on an open page that others have changed. */
export const changes = {
  changes: {
    one: '1 ändring, visa',
    many: '{n} ändringar, visa',
  },
}
