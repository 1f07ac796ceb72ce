import type { Finding } from '../findings.ts'

/** One sentence on a finding: what it means, and what to do. */
export function sentenceOf(finding: Finding): string {
  switch (finding.code) {
    case 'checkpoint-not-signed':
      return finding.failed.length === 0
        ? "The agency's key of the policy has not signed the checkpoint, so nothing here is proven; check that the policy is the agency's own and ask for the extract again."
        : `The signature of ${finding.failed.join(' and ')} on the checkpoint does not hold, so it was changed after it was signed; ask for the extract again.`
    case 'checkpoint-of-another-log':
      return 'The checkpoint is of a log that the policy does not name; ask the agency for its policy of today.'
    case 'too-few-witnesses':
      return `${finding.cosigned.length} of the witnesses have cosigned the checkpoint and the policy wants ${finding.needed}, so you may be shown another log than everybody else; ask again in an hour and tell the witnesses if it stays so.`
    case 'statement-not-signed':
      return "The agency's key has not signed how many lines there are, so lines could be missing at the end; ask for the extract again."
    case 'statement-of-another-checkpoint':
      return 'The number of lines was stated for another state of the log than the one that is shown; ask for the extract again.'
    case 'statement-of-another-customership':
      return 'The number of lines was stated for another customership; ask for the extract of your own.'
    case 'line-altered':
      return `Line ${finding.line} (the ${ordinal(finding.place)} in the file) is not what the log has, in its content or its place; do not rely on it, keep the file and report it to the data-protection officer.`
    case 'line-of-another-file':
      return `Line ${finding.line} (the ${ordinal(finding.place)} in the file) is in the log but belongs to another customership; tell the data-protection officer, since it should not have come to you.`
    case 'line-twice':
      return `Line ${finding.line} is there a second time (the ${ordinal(finding.place)} in the file); ask for the extract again, and report it if two different lines have that number.`
    case 'lines-out-of-order':
      return `Line ${finding.line} (the ${ordinal(finding.place)} in the file) does not follow the one before it in number and in the log; ask for the extract again and report it if it stays so.`
    case 'line-too-many':
      return `Line ${finding.line} (the ${ordinal(finding.place)} in the file) is beyond the number of lines that the agency states; report it to the data-protection officer.`
    case 'line-missing':
      return `${numbers(finding.line, finding.last)} not in the file although the customership has it; ask for the extract again and report it if it stays so.`
    case 'history-forked':
      return `At ${finding.size} entries the log is not the one that the earlier file shows, so there are two histories; keep both files and report them to the data-protection officer and the witnesses.`
    case 'history-went-back':
      return `The log has ${finding.size} entries and had ${finding.earlierSize} before, which a log never does; if the two files were not given in the wrong order, keep both and report them to the data-protection officer and the witnesses.`
    case 'line-dropped-since':
      return `Line ${finding.line} is in the earlier file and not in this one; keep both files and report them to the data-protection officer.`
    case 'line-changed-since':
      return `Line ${finding.line} is another line than in the earlier file; keep both files and report them to the data-protection officer.`
    case 'recovery-not-signed':
      return "The agency's key has not signed a statement of a restore, so nothing was compared across it; ask for /log/recoveries again."
    case 'earlier-not-comparable':
      return notComparable[finding.why]
    default:
      return finding satisfies never
  }
}

const notComparable = {
  'not-valid':
    'The earlier file is not valid itself under this policy, so nothing was compared; verify it alone to see why.',
  'another-log':
    'The earlier file is of another log, so nothing was compared; give one of the same log, or, after a restore, the agency’s statements with --recoveries.',
  'another-customership':
    'The earlier file is of another customership, so nothing was compared; give one of the same customership.',
} as const

function numbers(first: number, last: number): string {
  return first === last ? `Line ${first} is` : `Each of the lines ${first} to ${last} is`
}

function ordinal(place: number): string {
  const tens = place % 100
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${place}${ending}`
}
