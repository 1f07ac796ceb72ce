/** The states of a customership, in the order in which it goes through them. */
export const states = [
  'underAssessment',
  'planDraft',
  'planInForce',
  'underReview',
  'endProposed',
  'ended',
] as const
