import type { DeletionCertificate } from '../deletion-certificate.ts'
import type { RemovalCertificate } from '../removal-certificate.ts'

/** What a certificate says, for a reader who has never seen one. */
export function reportOfCertificate(
  certificate: DeletionCertificate | RemovalCertificate,
  isCertified: boolean,
): string {
  if (!isCertified)
    return "NOT VALID: the agency's key of the policy has not signed this certificate in these words and in its own name; ask the agency for it again.\n"
  const sentences = 'removal' in certificate ? ofRemoval(certificate) : ofDeletion(certificate)
  return `${sentences.join('\n')}\n`
}

function ofRemoval(certificate: RemovalCertificate): readonly string[] {
  const { agency, removal, reason, date, searched, backupsExpireOn, backupDays } = certificate
  return [
    `VALID: ${agency} certifies that removal ${removal} was carried out on ${date}: a fact of class ${certificate.class} that should never have been in its file, for the reason ${reason}.`,
    `Searched: ${searched} kinds of places of the file, each opened with its key; nothing of the fact was found.`,
    `Backups are kept for ${backupDays} days: the last one that may hold the fact has expired on ${backupsExpireOn}. A restore removes it again before anybody is served.`,
    'It does not say what the fact was, nor whose file it was in; whoever was told the number of the removal knows.',
  ]
}

function ofDeletion({
  agency,
  deletion,
  date,
  rule,
  classes,
  held,
  stores,
}: DeletionCertificate): readonly string[] {
  const rows = Object.entries(classes).map(([name, count]) => `${name} ${count}`)
  return [
    `VALID: ${agency} certifies that deletion ${deletion} was carried out on ${date}, by ${rule.section}: ${basisOf(rule)}, in force since ${rule.effectiveFrom}.`,
    `Rows erased: ${rows.length === 0 ? 'none' : rows.join(', ')}.`,
    held === 0
      ? 'Nothing of the file was kept under a hold.'
      : `Holds that keep entries of the file: ${held}.`,
    `Searched: ${stores.length === 0 ? 'none' : stores.join(', ')}. In each a planted canary was found, so that the search did search, and nothing of the file.`,
    'It does not say whose file that was; whoever was told the number of the deletion knows.',
  ]
}

function basisOf(rule: DeletionCertificate['rule']): string {
  return 'months' in rule
    ? `after ${rule.months} months`
    : `the file had been opened in error and was annulled, and its person could take the log of it for ${rule.openedInError} days`
}
