export { type Actor, type AuditFacts, append, type SubjectOf } from './append.ts'
export { auditDetail, auditEntry } from './schema.ts'
