import { formatDeletionCertificate } from './deletion-certificate.ts'

/** What an agency of this name could certify. */
export function testCertificateText(agency: string): string {
  return formatDeletionCertificate({
    agency,
    deletion: '0198f0a0-0000-7000-8000-000000000001',
    run: '0198f0a0-0000-7000-8000-000000000002',
    date: '2030-11-26',
    rule: { section: '381/2023 12 §', months: 48, effectiveFrom: '2025-01-01' },
    classes: { plans: 3, consents: 0 },
    held: 1,
    stores: ['keys', 'register'],
  })
}
