/** What stands on an open page that others have changed. */
export const changes = {
  changes: {
    one: '1 change, show',
    many: '{n} changes, show',
  },
}
