import type { SetScene } from '@tym/testing'

/** The consent that is withdrawn, and a second person for the removal that is carried out. */
export const setScene: SetScene = async ({ network }, { consentToWithdraw = '', proposedRemoval = '' }) => ({
  params: {},
  endpoints: {
    withdrawConsent: { params: { consent: consentToWithdraw } },
    removeEntry: {
      client: await network.holder({ role: 'registrar', organisation: 'porvoo' }),
      params: { removal: proposedRemoval },
    },
  },
})
