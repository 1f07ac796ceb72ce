export { type AreaSlug, areas, type CastArea } from './areas.ts'
export { demoClient, type MachineClient, machineClients, serviceClients } from './clients.ts'
export { contacts } from './contacts.ts'
export { type CustomerPersona, customers, getCustomer } from './customers.ts'
export { actingFor, type CastOrganisation, type OrganisationSlug, organisations } from './organisations.ts'
export {
  type CastOutsideParty,
  outsideParties,
  sampleHoldings,
  samplePoller,
  sampleRecipient,
} from './outside-parties.ts'
export { badgeWords, roleWords } from './role-words.ts'
export { sealedLogOrigin, witnesses } from './sealed-log.ts'
export { agencyNoteName, developmentSignerSettings } from './signer-settings.ts'
export { signerAudience, signerIssuer } from './signers.ts'
export { type CastDuty, getStaff, newcomer, type StaffPersona, staff } from './staff.ts'
