/** The job that asks the receiving organisation's own signer for its name under a receipt. */
export const signReceiptKind = 'sign-consent-receipt'
