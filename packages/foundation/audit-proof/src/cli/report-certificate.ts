import type { DeletionCertificate } from '../deletion-certificate.ts'

/** What a certificate of deletion says, for a reader who has never seen one. */
export function reportOfCertificate(certificate: DeletionCertificate, isCertified: boolean): string {
  if (!isCertified)
    return "NOT VALID: the agency's key of the policy has not signed this certificate in these words and in its own name; ask the agency for it again.\n"
  const { agency, deletion, date, rule, classes, held, stores } = certificate
  const rows = Object.entries(classes).map(([name, count]) => `${name} ${count}`)
  const sentences = [
    `VALID: ${agency} certifies that deletion ${deletion} was carried out on ${date}, by ${rule.section}: after ${rule.months} months, in force since ${rule.effectiveFrom}.`,
    `Rows erased: ${rows.length === 0 ? 'none' : rows.join(', ')}.`,
    held === 0
      ? 'Nothing of the file was kept under a hold.'
      : `Holds that keep entries of the file: ${held}.`,
    `Searched: ${stores.length === 0 ? 'none' : stores.join(', ')}. In each a planted canary was found, so that the search did search, and nothing of the file.`,
    'It does not say whose file that was; whoever was told the number of the deletion knows.',
  ]
  return `${sentences.join('\n')}\n`
}
