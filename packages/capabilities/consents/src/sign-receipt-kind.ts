/** The job that asks the receiving organisation's own signer to sign a receipt. */
export const signReceiptKind = 'sign-consent-receipt'
