/** The columns of the log's tables that name a customership: encrypted, or plain and why. */
export const auditColumns = {
  'audit.detail': {
    encrypted: ['reason'],
    plain: { line: 'id', customership: 'id', resources: 'id' },
  },
  'audit.file_line': {
    encrypted: [],
    plain: { line: 'id', customership: 'id', number: 'version', salt: 'provenance' },
  },
} as const
