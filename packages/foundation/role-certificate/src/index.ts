export {
  certificateType,
  customerTokenType,
  grantType,
  longestLifetime,
  strongAuthentication,
} from './claims.ts'
export {
  createProof,
  generateProofKey,
  importProofKey,
  type ProofKey,
  type ProofToCreate,
} from './create-proof.ts'
export { dpopErrors } from './dpop-errors.ts'
export { importPublicJwk } from './embedded-jwk.ts'
export {
  type CertificateToSign,
  type GrantToSign,
  issueGrantStatement,
  issueRoleCertificate,
  type Sign,
} from './issue.ts'
export { readAuthorization } from './read-authorization.ts'
export type { GrantStatement, RoleCertificate } from './role-certificate.ts'
export { issueStatementRequest } from './statement-request.ts'
export { createTrustStore, type KeyUse, type TrustedKey, type TrustStore } from './trust.ts'
export { type BodyOfProof, verifyBody } from './verify-body.ts'
export { type CertificateVerifierOptions, createCertificateVerifier } from './verify-certificate.ts'
export { type FindAgencyKey, verifyGrantStatement } from './verify-grant.ts'
export { type Parameters, parametersHashOf, verifyParameters } from './verify-parameters.ts'
export {
  createProofVerifier,
  longestProofId,
  type ProofToVerify,
  type ProofVerifierOptions,
  replaySlotSeconds,
  replaySlots,
  type UnboundProofToVerify,
  type VerifiedProof,
} from './verify-proof.ts'
