/** What stands on an open page that others have changed. */
export const changes = {
  changes: {
    one: '1 muutos, näytä',
    many: '{n} muutosta, näytä',
  },
}
